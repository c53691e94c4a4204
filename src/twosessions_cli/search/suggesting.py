"""What to offer when nothing was found: the topics and names nearest to what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from twosessions_cli.proposal import Proposal
from twosessions_cli.search.folding import fold

__all__ = ["nearest", "nearest_terms"]


def nearest_terms(typed: str, proposals: Iterable[Proposal], count: int = 3) -> list[str]:
    """Return the `count` topics, delegates and keywords of `proposals` that look most like `typed`."""
    names: dict[str, None] = {}
    for proposal in proposals:
        for name in (proposal.topic, proposal.delegate, *proposal.keywords):
            if name:
                names[name] = None
    return nearest(typed, names, count)


def nearest(typed: str, names: Iterable[str], count: int = 3) -> list[str]:
    """Return the `count` names most like `typed`, the likest first; names that share nothing come last.

    Who types Chinese is offered Chinese names where there are any, who types Latin letters Latin ones.
    """
    from rapidfuzz import fuzz, process

    known = list(names)
    alike = [name for name in known if name.isascii() == typed.isascii()] or known
    folded = {name: fold(name).text for name in alike}
    found = process.extract(fold(typed).text, folded, scorer=fuzz.ratio, limit=count)
    return [name for _, _, name in found]

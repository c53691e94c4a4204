"""What to offer when nothing was found: the topics and names nearest to what was typed."""

from __future__ import annotations

from collections.abc import Iterable

from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.folding import fold

__all__ = ["nearest", "nearest_terms"]


_ALIKE, _ALIKE_SHORT, _ALIKE_LATIN = 40, 51, 60
"""The least `rapidfuzz.fuzz.ratio`, of 100, at which a name is like what was typed: any two words share
Latin letters, and few share Chinese characters; one of two is too little."""


def nearest_terms(typed: str, corpus: Corpus, count: int = 3) -> list[str]:
    """Return the `count` topics, delegates and keywords of `corpus` that look most like `typed`."""
    names = corpus.values({"topic", "topic_en", "delegate", "keywords"})
    return [corpus.passage(names[name]).text for name in nearest(typed, names, count)]


def nearest(typed: str, names: Iterable[str], count: int = 3) -> list[str]:
    """Return the `count` names most like `typed`, the likest first; none that has little in common with it.

    Who types Chinese is offered Chinese names where there are any, who types Latin letters Latin ones.
    """
    from rapidfuzz import fuzz, process

    known = list(names)
    alike = [name for name in known if name.isascii() == typed.isascii()] or known
    folded = {name: fold(name).text for name in alike}
    wanted = fold(typed).text
    least = _ALIKE_LATIN if typed.isascii() else _ALIKE_SHORT if len(wanted) < 3 else _ALIKE
    found = process.extract(wanted, folded, scorer=fuzz.ratio, limit=count, score_cutoff=least)
    return [name for _, _, name in found]

"""Find the proposals that an id, a number or a name stands for."""

from __future__ import annotations

from collections.abc import Sequence

from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.folding import fold
from twosessions_cli.search.suggesting import nearest

__all__ = ["look_up"]


def look_up(proposals: Sequence[Proposal], wanted: str) -> list[Proposal]:
    """Return the proposals that `wanted` names, in their order.

    `wanted` is an id, the number shown in tables, the beginning of one id only, or a delegate's name
    (whole, else a part), which may have several proposals. Raises UsageError where it could be several
    ids or people, and NothingFoundError with the nearest ids and names where it is none.
    """
    wanted = wanted.strip()
    for found in (
        [proposal for proposal in proposals if proposal.id == wanted.lower()],
        [proposal for proposal in proposals if str(proposal.number) == wanted.removeprefix("#")],
    ):
        if found:
            return found
    begun = [proposal for proposal in proposals if wanted and proposal.id.startswith(wanted.lower())]
    if len(begun) > 1:
        _ambiguous(wanted, [proposal.id for proposal in begun])
    return begun or _named(proposals, wanted)


def _named(proposals: Sequence[Proposal], wanted: str) -> list[Proposal]:
    name = fold(wanted).text
    names = {proposal.number: fold(proposal.delegate or "").text for proposal in proposals}
    whole = [proposal for proposal in proposals if name and names[proposal.number] == name]
    if whole:
        return whole
    part = [proposal for proposal in proposals if name and name in names[proposal.number]]
    people = list(dict.fromkeys(proposal.delegate or "" for proposal in part))
    if len(people) > 1:
        _ambiguous(wanted, people)
    if part:
        return part
    known = [name for proposal in proposals for name in (proposal.delegate, proposal.id) if name]
    offer = f" Nearest: {', '.join(nearest(wanted, dict.fromkeys(known)))}." if known else ""
    raise NothingFoundError(f"No proposal has the id, number or delegate {wanted}.{offer}")


def _ambiguous(wanted: str, names: list[str]) -> None:
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    raise UsageError(f"{wanted} could be {shown}. Write more of it.")

"""Find the proposals that an id, a number or a name stands for."""

from __future__ import annotations

from collections.abc import Sequence

from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.names import meant_names
from twosessions_cli.search.suggesting import nearest

__all__ = ["look_up"]


def look_up(proposals: Sequence[Proposal], wanted: str) -> list[Proposal]:
    """Return the proposals that `wanted` names, in their order.

    `wanted` is an id, the number shown in tables, the beginning of one id only, or a delegate's name
    (whole, else a part, else one slip away), who may have several proposals. Raises UsageError where it
    could be several ids or people, and NothingFoundError with the nearest ids and names where it is none.
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
    people = dict.fromkeys(proposal.delegate for proposal in proposals if proposal.delegate)
    meant = meant_names(wanted, people, whole_first=True)
    if len(meant) > 1:
        _ambiguous(wanted, meant)
    if meant:
        return [proposal for proposal in proposals if proposal.delegate in meant]
    known = [name for proposal in proposals for name in (proposal.delegate, proposal.id) if name]
    offer = f" Nearest: {', '.join(nearest(wanted, dict.fromkeys(known)) or known[:3])}." if known else ""
    raise NothingFoundError(f"No proposal has the id, number or delegate {wanted}.{offer}")


def _ambiguous(wanted: str, names: list[str]) -> None:
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    raise UsageError(f"{wanted} could be {shown}. Write more of it.")

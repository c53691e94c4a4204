"""Count and group proposals by a field."""

from collections.abc import Iterable
from typing import NamedTuple

from twosessions_cli.proposal import Proposal
from twosessions_cli.search.match import Match

__all__ = ["GROUP_FIELDS", "Tally", "count_by", "group_by"]

GROUP_FIELDS = ("topic", "delegate", "category", "role", "kind")
"""The fields by which results can be grouped."""


class Tally(NamedTuple):
    """A value of a field (None where it is missing) and how many proposals have it."""

    name: str | None
    total: int


def count_by(proposals: Iterable[Proposal], field: str) -> list[Tally]:
    """Return the values of `field` with their counts, the most frequent first, else as they first come."""
    counts: dict[str | None, int] = {}
    for proposal in proposals:
        value = proposal.text(field)
        counts[value] = counts.get(value, 0) + 1
    return sorted((Tally(*pair) for pair in counts.items()), key=lambda tally: -tally.total)


def group_by(matches: Iterable[Match], field: str) -> list[tuple[str | None, list[Match]]]:
    """Return `matches` in groups of equal `field`: the largest group first, inside it the order given."""
    groups: dict[str | None, list[Match]] = {}
    for match in matches:
        groups.setdefault(match.proposal.text(field), []).append(match)
    return sorted(groups.items(), key=lambda group: -len(group[1]))

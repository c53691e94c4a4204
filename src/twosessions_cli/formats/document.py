"""What a format is given: the proposals to write, grouped or not, and where they come from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from twosessions_cli.errors import UsageError
from twosessions_cli.proposal import FIELD_NAMES, Proposal

__all__ = ["COLUMN_NAMES", "Document", "Entry", "Group", "check_columns"]

COLUMN_NAMES: tuple[str, ...] = (
    "number",
    *FIELD_NAMES,
    "session.name",
    "session.year",
    *(f"source.{key}" for key in ("publication", "headline", "file", "url", "accessed")),
    "score",
    "passage",
    "matched",
)
"""The fields that may be chosen: those of a record, its number, and what a search says about it."""


class Entry(NamedTuple):
    """A proposal and what a search says about it (`score`, `matched`), which JSON carries too."""

    proposal: Proposal
    found: Mapping[str, Any] = {}


class Group(NamedTuple):
    """Entries under one heading; the heading is None where the document has no groups."""

    name: str | None
    entries: Sequence[Entry]


class Document(NamedTuple):
    """Proposals with the question that found them.

    `details` are pairs of name and value that say how the rows came about (query, options, collection);
    `columns` restricts and orders the fields of tabular formats, None means the format's own choice.
    """

    groups: Sequence[Group]
    title: str = "Proposals of the Two Sessions"
    details: Mapping[str, str] = {}
    columns: Sequence[str] | None = None

    @property
    def entries(self) -> Iterable[Entry]:
        return (entry for group in self.groups for entry in group.entries)

    @property
    def has_summaries(self) -> bool:
        """Whether some record restates its source, so that a reader must not quote it."""
        return any(entry.proposal.text("wording") == "summary" for entry in self.entries)


def check_columns(names: str) -> list[str]:
    """Return the field names in a comma-separated list. Raises UsageError for one that is not known."""
    columns = [name.strip() for name in names.split(",") if name.strip()]
    unknown = [name for name in columns if name not in COLUMN_NAMES]
    if unknown or not columns:
        fault = f"there is no field {', '.join(unknown)}" if unknown else "no field is named"
        raise UsageError(f"fields {names!r}: {fault}. Use any of {', '.join(COLUMN_NAMES)}.")
    return columns

"""The values of a record's fields, as JSON and tabular formats write them."""

from __future__ import annotations

from typing import Any

from twosessions_cli.cleaning import clean_line
from twosessions_cli.formats.document import Entry

__all__ = ["cell", "json_value"]


def json_value(entry: Entry, column: str) -> Any:
    """Return the value of `column` as JSON shows it; None where the record has none."""
    if column in entry.found:
        return entry.found[column]
    if column in ("id", "number"):
        return getattr(entry.proposal, column)
    field, _, part = column.partition(".")
    value = entry.proposal.record.get(field)
    return (value or {}).get(part) if part else value


def cell(entry: Entry, column: str) -> str:
    """Return the value of `column` as one printable line; the parts of a list are parted by ` | `."""
    return clean_line(_flat(json_value(entry, column)))


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " | ".join(map(_flat, value))
    if isinstance(value, dict):
        # An item, a place that matched, a session or a source: its text, else all its values.
        return str(value["text"]) if "text" in value else ", ".join(_flat(part) for part in value.values())
    return str(value)

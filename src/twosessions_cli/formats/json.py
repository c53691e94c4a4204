"""JSON: an array of whole records, unknown fields included."""

from __future__ import annotations

import json
from typing import Any

from twosessions_cli.cleaning import unsafe_characters
from twosessions_cli.formats.document import Document, Entry
from twosessions_cli.formats.values import json_value

__all__ = ["dump", "record_of", "render"]


# A dictionary keeps a key where it first stood.
_WITH_ID_FIRST = {"id": None}


def render(document: Document) -> str:
    """Return the document as a JSON array, one line a field, in UTF-8 without escapes of Chinese."""
    records = [record_of(entry, document) for entry in document.entries]
    return dump(records, indent=2) + "\n"


def record_of(entry: Entry, document: Document) -> dict[str, Any]:
    """Return what JSON says of one entry: the chosen columns, or the whole record and what was found."""
    if document.columns is not None:
        return {column: json_value(entry, column) for column in document.columns}
    return {**_WITH_ID_FIRST, **entry.proposal.record, "id": entry.proposal.id, **entry.found}


def dump(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON in which characters that could harm a terminal are escaped, so none is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return unsafe_characters().sub(lambda match: _escape(match.group()), text)


def _escape(character: str) -> str:
    # The line breaks of the layout; those inside strings are escaped already.
    return character if character == "\n" else json.dumps(character)[1:-1].replace("\x7f", "\\u007f")

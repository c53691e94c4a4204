"""Tab-separated lines for other programs: whole text, no heading, one proposal a line."""

from __future__ import annotations

from twosessions_cli.formats.document import Document
from twosessions_cli.formats.values import cell

__all__ = ["render"]

_COLUMNS = ("id", "delegate", "topic", "title", "date")
_FOUND_COLUMNS = ("id", "score", "delegate", "topic", "title", "passage")


def render(document: Document) -> str:
    """Return the document's columns: those asked for, else who, what and (of a search) the best passage."""
    lines = []
    for entry in document.entries:
        columns = document.columns or (_FOUND_COLUMNS if "score" in entry.found else _COLUMNS)
        lines.append("\t".join(cell(entry, column) for column in columns) + "\n")
    return "".join(lines)

"""JSON Lines: one record a line."""

from __future__ import annotations

from twosessions_cli.formats.document import Document
from twosessions_cli.formats.json import dump, record_of

__all__ = ["render"]


def render(document: Document) -> str:
    """Return the document as JSON Lines."""
    return "".join(f"{dump(record_of(entry, document))}\n" for entry in document.entries)

"""Ids, one a line: what `show -` reads."""

from __future__ import annotations

from twosessions_cli.formats.document import Document

__all__ = ["render"]


def render(document: Document) -> str:
    """Return the ids of the document's proposals, one a line."""
    return "".join(f"{entry.proposal.id}\n" for entry in document.entries)

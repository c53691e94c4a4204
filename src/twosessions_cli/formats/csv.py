"""CSV for a spreadsheet: a heading, one row a proposal, UTF-8 with the mark that Excel asks for."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from twosessions_cli.cleaning import clean_block
from twosessions_cli.formats.document import Document, Entry
from twosessions_cli.formats.values import cell

__all__ = ["COLUMNS", "render"]

COLUMNS = (
    "id", "delegate", "role", "level", "region", "organization", "post", "on_behalf_of", "kind",
    "session.name", "session.year", "title", "topic", "topic_en", "category", "keywords", "background",
    "problems", "problems.paragraph", "recommendations", "recommendations.paragraph", "wording", "date",
    "source.publication", "source.headline", "source.file", "source.url", "source.accessed", "tags", "note",
)  # fmt: skip
"""The columns of a whole record. `problems` and `recommendations` hold one item a line, and the column
beside each the line of the source of each item."""


def render(document: Document) -> str:
    """Return the document as CSV (RFC 4180, the lines ended by CR LF) that begins with a byte order mark."""
    columns: Sequence[str] = document.columns or COLUMNS
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for entry in document.entries:
        writer.writerow([_guard(_value(entry, column)) for column in columns])
    return "\ufeff" + out.getvalue()


def _value(entry: Entry, column: str) -> str:
    proposal = entry.proposal
    field, _, part = column.partition(".")
    if field in ("problems", "recommendations"):
        items = proposal.items(field)
        parts = [str(item.paragraph or "") if part else " ".join(item.text.split()) for item in items]
        return clean_block("\n".join(parts))
    if part:
        value = (proposal.record.get(field) or {}).get(part)
        return "" if value is None else clean_block(str(value))
    if field in ("keywords", "tags"):
        return clean_block("\n".join(" ".join(text.split()) for text in proposal.texts(field)))
    if field in ("background", "note"):
        return clean_block(proposal.text(field) or "")
    return cell(entry, field)


def _guard(value: str) -> str:
    """Keep a spreadsheet from taking a text for a formula (OWASP: CSV injection)."""
    return (
        f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")) else value
    )

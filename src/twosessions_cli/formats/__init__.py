"""The formats that proposals are written in: one module a format, each with `render(document) -> str`."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import cast

from twosessions_cli.errors import UsageError
from twosessions_cli.formats.document import COLUMN_NAMES, Document, Entry, Group, check_columns

__all__ = [
    "COLUMN_NAMES",
    "DOCUMENT_FORMATS",
    "FORMATS",
    "Document",
    "Entry",
    "Group",
    "check_columns",
    "format_for_file",
    "render",
]

DOCUMENT_FORMATS = {
    "markdown": (".md", ".markdown"),
    "json": (".json",),
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv",),
    "html": (".html", ".htm"),
}
"""Format -> the endings of a file name that choose it."""

FORMATS = (*DOCUMENT_FORMATS, "tsv", "ids")
"""Every format that `render` knows."""

_WITHOUT_COLUMNS = ("markdown", "html", "ids")


def render(document: Document, name: str) -> str:
    """Return `document` in the format `name`. Raises UsageError for a format or a choice it cannot do."""
    if name not in FORMATS:
        raise UsageError(f"format {name!r} is not known. Use one of {', '.join(FORMATS)}.")
    if document.columns is not None and name in _WITHOUT_COLUMNS:
        raise UsageError(f"fields cannot be chosen for the format {name}. Use json, jsonl, csv or tsv.")
    module = import_module(f"{__name__}.{name}")
    return cast(str, module.render(document))


def format_for_file(path: PurePath) -> str:
    """Return the format that the ending of `path` stands for. Raises UsageError where it stands for none."""
    for name, endings in DOCUMENT_FORMATS.items():
        if path.suffix.lower() in endings:
            return name
    known = ", ".join(ending for endings in DOCUMENT_FORMATS.values() for ending in endings)
    raise UsageError(f"{path}: no format goes with this ending. Use one of {known}, or name the format.")

"""Put results where they are wanted: the terminal, a pipe or a file."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import RenderableType

from twosessions_cli.cli.options import CommonOptions, FormatOptions
from twosessions_cli.display.console import render_to_text, terminal_width, wants_color
from twosessions_cli.errors import OutputError, UsageError
from twosessions_cli.formats import FORMATS, Document, render

__all__ = ["pick_format", "print_document", "print_drawn", "print_text", "save"]


def pick_format(options: FormatOptions, piped: str, known: Sequence[str] = FORMATS) -> str:
    """Return the format to print: the one asked for, else "table" on a terminal and `piped` elsewhere.

    Where fields are asked for but no format, it is "tsv". Raises UsageError for a format not in `known`.
    """
    chosen = options.chosen()
    if chosen is None:
        chosen = "tsv" if options.fields is not None else "table" if sys.stdout.isatty() else piped
    if chosen != "table" and chosen not in known:
        raise UsageError(f"format {chosen!r} is not known here. Use one of table, {', '.join(known)}.")
    if chosen == "table" and options.fields is not None:
        raise UsageError("fields cannot be chosen for the format table. Use json, jsonl, csv or tsv.")
    return chosen


Draw = Callable[[int], Sequence[RenderableType]]
"""Takes the width of the terminal in cells; returns what to print there."""


def print_document(document: Callable[[], Document], form: str, common: CommonOptions, draw: Draw) -> None:
    """Print what `document` returns in the format `form`; as a "table" it is what `draw` returns."""
    if form == "table":
        print_drawn(draw, common)
    else:
        print_text(render(document(), form))


def print_drawn(draw: Draw, common: CommonOptions) -> None:
    """Print what `draw` returns for the terminal, in colour where that is wanted."""
    color = wants_color(common.color, sys.stdout)
    width = terminal_width()
    print_text(render_to_text(*draw(width), width=width, color=color))


def print_text(text: str) -> None:
    """Write `text` to standard output now, so that `main` can say what is wrong if it cannot be."""
    sys.stdout.write(text)
    sys.stdout.flush()


def save(text: str, path: Path, *, force: bool) -> None:
    """Write `text` to `path` whole or not at all; an existing file is replaced only with `force`.

    Raises OutputError that says why it cannot be.
    """
    try:
        with contextlib.suppress(FileNotFoundError):
            # A loop of symbolic links, which the questions below take for a missing file.
            path.stat()
        if path.is_dir():
            raise OutputError(f"{path} is a folder. Name a file in it.")
        if path.is_file() and not force:
            raise OutputError(f"{path} exists already. Use --force to replace it, or another name.")
        if path.exists() and not path.is_file():
            # A device or a named pipe: nothing to replace.
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(path.resolve(), text)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}).") from error


def _replace(path: Path, text: str) -> None:
    # A short name: the file's own may be as long as names can be.
    partial = path.with_name(f".{os.getpid()}.partial")
    try:
        with partial.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, partial)
        os.replace(partial, path)
    finally:
        partial.unlink(missing_ok=True)

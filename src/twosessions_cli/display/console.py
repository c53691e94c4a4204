"""A Rich console that writes into a string, set up for text from outside."""

from __future__ import annotations

import io
import os
import shutil
from typing import IO, Literal

from rich.console import Console, RenderableType

__all__ = ["ColorChoice", "render_to_text", "terminal_width", "wants_color"]

ColorChoice = Literal["auto", "always", "never"]


def wants_color(choice: str | None, stream: IO[str]) -> bool:
    """Tell whether to style what is written to `stream`.

    A `choice` of "always" or "never" comes first, then NO_COLOR (no-color.org), then FORCE_COLOR, then
    whether `stream` is a terminal that is not dumb.
    """
    if choice in ("always", "never"):
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") not in ("dumb", "unknown")


def terminal_width() -> int:
    """Return the columns of the terminal: $COLUMNS, else what it says itself, else 80; from 20 to 1,000."""
    # A terminal may say that it has no columns at all.
    return min(max(shutil.get_terminal_size((80, 24)).columns or 80, 20), 1000)


def render_to_text(*renderables: RenderableType, width: int, color: bool) -> str:
    """Return `renderables` as printed on a terminal `width` cells wide, without spaces at line ends."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    for renderable in renderables:
        console.print(renderable)
    # No-break spaces hold words together on the screen; whoever copies the text wants plain ones.
    text = out.getvalue().replace("\N{NO-BREAK SPACE}", " ")
    return text if color else "".join(f"{line.rstrip()}\n" for line in text.splitlines())

"""Names with counts as aligned bars."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Column, Table
from rich.text import Text

from twosessions_cli.display.highlight import marked
from twosessions_cli.display.line_breaking import Prose
from twosessions_cli.formats.facts import NO_NAME
from twosessions_cli.search.counting import Tally

__all__ = ["bars"]

_LONGEST = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"


def bars(counts: Sequence[Tally], width: int) -> RenderableType:
    """Return `counts` for a terminal `width` cells wide: name, count, and a bar as long as its share."""
    names = [marked(entry.name) if entry.name else Text(f"({NO_NAME})", style="dim") for entry in counts]
    most = max(entry.total for entry in counts)
    digits = len(str(most))
    name_width = min(max(cell_len(name.plain) for name in names), max(width // 2, 8))
    room = max(min(width - name_width - digits - 4, _LONGEST), 1)
    table = Table(
        Column(width=name_width),
        Column(justify="right", width=digits),
        Column(no_wrap=True),
        box=None,
        show_header=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    for name, entry in zip(names, counts, strict=True):
        # Few proposals make short bars: a bar says how many, not only which is the longest.
        length = entry.total * min(room / most, 4)
        table.add_row(Prose(name), str(entry.total), Text(_bar(length), style="cyan"))
    return table


def _bar(length: float) -> str:
    whole, part = divmod(round(length * 8), 8)
    return ("█" * whole + _EIGHTHS[part]).rstrip() or _EIGHTHS[1]

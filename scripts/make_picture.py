"""Draw docs/search.svg, the picture in the README: what a search prints on a terminal.

    python scripts/make_picture.py

Run it with the Python of an environment that has twosessions. Rich can draw SVG too, but gives every
character one cell, Chinese ones as well.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

PICTURE = Path(__file__).parents[1] / "docs" / "search.svg"
ARGUMENTS = ["search", "成果转化"]
COLUMNS = 80
CELL, LINE, MARGIN, BAR = 9, 21, 14, 34

COLORS = {1: "red", 6: "cyan"}
"""The standard colours that the program uses, as classes of the picture."""

HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"
  width="{width}" height="{height}" role="img">
<title>{title}</title>
<style>
text {{ font: 15px Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", "PingFang SC",
  "Microsoft YaHei", monospace;  fill: #d7dae0; white-space: pre }}
.bold {{ font-weight: 700 }} .dim {{ fill: #8b919c }} .red {{ fill: #ff6b70 }} .cyan {{ fill: #4cc3d1 }}
.prompt {{ fill: #8cc265 }}
</style>
<rect width="{width}" height="{height}" rx="8" fill="#1e1f24"/>
"""


def printed() -> str:
    """Return what the search prints on a terminal with colours."""
    environment = os.environ | {"COLUMNS": str(COLUMNS)}
    command = [sys.executable, "-m", "twosessions_cli", *ARGUMENTS, "--format", "table", "--color", "always"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout


def draw() -> str:
    """Return the picture as SVG."""
    command = f"twosessions {' '.join(ARGUMENTS)}"
    lines = printed().rstrip("\n").split("\n")
    width = COLUMNS * CELL + 2 * MARGIN
    height = BAR + (len(lines) + 1) * LINE
    parts = [HEAD.format(width=width, height=height, title=escape(command))]
    parts.append(_text("$ ", 0, 0, "prompt") + _text(command, 2, 0, "bold"))
    for row, line in enumerate(lines, 1):
        parts += _line(Text.from_ansi(line), row)
    return "".join(f"{part}\n" for part in [*parts, "</svg>"])


def _line(line: Text, row: int) -> Iterator[str]:
    column = 0
    for segment in line.render(Console()):
        style = segment.style
        color = COLORS.get(style.color.number, "") if style and style.color else ""
        names = [color, *(name for name in ("bold", "dim") if style and getattr(style, name))]
        if segment.text.strip():
            yield _text(segment.text, column, row, " ".join(filter(None, names)))
        column += cell_len(segment.text)


def _text(text: str, column: int, row: int, style: str) -> str:
    """Return `text` with a place for each character: the cells of the terminal, whatever the font."""
    places = []
    for character in text:
        places.append(str(MARGIN + column * CELL))
        column += cell_len(character)
    y = BAR - 8 + row * LINE
    return f'<text y="{y}" x="{" ".join(places)}" class="{style}">{escape(text)}</text>'


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(), encoding="utf-8", newline="\n")
    print(PICTURE)

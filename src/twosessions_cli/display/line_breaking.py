"""Break Chinese text into lines by the usual rules of Chinese setting.

Rich wraps at spaces, of which Chinese has none. Here a line may end between any two Chinese characters,
but no line begins with closing punctuation (，。” and the like), none ends with opening punctuation (“（《),
and Latin words and numbers stay whole (避头尾, as in W3C's Requirements for Chinese Text Layout, 3.1.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

__all__ = ["Prose", "break_lines"]

_OPENING = "「『（《〈【〔〖〘｛［“‘(\\[{¥$£￥＄"
_CLOSING = "、，。．；：！？…—～·」』）》〉】〕〗〙｝］”’)\\]},.;:!?%‰％℃°"
_WIDE = (
    "\u1100-\u115f\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    "\ufe30-\ufe6f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001f000-\U0001faff\U00020000-\U0003fffd"
)
# What is never parted: opening marks, one wide character or one run of others, closing marks.
_UNIT = re.compile(
    f"[{_OPENING}]*"
    f"(?:[{_WIDE}][\ufe00-\ufe0f\u0300-\u036f]*|[^\\s{_WIDE}{_OPENING}{_CLOSING}]"
    f"(?:[^\\s{_WIDE}“‘”’…—·，。、；：！？（）《》【】「」『』])*)?"
    f"[{_CLOSING}]*"
)


class Prose:
    """A renderable that sets text in lines as wide as it is given, at most `width` cells where that is set."""

    def __init__(self, text: Text | str, width: int | None = None) -> None:
        self.text = Text(text) if isinstance(text, str) else text
        self.width = width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, self.width or options.max_width)
        # Joined, because a Text without spans renders without its own style.
        yield from Text("\n").join(break_lines(self.text, width)).render(console)
        yield Segment.line()

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((cell_len(line) for line in self.text.plain.split("\n")), default=0)
        unit = max((cell_len(unit) for unit in _UNIT.findall(self.text.plain)), default=0)
        most = min(options.max_width, self.width or options.max_width)
        return Measurement(min(unit, most), min(widest, most))


def break_lines(text: Text, width: int) -> list[Text]:
    """Return `text` in lines of at most `width` cells, its styles kept, without spaces at line ends.

    A newline in the text ends a line. A word wider than `width` is broken where it must be; `width` is
    taken as at least 2, so that a Chinese character fits.
    """
    plain = text.plain
    cuts = list(_cuts(plain, max(width, 2)))
    lines = []
    for start, end in zip([0, *cuts], [*cuts, len(plain)], strict=True):
        piece = plain[start:end]
        lines.append(text[start : start + len(piece.rstrip())])
    return lines


def _cuts(plain: str, width: int) -> Iterator[int]:
    """Yield the positions in `plain` at which a new line begins."""
    used = 0
    for start, end in _units(plain):
        unit = plain[start:end]
        if unit == "\n":
            yield end
            used = 0
            continue
        size = cell_len(unit)
        if used + size > width and not unit.isspace():
            if used:
                yield start
                used = 0
            for place, character in enumerate(unit, start):
                wide = cell_len(character)
                if used + wide > width:
                    yield place
                    used = 0
                used += wide
        else:
            used += size


def _units(plain: str) -> Iterator[tuple[int, int]]:
    place = 0
    while place < len(plain):
        match = _UNIT.match(plain, place)
        end = match.end() if match and match.end() > place else place + 1
        yield place, end
        place = end

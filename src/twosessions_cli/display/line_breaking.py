"""Break Chinese text into lines by the usual rules of Chinese setting.

Rich wraps at spaces, of which Chinese has none. Here a line may end between any two Chinese characters,
but no line begins with closing punctuation (，。” and the like), none ends with opening punctuation (“（《),
and Latin words and numbers stay whole (避头尾, as in W3C's Requirements for Chinese Text Layout, 3.1.3).
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.text import Text

__all__ = ["Prose", "break_lines"]

_OPENING = frozenset("「『（《〈【〔〖〘｛［“‘([{")
_CLOSING = frozenset("、，。．；：！？…—～·」』）》〉】〕〗〙｝］”’)]},.;:!?%‰％℃°")
_PARTING = frozenset("“”‘’…—·")
"""Marks that end a Latin word although a terminal draws them one cell wide."""

_FIRST_WIDE = "\u1100"


class Prose:
    """A renderable that sets text in lines as wide as it is given, but no wider than `width` cells."""

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
        plain = self.text.plain
        unit = max((cell_len(plain[start:end]) for start, end in _units(plain)), default=0)
        most = min(options.max_width, self.width or options.max_width)
        return Measurement(min(unit, most), min(widest, most))


def break_lines(text: Text, width: int) -> list[Text]:
    """Return `text` in lines of at most `width` cells, its styles kept, without spaces at line ends.

    A newline in the text ends a line. A word wider than `width` is broken where it must be; `width` is
    taken as at least 2, so that a Chinese character fits.
    """
    lines = []
    start = 0
    for paragraph in text.plain.split("\n"):
        starts = _line_starts(paragraph, max(width, 2))
        for first, end in zip(starts, [*starts[1:], len(paragraph)], strict=True):
            content = paragraph[first:end].rstrip()
            lines.append(text[start + first : start + first + len(content)])
        start += len(paragraph) + 1
    return lines


def _line_starts(paragraph: str, width: int) -> list[int]:
    """Return where in `paragraph` the lines begin, the first at 0."""
    starts = [0]
    used = 0
    units = list(_units(paragraph))
    for start, end in units:
        size = cell_len(paragraph[start:end])
        if used + size > width and not paragraph[start].isspace():
            if used:
                starts.append(start)
                used = 0
            if size > width:
                for place in range(start, end):
                    if used + cell_len(paragraph[place]) > width:
                        starts.append(place)
                        used = 0
                    used += cell_len(paragraph[place])
                continue
        used += size
    return _without_lonely_end(paragraph, starts, units, width)


def _without_lonely_end(
    paragraph: str, starts: list[int], units: list[tuple[int, int]], width: int
) -> list[int]:
    """Give a last line of one Chinese character another from the line above, as typesetters do."""
    if len(starts) < 2 or len(units) < 2:
        return starts
    (above, after), (start, end) = units[-2:]
    is_lonely = start == starts[-1] and _is_wide(paragraph[start])
    can_spare = after - above == 1 and _is_wide(paragraph[above]) and above > starts[-2]
    if is_lonely and can_spare and cell_len(paragraph[above:end]) <= width:
        return [*starts[:-1], above]
    return starts


def _units(plain: str) -> Iterator[tuple[int, int]]:
    """Yield what stays whole: a character or Latin word with the marks that cling to it, or a space."""
    place, length = 0, len(plain)
    while place < length:
        start = place
        if plain[place].isspace():
            place += 1
        else:
            # A space between a mark and what it clings to changes nothing.
            while place < length and (plain[place] in _OPENING or (place > start and plain[place].isspace())):
                place += 1
            place = _core_end(plain, place)
            while (after := _after_spaces(plain, place)) < length and plain[after] in _CLOSING:
                place = after + 1
        yield start, place


def _after_spaces(plain: str, place: int) -> int:
    while place < len(plain) and plain[place].isspace():
        place += 1
    return place


def _core_end(plain: str, place: int) -> int:
    """Return where the character or Latin word that begins at `place` ends; `place` if there is none."""
    if place == len(plain) or plain[place].isspace() or plain[place] in _CLOSING:
        return place
    if _is_wide(plain[place]):
        return place + 1
    while place < len(plain) and not (
        plain[place].isspace() or plain[place] in _PARTING or _is_wide(plain[place])
    ):
        place += 1
    return place


def _is_wide(character: str) -> bool:
    return character >= _FIRST_WIDE and cell_len(character) == 2

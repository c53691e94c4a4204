"""Fold text so that what a reader takes for the same is the same: script, width, case and punctuation.

Folding works character by character and remembers where each came from, so that a place found in the
folded text can be shown in the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from pathlib import Path

__all__ = ["Folded", "fold"]

# Between two Latin words or numbers a space is all that keeps them apart; elsewhere it is decoration.
_LOOSE_SPACE = re.compile(r"(?<![a-z0-9]) +| +(?![a-z0-9 ])")
_BREAK = r"[，。；：！？、…,;:!?|\n\r()（）\[\]【】《》〈〉“”‘’「」『』\"]"
_LOOSE_POINT = re.compile(r"(?<![0-9])\.|\.(?![0-9])")


class Folded:
    """A folded text, and for each of its characters the position in the original."""

    __slots__ = ("offsets", "original", "text")

    def __init__(self, original: str, text: str, offsets: Sequence[int]) -> None:
        self.original = original
        self.text = text
        self.offsets = offsets

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of the folded characters from `start` up to `end` (not empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def breaks(self) -> list[int]:
        """Return the folded characters before which a pause, a bracket or a quotation mark was dropped."""
        found = (bisect_left(self.offsets, mark.start()) for mark in re.finditer(_BREAK, self.original))
        return [place for place in dict.fromkeys(found) if 0 < place < len(self.text)]


def fold(text: str) -> Folded:
    """Fold `text`: Traditional to Simplified, full width to half, capitals to small, no accents.

    What parts two Latin words or numbers stays as one space (`110、120`, `zero-carbon`), and so does a
    decimal point; all other punctuation goes.
    """
    table = _table()
    folded = text.translate(table)
    if len(folded) == len(text) and table.uneven.isdisjoint(text):
        offsets: Sequence[int] = range(len(text))
    else:
        offsets = [place for place, character in enumerate(text) for _ in character.translate(table)]
    if "." in folded:
        folded = _LOOSE_POINT.sub(" ", folded)
    if " " in folded:
        dropped = {place for match in _LOOSE_SPACE.finditer(folded) for place in range(*match.span())}
        offsets = [offset for place, offset in enumerate(offsets) if place not in dropped]
        folded = _LOOSE_SPACE.sub("", folded)
    return Folded(text, folded, offsets)


class _Table(dict[int, str]):
    """What each character folds to; characters are worked out when they are first met."""

    def __init__(self, simplified: dict[int, int]) -> None:
        super().__init__()
        self.simplified = simplified
        self.uneven: set[str] = set()
        """The characters met that do not fold to exactly one."""

    def __missing__(self, code: int) -> str:
        if 0x3400 <= code <= 0x9FFF:
            # Han characters, which have no other width, case or accents; most of what is met.
            folded = chr(self.simplified.get(code, code))
        else:
            folded = "".join(map(self._fold_one, unicodedata.normalize("NFKD", chr(code)).casefold()))
        if len(folded) != 1:
            self.uneven.add(chr(code))
        self[code] = folded
        return folded

    def _fold_one(self, character: str) -> str:
        kind = unicodedata.category(character)
        if kind[0] in "LN" or character in ".+#%":
            return chr(self.simplified.get(ord(character), ord(character)))
        # Accents, invisible characters and apostrophes stand inside a word, all else between two.
        return "" if kind[0] == "M" or kind == "Cf" or character in "'’" else " "


@cache
def _table() -> _Table:
    # By path and not by importlib.resources, which takes 8 ms to import.
    lines = Path(__file__).with_name("data").joinpath("traditional.txt").read_text("utf-8").splitlines()
    traditional, simplified = (line for line in lines if not line.startswith("#"))
    return _Table(str.maketrans(traditional, simplified))

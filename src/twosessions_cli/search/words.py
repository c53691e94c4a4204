"""Which Chinese words there are, and how much each of them says.

The words and their counts come from jieba's dictionary, by way of `data/words.txt` (see
scripts/make_word_list.py); those that say little in a query come from `data/asking.txt`.
"""

from __future__ import annotations

import math
import mmap
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["COMMON", "CORPUS", "WordCount", "count_of", "weight_of"]

CORPUS = 60_000_000
"""How many words the corpus of jieba's dictionary has."""

_SAYS_NOTHING, _SAYS_ALL = 2.5, 5.0
"""The information in a word, as the power of ten of its rarity: the commonest that counts, the commonest
that counts in full."""

_LEAST, COMMON = 0.1, 0.2
"""The least weight of a noun, and that of the words of policy that stand in every other proposal."""


class WordCount(NamedTuple):
    """How often the corpus has a word, and the first letter of its part of speech."""

    times: int
    tag: str


@cache
def count_of(word: str) -> WordCount | None:
    """Return the count of a folded word, None for one that is not in the list."""
    lines = _lines()
    wanted = word.encode("utf-8", "surrogatepass")
    low, high = _first(), len(lines)
    while low < high:
        middle = (low + high) // 2
        start = max(low, lines.rfind(b"\n", low, middle) + 1)
        end = lines.find(b"\n", start)
        entry, times, tag = lines[start:end].split(b" ")
        if entry == wanted:
            return WordCount(int(times), tag.decode())
        if entry < wanted:
            low = end + 1
        else:
            high = start
    return None


def weight_of(word: str, *, is_term: bool = False) -> float:
    """Return how much `word` tells beside other words, from 0 to 1.

    A rare word tells much, a common one little, a verb half as much as a noun as rare; words with which one
    asks tell nothing. `is_term` says that the word is known to stand for a subject.
    """
    asking, common = _asking()
    if word in asking:
        return 0.0
    if word in common:
        return COMMON
    count = count_of(word)
    if count is None or is_term:
        return 1.0
    information = math.log10(CORPUS / count.times)
    weight = (information - _SAYS_NOTHING) / (_SAYS_ALL - _SAYS_NOTHING)
    noun = count.tag in "nijlstx" and len(word) > 1
    return min(1.0, max(_LEAST, weight)) * (1.0 if noun else 0.5)


@cache
def _lines() -> mmap.mmap:
    # Of the 2 MB a search looks at a few hundred lines.
    with (Path(__file__).with_name("data") / "words.txt").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@cache
def _first() -> int:
    """Return where the words begin, after the two lines that say what they are."""
    return _lines().find(b"\n", _lines().find(b"\n") + 1) + 1


@cache
def _asking() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that ask, and those that are common in policy."""
    text = Path(__file__).with_name("data").joinpath("asking.txt").read_text("utf-8")
    asking, common = text.split("# common", 1)
    return _words(asking), _words(common.split("\n", 1)[1])


def _words(text: str) -> frozenset[str]:
    lines = " ".join(line for line in text.splitlines() if not line.startswith("#"))
    # All that folding would change in the file (a test sees to it): it takes 么 for a variant of 幺.
    return frozenset(lines.replace("么", "幺").split())

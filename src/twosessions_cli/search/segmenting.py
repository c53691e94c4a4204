"""Cut a run of Chinese into words, each with how much it tells."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

from twosessions_cli.search.words import CORPUS, count_of, weight_of

__all__ = ["Part", "is_han", "segment"]

_LONGEST_WORD = 10
_TERM_COUNT = 5_000
"""How common a term of the glossary or the collection is taken to be: it shall win over its own parts."""

_LATIN_OR_HAN = r"[a-z0-9.+#% ]+|[^a-z0-9.+#% ]+"


class Part(NamedTuple):
    """A word of a longer run; `weight` from 0 to 1 says how much it tells."""

    text: str
    weight: float
    is_known: bool


def is_han(text: str) -> bool:
    """Tell whether `text` consists of Han characters only."""
    return bool(text) and all("\u3400" <= mark <= "\u9fff" or mark == "\u3007" for mark in text)


def segment(run: str, is_term: Callable[[str], bool], *, whole: bool = True) -> list[Part]:
    """Cut a folded `run` into the likeliest words, and leave out those that only ask.

    The likeliest are those of which the product of their frequencies is highest, as in jieba's method;
    `is_term` says which words the glossary and the collection know beside the word list. With `whole` the run
    may be one word itself. Characters that are left over side by side are taken for one unknown word.
    """
    parts: list[Part] = []
    for piece in re.findall(_LATIN_OR_HAN, run):
        if piece.isascii():
            parts += [Part(word, weight, True) for word in piece.split() if (weight := weight_of(word))]
        else:
            parts += _joined(_words(piece, is_term, whole=whole or piece != run), is_term)
    return parts


def _words(run: str, is_term: Callable[[str], bool], *, whole: bool) -> list[str]:
    size = len(run)
    best: list[tuple[float, int]] = [(0.0, 0)] * size + [(0.0, size)]
    for start in range(size - 1, -1, -1):
        ways = []
        for end in range(start + 1, min(size, start + _LONGEST_WORD) + 1):
            times = _times(run[start:end], is_term)
            if times and (whole or end - start < size):
                ways.append((math.log(times / CORPUS) + best[end][0], end))
        best[start] = max(ways)
    words = []
    start = 0
    while start < size:
        end = best[start][1]
        words.append(run[start:end])
        start = end
    return words


def _times(word: str, is_term: Callable[[str], bool]) -> int:
    count = count_of(word)
    times = count.times if count else 0
    if len(word) == 1:
        return max(1, times)
    return max(times, _TERM_COUNT) if is_term(word) else times


def _joined(words: list[str], is_term: Callable[[str], bool]) -> list[Part]:
    parts: list[Part] = []
    loose: list[str] = []
    for word in [*words, ""]:
        if len(word) == 1 and weight_of(word):
            loose.append(word)
            continue
        if loose:
            weight = min(1.0, sum(map(weight_of, loose)))
            parts.append(Part("".join(loose), weight, len(loose) == 1))
            loose = []
        if word and (weight := weight_of(word, is_term=is_term(word))):
            parts.append(Part(word, weight, True))
    return parts

"""Find a word in a folded text: as it stands, or with one character wrong, missing, added or swapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["Specific", "exact_places", "is_long_enough", "near_place"]

Specific = Callable[[str, str], bool]
"""Takes a word of three characters and a window that shares a pair of them: is the pair rare outside it?"""

_LATIN = re.compile("[a-z0-9]")
_SHORTEST_NEAR = 3
_SHORTEST_NEAR_LATIN = 5


def exact_places(word: str, text: str) -> list[tuple[int, int]]:
    """Return every place (start, end) of `word` in `text`.

    A word that begins with a Latin letter or a digit counts only where a word begins, and a number only
    as a whole: `ai` is not in `training`, nor `110` in `1100`.
    """
    places = []
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _is_whole(text, start, end):
            places.append((start, end))
        start = text.find(word, end)
    return places


def _is_whole(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if start and _LATIN.match(first) and _same_run(text[start - 1], first):
        return False
    return not (end < len(text) and last.isdecimal() and (text[end].isdecimal() or text[end] == "."))


def _same_run(one: str, other: str) -> bool:
    if one == ".":
        # Folding keeps a point only in a decimal fraction.
        return other.isdecimal()
    return bool(_LATIN.match(one)) and one.isdecimal() == other.isdecimal()


def is_long_enough(word: str) -> bool:
    """Tell whether `word` is long enough to be looked for with a slip in it."""
    if _LATIN.match(word):
        return len(word) >= _SHORTEST_NEAR_LATIN and not any(map(str.isdecimal, word))
    return len(word) >= _SHORTEST_NEAR


def near_place(
    word: str, text: str, *, is_name: bool, specific: Specific | None = None
) -> tuple[int, int] | None:
    """Return the best place in `text` that is one edit away from `word`, or None.

    An edit is a wrong, missing, added or swapped character (RapidFuzz's optimal string alignment
    distance). Two characters of three are weak evidence, so a short word must meet more than that: see
    `_is_evidence`. `is_name` says that `text` is a whole name, topic or keyword; without `specific` no pair
    is taken as rare.
    """
    from rapidfuzz.distance import OSA

    best: tuple[int, int, int] | None = None
    for start, end in _windows(word, text):
        window = text[start:end]
        if OSA.distance(word, window, score_cutoff=1) != 1:
            continue
        if _LATIN.match(word) and not _is_whole_word(text, start, end):
            continue
        whole = is_name and len(window) == len(text)
        if whole or _is_evidence(word, window, specific):
            # A swap or one wrong character before a missing or an added one.
            rank = abs(len(window) - len(word))
            if best is None or rank < best[0]:
                best = (rank, start, end)
    return best[1:] if best else None


def _windows(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of `text` that could be one edit away: at least one half of `word` stands there."""
    length, middle = len(word), len(word) // 2
    swapped = word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    for start, end in exact_places(swapped, text):
        yield start, end
    for half, at_start in ((word[:middle], True), (word[middle:], False)):
        place = text.find(half)
        while place >= 0:
            for size in (length, length + 1, length - 1):
                start = place if at_start else place + len(half) - size
                if start >= 0 and start + size <= len(text):
                    yield start, start + size
            place = text.find(half, place + 1)


def _is_whole_word(text: str, start: int, end: int) -> bool:
    before = start and _LATIN.match(text[start - 1])
    return not before and not (end < len(text) and _LATIN.match(text[end]))


def _is_evidence(word: str, window: str, specific: Specific | None) -> bool:
    """Tell whether a window one edit away shares enough with the word to be meant by it.

    All typed characters found (one was missing, or two were swapped) is enough, and so are three right
    ones beside a wrong one. After taking away an added character three are left of four typed: too few,
    unless the added one only doubles its neighbour. With one wrong of three, the two right ones must
    stand side by side and belong to this very window in the collection: 碳足积 finds 碳足迹, but 科技馆
    does not find every 科技.
    """
    if len(window) > len(word) or sorted(window) == sorted(word):
        return True
    if len(window) < len(word):
        doubled = any(
            word[place] == word[place + 1] and word[:place] + word[place + 1 :] == window
            for place in range(len(word) - 1)
        )
        return doubled or len(window) > 3
    return len(word) > 3 or (specific is not None and specific(word, window))

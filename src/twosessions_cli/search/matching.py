"""Find a word in a folded text: as it stands, or with one character wrong, missing, added or swapped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

__all__ = [
    "exact_places",
    "is_long_enough",
    "is_near",
    "is_specific",
    "near_windows",
    "rearranged",
]

_HARDLY = 0.02
"""How often two characters may be expected at their distance by chance alone, to count as evidence."""

_LATIN = re.compile("[a-z0-9]")
_WHOLE_UP_TO = 3
_SHORTEST_NEAR = 3
_SHORTEST_NEAR_LATIN = 5


def exact_places(word: str, text: str, begin: int = 0) -> Iterator[tuple[int, int]]:
    """Yield every place (start, end) of `word` in `text` from `begin` on.

    A word that begins with a Latin letter or a digit counts only where a word begins, a number or a word of
    up to three letters only as a whole: `ai` is not in `training` nor `AIDS`, nor `110` in `1100`.
    """
    # Most words are Han throughout, and for them every place counts.
    anywhere = not _LATIN.match(word[0]) and not word[-1].isdecimal()
    start = text.find(word, begin)
    while start >= 0:
        end = start + len(word)
        if anywhere or _is_whole(text, start, end):
            yield start, end
        start = text.find(word, start + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if start and _LATIN.match(first) and _same_run(text[start - 1], first):
        return False
    if end == len(text):
        return True
    if end - start <= _WHOLE_UP_TO and _LATIN.match(last) and _same_run(text[end], last):
        return False
    return not (last.isdecimal() and (text[end].isdecimal() or text[end] == "."))


def _same_run(one: str, other: str) -> bool:
    if one == ".":
        # Folding keeps a point only in a decimal fraction.
        return other.isdecimal()
    return bool(_LATIN.match(one)) and one.isdecimal() == other.isdecimal()


def is_long_enough(word: str) -> bool:
    """Tell whether `word` is long enough to be looked for with a slip in it."""
    if word.isascii():
        return len(word) >= _SHORTEST_NEAR_LATIN and not any(map(str.isdecimal, word))
    return len(word) >= _SHORTEST_NEAR


def is_near(word: str, other: str) -> bool:
    """Tell whether one edit makes `word` into `other`: a wrong, missing, added or swapped character.

    The distance is RapidFuzz's optimal string alignment.
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=1) == 1


def near_windows(word: str, text: str) -> Counter[str]:
    """Return the strings in `text` that are one edit away from `word`, and how often each stands there."""
    windows: Counter[str] = Counter()
    seen = set()
    for start, end in _windows(word, text):
        window = text[start:end]
        if (start, end) in seen or "\n" in window or not is_near(word, window):
            continue
        seen.add((start, end))
        if (_is_whole_word if word.isascii() else _is_whole)(text, start, end):
            windows[window] += 1
    return windows


def rearranged(word: str, text: str) -> Counter[str]:
    """Return the strings in `text` that have the characters of `word` in another order."""
    windows: Counter[str] = Counter()
    size, letters = len(word), sorted(word)
    if len(set(word)) < 2:
        return windows
    # Around each place of the rarest character, which costs less than looking at every place.
    rarest = min(word, key=text.count)
    seen = -1
    place = text.find(rarest)
    while place >= 0:
        for start in range(max(seen + 1, place - size + 1, 0), place + 1):
            window = text[start : start + size]
            if window != word and sorted(window) == letters:
                windows[window] += 1
            seen = start
        place = text.find(rarest, place + 1)
    return windows


def _halves(word: str) -> tuple[str, str]:
    return word[: len(word) // 2], word[len(word) // 2 :]


def _swapped(word: str) -> str:
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _windows(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of `text` that could be one edit away.

    One edit leaves one half of the word as it is, unless it swaps the characters where the halves meet.
    """
    length = len(word)
    yield from exact_places(_swapped(word), text)
    for half, at_start in zip(_halves(word), (True, False), strict=True):
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


def is_specific(word: str, window: str, text: str) -> bool:
    """Tell whether a window one edit away shares enough with `word` to be meant by it, for what `text` holds.

    All typed characters found (one was missing, or two were swapped) is enough, and so are three right
    ones beside a wrong one, four right ones beside an added one, or an added one that only doubles its
    neighbour. With less it hangs on the collection. With one wrong of three characters, two right ones
    side by side must stand mostly in this very window, and more than once: 碳足积 finds 碳足迹, but 科技馆
    does not find every 科技. Two right ones apart must be so rare that chance hardly put them there: 碳组迹
    finds 碳足迹, but 外星人 does not find 外贸人才. With three left of four, they must not always be part of
    one longer word: 金融危机 does not find 金融机构.
    """
    if len(window) > len(word) or sorted(window) == sorted(word):
        return True
    if len(window) == len(word):
        return len(word) > 3 or _bears_out(word, window, text)
    doubled = any(
        word[place] == word[place + 1] and word[:place] + word[place + 1 :] == window
        for place in range(len(word) - 1)
    )
    if doubled or len(window) > 3:
        return True
    return len(window) == 3 and not any(_always_beside(window, text, step) for step in (-1, 1))


def _bears_out(word: str, window: str, text: str) -> bool:
    pair = next((window[i : i + 2] for i in (0, 1) if window[i : i + 2] == word[i : i + 2]), None)
    if pair is None:
        by_chance = text.count(window[0]) * text.count(window[2]) / len(text)
        return by_chance < _HARDLY
    times = text.count(window)
    return times > 1 and text.count(pair) < 2 * times


def _always_beside(window: str, text: str, step: int) -> bool:
    """Tell whether `window` stands twice or more, with one character always before (-1) or after (1) it."""
    beside = []
    place = text.find(window)
    while place >= 0:
        neighbour = place - 1 if step < 0 else place + len(window)
        beside.append(text[neighbour] if 0 <= neighbour < len(text) else "\n")
        place = text.find(window, place + 1)
    return len(beside) > 1 and len(set(beside)) == 1 and "\n" not in beside

"""Find a word in a folded text: as it stands, or with one character wrong, missing, added or swapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from twosessions_cli.search.folding import Folded

__all__ = ["Specific", "exact_places", "is_long_enough", "is_specific", "may_be_near", "near_place"]

Specific = Callable[[str, str], bool]
"""Takes a word and a window one edit away from it: does the collection bear the window out?"""

_HARDLY = 0.02
"""How often two characters may be expected at their distance by chance alone, to count as evidence."""

_LATIN = re.compile("[a-z0-9]")
_PAUSES = frozenset("，。；：！？、…,;:!?|\n")
_SHORTEST_NEAR = 3
_SHORTEST_NEAR_LATIN = 5


def exact_places(word: str, text: str) -> list[tuple[int, int]]:
    """Return every place (start, end) of `word` in `text`.

    A word that begins with a Latin letter or a digit counts only where a word begins, a number or a single
    letter only as a whole: `ai` is not in `training`, nor `110` in `1100`, nor `i` in `industry`.
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
    if end == len(text):
        return True
    if end - start == 1 and _LATIN.match(first) and _LATIN.match(text[end]):
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


def near_place(
    word: str, folded: Folded, *, is_name: bool, specific: Specific | None = None
) -> tuple[int, int] | None:
    """Return the best place in the text of `folded` that is one edit away from `word`, or None.

    An edit is a wrong, missing, added or swapped character (RapidFuzz's optimal string alignment
    distance). Two characters of three are weak evidence, so a short word must meet more than that: see
    `_is_evidence`. `is_name` says that the text is a whole name, topic or keyword; without `specific` the
    collection bears nothing out.
    """
    from rapidfuzz.distance import OSA

    text = folded.text
    best: tuple[int, int, int] | None = None
    for start, end in _windows(word, text):
        window = text[start:end]
        if OSA.distance(word, window, score_cutoff=1) != 1:
            continue
        if not (_is_whole_word if word.isascii() else _is_whole)(text, start, end):
            continue
        if _is_glued(folded, start, end):
            continue
        whole = is_name and len(window) == len(text)
        if whole or _is_evidence(word, window, specific):
            # A swap or one wrong character before a missing or an added one.
            rank = abs(len(window) - len(word))
            if best is None or rank < best[0]:
                best = (rank, start, end)
    return best[1:] if best else None


def may_be_near(word: str, text: str) -> bool:
    """Tell whether anything in `text` can be one edit away from `word`, without looking closely.

    One edit leaves one half of the word as it is, unless it swaps the characters where the halves meet.
    """
    return any(part in text for part in _halves(word)) or _swapped(word) in text


def _halves(word: str) -> tuple[str, str]:
    return word[: len(word) // 2], word[len(word) // 2 :]


def _swapped(word: str) -> str:
    middle = len(word) // 2
    return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]


def _windows(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of `text` that could be one edit away, see `may_be_near`."""
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


def _is_glued(folded: Folded, start: int, end: int) -> bool:
    """Tell whether a pause parts the first or the last character of a window from the others.

    Folding drops the comma of 产业集群，推动: 产业集群化 must not find 产业集群推.
    """
    pairs = {(start, start + 1), (end - 2, end - 1)} if end - start > 1 else set()
    return any(
        mark in _PAUSES
        for one, other in pairs
        for mark in folded.original[folded.offsets[one] + 1 : folded.offsets[other]]
    )


def _is_evidence(word: str, window: str, specific: Specific | None) -> bool:
    """Tell whether a window one edit away shares enough with the word to be meant by it.

    All typed characters found (one was missing, or two were swapped) is enough, and so are three right
    ones beside a wrong one, four right ones beside an added one, or an added one that only doubles its
    neighbour. With less it hangs on the collection, see `is_specific`.
    """
    if len(window) > len(word) or sorted(window) == sorted(word):
        return True
    if len(window) == len(word):
        return len(word) > 3 or (specific is not None and specific(word, window))
    doubled = any(
        word[place] == word[place + 1] and word[:place] + word[place + 1 :] == window
        for place in range(len(word) - 1)
    )
    if doubled or len(window) > 3:
        return True
    return len(window) == 3 and specific is not None and specific(word, window)


def is_specific(word: str, window: str, texts: Sequence[str]) -> bool:
    """Tell whether what `texts` (the folded records) hold speaks for a short `window` being a word meant.

    With one wrong of three characters, two right ones side by side must stand mostly in this very window,
    and more than once: 碳足积 finds 碳足迹, but 科技馆 does not find every 科技. Two right ones apart must be
    so rare that chance hardly put them there: 碳组迹 finds 碳足迹, but 外星人 does not find 外贸人才. With
    three left of four, they must not always be part of one longer word: 金融危机 does not find 金融机构.
    """
    if len(window) < len(word):
        return not any(_always_beside(window, texts, step) for step in (-1, 1))
    pair = next((window[i : i + 2] for i in (0, 1) if window[i : i + 2] == word[i : i + 2]), None)
    if pair is None:
        by_chance = _count(window[0], texts) * _count(window[2], texts) / sum(map(len, texts))
        return by_chance < _HARDLY
    times = _count(window, texts)
    return times > 1 and _count(pair, texts) < 2 * times


def _count(part: str, texts: Sequence[str]) -> int:
    return sum(text.count(part) for text in texts)


def _always_beside(window: str, texts: Sequence[str], step: int) -> bool:
    """Tell whether `window` stands twice or more, with one character always before (-1) or after (1) it."""
    beside = []
    for text in texts:
        place = text.find(window)
        while place >= 0:
            neighbour = place - 1 if step < 0 else place + len(window)
            beside.append(text[neighbour] if 0 <= neighbour < len(text) else "")
            place = text.find(window, place + 1)
    return len(beside) > 1 and len(set(beside)) == 1 and "" not in beside

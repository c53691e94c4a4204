"""What a typed word may stand for: the strings to look for in a collection, and why each of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.glossary import Glossary
from twosessions_cli.search.match import How
from twosessions_cli.search.matching import is_long_enough, is_specific, near_windows, rearranged
from twosessions_cli.search.pronunciation import (
    Unit,
    characters_read,
    read_typed,
    same_sound,
    sounds,
)
from twosessions_cli.search.segmenting import is_han, segment
from twosessions_cli.search.words import count_of

__all__ = ["QUALITY", "Reader", "Reading"]

QUALITY: dict[How, float] = {
    "exact": 0.9,
    "script": 0.9,
    "pinyin": 0.85,
    "synonym": 0.8,
    "english": 0.8,
    "initials": 0.75,
    "near": 0.6,
    "sound": 0.55,
}
"""What a way is worth, from 0 to 1; an exact hit that is the whole of a field is worth 1."""

_NARROWER = 0.75
"""What a one-way line of the glossary takes off the quality."""

_RUNGS = (
    ("whole", False),
    ("half", False),
    ("whole", True),
    ("initials", True),
    ("short", True),
    ("half", True),
)
"""In which order ways to read Latin letters are tried; true where sounds easily confused count as one."""

_LATIN_RUN = "[a-z0-9.+#%]+"
_MOST_DIFFERENT = 60
"""How many different strings a reading may come to: more than that is not what was meant."""


class Reading(NamedTuple):
    """A folded string to look for, how it stands for what was typed, and what it is worth, from 0 to 1.

    `via` is the word that was made out from what was typed where `text` is another word for that one; where
    `is_word` is false, `text` may straddle two words and even a pause between them; where `is_same` is
    false, it means something narrower.
    """

    text: str
    how: How
    quality: float
    via: str = ""
    is_word: bool = True
    is_same: bool = True


class Reader:
    """Reads typed words against one collection and one glossary."""

    def __init__(self, corpus: Corpus, glossary: Glossary) -> None:
        self.corpus = corpus
        self.glossary = glossary
        self.is_term = lru_cache(maxsize=4096)(self._is_term)

    def _is_term(self, word: str) -> bool:
        return self.corpus.is_name(word) or word in self.glossary

    def is_word(self, text: str) -> bool:
        """Tell whether `text` is a word of Chinese, of the glossary, or a name in the collection."""
        return count_of(text) is not None or self.is_term(text)

    def exact(self, text: str) -> Reading:
        """Return the reading of `text` as it stands."""
        return Reading(text, "exact", QUALITY["exact"])

    def other_words(self, text: str) -> list[Reading]:
        """Return the other words of the glossary for `text`.

        One that holds `text`, or another of them that is worth as much, is left out: it is found with that.
        """
        how: How = "english" if text.isascii() else "synonym"
        others = self.glossary.other_words(text)
        return [
            Reading(
                other.text, how, QUALITY[how] * (1 if other.is_same else _NARROWER), is_same=other.is_same
            )
            for other in others
            if text not in other.text
            and not any(
                one.text in other.text and one.text != other.text and one.is_same >= other.is_same
                for one in others
                if not one.text.isascii()
            )
        ]

    def further_words(self, text: str) -> list[Reading]:
        """Return the words that stand beside the other words for `text`, see `Glossary.further_words`."""
        how: How = "english" if text.isascii() else "synonym"
        return [
            Reading(word, how, QUALITY[how] * _NARROWER)
            for word in self.glossary.further_words(text)
            if text not in word
        ]

    def slips(self, text: str) -> list[Reading]:
        """Return what the collection holds that `text` may be a slip for: near in writing, then in sound."""
        is_word = self.is_word(text)
        near = [] if is_word else self._near(text)
        if not is_han(text) or len(text) < 2:
            return near
        alike = [one for one in near if len(one.text) == len(text) and _sound_alike(text, one.text)]
        if alike:
            # A wrong character that sounds right is likelier than one that does not.
            return [one._replace(how="sound", quality=QUALITY["sound"]) for one in alike]
        is_enough = len(text) > 3 or all(
            len(one.text) != len(text) or sorted(one.text) == sorted(text) for one in near
        )
        if near and is_enough:
            return near
        # Two right characters of three are little: sounds that are right throughout come first.
        return self._sounding_like(text, is_word=is_word) or near

    def _near(self, text: str) -> list[Reading]:
        windows: Counter[str] = Counter()
        if is_han(text) and len(text) > 1:
            moved = rearranged(text, self.corpus.text)
            windows.update(
                {window: times for window, times in moved.items() if len(text) > 3 or self.is_word(window)}
            )
        if is_long_enough(text):
            windows.update(
                {
                    window: times
                    for window, times in near_windows(text, self.corpus.text).items()
                    if self.corpus.is_name(window) or is_specific(text, window, self.corpus.text)
                }
            )
        if not windows and is_long_enough(text) and not text.isascii():
            # A term that stands nowhere may be meant for which another word does.
            listed = near_windows(text, self.glossary.text)
            windows.update({term: times for term, times in listed.items() if term in self.glossary})
        return [
            Reading(window, "near", QUALITY["near"], is_word=self.is_word(window))
            for window in self._best(windows, whole_only=False)
        ]

    def _sounding_like(self, text: str, *, is_word: bool) -> list[Reading]:
        """Return strings that sound like `text`.

        Of two characters they must be a word; and where what was typed is a word itself, it must be read
        with the same tones (制造 for 智造), since then it is likelier to be meant as it stands.
        """
        strict = [self._alike(character, loosely=False) for character in text]
        loose = self._standing([self._alike(character, loosely=True) for character in text])
        found = self._accepted(text, _of_classes(loose, strict), is_word=is_word, loosely=False)
        if not found and not is_word:
            found = self._accepted(text, loose, is_word=is_word, loosely=True)
        if found or is_word:
            return found
        return self._accepted(text, self._listed(strict), is_word=False, loosely=False)

    def _accepted(self, text: str, windows: Counter[str], *, is_word: bool, loosely: bool) -> list[Reading]:
        windows.pop(text, None)
        quality = QUALITY["sound"] - (0.05 if loosely else 0)
        readings = []
        for window in windows:
            changed = sum(one != other for one, other in zip(text, window, strict=True))
            if is_word or (loosely and len(text) == 2):
                # Weak evidence: only what a proposal is about can be meant.
                sure = self.corpus.is_name(window) and (not is_word or _same_tones(text, window))
            else:
                sure = self.is_word(window) or (changed == 1 and len(text) > 2 and not loosely)
            if sure or (len(text) > 3 and not is_word):
                readings.append(Reading(window, "sound", quality - 0.02 * (changed - 1)))
        return sorted(readings, key=lambda reading: -reading.quality)[:_MOST_DIFFERENT]

    @staticmethod
    def _alike(character: str, *, loosely: bool) -> str:
        syllables = dict.fromkeys(sound[:-1] for sound in sounds(character))
        read = chain.from_iterable(
            characters_read(Unit(syllable, is_whole=True), loosely=loosely) for syllable in syllables
        )
        return character + "".join(read)

    def sounded(self, typed: str, text: str) -> list[Reading]:
        """Return what the collection holds that is read as `typed`, Latin letters with or without Han.

        `text` is `typed` folded. Of the ways to read the letters (see `read_typed`) the first that comes to
        a word counts, first with the sounds as typed, then with those easily taken for them.
        """
        if not re.search(_LATIN_RUN, text) or (text.isascii() and self.is_term(text)):
            return []
        ways: dict[str, list[tuple[Unit | str, ...]]] = {"whole": [], "half": [], "initials": [], "short": []}
        for way, units in self._pieces(typed if text.isascii() else text):
            if len(units) > 1:
                ways[way].append(tuple(units))
        standing: dict[tuple[Unit | str, ...], Counter[str]] = {}
        for way, loosely in _RUNGS:
            windows: Counter[str] = Counter()
            for sequence in ways[way]:
                # Sought once, loosely: what is read exactly as typed is among that.
                if sequence not in standing:
                    standing[sequence] = self._standing([_characters(unit, True) for unit in sequence])
                found = standing[sequence]
                if found and not loosely:
                    found = _of_classes(found, [_characters(unit, False) for unit in sequence])
                windows.update(found)
            if readings := self._as_readings(windows, way):
                return readings
        for sequence in ways["whole"]:
            listed = self._listed([_characters(unit, False) for unit in sequence])
            if readings := self._as_readings(listed, "whole"):
                return readings
        return self._surnames(text)

    def _as_readings(self, windows: Counter[str], way: str) -> list[Reading]:
        how: How = "pinyin" if way in ("whole", "half") else "initials"
        return [
            Reading(window, how, QUALITY[how]) for window in self._best(windows, whole_only=how == "initials")
        ]

    def _surnames(self, text: str) -> list[Reading]:
        """Return the delegates whose names begin with the one syllable `text`."""
        characters = characters_read(Unit(text, is_whole=True))
        names = (
            [name for name in self.corpus.values({"delegate"}) if name[0] in characters] if characters else []
        )
        return [Reading(name, "pinyin", QUALITY["pinyin"]) for name in sorted(names)]

    @staticmethod
    def _pieces(text: str) -> list[tuple[str, list[Unit | str]]]:
        """Return the ways to read the Latin runs of `text`, the Han between them as they stand."""
        found: list[tuple[str, list[Unit | str]]] = [("whole", [])]
        order = ("whole", "half", "initials", "short")
        for piece in re.findall(r"[^\u3007\u3400-\u9fff]+|[\u3007\u3400-\u9fff]+", text):
            if is_han(piece):
                found = [(way, [*start, *piece]) for way, start in found]
                continue
            found = [
                (max(before, way, key=order.index), [*start, *units])
                for before, start in found
                for way, sequences in read_typed(piece)
                for units in sequences
            ][:_MOST_DIFFERENT]
        return found

    def _standing(self, classes: Sequence[str]) -> Counter[str]:
        """Return the strings of the collection whose characters are of `classes`, with their counts."""
        # Of the thousands of characters that are read alike, the collection has a few.
        present = [self.corpus.alphabet.intersection(characters) for characters in classes]
        if not all(present):
            return Counter()
        return Counter(
            window
            for start, window in _windows(present, self.corpus.text)
            if self.corpus.is_restricted or not self.corpus.is_broken(start, start + len(window))
        )

    def _listed(self, classes: Sequence[str]) -> Counter[str]:
        """Return the terms of the glossary whose characters are of `classes`: other words may stand."""
        found = _windows(classes, self.glossary.text) if all(classes) else ()
        return Counter(term for _, term in found if term in self.glossary)

    def _best(self, windows: Counter[str], *, whole_only: bool) -> list[str]:
        """Return the candidates that are likeliest to be meant.

        Names and words come first; then what consists of words; then, unless `whole_only` is asked for, any
        string of three characters or more. Only the best kind there is counts.
        """
        kinds: dict[int, list[str]] = {}
        for window in windows:
            kinds.setdefault(self._kind(window), []).append(window)
        for kind in (0, 1, 2):
            if kind == 2 and whole_only:
                break
            if kind in kinds:
                least = (2, 4 if whole_only else 3, 3)[kind]
                if whole_only and kind == 0:
                    # Two letters stand for very many words: only for what a proposal is about.
                    kinds[0] = [one for one in kinds[0] if len(one) > 2 or one in self.corpus.names]
                kept = sorted(
                    (window for window in kinds[kind] if len(window) >= least),
                    key=lambda window: (-windows[window], window),
                )
                if kept and len(kept) <= _MOST_DIFFERENT:
                    return kept
        return []

    def _kind(self, window: str) -> int:
        if self.is_word(window):
            return 0
        parts = segment(window, self.is_term)
        composed = sum(len(part.text) for part in parts if part.is_known and len(part.text) > 1)
        return 1 if composed == len(window) else 2


def _windows(classes: Sequence[Iterable[str]], text: str) -> Iterator[tuple[int, str]]:
    """Yield each string in `text` whose characters are of `classes`, with its start."""
    pattern = re.compile("".join(f"[{re.escape(''.join(characters))}]" for characters in classes))
    found = pattern.search(text)
    while found:
        yield found.start(), found[0]
        found = pattern.search(text, found.start() + 1)


def _sound_alike(one: str, other: str) -> bool:
    return all(same_sound(*pair, loosely=True) for pair in zip(one, other, strict=True))


def _same_tones(one: str, other: str) -> bool:
    return all(same_sound(*pair, with_tone=True) for pair in zip(one, other, strict=True))


def _of_classes(windows: Counter[str], classes: Sequence[str]) -> Counter[str]:
    """Return those of `windows` whose characters are of `classes`."""
    return Counter(
        {
            window: times
            for window, times in windows.items()
            if all(one in characters for one, characters in zip(window, classes, strict=True))
        }
    )


def _characters(unit: Unit | str, loosely: bool) -> str:
    return unit if isinstance(unit, str) else characters_read(unit, loosely=loosely)

"""Find one word of a query: as it stands, by other words for it, by sounds and slips, or word by word.

The surer ways come first, and the others are tried only where they are needed: a word that is found as it was
typed drags in nothing that only sounds like it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosessions_cli.search.evidence import Found, Sought, any_of, parts_of, records_with
from twosessions_cli.search.passages import HEAD_FIELDS, NAME_FIELDS
from twosessions_cli.search.query import Word
from twosessions_cli.search.readings import QUALITY, Reader, Reading
from twosessions_cli.search.segmenting import Part, is_han, segment
from twosessions_cli.search.words import COMMON

__all__ = ["ENOUGH_OF_A_QUESTION", "Note", "WordSearch", "is_question"]

_ENOUGH, ENOUGH_OF_A_QUESTION = 0.7, 0.4
"""How much of a run of words a record must have by weight; a question has words that are only said so."""

_NEARLY_ALL = 0.75
"""The same where some record has the whole run."""

_LONG, _ENOUGH_OF_A_LONG_RUN = 5, 0.5
"""From how many characters on half is enough, if every word of the run stands somewhere."""

_SAID_OF = "难贵乱差"
"""What is said of a subject of two characters, and may be left out: 贷款难."""

_ASKING = (
    *("谁", "吗", "呢", "怎", "如何", "为何", "有没有", "有人", "啥", "是否", "能否"),
    *("哪些", "哪个", "哪里", "哪位", "什么", "什幺"),
)
_ASKING_IN_ENGLISH = frozenset({"who", "what", "which", "how", "why", "where", "when"})

_SPREAD = 0.85
"""What words that stand apart are worth, of the same words standing together."""

_CLEAR_CUT = 0.9
"""How far what is less sure stays behind the last of what is surer."""

_FEW = 3
"""A word found exactly in fewer records, and nowhere of weight, may yet be a slip for another."""

_MANY = 10
"""From how many proposals on a word that stands in most of them tells little."""

_PLENTY = 10
"""From how many records on that have a whole run of words no other is looked for that has them apart."""

_MOST_MEANT = 8
"""Of how many words that may be meant the other words are looked for as well."""

_MOST_BESIDE = 3
"""How many Han characters beside Latin letters are tried as one word with them."""

_MOST_TRIED, _LONGEST_TRIED = 20, 24
"""For how many words of one query, and up to how many characters, slips and sounds are tried: a pasted page
needs to be bounded."""

_FLOOD, _FLOOD_SHARE = 3, 0.1
"""In how many records, and in what share of them, a slip that is no word may be found, and be meant."""

_LATIN = "[a-z]+"


class Note(NamedTuple):
    """How a word of the query was taken.

    `stands` says that it, or another word for it, was found as it was typed; `meant` are the readings that
    were found beside or instead, `apart` the words of it that were found one by one; `tried` says whether
    sounds and slips were tried at all.
    """

    word: str
    stands: bool
    meant: tuple[Reading, ...]
    apart: tuple[str, ...]
    tried: bool


class WordSearch:
    """Finds words in one corpus; `notes` tell how they were taken."""

    def __init__(self, reader: Reader, notes: list[Note], *, exact: bool) -> None:
        """Take the reader of a corpus and the list to note in; `exact` looks only for words as they stand."""
        self.reader = reader
        self.corpus = reader.corpus
        self.notes = notes
        self.is_exact = exact
        self._tried = 0
        self._parts_known: dict[tuple[str, bool], Found] = {}
        self._apart_known: dict[tuple[str, float | None, bool], Found] = {}

    def find(self, word: Word) -> Found:
        """Return the records that have `word` in one way or another."""
        text = word.text
        exact = records_with(self.corpus, word.typed, [self.reader.exact(text)])
        if self.is_exact or word.is_phrase:
            return exact
        known = self._with_other_words(word.typed, text, exact)
        if known and not self._may_be_slip(text, exact, known):
            # Some record has the whole of it: its words apart are looked for only as they stand, and not at
            # all where it is the whole name of something.
            few = len(exact) < _PLENTY and not self.corpus.is_name(text)
            parts = self._in_parts(text, _NEARLY_ALL, as_typed=len(exact) >= _FEW) if few else {}
            return self._noted(word, known, (), {}, _then(known, parts, exact), tried=False)
        slips = self._slips(word, exact)
        meant = self._meant(word.typed, slips)
        # What has the whole word with a slip in it was meant, not what has only a part of it.
        parts = {} if meant else self._in_parts(text, _NEARLY_ALL if known else None)
        return self._noted(word, known, slips, meant, _then(_then(known, meant, known), parts, exact))

    def _with_other_words(self, typed: str, text: str, exact: Found, *, is_part: bool = False) -> Found:
        """Return `exact` and what has other words for it; words for something narrower come after both."""
        others = self.reader.other_words(text)
        same = [reading for reading in others if reading.is_same]
        narrower = [reading for reading in others if not reading.is_same]
        known = any_of([exact, records_with(self.corpus, typed, same)])
        if is_part and len(known) >= _PLENTY:
            return known
        known = _then(known, records_with(self.corpus, typed, narrower), known)
        if exact or len(known) >= _FEW:
            return known
        return _then(known, records_with(self.corpus, typed, self.reader.further_words(text)), known)

    def sound(self, typed: str, text: str) -> Found:
        """Return the records that have what `typed`, Latin words side by side, is read as."""
        sounded = self.reader.sounded(typed, text)
        found = records_with(self.corpus, typed, sounded)
        return self._noted(Word(typed), {}, sounded, found, found) if found else {}

    def _slips(self, word: Word, exact: Found) -> list[Reading]:
        """Return what the word may be a slip for; a run of known words that stand somewhere is none."""
        text = word.text
        self._tried += 1
        if self._tried > _MOST_TRIED or len(text) > _LONGEST_TRIED:
            return []
        if re.search(_LATIN, text) and (sounded := self.reader.sounded(word.typed, text)):
            return sounded
        parts = segment(text, self.reader.is_term)
        if not exact and _is_plain(parts) and self._in_parts(text, None):
            return []
        return self.reader.slips(text)

    def _meant(self, typed: str, slips: Sequence[Reading]) -> Found:
        """Return the records for what `typed` may be a slip for, and for the other words for that."""
        unsure = [slip for slip in slips if not slip.is_word]
        most = max(_FLOOD, len(self.corpus.proposals) * _FLOOD_SHARE)
        if len(records_with(self.corpus, typed, unsure)) > most:
            slips = [slip for slip in slips if slip.is_word]
        found = records_with(self.corpus, typed, slips)
        if len(slips) > _MOST_MEANT:
            slips = []
        for slip in slips:
            if not self.reader.is_term(slip.text) and len(slip.text) < 4:
                continue
            if slip.how == "sound" and self.reader.is_word(typed):
                # That a word was meant for another is doubtful enough.
                continue
            factor = slip.quality / QUALITY["exact"]
            others = [
                Reading(other.text, slip.how, other.quality * factor, slip.text)
                for other in self.reader.other_words(slip.text)
            ]
            more = records_with(self.corpus, typed, others)
            found = any_of([found, more])
            if not more:
                parts = {
                    record: evidence._replace(value=evidence.value * factor)
                    for record, evidence in self._in_parts(slip.text, _NEARLY_ALL).items()
                }
                found = _then(found, parts, found)
        return {record: evidence._replace(is_sure=False) for record, evidence in found.items()}

    def _may_be_slip(self, text: str, exact: Found, known: Found) -> bool:
        """Tell whether what was found may yet be a slip: it is no word, and stands nowhere of weight."""
        if len(known) > len(exact) or len(exact) >= _FEW or len(text) < 2 or self.reader.is_word(text):
            return False
        fields = {self.corpus.field(number) for number, _, _ in self.corpus.passages_with(text)}
        return not text.isascii() and fields.isdisjoint(NAME_FIELDS | HEAD_FIELDS)

    def _in_parts(self, text: str, least: float | None, *, as_typed: bool = False) -> Found:
        """Return the records that have most of the words that a longer run consists of.

        `least` is how much of it by weight, None where it hangs on what was typed.
        """
        key = (text, least, as_typed)
        if key not in self._apart_known:
            self._apart_known[key] = self._find_in_parts(text, least, as_typed=as_typed)
        return self._apart_known[key]

    def _find_in_parts(self, text: str, least: float | None, *, as_typed: bool) -> Found:
        if len(text) < 4 and not (len(text) == 3 and text[2] in _SAID_OF):
            return {}
        parts = self._parts(text)
        if not parts or (len(parts) == 1 and parts[0].text == text):
            return {}
        found = [(part.weight, self._part(part, as_typed=as_typed)) for part in parts]
        most = len(self.corpus.proposals) / 2 if len(self.corpus.proposals) >= _MANY else math.inf
        # What stands in most proposals, such as the province they are of, tells little beside other words.
        found = [(min(weight, COMMON) if len(one) > most else weight, one) for weight, one in found]
        if least is None:
            least = ENOUGH_OF_A_QUESTION if is_question(text) else _ENOUGH
            if len(text) >= _LONG and is_han(text) and all(records for _, records in found):
                least = min(least, _ENOUGH_OF_A_LONG_RUN)
        spread = 1.0 if len(found) == 1 else _SPREAD
        return {
            record: evidence._replace(value=evidence.value * spread)
            for record, evidence in parts_of(found, least).items()
        }

    def _parts(self, text: str) -> list[Part]:
        """Cut `text` into words; Latin letters among Han may be part of one, as in 长jiang污染."""
        is_term = self.reader.is_term
        latin = re.search(_LATIN, text)
        if latin and not text.isascii() and len(text) <= _LONGEST_TRIED and not self.corpus.holds(latin[0]):
            start, end = latin.span()
            for size in range(len(latin[0]) + _MOST_BESIDE, len(latin[0]), -1):
                for first in range(max(0, end - size), min(start, len(text) - size) + 1):
                    word = text[first : first + size]
                    if not is_han(word.replace(latin[0], "")) or len(word) == len(text):
                        continue
                    if any(self.reader.is_word(reading.text) for reading in self.reader.sounded(word, word)):
                        before, after = segment(text[:first], is_term), segment(text[first + size :], is_term)
                        return [*before, Part(word, 1.0, False), *after]
        return segment(text, is_term, whole=False)

    def _part(self, part: Part, *, as_typed: bool) -> Found:
        key = (part.text, as_typed)
        if key not in self._parts_known:
            self._parts_known[key] = self._find_part(part, as_typed=as_typed)
        return self._parts_known[key]

    def _find_part(self, part: Part, *, as_typed: bool) -> Found:
        found = records_with(self.corpus, part.text, [self.reader.exact(part.text)])
        if as_typed:
            return found
        found = self._with_other_words(part.text, part.text, found, is_part=True)
        if len(part.text) > 2 and part.is_known:
            found = _then(found, self._in_parts(part.text, _NEARLY_ALL), found)
        if found or len(part.text) < 2:
            return found
        self._tried += 1
        if self._tried > _MOST_TRIED:
            return {}
        slips = [] if part.text.isdecimal() else self.reader.sounded(part.text, part.text)
        slips = slips or self.reader.slips(part.text)
        found = self._meant(part.text, slips)
        return self._noted(Word(part.text), {}, slips, found, found) if found else {}

    def _noted(
        self,
        word: Word,
        known: Found,
        slips: Sequence[Reading],
        meant: Found,
        found: Found,
        *,
        tried: bool = True,
    ) -> Found:
        used = {sought.reading.via or sought.reading.text for sought in _sought(meant)}
        taken = tuple(reading for reading in slips if reading.text in used)
        apart = dict.fromkeys(sought.word for sought in _sought(found) if sought.word != word.typed)
        self.notes.append(Note(word.typed, bool(known), taken, tuple(apart), tried))
        return found


def is_question(text: str) -> bool:
    """Tell whether a folded text asks something, so that not every word in it is what is looked for."""
    if text.isascii():
        return not _ASKING_IN_ENGLISH.isdisjoint(text.split())
    return any(word in text for word in _ASKING)


def _sought(found: Found) -> Iterator[Sought]:
    """Yield all that was sought, each once."""
    tuples = dict.fromkeys(evidence.sought for evidence in found.values())
    yield from dict.fromkeys(sought for one in tuples for sought in one)


def _is_plain(parts: Sequence[Part]) -> bool:
    """Tell whether a run consists of known words, so that it was typed as it was meant."""
    return all(part.is_known and len(part.text) > 1 for part in parts)


def _then(first: Found, second: Found, above: Found) -> Found:
    """Return `first`, and what only `second` has, scaled so that it comes after all that is in `above`."""
    rest = {record: evidence for record, evidence in second.items() if record not in first}
    if rest and above:
        lowest = min(evidence.value for evidence in above.values())
        highest = max(evidence.value for evidence in rest.values())
        factor = min(1.0, _CLEAR_CUT * lowest / highest)
        rest = {
            record: evidence._replace(value=evidence.value * factor, head=0.0)
            for record, evidence in rest.items()
        }
    return {**first, **rest}

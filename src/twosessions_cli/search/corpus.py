"""A collection as a search reads it: all its texts folded into one, and where each of them stands."""

from __future__ import annotations

import copy
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from twosessions_cli.proposal import Proposal
from twosessions_cli.search.folding import Folded, fold
from twosessions_cli.search.matching import exact_places
from twosessions_cli.search.pairs import may_hold
from twosessions_cli.search.passages import FIELDS, NAME_FIELDS, Passage, passages_of, weight_of_field

__all__ = ["Corpus"]

_DELEGATE = FIELDS.index("delegate")

_LONG = 5
"""From how many characters on a string may have a pause inside."""

PARTING = "\n"
"""Stands between two passages; folding leaves none in a text, so no word is found across them."""


class Corpus:
    """The folded passages of some proposals, one after the other in `text`.

    Passages are numbered; `records` has for each number which of `proposals` it is of. A corpus `within` some
    fields has the same numbers and a shorter text.
    """

    def __init__(
        self,
        proposals: Sequence[Proposal],
        text: str,
        starts: Sequence[int],
        records: Sequence[int],
        fields: Sequence[int],
        positions: Sequence[int],
        breaks: Sequence[int],
        alphabet: frozenset[str],
        names: str,
        pairs: bytes | memoryview | None = None,
    ) -> None:
        """Take the joined text, and for each passage its start there, its record, field and position.

        `breaks` has the places before which a pause, a bracket or a quotation mark was dropped; `alphabet`
        the characters of the text; `names` the folded names, topics, keywords and organisations, each on a
        line of its own, the first and last line empty; `pairs` the table of `pairs_of` the text, if known.
        """
        self.proposals = proposals
        self._whole = text
        self.starts = starts
        self.records = records
        self.fields = fields
        self.positions = positions
        self.breaks = breaks
        self.alphabet = alphabet
        self.names = names
        self.pairs = pairs
        self._codes: frozenset[int] | None = None
        self._passages: dict[int, dict[tuple[str, int], Passage]] = {}

    @property
    def text(self) -> str:
        """The folded passages, one after the other."""
        return self._whole if self._codes is None else self._text_within

    @property
    def is_restricted(self) -> bool:
        """Whether `text` has only some fields, so that places in it are not those of the whole."""
        return self._codes is not None

    @cached_property
    def _text_within(self) -> str:
        return PARTING.join(map(self._folded_text, self._numbers()))

    def _numbers(self) -> Iterable[int]:
        if self._codes is None:
            return range(len(self.starts))
        return (number for number, code in enumerate(self.fields) if code in self._codes)

    @classmethod
    def of(cls, proposals: Iterable[Proposal]) -> Corpus:
        """Fold `proposals`."""
        everything = list(proposals)
        codes = {field: code for code, field in enumerate(FIELDS)}
        texts: list[str] = []
        starts, records, positions, fields = array("Q"), array("L"), array("L"), array("B")
        breaks = array("Q")
        start = 0
        for record, proposal in enumerate(everything):
            for passage in passages_of(proposal):
                folded = fold(passage.text)
                text = folded.text
                if text:
                    texts.append(text)
                    breaks.extend(start + place for place in folded.breaks())
                    starts.append(start)
                    records.append(record)
                    fields.append(codes[passage.field])
                    positions.append(passage.position)
                    start += len(text) + len(PARTING)
        whole = PARTING.join(texts)
        coded = _codes(NAME_FIELDS)
        names = dict.fromkeys(text for text, code in zip(texts, fields, strict=True) if code in coded)
        lines = PARTING.join(["", *names, ""])
        return cls(everything, whole, starts, records, fields, positions, breaks, frozenset(whole), lines)

    @classmethod
    def of_names(cls, names: Iterable[str]) -> Corpus:
        """Take folded names by themselves, for a `Reader` to find what is meant by one."""
        every = list(names)
        starts = [sum(len(name) + len(PARTING) for name in every[:place]) for place in range(len(every))]
        text, zeros = PARTING.join(every), [0] * len(every)
        lines = PARTING.join(["", *every, ""])
        return cls((), text, starts, zeros, [_DELEGATE] * len(every), zeros, (), frozenset(text), lines)

    def within(self, fields: Collection[str]) -> Corpus:
        """Return the same corpus with only the passages in `fields`."""
        kept = copy.copy(self)
        kept.__dict__.pop("_text_within", None)
        kept._codes = _codes(fields)
        return kept

    def passages_with(self, word: str) -> Iterator[tuple[int, int, int]]:
        """Yield for each passage that has a folded word its number, and start and end of the first place."""
        if self.pairs is not None and not may_hold(self.pairs, word):
            return
        text, starts, codes = self._whole, self.starts, self._codes
        begin = 0
        # From passage to passage: a common word stands several times in one.
        while (found := next(exact_places(word, text, begin), None)) is not None:
            start, end = found
            if self.is_broken(start, end):
                begin = start + 1
                continue
            number = bisect_right(starts, start) - 1
            if codes is None or self.fields[number] in codes:
                first = starts[number]
                yield number, start - first, end - first
            begin = starts[number + 1] if number + 1 < len(starts) else len(text)

    def places(self, word: str, record: int) -> Iterator[tuple[int, int, int]]:
        """Yield each place of a folded word in one record, as (number of the passage, start, end)."""
        for number in range(bisect_left(self.records, record), bisect_right(self.records, record)):
            if self._codes is None or self.fields[number] in self._codes:
                first = self.starts[number]
                for start, end in exact_places(word, self._folded_text(number)):
                    if not self.is_broken(first + start, first + end):
                        yield number, start, end

    def is_broken(self, start: int, end: int) -> bool:
        """Tell whether a pause, bracket or quotation mark parts what stands from `start` to `end`.

        A longer string may have one inside (京津研发、河北转化), but neither its first nor its last character
        may be parted from the rest: 养老金 is not in 重视养老。金融.
        """
        place = bisect_right(self.breaks, start)
        if place == len(self.breaks) or self.breaks[place] >= end:
            return False
        if end - start < _LONG:
            return True
        return self.breaks[place] == start + 1 or self.breaks[bisect_left(self.breaks, end) - 1] == end - 1

    def holds(self, word: str) -> bool:
        """Tell whether a folded word stands anywhere."""
        return next(self.passages_with(word), None) is not None

    def passage(self, number: int) -> Passage:
        """Return a passage as it stands in the proposal."""
        record = self.records[number]
        if record not in self._passages:
            self._passages[record] = {
                (passage.field, passage.position): passage for passage in passages_of(self.proposals[record])
            }
        return self._passages[record][self.field(number), self.positions[number]]

    def folded(self, number: int) -> Folded:
        """Return a passage folded, with the offsets into the original."""
        return fold(self.passage(number).text)

    def field(self, number: int) -> str:
        """Return the field of a passage."""
        return FIELDS[self.fields[number]]

    def weight(self, number: int) -> float:
        """Return what a match in the field of a passage is worth, from 0 to 1."""
        return weight_of_field(self.fields[number])

    def length(self, number: int) -> int:
        """Return how many characters a folded passage has."""
        last = number + 1 == len(self.starts)
        end = len(self._whole) if last else self.starts[number + 1] - len(PARTING)
        return end - self.starts[number]

    def _folded_text(self, number: int) -> str:
        start = self.starts[number]
        return self._whole[start : start + self.length(number)]

    def is_name(self, text: str) -> bool:
        """Tell whether `text` is a whole name, topic, keyword or organisation, and so surely a word."""
        return f"{PARTING}{text}{PARTING}" in self.names

    def values(self, fields: Collection[str]) -> dict[str, int]:
        """Return the folded texts of some fields, each with the number of a passage that has it."""
        codes = _codes(fields)
        return {self._folded_text(number): number for number, code in enumerate(self.fields) if code in codes}


def _codes(fields: Collection[str]) -> frozenset[int]:
    return frozenset(code for code, field in enumerate(FIELDS) if field in fields)

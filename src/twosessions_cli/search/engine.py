"""Search: query -> words -> evidence in each record -> ranked matches."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

from twosessions_cli.proposal import Proposal
from twosessions_cli.search.matching import exact_places, is_long_enough, is_specific, may_be_near, near_place
from twosessions_cli.search.passages import HEAD_FIELDS, LABEL_FIELDS, NAME_FIELDS, FoldedRecord, Passage
from twosessions_cli.search.query import Query, Word, parse_query

__all__ = ["Hit", "Match", "search"]


How = Literal["exact", "near"]
"""The ways in which a word is found: as it stands, or with one slip in it."""

_QUALITY: dict[How, float] = {"exact": 0.9, "near": 0.6}
"""What a way is worth; an exact hit that is the whole of a field is worth 1."""


class Hit(NamedTuple):
    """One place where a word of the query was found.

    `text` is the whole text of the field, of a list field the one at `position` (from 0); `start` and `end`
    count its characters; `how` is "exact" or "near"; `value` is what the place is worth, from 0 to 1.
    """

    word: str
    field: str
    position: int
    text: str
    start: int
    end: int
    how: How
    value: float

    @property
    def found(self) -> str:
        """The characters that matched."""
        return self.text[self.start : self.end]


class Match(NamedTuple):
    """A proposal that matches, its score from 0 to 100 (None where nothing was searched) and the places."""

    proposal: Proposal
    score: float | None = None
    hits: tuple[Hit, ...] = ()

    def spans(self, field: str, position: int = 0) -> list[tuple[int, int]]:
        """Return the places in one text of the record that matched, in order."""
        return sorted(
            {(hit.start, hit.end) for hit in self.hits if (hit.field, hit.position) == (field, position)}
        )

    @property
    def is_near(self) -> bool:
        """Whether some word was found only with a slip in it."""
        return any(hit.how == "near" for hit in self.hits)


def search(proposals: Iterable[Proposal], query: str | Query) -> list[Match]:
    """Return the proposals in which every word of `query` is found, the best match first.

    A word is looked for as it stands, folded (see `fold`). Only where no record at all holds it, and it
    has three characters or more, is it looked for with one wrong, missing, added or swapped character.
    Equal scores keep the order of `proposals`. A query without words matches nothing.
    """
    parsed = parse_query(query) if isinstance(query, str) else query
    if not parsed.words:
        return []
    records = [FoldedRecord(proposal) for proposal in proposals]
    found = [_exact(word, records) or _near(word, records) for word in parsed.words]
    matches = [
        _match(record, [hits[place] for hits in found])
        for place, record in enumerate(records)
        if all(place in hits for hits in found)
    ]
    return sorted(matches, key=lambda match: -(match.score or 0))


def _exact(word: Word, records: list[FoldedRecord]) -> dict[int, list[Hit]]:
    """Return place in `records` -> hits, for the records that hold the word as it stands."""
    found = {}
    for place, record in enumerate(records):
        if word.text not in record.whole:
            continue
        hits = [
            _hit(word, passage, found_at, "exact")
            for passage in record.passages
            for found_at in exact_places(word.text, passage.folded.text)
        ]
        if hits:
            found[place] = hits
    return found


def _near(word: Word, records: list[FoldedRecord]) -> dict[int, list[Hit]]:
    """Return place in `records` -> hits, for the records that hold the word with one slip in it."""
    if not is_long_enough(word.text):
        return {}

    texts = [record.whole for record in records]

    @cache
    def specific(typed: str, window: str) -> bool:
        return is_specific(typed, window, texts)

    found = {}
    for place, record in enumerate(records):
        if not may_be_near(word.text, record.whole):
            continue
        hits = []
        for passage in record.passages:
            if passage.field in LABEL_FIELDS:
                continue
            is_name = passage.field in NAME_FIELDS
            near = near_place(word.text, passage.folded, is_name=is_name, specific=specific)
            if near:
                hits.append(_hit(word, passage, near, "near"))
        if hits:
            found[place] = hits
    return found if len(found) <= _flood(len(records)) else _without_flood(found, len(records))


def _flood(records: int) -> int:
    """Return in how many records a slip may be found: what is in more of them is not what was meant."""
    return max(3, records // 10)


def _without_flood(found: dict[int, list[Hit]], records: int) -> dict[int, list[Hit]]:
    """Keep of too many near hits those in names and titles, or none where these are too many as well."""
    kept = {
        place: named
        for place, hits in found.items()
        if (named := [hit for hit in hits if hit.field in NAME_FIELDS | HEAD_FIELDS])
    }
    return kept if len(kept) <= _flood(records) else {}


def _hit(word: Word, passage: Passage, place: tuple[int, int], how: How) -> Hit:
    folded = passage.folded
    start, end = folded.span(*place)
    share = (place[1] - place[0]) / len(folded.text) if how == "exact" else 0
    quality = _QUALITY[how] + (1 - _QUALITY[how]) * share
    return Hit(
        word.typed,
        passage.field,
        passage.position,
        folded.original,
        start,
        end,
        how,
        passage.weight * quality,
    )


def _match(record: FoldedRecord, words: list[list[Hit]]) -> Match:
    """Score one record: the mean over the words of the best hit, raised a little by further passages.

    What has a word in its title, topic or delegate is raised once more: a date found beside it must not
    put it behind a record that only mentions both.
    """
    total = 0.0
    for hits in words:
        best = max(hit.value for hit in hits)
        passages = len({(hit.field, hit.position) for hit in hits})
        total += best + (1 - best) * 0.2 * (1 - 0.8 ** (passages - 1))
    every = tuple(hit for hits in words for hit in hits)
    score = total / len(words)
    if any(hit.field in HEAD_FIELDS for hit in every):
        score += (1 - score) * 0.3
    return Match(record.proposal, round(100 * score, 1), every)

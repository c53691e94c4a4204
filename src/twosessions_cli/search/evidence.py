"""What speaks for a record: the words that were found in it, and what the best places are worth."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.passages import FIELDS, HEAD_FIELDS, LABEL_FIELDS
from twosessions_cli.search.readings import Reading

__all__ = [
    "Evidence",
    "Found",
    "Sought",
    "all_of",
    "any_of",
    "parts_of",
    "places_of",
    "records_with",
    "worth_of",
]

_FURTHER, _FADING = 0.2, 0.8
"""What further passages that have a word add at most, and how much each adds less than the one before."""

_LABELS = frozenset(code for code, field in enumerate(FIELDS) if field in LABEL_FIELDS)
_HEAD = frozenset(code for code, field in enumerate(FIELDS) if field in HEAD_FIELDS)


class Sought(NamedTuple):
    """A word of the query, one of its readings, and the corpus (of all fields or some) looked into."""

    word: str
    reading: Reading
    corpus: Corpus


class Evidence(NamedTuple):
    """What a record has of a query: `value` from 0 to 1, how much of it is in its head, and what was sought.

    `is_sure` says that no word of it is only what was typed with a slip in it, or sounds like that.
    Places are worked out only for the records that are shown, see `places_of`.
    """

    value: float
    head: float
    sought: tuple[Sought, ...]
    is_sure: bool = True


Found = dict[int, Evidence]
"""Number of the record -> what it has."""


def records_with(corpus: Corpus, word: str, readings: Iterable[Reading]) -> Found:
    """Return the records in which one of `readings` of `word` stands.

    A record is worth its best place, raised a little by further passages.
    """
    best: dict[int, float] = {}
    sought = []
    for reading in readings:
        hit = False
        for number, start, end in corpus.passages_with(reading.text):
            if not _counts(corpus, number, reading):
                continue
            hit = True
            value = worth_of(corpus, number, reading, end - start)
            if value > best.get(number, 0):
                best[number] = value
        if hit:
            sought.append(Sought(word, reading, corpus))
    return _by_record(corpus, best, tuple(sought))


def _counts(corpus: Corpus, number: int, reading: Reading) -> bool:
    """Tell whether a reading counts in a passage: in a label only a word as typed, unless it was named."""
    return reading.how == "exact" or corpus.is_restricted or corpus.fields[number] not in _LABELS


def worth_of(corpus: Corpus, number: int, reading: Reading, length: int) -> float:
    """Return what a place of `length` characters in a passage is worth, from 0 to 1."""
    quality = reading.quality
    if reading.how == "exact":
        quality += (1 - quality) * length / corpus.length(number)
    return corpus.weight(number) * quality


def _by_record(corpus: Corpus, best: dict[int, float], sought: tuple[Sought, ...]) -> Found:
    records: dict[int, list[float]] = {}
    in_head = set()
    owners, fields = corpus.records, corpus.fields
    for number, value in best.items():
        record = owners[number]
        if record in records:
            records[record].append(value)
        else:
            records[record] = [value]
        if fields[number] in _HEAD:
            in_head.add(record)
    found = {}
    for record, values in records.items():
        highest = max(values)
        value = highest + (1 - highest) * _FURTHER * (1 - _FADING ** (len(values) - 1))
        found[record] = Evidence(value, 1.0 if record in in_head else 0.0, sought)
    return found


def places_of(record: int, evidence: Evidence) -> list[tuple[int, int, int, Sought]]:
    """Return where what was sought stands in a record: (passage, start and end in its folded text, what)."""
    places = []
    for sought in dict.fromkeys(evidence.sought):
        reading, corpus = sought.reading, sought.corpus
        for number, start, end in corpus.places(reading.text, record):
            if _counts(corpus, number, reading):
                places.append((number, start, end, sought))
    return places


def all_of(found: Sequence[Found]) -> Found:
    """Return the records that are in each of `found`, with the mean of their evidence.

    One word in the head puts all of it there: a date found beside it must not put a record behind one that
    only mentions both.
    """
    if not found:
        return {}
    first, *others = sorted(found, key=len)
    kept: Found = {}
    for record in first:
        if all(record in other for other in others):
            evidence = [one[record] for one in found]
            mean = _mean(evidence, [1.0] * len(found))
            kept[record] = mean._replace(head=max(each.head for each in evidence))
    return kept


def any_of(found: Sequence[Found]) -> Found:
    """Return the records that are in one of `found`, with their best evidence and all that was sought."""
    best: Found = {}
    for one in found:
        for record, evidence in one.items():
            other = best.get(record)
            if other is not None:
                high, low = (other, evidence) if other.value >= evidence.value else (evidence, other)
                evidence = high._replace(sought=high.sought + low.sought)
            best[record] = evidence
    return best


def parts_of(found: Sequence[tuple[float, Found]], least: float) -> Found:
    """Return the records that have enough of the parts of a longer run of words.

    `found` has each part's weight and records; what a record has must weigh `least` of the whole at least,
    from 0 to 1. A part that is missing counts as nothing.
    """
    total = sum(weight for weight, _ in found)
    kept: Found = {}
    for record in dict.fromkeys(record for _, one in found for record in one):
        having = [(weight, one[record]) for weight, one in found if record in one]
        share = sum(weight for weight, _ in having) / total
        if share >= least - 1e-9:
            mean = _mean([evidence for _, evidence in having], [weight for weight, _ in having])
            kept[record] = mean._replace(value=mean.value * share, head=mean.head * share)
    return kept


def _mean(evidence: Sequence[Evidence], weights: Sequence[float]) -> Evidence:
    total = sum(weights)
    pairs = list(zip(weights, evidence, strict=True))
    return Evidence(
        sum(weight * each.value for weight, each in pairs) / total,
        sum(weight * each.head for weight, each in pairs) / total,
        tuple(sought for each in evidence for sought in each.sought),
        all(each.is_sure for each in evidence),
    )

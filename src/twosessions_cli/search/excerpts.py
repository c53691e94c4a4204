"""Choose the passage of a record that shows best why it matched."""

import re
from typing import NamedTuple

from twosessions_cli.search.match import Match
from twosessions_cli.search.passages import BODY_FIELDS, HEAD_FIELDS, ITEM_FIELDS

__all__ = ["BestPassage", "best_passage"]

_SENTENCE_END = re.compile(r"[。！？；!?;\n]+[”’」』）)]*")


class BestPassage(NamedTuple):
    """A text of the record, with the places in it that matched; `position` counts in a list field from 0."""

    field: str
    position: int
    text: str
    spans: list[tuple[int, int]]


def best_passage(match: Match) -> BestPassage | None:
    """Return the text in which most words of the query were found.

    Running text comes before names and labels, then what holds more of the words, then an item before the
    background and a name before a keyword, then what holds the words more often, then the earlier. Of a
    long text it is the sentences that hold a match. Title, topic and delegate do not count, for they are
    shown anyway: None where nothing else matched.
    """
    places: dict[tuple[str, int], list[str]] = {}
    for hit in match.hits:
        if hit.field not in HEAD_FIELDS:
            places.setdefault((hit.field, hit.position), []).append(hit.word)
    if not places:
        return None

    def worth(place: tuple[str, int]) -> tuple[bool, bool, int, bool, bool, int]:
        words = places[place]
        field = place[0]
        return (
            field in BODY_FIELDS,
            field != "topic_en",
            len(set(words)),
            field in ITEM_FIELDS,
            field != "keywords",
            len(words),
        )

    field, position = max(places, key=worth)
    text = next(hit.text for hit in match.hits if (hit.field, hit.position) == (field, position))
    spans = match.spans(field, position)
    return BestPassage(field, position, *_sentences(text, spans))


def _sentences(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return the sentences of `text` from the first that holds a span to the last, and the spans in them."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = max((end for end in ends if end <= spans[0][0]), default=0)
    stop = min((end for end in ends if end >= spans[-1][1]), default=len(text))
    return text[start:stop].rstrip("\n"), [(first - start, last - start) for first, last in spans]

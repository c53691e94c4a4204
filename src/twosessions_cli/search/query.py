"""What a user types, split into the words that must all be found."""

import re
from typing import NamedTuple

from twosessions_cli.search.folding import fold

__all__ = ["Query", "Word", "parse_query"]

# A pause in a sentence parts two words as a space does; quotes, brackets and the like are only dropped.
_PARTING = re.compile(r"[\s,;:!?，、。；：！？…|]+")


class Word(NamedTuple):
    """One word of a query, as typed and folded."""

    typed: str
    text: str


class Query(NamedTuple):
    """A parsed query. A query without words matches nothing."""

    typed: str
    words: tuple[Word, ...]


def parse_query(typed: str) -> Query:
    """Split `typed` at spaces and at the pauses of a sentence into words; a repeated word counts once."""
    words: dict[str, Word] = {}
    for part in _PARTING.split(typed):
        for text in fold(part).text.split(" "):
            if text:
                words.setdefault(text, Word(part, text))
    return Query(typed, tuple(words.values()))

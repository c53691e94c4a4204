"""A proposal that matches, and the places in it that did."""

from typing import Literal, NamedTuple

from twosessions_cli.proposal import Proposal

__all__ = ["Basis", "Hit", "How", "Match"]

How = Literal["exact", "script", "synonym", "english", "pinyin", "initials", "near", "sound"]
"""The ways in which a word is found: as it stands, in the other script, by another word for the same, by an
English or Latin word, by its sounds or their first letters typed out, with a slip, or sounding alike."""


class Hit(NamedTuple):
    """One place where a word of the query was found.

    `text` is the whole text of the field, of a list field the one at `position` (from 0); `start` and `end`
    count its characters; `how` is one of the ways of `How`; `value` is what the place is worth, from 0 to 1;
    `via` is the word that was made out first where what was found is another word for that.
    """

    word: str
    field: str
    position: int
    text: str
    start: int
    end: int
    how: How
    value: float
    via: str = ""

    @property
    def found(self) -> str:
        """The characters that matched."""
        return self.text[self.start : self.end]


class Basis(NamedTuple):
    """What a score consists of, in points: for the words, and for their being in title, topic or name."""

    words: float
    head: float


class Match(NamedTuple):
    """A proposal that matches, its score from 0 to 100 (None where nothing was searched) and the places."""

    proposal: Proposal
    score: float | None = None
    hits: tuple[Hit, ...] = ()
    basis: Basis = Basis(0, 0)

    def spans(self, field: str, position: int = 0) -> list[tuple[int, int]]:
        """Return the places in one text of the record that matched, in order; those that overlap are one."""
        found = sorted(
            (hit.start, hit.end) for hit in self.hits if (hit.field, hit.position) == (field, position)
        )
        spans: list[tuple[int, int]] = []
        for start, end in found:
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans

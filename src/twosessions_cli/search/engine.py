"""Search: query -> evidence in each record -> ranked matches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosessions_cli.proposal import Proposal
from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.evaluation import Evaluator
from twosessions_cli.search.evidence import Found, Sought, places_of, worth_of
from twosessions_cli.search.glossary import Glossary, bundled_glossary
from twosessions_cli.search.match import Basis, Hit, Match
from twosessions_cli.search.query import Query
from twosessions_cli.search.query_parser import parse_query
from twosessions_cli.search.word_search import Note

__all__ = ["Results", "evaluate", "search"]

_BEHIND = 0.95
"""How far what has a word only with a slip stays behind the last of what has all as typed."""

_HEAD_BONUS = 0.3
"""How much of what is missing to a full score a record gets that has all words in its head."""


class Results:
    """Which records of a corpus match, the best first, and how the words of the query were taken."""

    def __init__(self, corpus: Corpus, found: Found, notes: Sequence[Note]) -> None:
        """Rank what was found."""
        self.notes = notes
        self._corpus = corpus
        self._found = found
        self._based = _based(found)
        self.records = sorted(self._based, key=lambda record: (-_score(self._based[record]), record))

    def __len__(self) -> int:
        return len(self.records)

    def score(self, record: int) -> float:
        """Return the score of a record, from 0 to 100."""
        return _score(self._based[record])

    def match(self, record: int) -> Match:
        """Return a record with the places that matched."""
        places = places_of(record, self._found[record])
        hits = tuple(_hit(self._corpus, *place) for place in places)
        return Match(self._corpus.proposals[record], self.score(record), hits, self._based[record])


def search(
    proposals: Iterable[Proposal],
    query: str | Query,
    *,
    exact: bool = False,
    glossary: Glossary | None = None,
) -> list[Match]:
    """Return the proposals that match `query` (see `parse_query`), the best match first.

    A word is looked for as it stands, folded (see `fold`), and by the other words that `glossary` has for it
    (the bundled one where it is None). Where that finds nothing, or what was typed is not a word, it is read
    as pinyin or initials, or as a slip of the keyboard. `exact` leaves all of that out. Equal scores keep the
    order of `proposals`. A query without words matches nothing.
    """
    parsed = parse_query(query) if isinstance(query, str) else query
    results = evaluate(Corpus.of(proposals), parsed, exact=exact, glossary=glossary)
    return [results.match(record) for record in results.records]


def evaluate(
    corpus: Corpus, query: Query, *, exact: bool = False, glossary: Glossary | None = None
) -> Results:
    """Search a corpus as `search` does; the places are worked out only for the matches that are asked for."""
    if query.root is None:
        return Results(corpus, {}, ())
    evaluator = Evaluator(corpus, bundled_glossary() if glossary is None else glossary, exact=exact)
    return Results(corpus, evaluator.find(query.root), evaluator.notes)


def _based(found: Found) -> dict[int, Basis]:
    """Return the points of each record; what is in the title, topic or delegate raises them once more.

    A record that has all words as they were typed comes before those that have one only with a slip.
    """
    points = {
        record: (evidence.value, (1 - evidence.value) * _HEAD_BONUS * evidence.head)
        for record, evidence in found.items()
    }
    sure = [sum(points[record]) for record, evidence in found.items() if evidence.is_sure and evidence.value]
    unsure = [sum(points[record]) for record, evidence in found.items() if not evidence.is_sure]
    factor = min(1.0, _BEHIND * min(sure) / max(unsure)) if sure and unsure else 1.0
    return {
        record: Basis(*(round(100 * part * (1.0 if found[record].is_sure else factor), 1) for part in parts))
        for record, parts in points.items()
    }


def _score(basis: Basis) -> float:
    return min(100.0, round(basis.words + basis.head, 1))


def _hit(corpus: Corpus, number: int, start: int, end: int, sought: Sought) -> Hit:
    passage = corpus.passage(number)
    first, last = corpus.folded(number).span(start, end)
    word, reading, _ = sought
    how = reading.how
    value = round(worth_of(corpus, number, reading, end - start), 3)
    if how == "exact" and _is_other_script(word, passage.text[first:last]):
        how = "script"
    return Hit(word, passage.field, passage.position, passage.text, first, last, how, value, reading.via)


def _is_other_script(typed: str, found: str) -> bool:
    """Tell whether Han characters stand in `found` that differ from the ones typed."""
    return any("\u3400" <= mark <= "\u9fff" and mark not in typed for mark in found)

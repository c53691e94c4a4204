"""Work a query out on a collection: which records have what it asks for, and what speaks for each."""

from __future__ import annotations

from collections.abc import Sequence

from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.evidence import Evidence, Found, all_of, any_of, parts_of, records_with
from twosessions_cli.search.glossary import Glossary
from twosessions_cli.search.query import And, Node, Not, Or, Range, Word
from twosessions_cli.search.query_fields import FIELD_GROUPS, RANGE_FIELDS
from twosessions_cli.search.readings import Reader
from twosessions_cli.search.segmenting import segment
from twosessions_cli.search.selection import may_lie_between
from twosessions_cli.search.word_search import ENOUGH_OF_A_QUESTION, Note, WordSearch, is_question
from twosessions_cli.search.words import COMMON, weight_of

__all__ = ["Evaluator"]

_MOST_JOINED = 30
"""Up to how many Latin words side by side terms are looked for among them: a pasted page has more."""

_LONGEST_TERM = 6
"""How many words a term has at most: five are in the longest of the glossary."""


class Evaluator:
    """Finds the records for the nodes of a query; `notes` tell how its words were taken."""

    def __init__(self, corpus: Corpus, glossary: Glossary, *, exact: bool = False) -> None:
        """Take what to search and what to know of words; `exact` looks only for words as they stand."""
        self.corpus = corpus
        self.glossary = glossary
        self.is_exact = exact
        self.notes: list[Note] = []
        self._searches: dict[str | None, WordSearch] = {}

    def find(self, node: Node) -> Found:
        """Return the records for `node`."""
        if isinstance(node, Or):
            return any_of([self.find(choice) for choice in node.nodes])
        if isinstance(node, Word):
            # What follows date: and is no date is nowhere to be found, see `find` for what is said of it.
            return {} if node.field in RANGE_FIELDS else self._search(node.field).find(node)
        return self._and(node.nodes if isinstance(node, And) else (node,))

    def _and(self, nodes: Sequence[Node]) -> Found:
        wanted: list[Found] = []
        conditions: list[Node] = []
        for run in _runs(nodes if self.is_exact else _asked_as_one(nodes)):
            if isinstance(run[0], (Not, Range)):
                conditions.append(run[0])
                continue
            found = self._latin(run) if len(run) > 1 else self.find(run[0])
            if found:
                wanted.append(found)
            elif len(nodes) == 1 or not self._only_asks(run):
                return {}
        if wanted:
            found = all_of(wanted)
        elif len(conditions) < len(nodes):
            return {}
        else:
            # No word speaks for them, so that beside others (养老 OR year:2026) they come last.
            found = {record: Evidence(0.0, 0.0, ()) for record in range(len(self.corpus.proposals))}
        for condition in conditions:
            found = self._meeting(condition, found)
        return found

    def _meeting(self, condition: Node, found: Found) -> Found:
        if isinstance(condition, Range):
            field, first, last = condition
            proposals = self.corpus.proposals
            return {
                record: evidence
                for record, evidence in found.items()
                if may_lie_between(proposals[record], first, last, by_session=field == "year")
            }
        # Only what surely has the word is left out.
        node = condition.node if isinstance(condition, Not) else condition
        left_out = Evaluator(self.corpus, self.glossary, exact=True).find(node)
        if not left_out and isinstance(node, Word) and node.text.isascii():
            # Pinyin or English, which stands nowhere as it is: what it says in Chinese, and nothing narrower.
            reader = self._search(node.field).reader
            same = [reading for reading in reader.other_words(node.text) if reading.is_same]
            left_out = records_with(reader.corpus, node.typed, same or reader.sounded(node.typed, node.text))
        return {record: evidence for record, evidence in found.items() if record not in left_out}

    def _only_asks(self, run: Sequence[Node]) -> bool:
        """Tell whether words only ask, such as 有人提过吗, and need not be found beside others."""
        return not self.is_exact and all(
            isinstance(node, Word)
            and not node.is_phrase
            and not segment(node.text, self._search(node.field).reader.is_term)
            for node in run
        )

    def _search(self, field: str | None) -> WordSearch:
        if field not in self._searches:
            corpus = self.corpus.within(FIELD_GROUPS[field]) if field else self.corpus
            reader = Reader(corpus, self.glossary)
            self._searches[field] = WordSearch(reader, self.notes, exact=self.is_exact)
        return self._searches[field]

    def _latin(self, run: Sequence[Node]) -> Found:
        """Find Latin words side by side: some may be one term, or all of them one word in pinyin."""
        words = [node for node in run if isinstance(node, Word)]
        if words[0].field in RANGE_FIELDS:
            return {}
        search = self._search(words[0].field)
        if self.is_exact:
            return all_of([search.find(word) for word in words])
        terms = _terms(words, search.reader) if len(words) <= _MOST_JOINED else words
        if len(terms) == len(words):
            sounded = search.sound(
                " ".join(word.typed for word in words), " ".join(word.text for word in words)
            )
            if sounded:
                return sounded
        telling = [term for term in terms if weight_of(term.text)] or terms
        weights = [weight_of(term.text) or COMMON for term in telling]
        # Beside others, words such as reform and policy need not be found.
        least = sum(weight for weight in weights if weight > COMMON) / sum(weights) or 1.0
        if is_question(" ".join(word.text for word in words)):
            least = ENOUGH_OF_A_QUESTION
        return parts_of(list(zip(weights, map(search.find, telling), strict=True)), least)


def _asked_as_one(nodes: Sequence[Node]) -> Sequence[Node]:
    """Put the clauses of a question together: of 作业太多，有人提过吗 not each must be found by itself."""
    words = [node for node in nodes if isinstance(node, Word)]
    if len(words) < len(nodes) or not any(is_question(word.text) for word in words):
        return nodes
    if any(word.is_phrase or word.field or word.text.isascii() for word in words):
        return nodes
    return (Word("".join(word.typed for word in words)),)


def _runs(nodes: Sequence[Node]) -> list[list[Node]]:
    """Put Latin words that stand side by side together; every other node stays by itself."""
    runs: list[list[Node]] = []
    for node in nodes:
        if runs and _is_latin(node) and _is_latin(runs[-1][0]) and _field(runs[-1][0]) == _field(node):
            runs[-1].append(node)
        else:
            runs.append([node])
    return runs


def _is_latin(node: Node) -> bool:
    return isinstance(node, Word) and not node.is_phrase and node.text.isascii()


def _field(node: Node) -> str | None:
    return node.field if isinstance(node, Word) else None


def _terms(words: Sequence[Word], reader: Reader) -> list[Word]:
    """Join words that are one term of the glossary, or stand so in the collection, the longest first."""
    terms: list[Word] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST_TERM), start, -1):
            joined = Word(" ".join(word.typed for word in words[start:end]), False, words[0].field)
            if end == start + 1 or reader.other_words(joined.text) or reader.corpus.holds(joined.text):
                terms.append(joined)
                start = end
                break
    return terms

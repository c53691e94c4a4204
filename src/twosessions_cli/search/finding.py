"""What a user asks for, whole: words, conditions, an order and a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.engine import evaluate
from twosessions_cli.search.glossary import Glossary
from twosessions_cli.search.match import Match
from twosessions_cli.search.query import And, Node, Not, Or, Query, Word
from twosessions_cli.search.query_fields import RANGE_FIELDS
from twosessions_cli.search.query_parser import parse_query
from twosessions_cli.search.selection import Selection, order_matches, select
from twosessions_cli.search.suggesting import nearest_terms
from twosessions_cli.search.word_search import Note

__all__ = ["Found", "find"]


_LONGEST_NAMED = 40
"""How many characters of a query are said again."""

_MOST_COUNTED = 5
"""Up to how many words of a query it is said how many proposals have each."""


class Found(NamedTuple):
    """The matches in order, and how the words of the query were taken."""

    matches: list[Match]
    notes: Sequence[Note]


def find(
    proposals: Iterable[Proposal] | Corpus,
    query: str | None = None,
    selection: Selection | None = None,
    *,
    exact: bool = False,
    glossary: Glossary | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> Found:
    """Return the proposals that match `query` (all where it is None) and meet `selection`.

    They come ranked, or as they stand without a query, unless `sort` (see `order_matches`) says otherwise;
    `exact` and `glossary` are as in `search`. Raises NothingFoundError, with the nearest topics and names
    where no proposal matches the query, and UsageError for a query without a word, a condition or an order
    that makes no sense.
    """
    if sort in ("score", "-score") and query is None:
        raise UsageError("sort score needs a query: without one there are no scores.")
    if query is None:
        everything = proposals.proposals if isinstance(proposals, Corpus) else list(proposals)
        matches = [Match(proposal) for proposal in select(everything, selection or Selection())]
        if not matches:
            raise NothingFoundError(_nothing_meets(len(everything)))
        return Found(order_matches(matches, sort)[:limit], ())
    parsed = parse_query(query)
    if parsed.root is None:
        raise UsageError(f"{query[:_LONGEST_NAMED]!r} holds no letter or digit to search for.")
    for word in _words(parsed.root):
        if word.field in RANGE_FIELDS:
            raise UsageError(
                f"{word} is no date. Write {word.field}:2026, {word.field}:2025..2026 or date:2026-01-26."
            )
    corpus = proposals if isinstance(proposals, Corpus) else Corpus.of(proposals)
    kept = _meeting(corpus, selection or Selection())
    # Searched as a whole: whether a word needs a slip allowed for does not hang on the conditions.
    results = evaluate(corpus, parsed, exact=exact, glossary=glossary)
    records = [record for record in results.records if kept is None or record in kept]
    if not records:
        raise NothingFoundError(_nothing(parsed, corpus, len(results), exact=exact, glossary=glossary))
    if sort is not None:
        ordered = order_matches([results.match(record) for record in records], sort)
        return Found(ordered[:limit], results.notes)
    return Found([results.match(record) for record in records[:limit]], results.notes)


def _words(node: Node) -> Iterator[Word]:
    if isinstance(node, Word):
        yield node
    elif isinstance(node, Not):
        yield from _words(node.node)
    elif isinstance(node, (And, Or)):
        for one in node.nodes:
            yield from _words(one)


def _meeting(corpus: Corpus, selection: Selection) -> set[int] | None:
    """Return the records that meet `selection`, None where it sets no condition."""
    if selection == Selection():
        return None
    kept = {id(proposal) for proposal in select(corpus.proposals, selection)}
    return {record for record, proposal in enumerate(corpus.proposals) if id(proposal) in kept}


def _nothing_meets(proposals: int) -> str:
    fault = f"meets the conditions, of {proposals} in the collection" if proposals else "is in the collection"
    return f"No proposal {fault}."


def _nothing(query: Query, corpus: Corpus, without: int, *, exact: bool, glossary: Glossary | None) -> str:
    typed = query.typed if len(query.typed) <= _LONGEST_NAMED else f"{query.typed[:_LONGEST_NAMED]}…"
    if without:
        return f"No proposal that matches {typed} meets the conditions ({without} without them)."
    if isinstance(query.root, And) and len(query.root.nodes) <= _MOST_COUNTED:
        counts = [
            (str(node), len(evaluate(corpus, Query(str(node), node), exact=exact, glossary=glossary)))
            for node in query.root.nodes
            if not isinstance(node, Not)
        ]
        if len(counts) > 1 and all(count for _, count in counts):
            each = ", ".join(f"{name} ({count})" for name, count in counts)
            return f"No proposal has all of {each}. Leave one out, or put OR between them."
    found = [name for name in nearest_terms(typed, corpus) if name not in query.typed]
    if found:
        return f"No proposal matches {typed}. Did you mean {', '.join(found)}?"
    topics = dict.fromkeys(proposal.topic for proposal in corpus.proposals[:20])
    some = ", ".join(list(topics)[:3])
    return f"No proposal matches {typed}. There are topics such as {some}; `topics` lists all."

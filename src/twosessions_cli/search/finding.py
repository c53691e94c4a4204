"""What a user asks for, whole: words, conditions, an order and a limit."""

from collections.abc import Iterable
from typing import NamedTuple

from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.engine import Match, search
from twosessions_cli.search.query import parse_query
from twosessions_cli.search.selection import Selection, order_matches, select
from twosessions_cli.search.suggesting import nearest_terms

__all__ = ["Found", "find"]


class Found(NamedTuple):
    """The matches in order, and the words of the query that were found only with a slip in them."""

    matches: list[Match]
    near_words: list[str]


def find(
    proposals: Iterable[Proposal],
    query: str | None = None,
    selection: Selection | None = None,
    *,
    sort: str | None = None,
    limit: int | None = None,
) -> Found:
    """Return the proposals that match `query` (all where it is None) and meet `selection`.

    They come ranked, or as they stand without a query, unless `sort` (see `order_matches`) says otherwise.
    Raises NothingFoundError, with the nearest topics and names where no proposal matches the query, and
    UsageError for a query without a word, a condition or an order that makes no sense.
    """
    everything = list(proposals)
    kept = {proposal.number for proposal in select(everything, selection or Selection())}
    if query is None:
        found = [Match(proposal) for proposal in everything]
    else:
        parsed = parse_query(query)
        if not parsed.words:
            raise UsageError(f"{query!r} holds no letter or digit to search for.")
        # Searched as a whole: whether a word needs a slip allowed for does not hang on the conditions.
        found = search(everything, parsed)
    matches = [match for match in found if match.proposal.number in kept]
    if sort in ("score", "-score") and query is None:
        raise UsageError("sort score needs a query: without one there are no scores.")
    if not matches:
        raise NothingFoundError(_nothing(query, everything, len(found)))
    matches = order_matches(matches, sort)[:limit]
    near = dict.fromkeys(hit.word for match in matches for hit in match.hits if hit.how == "near")
    return Found(matches, list(near))


def _nothing(query: str | None, proposals: list[Proposal], without: int) -> str:
    if query is None:
        fault = f"meets the conditions, of {without} in the collection" if without else "is in the collection"
        return f"No proposal {fault}."
    if without:
        return f"No proposal that matches {query} meets the conditions ({without} without them)."
    found = nearest_terms(query, proposals)
    if found:
        return f"No proposal matches {query}. Nearest: {', '.join(found)}."
    topics = dict.fromkeys(proposal.topic for proposal in proposals)
    return f"No proposal matches {query}. There are topics such as {', '.join(list(topics)[:3])}."

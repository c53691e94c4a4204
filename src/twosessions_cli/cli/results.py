"""The way of a query: options -> selection and search -> rows, and rows -> what a format is given."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosessions_cli.cli.options import CommonOptions, FilterOptions, OrderOptions, spelled
from twosessions_cli.cli.output import note, print_text
from twosessions_cli.collection import Collection, bundled_collection, open_collection
from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.formats import Document, Entry, Group
from twosessions_cli.formats.facts import NO_NAME
from twosessions_cli.search import (
    Match,
    best_passage,
    group_by,
    nearest_terms,
    order_matches,
    parse_query,
    search,
    select,
)
from twosessions_cli.vocabulary import VOCABULARIES, label

__all__ = ["Results", "document_of", "empty_array", "find", "sections"]


class Results(NamedTuple):
    """The rows that were asked for, in order, and the collection that they come from."""

    collection: Collection
    matches: list[Match]


def find(common: CommonOptions, query: str | None, filters: FilterOptions, order: OrderOptions) -> Results:
    """Return what `search`, `list` and `export` show for the same options: all, or what matches `query`.

    Raises NothingFoundError, with the nearest topics and names where a query was given, and UsageError
    for a query without a word or a condition that cannot be met by anything.
    """
    if query is not None and not parse_query(query).words:
        raise UsageError(f"{query!r} holds no letter or digit to search for.")
    collection = open_collection(common.db)
    kept = select(collection, filters.selection())
    # Searched as a whole: whether a word needs a slip allowed for does not hang on the conditions.
    found = [Match(proposal) for proposal in collection] if query is None else search(collection, query)
    numbers = {proposal.number for proposal in kept}
    matches = [match for match in found if match.proposal.number in numbers]
    if not matches:
        raise NothingFoundError(_nothing(query, filters, collection, len(found)))
    matches = order_matches(matches, order.sort)[: order.limit]
    _say_near(matches)
    return Results(collection, matches)


def _nothing(query: str | None, filters: FilterOptions, collection: Collection, without: int) -> str:
    conditions = spelled(filters)
    wanted = f"matches {query}" if query is not None else "is in the collection"
    if conditions and without:
        return f"No proposal {wanted} with {conditions}; without that there are {without}."
    offer = nearest_terms(query, collection) if query is not None else []
    return f"No proposal {wanted}." + (f" Nearest: {', '.join(offer)}." if offer else "")


def _say_near(matches: Sequence[Match]) -> None:
    words = dict.fromkeys(hit.word for match in matches for hit in match.hits if hit.how == "near")
    if words:
        note(f"No proposal holds {', '.join(words)} exactly; these come near.")


@contextlib.contextmanager
def empty_array(form: str) -> Iterator[None]:
    """Print `[]` for the format "json" where nothing is found, and let the error go on."""
    try:
        yield
    except NothingFoundError:
        if form == "json":
            print_text("[]\n")
        raise


def sections(matches: Sequence[Match], field: str | None) -> list[tuple[str | None, list[Match]]]:
    """Return `matches` under headings by `field`, or as one section without a heading where it is None."""
    if field is None:
        return [(None, list(matches))]
    return [(_heading(field, value), group) for value, group in group_by(matches, field)]


def _heading(field: str, value: str | None) -> str:
    if value is None:
        return f"({NO_NAME if field == 'delegate' else f'{field} not given'})"
    return label(field, value) if field in VOCABULARIES else value


def document_of(
    results: Results,
    *,
    query: str | None = None,
    options: str = "",
    group_field: str | None = None,
    columns: list[str] | None = None,
    with_scores: bool = False,
) -> Document:
    """Return what a format is given for `results`; `options` is how they were asked for, as typed."""
    groups = [
        Group(name, [Entry(match.proposal, _found(match) if with_scores else {}) for match in matches])
        for name, matches in sections(results.matches, group_field)
    ]
    path = results.collection.path
    name = f"{path.name}, bundled with twosessions" if path == bundled_collection() else path.name
    details = {
        "query": query or "",
        "options": options,
        "date": datetime.date.today().isoformat(),
        "collection": name,
    }
    title = f"Proposals of the Two Sessions: {query}" if query else "Proposals of the Two Sessions"
    return Document(groups, title, details, columns)


def _found(match: Match) -> dict[str, object]:
    """Return what a search says of a match, as JSON shows it."""
    passage = best_passage(match)
    matched = [
        {"word": hit.word, "field": hit.field, "index": hit.position, "how": hit.how, "text": hit.found}
        for hit in match.hits
    ]
    return {
        "score": match.score,
        "passage": passage.text if passage else match.proposal.title,
        "matched": matched,
    }

"""Rows as the formats and the tables take them."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence

from twosessions_cli.cli.messages import say
from twosessions_cli.cli.options import CommonOptions, FilterOptions, OrderOptions
from twosessions_cli.cli.output import print_text
from twosessions_cli.collection import Collection, bundled_collection, open_collection
from twosessions_cli.errors import NothingFoundError
from twosessions_cli.formats import Document, Entry, Group
from twosessions_cli.formats.facts import NO_NAME
from twosessions_cli.search import Match, best_passage, find, group_by, may_lie_outside
from twosessions_cli.vocabulary import VOCABULARIES, label

__all__ = ["document_of", "empty_array", "find_rows", "sections"]


def find_rows(
    common: CommonOptions, query: str | None, filters: FilterOptions, order: OrderOptions
) -> tuple[Collection, list[Match]]:
    """Return the collection and what `search`, `list` and `export` show of it for the same options.

    Says which words were found only with a slip, and how many dates are inexact. Raises what
    `open_collection` and `find` raise.
    """
    collection = open_collection(common.db)
    selection = filters.selection()
    found = find(collection, query, selection, sort=order.sort, limit=order.limit)
    if found.near_words:
        say(f"No proposal holds {', '.join(found.near_words)} exactly; these come near.")
    vague = sum(may_lie_outside(match.proposal, selection) for match in found.matches)
    if vague:
        say(f"{vague} of these are dated only to the month or year, and may lie outside.")
    return collection, found.matches


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
    collection: Collection,
    matches: Sequence[Match],
    *,
    query: str | None = None,
    options: str = "",
    group_field: str | None = None,
    columns: list[str] | None = None,
    with_scores: bool = False,
) -> Document:
    """Return what a format is given for `matches`; `options` says how they were asked for."""
    groups = [
        Group(name, [Entry(match.proposal, _found(match) if with_scores else {}) for match in section])
        for name, section in sections(matches, group_field)
    ]
    path = collection.path
    details = {
        "query": query or "",
        "options": " ".join(filter(None, (options, f"--group-by {group_field}" if group_field else ""))),
        "date": datetime.date.today().isoformat(),
        "collection": f"{path.name}, bundled with twosessions" if path == bundled_collection() else path.name,
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

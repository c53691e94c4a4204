"""Rows as the formats and the tables take them."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from twosessions_cli.cli.messages import say
from twosessions_cli.cli.options import CommonOptions, FilterOptions, OrderOptions, WordOptions
from twosessions_cli.cli.output import print_text
from twosessions_cli.collection import Collection, bundled_collection, open_collection
from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.formats import Document, Entry, Group
from twosessions_cli.formats.facts import NO_NAME
from twosessions_cli.search.counting import group_by
from twosessions_cli.search.excerpts import best_passage
from twosessions_cli.search.match import Match
from twosessions_cli.search.selection import may_lie_outside
from twosessions_cli.vocabulary import VOCABULARIES, label

if TYPE_CHECKING:
    from twosessions_cli.search import Corpus, Found, Note

__all__ = ["document_of", "empty_array", "find_rows", "sections", "taken_as"]

_MOST_NAMED = 5
"""Of how many strings that a word was taken for the first are named."""


def find_rows(
    common: CommonOptions,
    query: str | None,
    filters: FilterOptions,
    order: OrderOptions,
    words: WordOptions = WordOptions(),  # noqa: B008 - a tuple, which nobody can change
) -> tuple[Path, Found]:
    """Return where the collection is and what `search`, `list` and `export` show of it for the same options.

    Says which words were not found as they were typed, and how many dates are inexact. Raises what
    `open_collection`, `glossary_with` and `find` raise.
    """
    # Here and not above: completion and help need the commands, but nothing of a search.
    from twosessions_cli.search import find, glossary_with, open_corpus

    if words.exact and words.synonyms is not None:
        raise UsageError("exact leaves synonyms out: give one of the two.")
    path: Path
    proposals: Collection | Corpus
    if query is None:
        proposals = open_collection(common.db)
        path = proposals.path
    else:
        path, proposals = open_corpus(common.db)
    selection = filters.selection()
    glossary = None if query is None or words.exact else glossary_with(words.synonyms)
    found = find(
        proposals,
        query,
        selection,
        exact=words.exact,
        glossary=glossary,
        sort=order.sort,
        limit=order.limit,
    )
    for note in found.notes:
        if text := taken_as(note):
            say(text)
    vague = sum(may_lie_outside(match.proposal, selection) for match in found.matches)
    if vague:
        verb = "is" if vague == 1 else "are"
        say(f"{vague} of these {verb} dated only to the month or year, and may lie outside.")
    return path, found


def taken_as(note: Note) -> str | None:
    """Return what to say of a word that was not found as it was typed, None where there is nothing to say."""
    if not note.meant:
        return None
    ways = {reading.how for reading in note.meant}
    named = ", ".join(dict.fromkeys(reading.text for reading in note.meant[:_MOST_NAMED]))
    more = f" and {len(note.meant) - _MOST_NAMED} more" if len(note.meant) > _MOST_NAMED else ""
    if ways <= {"pinyin", "initials"}:
        return f"{note.word} is read as {named}{more}."
    how = "sounds alike" if ways == {"sound"} else "comes near" if ways == {"near"} else "is alike"
    if note.stands:
        return f"Few proposals hold {note.word}; after them comes what {how}: {named}{more}."
    return f"No proposal holds {note.word} exactly; this {how}: {named}{more}."


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
    path: Path,
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
        {
            "word": hit.word,
            "field": hit.field,
            "index": hit.position,
            "how": hit.how,
            "text": hit.found,
            **({"via": hit.via} if hit.via else {}),
            "value": hit.value,
        }
        for hit in match.hits
    ]
    return {
        "score": match.score,
        "score_parts": match.basis._asdict(),
        "passage": passage.text if passage else match.proposal.title,
        "matched": matched,
    }

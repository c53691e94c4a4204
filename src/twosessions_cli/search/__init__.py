"""Find proposals: by words, by who and what they are, by id. Knows no screen and no TinyDB.

The names below are imported when they are first asked for: help and completion need few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twosessions_cli.search.corpus import Corpus
    from twosessions_cli.search.counting import GROUP_FIELDS, Tally, count_by, group_by
    from twosessions_cli.search.engine import search
    from twosessions_cli.search.excerpts import BestPassage, best_passage
    from twosessions_cli.search.finding import Found, find
    from twosessions_cli.search.glossary import Glossary, bundled_glossary, read_glossary
    from twosessions_cli.search.index import index_folder, open_corpus
    from twosessions_cli.search.lookup import look_up
    from twosessions_cli.search.match import Basis, Hit, How, Match
    from twosessions_cli.search.own_words import glossary_with, user_glossary
    from twosessions_cli.search.query import Query
    from twosessions_cli.search.query_parser import parse_query
    from twosessions_cli.search.selection import SORT_KEYS, Selection, may_lie_outside, order_matches, select
    from twosessions_cli.search.suggesting import nearest_terms
    from twosessions_cli.search.word_search import Note

__all__ = [
    "GROUP_FIELDS",
    "SORT_KEYS",
    "Basis",
    "BestPassage",
    "Corpus",
    "Found",
    "Glossary",
    "Hit",
    "How",
    "Match",
    "Note",
    "Query",
    "Selection",
    "Tally",
    "best_passage",
    "bundled_glossary",
    "count_by",
    "find",
    "glossary_with",
    "group_by",
    "index_folder",
    "look_up",
    "may_lie_outside",
    "nearest_terms",
    "open_corpus",
    "order_matches",
    "parse_query",
    "read_glossary",
    "search",
    "select",
    "user_glossary",
]

_MODULES = {
    "BestPassage": "excerpts",
    "best_passage": "excerpts",
    "Corpus": "corpus",
    "GROUP_FIELDS": "counting",
    "Tally": "counting",
    "count_by": "counting",
    "group_by": "counting",
    "Basis": "match",
    "Hit": "match",
    "Match": "match",
    "search": "engine",
    "Note": "word_search",
    "Found": "finding",
    "find": "finding",
    "Glossary": "glossary",
    "bundled_glossary": "glossary",
    "read_glossary": "glossary",
    "index_folder": "index",
    "open_corpus": "index",
    "look_up": "lookup",
    "glossary_with": "own_words",
    "user_glossary": "own_words",
    "Query": "query",
    "parse_query": "query_parser",
    "How": "match",
    "SORT_KEYS": "selection",
    "Selection": "selection",
    "may_lie_outside": "selection",
    "order_matches": "selection",
    "select": "selection",
    "nearest_terms": "suggesting",
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)

"""Find proposals: by words, by who and what they are, by id. Knows no screen and no TinyDB."""

from twosessions_cli.search.best_passage import BestPassage, best_passage
from twosessions_cli.search.counting import GROUP_FIELDS, Tally, count_by, group_by
from twosessions_cli.search.engine import Hit, How, Match, search
from twosessions_cli.search.finding import Found, find
from twosessions_cli.search.lookup import look_up
from twosessions_cli.search.query import Query, parse_query
from twosessions_cli.search.selection import SORT_KEYS, Selection, may_lie_outside, order_matches, select
from twosessions_cli.search.suggesting import nearest_terms

__all__ = [
    "GROUP_FIELDS",
    "SORT_KEYS",
    "BestPassage",
    "Found",
    "Hit",
    "How",
    "Match",
    "Query",
    "Selection",
    "Tally",
    "best_passage",
    "count_by",
    "find",
    "group_by",
    "look_up",
    "may_lie_outside",
    "nearest_terms",
    "order_matches",
    "parse_query",
    "search",
    "select",
]

"""Parse what a user types: words, "phrases", -excluded, OR, brackets and field:word.

Nothing is an error: what makes no sense as syntax is taken as words, or left out where it holds none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from twosessions_cli.search.folding import fold
from twosessions_cli.search.query import And, Node, Not, Or, Query, Range, Word
from twosessions_cli.search.query_fields import RANGE_FIELDS, field_called

__all__ = ["parse_query"]

_DEEPEST = 20
"""Brackets within brackets beyond this are left out: they would exhaust Python's stack."""

_QUOTES = {'"': '"', "“": "”", "”": "”", "„": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "＂": "＂"}
_OPENING, _CLOSING = "(（", ")）"
_MINUS = "-－−–"
# A pause in a sentence parts two words as a space does; other punctuation is dropped when folding.
_PAUSES = ",;!?，、。；！？…|｜"
_BARS = "|｜"
_COLONS = ":："
_FIELD = re.compile(rf"([^\s{_COLONS}{re.escape(_PAUSES + _OPENING + _CLOSING)}]{{1,16}})[{_COLONS}]")
_WORD = re.compile(rf"[^\s{_COLONS}{re.escape(_PAUSES + _OPENING + _CLOSING + ''.join(_QUOTES))}]+")
_ONE_DATE = r"(?:\d{8}|\d{4}(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?|年)?)"
_RANGE = rf"({_ONE_DATE}?)\s*(\.\.|…|~|～|至|到)\s*({_ONE_DATE}?)|{_ONE_DATE}"
_RANGE_END = rf"(?=$|[\s{re.escape(_PAUSES + _OPENING + _CLOSING)}])"


class _Token(NamedTuple):
    kind: str
    """word, phrase, field, open, close, not, or."""
    text: str = ""


def parse_query(typed: str) -> Query:
    """Parse `typed`; a word that is repeated side by side counts once.

    Words side by side must all match. `OR` or `|` between words, `-` or `NOT` before one, brackets, quotes of
    any make, and `field:` (see query_fields) before a word, a phrase, brackets or a range of dates have
    their usual meaning, OR binding weaker than what stands side by side.
    """
    tokens = _matched(_tokens(typed))
    root, _ = _parse_or(tokens, 0, None, 0)
    return Query(typed, root)


def _matched(tokens: Iterable[_Token]) -> list[_Token]:
    """Leave out brackets that close what was never opened."""
    kept = []
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        if depth < 0:
            depth = 0
        else:
            kept.append(token)
    return kept


def _tokens(typed: str) -> Iterator[_Token]:
    place = 0
    # A minus takes out a word only where a word begins: zero-carbon is one.
    at_start = True
    unclosed: set[str] = set()
    while place < len(typed):
        mark = typed[place]
        # One that is not closed by any other is looked for once, not again for each of thousands.
        if mark in _QUOTES and mark not in unclosed and not (end := typed.find(_QUOTES[mark], place + 1)) > 0:
            unclosed.add(mark)
        if mark in _QUOTES and mark not in unclosed:
            text = typed[place + 1 : end].replace('"', " ")
            if fold(text).text:
                yield _Token("phrase", " ".join(text.split()))
            place = end + 1
            at_start = False
            continue
        if mark in _OPENING or mark in _CLOSING:
            yield _Token("open" if mark in _OPENING else "close")
            place += 1
            at_start = mark in _OPENING
            continue
        if mark in _BARS:
            yield _Token("or")
            place += 1
            at_start = True
            continue
        if at_start and mark in _MINUS:
            yield _Token("not")
            place += 1
            continue
        if (
            at_start
            and (field := _FIELD.match(typed, place))
            and _has_value(typed, field.end())
            and (name := field_called(field[1]))
        ):
            yield _Token("field", name)
            place = field.end() + typed[field.end()].isspace()
            if (
                name in RANGE_FIELDS
                and (dates := re.compile(f"(?:{_RANGE}){_RANGE_END}").match(typed, place))
                and _dates(dates[0])
            ):
                yield _Token("word", dates[0])
                place = dates.end()
            continue
        word = _WORD.match(typed, place)
        if word:
            yield from _bare(word[0])
            place = word.end()
            at_start = False
            continue
        at_start = True
        place += 1


def _has_value(typed: str, place: int) -> bool:
    """Tell whether something stands behind a colon, with no more than one space between."""
    place += place < len(typed) and typed[place].isspace()
    return place < len(typed) and not typed[place].isspace()


def _bare(word: str) -> Iterator[_Token]:
    if word.upper() == "OR":
        yield _Token("or")
    elif word == "NOT":
        yield _Token("not")
    elif word != "AND" and fold(word).text:
        yield _Token("word", word.lstrip(_MINUS))


def _dates(text: str) -> tuple[str, str] | None:
    """Return the first and the last date of a range or of one date, None where they are not dates."""
    found = re.fullmatch(_RANGE, text)
    if not found or not any(map(str.isdecimal, text)):
        return None
    first, last = (found[1], found[3]) if found[2] else (found[0], found[0])
    first, last = _usual(first), _usual(last)
    if not (_is_day(first) and _is_day(last)):
        return None
    return (last, first) if last and last < first else (first, last)


def _is_day(date: str) -> bool:
    _, *parts = date.split("-") if date else ("",)
    return all(1 <= int(part) <= most for part, most in zip(parts, (12, 31), strict=False))


def _usual(date: str) -> str:
    if len(date) == 8 and date.isdecimal():
        return f"{date[:4]}-{date[4:6]}-{date[6:]}"
    return re.sub("[./年月]", "-", date).replace("日", "").strip("-")


def _parse_or(tokens: list[_Token], place: int, field: str | None, depth: int) -> tuple[Node | None, int]:
    choices: dict[object, Node] = {}
    while True:
        node, place = _parse_and(tokens, place, field, depth)
        if node is not None:
            choices.setdefault(_meaning(node), node)
        if place >= len(tokens) or tokens[place].kind != "or":
            break
        place += 1
    if len(choices) < 2:
        return next(iter(choices.values()), None), place
    return Or(tuple(choices.values())), place


def _parse_and(tokens: list[_Token], place: int, field: str | None, depth: int) -> tuple[Node | None, int]:
    nodes: dict[object, Node] = {}
    while place < len(tokens) and tokens[place].kind not in ("or", "close"):
        node, place = _parse_one(tokens, place, field, depth)
        if node is not None:
            nodes.setdefault(_meaning(node), node)
    if len(nodes) < 2:
        return next(iter(nodes.values()), None), place
    return And(tuple(nodes.values())), place


def _meaning(node: Node) -> object:
    return (node.text, node.is_phrase, node.field) if isinstance(node, Word) else node


def _parse_one(tokens: list[_Token], place: int, field: str | None, depth: int) -> tuple[Node | None, int]:
    negated = False
    while place < len(tokens) and tokens[place].kind in ("not", "field"):
        if tokens[place].kind == "not":
            negated = True
        else:
            field = tokens[place].text
        place += 1
    if place >= len(tokens) or tokens[place].kind in ("or", "close"):
        return None, place
    token = tokens[place]
    place += 1
    node: Node | None
    if token.kind == "open":
        if depth >= _DEEPEST:
            return None, place
        node, place = _parse_or(tokens, place, field, depth + 1)
        if place < len(tokens) and tokens[place].kind == "close":
            place += 1
    elif token.kind != "phrase" and field in RANGE_FIELDS and (dates := _dates(token.text)):
        node = Range(field, *dates)
    else:
        node = Word(token.text, token.kind == "phrase", field)
    if negated and node is not None:
        node = node.node if isinstance(node, Not) else Not(node)
    return node, place

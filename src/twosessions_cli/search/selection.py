"""Narrow a collection by who, what and when, and put what is left in order."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.folding import fold
from twosessions_cli.search.match import Match
from twosessions_cli.search.names import meant_names
from twosessions_cli.search.suggesting import nearest
from twosessions_cli.vocabulary import VOCABULARIES, read_term

__all__ = ["SORT_KEYS", "Selection", "may_lie_between", "may_lie_outside", "order_matches", "select"]

SORT_KEYS = ("number", "date", "delegate", "topic", "title", "score")
"""What results can be sorted by; a leading hyphen turns the order round."""

Test = Callable[[Proposal], bool]

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Selection(NamedTuple):
    """What a proposal must be. None leaves a condition out.

    `topic`, `delegate` and `organization` match loosely (a part, the other script, one slip); `role`,
    `level`, `kind` and `category` are codes or their Chinese or English names; `since` and `until` are
    dates as exact as wanted, and a proposal whose date is less exact stays if it may lie between them.
    """

    topic: str | None = None
    delegate: str | None = None
    organization: str | None = None
    role: str | None = None
    level: str | None = None
    kind: str | None = None
    category: str | None = None
    year: int | None = None
    since: str | None = None
    until: str | None = None


def select(proposals: Iterable[Proposal], selection: Selection) -> list[Proposal]:
    """Return the proposals that meet every condition, in their order.

    Raises UsageError for a value that is not a date or not in the vocabulary, and NothingFoundError with
    the nearest names where a topic, delegate or organisation is not in the collection at all.
    """
    everything = list(proposals)
    tests = [_same_code(field, value) for field, value in _codes(selection)]
    if selection.year is not None:
        tests.append(lambda proposal: proposal.year == selection.year)
    if selection.since is not None:
        first = _day("since", selection.since, last=False)
        tests.append(lambda proposal: _span(proposal)[1] >= first)
    if selection.until is not None:
        final = _day("until", selection.until, last=True)
        tests.append(lambda proposal: _span(proposal)[0] <= final)
    for field in ("topic", "delegate", "organization"):
        words = getattr(selection, field)
        if words is not None:
            tests.append(_named(everything, field, words))
    return [proposal for proposal in everything if all(test(proposal) for test in tests)]


def may_lie_outside(proposal: Proposal, selection: Selection) -> bool:
    """Tell whether the date of a selected proposal is too inexact to be sure that it meets `selection`."""
    earliest, latest = _span(proposal)
    since, until = selection.since, selection.until
    return (since is not None and earliest < _day("since", since, last=False)) or (
        until is not None and latest > _day("until", until, last=True)
    )


def may_lie_between(proposal: Proposal, first: str, last: str, *, by_session: bool = False) -> bool:
    """Tell whether the date of a proposal may lie between two, as exact as wanted; empty leaves one out.

    `by_session` goes by the year of its session, where that is known.
    """
    year = proposal.year if by_session else None
    earliest, latest = (f"{year:04d}-01-01", f"{year:04d}-12-31") if year else _span(proposal)
    return (not first or latest >= _day("date", first, last=False)) and (
        not last or earliest <= _day("date", last, last=True)
    )


def _codes(selection: Selection) -> list[tuple[str, str]]:
    """Return the conditions on fields with a fixed vocabulary as (field, code)."""
    codes = []
    for field in ("role", "level", "kind", "category"):
        word = getattr(selection, field)
        if word is not None:
            code = read_term(field, word)
            if code is None:
                allowed = ", ".join(f"{term.code} ({term.chinese})" for term in VOCABULARIES[field])
                raise UsageError(f"{field} {word!r} is not known. Use one of {allowed}.")
            codes.append((field, code))
    return codes


def _same_code(field: str, code: str) -> Test:
    return lambda proposal: proposal.text(field) == code


def _named(proposals: Sequence[Proposal], field: str, words: str) -> Test:
    """Return the test whether a proposal has a name in `field` that `words` means."""
    if not fold(words).text:
        raise UsageError(f"{field} {words!r} holds no letter or digit to look for.")
    known = list(dict.fromkeys(name for proposal in proposals for name in _names(proposal, field)))
    meant = frozenset(meant_names(words, known, whole_first=field == "delegate"))
    if not meant:
        offer = f" Nearest: {', '.join(nearest(words, known) or known[:3])}." if known else ""
        raise NothingFoundError(f"No {field} matches {words}.{offer}")
    return lambda proposal: not meant.isdisjoint(_names(proposal, field))


def _names(proposal: Proposal, field: str) -> list[str]:
    fields = {"topic": ("topic", "topic_en"), "organization": ("organization", "on_behalf_of")}
    return [text for name in fields.get(field, (field,)) if (text := proposal.text(name))]


def _day(name: str, text: str, *, last: bool) -> str:
    """Return the first or last day of a year, month or day as YYYY-MM-DD (a month is taken as 31 days)."""
    parts = _DATE.fullmatch(text.strip().replace("/", "-").replace(".", "-"))
    if parts:
        year, month, day = (int(part) if part else None for part in parts.groups())
        if month != 0 and day != 0 and (month or 1) <= 12 and (day or 1) <= 31:
            return f"{year:04d}-{month or (12 if last else 1):02d}-{day or (31 if last else 1):02d}"
    raise UsageError(f"{name} {text!r} is not a date. Write 2026, 2026-01 or 2026-01-26.")


def _span(proposal: Proposal) -> tuple[str, str]:
    """Return the first and last day that the proposal may be of; a range that nothing meets if unknown."""
    date = proposal.text("date") or (f"{proposal.year:04d}" if proposal.year else None)
    if date is None:
        return "9999-99-99", ""
    return _day("date", date, last=False), _day("date", date, last=True)


def order_matches(matches: Sequence[Match], key: str | None) -> list[Match]:
    """Return `matches` sorted by one of SORT_KEYS, or as they are where `key` is None.

    Names sort by their code in GB 18030, which for the 3,755 commonest characters is the order of
    pinyin; a missing value comes last either way. Raises UsageError for an unknown key.
    """
    if key is None:
        return list(matches)
    name = key.removeprefix("-")
    if name not in SORT_KEYS:
        raise UsageError(
            f"sort {key!r} is not known. Use one of {', '.join(SORT_KEYS)}; -date turns it round."
        )
    values = [(_value(match, name), match) for match in matches]
    known = [pair for pair in values if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=key.startswith("-"))
    return [match for _, match in known] + [match for value, match in values if value is None]


def _value(match: Match, key: str) -> Any:
    if key == "number":
        return match.proposal.number
    if key == "score":
        return match.score
    text = match.proposal.text(key)
    return text.encode("gb18030", "surrogatepass") if text and key != "date" else text

"""Narrow a collection by who, what and when, and put what is left in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.engine import Match
from twosessions_cli.search.folding import fold
from twosessions_cli.search.matching import is_long_enough, near_place
from twosessions_cli.search.suggesting import nearest
from twosessions_cli.vocabulary import VOCABULARIES, read_term

__all__ = ["SORT_KEYS", "Selection", "order_matches", "select"]

SORT_KEYS = ("number", "date", "delegate", "topic", "title", "score")
"""What results can be sorted by; a leading hyphen turns the order round."""

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
    if selection.since:
        first = _day(selection.since, "--since", last=False)
        tests.append(lambda proposal: _span(proposal)[1] >= first)
    if selection.until:
        final = _day(selection.until, "--until", last=True)
        tests.append(lambda proposal: _span(proposal)[0] <= final)
    for field, words in (
        ("topic", selection.topic),
        ("delegate", selection.delegate),
        ("organization", selection.organization),
    ):
        if words:
            kept = _loosely(everything, field, words)
            tests.append(lambda proposal, kept=kept: proposal.number in kept)  # type: ignore[misc]
    return [proposal for proposal in everything if all(test(proposal) for test in tests)]


def _codes(selection: Selection) -> list[tuple[str, str]]:
    """Return the conditions on fields with a fixed vocabulary as (field, code)."""
    codes = []
    for field in ("role", "level", "kind", "category"):
        word = getattr(selection, field)
        if word:
            code = read_term(field, word)
            if code is None:
                allowed = ", ".join(f"{term.code} ({term.chinese})" for term in VOCABULARIES[field])
                raise UsageError(f"--{field} {word} is not known. Use one of {allowed}.")
            codes.append((field, code))
    return codes


def _same_code(field: str, code: str) -> Callable[[Proposal], bool]:
    return lambda proposal: proposal.text(field) == code


def _loosely(proposals: Sequence[Proposal], field: str, words: str) -> set[int]:
    """Return the numbers of the proposals whose `field` holds `words`, or else is one slip away."""
    values = {proposal.number: _names(proposal, field) for proposal in proposals}
    wanted = fold(words).text
    if not wanted:
        raise UsageError(f"--{_option(field)} {words!r} holds no letter or digit to look for.")
    folded = {number: [fold(name).text for name in names] for number, names in values.items()}
    for found in (
        # A person is asked for by the whole name; 养老 as a topic means 养老服务 as well.
        {number for number, texts in folded.items() if field == "delegate" and wanted in texts},
        {number for number, texts in folded.items() if any(wanted in text for text in texts)},
        {number for number, texts in folded.items() if any(_is_near(wanted, text) for text in texts)},
    ):
        if found:
            return found
    known = list(dict.fromkeys(name for names in values.values() for name in names))
    offer = f" Nearest: {', '.join(nearest(words, known))}." if known else ""
    raise NothingFoundError(f"No {field} matches {words}.{offer}")


def _names(proposal: Proposal, field: str) -> list[str]:
    fields = {"topic": ("topic", "topic_en"), "organization": ("organization", "on_behalf_of")}
    return [text for name in fields.get(field, (field,)) if (text := proposal.text(name))]


def _option(field: str) -> str:
    return "org" if field == "organization" else field


def _is_near(wanted: str, text: str) -> bool:
    return is_long_enough(wanted) and bool(near_place(wanted, text, True, lambda word, window: False))


def _day(text: str, option: str, *, last: bool) -> str:
    """Return the first or last day of a year, month or day as YYYY-MM-DD (a month is taken as 31 days)."""
    parts = _DATE.fullmatch(text.strip().replace("/", "-").replace(".", "-"))
    if parts:
        year, month, day = (int(part) if part else None for part in parts.groups())
        if 1 <= (month or 1) <= 12 and 1 <= (day or 1) <= 31:
            return f"{year:04d}-{month or (12 if last else 1):02d}-{day or (31 if last else 1):02d}"
    raise UsageError(f"{option} {text} is not a date. Write 2026, 2026-01 or 2026-01-26.")


def _span(proposal: Proposal) -> tuple[str, str]:
    """Return the first and last day that the proposal may be of; a range that nothing meets if unknown."""
    date = proposal.text("date") or (f"{proposal.year:04d}" if proposal.year else None)
    if date is None:
        return "9999-99-99", ""
    return _day(date, "date", last=False), _day(date, "date", last=True)


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
            f"--sort {key} is not known. Use one of {', '.join(SORT_KEYS)}; -date turns it round."
        )
    known = [match for match in matches if _value(match, name) is not None]
    unknown = [match for match in matches if _value(match, name) is None]
    return sorted(known, key=lambda match: _value(match, name), reverse=key.startswith("-")) + unknown


def _value(match: Match, key: str) -> Any:
    if key == "number":
        return match.proposal.number
    if key == "score":
        return match.score
    text = match.proposal.text(key)
    return text.encode("gb18030", "surrogatepass") if text and key != "date" else text

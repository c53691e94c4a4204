"""The record of one proposal and its checks.

The stored dictionary stays the truth: `Proposal` is a view that reads it, so fields that this version
does not know are kept wherever a record goes. The fields are described in README.md, "The record".
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from twosessions_cli.vocabulary import VOCABULARIES

__all__ = ["FIELD_NAMES", "Fault", "Item", "Proposal", "check_record", "make_id"]

Record = dict[str, Any]


class Item(NamedTuple):
    """One problem or recommendation; `paragraph` is its line (from 1) in the source, if known."""

    text: str
    paragraph: int | None = None


class Fault(NamedTuple):
    """One thing wrong with a record: where, what was expected, and what stands there."""

    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}, found {self.found}"


class Proposal:
    """A read-only view of one record. Missing texts read as None, missing lists as empty."""

    __slots__ = ("number", "record")

    def __init__(self, record: Record, number: int) -> None:
        """Take a record that `check_record` accepts and its document number in the collection (from 1)."""
        self.record = record
        self.number = number

    @property
    def id(self) -> str:
        return self.text("id") or make_id(self.record, self.number)

    @property
    def title(self) -> str:
        return self.text("title") or ""

    @property
    def topic(self) -> str:
        return self.text("topic") or ""

    @property
    def delegate(self) -> str | None:
        return self.text("delegate")

    @property
    def keywords(self) -> list[str]:
        return self.texts("keywords")

    @property
    def problems(self) -> list[Item]:
        return self.items("problems")

    @property
    def recommendations(self) -> list[Item]:
        return self.items("recommendations")

    @property
    def session_name(self) -> str | None:
        return (self.record.get("session") or {}).get("name")

    @property
    def year(self) -> int | None:
        """The year of the session, or of the date where the session is not known."""
        date = self.text("date")
        return (self.record.get("session") or {}).get("year") or (int(date[:4]) if date else None)

    @property
    def source(self) -> Mapping[str, str]:
        return self.record.get("source") or {}

    def text(self, field: str) -> str | None:
        """Return the text of a field, None where it is missing or empty."""
        return self.record.get(field) or None

    def texts(self, field: str) -> list[str]:
        """Return the texts of a field that holds a list of them (`keywords`, `tags`)."""
        return self.record.get(field) or []

    def items(self, field: str) -> list[Item]:
        """Return the items of `problems` or `recommendations`."""
        entries = self.record.get(field) or []
        return [
            Item(entry) if isinstance(entry, str) else Item(entry["text"], entry.get("paragraph"))
            for entry in entries
        ]

    def __repr__(self) -> str:
        return f"Proposal({self.id!r}, {self.title!r})"


def make_id(record: Record, number: int) -> str:
    """Return the id of a record that carries none: its year and its number in the collection."""
    year = (record.get("date") or "")[:4] or (record.get("session") or {}).get("year") or "undated"
    return f"{year}-{number:03d}"


Check = Callable[[Any], "str | None"]
"""Takes a value; returns what was expected where the value is wrong, else None."""

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) and _is_unicode(value) else "text"


def _filled_text(value: Any) -> str | None:
    return None if _text(value) is None and value.strip() else "text that is not empty"


def _is_unicode(text: str) -> bool:
    # JSON can spell half of a surrogate pair, which no UTF-8 file or terminal can hold.
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _id(value: Any) -> str | None:
    correct = isinstance(value, str) and _ID.fullmatch(value)
    return None if correct else "an id of the letters a-z, digits and hyphens, such as hebei-2026-001"


def _date(value: Any) -> str | None:
    parts = _DATE.fullmatch(value) if isinstance(value, str) and value.isascii() else None
    if parts:
        year, month, day = (int(part or 1) for part in parts.groups())
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        if year and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1] and (leap or (month, day) != (2, 29)):
            return None
    return "a date such as 2026-01-26, 2026-01 or 2026"


def _number(value: Any) -> str | None:
    correct = isinstance(value, int) and not isinstance(value, bool) and value > 0
    return None if correct else "a whole number from 1"


def _year(value: Any) -> str | None:
    correct = _number(value) is None and value <= 9999
    return None if correct else "a year such as 2026"


def _one_of(field: str) -> Check:
    codes = tuple(term.code for term in VOCABULARIES[field])
    return lambda value: None if value in codes else "one of " + ", ".join(codes)


class _Shape(NamedTuple):
    """What a field may hold: a value of its own, or a list or object with checks inside."""

    check: Check | None = None
    required: bool = False
    each: "_Shape | None" = None
    keys: "Mapping[str, _Shape] | None" = None
    or_text: bool = False


_TEXT = _Shape(_text)
_TEXTS = _Shape(each=_TEXT)
_ITEMS = _Shape(
    each=_Shape(
        keys={"text": _Shape(_filled_text, required=True), "paragraph": _Shape(_number)}, or_text=True
    )
)
_SOURCE = dict.fromkeys(("publication", "headline", "file", "url", "accessed"), _TEXT)

_RECORD: dict[str, _Shape] = {
    "id": _Shape(_id),
    "delegate": _TEXT,
    "role": _Shape(_one_of("role")),
    "level": _Shape(_one_of("level")),
    "region": _TEXT,
    "organization": _TEXT,
    "post": _TEXT,
    "on_behalf_of": _TEXT,
    "kind": _Shape(_one_of("kind")),
    "session": _Shape(keys={"name": _TEXT, "year": _Shape(_year)}),
    "title": _Shape(_filled_text, required=True),
    "topic": _Shape(_filled_text, required=True),
    "topic_en": _TEXT,
    "category": _Shape(_one_of("category")),
    "keywords": _TEXTS,
    "background": _TEXT,
    "problems": _ITEMS,
    "recommendations": _ITEMS,
    "wording": _Shape(_one_of("wording")),
    "date": _Shape(_date),
    "source": _Shape(keys=_SOURCE),
    "tags": _TEXTS,
    "note": _TEXT,
}

FIELD_NAMES: tuple[str, ...] = tuple(_RECORD)
"""The fields of a record, in the order in which they are shown."""


def check_record(record: Any) -> list[Fault]:
    """Return every fault of one record; an empty list means that `Proposal` can read it.

    Fields that are not described are let through as they are; null counts as missing.
    """
    return _faults("record", record, _Shape(keys=_RECORD, required=True))


def _faults(where: str, value: Any, shape: _Shape) -> list[Fault]:
    if value is None:
        return [Fault(where, _expected(shape), "nothing")] if shape.required else []
    if shape.or_text and isinstance(value, str):
        return [Fault(where, expected, repr(value))] if (expected := _filled_text(value)) else []
    if shape.keys is not None:
        if not isinstance(value, dict):
            return [Fault(where, _expected(shape), _name(value))]
        prefix = "" if where == "record" else f"{where}."
        return [
            fault
            for key, inner in shape.keys.items()
            for fault in _faults(f"{prefix}{key}", value.get(key), inner)
        ]
    if shape.each is not None:
        if not isinstance(value, list):
            return [Fault(where, _expected(shape), _name(value))]
        required = shape.each._replace(required=True)
        return [
            fault
            for position, entry in enumerate(value, 1)
            for fault in _faults(f"{where}[{position}]", entry, required)
        ]
    expected = shape.check(value) if shape.check else None
    return [Fault(where, expected, _name(value))] if expected else []


def _expected(shape: _Shape) -> str:
    if shape.keys is not None:
        names = ", ".join(list(shape.keys)[:5])
        return f"{'text or ' if shape.or_text else ''}an object with {names}"
    if shape.each is not None:
        return "a list"
    return (shape.check(None) if shape.check else None) or "a value"


def _name(value: Any) -> str:
    """Name a wrong value shortly, in the words of JSON."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:37]}..."

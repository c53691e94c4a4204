"""The record: what is accepted, what is refused, and how a fault is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import make_record
from twosessions_cli.proposal import FIELD_NAMES, Item, Proposal, check_record


def test_the_smallest_record_has_a_title_and_a_topic() -> None:
    assert check_record({"title": "题", "topic": "题"}) == []


def test_unknown_fields_are_let_through_untouched() -> None:
    record = make_record(colour="red", session={"name": "会", "hall": 3})
    assert check_record(record) == []
    assert Proposal(record, 1).record is record


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("title", None, "title: expected text that is not empty, found nothing"),
        ("title", "  ", "title: expected text that is not empty, found '  '"),
        ("topic", 3, "topic: expected text that is not empty, found 3"),
        ("id", "Hebei 1", "id: expected an id of the letters a-z"),
        ("role", "mayor", "role: expected one of cppcc-member, deputy, found 'mayor'"),
        ("level", "village", "level: expected one of national, provincial, municipal, county"),
        ("kind", "poem", "kind: expected one of proposal, suggestion"),
        ("category", "sport", "category: expected one of economy, politics, culture, society, ecology"),
        ("wording", "poetic", "wording: expected one of summary, verbatim"),
        ("delegate", ["阎际发"], "delegate: expected text, found a list"),
        ("keywords", "出口", "keywords: expected a list, found '出口'"),
        ("keywords", ["出口", None], "keywords[2]: expected text, found nothing"),
        ("session", "两会", "session: expected an object with name, year, found '两会'"),
        ("session", {"year": "2026"}, "session.year: expected a year such as 2026, found '2026'"),
        ("session", {"year": 20265}, "session.year: expected a year such as 2026, found 20265"),
        ("problems", [{"paragraph": 3}], "problems[1].text: expected text that is not empty, found nothing"),
        ("problems", ["贵", ""], "problems[2]: expected text that is not empty, found ''"),
        (
            "recommendations",
            [{"text": "一", "paragraph": 0}],
            "recommendations[1].paragraph: expected a whole",
        ),
        (
            "recommendations",
            [{"text": "一", "paragraph": True}],
            "recommendations[1].paragraph: expected a whole",
        ),
        ("date", "2026-02-30", "date: expected a date such as 2026-01-26"),
        ("date", "2025-02-29", "date: expected a date such as"),
        ("date", "26.1.2026", "date: expected a date such as"),
        ("date", 2026, "date: expected a date such as"),
        ("source", {"file": 5}, "source.file: expected text, found 5"),
        ("note", "\ud800", "note: expected text"),
    ],
)
def test_a_fault_names_the_field_and_what_was_expected(field: str, value: Any, named: str) -> None:
    (fault,) = check_record(make_record(**{field: value}))
    assert str(fault).startswith(named)


def test_every_fault_of_a_record_is_reported() -> None:
    faults = check_record({"role": "x", "date": "y", "problems": [{}, 3]})
    assert [fault.field for fault in faults] == [
        "role",
        "title",
        "topic",
        "problems[1].text",
        "problems[2]",
        "date",
    ]


@pytest.mark.parametrize("record", [None, 3, "text", ["list"]])
def test_what_is_no_object_is_no_record(record: Any) -> None:
    (fault,) = check_record(record)
    assert fault.field == "record"


@pytest.mark.parametrize("date", ["2026", "2026-01", "2026-01-26", "2024-02-29"])
def test_a_date_is_as_exact_as_it_is_known(date: str) -> None:
    assert check_record(make_record(date=date)) == []


def test_null_counts_as_missing() -> None:
    record = dict.fromkeys(FIELD_NAMES) | make_record()
    assert check_record(record) == []
    proposal = Proposal(record, 1)
    assert (proposal.delegate, proposal.problems, proposal.keywords, proposal.year) == (None, [], [], None)


def test_an_item_may_be_plain_text() -> None:
    proposal = Proposal(make_record(problems=["贵", {"text": "慢", "paragraph": 7}]), 1)
    assert proposal.problems == [Item("贵"), Item("慢", 7)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"date": "2025-03"}, "2025-007"),
        ({"session": {"year": 2024}}, "2024-007"),
        ({}, "undated-007"),
    ],
)
def test_a_record_without_an_id_is_given_one(record: dict[str, Any], expected: str) -> None:
    assert Proposal({"title": "题", "topic": "题", **record}, 7).id == expected


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(FIELD_NAMES) | st.text(max_size=4), json_values, max_size=8))
def test_whatever_passes_the_check_can_be_read(record: dict[str, Any]) -> None:
    record |= {key: "题" for key in ("title", "topic") if not isinstance(record.get(key), str)}
    if check_record(record):
        return
    proposal = Proposal(record, 1)
    assert proposal.id
    for field in ("problems", "recommendations"):
        assert all(item.text for item in proposal.items(field))
    assert [proposal.title, proposal.topic, proposal.year, proposal.session_name, dict(proposal.source)]

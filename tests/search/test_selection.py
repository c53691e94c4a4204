"""Selection: conditions, order, and values that nothing meets."""

from __future__ import annotations

import pytest

from conftest import make_record
from twosessions_cli.collection import Collection
from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import Match, Selection, order_matches, search, select


def names(bundled: Collection, **conditions: object) -> list[str | None]:
    return [proposal.delegate for proposal in select(bundled, Selection(**conditions))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"topic": "金融"}, ["郝旭"]),
        ({"topic": "數字"}, ["郝旭"]),
        ({"topic": "marine"}, ["胡世宁"]),
        ({"topic": "数字金触"}, ["郝旭"]),
        ({"delegate": "赵险峰"}, ["赵险峰"]),
        ({"delegate": "赵"}, ["赵险峰", "赵少伟"]),
        ({"delegate": "赵显峰"}, ["赵险峰"]),
        ({"organization": "民建"}, ["胡世宁"]),
        ({"organization": "燕山大学"}, ["赵险峰"]),
        ({"role": "deputy"}, ["赵险峰"]),
        ({"role": "人大代表"}, ["赵险峰"]),
        ({"kind": "采访"}, ["郝旭"]),
        ({"category": "culture"}, ["张广军"]),
        ({"since": "2026-01-27", "kind": "interview"}, ["郝旭"]),
        ({"until": "2026-01-25", "organization": "有限公司"}, ["孙勇"]),
        ({"year": 2025}, []),
        ({"topic": "产业", "role": "deputy"}, []),
    ],
)
def test_conditions_narrow(bundled: Collection, conditions: dict[str, object], expected: list[str]) -> None:
    assert names(bundled, **conditions) == expected


def test_no_condition_keeps_all(bundled: Collection) -> None:
    assert len(names(bundled)) == len(bundled)


@pytest.mark.parametrize(
    ("date", "since", "until", "kept"),
    [
        ("2026-01-26", "2026-01-26", "2026-01-26", True),
        ("2026-01-26", "2026-01-27", None, False),
        ("2026-01-26", None, "2026-01", True),
        ("2026-01-26", "2026/1/5", None, True),
        ("2026-01", "2026-01-20", None, True),
        ("2026-01", None, "2026-01-02", True),
        ("2026-01", "2026-02", None, False),
        ("2026", "2026-05", "2026-06", True),
        ("2025", "2026", None, False),
        (None, "2020", None, False),
    ],
)
def test_a_date_that_is_less_exact_stays_where_it_may_lie_between(
    date: str | None, since: str | None, until: str | None, kept: bool
) -> None:
    proposal = Proposal(make_record(date=date), 1)
    assert bool(select([proposal], Selection(since=since, until=until))) is kept


def test_the_year_of_the_session_stands_in_for_a_missing_date() -> None:
    proposal = Proposal(make_record(session={"name": "会", "year": 2024}), 1)
    assert select([proposal], Selection(year=2024, since="2024-03", until="2024")) == [proposal]


@pytest.mark.parametrize(
    "conditions", [{"topic": "航天"}, {"delegate": "李白"}, {"organization": "火星大学"}]
)
def test_a_name_that_the_collection_does_not_hold_is_said_with_the_nearest(
    bundled: Collection, conditions: dict[str, str]
) -> None:
    with pytest.raises(NothingFoundError, match=r"No \w+ matches .*\. Nearest: "):
        select(bundled, Selection(**conditions))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ({"role": "mayor"}, "role 'mayor' is not known. Use one of cppcc-member"),
        ({"kind": "诗"}, "kind '诗' is not known"),
        ({"level": "x"}, "level 'x' is not known"),
        ({"category": "x"}, "category 'x' is not known"),
        ({"since": "2026-13"}, "since '2026-13' is not a date"),
        ({"until": "soon"}, "until 'soon' is not a date"),
        ({"topic": "，"}, "topic '，' holds no letter"),
        ({"topic": ""}, "topic '' holds no letter"),
        ({"role": ""}, "role '' is not known"),
        ({"since": ""}, "since '' is not a date"),
    ],
)
def test_a_value_that_means_nothing_is_wrong_usage(
    bundled: Collection, conditions: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        select(bundled, Selection(**conditions))  # type: ignore[arg-type]


def test_results_are_sorted_and_turned_round() -> None:
    records = [("王芳", "2026-01"), ("陈明", "2024"), ("李白", None), (None, "2025-03-01")]
    matches = [
        Match(Proposal(make_record(id=f"p-{n}", delegate=name, date=date), n))
        for n, (name, date) in enumerate(records, 1)
    ]

    def order(key: str | None) -> list[int]:
        return [match.proposal.number for match in order_matches(matches, key)]

    assert order(None) == [1, 2, 3, 4]
    assert order("date") == [2, 4, 1, 3]
    assert order("-date") == [1, 4, 2, 3]
    assert order("delegate") == [2, 3, 1, 4], "by pinyin: Chen, Li, Wang; no name last"
    assert order("-number") == [4, 3, 2, 1]
    with pytest.raises(UsageError, match="sort 'colour' is not known"):
        order("colour")


def test_a_search_can_be_sorted_by_score(bundled: Collection) -> None:
    matches = search(bundled, "产业")
    assert [match.score for match in order_matches(matches, "score")] == sorted(
        match.score for match in matches if match.score is not None
    )

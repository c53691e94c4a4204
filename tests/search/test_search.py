"""Search: what is found, what is not, and in which order."""

from __future__ import annotations

import datetime
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import make_record
from twosessions_cli.collection import Collection
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import search


def proposals(*records: dict[str, Any]) -> list[Proposal]:
    return [
        Proposal(make_record(**{"id": f"p-{number}", "topic": "其他", "title": "题目", **record}), number)
        for number, record in enumerate(records, 1)
    ]


def found(collection: list[Proposal] | Collection, query: str) -> list[int]:
    return [match.proposal.number for match in search(collection, query)]


def delegates(bundled: Collection, query: str) -> list[str | None]:
    return [match.proposal.delegate for match in search(bundled, query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("出口", ["阎际发"]),
        ("數字金融", ["郝旭"]),
        ("县域特色产业急群", ["阎际发"]),
        ("青少年", ["戎海广"]),
        ("赵险峰", ["赵险峰"]),
        ("趙險峰", ["赵险峰"]),
        ("12355", ["戎海广"]),
        ("110", ["戎海广"]),
        ("digital finance", ["郝旭"]),
        ("Digital　Finance", ["郝旭"]),
        ("枫桥经验 民革", ["杨昆"]),
        ("京津研发河北转化", ["赵少伟"]),
        ("人大代表", ["赵险峰"]),
        ("10", []),
        ("量子计算", []),
        ("养猪", []),
        ("外星人", []),
        ("xyzzy", []),
        ("。", []),
        ("", []),
    ],
)
def test_the_page_is_found_by_what_it_says(
    bundled: Collection, query: str, expected: list[str | None]
) -> None:
    assert delegates(bundled, query) == expected


def test_all_words_must_match_in_any_field() -> None:
    collection = proposals(
        {"title": "养老服务", "delegate": "王芳"}, {"title": "养老金"}, {"delegate": "王芳"}
    )
    assert found(collection, "养老 王芳") == [1]
    assert found(collection, "养老，王芳") == [1]


@pytest.mark.parametrize(
    "field", ["delegate", "organization", "post", "on_behalf_of", "background", "note", "region"]
)
def test_every_text_field_is_searched(field: str) -> None:
    assert found(proposals({}, {field: "前面托育后面"}), "托育") == [2]


@pytest.mark.parametrize(
    "record",
    [
        {"keywords": ["托育"]},
        {"tags": ["托育"]},
        {"problems": [{"text": "缺少托育机构", "paragraph": 3}]},
        {"recommendations": ["发展普惠托育"]},
        {"session": {"name": "托育会议", "year": 2026}},
        {"source": {"headline": "托育"}},
    ],
)
def test_every_nested_text_is_searched(record: dict[str, Any]) -> None:
    assert found(proposals({}, record), "托育") == [2]


def test_title_topic_and_delegate_come_before_a_place_deep_in_the_text() -> None:
    deep = {"recommendations": ["发展托育服务"] * 30, "background": "托育" * 50}
    for field in ("title", "topic", "delegate"):
        assert found(proposals(deep, {field: "关于托育的事情和别的许多事情"}), "托育") == [2, 1]


def test_a_number_is_found_only_as_a_whole_and_a_latin_word_from_its_beginning() -> None:
    collection = proposals(
        {"background": "投入1100万元"}, {"background": "training"}, {"background": "AI医疗"}
    )
    assert found(collection, "110") == []
    assert found(collection, "1100") == [1]
    assert found(collection, "ai") == [3]
    assert found(collection, "train") == [2]
    assert found(collection, "t") == []
    assert found(collection, "A.I.") == []


@pytest.mark.parametrize(
    ("slip", "query"),
    [
        ("wrong", "枫桥经研"),
        ("wrong", "风桥经验"),
        ("missing", "枫桥验"),
        ("missing", "枫经验"),
        ("added", "枫桥经验验"),
        ("swapped", "桥枫经验"),
        ("swapped", "枫经桥验"),
        ("swapped", "枫桥验经"),
        ("wrong, in the other script", "楓橋經驗交"),
    ],
)
def test_one_slip_in_a_word_is_forgiven(bundled: Collection, slip: str, query: str) -> None:
    matches = search(bundled, query)
    assert [match.proposal.delegate for match in matches] == ["杨昆"]
    assert {hit.how for hit in matches[0].hits} <= {"near", "sound"}


@pytest.mark.parametrize("query", ["赵显峰", "赵峰险", "碳足积", "碳组迹", "碳迹足"])
def test_a_slip_in_a_word_of_three_is_forgiven_where_the_evidence_is_good(
    bundled: Collection, query: str
) -> None:
    assert len(search(bundled, query)) == 1


@pytest.mark.parametrize(
    "query",
    [
        "养猪",
        "科技馆",
        "金融危机",
        "外星人",
        "出囗",
        "小学生",
        "第三届",
        "十三大",
        "委员长",
        "发言权",
        "社会学",
    ],
)
def test_a_near_match_does_not_flood(bundled: Collection, query: str) -> None:
    assert search(bundled, query) == []


def test_a_word_that_is_found_exactly_drags_in_nothing_near() -> None:
    collection = proposals({"title": "养老金调整"}, {"title": "养老院建设"})
    assert found(collection, "养老金") == [1]


def test_a_near_match_scores_lower_than_an_exact_one() -> None:
    collection = proposals({"title": "推广枫桥经验"})
    (exact,), (near,) = search(collection, "枫桥经验"), search(collection, "枫桥经研")
    assert near.score is not None
    assert exact.score is not None
    assert near.score < exact.score


def test_scores_do_not_depend_on_the_size_of_the_collection(bundled: Collection) -> None:
    alone = [proposal for proposal in bundled if proposal.delegate == "郝旭"]
    assert search(alone, "数字金融")[0].score == search(bundled, "数字金融")[0].score


def test_equal_scores_keep_the_order_of_the_collection() -> None:
    assert found(proposals(*[{"title": "养老"}] * 5), "养老") == [1, 2, 3, 4, 5]


def test_a_match_says_what_it_found_where(bundled: Collection) -> None:
    match = search(bundled, "數據共享")[0]
    hit = next(hit for hit in match.hits if hit.field == "problems")
    assert (hit.found, hit.position, hit.how, hit.word) == ("数据共享", 1, "script", "數據共享")
    assert match.spans("problems", 1) == [(hit.start, hit.end)]


TYPED = st.lists(
    st.sampled_from(
        [
            *'养老服务人工智能赵险峰谁的吗jlyrgzn-()（）"“”:：.,，。 　',
            "topic:",
            "日期:2026..",
            " OR ",
            "AI",
            "yanglao",
        ]
    ),
    max_size=20,
).map("".join)


@given(TYPED | st.text(max_size=30))
# Far more than any takes: it is there for what would never end.
@settings(deadline=datetime.timedelta(seconds=5))
def test_any_query_at_all_is_answered_in_time(query: str) -> None:
    collection = proposals(
        {"title": "养老服务 AI 5.6%", "background": "十五五。" * 20},
        {"delegate": "赵险峰", "topic": "人工智能"},
    )
    for match in search(collection, query):
        assert match.score is not None
        assert 0 <= match.score <= 100
        assert match.score == pytest.approx(sum(match.basis), abs=0.11)
        for hit in match.hits:
            assert hit.found
            assert 0 < hit.value <= 1


@pytest.mark.parametrize("text", ["养老服务与人工智能", "yanglaofuwu", "elderly care ", "养lao", "q" * 30])
@pytest.mark.parametrize("parted", ["", " ", " OR ", "("])
def test_a_pasted_page_is_answered_in_time(text: str, parted: str) -> None:
    started = time.process_time()
    search(proposals({"title": "养老服务"}, {"title": "人工智能"}), (text + parted) * 300)
    # A tenth of it is usual.
    assert time.process_time() - started < 20


@given(
    st.lists(st.text(alphabet="养老服务人工智能長", min_size=1, max_size=8), min_size=1, max_size=12),
    st.text(alphabet="养老服务人工智能", min_size=1, max_size=4),
)
def test_adding_a_proposal_takes_no_other_out_of_an_exact_result(titles: list[str], query: str) -> None:
    every = proposals(*({"title": title} for title in titles))
    before, after = search(every[:-1], query, exact=True), search(every, query, exact=True)
    assert {match.proposal.id for match in before} <= {match.proposal.id for match in after}
    # Nor, where slips are allowed, what has the word as it was typed.
    found = {match.proposal.id for match in search(every, query)}
    assert {match.proposal.id for match in after} <= found


@given(st.text(alphabet="养老服务人工智能AI 5.，", max_size=12), st.data())
def test_every_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    if any("一" <= character <= "龥" for character in part) and not any(c.isascii() for c in part):
        assert found(proposals({"title": f"题{text}"}), part) == [1]


def test_further_passages_raise_a_score_a_little() -> None:
    once, twice = {"problems": ["托育贵"]}, {"problems": ["托育贵", "托育少"]}
    assert found(proposals(once, twice), "托育") == [2, 1]


@pytest.mark.parametrize(
    ("query", "expected"), [("5", []), ("6", []), ("5.6", [1]), ("5.6%", [1]), ("26", []), ("2026", [1])]
)
def test_a_decimal_fraction_is_one_number(query: str, expected: list[int]) -> None:
    assert found(proposals({"background": "2026年增长5.6%"}), query) == expected


def test_accents_make_no_difference_however_they_are_written() -> None:
    collection = proposals({"background": "caf\u00e9"}, {"background": "cafe\u0301"}, {"background": "cafe"})
    for query in ("caf\u00e9", "cafe\u0301", "cafe"):
        assert found(collection, query) == [1, 2, 3]


def test_what_is_left_of_four_characters_must_be_a_word_of_its_own() -> None:
    collection = proposals(
        {"background": "提高养老金。"},
        {"background": "发放养老金了"},
        {"background": "金融机构多，金融机构少"},
    )
    assert found(collection, "养的老金") == [1, 2]
    assert found(collection, "金融危机") == []


def test_a_near_match_does_not_reach_over_a_pause_for_its_last_character() -> None:
    (match,) = search(proposals({"title": "壮大产业集群，推动出海"}), "大产业集群化")
    assert [hit.found for hit in match.hits] == ["大产业集群"]


def test_a_slip_that_would_bring_too_many_records_brings_none() -> None:
    collection = proposals(*[{"background": f"第{number}件，全国两会期间提出"} for number in range(40)])
    assert found(collection, "猪两会") == []
    # What is surely a word is no flood.
    named = proposals(*[{"background": "数字金融"}] * 40, {"topic": "数字金融"})
    assert found(named, "数字金触") == [41, *range(1, 41)]


def test_a_slip_in_a_word_with_latin_letters_is_forgiven() -> None:
    collection = proposals({"background": "建设5G基站"}, {"background": "推广3D打印"})
    assert found(collection, "5G机站") == [1]
    assert found(collection, "3D打因") == [2]


def test_a_title_with_one_of_two_words_comes_before_a_mention_of_both() -> None:
    deep = {"recommendations": ["养老到2026年", "养老", "2026年"]}
    assert found(proposals(deep, {"title": "养老保障", "date": "2026-03-05"}), "养老 2026") == [2, 1]

"""The bundled collection: every proposal on the page, nothing that is not on it."""

from __future__ import annotations

import json
import re

import pytest
from tinydb import TinyDB

from conftest import ROOT
from twosessions_cli.collection import Collection
from twosessions_cli.proposal import FIELD_NAMES, Proposal, check_record

DELEGATES = [
    "阎际发", "孙勇", "赵险峰", "郝旭", "左克永", None, "胡世宁", "叶逢光", "赵少伟", "张广军", "王旭辉",
    "杨昆", "周文港", "戎海广", "韩俊兰",
]  # fmt: skip
NUMBER = re.compile(r"\d+(?:\.\d+)?")
QUOTED = re.compile("[“《]([^”》]+)[”》]")


def each(bundled: Collection, number: int) -> Proposal:
    return list(bundled)[number]


def whole_line(page: list[str], number: int) -> str:
    """The line of the page, with the next where the scan broke it in the middle of a sentence."""
    line = page[number - 1]
    return line if re.search("[。”?]$", line) else line + next(filter(None, page[number:]))


def texts_of(proposal: Proposal) -> str:
    session = proposal.record["session"]
    kept = ("title", "background", "organization", "post", "on_behalf_of", "delegate", "date")
    return "\n".join([*(proposal.text(field) or "" for field in kept), session["name"], str(session["year"])])


def test_plain_tinydb_opens_it() -> None:
    with TinyDB(ROOT / "data" / "proposals.json", access_mode="r", encoding="utf-8") as database:
        documents = database.table("proposals").all()
    assert [document.doc_id for document in documents] == list(range(1, 16))


def test_it_holds_one_record_a_line_in_readable_chinese() -> None:
    text = (ROOT / "data" / "proposals.json").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if '"id": "hebei-2026-' in line]
    assert len(lines) == 15
    assert "\\u" not in text


def test_the_fifteen_who_propose_are_in_it_and_nobody_else(bundled: Collection) -> None:
    assert [proposal.delegate for proposal in bundled] == DELEGATES


def test_every_problem_and_recommendation_is_an_item_with_its_line(bundled: Collection) -> None:
    problems = [item for proposal in bundled for item in proposal.problems]
    recommendations = [item for proposal in bundled for item in proposal.recommendations]
    assert len(problems) >= 12
    assert len(recommendations) >= 50
    assert all(item.paragraph for item in problems + recommendations)
    assert [proposal.delegate for proposal in bundled if proposal.problems] == ["阎际发", "孙勇", "郝旭"]
    assert all(proposal.recommendations for proposal in bundled)


@pytest.mark.parametrize("number", range(15))
def test_each_record_is_sound_and_filled(bundled: Collection, number: int) -> None:
    proposal = each(bundled, number)
    assert check_record(proposal.record) == []
    assert set(proposal.record) <= set(FIELD_NAMES)
    for field in ("topic_en", "category", "keywords", "session", "date", "source", "level", "region"):
        assert proposal.record[field], field
    assert proposal.record["wording"] == "summary"
    assert proposal.record["source"]["file"] == "000_11fc9253bbe37be2.txt"


def test_no_item_stands_in_it_twice(bundled: Collection) -> None:
    for proposal in bundled:
        texts = [item.text for item in (*proposal.problems, *proposal.recommendations)]
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("number", range(15))
def test_every_figure_and_quoted_name_of_an_item_stands_on_its_line(
    bundled: Collection, page: list[str], number: int
) -> None:
    proposal = each(bundled, number)
    for item in (*proposal.problems, *proposal.recommendations):
        assert item.paragraph
        line = whole_line(page, item.paragraph)
        for name in NUMBER.findall(item.text) + QUOTED.findall(item.text):
            assert name in line, (proposal.id, item)


@pytest.mark.parametrize("number", range(15))
def test_every_figure_and_name_of_a_record_stands_on_the_page(
    bundled: Collection, page: list[str], number: int
) -> None:
    proposal = each(bundled, number)
    # A caption parts the two halves of 赵险峰's last sentence.
    source = "\n".join([*page, page[74] + page[80]])
    names = [proposal.delegate, *map(proposal.text, ("organization", "post", "on_behalf_of"))]
    names += [proposal.source.get("headline")]
    for name in filter(None, names):
        assert name in source, name
    for quoted in QUOTED.findall(texts_of(proposal)):
        assert quoted in source, quoted
    # The page prints month and day; its year is that of the session.
    for figure in NUMBER.findall(texts_of(proposal).replace(proposal.text("date") or "", "")):
        assert figure in source, figure
    date = re.fullmatch(r"2026-01-(\d\d)", proposal.text("date") or "")
    assert date is None or f"1月{int(date.group(1))}日" in source


@pytest.mark.parametrize("number", range(15))
def test_nothing_is_credited_to_a_neighbour(bundled: Collection, page: list[str], number: int) -> None:
    proposal = each(bundled, number)
    others = [name for name in DELEGATES if name and name != proposal.delegate]
    for item in (*proposal.problems, *proposal.recommendations):
        assert item.paragraph
        line = page[item.paragraph - 1]
        spoken_by_other = [name for name in others if name in line]
        assert not spoken_by_other, (proposal.delegate, item)


@pytest.mark.parametrize(
    ("term", "delegate"),
    [
        ("出口数据外流", "阎际发"),
        ("燕赵实验室", "孙勇"),
        ("最后一公里", "赵险峰"),
        ("一集群一产品", "郝旭"),
        ("绿色信贷", "左克永"),
        ("证电合一", None),
        ("中试设备", "胡世宁"),
        ("内卷式", "叶逢光"),
        ("最初一公里", "赵少伟"),
        ("数字资源库", "张广军"),
        ("共享智造", "王旭辉"),
        ("枫桥经验", "杨昆"),
        ("冀港澳", "周文港"),
        ("12355", "戎海广"),
        ("协商载体", "韩俊兰"),
    ],
)
def test_the_terms_that_a_reader_would_search_by_are_kept(
    bundled: Collection, term: str, delegate: str | None
) -> None:
    holders = [p.delegate for p in bundled if term in json.dumps(p.record, ensure_ascii=False)]
    assert delegate in holders

"""Folding: what a reader takes for the same becomes the same, and places lead back to the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosessions_cli.search.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("數字金融", "数字金融"),
        ("發展臺灣衞生裏面", "发展台湾卫生里面"),
        ("ＡＩ医疗", "ai医疗"),
        ("5G 工厂", "5g工厂"),
        ("“最后一公里”", "最后一公里"),
        ("110、120、12355", "110 120 12355"),
        ("zero-carbon  parks", "zero carbon parks"),
        ("A|I", "a i"),
        ("同比增长5.6%。", "同比增长5.6%"),
        ("见图1.然后", "见图1然后"),
        ("Xi'an", "xian"),
        ("C++ / C#", "c++c#"),
        ("㎡", "m2"),
        ("零\u200b宽", "零宽"),
        ("——，。！", ""),
    ],
)
def test_script_width_case_and_punctuation_are_folded(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_place_in_the_folded_text_is_found_in_the_original() -> None:
    folded = fold("成果转化“最初一公里”")
    start = folded.text.index("最初")
    assert folded.span(start, start + 2) == (5, 7)


def test_a_place_after_a_character_that_folds_to_two() -> None:
    folded = fold("每㎡绿地")
    start = folded.text.index("绿地")
    assert folded.span(start, start + 2) == (2, 4)


@given(st.text())
def test_every_folded_character_comes_from_a_place_in_the_original(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset < len(text) for offset in folded.offsets)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text).text).text == fold(text).text


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("‘十四五’以来第⑩条", "以来", "以来"),
        ("企业’的医疗负担见№3", "医疗", "医疗"),
        ("50㎡的医疗用房’", "医疗", "医疗"),
    ],
)
def test_what_is_dropped_and_what_unfolds_do_not_cancel_out(text: str, word: str, found: str) -> None:
    folded = fold(text)
    start = folded.text.index(word)
    first, last = folded.span(start, start + len(word))
    assert text[first:last] == found


def test_it_knows_where_a_pause_was() -> None:
    folded = fold("甲，乙（丙）丁·戊\n己")
    assert [folded.text[place] for place in folded.breaks()] == ["乙", "丙", "丁", "己"]
    assert fold("甲乙").breaks() == []

"""Text from outside never moves a cursor, turns text round or hides."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosessions_cli.cleaning import clean_block, clean_line, unsafe_characters


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("红\x1b[31m色", "红␛[31m色"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x1b]8;;http://evil\x1b\\链接", "␛]8;;http://evil␛\\链接"),
        ("\x9b31m", "\ufffd31m"),
        ("a\u202eb", "a\ufffdb"),
        ("零\u200b宽\ufeff", "零宽"),
        ("tag\U000e0041", "tag"),
        ("a\x7fb", "a␡b"),
        ("甲\r\n乙\n丙\u2028丁", "甲 乙 丙 丁"),
        ("甲\t乙", "甲 乙"),
        ("没有什么", "没有什么"),
        ("葛\U000e0100城\u200b", "葛\U000e0100城"),
    ],
)
def test_a_line_shows_controls_and_drops_what_nobody_sees(text: str, cleaned: str) -> None:
    assert clean_line(text) == cleaned


def test_a_block_keeps_its_lines() -> None:
    assert clean_block("甲\r\n乙\x0b丙") == "甲\n乙\n丙"


@given(st.text())
def test_nothing_that_could_harm_is_left(text: str) -> None:
    for character in clean_block(text):
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp")
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
    assert not unsafe_characters().search(clean_line(text))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)

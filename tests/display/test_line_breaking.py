"""Lines of Chinese: nothing cut, no forbidden mark at an end, Latin words and numbers whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from twosessions_cli.cleaning import clean_block
from twosessions_cli.display.line_breaking import break_lines

CLOSING = "、，。．；：！？…”’」』）》〉】〕%"
OPENING = "“‘「『（《〈【〔([{"


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in break_lines(Text(text), width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("推动数字金融与实体经济", 10, ["推动数字金", "融与实体", "经济"]),
        ("推动数字金，融", 10, ["推动数字", "金，融"]),
        ("推动数字“金融”", 10, ["推动数字", "“金融”"]),
        ("推动数《金融》的", 8, ["推动数", "《金融》", "的"]),
        ("共建400余个基地", 6, ["共建", "400余", "个基地"]),
        ("推动金融发展。", 10, ["推动金融", "发展。"]),
        ("推动金融AI", 8, ["推动金融", "AI"]),
        ("共5080件", 4, ["共", "5080", "件"]),
        ("用AI", 3, ["用", "AI"]),
        ("增长26.8%，增速", 10, ["增长", "26.8%，", "增速"]),
        ("high-speed rail", 10, ["high-speed", "rail"]),
        ("一二\n三四", 10, ["一二", "三四"]),
        ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
        ("", 8, [""]),
        ("一二三 四五", 6, ["一二三", "四五"]),
    ],
)
def test_lines_break_as_chinese_is_set(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_styles_go_along() -> None:
    text = Text.assemble("推动数字", ("金融", "bold red"), "与实体")
    first, second, third = break_lines(text, 6)
    assert (first.plain, second.plain, third.plain) == ("推动数", "字金融", "与实体")
    assert [(span.start, span.end, span.style) for span in second.spans] == [(1, 3, "bold red")]


chinese = st.text(alphabet="数字金融，。、；：！？“”‘’《》（）([])—…·% 12.5AIbc\n", max_size=60)


@given(chinese, st.integers(2, 40))
def test_nothing_is_cut_and_nothing_is_wider_than_the_column(text: str, width: int) -> None:
    broken = lines(text, width)
    assert "".join("".join(broken).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in broken)


@given(st.text(max_size=60), st.integers(2, 40))
def test_any_text_at_all_can_be_set(text: str, width: int) -> None:
    cleaned = clean_block(text)
    broken = lines(cleaned, width)
    assert "".join("".join(broken).split()) == "".join(cleaned.split())


@given(chinese, st.integers(24, 40))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, width: int) -> None:
    for paragraph in text.split("\n"):
        if any(len(part) > 9 for part in _runs(paragraph)):
            # Longer than a line can be expected to hold together.
            continue
        broken = lines(paragraph, width)
        for line in broken[1:]:
            assert line[:1] not in tuple(CLOSING), broken
        for line in broken[:-1]:
            assert line[-1:] not in tuple(OPENING), broken


def _runs(text: str) -> list[str]:
    """The runs of marks, Latin letters and spaces in `text`, most of which stay whole."""
    runs = [""]
    for character in text:
        if character in "数字金融":
            runs.append("")
        else:
            runs[-1] += character
    return runs


def test_a_space_does_not_part_a_mark_from_what_it_clings_to() -> None:
    assert lines("一二三四五六七八九十一 、", 22) == ["一二三四五六七八九", "十一 、"]
    assert lines("一二三四五六七八九十《 一》", 22) == ["一二三四五六七八九", "十《 一》"]

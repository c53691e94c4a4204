"""What is typed becomes a tree of words, and a tree is printed as a query that means the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosessions_cli.search import parse_query
from twosessions_cli.search.query import And, Node, Not, Or, Range, Word


def words(node: Node | None) -> list[str]:
    if node is None:
        return []
    return [node.text] if isinstance(node, Word) else [text for one in node.nodes for text in words(one)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("长江 航运", ["长江", "航运"]),
        ("长江　航运", ["长江", "航运"]),
        ("税收、财政，保险。", ["税收", "财政", "保险"]),
        ("“最后一公里”", ["最后一公里"]),
        ("zero-carbon", ["zero carbon"]),
        ("養老 养老", ["养老"]),
        ("5.6%", ["5.6%"]),
        ("时间：周一", ["周一"]),
        ("网址:周一", ["网址", "周一"]),
        ("养老 AND 托育", ["养老", "托育"]),
        ("  ", []),
        ("OR", []),
        ("( - )", []),
        ('""', []),
    ],
)
def test_spaces_and_pauses_part_words(typed: str, expected: list[str]) -> None:
    assert words(parse_query(typed).root) == expected


def test_a_word_is_kept_as_it_was_typed_too() -> None:
    word = parse_query("養老").root
    assert isinstance(word, Word)
    assert (word.typed, word.text) == ("養老", "养老")


A, B, C = Word("甲"), Word("乙"), Word("丙")


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("甲 乙", And((A, B))),
        ("甲 OR 乙", Or((A, B))),
        ("甲 乙 OR 丙", Or((And((A, B)), C))),
        ("甲 (乙 OR 丙)", And((A, Or((B, C))))),
        ("甲（乙 OR 丙）", And((A, Or((B, C))))),
        ("甲 -乙", And((A, Not(B)))),
        ("甲 －乙", And((A, Not(B)))),
        ("甲 NOT 乙", And((A, Not(B)))),
        ("-(甲 乙)", Not(And((A, B)))),
        ("甲-乙", Word("甲-乙")),
        ('"甲 乙"', Word("甲 乙", is_phrase=True)),
        ("「甲 乙」", Word("甲 乙", is_phrase=True)),
        ("《甲》", Word("甲", is_phrase=True)),
        ("delegate:甲", Word("甲", field="delegate")),
        ("代表：甲", Word("甲", field="delegate")),
        ("單位:甲", Word("甲", field="org")),
        ("Topic:甲", Word("甲", field="topic")),
        ('建议:"甲 乙"', Word("甲 乙", True, "recommendation")),
        ("-title:甲", Not(Word("甲", field="title"))),
        ("topic:(甲 OR 乙)", Or((Word("甲", field="topic"), Word("乙", field="topic")))),
        ("topic:(甲) 乙", And((Word("甲", field="topic"), B))),
        ("date:2026-01..2026-02", Range("date", "2026-01", "2026-02")),
        ("日期:2026.1.5", Range("date", "2026-1-5", "2026-1-5")),
        ("year:2019..", Range("year", "2019", "")),
        ("year:..2019", Range("year", "", "2019")),
        ("年份:2019～2021", Range("year", "2019", "2021")),
        ("date:明天", Word("明天", field="date")),
        ("甲 OR", A),
        ("甲 or 乙", Or((A, B))),
        ("甲|乙 ｜ 丙", Or((A, B, C))),
        ("((甲)", A),
        ("甲)) 乙", And((A, B))),
        ('"甲 乙', And((A, B))),
        ("topic: 甲", Word("甲", field="topic")),
        ("topic:  甲", And((Word("topic"), A))),
        (")甲", A),
        ("甲 OR ) 乙", Or((A, B))),
        ("日期:2026年1月", Range("date", "2026-1", "2026-1")),
        ("year:2026年", Range("year", "2026", "2026")),
        ("date:20260126", Range("date", "2026-01-26", "2026-01-26")),
        ("date:2026-01-26..2026-01-20", Range("date", "2026-01-20", "2026-01-26")),
        ("date:2026-13", Word("2026-13", field="date")),
        ("year:>2025", Word(">2025", field="year")),
    ],
)
def test_signs_mean_what_they_do_elsewhere(typed: str, root: Node) -> None:
    assert parse_query(typed).root == root


WORDS = "甲 乙乙 養老 rail AI OR AND NOT 2019 2019..2021"
MARKS = "- ( ) （ ） \" “ ” topic: 代表： date: year: .. ~ , ， 、 : ' | 《 》"
SIGNS = st.sampled_from([*WORDS.split(), *MARKS.split(), " ", "　"])


@given(st.lists(SIGNS, max_size=14).map("".join) | st.text(max_size=30))
def test_printing_a_query_and_parsing_it_gives_the_same(typed: str) -> None:
    query = parse_query(typed)
    again = parse_query(str(query))
    assert again.root == query.root
    assert str(again) == str(query)


def test_deep_brackets_and_long_queries_are_parsed() -> None:
    assert parse_query("(" * 5_000 + "甲" + ")" * 5_000).root in (A, None)
    assert parse_query("-" * 5_000 + "甲").root == Not(A)
    assert len(words(parse_query(" ".join(f"甲{number}" for number in range(2_000))).root)) == 2_000

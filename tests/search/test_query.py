"""A query becomes the words that must all be found."""

from __future__ import annotations

import pytest

from twosessions_cli.search import parse_query


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("长江 航运", ["长江", "航运"]),
        ("长江　航运", ["长江", "航运"]),
        ("税收、财政，保险。", ["税收", "财政", "保险"]),
        ("“最后一公里”", ["最后一公里"]),
        ("zero-carbon", ["zero", "carbon"]),
        ("養老 养老", ["养老"]),
        ("5.6%", ["5.6%"]),
        ("  ", []),
    ],
)
def test_spaces_and_pauses_part_words(typed: str, words: list[str]) -> None:
    assert [word.text for word in parse_query(typed).words] == words


def test_a_word_is_kept_as_it_was_typed_too() -> None:
    (word,) = parse_query("養老").words
    assert (word.typed, word.text) == ("養老", "养老")

"""The glossary gives other words for a term, in the format of Solr's synonym files."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosessions_cli.errors import GlossaryError
from twosessions_cli.search import glossary_with, read_glossary

TEXT = """
# animals
狗, 犬, dog
宠物, pet => 狗, 猫
貓, 猫咪
city, cities => 城市
"""


def others(term: str) -> list[tuple[str, bool]]:
    return [tuple(other) for other in read_glossary(TEXT).other_words(term)]  # type: ignore[misc]


def test_terms_of_one_line_stand_for_each_other() -> None:
    assert others("狗") == [("犬", True), ("dog", True)]
    assert others("dog") == [("狗", True), ("犬", True)]


def test_an_arrow_leads_one_way() -> None:
    assert others("宠物") == [("pet", False), ("狗", False), ("猫", False)]
    assert others("pet") == [("宠物", True), ("狗", False), ("猫", False)]
    assert ("宠物", True) not in others("猫")


def test_terms_are_folded() -> None:
    assert others("猫") == [("猫咪", True)]


@pytest.mark.parametrize(
    ("typed", "found"), [("dogs", "狗"), ("pets", "狗"), ("city", "城市"), ("citys", "城市")]
)
def test_an_english_plural_is_the_singular(typed: str, found: str) -> None:
    assert found in [word for word, _ in others(typed)]


def test_only_whole_terms_are_terms() -> None:
    glossary = read_glossary(TEXT)
    assert ["狗" in glossary, "咪" in glossary, "animals" in glossary, "" in glossary] == [
        True,
        False,
        False,
        False,
    ]
    # Asked often, it keeps a set of them.
    for _ in range(500):
        assert "猫咪" in glossary
        assert "咪" not in glossary


@pytest.mark.parametrize("line", ["狗", "狗 =>", "=> 狗", "狗 => 猫 => 鼠", ", ,", "。"])
def test_a_line_that_says_nothing_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text(f"狗, 犬\n{line}\n", encoding="utf-8")
    with pytest.raises(GlossaryError, match="line 2: write terms of one meaning with commas"):
        glossary_with(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="cannot be read"):
        glossary_with(tmp_path / "none.txt")
    gbk = tmp_path / "gbk.txt"
    gbk.write_bytes("狗, 犬".encode("gb18030"))
    with pytest.raises(GlossaryError, match="is not UTF-8"):
        glossary_with(gbk)


def test_a_file_is_added_to_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.txt"
    path.write_text("\ufeff铁公鸡，养老金\r\n", encoding="utf-8")
    glossary = glossary_with(path)
    assert [other.text for other in glossary.other_words("铁公鸡")] == ["养老金"]
    assert "铁公鸡" in [other.text for other in glossary.other_words("养老金")]
    assert len(glossary.other_words("养老金")) > 1

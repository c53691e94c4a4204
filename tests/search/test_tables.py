"""The tables that ship with the package: what their scripts make, and folded as a search needs them."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from conftest import ROOT
from twosessions_cli.search import bundled_glossary, folding
from twosessions_cli.search.folding import fold
from twosessions_cli.search.words import count_of, weight_of

DATA = Path(folding.__file__).with_name("data")


@pytest.mark.parametrize(
    ("table", "library", "script", "function"),
    [
        ("traditional.txt", "opencc", "make_script_table.py", "make_table"),
        ("sounds.txt", "pypinyin", "make_sound_table.py", "make_table"),
        ("words.txt", "jieba", "make_word_list.py", "make_list"),
    ],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::SyntaxWarning", "ignore::UserWarning")
def test_a_table_is_what_its_script_makes_of_the_library(
    table: str, library: str, script: str, function: str
) -> None:
    pytest.importorskip(library, reason=f"the {library} package (in the dev extra) is not installed")
    made = runpy.run_path(str(ROOT / "scripts" / script))[function]()
    # Not as an assertion: pytest would take minutes to tell two texts of 2 MB apart.
    if (DATA / table).read_text(encoding="utf-8") != made:
        pytest.fail(f"{table} is not what scripts/{script} makes")


def test_no_character_is_folded_to_one_that_folds_further() -> None:
    traditional, simplified = (DATA / "traditional.txt").read_text(encoding="utf-8").splitlines()[-2:]
    assert len(traditional) == len(simplified) > 4000
    assert not set(traditional) & set(simplified)


@pytest.mark.parametrize(
    ("character", "read"),
    [("行", {"xing2", "hang2"}), ("重", {"zhong4", "chong2"}), ("单", {"dan1", "shan4"}), ("女", {"nv3"})],
)
def test_a_character_has_every_reading_that_is_used(character: str, read: set[str]) -> None:
    from twosessions_cli.search.pronunciation import sounds

    assert read <= set(sounds(character))


def test_words_are_found_in_the_list_and_nothing_else_is() -> None:
    lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()[2:]
    assert lines == sorted(lines, key=lambda line: line.split(" ")[0])
    for line in (lines[0], lines[-1], *lines[::997]):
        word, times, tag = line.split(" ")
        assert count_of(word) == (int(times), tag)
    for nothing in ("", "\U0001f600", "a", "养劳", "龘龘龘", "\ud800"):
        assert count_of(nothing) is None


def glossary_lines() -> list[tuple[str, str]]:
    return [
        (f"{file.name}:{number}", line)
        for file in sorted((DATA / "glossary").glob("*.txt"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    ]


def test_every_line_of_the_glossary_says_something() -> None:
    faults = []
    for place, line in glossary_lines():
        if line.startswith("#"):
            if ", " in line:
                faults.append(f"{place}: a heading with a comma would be taken for terms")
        elif line:
            left, arrow, right = line.partition(" => ")
            sides = [left.split(", ")] + ([right.split(", ")] if arrow else [])
            terms = [term for side in sides for term in side]
            if any(not term or term != term.strip() or "," in term or "=" in term for term in terms):
                faults.append(f"{place}: terms are to be parted by a comma and a space")
            if not arrow and len(terms) < 2:
                faults.append(f"{place}: a term by itself stands for nothing")
            if len(set(map(str.casefold, terms))) != len(terms):
                faults.append(f"{place}: a term twice")
            faults += [
                f"{place}: {term} has one character" for term in terms if re.fullmatch(r"[㐀-鿿]", term)
            ]
    assert faults == []


def test_the_glossary_is_broad() -> None:
    assert sum(bool(line) and not line.startswith("#") for _, line in glossary_lines()) > 3000


def test_every_term_of_the_glossary_is_found_folded_as_a_query_is() -> None:
    glossary = bundled_glossary()
    lost = [
        f"{place}: {term}"
        for place, line in glossary_lines()
        if line and not line.startswith("#")
        for term in re.split(", | => ", line)
        if fold(term).text not in glossary
    ]
    assert lost == []


def test_words_that_ask_are_found_folded_as_a_query_is() -> None:
    text = (DATA / "asking.txt").read_text(encoding="utf-8")
    asking, common = text.split("# common")
    words = [word for line in asking.splitlines() if not line.startswith("#") for word in line.split()]
    assert [word for word in words if weight_of(fold(word).text) != 0] == []
    more = common.split("\n", 1)[1].split()
    assert not set(words) & set(more)
    assert [word for word in more if not 0 < weight_of(fold(word).text) < 0.3] == []

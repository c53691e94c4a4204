"""The table of Traditional characters that ships with the package."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from conftest import ROOT
from twosessions_cli.search import folding

TABLE = Path(folding.__file__).with_name("data") / "traditional.txt"


def test_it_is_what_the_script_makes_from_opencc() -> None:
    pytest.importorskip("opencc", reason="the opencc package (in the dev extra) is not installed")
    script = runpy.run_path(str(ROOT / "scripts" / "make_script_table.py"))
    assert TABLE.read_text(encoding="utf-8") == script["make_table"]()


def test_no_character_is_folded_to_one_that_folds_further() -> None:
    traditional, simplified = TABLE.read_text(encoding="utf-8").splitlines()[-2:]
    assert len(traditional) == len(simplified) > 4000
    assert not set(traditional) & set(simplified)

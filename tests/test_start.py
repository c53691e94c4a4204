"""What a start imports: heavy libraries only where they are used, the library half without a screen."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded(environment: dict[str, str], code: str) -> set[str]:
    """The top-level modules that are loaded after `code` ran in a process of its own."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(result.stderr.split())


def run_main(*arguments: str) -> str:
    return f"from twosessions_cli.cli.main import main; main({list(arguments)!r})"


def test_the_library_half_works_without_typer_and_rich(environment: dict[str, str]) -> None:
    code = (
        "from twosessions_cli.collection import open_collection\n"
        "from twosessions_cli.search import search\n"
        "assert search(open_collection(), '出口')[0].proposal.delegate == '阎际发'\n"
        "from twosessions_cli.formats import *"
    )
    assert not {"typer", "rich", "click"} & loaded(environment, code)


@pytest.mark.parametrize(
    "arguments",
    [["search", "出口", "--format", "table"], ["list", "--format", "table"], ["show", "1"], ["--help"]],
)
def test_no_start_imports_what_it_does_not_use(environment: dict[str, str], arguments: list[str]) -> None:
    modules = loaded(environment, run_main(*arguments))
    assert not {"click", "pydantic", "opencc", "pypinyin", "jieba", "rapidfuzz", "numpy", "sqlite3"} & modules


def test_an_exact_search_imports_no_distances_and_a_near_one_does(environment: dict[str, str]) -> None:
    assert "rapidfuzz" not in loaded(environment, run_main("search", "出口"))
    assert "rapidfuzz" in loaded(environment, run_main("search", "县域特色产业急群"))

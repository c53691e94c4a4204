"""Help begins with examples, and every example - in help, README and docs - works."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from typer.main import get_command

from conftest import ROOT, Run
from twosessions_cli.cli.app import COMMANDS

HELP_EXAMPLES = [
    (command, line.strip())
    for command in COMMANDS
    for line in (ROOT / "src" / "twosessions_cli" / "cli" / f"{command}.py").read_text("utf-8").splitlines()
    if line.strip().startswith("twosessions ")
]


def documented() -> Iterator[str]:
    """Every command line of ours in a code block of README and CONTRIBUTING."""
    for name in ("README.md", "CONTRIBUTING.md"):
        for block in re.findall(r"```sh\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL):
            yield from (line for line in block.splitlines() if line.startswith("twosessions "))


def run_line(line: str, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell line in `folder` with the program under test as `twosessions`."""
    program = folder / "bin" / "twosessions"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m twosessions_cli "$@"\n')
    program.chmod(0o755)
    path = f"{program.parent}:{environment['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        env=environment | {"PATH": path},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("line", sorted({line for _, line in HELP_EXAMPLES} | set(documented())))
def test_every_example_works(line: str, environment: dict[str, str], tmp_path: Path) -> None:
    result = run_line(line, environment, tmp_path)
    assert result.returncode == 0, result.stderr
    assert "Traceback" not in result.stderr
    written = re.search(r"-o (\S+)", line)
    assert (tmp_path / written.group(1)).stat().st_size > 100 if written else result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_help_begins_with_two_or_three_examples(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.returncode == 0
    before_usage = result.stdout[: result.stdout.index("Usage: ")]
    examples = [line for line in before_usage.splitlines() if line.startswith("  twosessions ")]
    assert [line.strip() for line in examples] == [line for name, line in HELP_EXAMPLES if name == command]
    assert 2 <= len(examples) <= 3


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_every_parameter(run: Run, command: str) -> None:
    text = run(command, "-h").stdout
    parameters = get_command(import_module(f"twosessions_cli.cli.{command}").app).params
    for parameter in parameters:
        assert (parameter.opts[-1] if parameter.param_type_name == "option" else parameter.metavar) in text
    if command in ("search", "list", "export"):
        taken = {name for parameter in parameters for name in parameter.opts}
        assert {"-t", "-d", "--org", "--role", "--level", "--kind", "--year", "--since", "--until"} <= taken
        assert {"--sort", "-n", "--limit", "--db", "--color"} <= taken


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"]])
def test_help_is_coloured_where_that_is_wanted(run: Run, arguments: list[str]) -> None:
    assert "\x1b[" not in run(*arguments).stdout
    assert "\x1b[" in run("--color", "always", *arguments).stdout
    assert "\x1b[" in run(*arguments, FORCE_COLOR="1").stdout
    assert "\x1b[" not in run(*arguments, FORCE_COLOR="1", NO_COLOR="1").stdout


def test_readme_names_every_command_and_exit_code() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"twosessions {command}" in text
    for code in (0, 1, 2, 3, 130):
        assert f"\n| {code} | " in text


def test_the_picture_shows_what_the_search_prints(environment: dict[str, str]) -> None:
    picture = (ROOT / "docs" / "search.svg").read_text(encoding="utf-8")
    shown = "".join(re.findall(r"<text [^>]*>([^<]*)</text>", picture))
    command = [sys.executable, "-m", "twosessions_cli", "search", "成果转化", "--format", "table"]
    result = subprocess.run(
        command, env=environment | {"COLUMNS": "80"}, capture_output=True, encoding="utf-8", check=True
    )
    printed = "$ twosessions search 成果转化" + result.stdout
    assert "".join(shown.split()) == "".join(printed.split()), "run scripts/make_picture.py"

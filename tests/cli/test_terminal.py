"""The program in a real pseudo-terminal: width, colour, dumb terminals, and what is shown in each cell."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable

import pyte
import pytest
from rich.cells import cell_len

OnTerminal = Callable[..., str]


@pytest.fixture
def on_terminal(environment: dict[str, str]) -> OnTerminal:
    """Run the program on a terminal and return the bytes that the terminal got, as text."""

    def run(*arguments: str, columns: int = 80, **extra: str) -> str:
        control, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        process = subprocess.Popen(
            [sys.executable, "-m", "twosessions_cli", *arguments],
            env=environment | {"TERM": "xterm-256color"} | extra,
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            close_fds=True,
        )
        os.close(terminal)
        parts = []
        while True:
            try:
                part = os.read(control, 65536)
            except OSError:
                # Linux says so when the last writer has closed the terminal.
                break
            if not part:
                break
            parts.append(part)
        os.close(control)
        process.wait(60)
        return b"".join(parts).decode()

    return run


def screen(text: str, columns: int) -> list[str]:
    """The lines that a terminal shows for `text`, without the cells behind wide characters."""
    terminal = pyte.Screen(columns, text.count("\n") + 5)
    pyte.Stream(terminal).feed(text)
    return [line.rstrip() for line in terminal.display]


@pytest.mark.parametrize("columns", [60, 80, 100, 140, 200])
@pytest.mark.parametrize(
    "command", ["search 成果转化", "list", "list --group-by topic", "topics", "show 1", "--help"]
)
def test_nothing_is_wider_than_the_terminal_or_wrapped_by_it(
    on_terminal: OnTerminal, command: str, columns: int
) -> None:
    text = on_terminal(*command.split(), columns=columns)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("\r\n", "\n")
    assert all(cell_len(line) <= columns for line in plain.split("\n"))
    assert screen(text, columns)[: plain.count("\n")] == [line.rstrip() for line in plain.split("\n")[:-1]]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_search_marks_its_matches_in_bold_red(on_terminal: OnTerminal, columns: int) -> None:
    assert "\x1b[1;31m成果转化\x1b[0m" in on_terminal("search", "成果转化", columns=columns)


@pytest.mark.parametrize(
    "extra", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}]
)
@pytest.mark.parametrize("columns", [60, 120])
def test_without_colour_there_is_no_escape_sequence_at_all(
    on_terminal: OnTerminal, extra: dict[str, str], columns: int
) -> None:
    for command in ("search 成果转化", "show 1", "--help", "topics"):
        assert "\x1b" not in on_terminal(*command.split(), columns=columns, **extra)


def test_a_dumb_terminal_has_its_own_width(on_terminal: OnTerminal) -> None:
    text = on_terminal("list", columns=140, TERM="dumb")
    assert "Organisation" in text


def test_the_option_comes_before_the_environment(on_terminal: OnTerminal) -> None:
    assert "\x1b[" in on_terminal("--color", "always", "search", "出口", NO_COLOR="1")
    assert "\x1b[" not in on_terminal("search", "出口", "--color", "never", FORCE_COLOR="1")


def test_a_terminal_that_does_not_know_its_width_is_taken_as_80_columns(on_terminal: OnTerminal) -> None:
    assert "Title and match" in on_terminal("search", "出口", columns=0)


def test_a_narrow_terminal_shows_id_and_title_then_who(on_terminal: OnTerminal) -> None:
    lines = screen(on_terminal("list", "--topic", "金融", columns=60), 60)
    assert lines[0] == "hebei-2026-004  推动数字金融与实体经济深度融合"
    assert lines[1] == "  郝旭 · 政协委员 · 数字金融"


def test_an_error_on_a_terminal_is_one_line(on_terminal: OnTerminal) -> None:
    assert on_terminal("show", "赵") == "twosessions: 赵 could be 赵险峰, 赵少伟. Write more of it.\r\n"

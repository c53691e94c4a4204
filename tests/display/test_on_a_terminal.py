"""What stands in each cell of a terminal, at every width: read back with a terminal emulator."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pyte
import pytest
from rich.cells import cell_len

from conftest import make_record
from twosessions_cli.cleaning import clean_line, unsafe_characters
from twosessions_cli.collection import Collection
from twosessions_cli.display.bars import bars
from twosessions_cli.display.console import render_to_text
from twosessions_cli.display.record import record
from twosessions_cli.display.rows import rows
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import Match, count_by, group_by, search

WIDTHS = (20, 60, 80, 100, 140, 200)
AWKWARD: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "awkward.json").read_text(encoding="utf-8")
)


def screen(text: str, width: int) -> list[str]:
    """The lines that a terminal of `width` columns shows for `text`."""
    height = text.count("\n") + 5
    terminal = pyte.Screen(width, height)
    pyte.Stream(terminal).feed(text.replace("\n", "\r\n"))
    return [line.rstrip() for line in terminal.display]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def flowed(lines: list[str], start: int) -> str:
    """The text of the column that begins at cell `start`, its lines joined."""
    return squeezed("".join(_from_cell(line, start) for line in lines))


def _from_cell(line: str, start: int) -> str:
    cells = 0
    for place, character in enumerate(line):
        if cells >= start:
            return line[place:]
        cells += cell_len(character)
    return ""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("color", [False, True])
def test_no_line_of_a_list_is_wider_than_the_terminal(bundled: Collection, width: int, color: bool) -> None:
    matches = [Match(proposal) for proposal in bundled]
    text = render_to_text(*rows([(None, matches)], width), width=width, color=color)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(cell_len(line) for line in plain.splitlines()) <= width
    assert "…" not in plain
    assert [line for line in screen(text, width) if line] == [
        line.rstrip() for line in plain.splitlines() if line.strip()
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_title_stands_whole_in_its_column(bundled: Collection, width: int) -> None:
    matches = [Match(proposal) for proposal in bundled]
    text = render_to_text(*rows([(None, matches)], width), width=width, color=False)
    lines = text.splitlines()
    if width < 80:
        shown = squeezed(text)
    else:
        shown = flowed([line for line in lines if line], cell_len(lines[0][: lines[0].index("Title")]))
        # Beside the title stand the date and the counts; they are digits, which no title here holds.
        shown = re.sub(r"\d{4}-\d\d(-\d\d)?|[\d–]", "", shown)
    for proposal in bundled:
        assert squeezed(proposal.title) in shown


@pytest.mark.parametrize("width", [80, 100, 140, 200])
def test_columns_begin_at_the_same_cell_in_every_line(bundled: Collection, width: int) -> None:
    matches = [Match(proposal) for proposal in bundled]
    text = render_to_text(*rows([(None, matches)], width), width=width, color=False)
    head, *lines = text.splitlines()
    start = cell_len(head[: head.index("Topic")])
    for proposal in bundled:
        assert any(_from_cell(line, start).startswith(proposal.topic) for line in lines), proposal.topic


@pytest.mark.parametrize("width", WIDTHS)
def test_a_search_shows_the_passage_with_the_match_marked(bundled: Collection, width: int) -> None:
    matches = search(bundled, "碳足迹")
    text = render_to_text(*rows([(None, matches)], width), width=width, color=True)
    marked = "".join(re.findall(r"\x1b\[1;31m(.*?)\x1b\[0m", text))
    assert marked == "碳足迹"
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    if width >= 80:
        first, *others = [line for line in plain.splitlines()[1:] if line]
        start = cell_len(first[: first.index("recommendation" if width >= 140 else "促进")])
        # The score stands at the right of the first line.
        plain = flowed([re.sub(r"\s+\d+$", "", first), *others], start)
    assert "recommendation6:尽快健全绿色产品和碳足迹的地方标准认证体系" in squeezed(plain)


@pytest.mark.parametrize(
    ("width", "shown", "not_shown"),
    [
        (80, "# Delegate Topic Title", "Role Date Id Organisation"),
        (99, "# Delegate Topic Title", "Role Date Id Organisation"),
        (100, "# Delegate Role Topic Title Date Prob. Rec.", "Id Organisation"),
        (139, "# Delegate Role Topic Title Date Prob. Rec.", "Id Organisation"),
        (140, "# Id Delegate Role Organisation Topic Title Date Prob. Rec.", ""),
    ],
)
def test_a_wider_terminal_shows_more_columns(
    bundled: Collection, width: int, shown: str, not_shown: str
) -> None:
    matches = [Match(proposal) for proposal in bundled]
    head = render_to_text(*rows([(None, matches)], width), width=width, color=False).splitlines()[0]
    assert head.split() == shown.split()
    assert not set(head.split()) & set(not_shown.split())


def test_groups_share_their_columns_and_say_their_names_once(bundled: Collection) -> None:
    groups = group_by([Match(proposal) for proposal in bundled], "category")
    text = render_to_text(*rows(groups, 100), width=100, color=False)
    assert text.count("Delegate") == 1
    assert "economy (8)" in text
    starts = {cell_len(line[: line.index("2026-01")]) for line in text.splitlines() if "2026-01" in line}
    assert len(starts) == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_a_record_is_shown_whole(bundled: Collection, width: int) -> None:
    for proposal in bundled:
        text = render_to_text(record(proposal, width), width=width, color=False)
        assert max(map(cell_len, text.splitlines())) <= min(width, 84)
        shown = squeezed(text)
        wanted = [proposal.title, proposal.id, proposal.topic, proposal.delegate or "name not printed"]
        wanted += [proposal.text("background") or "", proposal.text("organization") or ""]
        wanted += [item.text for item in (*proposal.problems, *proposal.recommendations)]
        for text in wanted:
            assert squeezed(text) in shown
        for item in (*proposal.problems, *proposal.recommendations):
            assert squeezed(f"{item.text}[line{item.paragraph}]") in shown


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("color", [False, True])
def test_nothing_in_a_record_reaches_the_terminal_as_a_command(width: int, color: bool) -> None:
    proposal = Proposal(AWKWARD, 1)
    found = search([proposal], "老人")
    drawn = [*rows([("组\x1b[1m", found)], width), *rows([(None, [Match(proposal)])], width)]
    drawn += [record(proposal, width), bars(count_by([proposal], "topic"), width)]
    text = render_to_text(*drawn, width=width, color=color)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text) if color else text
    assert unsafe_characters().findall(plain.replace("\n", "")) == []
    assert clean_line("[bold red]大学[/]").replace(" ", "") in squeezed(plain)
    assert ":smile:" in squeezed(plain)


def test_bars_are_aligned_and_as_long_as_their_counts() -> None:
    topics = ["养老"] * 8 + ["数字金融"] * 4 + ["AI"]
    proposals = [Proposal(make_record(topic=topic), n) for n, topic in enumerate(topics, 1)]
    text = render_to_text(bars(count_by(proposals, "topic"), 80), width=80, color=False)
    lines = text.splitlines()
    assert [line.split()[:2] for line in lines] == [["养老", "8"], ["数字金融", "4"], ["AI", "1"]]
    assert [line.count("█") for line in lines] == [32, 16, 4]
    assert len({cell_len(line[: line.index("█")]) for line in lines}) == 1

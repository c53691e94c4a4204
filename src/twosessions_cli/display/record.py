"""One proposal on a terminal: who, for whom, when; background; numbered problems and recommendations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from twosessions_cli.cleaning import clean_block
from twosessions_cli.display.highlight import marked
from twosessions_cli.display.line_breaking import Prose
from twosessions_cli.display.rows import PROSE_WIDTH
from twosessions_cli.formats.facts import facts, source_line
from twosessions_cli.proposal import Item, Proposal

__all__ = ["record"]


def record(proposal: Proposal, width: int) -> RenderableType:
    """Return the whole of `proposal` for a terminal `width` cells wide."""
    return Group(*_parts(proposal, min(width, PROSE_WIDTH)))


def _parts(proposal: Proposal, width: int) -> Iterator[RenderableType]:
    yield Prose(marked(proposal.title, style="bold"), width)
    yield Text(f"#{proposal.number}  {proposal.id}", style="cyan")
    yield Text()
    yield _pairs(facts(proposal), width)
    yield from _paragraphs("Background", proposal.text("background"), width)
    yield from _items("Problems", proposal.problems, width)
    yield from _items("Recommendations", proposal.recommendations, width)
    yield from _paragraphs("Note", proposal.text("note"), width)
    source = source_line(proposal)
    if source:
        yield Text()
        yield _pairs([("Source", source)], width)


def _pairs(pairs: Sequence[tuple[str, str]], width: int) -> Table:
    table = _columns(Column(style="dim", width=12), Column(ratio=1), width=width)
    for name, value in pairs:
        table.add_row(name, Prose(marked(value)))
    return table


def _paragraphs(heading: str, text: str | None, width: int) -> Iterator[RenderableType]:
    if text:
        yield from (Text(), Text(heading, style="bold"))
        for line in clean_block(text).split("\n"):
            if line.strip():
                yield Padding(Prose(marked(line.strip()), width - 2), (0, 0, 0, 2))


def _items(heading: str, items: Sequence[Item], width: int) -> Iterator[RenderableType]:
    if items:
        yield from (Text(), Text(f"{heading} ({len(items)})", style="bold"))
        table = _columns(Column(justify="right", width=4), Column(ratio=1), width=width)
        for number, item in enumerate(items, 1):
            text = marked(item.text)
            if item.paragraph:
                text.append(f" [line {item.paragraph}]".replace(" ", "\N{NO-BREAK SPACE}"), "dim")
            table.add_row(f"{number}.", Prose(text))
        yield table


def _columns(*columns: Column, width: int) -> Table:
    return Table(*columns, box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), width=width)

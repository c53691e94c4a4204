"""Many proposals on a terminal: a table where there is room for one, else two or three lines each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from twosessions_cli.display.highlight import marked
from twosessions_cli.display.line_breaking import Prose
from twosessions_cli.search.excerpts import best_passage
from twosessions_cli.search.match import Match
from twosessions_cli.vocabulary import VOCABULARIES

__all__ = ["PROSE_WIDTH", "Section", "rows"]

PROSE_WIDTH = 84
"""The most cells in a line of running text: 42 Chinese characters, about what is easy to read."""

_TABLE_FROM = 80
_WIDE_FROM = 100
_WIDEST_FROM = 140
_ROOMY_FROM = 180

_FIELD_NAMES = {
    "problems": "problem",
    "recommendations": "recommendation",
    "topic_en": "topic",
    "on_behalf_of": "on behalf of",
    "session.name": "session",
    "source.headline": "headline",
    "source.publication": "publication",
}


Section = tuple["str | None", Sequence[Match]]
"""Matches under a heading; None where there is no heading."""


def rows(sections: Sequence[Section], width: int) -> list[RenderableType]:
    """Return matches for a terminal `width` cells wide: all text whole, the places that matched marked."""
    parts: list[RenderableType] = []
    if width < _TABLE_FROM:
        bodies: list[RenderableType] = [Group(*_blocks(matches)) for _, matches in sections]
    else:
        # The names of the columns, which are the same under every heading, come once and first.
        names, *bodies = _tables([[], *(matches for _, matches in sections)], width)
        parts.append(names)
    for (name, matches), body in zip(sections, bodies, strict=True):
        if name is not None:
            heading = Text.assemble(marked(name, style="bold cyan"), (f" ({len(matches)})", "dim"))
            parts += [Text(), Prose(heading)] if len(parts) > 1 else [Prose(heading)]
        parts.append(body)
    return parts


def _blocks(matches: Sequence[Match]) -> Iterator[RenderableType]:
    """Yield each proposal as lines: id and title; who, role and topic; the passage that matched."""
    for place, match in enumerate(matches):
        proposal = match.proposal
        if place:
            yield Text()
        head = Text.assemble(
            (f"{proposal.id}  ", "cyan"), marked(proposal.title, match.spans("title"), "bold")
        )
        yield Prose(head)
        parts = [_delegate(match, "dim"), Text(_role(match), style="dim"), _topic(match, "dim")]
        yield Padding(
            Prose(Text(" · ", style="dim").join(part for part in parts if part.plain)), (0, 0, 0, 2)
        )
        passage = _passage(match)
        if passage:
            yield Padding(Prose(passage), (0, 0, 0, 2))


class _Cells(NamedTuple):
    """One column of the table: how it is set, and a cell for each match."""

    column: Column
    cells: Sequence[RenderableType]


def _tables(sections: Sequence[Sequence[Match]], width: int) -> list[RenderableType]:
    """Return a table for each section, the columns of all as wide; only an empty one says their names."""
    matches = [match for section in sections for match in section]
    is_search = any(match.hits for match in matches)
    columns = _columns(matches, width, is_search)
    tables: list[RenderableType] = []
    start = 0
    for section in sections:
        # No rules between columns: terminals that draw “”·… two cells wide would break every frame.
        table = Table(
            *(column.column.copy() for column in columns),
            box=None,
            show_header=not section,
            header_style="dim",
            pad_edge=False,
            padding=(0, 2, 0, 0),
            width=width,
        )
        for place in range(start, start + len(section)):
            if is_search and place > start:
                table.add_row()
            table.add_row(*(column.cells[place] for column in columns))
        tables.append(table)
        start += len(section)
    return tables


def _columns(matches: Sequence[Match], width: int, is_search: bool) -> list[_Cells]:
    wide, widest = width >= _WIDE_FROM, width >= _WIDEST_FROM
    titles = [marked(match.proposal.title, match.spans("title"), "bold") for match in matches]
    columns = [_number("#", [str(match.proposal.number) for match in matches], "cyan")]
    if widest:
        columns.append(_short("Id", [marked(m.proposal.id, m.spans("id")) for m in matches], 20))
    columns.append(_short("Delegate", [_delegate(match) for match in matches], 16))
    if wide:
        columns.append(_short("Role", [Text(_role(match)) for match in matches], 14))
    if width >= (_ROOMY_FROM if is_search else _WIDEST_FROM):
        columns.append(_short("Organisation", [_organisation(match) for match in matches], 24))
    columns.append(_short("Topic", [_topic(match) for match in matches], 18 if widest else 14))
    if is_search:
        columns += _found(titles, [_passage(match) for match in matches], apart=widest)
        scores = [f"{match.score:.0f}" if match.score is not None else "" for match in matches]
        return [*columns, _number("Score", scores)] if wide else columns
    columns.append(_prose("Title", [Prose(title) for title in titles]))
    if wide:
        columns.append(_short("Date", [Text(match.proposal.text("date") or "") for match in matches], 10))
        for name, field in (("Prob.", "problems"), ("Rec.", "recommendations")):
            columns.append(_number(name, [str(len(m.proposal.items(field)) or "–") for m in matches]))
    return columns


def _found(titles: Sequence[Text], passages: Sequence[Text], *, apart: bool) -> list[_Cells]:
    """Return the titles with the passages that matched: below them, or beside them where there is room."""
    if apart:
        return [
            _prose("Title", [Prose(title) for title in titles], ratio=2),
            _prose("Match", [Prose(passage) for passage in passages], ratio=3),
        ]
    both = zip(titles, passages, strict=True)
    return [
        _prose("Title and match", [Group(*(Prose(text) for text in pair if text.plain)) for pair in both])
    ]


def _number(name: str, cells: Sequence[str], style: str = "") -> _Cells:
    return _Cells(Column(name, justify="right", no_wrap=True, style=style, width=_widest(name, cells)), cells)


def _short(name: str, texts: Sequence[Text], most: int) -> _Cells:
    """Return a column as wide as its longest text, at most `most` cells."""
    width = min(_widest(name, [text.plain for text in texts]), most)
    return _Cells(Column(name, width=width), [Prose(text) for text in texts])


def _prose(name: str, cells: Sequence[RenderableType], ratio: int = 1) -> _Cells:
    return _Cells(Column(name, ratio=ratio, max_width=PROSE_WIDTH), cells)


def _widest(name: str, texts: Sequence[str]) -> int:
    return max(cell_len(name), *map(cell_len, texts))


def _delegate(match: Match, style: str = "") -> Text:
    name = match.proposal.delegate
    return marked(name, match.spans("delegate"), style) if name else Text("(unnamed)", style="dim")


def _role(match: Match) -> str:
    code = match.proposal.text("role")
    return next((term.chinese for term in VOCABULARIES["role"] if term.code == code), "")


def _topic(match: Match, style: str = "") -> Text:
    return marked(match.proposal.topic, match.spans("topic"), style)


def _organisation(match: Match) -> Text:
    parts = [
        marked(text, match.spans(field))
        for field in ("organization", "on_behalf_of")
        if (text := match.proposal.text(field))
    ]
    return Text(", ").join(parts)


def _passage(match: Match) -> Text:
    """Return the best passage, after the name of its field and (in a list) its number there."""
    passage = best_passage(match)
    if passage is None:
        return Text()
    number = f" {passage.position + 1}" if passage.field in ("problems", "recommendations") else ""
    name = _FIELD_NAMES.get(passage.field, passage.field)
    return Text.assemble((f"{name}{number}: ", "dim"), marked(passage.text, passage.spans))

"""`twosessions show`: read whole proposals."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from twosessions_cli.cli import completion
from twosessions_cli.cli.help import Command
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import CommonOptions, FormatOptions
from twosessions_cli.cli.output import pick_format, print_document, print_text
from twosessions_cli.cli.results import document_of, empty_array
from twosessions_cli.collection import Collection, open_collection
from twosessions_cli.display.record import record
from twosessions_cli.errors import CollectionError, NothingFoundError
from twosessions_cli.formats.markdown import render_proposal
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.lookup import look_up
from twosessions_cli.search.match import Match

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@grouped
def show(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="An id or its beginning, a number from a table, a delegate's name; - reads ids from stdin.",
            autocompletion=completion.ids,
        ),
    ],
    output: FormatOptions,
    common: CommonOptions,
) -> None:
    """Read whole proposals: who, for whom, when and where printed, background, problems, recommendations.

    twosessions show 阎际发
    twosessions show 4 hebei-2026-011
    twosessions search 成果转化 --format ids | twosessions show -
    """
    common = common.merged(context)
    form = pick_format(output, piped="markdown")
    columns = output.columns()
    collection = open_collection(common.db)
    with empty_array(form):
        proposals, missing = _look_up_all(collection, _with_stdin(ids))
    if form == "markdown" and columns is None:
        # Without front matter: no query found these.
        print_text("\n".join(render_proposal(proposal) for proposal in proposals))
    else:
        matches = [Match(proposal) for proposal in proposals]
        print_document(
            lambda: document_of(collection.path, matches, columns=columns),
            form,
            common,
            lambda width: _draw(proposals, width),
        )
    if missing:
        raise missing


def _with_stdin(ids: Iterable[str]) -> list[str]:
    wanted: list[str] = []
    try:
        for name in ids:
            wanted += _lines(sys.stdin.read()) if name == "-" else [name]
    except OSError as error:
        raise CollectionError(f"standard input cannot be read ({error.strerror}).") from error
    if not wanted:
        raise NothingFoundError("No ids came on standard input.")
    return wanted


def _lines(text: str) -> list[str]:
    # A list saved by Notepad begins with a byte order mark.
    return [line.strip() for line in text.removeprefix("\ufeff").splitlines() if line.strip()]


def _look_up_all(
    collection: Collection, ids: Sequence[str]
) -> tuple[list[Proposal], NothingFoundError | None]:
    """Return the proposals found, each once, and the error for ids that none has (raised if all fail)."""
    everything = list(collection)
    found: dict[int, Proposal] = {}
    faults = []
    for name in ids:
        try:
            proposals = look_up(everything, name)
        except NothingFoundError as error:
            faults.append(str(error))
        else:
            found.update((proposal.number, proposal) for proposal in proposals)
    more = f" And {len(faults) - 3} more." if len(faults) > 3 else ""
    missing = NothingFoundError(" ".join(faults[:3]) + more) if faults else None
    if missing and not found:
        raise missing
    return list(found.values()), missing


def _draw(proposals: Sequence[Proposal], width: int) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for proposal in proposals:
        parts += [Text("\n"), record(proposal, width)] if parts else [record(proposal, width)]
    return parts

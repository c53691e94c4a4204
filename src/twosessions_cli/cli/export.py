"""`twosessions export`: write proposals as a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from twosessions_cli.cli.help import Command
from twosessions_cli.cli.messages import say
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import (
    CommonOptions,
    FilterOptions,
    GroupBy,
    OrderOptions,
    WordOptions,
    check_group,
    spelled,
)
from twosessions_cli.cli.output import print_text, save
from twosessions_cli.cli.results import document_of, empty_array, find_rows
from twosessions_cli.errors import UsageError
from twosessions_cli.formats import DOCUMENT_FORMATS, check_columns, format_for_file, render

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@grouped
def export(
    context: typer.Context,
    filters: FilterOptions,
    order: OrderOptions,
    taking: WordOptions,
    common: CommonOptions,
    query: Annotated[
        list[str] | None, typer.Argument(metavar="[QUERY]...", help="Words, as for search; none means all.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to FILE, not to the terminal."),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{', '.join(DOCUMENT_FORMATS)}; without it, what FILE ends with, else markdown.",
        ),
    ] = None,
    fields: Annotated[
        str | None, typer.Option("--fields", metavar="A,B,...", help="Only these fields (csv, json, jsonl).")
    ] = None,
    group_by: GroupBy = None,
    force: Annotated[bool, typer.Option("--force", help="Replace FILE if it exists.")] = False,
) -> None:
    """Write proposals as Markdown, JSON, JSON Lines, CSV or HTML: the rows of search or list, in their order.

    twosessions export --format markdown
    twosessions export 成果转化 -o transfer.md
    twosessions export --topic 金融 --format csv -o finance.csv
    """
    chosen = _format(form, output)
    columns = check_columns(fields) if fields is not None else None
    field = check_group(group_by)
    words = " ".join(" ".join(query).split()) if query else None
    to_terminal = output is None or str(output) == "-"
    with empty_array(chosen if to_terminal else ""):
        path, (matches, _) = find_rows(common.merged(context), words, filters, order, taking)
    document = document_of(
        path,
        matches,
        query=words,
        options=spelled(taking, filters, order),
        group_field=field,
        columns=columns,
        # Only where it is asked for: a record that is exported whole is to be read back as it was.
        with_scores=words is not None and columns is not None,
    )
    text = render(document, chosen)
    if output is None or to_terminal:
        print_text(text)
        return
    save(text, output, force=force)
    say(f"wrote {len(matches)} proposal{'s' if len(matches) > 1 else ''} to {output}")


def _format(form: str | None, output: Path | None) -> str:
    if form is not None:
        if form not in DOCUMENT_FORMATS:
            raise UsageError(f"format {form!r} is not known. Use one of {', '.join(DOCUMENT_FORMATS)}.")
        return form
    return "markdown" if output is None or str(output) == "-" else format_for_file(output)

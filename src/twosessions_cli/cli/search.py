"""`twosessions search`: find proposals by keyword."""

from __future__ import annotations

from typing import Annotated

import typer

from twosessions_cli.cli.help import Command
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import CommonOptions, FilterOptions, FormatOptions, OrderOptions, spelled
from twosessions_cli.cli.output import pick_format, print_document
from twosessions_cli.cli.results import document_of, empty_array, find_rows
from twosessions_cli.display.rows import rows

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@grouped
def search(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words that must all be found.")],
    filters: FilterOptions,
    order: OrderOptions,
    output: FormatOptions,
    common: CommonOptions,
) -> None:
    """Find proposals by keyword, the best match first.

    twosessions search 出口
    twosessions search 數字金融 數據
    twosessions search 青少年 --json

    Every word must be found somewhere in a proposal: Simplified or Traditional, wide or narrow, capital or
    small. A word of three characters or more that is nowhere to be found may have one of them wrong,
    missing, added or swapped.
    """
    words = " ".join(query)
    common = common.merged(context)
    form = pick_format(output, piped="tsv")
    columns = output.columns()
    with empty_array(form):
        collection, matches = find_rows(common, words, filters, order)
    document = document_of(
        collection, matches, query=words, options=spelled(filters, order), columns=columns, with_scores=True
    )
    print_document(document, form, common, lambda width: rows([(None, matches)], width))

"""`twosessions list`: list proposals, all or those that meet conditions."""

from __future__ import annotations

import typer

from twosessions_cli.cli.help import Command
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import (
    CommonOptions,
    FilterOptions,
    FormatOptions,
    GroupBy,
    OrderOptions,
    check_group,
    spelled,
)
from twosessions_cli.cli.output import pick_format, print_document
from twosessions_cli.cli.results import document_of, empty_array, find_rows, sections
from twosessions_cli.display.rows import rows

app = typer.Typer(add_completion=False)


@app.command("list", cls=Command)
@grouped
def list_(
    context: typer.Context,
    filters: FilterOptions,
    order: OrderOptions,
    output: FormatOptions,
    common: CommonOptions,
    group_by: GroupBy = None,
) -> None:
    """List proposals, all or those that meet conditions.

    twosessions list --topic 金融
    twosessions list --role deputy --sort -date
    twosessions list --group-by topic
    """
    common = common.merged(context)
    form = pick_format(output, piped="tsv")
    field = check_group(group_by)
    columns = output.columns()
    with empty_array(form):
        path, (matches, _) = find_rows(common, None, filters, order)
    print_document(
        lambda: document_of(
            path, matches, options=spelled(filters, order), group_field=field, columns=columns
        ),
        form,
        common,
        lambda width: rows(sections(matches, field), width),
    )

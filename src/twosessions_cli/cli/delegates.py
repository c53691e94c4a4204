"""`twosessions delegates`: count proposals by delegate."""

from __future__ import annotations

import typer

from twosessions_cli.cli.counts import CountOptions, print_counts
from twosessions_cli.cli.help import Command
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import CommonOptions, FilterOptions

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@grouped
def delegates(
    context: typer.Context, filters: FilterOptions, options: CountOptions, common: CommonOptions
) -> None:
    """Count proposals by delegate, the most frequent first.

    twosessions delegates
    twosessions delegates --role cppcc-member --limit 5
    twosessions delegates --json
    """
    print_counts("delegate", filters, options, common.merged(context))

"""`twosessions topics`: count proposals by topic."""

from __future__ import annotations

import typer

from twosessions_cli.cli.counts import CountOptions, print_counts
from twosessions_cli.cli.help import Command
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import CommonOptions, FilterOptions

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@grouped
def topics(
    context: typer.Context, filters: FilterOptions, options: CountOptions, common: CommonOptions
) -> None:
    """Count proposals by topic, the most frequent first.

    twosessions topics
    twosessions topics --role cppcc-member --limit 5
    twosessions topics --json
    """
    print_counts("topic", filters, options, common.merged(context))

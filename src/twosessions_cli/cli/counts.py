"""What `topics` and `delegates` share: names with counts, as bars, lines or JSON."""

from typing import Annotated, NamedTuple

import typer

from twosessions_cli.cleaning import clean_line
from twosessions_cli.cli.options import CommonOptions, FilterOptions, FormatOptions, OrderOptions
from twosessions_cli.cli.output import pick_format, print_drawn, print_text
from twosessions_cli.cli.results import empty_array, find_rows
from twosessions_cli.display.bars import bars
from twosessions_cli.formats.json import dump
from twosessions_cli.search.counting import count_by

__all__ = ["CountOptions", "print_counts"]


class CountOptions(NamedTuple):
    """How many names, and in which form they are printed."""

    limit: Annotated[
        int | None, typer.Option("-n", "--limit", metavar="N", min=1, help="At most N names.")
    ] = None
    format: Annotated[str | None, typer.Option("--format", metavar="FORMAT", help="table, tsv or json.")] = (
        None
    )
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False


def print_counts(field: str, filters: FilterOptions, options: CountOptions, common: CommonOptions) -> None:
    """Print the values of `field` and how many proposals have each."""
    form = pick_format(FormatOptions(options.format, options.json), piped="tsv", known=("tsv", "json"))
    with empty_array(form):
        _, (matches, _) = find_rows(common, None, filters, OrderOptions())
    counts = count_by((match.proposal for match in matches), field)[: options.limit]
    if form == "json":
        print_text(dump([{"name": tally.name, "count": tally.total} for tally in counts], indent=2) + "\n")
    elif form == "tsv":
        print_text("".join(f"{clean_line(tally.name or '')}\t{tally.total}\n" for tally in counts))
    else:
        print_drawn(lambda width: [bars(counts, width)], common)

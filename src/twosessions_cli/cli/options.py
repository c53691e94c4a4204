"""The options that commands share, each group with what it means to the program."""

import shlex
from typing import Annotated, Any, NamedTuple, get_args

import typer

from twosessions_cli.cli import completion
from twosessions_cli.display.console import ColorChoice
from twosessions_cli.errors import UsageError
from twosessions_cli.formats import FORMATS, check_columns
from twosessions_cli.search.counting import GROUP_FIELDS
from twosessions_cli.search.selection import SORT_KEYS, Selection
from twosessions_cli.vocabulary import VOCABULARIES

__all__ = [
    "CommonOptions",
    "FilterOptions",
    "FormatOptions",
    "GroupBy",
    "OrderOptions",
    "WordOptions",
    "check_group",
    "spelled",
]


def _term_option(field: str, metavar: str, text: str) -> Any:
    """Return the option that takes a term of the fixed vocabulary of `field`."""
    codes = (term.code for term in VOCABULARIES[field])
    return typer.Option(f"--{field}", metavar=metavar, help=text, autocompletion=completion.words(*codes))


GroupBy = Annotated[
    str | None,
    typer.Option(
        "--group-by",
        metavar="FIELD",
        help=f"Under headings, by {', '.join(GROUP_FIELDS)}.",
        autocompletion=completion.words(*GROUP_FIELDS),
    ),
]


def check_group(field: str | None) -> str | None:
    """Return `field`. Raises UsageError where results cannot be grouped by it."""
    if field is not None and field not in GROUP_FIELDS:
        raise UsageError(f"group-by {field!r} is not known. Use one of {', '.join(GROUP_FIELDS)}.")
    return field


class CommonOptions(NamedTuple):
    """Options of the program as a whole, taken before and after the command's name."""

    db: Annotated[
        str | None,
        typer.Option("--db", metavar="FILE", help="The collection to read [env: TWOSESSIONS_DB]."),
    ] = None
    color: Annotated[
        str | None,
        typer.Option(
            "--color",
            metavar="WHEN",
            # Before --help, which is set in colour too.
            is_eager=True,
            help="auto, always or never [env: NO_COLOR, FORCE_COLOR].",
            autocompletion=completion.words(*get_args(ColorChoice)),
        ),
    ] = None

    def merged(self, context: typer.Context) -> "CommonOptions":
        """Return these options with what was said before the command's name where they say nothing.

        Raises UsageError for a choice of colour that is none.
        """
        before = context.parent.params if context.parent else {}
        db = self.db if self.db is not None else before.get("db")
        color = self.color or before.get("color") or "auto"
        if color not in get_args(ColorChoice):
            raise UsageError(f"color {color!r} is not known. Use one of {', '.join(get_args(ColorChoice))}.")
        return CommonOptions(db, color)


class FilterOptions(NamedTuple):
    """Which proposals: `search`, `list`, `export` and the counts take them alike."""

    topic: Annotated[
        str | None,
        typer.Option(
            "-t", "--topic", metavar="TEXT", help="Topic, or part of it.", autocompletion=completion.topics
        ),
    ] = None
    delegate: Annotated[
        str | None,
        typer.Option(
            "-d", "--delegate", metavar="NAME", help="Delegate.", autocompletion=completion.delegates
        ),
    ] = None
    org: Annotated[
        str | None,
        typer.Option("--org", metavar="TEXT", help="Organisation, or body spoken for; part of it."),
    ] = None
    role: Annotated[
        str | None,
        _term_option("role", "ROLE", "cppcc-member (委员) or deputy (代表)."),
    ] = None
    level: Annotated[
        str | None,
        _term_option("level", "LEVEL", "national (全国), provincial, municipal or county."),
    ] = None
    kind: Annotated[
        str | None,
        _term_option("kind", "KIND", "proposal (提案), suggestion, motion, speech or interview."),
    ] = None
    category: Annotated[
        str | None,
        _term_option("category", "NAME", "economy (经济), politics, culture, society or ecology."),
    ] = None
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help="Year of the session.")] = None
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="DATE",
            help="From 2026, 2026-01 or 2026-01-26 on; a date known only to the month may be any day of it.",
        ),
    ] = None
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Up to that date, included.")
    ] = None

    def selection(self) -> Selection:
        """Return the conditions as the search layer takes them."""
        return Selection(
            topic=self.topic,
            delegate=self.delegate,
            organization=self.org,
            role=self.role,
            level=self.level,
            kind=self.kind,
            category=self.category,
            year=self.year,
            since=self.since,
            until=self.until,
        )


class WordOptions(NamedTuple):
    """How the words of a query are taken."""

    exact: Annotated[
        bool,
        typer.Option("--exact", help="Only words as they stand: no synonyms, pinyin, sounds or slips."),
    ] = False
    synonyms: Annotated[
        str | None,
        typer.Option(
            "--synonyms", metavar="FILE", help="Other words for the same, beside the built-in ones."
        ),
    ] = None


class OrderOptions(NamedTuple):
    """In which order, and how many."""

    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="KEY",
            help=f"{', '.join(SORT_KEYS)}; -date and so on turn it round.",
            autocompletion=completion.words(*SORT_KEYS),
        ),
    ] = None
    limit: Annotated[
        int | None, typer.Option("-n", "--limit", metavar="N", min=1, help="At most N proposals.")
    ] = None


class FormatOptions(NamedTuple):
    """In which form results are printed."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="table, tsv, ids, json, jsonl, csv, markdown, html.",
            autocompletion=completion.words("table", *FORMATS),
        ),
    ] = None
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False
    fields: Annotated[
        str | None, typer.Option("--fields", metavar="A,B,...", help="Only these fields (tsv, csv, json).")
    ] = None

    def chosen(self) -> str | None:
        """Return the format asked for, None where it is left to the program. Raises UsageError for two."""
        if self.json and self.format not in (None, "json"):
            raise UsageError(f"--json and --format {self.format} say two things. Leave one out.")
        return "json" if self.json else self.format

    def columns(self) -> list[str] | None:
        """Return the fields asked for, None where none were. Raises UsageError for one not known."""
        return None if self.fields is None else check_columns(self.fields)


def spelled(*groups: NamedTuple) -> str:
    """Return the options that were given in `groups`, for a document that says how its rows were chosen."""
    given = (pair for group in groups for pair in group._asdict().items())
    return " ".join(
        f"--{name}" if value is True else f"--{name} {_quoted(str(value))}"
        for name, value in given
        if value is not None and value is not False
    )


def _quoted(value: str) -> str:
    # shlex.quote would put quotes round every Chinese word.
    return shlex.quote(value) if any(mark.isspace() or mark in "'\"\\$`" for mark in value) else value

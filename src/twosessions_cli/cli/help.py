"""Help: what a command is for, examples that work, then its arguments and options.

Typer's own help imports Rich's Markdown, panels and tracebacks, which takes half as long again as a
whole search; and its frames break in terminals that draw “” or · two cells wide.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text
from typer.core import TyperCommand

from twosessions_cli.cli.options import CommonOptions
from twosessions_cli.display.console import render_to_text, terminal_width, wants_color
from twosessions_cli.display.line_breaking import Prose
from twosessions_cli.search.query_fields import field_called

__all__ = ["Command", "overview"]

_WIDTH = 100


_EXCLUDED = re.compile(r"-(?:[^\x00-\x7f]|[\"(]|([A-Za-z]+):|[A-Za-z]{2,}$)")


class Command(TyperCommand):
    """A command whose help begins with the examples in its docstring, and that takes -养老 for a word."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Parse the arguments; one that leaves out a word of a query, such as -养老, is no option."""
        if any(parameter.name == "query" for parameter in self.params):
            valued = {
                name
                for parameter in self.params
                if not getattr(parameter, "is_flag", True)
                for name in parameter.opts
            }
            short = {name for parameter in self.params for name in parameter.opts if len(name) == 2}
            pairs = zip(["", *args], args, strict=False)
            args = [
                f" {arg}" if before not in valued and _leaves_out(arg, short) else arg
                for before, arg in pairs
            ]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the command."""
        formatter.write(_render([*_intro(self, ctx), *_options(self, ctx)], ctx))


def _leaves_out(argument: str, short: Collection[str]) -> bool:
    """Tell whether an argument is a word of a query; -tax is -t with its value, as in any other program."""
    found = _EXCLUDED.match(argument)
    if found is None:
        return False
    return field_called(found[1]) is not None if found[1] else argument[:2] not in short


def overview(group: Any, context: Any, commands: Mapping[str, str]) -> str:
    """Return the help of the program: its commands, each with a line, and the global options."""
    parts = [*_intro(group, context), *_section("Commands", commands.items()), *_options(group, context)]
    return _render(parts, context)


def _intro(command: Any, context: Any) -> list[RenderableType]:
    """Lay out the docstring: its first paragraph, the lines that begin with the program's name, the rest."""
    first, *others = (command.help or "").strip().split("\n\n")
    program = context.find_root().info_name
    parts: list[RenderableType] = [Prose(_joined(first)), Text()]
    for paragraph in others:
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines[0].startswith(f"{program} "):
            parts += [Padding(Prose(Text(line, style="bold cyan")), (0, 0, 0, 2)) for line in lines]
        else:
            parts.append(Prose(_joined(paragraph)))
        parts.append(Text())
    # Typer sets braces round what is required; without them it is as well known.
    pieces = [piece.strip("{}") for piece in command.collect_usage_pieces(context)]
    usage = " ".join([context.command_path, *pieces])
    return [*parts, Prose(Text.assemble(("Usage: ", "dim"), usage))]


def _joined(paragraph: str) -> str:
    return " ".join(paragraph.split())


def _options(command: Any, context: Any) -> list[RenderableType]:
    records: dict[str, list[tuple[str, str]]] = {"argument": [], "option": []}
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record:
            records[parameter.param_type_name].append(record)
    return [*_section("Arguments", records["argument"]), *_section("Options", records["option"])]


def _section(title: str, pairs: Iterable[tuple[str, str]]) -> list[RenderableType]:
    rows = list(pairs)
    if not rows:
        return []
    table = Table(Column(width=2), Column(max_width=26), Column(ratio=1), box=None, show_header=False,
                  pad_edge=False, padding=(0, 2, 0, 0))  # fmt: skip
    for name, text in rows:
        table.add_row("", Prose(Text(name, style="cyan")), Prose(text))
    return [Text(), Text(title, style="bold"), table]


def _render(parts: Iterable[RenderableType], context: Any) -> str:
    choice = CommonOptions(color=context.params.get("color")).merged(context).color
    # Typer prints the text, and without this takes the colours out again where there is no terminal.
    context.color = wants_color(choice, sys.stdout)
    return render_to_text(*parts, width=min(terminal_width(), _WIDTH), color=context.color)

"""The Typer app: global options, and commands that are imported only when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from twosessions_cli import __version__
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import CommonOptions
from twosessions_cli.cli.output import print_text

__all__ = ["PROGRAM", "app"]

PROGRAM = "twosessions"

COMMANDS = {
    "search": "Find proposals by keyword, the best match first.",
    "list": "List proposals, all or those that meet conditions.",
    "show": "Read whole proposals.",
    "topics": "Count proposals by topic.",
    "delegates": "Count proposals by delegate.",
    "export": "Write proposals as Markdown, JSON, CSV or HTML.",
}
"""Command -> its line in the overview. Each is the module of its name in this package."""


class LazyGroup(TyperGroup):
    """A group that imports a command's module when the command is asked for: start-up time is a feature."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        # Only the names: for completion and "did you mean". With help texts, zsh's completion would
        # import the whole of Typer's help to clean them.
        self.commands = {name: TyperCommand(name) for name in COMMANDS}
        self._loaded: dict[str, Any] = {}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self._loaded:
            module = import_module(f"twosessions_cli.cli.{cmd_name}")
            command = get_command(module.app)
            command.name = cmd_name
            self._loaded[cmd_name] = command
        return self._loaded[cmd_name]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the overview of the program."""
        from twosessions_cli.cli.help import overview

        formatter.write(overview(self, ctx, COMMANDS))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Complete the name of a command, without importing any: the process ends with the answer."""
        self._loaded = dict(self.commands)
        return super().shell_complete(ctx, incomplete)


app = typer.Typer(
    name=PROGRAM,
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
@grouped
def overview(
    context: typer.Context,
    common: CommonOptions,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Find, read and share proposals made at China's Two Sessions (两会).

    twosessions search 出口
    twosessions show 阎际发
    twosessions export --topic 金融 -o finance.md
    """
    # Commands read the options said here through their context.
    common.merged(context)
    if context.invoked_subcommand is None:
        print_text(f"{context.get_help()}\n")

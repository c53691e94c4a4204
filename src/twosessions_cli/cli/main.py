"""The entry point, and the only place where an error becomes an exit code."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from twosessions_cli.cli.messages import discard, say
from twosessions_cli.errors import TwoSessionsError

__all__ = ["main", "run"]

DONE, WRONG_USAGE, FAILED, INTERRUPTED = 0, 2, 3, 130


def run() -> NoReturn:
    """Run the command line with the arguments of the process, and end it with the exit code.

    Everything is written by then; that Python takes its modules apart, which takes a sixth of a search, is
    left out, unless a profiler or a tracer wants to see the end.
    """
    code = main()
    if sys.getprofile() is None and sys.gettrace() is None:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            # Said already where it can be; Python ends such a process as it should.
            sys.exit(code)
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with `arguments` (those of the process where None) and return the exit code.

    0 done (a closed pipe too), 1 nothing matched, 2 wrong usage, 3 data or I/O error, 130 interrupted.
    """
    try:
        _prepare_streams()
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (OSError, SystemExit) as error:
        # What has a name of its own is handled where it is opened: this is standard output. Typer answers
        # a closed pipe with an exit code; whoever closed it has had enough, which is no failure.
        cause = error.__context__ if isinstance(error, SystemExit) else error
        if not isinstance(cause, OSError):
            raise
        _silence_output()
        if isinstance(cause, BrokenPipeError):
            return DONE
        return _fail(f"standard output cannot be written ({cause.strerror}).", FAILED)
    except TwoSessionsError as error:
        return _fail(str(error), error.exit_code)


def _run(arguments: Sequence[str] | None) -> int:
    # A short process makes little garbage; looking for it takes a twentieth of the start.
    gc.set_threshold(100_000)
    # Typer takes most of the start: inside `main`, so that Ctrl-C in it ends the program quietly too.
    import typer
    from typer.main import get_command

    from twosessions_cli.cli.app import PROGRAM, app

    try:
        code = get_command(app).main(arguments, prog_name=PROGRAM, standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        message = error.format_message().rstrip()
        return _fail(
            f"{message}{'' if message.endswith(('.', '?')) else '.'} {_where_to_look(error)}", error.exit_code
        )
    return code if isinstance(code, int) else DONE


def _where_to_look(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f"See {context.command_path} --help." if context else "See twosessions --help."


def _fail(message: str, code: int) -> int:
    say(message)
    return code


def _silence_output() -> None:
    # Python would report the same once more when it flushes at exit; Typer has put a wrapper round it.
    sys.stdout = sys.__stdout__
    discard(1)


def _prepare_streams() -> None:
    # A stream that was closed before the start is None; what is said to it goes nowhere.
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        # Under another locale Python would refuse to print Chinese.
        if isinstance(stream, io.TextIOWrapper):
            # Line ends are written as the formats want them, on Windows too.
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")

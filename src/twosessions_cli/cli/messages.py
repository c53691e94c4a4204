"""What the program says beside its result: one clean line on standard error."""

from __future__ import annotations

import contextlib
import os
import sys

from twosessions_cli.cleaning import clean_line

__all__ = ["discard", "say"]


def say(message: str) -> None:
    """Print `message` as one line. That it cannot be printed must not change how the program ends."""
    try:
        print(f"twosessions: {clean_line(message)}", file=sys.stderr, flush=True)
    except OSError:
        # Python would try once more at exit, and end with a code of its own.
        with contextlib.suppress(OSError, ValueError):
            discard(sys.stderr.fileno())


def discard(descriptor: int) -> None:
    """Send what is still to be written to an open file nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)

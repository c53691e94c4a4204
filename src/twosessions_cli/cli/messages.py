"""What the program says beside its result: one clean line on standard error."""

from __future__ import annotations

import contextlib
import sys

from twosessions_cli.cleaning import clean_line

__all__ = ["say"]


def say(message: str) -> None:
    """Print `message` as one line. That it cannot be printed must not change how the program ends."""
    with contextlib.suppress(OSError):
        print(f"twosessions: {clean_line(message)}", file=sys.stderr, flush=True)

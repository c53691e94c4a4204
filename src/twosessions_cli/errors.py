"""What can go wrong, each kind with the exit code that the command line ends with."""

from __future__ import annotations

__all__ = [
    "CollectionError",
    "GlossaryError",
    "NothingFoundError",
    "OutputError",
    "TwoSessionsError",
    "UsageError",
]


class TwoSessionsError(Exception):
    """Any failure that a user can cause or meet. Its text is one line: what, where, what to do next."""

    exit_code = 3


class NothingFoundError(TwoSessionsError):
    """A search, a selection or an id matches no proposal."""

    exit_code = 1


class UsageError(TwoSessionsError):
    """The words of a command are wrong: an unknown format, field or value."""

    exit_code = 2


class CollectionError(TwoSessionsError):
    """A collection cannot be read: the file, or a record and field in it, is not as it should be."""


class OutputError(TwoSessionsError):
    """A result cannot be written where it was asked for."""


class GlossaryError(TwoSessionsError):
    """A file of synonyms cannot be read, or a line of it makes no sense."""

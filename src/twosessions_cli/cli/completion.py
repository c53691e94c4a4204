"""What a shell offers after Tab: topics, delegates and ids of the collection.

A completion never fails: where the collection cannot be read there is nothing to offer. Nor is a name
offered that would mean something to the shell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

from twosessions_cli.errors import TwoSessionsError
from twosessions_cli.proposal import Proposal

__all__ = ["delegates", "ids", "topics", "words"]


def topics(context: typer.Context, incomplete: str) -> list[str]:
    """Return the topics that begin with what is typed so far."""
    return _offer(incomplete, (proposal.topic for proposal in _proposals(context)))


def delegates(context: typer.Context, incomplete: str) -> list[str]:
    """Return the delegates' names that begin with what is typed so far."""
    return _offer(incomplete, (proposal.delegate or "" for proposal in _proposals(context)))


def ids(context: typer.Context, incomplete: str) -> list[str]:
    """Return the ids that begin with what is typed so far, or where none does the delegates' names."""
    proposals = _proposals(context)
    found = _offer(incomplete, (proposal.id for proposal in proposals))
    return found or _offer(incomplete, (proposal.delegate or "" for proposal in proposals))


def words(*known: str) -> Callable[[str], list[str]]:
    """Return the completion of an option that takes one of some words."""

    def offer(incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return offer


def _proposals(context: typer.Context) -> list[Proposal]:
    from twosessions_cli.collection import open_collection

    before = context.parent.params if context.parent else {}
    try:
        return list(open_collection(context.params.get("db") or before.get("db")))
    except TwoSessionsError:
        return []


def _offer(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete) and _is_harmless(name)]


def _is_harmless(name: str) -> bool:
    # The shell puts what is offered on the command line and would run a `$(...)` in it; and at a space
    # Typer's script for bash cuts it in two.
    return name != "" and all(mark.isalnum() or mark in "-_.·、：，（）“”《》" for mark in name)

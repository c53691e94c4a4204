"""Which of some names is meant by a name that is typed loosely."""

from __future__ import annotations

from collections.abc import Iterable

from twosessions_cli.search.folding import fold
from twosessions_cli.search.matching import is_long_enough, near_place

__all__ = ["meant_names"]


def meant_names(typed: str, names: Iterable[str], *, whole_first: bool) -> list[str]:
    """Return those of `names` that are `typed` or hold it, folded, else those that are one slip away.

    With `whole_first` a name that is exactly `typed` leaves out those that only hold it: a person is asked
    for by the whole name, but 养老 as a topic means 养老服务 as well.
    """
    wanted = fold(typed).text
    if not wanted:
        return []
    folded = {name: fold(name) for name in names}
    whole = [name for name, text in folded.items() if text.text == wanted]
    if whole and whole_first:
        return whole
    part = [name for name, text in folded.items() if wanted in text.text]
    if part or not is_long_enough(wanted):
        return part
    return [name for name, text in folded.items() if near_place(wanted, text, is_name=True)]

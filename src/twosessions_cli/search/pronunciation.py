"""How Chinese is read aloud, and which characters a reader means who types its sounds in Latin letters.

The readings come from pypinyin, by way of `data/sounds.txt` (see scripts/make_sound_table.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

__all__ = ["Unit", "characters_read", "read_typed", "same_sound", "sounds", "spellings"]

UnitsAt = Callable[[str], Sequence["Unit"]]
"""Takes letters; returns the units that may stand at their beginning."""

_LONGEST_TYPED = 60
_MOST_PARSES, _MOST_READ = 12, 4
_INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw")
_VOWELS = "aeo"
_BREAK = r"[\s'’‘·_-]+"


class Unit(NamedTuple):
    """What was typed for one character: a whole syllable, or (`is_whole` false) how the syllable begins."""

    text: str
    is_whole: bool


@cache
def sounds(character: str) -> tuple[str, ...]:
    """Return how `character` is read: syllables with their tone, such as ("hang2", "xing2"); () for none."""
    return tuple(sound for sound, characters in _table().items() if character in characters)


def same_sound(one: str, other: str, *, with_tone: bool = False, loosely: bool = False) -> bool:
    """Tell whether two characters can be read alike.

    `loosely` takes sounds that many speakers do not tell apart as the same, see `spellings`.
    """
    if one == other:
        return True
    if with_tone:
        return not set(sounds(one)).isdisjoint(sounds(other))
    heard = {sound[:-1] for sound in sounds(other)}
    return any(
        not heard.isdisjoint(spellings(sound[:-1]) if loosely else (sound[:-1],)) for sound in sounds(one)
    )


@cache
def spellings(syllable: str) -> frozenset[str]:
    """Return `syllable` and those easily taken for it: zh/z, ch/c, sh/s, n/l and a final ng/n."""
    return frozenset(_alike(syllable) & _syllables().keys()) | {syllable}


def _alike(syllable: str) -> set[str]:
    initial = next((start for start in _INITIALS if syllable.startswith(start)), "")
    final = syllable[len(initial) :]
    initials = {initial}
    if initial in ("zh", "ch", "sh", "z", "c", "s"):
        initials |= {initial[0], initial[0] + "h"}
    elif initial in ("n", "l"):
        initials |= {"n", "l"}
    finals = {final}
    if final.endswith("ng"):
        finals.add(final[:-1])
    elif final.endswith("n"):
        finals.add(final + "g")
    return {start + end for start in initials for end in finals}


@cache
def characters_read(unit: Unit, *, loosely: bool = False) -> str:
    """Return the characters that `unit` may stand for."""
    table = _syllables()
    if unit.is_whole:
        read = spellings(unit.text) if loosely else (unit.text,)
        return "".join(table.get(syllable, "") for syllable in read)
    starts = tuple(_alike(unit.text)) if loosely else (unit.text,)
    return "".join(characters for syllable, characters in table.items() if syllable.startswith(starts))


def read_typed(typed: str) -> Iterator[tuple[str, list[tuple[Unit, ...]]]]:
    """Yield ways to read Latin letters as sounds, the likeliest first: (way, sequences of units).

    The ways are "whole" (every syllable is typed out), "half" (the last one is only begun), "initials"
    (each is one letter, or zh, ch, sh) and "short" (whole ones, then initials, or the other way round).
    Apostrophes, hyphens and spaces part syllables; ü may be typed as v; accents and figures for
    tones are left out.
    """
    chunks = [chunk for chunk in re.split(_BREAK, _plain(typed)) if chunk]
    letters = "".join(chunks)
    if not letters or len(letters) > _LONGEST_TYPED or not letters.isascii() or not letters.isalpha():
        return
    whole = _sequences(chunks, _whole_units)
    if whole:
        yield "whole", whole[:_MOST_READ]
    if letters in _syllables() and len(chunks) == 1:
        # One syllable by itself is not two that are begun.
        return
    half = [
        (*start, Unit(end, is_whole=False))
        for cut in range(1, min(len(chunks[-1]), 6) + 1)
        if (end := chunks[-1][-cut:]) and _is_start(end)
        for start in _sequences([*chunks[:-1], chunks[-1][:-cut]], _whole_units)
        if start
    ]
    if half:
        yield "half", half[:_MOST_READ]
    initials = _sequences(chunks, _initial_units)
    if initials:
        yield "initials", initials[:_MOST_READ]
    short = [
        units
        for units in _sequences(chunks, lambda rest: (*_whole_units(rest), *_initial_units(rest)))
        if _is_short(units)
    ]
    if short:
        yield "short", short[:_MOST_READ]


def _is_short(units: tuple[Unit, ...]) -> bool:
    """Tell whether whole syllables come first and initials last, or the other way round."""
    turns = sum(one.is_whole != other.is_whole for one, other in pairwise(units))
    return turns == 1 and sum(unit.is_whole for unit in units) * 2 >= len(units) - 1


def _plain(typed: str) -> str:
    text = unicodedata.normalize("NFKD", typed.casefold()).replace("u\u0308", "v")
    # With a tone on it, ü decomposes to u, dots and tone, in this order.
    text = "".join(mark for mark in text if not unicodedata.combining(mark))
    text = re.sub(r"(?<=[aeiouvngr])[1-5](?![0-9])", "", text)
    # An n may end the syllable before (renyuan), an l never does.
    text = re.sub(r"(?<=[nl])ue", "ve", text)
    return re.sub(r"(?<=l)yu|(?<=\bn)yu", "v", text)


def _sequences(chunks: Sequence[str], units_at: UnitsAt) -> list[tuple[Unit, ...]]:
    """Return the ways to cut every chunk into units: real syllables first, then those of fewest units."""
    found: list[tuple[Unit, ...]] = [()]
    for chunk in chunks:
        ways = _cut(chunk, units_at)
        found = [(*start, *way) for start in found for way in ways][:_MOST_PARSES]
    return sorted(found, key=_unlikely)


def _cut(chunk: str, units_at: UnitsAt) -> list[tuple[Unit, ...]]:
    ways: list[list[tuple[Unit, ...]]] = [[] for _ in range(len(chunk))] + [[()]]
    for place in range(len(chunk) - 1, -1, -1):
        cuts = [(unit, *rest) for unit in units_at(chunk[place:]) for rest in ways[place + len(unit.text)]]
        ways[place] = sorted(cuts, key=_unlikely)[:_MOST_PARSES]
    return ways[0]


def _unlikely(units: tuple[Unit, ...]) -> tuple[int, int]:
    misspelt = sum(unit.is_whole and unit.text not in _syllables() for unit in units)
    return misspelt, len(units)


def _whole_units(rest: str) -> list[Unit]:
    known = _typed_syllables()
    return [Unit(rest[:size], True) for size in range(min(6, len(rest)), 0, -1) if rest[:size] in known]


def _initial_units(rest: str) -> list[Unit]:
    starts = [start for start in _INITIALS if rest.startswith(start)]
    if rest[0] in _VOWELS:
        starts.append(rest[0])
    return [Unit(start, False) for start in starts]


@cache
def _is_start(text: str) -> bool:
    return any(syllable.startswith(text) for syllable in _syllables())


@cache
def _syllables() -> dict[str, str]:
    """Syllable without its tone -> the characters read so."""
    merged: dict[str, str] = {}
    for sound, characters in _table().items():
        merged[sound[:-1]] = merged.get(sound[:-1], "") + characters
    return merged


@cache
def _typed_syllables() -> frozenset[str]:
    """The syllables, and what those type who do not tell sounds apart: there is no zuang, but zhuang."""
    alike = (spelling for syllable in _syllables() for spelling in _alike(syllable))
    return frozenset(alike)


@cache
def _table() -> dict[str, str]:
    """Syllable with its tone -> the characters read so."""
    lines = Path(__file__).with_name("data").joinpath("sounds.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if not line.startswith("#"))
    return {sound: characters for sound, _, characters in pairs}

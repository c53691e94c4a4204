"""Other words for the same: synonyms, abbreviations, other regions' words and English.

The format is that of Solr's synonym files: terms of one meaning on a line, parted by commas; with `=>`
whoever looks for a term on the left is also served by those on the right, but not the other way. Unlike
Solr, what was typed is always looked for as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from twosessions_cli.search.folding import fold

__all__ = ["Glossary", "OtherWord", "bundled_glossary", "read_glossary"]

_ONE_WAY = "=>"
_FOLDED_HAN = (("著".encode(), "着".encode()), ("劏".encode(), "㓥".encode()))
"""Characters that Simplified text has as well, but that folding takes for another's variant."""

_FOLDED_TO = "着㓥"

_OFTEN = 30
"""How many times it pays to look a term up in the lines, before all terms are put into a set."""

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


class OtherWord(NamedTuple):
    """A folded term that stands for another one; `is_same` says that the two mean the same."""

    text: str
    is_same: bool


class Glossary:
    """Groups of terms, asked for by one of them."""

    def __init__(self, lines: bytes) -> None:
        """Take the lines of a glossary as UTF-8; `read_glossary` makes one of text that is not trusted."""
        self._raw = b"\n" + lines + b"\n"
        self._asked = 0

    def __add__(self, other: Glossary) -> Glossary:
        return Glossary(self._raw + other._raw)

    @cached_property
    def _lines(self) -> bytes:
        return _quickly_folded(self._raw)

    def __contains__(self, term: str) -> bool:
        self._asked += 1
        if self._asked < _OFTEN:
            return next(self._lines_with(term), None) is not None
        return term.encode("utf-8", "surrogatepass") in self._terms

    @cached_property
    def _terms(self) -> frozenset[bytes]:
        # What a heading says is among them; it has no commas, so it is no term.
        return frozenset(self._lines.replace(b" => ", b", ").replace(b"\n", b", ").split(b", "))

    @cached_property
    def text(self) -> str:
        """All lines."""
        return self._lines.decode("utf-8")

    def other_words(self, term: str) -> list[OtherWord]:
        """Return what else to look for where a folded `term` is looked for, the same in meaning first.

        An English plural finds what is given in the singular, and the other way round.
        """
        found: dict[str, bool] = {}
        for form in _forms(term):
            for line in self._lines_with(form):
                left, arrow, right = line.partition(_ONE_WAY)
                same = _terms(left)
                if form in same:
                    for word in same:
                        # Beside an arrow stand words for one subject rather than for one thing.
                        found[word] = found.get(word, False) or not arrow or form.isascii()
                    for word in _terms(right) if arrow else ():
                        found.setdefault(word, False)
        found.pop(term, None)
        return sorted(
            (OtherWord(word, is_same) for word, is_same in found.items()), key=lambda other: not other.is_same
        )

    def further_words(self, term: str) -> list[str]:
        """Return the words beside those of one meaning with a folded `term`, for where these find little.

        Only those of three Han characters or more lead on: shorter ones have too many meanings.
        """
        near = self.other_words(term)
        leading = [word for word, is_same in near if is_same and len(word) > 2 and not word.isascii()]
        found = dict.fromkeys(other.text for word in leading for other in self.other_words(word))
        return [word for word in found if word != term and word not in {other.text for other in near}]

    def _lines_with(self, term: str) -> Iterator[str]:
        """Yield the lines that have `term` as a whole."""
        wanted = term.encode("utf-8", "surrogatepass")
        # Han stands in the lines as it is folded, but for a few characters, so they need not be folded first.
        is_raw = not any(mark.isascii() or mark in _FOLDED_TO for mark in term)
        lines = self._raw if is_raw else self._lines
        place = lines.find(wanted) if wanted else -1
        while place >= 0:
            end = place + len(wanted)
            if (lines[place - 2 : place] in (b", ", b"> ") or lines[place - 1 : place] == b"\n") and (
                lines[end : end + 1] in b",\n" or lines[end : end + 3] == b" =>"
            ):
                start = lines.rfind(b"\n", 0, place) + 1
                if lines[start : start + 1] != b"#":
                    line = lines[start : lines.find(b"\n", place)]
                    yield (_quickly_folded(line) if is_raw else line).decode("utf-8")
            place = lines.find(wanted, end)


def _terms(side: str) -> list[str]:
    return [term for part in side.split(",") if (term := part.strip())]


def _forms(term: str) -> list[str]:
    forms = [term]
    if term.isascii():
        forms += [
            term[: -len(end)] + start for end, start in _ENDINGS if term.endswith(end) and len(term) > 3
        ]
        if len(term) > 3:
            forms += [term + "s", term + "es", *([term[:-1] + "ies"] if term.endswith("y") else [])]
    return forms


@cache
def bundled_glossary() -> Glossary:
    """Return the glossary of public policy that comes with the program."""
    files = sorted((Path(__file__).with_name("data") / "glossary").glob("*.txt"))
    return Glossary(b"\n".join(file.read_bytes() for file in files))


def _quickly_folded(lines: bytes) -> bytes:
    """Fold the bundled glossary, whose terms hold nothing that needs more than this (a test sees to it)."""
    lines = lines.lower().replace(b"'", b"")
    for mark in (b"-", b"/", b"&"):
        lines = lines.replace(mark, b" ")
    for character, folded in _FOLDED_HAN:
        lines = lines.replace(character, folded)
    return lines


def read_glossary(text: str) -> Glossary:
    """Return the glossary that is written in `text`; lines that begin with # are left out.

    Raises ValueError that names the line where one stands for nothing.
    """
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        sides = [
            [folded for term in re.split("[,，、]", side) if (folded := fold(term).text)]
            for side in line.split(_ONE_WAY)
        ]
        if len(sides) > 2 or not all(sides) or (len(sides) == 1 and len(sides[0]) < 2):
            raise ValueError(f"line {number}: write terms of one meaning with commas, or broad => narrow.")
        lines.append(f" {_ONE_WAY} ".join(", ".join(side) for side in sides))
    return Glossary("\n".join(lines).encode("utf-8", "surrogatepass"))

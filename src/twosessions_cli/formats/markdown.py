"""Markdown to quote from: front matter, a heading a proposal, numbered lists, a source line each.

Valid GitHub Flavored Markdown whatever a record holds: text from outside is escaped, an address stands
in angle brackets (a bare one would swallow the Chinese after it), emphasis never meets Chinese
punctuation (CommonMark issue 650), and a paragraph is one line (a soft break shows as a space).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from twosessions_cli.cleaning import clean_block, clean_line
from twosessions_cli.formats.document import Document, Entry
from twosessions_cli.formats.facts import SUMMARIES, facts, source_line
from twosessions_cli.formats.json import dump
from twosessions_cli.proposal import Item, Proposal

__all__ = ["render", "render_proposal"]

# `@` would mention somebody on GitHub or cite in pandoc, `:smile:` draw a face, `%` and `==` mean
# something to Obsidian.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~$&#^@%]|==|:(?=[\w+-]+:)")
_LINE_START = re.compile(r"(?m)^( *)([-+=:]|\d{1,9}[.)])")
_ADDRESS = re.compile(r"(?i)(?<![a-z0-9])(?:https?://|www\.)[!#-;=?-\[\]_a-z~]+")


def render(document: Document) -> str:
    """Return the document as Markdown."""
    entries = list(document.entries)
    lines = ["---", f"title: {dump(document.title)}"]
    lines += [f"{name}: {dump(clean_line(value))}" for name, value in document.details.items()]
    lines += [f"count: {len(entries)}", "---", "", f"# {escape(document.title)}", ""]
    if document.has_summaries:
        lines += [SUMMARIES, ""]
    for group in document.groups:
        level = 2
        if group.name is not None:
            level = 3
            lines += [f"## {escape(group.name)} ({len(group.entries)})", ""]
        for entry in group.entries:
            lines += _entry(entry, level)
    return "\n".join(lines).rstrip("\n") + "\n"


def render_proposal(proposal: Proposal) -> str:
    """Return one proposal as Markdown, without front matter: a heading and all that is below it."""
    return "\n".join(_entry(Entry(proposal), 2)).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Return `text` as Markdown that shows it as it is, on one line."""
    return _escape_line(clean_line(text).strip())


def _escape_line(line: str) -> str:
    pieces = []
    end = 0
    for match in _ADDRESS.finditer(line):
        address = match.group().rstrip(".,:;!?'\"")
        if address.count(")") > address.count("("):
            address = address.rstrip(")")
        pieces.append(_escape_marks(line[end : match.start()]))
        pieces.append(
            f"<{address}>" if "://" in address else f"[{_escape_marks(address)}](<http://{address}>)"
        )
        end = match.start() + len(address)
    return "".join(pieces) + _escape_marks(line[end:])


def _escape_marks(text: str) -> str:
    return _SPECIAL.sub(lambda match: "".join(f"\\{mark}" for mark in match.group()), text)


def _entry(entry: Entry, level: int) -> Iterator[str]:
    proposal = entry.proposal
    yield from (f"{'#' * level} {escape(proposal.title)}", "")
    for name, value in facts(proposal):
        yield f"- {name}: {escape(value)}"
    yield f"- Id: `{proposal.id}`"
    yield ""
    yield from _paragraphs("Background", proposal.text("background"), level)
    yield from _items("Problems", proposal.problems, level)
    yield from _items("Recommendations", proposal.recommendations, level)
    yield from _paragraphs("Note", proposal.text("note"), level)
    source = source_line(proposal)
    if source:
        yield from (f"Source: {escape(source)}", "")


def _paragraphs(heading: str, text: str | None, level: int) -> Iterator[str]:
    if text:
        yield from (f"{'#' * (level + 1)} {heading}", "")
        for line in filter(str.strip, clean_block(text).split("\n")):
            yield from (_at_line_start(escape(line)), "")


def _items(heading: str, items: Iterable[Item], level: int) -> Iterator[str]:
    lines = [
        f"{place}. {_at_line_start(escape(item.text))}"
        + (f" (line {item.paragraph})" if item.paragraph else "")
        for place, item in enumerate(items, 1)
    ]
    if lines:
        yield from (f"{'#' * (level + 1)} {heading}", "", *lines, "")


def _at_line_start(line: str) -> str:
    """Escape what means something to Markdown only where a line begins."""

    def escaped(match: re.Match[str]) -> str:
        space, mark = match.groups()
        return f"{space}{mark[:-1]}\\{mark[-1]}"

    return _LINE_START.sub(escaped, line)

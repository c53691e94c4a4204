"""HTML: one self-contained page that reads well on screen, on paper, on dark and light backgrounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape as escape_html

from twosessions_cli.cleaning import clean_block, clean_line
from twosessions_cli.formats.document import Document, Entry
from twosessions_cli.formats.facts import SUMMARIES, facts, source_line
from twosessions_cli.proposal import Item

__all__ = ["render"]

# Nothing is fetched and nothing runs, whatever a record holds.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --faint: #7779; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 46rem; font: 1rem/1.75 system-ui, "PingFang SC",
  "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; text-wrap: pretty; line-break: strict; }
h1, h2, h3 { line-height: 1.35; }
article { border-top: 1px solid var(--line); padding-top: .5rem; margin-top: 2rem; break-inside: avoid-page; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0; }
dt, .line, footer { color: GrayText; } dd { margin: 0; }
.line { font-size: .85em; white-space: nowrap; }
li { margin: .25rem 0; } footer { font-size: .9em; }
""".strip()


def render(document: Document) -> str:
    """Return the document as one HTML page."""
    title = _text(document.title)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="zh">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        f"<h1>{title}</h1>",
        *_pairs({**document.details, "count": str(len(list(document.entries)))}.items()),
    ]
    if document.has_summaries:
        lines.append(f"<p>{SUMMARIES}</p>")
    for group in document.groups:
        if group.name is not None:
            lines.append(f"<h2>{_text(group.name)} ({len(group.entries)})</h2>")
        for entry in group.entries:
            lines += _article(entry, "h2" if group.name is None else "h3")
    return "\n".join([*lines, "</body>", "</html>"]) + "\n"


def _article(entry: Entry, heading: str) -> Iterator[str]:
    proposal = entry.proposal
    yield f'<article id="{_text(proposal.id)}">'
    yield f"<{heading}>{_text(proposal.title)}</{heading}>"
    yield from _pairs((*facts(proposal), ("Id", proposal.id)))
    below = f"h{int(heading[1]) + 1}"
    yield from _paragraphs("Background", proposal.text("background"), below)
    yield from _items("Problems", proposal.problems, below)
    yield from _items("Recommendations", proposal.recommendations, below)
    yield from _paragraphs("Note", proposal.text("note"), below)
    source = source_line(proposal)
    if source:
        yield f"<footer>Source: {_text(source)}</footer>"
    yield "</article>"


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    for name, value in pairs:
        if value:
            yield f"<dt>{_text(name)}</dt><dd>{_text(value)}</dd>"
    yield "</dl>"


def _paragraphs(heading: str, text: str | None, tag: str) -> Iterator[str]:
    if text:
        yield f"<{tag}>{heading}</{tag}>"
        yield from (f"<p>{_text(line)}</p>" for line in clean_block(text).split("\n") if line.strip())


def _items(heading: str, items: list[Item], tag: str) -> Iterator[str]:
    if items:
        yield f"<{tag}>{heading}</{tag}>"
        yield "<ol>"
        for item in items:
            line = f' <span class="line">line {item.paragraph}</span>' if item.paragraph else ""
            yield f"<li>{_text(item.text)}{line}</li>"
        yield "</ol>"


def _text(text: str) -> str:
    return escape_html(clean_line(text).strip())

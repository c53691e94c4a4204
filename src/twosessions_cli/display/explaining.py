"""Why proposals matched: for each the words found, where and how, and what its score consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from twosessions_cli.display.highlight import marked
from twosessions_cli.display.line_breaking import Prose
from twosessions_cli.search import Hit, How, Match, Note

__all__ = ["explanation"]

_WAYS: dict[How, str] = {
    "exact": "exact",
    "script": "other script",
    "synonym": "synonym",
    "english": "English",
    "pinyin": "pinyin",
    "initials": "initials",
    "near": "near",
    "sound": "sounds alike",
}


def explanation(matches: Sequence[Match], notes: Sequence[Note]) -> list[RenderableType]:
    """Return lines that say of each match what was found, and of each word of the query how it was taken."""
    lines: list[RenderableType] = []
    for match in matches:
        lines += [Text(), Prose(_head(match))]
        lines += [Padding(Prose(line), (0, 0, 0, 2)) for line in _found(match.hits)]
    if notes:
        lines.append(Text())
        lines += [Prose(_note(note)) for note in notes]
    return lines


def _head(match: Match) -> Text:
    basis = match.basis
    head = f" + {basis.head:g} for title, topic or delegate" if basis.head else ""
    return Text.assemble(
        (f"{match.proposal.id}  ", "cyan"),
        (f"{match.score:g}", "bold"),
        f" = {basis.words:g} for the words{head}",
    )


def _found(hits: Sequence[Hit]) -> Iterator[Text]:
    """Yield a line for each word, field and way, with the strings found and what the best is worth."""
    groups: dict[tuple[str, str, How, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.word, hit.field, hit.how, hit.via), []).append(hit)
    for (word, field, how, via), found in groups.items():
        texts = ", ".join(dict.fromkeys(hit.found for hit in found))
        times = f" ×{len(found)}" if len(found) > 1 else ""
        by = f" of {via}" if via else ""
        yield Text.assemble(
            marked(word),
            " → ",
            marked(texts, [(0, len(texts))]),
            (f"{times}  {field}, {_WAYS[how]}", "dim"),
            marked(by, style="dim"),
            (f", {max(hit.value for hit in found):.2f}", "dim"),
        )


def _note(note: Note) -> Text:
    meant = ", ".join(f"{reading.text} ({_WAYS[reading.how]})" for reading in note.meant)
    said = []
    if not note.tried:
        said.append("found, so sounds and slips were not tried")
    elif note.stands:
        said.append(f"found in few places; then {meant or 'nothing sounds alike or comes near'}")
    elif meant:
        said.append(f"not found as typed; taken for {meant}")
    else:
        said.append("not found as typed")
    if note.apart:
        said.append(f"its words by themselves: {', '.join(note.apart)}")
    text = "; ".join(said)
    return Text.assemble(marked(note.word), marked(f": {text}", style="dim"))

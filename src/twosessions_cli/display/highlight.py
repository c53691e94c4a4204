"""Outside text as Rich text: cleaned, with the places that matched in bold red, as grep shows them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from twosessions_cli.cleaning import clean_line

__all__ = ["MATCH_STYLE", "marked"]

MATCH_STYLE = "bold red"


def marked(text: str, spans: Iterable[tuple[int, int]] = (), style: str = "") -> Text:
    """Return `text` cleaned, the characters from start to end of each span in the style of a match."""
    result = Text(style=style)
    end = 0
    for start, stop in spans:
        start = max(start, end)
        if stop > start:
            result.append(clean_line(text[end:start]))
            result.append(clean_line(text[start:stop]), MATCH_STYLE)
            end = stop
    return result.append(clean_line(text[end:]))

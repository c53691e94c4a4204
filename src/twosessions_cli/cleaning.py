"""Make text from outside harmless to the terminal or page that it is printed into.

A record may hold anything: escape sequences that retitle a window or write to the clipboard, overrides
that turn text around, characters nobody sees. Every way out of the program goes through this module,
except JSON, which escapes the same characters so that nothing is lost.
"""

from __future__ import annotations

import re
from functools import cache

__all__ = ["clean_block", "clean_line", "unsafe_characters"]


def clean_line(text: str) -> str:
    """Return `text` as one printable line: line ends and tabs become spaces, controls become visible."""
    return text if text.isprintable() else clean_block(text).replace("\n", " ")


def clean_block(text: str) -> str:
    """Return `text` with line ends as newlines, tabs as spaces and every control character made visible.

    C0 controls become their Unicode picture (ESC is shown as ␛), C1 and bidirectional controls U+FFFD;
    characters that show nothing are dropped.
    """
    if text.isprintable():
        return text
    text = re.sub("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", "\n", text)
    text = text.replace("\t", " ")
    return unsafe_characters().sub(lambda match: _visible(match.group()), text)


# Only text that is not printable pays for compiling these.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb\U000e0000-\U000e007f"


@cache
def unsafe_characters() -> re.Pattern[str]:
    """Return the pattern of one character that must never reach a terminal as it is.

    These are the C0 and C1 controls, the bidirectional controls, the format and tag characters that
    nobody sees, the line and paragraph separators, and halves of surrogate pairs.
    """
    return re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}{_INVISIBLE}\u2028\u2029\ud800-\udfff]")


def _visible(character: str) -> str:
    code = ord(character)
    if character == "\n":
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "" if re.match(f"[{_INVISIBLE}]", character) else "\ufffd"

"""Make text from outside harmless to the terminal or page that it is printed into.

A record may hold anything: escape sequences that retitle a window or write to the clipboard, overrides
that turn text around, characters nobody sees. Every way out of the program goes through this module,
except JSON, which escapes the same characters so that nothing is lost.
"""

from __future__ import annotations

import re

__all__ = ["UNSAFE", "clean_block", "clean_line"]

# Characters that move the cursor, reorder text or hide: C0 and C1 controls, bidirectional controls, the
# invisible format characters and the tag characters. Newlines and tabs are judged by the caller.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff"
)
_LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t]+")

UNSAFE = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}{_INVISIBLE}\u2028\u2029\ud800-\udfff]")
"""One character that must never reach a terminal as it is."""


def clean_line(text: str) -> str:
    """Return `text` as one printable line: line ends and tabs become spaces, controls become visible."""
    return clean_block(text).replace("\n", " ")


def clean_block(text: str) -> str:
    """Return `text` with line ends as newlines, tabs as spaces and every control character made visible.

    C0 controls become their Unicode picture (ESC is shown as ␛), C1 and bidirectional controls U+FFFD;
    characters that show nothing are dropped.
    """
    if not UNSAFE.search(text):
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    return UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if character == "\n":
        return character
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if re.match(f"[{_INVISIBLE}]", character):
        return ""
    return "\ufffd"

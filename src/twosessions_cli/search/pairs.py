"""Which pairs of neighbouring characters stand in a text, in a table of bits.

A word with a pair that is not in the table is nowhere in the text: most of the other words that a search
looks for are not, and this tells so without looking through the text. (A Bloom filter of one function.)
"""

from __future__ import annotations

import itertools

__all__ = ["may_hold", "pairs_of"]

_BITS = 20
"""The table has 2 to the power of this many bits, 128 kB: a thousand proposals set about a tenth of them."""

_MASK = (1 << _BITS) - 1


def pairs_of(text: str) -> bytes:
    """Return the table for `text`."""
    table = bytearray(1 << (_BITS - 3))
    for one, other in set(itertools.pairwise(text)):
        place = _place(one, other)
        table[place >> 3] |= 1 << (place & 7)
    return bytes(table)


def may_hold(table: bytes | memoryview, word: str) -> bool:
    """Tell whether the text of `table` may have `word`; False is certain."""
    for one, other in itertools.pairwise(word):
        place = _place(one, other)
        if not table[place >> 3] & 1 << (place & 7):
            return False
    return True


def _place(one: str, other: str) -> int:
    return (ord(one) * 8191 + ord(other)) & _MASK

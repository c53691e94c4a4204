"""Read a TinyDB file without ever writing to it, and say in one line what is wrong with one that is not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NoReturn

from tinydb.storages import Storage

from twosessions_cli.errors import CollectionError

__all__ = ["TABLE", "ReadOnlyStorage"]

TABLE = "proposals"
"""The TinyDB table that holds one document a proposal."""

# 1 and 01 would be one document to TinyDB, and the first of them lost.
_NUMBER = re.compile("[1-9][0-9]{0,17}")


class ReadOnlyStorage(Storage):
    """A TinyDB storage for a file that is only read: opening a missing file creates nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the file's tables. Raises CollectionError with the place of the fault."""
        content = self._content(self._bytes())
        if not isinstance(content, dict) or not isinstance(content.get(TABLE), dict):
            self._refuse(f"is not a TinyDB file with a table named {TABLE!r}", "Check the path")
        for number, record in content[TABLE].items():
            if not _NUMBER.fullmatch(number) or not isinstance(record, dict):
                self._refuse(
                    f"table {TABLE!r}, document {number!r}: expected a number and an object",
                    "Correct or remove the document",
                )
        return content

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:
        """Refuse: this storage is for reading."""
        raise CollectionError(f"{self.path} was opened for reading only")

    def _bytes(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            self._refuse("does not exist", "Check --db and TWOSESSIONS_DB, or leave them out")
        except IsADirectoryError:
            self._refuse("is a folder", "Name the JSON file in it")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self._refuse(f"cannot be read ({reason})", "Check the path and its permissions")

    def _content(self, raw: bytes) -> Any:
        if not raw.strip(b"\0 \t\r\n"):
            self._refuse("is empty", "Name a file that holds proposals, or restore it from a copy")
        try:
            text = raw.removeprefix(b"\xef\xbb\xbf").decode()
            return json.loads(text, object_pairs_hook=_no_key_twice, parse_constant=_no_constant)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            line, place = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
            self._refuse(f"is not UTF-8 (line {line}, byte {place})", "Save it as UTF-8")
        except json.JSONDecodeError as error:
            self._refuse(
                f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg})",
                "Correct that place, or restore the file from a copy",
            )
        except RecursionError:
            self._refuse("is nested too deeply to be a collection", "Check the path")
        except ValueError as error:
            # Also a number of thousands of digits, which Python refuses to convert.
            self._refuse(f"is not usable JSON ({error})", "Correct that place")

    def _refuse(self, fault: str, advice: str) -> NoReturn:
        raise CollectionError(f"{self.path} {fault}. {advice}.")


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Of two equal keys, as a merge can leave them, JSON readers keep the last and say nothing.
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return content


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")

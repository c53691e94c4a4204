"""The derived index: a folded corpus kept in the user's cache folder, so that a search need not fold it anew.

It holds nothing that is not in the collection, is thrown away at will, and is used only as long as the
collection's file is the one that it was made from. It is written whole or not at all.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import time
import zlib
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, overload

from twosessions_cli import __version__
from twosessions_cli.collection import locate_collection, open_collection
from twosessions_cli.proposal import Proposal
from twosessions_cli.search.corpus import Corpus
from twosessions_cli.search.pairs import pairs_of
from twosessions_cli.search.passages import FIELDS

__all__ = ["index_folder", "open_corpus"]

_FORMAT = 1
"""Raised whenever the index, the fields or the folding change between releases."""

SETTLED = 0.1
"""How many seconds a file must have been left alone: one changed twice within a tick of the clock that
stamps files would look unchanged."""

_LONGEST_HEADER = 100_000

_COLUMNS = {"starts": "Q", "records": "L", "positions": "L", "fields": "B", "breaks": "Q", "offsets": "Q"}


def index_folder() -> Path:
    """Return the folder that holds the indexes, whether or not it exists."""
    from platformdirs import user_cache_path

    return user_cache_path("twosessions", appauthor=False) / "index"


def open_corpus(
    path: str | os.PathLike[str] | None = None, folder: Path | None = None, *, settled: float = SETTLED
) -> tuple[Path, Corpus]:
    """Return where the collection is and what a search reads of it, from its index where that is up to date.

    `path` is as in `open_collection`, whose errors are raised; `folder` holds the indexes (`index_folder()`
    where it is None); a file changed less than `settled` seconds ago is read anew. A folder that cannot be
    read or written makes a search slower, and nothing else.
    """
    file = locate_collection(path)
    stamp = _stamp(file, settled)
    kept = (
        (folder or index_folder()) / f"{zlib.crc32(os.fsencode(file.resolve())):08x}.index" if stamp else None
    )
    if kept and stamp and (corpus := _read(kept, stamp)):
        return file, corpus
    collection = open_collection(path)
    corpus = Corpus.of(collection)
    if kept and stamp and _stamp(file, settled) == stamp:
        _write(kept, stamp, corpus)
    return file, corpus


def _stamp(file: Path, settled: float) -> dict[str, Any] | None:
    """Return what tells this version of a file and this program from any other; None where nothing does."""
    try:
        status = file.stat()
    except OSError:
        return None
    if time.time() - max(status.st_mtime, status.st_ctime) < settled:
        return None
    return {
        "format": [_FORMAT, __version__],
        "fields": len(FIELDS),
        "byteorder": sys.byteorder,
        "widths": [array(code).itemsize for code in _COLUMNS.values()],
        "path": str(file.resolve()).encode("utf-8", "surrogateescape").hex(),
        "size": status.st_size,
        "changed": [status.st_mtime_ns, status.st_ctime_ns],
        "inode": [status.st_dev, status.st_ino],
    }


def _write(kept: Path, stamp: dict[str, Any], corpus: Corpus) -> None:
    records = [
        json.dumps([proposal.number, proposal.record], ensure_ascii=False).encode("utf-8", "surrogatepass")
        for proposal in corpus.proposals
    ]
    offsets = array("Q", [0])
    for record in records:
        offsets.append(offsets[-1] + len(record))
    columns = {
        "starts": corpus.starts,
        "records": corpus.records,
        "positions": corpus.positions,
        "fields": corpus.fields,
        "breaks": corpus.breaks,
        "offsets": offsets,
    }
    blocks = [bytes(array(code, columns[name])) for name, code in _COLUMNS.items()]
    texts = (corpus.text, "".join(sorted(corpus.alphabet)), corpus.names)
    # UTF-16 is read twice as fast as UTF-8.
    blocks += [*(text.encode("utf-16-le", "surrogatepass") for text in texts)]
    blocks += [pairs_of(corpus.text), b"".join(records)]
    body = b"".join(blocks)
    sizes = [len(block) for block in blocks]
    header = json.dumps({"stamp": stamp, "sizes": sizes, "sum": zlib.adler32(body)}).encode("ascii")
    partial = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        # As private as the collection may be, of which it is a copy.
        kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.writelines([header, b"\n", body])
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, kept)
    except OSError:
        _remove(partial)


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _read(kept: Path, stamp: dict[str, Any]) -> Corpus | None:
    """Return the corpus of an index that was made for `stamp`, None where there is none."""
    try:
        if not kept.is_file():
            return None
        with kept.open("rb") as file:
            header = json.loads(file.readline(_LONGEST_HEADER))
            if header["stamp"] != stamp:
                return None
            start = file.tell()
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(content)
        # What is damaged is made anew: nothing of it may be taken for what stands in the collection.
        if header["sum"] != zlib.adler32(view[start:]) or start + sum(header["sizes"]) != len(view):
            return None
        return _corpus(view, start, header["sizes"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _corpus(view: memoryview, start: int, sizes: Sequence[int]) -> Corpus:
    blocks = []
    for size in sizes:
        blocks.append(view[start : start + size])
        start += size
    columns = {name: array(code) for name, code in _COLUMNS.items()}
    for column, block in zip(columns.values(), blocks, strict=False):
        column.frombytes(block)
    *texts, pairs, records = blocks[len(columns) :]
    text, alphabet, names = (str(block, "utf-16-le", "surrogatepass") for block in texts)
    return Corpus(
        _Records(records, columns["offsets"]),
        text,
        columns["starts"],
        columns["records"],
        columns["fields"],
        columns["positions"],
        columns["breaks"],
        frozenset(alphabet),
        names,
        pairs,
    )


class _Records(Sequence[Proposal]):
    """The proposals of an index, each read when it is asked for."""

    def __init__(self, content: memoryview, offsets: Sequence[int]) -> None:
        self._content = content
        self._offsets = offsets
        self._known: dict[int, Proposal] = {}

    def __len__(self) -> int:
        return len(self._offsets) - 1

    @overload
    def __getitem__(self, place: int) -> Proposal: ...

    @overload
    def __getitem__(self, place: slice) -> list[Proposal]: ...

    def __getitem__(self, place: int | slice) -> Proposal | list[Proposal]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place < 0:
            place += len(self)
        if not 0 <= place < len(self):
            raise IndexError(place)
        if place not in self._known:
            line = bytes(self._content[self._offsets[place] : self._offsets[place + 1]])
            number, record = json.loads(line.decode("utf-8", "surrogatepass"))
            self._known[place] = Proposal(record, number)
        return self._known[place]

    def __iter__(self) -> Iterator[Proposal]:
        return (self[place] for place in range(len(self)))

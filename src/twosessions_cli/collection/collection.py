"""Open a collection and read its proposals."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from twosessions_cli.collection.locate import locate_collection
from twosessions_cli.errors import CollectionError
from twosessions_cli.proposal import Proposal, check_record

__all__ = ["Collection", "open_collection"]


class Collection:
    """The proposals of one file, in the order of the file. Iterate over it, or ask for its length."""

    def __init__(self, path: Path, proposals: list[Proposal]) -> None:
        self.path = path
        self._proposals = proposals

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self._proposals)

    def __len__(self) -> int:
        return len(self._proposals)

    def __repr__(self) -> str:
        return f"Collection({str(self.path)!r}, {len(self)} proposals)"


def open_collection(path: str | os.PathLike[str] | None = None) -> Collection:
    """Read a collection and check every record in it.

    `path` is a TinyDB file; None means $TWOSESSIONS_DB, else the user's own collection, else the bundled
    one. Nothing is written. Raises CollectionError that names the file, and the record and field at fault.
    """
    # A search that has an index does without TinyDB, which takes 15 ms to import.
    from tinydb import TinyDB

    from twosessions_cli.collection.storage import TABLE, ReadOnlyStorage

    file = locate_collection(path)
    documents = TinyDB(file, storage=ReadOnlyStorage).table(TABLE).all()
    proposals = [Proposal(dict(document), document.doc_id) for document in documents]
    seen: dict[str, int] = {}
    for proposal in proposals:
        _check(file, proposal)
        other = seen.setdefault(proposal.id, proposal.number)
        if other != proposal.number:
            raise CollectionError(
                f"{file}: records {other} and {proposal.number} both have the id {proposal.id}. "
                "Give one of them another id."
            )
    return Collection(file, proposals)


def _check(file: Path, proposal: Proposal) -> None:
    faults = check_record(proposal.record)
    if faults:
        identity = proposal.record.get("id")
        name = f" ({identity})" if isinstance(identity, str) else ""
        more = f" (and {len(faults) - 1} more in this record)" if len(faults) > 1 else ""
        raise CollectionError(f"{file}: record {proposal.number}{name}, {faults[0]}{more}. Correct the file.")

"""The index: as good as the collection it was made from, used only while it is of that, never in the way."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeCollection, make_record
from twosessions_cli.errors import CollectionError
from twosessions_cli.search import Corpus, Selection, find, open_corpus
from twosessions_cli.search.pairs import may_hold, pairs_of

QUERIES = (
    "养老金",
    "養老",
    "yanglao",
    "ylj",
    "养劳金",
    "谁提了养老的建议",
    "topic:养老",
    "elderly care",
    "托育 -养老",
)


def records(*titles: str) -> list[dict[str, Any]]:
    return [
        make_record(id=f"p-{number}", title=title, topic="养老" if number % 2 else "托育", delegate="王芳")
        for number, title in enumerate(titles, 1)
    ]


def opened(path: Path, folder: Path) -> Corpus:
    """What a search reads; the files of these tests are younger than an index usually wants them to be."""
    return open_corpus(path, folder, settled=-1)[1]


def titles(corpus: Corpus, query: str) -> list[str]:
    return [match.proposal.title for match in find(corpus, query).matches]


@pytest.fixture
def collection(make_collection: MakeCollection) -> Path:
    return make_collection(*records("提高养老金", "普惠托育", "养老院建设"))


def test_an_index_answers_as_the_collection_does(collection: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    first = opened(collection, folder)
    assert len(list(folder.iterdir())) == 1
    second = opened(collection, folder)
    assert type(second.proposals) is not type(first.proposals)
    assert [dict(proposal.record) for proposal in second.proposals] == [
        dict(proposal.record) for proposal in first.proposals
    ]
    for query in QUERIES:
        assert find(second, query).matches[0].hits == find(first, query).matches[0].hits, query
        assert titles(second, query) == titles(first, query)
    narrowed = find(second, "养老", Selection(topic="养老"), sort="-number", limit=1)
    assert [match.proposal.title for match in narrowed.matches] == ["养老院建设"]


def test_a_changed_collection_is_read_anew(
    collection: Path, make_collection: MakeCollection, tmp_path: Path
) -> None:
    folder = tmp_path / "index"
    opened(collection, folder)
    before = collection.stat()
    collection.unlink()
    make_collection(*records("提高托育费", "普惠托育", "养老院建设"))
    # The same size and the same time: only the inode and the time of its change tell.
    os.utime(collection, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert collection.stat().st_size == before.st_size
    assert titles(opened(collection, folder), "托育费") == ["提高托育费"]


def test_a_collection_that_became_faulty_is_refused(collection: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    opened(collection, folder)
    collection.write_text("{", encoding="utf-8")
    with pytest.raises(CollectionError):
        opened(collection, folder)


@pytest.mark.parametrize(
    "damage", ["empty", "cut", "noise", "header", "deep", "folder", "longer", "zeros", "changed", "sizes"]
)
def test_a_damaged_index_is_not_used(collection: Path, tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "index"
    opened(collection, folder)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    header, _, rest = whole.partition(b"\n")
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        kept.write_bytes(
            {
                "empty": b"",
                "cut": whole[:-5],
                "noise": os.urandom(500),
                "header": json.dumps({"stamp": json.loads(header)["stamp"]}).encode() + b"\n" + rest,
                "deep": b"[" * 90_000 + b"\n" + rest,
                "longer": whole + b"x",
                "zeros": header + b"\n" + bytes(len(rest)),
                "changed": whole.replace("养".encode("utf-16-le"), "猪".encode("utf-16-le")),
                "sizes": header.replace(b'"sizes": [', b'"sizes": [1.5, ') + b"\n" + rest,
            }[damage]
        )
    assert titles(opened(collection, folder), "养老金") == ["提高养老金"]


def test_a_folder_that_cannot_be_written_is_done_without(collection: Path, tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.write_text("not a folder", encoding="utf-8")
    assert titles(opened(collection, folder), "养老金") == ["提高养老金"]
    assert folder.read_text(encoding="utf-8") == "not a folder"


def test_a_build_leaves_nothing_but_the_index(collection: Path, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    for _ in range(3):
        opened(collection, folder)
    assert [path.suffix for path in folder.iterdir()] == [".index"]


def test_two_collections_have_an_index_each(
    collection: Path, make_collection: MakeCollection, tmp_path: Path
) -> None:
    other = make_collection(*records("修建高铁"), name="other.json")
    folder = tmp_path / "index"
    for _ in range(2):
        assert titles(opened(collection, folder), "养老金") == ["提高养老金"]
        assert titles(opened(other, folder), "高铁") == ["修建高铁"]
    assert len(list(folder.iterdir())) == 2


def test_a_file_changed_just_now_is_not_indexed(make_collection: MakeCollection, tmp_path: Path) -> None:
    path = make_collection(*records("提高养老金"))
    corpus = open_corpus(path, tmp_path / "index", settled=3600)[1]
    assert titles(corpus, "养老金") == ["提高养老金"]
    assert not (tmp_path / "index").exists() or list((tmp_path / "index").iterdir()) == []


@given(
    st.text(alphabet="养老服务人工智能AI ", max_size=30), st.text(alphabet="养老服务人工智能AI ", max_size=4)
)
def test_a_word_that_stands_in_a_text_is_never_ruled_out(text: str, word: str) -> None:
    assert may_hold(pairs_of(text), word) or word not in text


def test_an_index_is_private(collection: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "index"
    opened(collection, folder)
    (kept,) = folder.iterdir()
    assert (kept.stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (0o600, 0o700)

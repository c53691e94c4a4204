"""Opening a collection: what is one, and what is said of a file that is none."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeCollection, make_record
from twosessions_cli.collection import bundled_collection, locate_collection, open_collection
from twosessions_cli.collection.locate import user_collection
from twosessions_cli.errors import CollectionError

WriteJson = Callable[[Any], Path]


def test_what_plain_tinydb_wrote_is_read(make_collection: MakeCollection) -> None:
    path = make_collection(make_record(), make_record(id="test-2", delegate="王芳"))
    collection = open_collection(path)
    assert [(proposal.number, proposal.id) for proposal in collection] == [
        (1, "test-2026-001"),
        (2, "test-2"),
    ]
    assert len(collection) == 2


def test_a_byte_order_mark_does_no_harm(make_collection: MakeCollection) -> None:
    path = make_collection(make_record())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(open_collection(path)) == 1


def test_reading_changes_nothing(make_collection: MakeCollection) -> None:
    path = make_collection(make_record())
    before = (path.read_bytes(), path.stat().st_mtime_ns, os.listdir(path.parent))
    open_collection(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, os.listdir(path.parent)) == before


def test_an_unknown_field_is_kept(make_collection: MakeCollection) -> None:
    (proposal,) = open_collection(make_collection(make_record(colour={"red": 1})))
    assert proposal.record["colour"] == {"red": 1}


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match=r"nowhere.json does not exist. Check --db"):
        open_collection(tmp_path / "nowhere.json")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"\0\0\0\0", "is empty"),
        (b"{", r"is not JSON \(line 1, column 2"),
        (b'{"proposals":\n {"1": {"id" "x"}}}', r"is not JSON \(line 2, column 14"),
        (b'{"proposals": {},}', "is not JSON"),
        (b"hello", r"is not JSON \(line 1, column 1"),
        (b"PK\x03\x04", "is not JSON"),
        ('{"proposals":\n"提案"}'.encode("gb18030"), r"is not UTF-8 \(line 2, byte 2\)"),
        ("{}".encode("utf-16"), "is not UTF-8"),
        (b"[]", "is not a TinyDB file"),
        (b"3", "is not a TinyDB file"),
        (b"{}", "is not a TinyDB file with a table named 'proposals'"),
        (b'{"_default": {}}', "is not a TinyDB file"),
        (b'{"proposals": []}', "is not a TinyDB file"),
        (b'{"proposals": {"x": {}}}', "document 'x': expected a number and an object"),
        (b'{"proposals": {"01": {}}}', "document '01'"),
        (b'{"proposals": {"1": []}}', "document '1'"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"proposals": {"1": {}, "1": {}}}', "the key '1' stands twice in one object"),
        (b'{"proposals": {"1": {"x": NaN}}}', "NaN is no JSON number"),
        (b'{"proposals": {"1": {"x": -Infinity}}}', "-Infinity is no JSON number"),
        (b'{"proposals": ' + b"9" * 5000 + b"}", "is not"),
    ],
)
def test_what_is_no_collection_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(CollectionError, match=said) as raised:
        open_collection(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


def test_a_folder_is_no_collection(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="is a folder"):
        open_collection(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_file_that_may_not_be_read_is_named(make_collection: MakeCollection) -> None:
    path = make_collection(make_record())
    path.chmod(0)
    user = os.geteuid()
    if user == 0:
        # Root may read every file; nobody may not.
        os.seteuid(65534)
    try:
        with pytest.raises(CollectionError, match=r"cannot be read \(Permission denied\)"):
            open_collection(path)
    finally:
        os.seteuid(user)


def test_a_faulty_record_is_named_with_its_field(make_collection: MakeCollection) -> None:
    path = make_collection(make_record(), make_record(id="bad-1", role="mayor", date="x"))
    with pytest.raises(CollectionError) as raised:
        open_collection(path)
    assert str(raised.value) == (
        f"{path}: record 2 (bad-1), role: expected one of cppcc-member, deputy, found 'mayor' "
        "(and 1 more in this record). Correct the file."
    )


def test_two_records_with_one_id_are_named(make_collection: MakeCollection) -> None:
    path = make_collection(make_record(), make_record(title="另一件"))
    with pytest.raises(CollectionError, match="records 1 and 2 both have the id test-2026-001"):
        open_collection(path)


def test_the_place_asked_for_comes_before_the_environment(
    make_collection: MakeCollection, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, told = make_collection(make_record(), name="a.json"), make_collection(make_record(), name="b.json")
    monkeypatch.setenv("TWOSESSIONS_DB", str(told))
    assert locate_collection(asked) == asked
    assert locate_collection() == told


def test_without_a_word_it_is_the_users_own_else_the_bundled_one(
    make_collection: MakeCollection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TWOSESSIONS_DB", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert locate_collection() == bundled_collection()
    assert bundled_collection().exists()
    own = user_collection()
    own.parent.mkdir(parents=True)
    make_collection(make_record()).rename(own)
    assert locate_collection() == own


records = st.fixed_dictionaries(
    {
        "id": st.from_regex("[a-z0-9][a-z0-9-]{0,8}", fullmatch=True),
        "title": st.just("题"),
        "topic": st.just("题"),
    },
    optional={
        "delegate": st.text(st.characters(codec="utf-8")),
        "x": st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    },
)


@given(st.lists(records, unique_by=lambda record: record["id"], max_size=5))
def test_every_sound_record_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, written: list[dict[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("db") / "c.json"
    table = {str(number): record for number, record in enumerate(written, 1)}
    path.write_text(json.dumps({"proposals": table}), encoding="utf-8")
    assert [proposal.record for proposal in open_collection(path)] == written


@given(st.binary(max_size=200) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_content_at_all_fails_otherwise_than_with_one_line(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("db") / "c.json"
    path.write_bytes(content)
    with pytest.raises(CollectionError) as raised:
        open_collection(path)
    assert "\n" not in str(raised.value)

"""What tests share: collections made for the purpose, the program as a process, the page behind the data."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from twosessions_cli.collection import Collection, open_collection

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

settings.register_profile("default", deadline=None)
settings.load_profile("default")


def make_record(**fields: Any) -> dict[str, Any]:
    """Return the smallest record that is one, with `fields` added."""
    return {"id": "test-2026-001", "title": "一件提案", "topic": "养老", **fields}


MakeCollection = Callable[..., Path]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def make_collection(tmp_path: Path) -> MakeCollection:
    """Write records into a TinyDB file as plain TinyDB does, and return its path."""

    def make(*records: Mapping[str, Any], name: str = "collection.json") -> Path:
        path = tmp_path / name
        with TinyDB(path, storage=JSONStorage, encoding="utf-8") as database:
            database.table("proposals").insert_multiple(records)
        return path

    return make


@pytest.fixture
def write_json(tmp_path: Path) -> Callable[[Any], Path]:
    """Write any value as the JSON of a file that may be no collection, and return its path."""

    def write(value: Any) -> Path:
        path = tmp_path / "file.json"
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def bundled() -> Collection:
    """The bundled collection, whatever the user of this machine keeps."""
    return open_collection(ROOT / "data" / "proposals.json")


@pytest.fixture(scope="session")
def page() -> list[str]:
    """The lines of the newspaper page behind the bundled collection; line 1 is at index 0."""
    path = SHARED / "seeds" / "000_11fc9253bbe37be2.txt"
    if not path.exists():
        pytest.skip("the newspaper page is not on this machine: ../shared/seeds is absent")
    return path.read_text(encoding="utf-8").split("\n")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment for a process in which nothing of the user's own is found."""
    dropped = ("TWOSESSIONS_DB", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONUNBUFFERED")
    kept = {key: value for key, value in os.environ.items() if key not in dropped}
    home = tmp_path / "home"
    folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("data", "cache", "config")}
    return kept | folders | {"HOME": str(home)}


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run the program as a process of its own and return what it said."""

    def call(*arguments: str, stdin: str | None = None, **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "twosessions_cli", *arguments],
            env=environment | extra,
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return call

"""Which file is the collection: asked for, the user's own, or the bundled one."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["ENVIRONMENT_VARIABLE", "bundled_collection", "locate_collection", "user_collection"]

ENVIRONMENT_VARIABLE = "TWOSESSIONS_DB"


def locate_collection(path: str | os.PathLike[str] | None = None) -> Path:
    """Return the file to open: `path`, else $TWOSESSIONS_DB, else the user's own, else the bundled one."""
    chosen = path if path is not None else os.environ.get(ENVIRONMENT_VARIABLE) or None
    if chosen is not None:
        return Path(chosen)
    own = user_collection()
    return own if os.path.exists(own) else bundled_collection()


def user_collection() -> Path:
    """Return where the user's own collection lives, whether or not it exists yet."""
    from platformdirs import user_data_path

    return user_data_path("twosessions", appauthor=False) / "proposals.json"


def bundled_collection() -> Path:
    """Return the collection that ships with the program: inside the package, or in a checkout beside it."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data" / "proposals.json"
    return installed if installed.exists() else package.parents[1] / "data" / "proposals.json"

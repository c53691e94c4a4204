"""The user's own synonyms: a file in the configuration folder, and one that is asked for."""

from __future__ import annotations

import os
from pathlib import Path

from twosessions_cli.errors import GlossaryError
from twosessions_cli.search.glossary import Glossary, bundled_glossary, read_glossary

__all__ = ["glossary_with", "user_glossary"]


def user_glossary() -> Path:
    """Return where the user's own synonyms are, whether or not the file exists."""
    from platformdirs import user_config_path

    return user_config_path("twosessions", appauthor=False) / "synonyms.txt"


def glossary_with(path: str | os.PathLike[str] | None) -> Glossary:
    """Return the bundled glossary with the user's own file, where there is one, and that at `path`.

    Raises GlossaryError for a file that cannot be read, with the line that is wrong.
    """
    glossary = bundled_glossary()
    own = user_glossary()
    if path is not None and not str(path):
        raise GlossaryError("synonyms needs the name of a file.")
    files = [own] if os.path.exists(own) else []
    for file in (*files, *([Path(path)] if path is not None else [])):
        glossary += _read(file)
    return glossary


def _read(path: Path) -> Glossary:
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise GlossaryError(f"synonyms {path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise GlossaryError(
            f"synonyms {path} is not UTF-8 text (byte {error.start}). Save it as UTF-8."
        ) from error
    try:
        return read_glossary(text)
    except ValueError as error:
        raise GlossaryError(f"synonyms {path}, {error}") from error

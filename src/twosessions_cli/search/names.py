"""Which of some names is meant by a name that is typed loosely."""

from __future__ import annotations

from collections.abc import Iterable

from twosessions_cli.search.folding import fold

__all__ = ["meant_names"]


def meant_names(typed: str, names: Iterable[str], *, whole_first: bool) -> list[str]:
    """Return those of `names` that are `typed` or hold it, folded, else those that it may be a slip for.

    Latin letters are read as pinyin or initials too; a slip is one wrong, missing, added or swapped
    character, or characters that sound alike. With `whole_first` a name that is exactly `typed` leaves out
    those that only hold it: a person is asked for by the whole name, but 养老 as a topic means 养老服务 too.
    """
    wanted = fold(typed).text
    if not wanted:
        return []
    folded = {name: text for name in names if (text := fold(name).text)}
    whole = [name for name, text in folded.items() if text == wanted]
    if whole and whole_first:
        return whole
    part = [name for name, text in folded.items() if wanted in text]
    return part or _heard(typed, wanted, folded)


def _heard(typed: str, wanted: str, folded: dict[str, str]) -> list[str]:
    # Here and not above: a name that is typed as it stands needs no tables of sounds.
    from twosessions_cli.search.corpus import Corpus
    from twosessions_cli.search.glossary import Glossary
    from twosessions_cli.search.readings import Reader

    reader = Reader(Corpus.of_names(folded.values()), Glossary(b""))
    readings = reader.sounded(typed, wanted) or reader.slips(wanted)
    texts = [reading.text for reading in readings]
    return [name for name, text in folded.items() if any(one in text for one in texts)]

"""The passages of a record that a search looks at, with the weight of a match in each field."""

from collections.abc import Iterator
from typing import NamedTuple

from twosessions_cli.proposal import Proposal
from twosessions_cli.vocabulary import VOCABULARIES

__all__ = [
    "BODY_FIELDS",
    "FIELDS",
    "HEAD_FIELDS",
    "ITEM_FIELDS",
    "LABEL_FIELDS",
    "NAME_FIELDS",
    "Passage",
    "passages_of",
    "weight_of_field",
]

_WEIGHTS = {
    "topic": 1.0,
    "delegate": 1.0,
    "title": 0.97,
    "keywords": 0.9,
    "topic_en": 0.9,
    "tags": 0.9,
    "on_behalf_of": 0.85,
    "organization": 0.85,
    "post": 0.8,
    "problems": 0.75,
    "recommendations": 0.75,
    "background": 0.65,
    "note": 0.65,
    "session.name": 0.6,
    "region": 0.6,
    "source.headline": 0.6,
    "source.publication": 0.5,
    "id": 0.5,
    "date": 0.5,
    "role": 0.5,
    "level": 0.5,
    "kind": 0.5,
    "category": 0.5,
}
"""Field -> weight from 0 to 1: what a record is about comes before what it mentions."""

FIELDS = tuple(_WEIGHTS)
"""The fields that are searched, by their code: the position here."""

NAME_FIELDS = frozenset({"topic", "delegate", "keywords", "topic_en", "tags", "organization", "on_behalf_of"})
"""Fields whose values are whole terms, so that a value equal to a word is strong evidence."""

BODY_FIELDS = frozenset({"problems", "recommendations", "background", "note"})
"""Fields of running text, from which a passage is shown."""

ITEM_FIELDS = ("problems", "recommendations")
"""Fields that are lists of items."""

HEAD_FIELDS = frozenset({"title", "topic", "delegate"})
"""What a proposal is about and whose it is."""

LABEL_FIELDS = frozenset({"id", "date", "role", "level", "kind", "category", "source.publication"})
"""Fields that many records have alike: another word for one of them would bring all of them."""

_CODED_WEIGHTS = tuple(_WEIGHTS.values())

_LISTS = ("keywords", "tags")


class Passage(NamedTuple):
    """One text of a record as it stands: the field, and its position in a list, from 0 (0 in none)."""

    field: str
    position: int
    text: str


def passages_of(proposal: Proposal) -> list[Passage]:
    """Return every text of `proposal` that a search looks at."""
    return [Passage(field, position, text) for field, position, text in _texts(proposal)]


def weight_of_field(code: int) -> float:
    """Return what a match in the field with this code is worth, from 0 to 1."""
    return _CODED_WEIGHTS[code]


def _texts(proposal: Proposal) -> Iterator[tuple[str, int, str]]:
    for field in _WEIGHTS:
        if field in ITEM_FIELDS:
            for position, item in enumerate(proposal.items(field)):
                yield field, position, item.text
        elif field in _LISTS:
            for position, entry in enumerate(proposal.texts(field)):
                yield field, position, entry
        elif field in VOCABULARIES:
            code = proposal.text(field)
            for term in VOCABULARIES[field]:
                if term.code == code:
                    yield field, 0, f"{term.chinese} {term.english}"
        elif text := _text(proposal, field):
            yield field, 0, text


def _text(proposal: Proposal, field: str) -> str | None:
    if field == "id":
        return proposal.id
    if field == "session.name":
        return proposal.session_name
    if field.startswith("source."):
        return proposal.source.get(field.removeprefix("source."))
    return proposal.text(field)

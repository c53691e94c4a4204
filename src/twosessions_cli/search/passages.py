"""The passages of a record that a search looks at, with the weight of a match in each field."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from twosessions_cli.proposal import Proposal
from twosessions_cli.search.folding import Folded, fold
from twosessions_cli.vocabulary import VOCABULARIES

__all__ = [
    "BODY_FIELDS",
    "HEAD_FIELDS",
    "ITEM_FIELDS",
    "LABEL_FIELDS",
    "NAME_FIELDS",
    "FoldedRecord",
    "Passage",
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

NAME_FIELDS = frozenset({"topic", "delegate", "keywords", "topic_en", "tags", "organization", "on_behalf_of"})
"""Fields whose values are whole terms, so that a value equal to a word is strong evidence."""

BODY_FIELDS = frozenset({"problems", "recommendations", "background", "note"})
"""Fields of running text, from which a passage is shown."""

ITEM_FIELDS = ("problems", "recommendations")
"""Fields that are lists of items."""

HEAD_FIELDS = frozenset({"title", "topic", "delegate"})
"""What a proposal is about and whose it is."""

LABEL_FIELDS = frozenset(
    {"session.name", "region", "source.publication", "id", "date", "role", "level", "kind", "category"}
)
"""Fields that many records have alike: a slip in one of them would bring all of them."""

_LISTS = ("keywords", "tags")


class Passage(NamedTuple):
    """One text of a record: the field, its position in a list (from 0; 0 where there is none), the weight."""

    field: str
    position: int
    folded: Folded
    weight: float


class FoldedRecord:
    """A proposal with its passages folded, ready to be matched."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal

    @cached_property
    def passages(self) -> list[Passage]:
        """Every text of the record that has something to be found in it."""
        return [
            Passage(field, position, folded, _WEIGHTS[field])
            for field, position, text in _texts(self.proposal)
            if (folded := fold(text)).text
        ]

    @cached_property
    def whole(self) -> str:
        """All texts folded as one: a word that is not in it is in no passage, and it costs one folding."""
        return fold("\n".join(text for _, _, text in _texts(self.proposal))).text


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

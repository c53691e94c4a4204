"""A query as a tree: words joined by and, or and not. Printing one gives a query that means the same."""

from __future__ import annotations

from typing import NamedTuple, Union

from twosessions_cli.search.folding import fold

__all__ = ["And", "Node", "Not", "Or", "Query", "Range", "Word"]


class Word(NamedTuple):
    """A word, or a phrase that was put in quotes; `field` is a key of FIELD_GROUPS, None for all fields."""

    typed: str
    is_phrase: bool = False
    field: str | None = None

    @property
    def text(self) -> str:
        """The folded word."""
        return fold(self.typed).text

    def __str__(self) -> str:
        word = f'"{self.typed}"' if self.is_phrase else self.typed
        return f"{self.field}:{word}" if self.field else word


class Range(NamedTuple):
    """Dates from `first` to `last`, both as exact as typed and included; empty where it is open."""

    field: str
    first: str
    last: str

    def __str__(self) -> str:
        return f"{self.field}:{self.first if self.first == self.last else f'{self.first}..{self.last}'}"


class Not(NamedTuple):
    """What must not match."""

    node: Node

    def __str__(self) -> str:
        return f"-{_inner(self.node)}"


class And(NamedTuple):
    """Nodes that must all match."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(_inner(node) if isinstance(node, And) else _either(node) for node in self.nodes)


class Or(NamedTuple):
    """Nodes of which one must match."""

    nodes: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(_inner(node) if isinstance(node, Or) else str(node) for node in self.nodes)


Node = Union[Word, Range, Not, And, Or]  # noqa: UP007 - the classes above name it before it exists


def _inner(node: Node) -> str:
    return f"({node})" if isinstance(node, (And, Or)) else str(node)


def _either(node: Node) -> str:
    return f"({node})" if isinstance(node, Or) else str(node)


class Query(NamedTuple):
    """A parsed query. A query whose `root` is None matches nothing."""

    typed: str
    root: Node | None

    def __str__(self) -> str:
        return "" if self.root is None else str(self.root)

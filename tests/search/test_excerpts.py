"""The passage shown beside a match."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import make_record
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import BestPassage, best_passage, search


def best(query: str, **fields: Any) -> BestPassage | None:
    (match,) = search([Proposal(make_record(title="题", topic="其他", **fields), 1)], query)
    return best_passage(match)


def test_running_text_comes_before_keywords() -> None:
    passage = best("托育", keywords=["托育"], recommendations=["发展普惠托育"])
    assert passage == BestPassage("recommendations", 0, "发展普惠托育", [(4, 6)])


def test_the_item_with_most_of_the_words_is_shown() -> None:
    passage = best("托育 补贴", problems=["托育贵，托育少"], recommendations=["给托育机构补贴"])
    assert passage is not None
    assert (passage.field, passage.spans) == ("recommendations", [(1, 3), (5, 7)])


def test_of_a_long_text_it_is_the_sentences_with_a_match() -> None:
    passage = best("托育", background="前面一句。要发展托育！“托育”贵？后面一句。")
    assert passage == BestPassage("background", 0, "要发展托育！“托育”贵？", [(3, 5), (7, 9)])


@pytest.mark.parametrize("field", ["title", "topic", "delegate"])
def test_a_match_in_what_is_shown_anyway_needs_no_passage(field: str) -> None:
    (match,) = search([Proposal(make_record(**{field: "托育"}), 1)], "托育")
    assert best_passage(match) is None

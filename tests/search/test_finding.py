"""A whole question: words, conditions, order and limit together."""

from __future__ import annotations

import pytest

from conftest import make_record
from twosessions_cli.collection import Collection
from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import Corpus, Selection, find, nearest_terms
from twosessions_cli.search.suggesting import nearest


def test_words_conditions_order_and_limit_go_together(bundled: Collection) -> None:
    found = find(bundled, "产业", Selection(role="cppcc-member"), sort="-number", limit=2)
    assert [match.proposal.delegate for match in found.matches] == ["王旭辉", "张广军"]


def test_without_a_question_it_is_everything_as_it_stands(bundled: Collection) -> None:
    assert [match.proposal.number for match in find(bundled).matches] == list(range(1, 16))


def test_how_each_word_was_taken_is_noted(bundled: Collection) -> None:
    first, second = find(bundled, "枫桥验 调解").notes
    assert (first.word, first.stands, [reading.text for reading in first.meant]) == (
        "枫桥验",
        False,
        ["枫桥经验"],
    )
    assert (second.word, second.stands, second.meant, second.tried) == ("调解", True, (), False)
    (note,) = find(bundled, "谁提了青少年的建议").notes
    assert (note.stands, note.apart) == (False, ("青少年",))


def test_a_condition_does_not_bring_near_matches_in(bundled: Collection) -> None:
    # 数字金融 stands in the collection, if not with this delegate: 数字经济, one slip away, is not meant.
    with pytest.raises(NothingFoundError, match="No proposal that matches 数字金融 meets the conditions"):
        find(bundled, "数字金融", Selection(delegate="叶逢光"))


@pytest.mark.parametrize("query", ["", "  ", "，。"])
def test_a_query_without_a_word_is_wrong_usage(bundled: Collection, query: str) -> None:
    with pytest.raises(UsageError, match="holds no letter or digit"):
        find(bundled, query)


def test_there_are_no_scores_to_sort_by_without_a_query(bundled: Collection) -> None:
    with pytest.raises(UsageError, match="sort score needs a query"):
        find(bundled, sort="-score")


def test_what_is_offered_looks_like_what_was_typed() -> None:
    names = ["数字金融", "绿色消费", "digital finance"]
    assert nearest("数字货币", names) == ["数字金融"]
    assert nearest("digital money", names) == ["digital finance"]
    corpus = Corpus.of([Proposal(make_record(topic="養老", delegate="王芳", keywords=["托育"]), 1)])
    assert nearest_terms("托育所", corpus) == ["托育"]
    assert nearest_terms("养老人", corpus) == ["養老"]
    assert nearest_terms("养猪", corpus) == []
    assert nearest_terms("飞船", corpus) == []


@pytest.mark.parametrize("query", ["asdfqwer", "飞碟", "VR"])
def test_where_nothing_is_like_it_some_topics_are_offered(bundled: Collection, query: str) -> None:
    with pytest.raises(NothingFoundError, match="There are topics such as 县域特色产业, 细胞产业, "):
        find(bundled, query)


def test_an_empty_collection_holds_nothing() -> None:
    with pytest.raises(NothingFoundError, match=r"No proposal is in the collection\."):
        find([])

"""An id, a number or a name leads to its proposals."""

from __future__ import annotations

import pytest

from conftest import make_record
from twosessions_cli.collection import Collection
from twosessions_cli.errors import NothingFoundError, UsageError
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import look_up
from twosessions_cli.search.names import meant_names


@pytest.mark.parametrize("wanted", ["hebei-2026-004", "HEBEI-2026-004", "4", "#4", "郝旭", "郝", " 郝旭 "])
def test_what_stands_for_one_proposal(bundled: Collection, wanted: str) -> None:
    assert [proposal.number for proposal in look_up(list(bundled), wanted)] == [4]


def test_a_name_with_a_slip(bundled: Collection) -> None:
    assert [proposal.delegate for proposal in look_up(list(bundled), "赵显峰")] == ["赵险峰"]


def test_a_name_in_the_other_script(bundled: Collection) -> None:
    assert [proposal.delegate for proposal in look_up(list(bundled), "閻際發")] == ["阎际发"]


def test_a_person_with_two_proposals_has_both() -> None:
    collection = [Proposal(make_record(id=f"p-{n}", delegate="王芳"), n) for n in (1, 2)]
    assert look_up(collection, "王芳") == collection


def test_the_beginning_of_one_id_only() -> None:
    collection = [Proposal(make_record(id=name), n) for n, name in enumerate(("hebei-1", "henan-1"), 1)]
    assert look_up(collection, "heb") == collection[:1]
    with pytest.raises(UsageError, match="he could be hebei-1, henan-1"):
        look_up(collection, "he")


def test_a_part_that_two_people_share_is_not_guessed(bundled: Collection) -> None:
    with pytest.raises(UsageError, match="赵 could be 赵险峰, 赵少伟"):
        look_up(list(bundled), "赵")


@pytest.mark.parametrize("wanted", ["99", "nobody", "李白", "", "。"])
def test_what_stands_for_nothing(bundled: Collection, wanted: str) -> None:
    with pytest.raises(NothingFoundError, match=r"No proposal has the id, number or delegate"):
        look_up(list(bundled), wanted)


def test_a_name_without_a_letter_is_no_hindrance() -> None:
    assert meant_names("zhao", ["！！", "赵险峰"], whole_first=False) == ["赵险峰"]

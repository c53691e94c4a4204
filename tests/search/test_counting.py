"""Counting and grouping by a field."""

from __future__ import annotations

from conftest import make_record
from twosessions_cli.proposal import Proposal
from twosessions_cli.search import Match, Tally, count_by, group_by

TOPICS = ["养老", "托育", "托育", "养老", "托育"]
PROPOSALS = [Proposal(make_record(topic=topic, delegate=None), n) for n, topic in enumerate(TOPICS, 1)]


def test_the_most_frequent_come_first() -> None:
    assert count_by(PROPOSALS, "topic") == [Tally("托育", 3), Tally("养老", 2)]


def test_a_missing_value_is_counted() -> None:
    assert count_by(PROPOSALS, "delegate") == [Tally(None, 5)]


def test_the_largest_group_comes_first_and_keeps_its_order() -> None:
    groups = group_by([Match(proposal) for proposal in PROPOSALS], "topic")
    assert [(name, [match.proposal.number for match in matches]) for name, matches in groups] == [
        ("托育", [2, 3, 5]),
        ("养老", [1, 4]),
    ]

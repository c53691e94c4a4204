"""How well a search finds, on the development queries that are beside the project."""

from __future__ import annotations

import json
import runpy
from collections import defaultdict
from statistics import mean

import pytest

from conftest import ROOT, SHARED
from twosessions_cli.search import search

FOLDER = SHARED / "search-dev"


@pytest.mark.skipif(not FOLDER.exists(), reason="../shared/search-dev is absent")
def test_every_kind_of_query_finds_what_it_is_for() -> None:
    benchmark = runpy.run_path(str(ROOT / "benchmarks" / "search_quality.py"))
    proposals = benchmark["load"](FOLDER / "proposals.json")
    gains = defaultdict(list)
    for line in (FOLDER / "queries.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        found = [match.proposal.id for match in search(proposals, asked["query"])]
        gains[asked["kind"]].append(benchmark["scores"](asked["relevant"], found)[0])
    assert {kind: mean(values) for kind, values in gains.items() if mean(values) < 0.8} == {}
    assert mean(gain for values in gains.values() for gain in values) > 0.93
    assert mean(gains["no_result"]) == 1

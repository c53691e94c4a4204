"""How well searches find what was asked for: ours, and what people would use instead, in one run.

    python benchmarks/search_quality.py COLLECTION QUERIES [--misses]

COLLECTION is a TinyDB file of ours or a plain JSON array of records. QUERIES has one JSON object a line:
`kind`, `query` and `relevant`, an object from id to grade (2 where the proposal is about it, 1 where it
touches it). Printed are nDCG@10 (gain 2^grade - 1, discount log2) and recall@10 for each kind, means over its
queries; where nothing is relevant, both are 1 for an empty result and 0 for any other. `--misses` lists our
queries below 0.9 instead.

Needs jieba (in the `dev` extra) for two of the peers, and fzf on the PATH for one.
"""

from __future__ import annotations

import json
import math
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import Any

from rapidfuzz import fuzz, process

from twosessions_cli.proposal import Proposal
from twosessions_cli.search import search
from twosessions_cli.vocabulary import VOCABULARIES, read_term

TOP = 10
LEAST_LIKE = 60
"""RapidFuzz scores below this are taken for no match: it scores everything."""

Searcher = Callable[[str], list[str]]
"""Takes a query and returns ids, the best first."""


def load(path: Path) -> list[Proposal]:
    """Read a collection; a plain array may have items as strings and Chinese words for codes."""
    content = json.loads(path.read_text("utf-8"))
    records = content if isinstance(content, list) else list(content["proposals"].values())
    return [Proposal(_usual(record), number) for number, record in enumerate(records, 1)]


def _usual(record: dict[str, Any]) -> dict[str, Any]:
    usual = dict(record)
    for field in VOCABULARIES:
        if usual.get(field):
            usual[field] = read_term(field, usual[field]) or usual[field]
    for field in ("problems", "recommendations"):
        usual[field] = [{"text": item} if isinstance(item, str) else item for item in usual.get(field, [])]
    return usual


def texts(record: object) -> list[str]:
    """Return all strings in a record."""
    if isinstance(record, str):
        return [record]
    if isinstance(record, dict):
        return [text for key, value in record.items() if key != "id" for text in texts(value)]
    return [text for value in record for text in texts(value)] if isinstance(record, list) else []


def peers(proposals: list[Proposal]) -> dict[str, Searcher]:
    """Return what people would use instead."""
    whole = {proposal.id: " ".join(texts(dict(proposal.record))) for proposal in proposals}
    searchers: dict[str, Searcher] = {
        "substring": lambda query: [
            name for name, text in whole.items() if all(word in text for word in query.split())
        ],
        "FTS5 trigram": fts5(whole, "trigram", lambda text: text, _quoted_words),
    }
    try:
        import jieba
    except ImportError:
        print("jieba is not installed: two peers are left out.", file=sys.stderr)
    else:
        jieba.setLogLevel(60)

        def cut(text: str) -> str:
            return " ".join(word for word in jieba.cut_for_search(text) if re.search(r"\w", word))

        searchers["FTS5 jieba"] = fts5(whole, "unicode61", cut, lambda query: _quoted_words(cut(query)))
        searchers["BM25 jieba"] = fts5(
            whole, "unicode61", cut, lambda query: _quoted_words(cut(query)).replace('" "', '" OR "')
        )
    for name, scorer in (("WRatio", fuzz.WRatio), ("partial_ratio", fuzz.partial_ratio)):
        searchers[name] = lambda query, scorer=scorer: [
            found[2]
            for found in process.extract(query, whole, scorer=scorer, limit=TOP, score_cutoff=LEAST_LIKE)
        ]
    if shutil.which("fzf"):
        searchers["fzf"] = lambda query: fzf(whole, query)
    return searchers


def _quoted_words(query: str) -> str:
    return " ".join(f'"{word}"' for word in query.replace('"', " ").split())


def fts5(
    whole: dict[str, str], tokenizer: str, words: Callable[[str], str], ask: Callable[[str], str]
) -> Searcher:
    """Return a search by SQLite's FTS5, ranked by its BM25."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE records USING fts5(id UNINDEXED, text, tokenize='{tokenizer}')")
    database.executemany(
        "INSERT INTO records VALUES (?, ?)", ((name, words(text)) for name, text in whole.items())
    )

    def find(query: str) -> list[str]:
        asked = ask(query)
        if not asked:
            return []
        rows = database.execute(
            "SELECT id FROM records WHERE text MATCH ? ORDER BY rank LIMIT ?", (asked, TOP)
        )
        return [name for (name,) in rows]

    return find


def fzf(whole: dict[str, str], query: str) -> list[str]:
    """Return what fzf finds in one line a record."""
    lines = "".join(f"{name}\t{text}\n".replace("\r", " ") for name, text in whole.items())
    command = ["fzf", "--filter", query, "--delimiter", "\t", "--nth", "2.."]
    found = subprocess.run(command, input=lines, capture_output=True, text=True, check=False).stdout
    return [line.split("\t", 1)[0] for line in found.splitlines()[:TOP]]


def scores(relevant: dict[str, int], found: list[str]) -> tuple[float, float]:
    """Return nDCG@10 and recall@10 of `found`."""
    if not relevant:
        return (0.0, 0.0) if found else (1.0, 1.0)
    gained = _discounted([relevant.get(name, 0) for name in found[:TOP]])
    ideal = _discounted(sorted(relevant.values(), reverse=True)[:TOP])
    return gained / ideal, len(relevant.keys() & set(found[:TOP])) / min(TOP, len(relevant))


def _discounted(grades: list[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def main(collection: Path, queries: Path, *, misses: bool) -> None:
    """Print the tables, or our misses."""
    proposals = load(collection)
    asked = [json.loads(line) for line in queries.read_text("utf-8").splitlines() if line.strip()]

    def ours(query: str) -> list[str]:
        return [match.proposal.id for match in search(proposals, query)]

    if misses:
        for one in asked:
            found = ours(one["query"])
            gain, _ = scores(one["relevant"], found)
            if gain < 0.9:
                print(f"{gain:.2f} {one['kind']} {one['query']} wanted {one['relevant']} found {found[:TOP]}")
        return
    table: dict[str, dict[str, list[tuple[float, float]]]] = {}
    for name, find in {"twosessions": ours, **peers(proposals)}.items():
        by_kind: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for one in asked:
            by_kind[one["kind"]].append(scores(one["relevant"], find(one["query"])))
        table[name] = {**by_kind, "all": [pair for pairs in by_kind.values() for pair in pairs]}
    for place, title in enumerate(("nDCG@10", "recall@10")):
        print(f"| {title} | queries | {' | '.join(table)} |\n|---|--:|{'--:|' * len(table)}")
        for kind, pairs in table["twosessions"].items():
            row = (f"{mean(pair[place] for pair in table[name][kind]):.2f}" for name in table)
            print(f"| {kind} | {len(pairs)} | {' | '.join(row)} |")
        print()


if __name__ == "__main__":
    options = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    if len(options) != 2:
        sys.exit(__doc__)
    main(Path(options[0]), Path(options[1]), misses="--misses" in sys.argv)

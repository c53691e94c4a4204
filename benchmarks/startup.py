"""How long a cold command takes, as a ratio to importing the libraries that it is made of.

    python benchmarks/startup.py [RUNS]

Run it with the Python of an environment into which twosessions was installed (not as an editable
install, and with PYTHONDONTWRITEBYTECODE unset, else code is compiled at every start). The commands take
turns, RUNS times each (20 by default); the figures are medians. Every kind of search is measured on the 15
bundled proposals and on 1,000: these and 985 made of Chinese words drawn by how often they are used, 600 to
1,200 characters each. For comparison the bundled records are searched with `sqlite-utils search`, from an
environment of its own that is made in the temporary folder.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from pathlib import Path

FLOOR = [sys.executable, "-c", "import typer, rich.console, rich.table, tinydb, rapidfuzz.fuzz"]
TWOSESSIONS = str(Path(sys.executable).with_name("twosessions"))
WORDS = Path(__file__).parents[1] / "src/twosessions_cli/search/data/words.txt"
EXACT_LIMIT, OTHER_LIMIT = 1.25, 1.6
SIZE = 1_000
SEARCHES = {
    "exact word": "县域特色产业",
    "exact, the other script": "數字金融",
    "two words": "枫桥经验 民革",
    "fields": "recommendation:外贸综合服务平台 year:2026..",
    "pinyin": "fengqiaojingyan",
    "pinyin, half a syllable, several readings": "kejichengguozhuanh",
    "initials": "szjr",
    "mixed": "数字jinrong",
    "sounds confused": "suzijinrong",
    "homophone": "数字金容",
    "one slip": "县域特色产业急群",
    "characters moved": "枫桥验经",
    "synonym": "中小微企业",
    "question": "谁提了多元化解矛盾纠纷的建议",
    "English": "stem cell",
    "not there": "异种移植",
}
EXACT = ("exact word", "exact, the other script", "two words", "fields")
COMPLETION = {
    "_TWOSESSIONS_COMPLETE": "complete_bash",
    "COMP_WORDS": "twosessions list --topic ",
    "COMP_CWORD": "3",
}


def made_up(folder: Path) -> Path:
    """Write a collection of SIZE proposals, the bundled ones among them, and return its path."""
    listed = subprocess.run([TWOSESSIONS, "list", "--json"], check=True, capture_output=True).stdout
    records = json.loads(listed)
    words, counts = [], []
    for line in WORDS.read_text("utf-8").splitlines()[2:]:
        word, count, _ = line.split(" ")
        words.append(word)
        counts.append(int(count))
    draw = random.Random(20260305)
    for number in range(len(records) + 1, SIZE + 1):
        drawn = iter(draw.choices(words, counts, k=900))

        def text(length: int, drawn: Iterator[str] = drawn) -> str:
            made = ""
            while len(made) < length:
                made += next(drawn)
            return made

        records.append(
            {
                "id": f"made-{number:04}",
                "delegate": text(2)[:3],
                "role": "deputy",
                "title": text(15),
                "topic": text(3),
                "date": f"{draw.randint(2008, 2026)}-03",
                "background": text(draw.randint(200, 400)),
                "problems": [{"text": text(40)} for _ in range(draw.randint(2, 4))],
                "recommendations": [{"text": text(50)} for _ in range(draw.randint(6, 12))],
            }
        )
    path = folder / "made-up.json"
    documents = {str(number): record for number, record in enumerate(records, 1)}
    path.write_text(json.dumps({"proposals": documents}, ensure_ascii=False), "utf-8")
    return path


def seconds(command: list[str], extra: dict[str, str]) -> float:
    """Return the wall time of one cold run of `command`."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    done = subprocess.run(command, check=False, env=environment | extra, capture_output=True)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        sys.exit(f"{command} ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def sqlite_utils(folder: Path) -> list[str]:
    """Install sqlite-utils into `folder`, load the bundled records, and return the command that searches."""
    venv.create(folder / "venv", with_pip=True)
    binaries = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([binaries / "pip", "install", "--quiet", "sqlite-utils"], check=True)
    records = subprocess.run([TWOSESSIONS, "list", "--json"], check=True, capture_output=True).stdout
    program, database = str(binaries / "sqlite-utils"), str(folder / "proposals.db")
    subprocess.run([program, "insert", database, "proposals", "-", "--pk", "id"], input=records, check=True)
    columns = list(dict.fromkeys(key for record in json.loads(records) for key in record))
    subprocess.run(
        [program, "enable-fts", database, "proposals", *columns, "--tokenize", "trigram"], check=True
    )
    # Trigrams find no word of two characters; the shortest that they find is one of three.
    return [program, "search", database, "proposals", "县域特色产业"]


def main() -> None:
    """Measure and print the table; exit with 1 where a command is over the limit."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as folder:
        cache = {"XDG_CACHE_HOME": folder}
        commands: dict[str, tuple[list[str], dict[str, str]]] = {
            "import typer, rich, tinydb, rapidfuzz (the floor)": (FLOOR, {}),
            "--help": ([TWOSESSIONS, "--help"], {}),
            "search --help": ([TWOSESSIONS, "search", "--help"], {}),
            "completion of a topic": ([TWOSESSIONS], COMPLETION),
            "sqlite-utils search 县域特色产业": (sqlite_utils(Path(folder)), {}),
        }
        for size, path in (("15", []), (f"{SIZE:,}", ["--db", str(made_up(Path(folder)))])):
            for kind, query in SEARCHES.items():
                command = [TWOSESSIONS, *path, "search", query, "--format", "table"]
                commands[f"{size}: {kind}, {query}"] = (command, cache)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(runs + 2):
            for name, (command, extra) in commands.items():
                taken = seconds(command, extra)
                if turn >= 2:
                    times[name].append(taken)
    floor = statistics.median(next(iter(times.values())))
    print(f"| command | median of {runs} | to the floor |\n|---|---:|---:|")
    over = []
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"| {name} | {median * 1000:.0f} ms | {median / floor:.2f} |")
        kind = name.partition(": ")[2].rpartition(", ")[0]
        limit = OTHER_LIMIT if kind and kind not in EXACT else EXACT_LIMIT
        if median / floor > limit and not name.startswith("sqlite-utils"):
            over.append(name)
    if over:
        sys.exit(f"over {EXACT_LIMIT} (exact) or {OTHER_LIMIT} times the floor: {', '.join(over)}")


if __name__ == "__main__":
    main()

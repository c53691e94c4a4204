"""How long a cold command takes, as a ratio to importing the libraries that it is made of.

    python benchmarks/startup.py [RUNS]

Run it with the Python of an environment into which twosessions was installed (not as an editable
install, and with PYTHONDONTWRITEBYTECODE unset, else code is compiled at every start). The commands take
turns, RUNS times each (20 by default); the figures are medians. For comparison it searches the same
records with `sqlite-utils search`, from an environment of its own that it makes in the temporary folder.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

FLOOR = [sys.executable, "-c", "import typer, rich.console, rich.table, tinydb, rapidfuzz.fuzz"]
TWOSESSIONS = str(Path(sys.executable).with_name("twosessions"))
LIMIT = 1.25
COMPLETION = {
    "_TWOSESSIONS_COMPLETE": "complete_bash",
    "COMP_WORDS": "twosessions list --topic ",
    "COMP_CWORD": "3",
}


def seconds(command: list[str], extra: dict[str, str]) -> float:
    """Return the wall time of one cold run of `command`."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(
        command, check=True, env=environment | extra, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return time.perf_counter() - start


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
        commands: dict[str, tuple[list[str], dict[str, str]]] = {
            "import typer, rich, tinydb, rapidfuzz (the floor)": (FLOOR, {}),
            "search 出口": ([TWOSESSIONS, "search", "出口", "--format", "table"], {}),
            "search 县域特色产业急群 (one slip)": (
                [TWOSESSIONS, "search", "县域特色产业急群", "--format", "table"],
                {},
            ),
            "--help": ([TWOSESSIONS, "--help"], {}),
            "search --help": ([TWOSESSIONS, "search", "--help"], {}),
            "completion of a topic": ([TWOSESSIONS], COMPLETION),
            "sqlite-utils search 县域特色产业": (sqlite_utils(Path(folder)), {}),
        }
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
        if median / floor > LIMIT and not name.startswith("sqlite-utils"):
            over.append(name)
    if over:
        sys.exit(f"over {LIMIT} times the floor: {', '.join(over)}")


if __name__ == "__main__":
    main()

"""What the shells are offered after Tab."""

from __future__ import annotations

import pytest

from conftest import MakeCollection, Run, make_record


def bash(run: Run, line: str, **extra: str) -> list[str]:
    """What Typer's script for bash is told for the words of `line`, the last of them unfinished."""
    words = line.split(" ")
    result = run(
        _TWOSESSIONS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), **extra
    )
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("twosessions s", ["search", "show"]),
        ("twosessions ", ["search", "list", "show", "topics", "delegates", "export"]),
        ("twosessions list --topic 数", ["数字金融"]),
        ("twosessions search 产业 -t 共", ["共享智造"]),
        ("twosessions export --delegate 赵", ["赵险峰", "赵少伟"]),
        ("twosessions show hebei-2026-00", [f"hebei-2026-00{number}" for number in range(1, 10)]),
        ("twosessions show 阎", ["阎际发"]),
        ("twosessions list --topic 没有", []),
        ("twosessions list --role ", ["cppcc-member", "deputy"]),
        ("twosessions list --group-by c", ["category"]),
        ("twosessions search x --format j", ["json", "jsonl"]),
        ("twosessions list --group", ["--group-by"]),
        ("twosessions list --db /nowhere --topic ", []),
    ],
)
def test_bash_is_offered_commands_options_topics_delegates_and_ids(
    run: Run, line: str, offered: list[str]
) -> None:
    assert bash(run, line) == offered


def test_completion_reads_the_collection_that_the_command_would(
    run: Run, make_collection: MakeCollection
) -> None:
    path = str(make_collection(make_record(topic="托育服务")))
    assert bash(run, f"twosessions --db {path} list --topic 托") == ["托育服务"]
    assert bash(run, "twosessions list --topic 托", TWOSESSIONS_DB=path) == ["托育服务"]


HOSTILE = [
    "$(touch x)",
    "`id`",
    "a;b",
    "a b",
    "a\nb",
    "a'b",
    'a"b',
    "a\\b",
    "a|b",
    "a&b",
    "a*",
    "a>b",
    "a\x1b[31m",
]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_nothing_is_offered_that_means_something_to_the_shell(
    run: Run, make_collection: MakeCollection, shell: str
) -> None:
    records = [make_record(id=f"p-{n}", topic=topic) for n, topic in enumerate(HOSTILE)]
    result = run(
        _TWOSESSIONS_COMPLETE=f"complete_{shell}",
        COMP_WORDS="twosessions list --topic ",
        COMP_CWORD="3",
        _TYPER_COMPLETE_ARGS="twosessions list --topic ",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        TWOSESSIONS_DB=str(make_collection(*records, make_record(topic="养老"))),
    )
    assert "养老" in result.stdout
    assert not [topic for topic in HOSTILE if topic in result.stdout]
    assert "touch" not in result.stdout


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_offered_the_same(run: Run, shell: str) -> None:
    result = run(
        _TWOSESSIONS_COMPLETE=f"complete_{shell}",
        _TYPER_COMPLETE_ARGS="twosessions list --topic 数",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert "数字金融" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_can_be_had(run: Run, shell: str) -> None:
    result = run(_TWOSESSIONS_COMPLETE=f"source_{shell}")
    assert result.returncode == 0
    assert "twosessions" in result.stdout

"""Every failure that a user can cause: one line on standard error, the documented exit code, no traceback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeCollection, Run, make_record

PROGRAM = [sys.executable, "-m", "twosessions_cli"]


def is_one_line(text: str) -> bool:
    return text.startswith("twosessions: ") and text.count("\n") == 1 and text.endswith("\n")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nosuch"], 2, "No such command 'nosuch'"),
        (["serch", "出口"], 2, "Did you mean 'search'? See twosessions --help."),
        (["search"], 2, "Missing argument 'QUERY...'. See twosessions search --help."),
        (["search", ""], 2, "'' holds no letter or digit"),
        (["search", "。。"], 2, "holds no letter or digit"),
        (["search", "出口", "--format", "pdf"], 2, "format 'pdf' is not known here. Use one of table"),
        (["search", "出口", "--fields", "id,foo"], 2, "there is no field foo. Use any of number, id"),
        (["search", "出口", "--fields", ""], 2, "no field is named"),
        (["search", "出口", "--fields", "id", "--format", "table"], 2, "fields cannot be chosen"),
        (["search", "出口", "--fields", "id", "--format", "html"], 2, "fields cannot be chosen"),
        (["search", "出口", "--json", "--format", "csv"], 2, "say two things"),
        (["list", "extra"], 2, "unexpected extra argument"),
        (["list", "--nosuch"], 2, "No such option"),
        (["list", "--topic"], 2, "requires an argument. See"),
        (["list", "--topic", ""], 2, "topic '' holds no letter or digit"),
        (["list", "--role", ""], 2, "role '' is not known"),
        (["list", "--db", ""], 3, "is a folder"),
        (["list", "--sort", "score"], 2, "sort score needs a query"),
        (["--color", "red"], 2, "color 'red' is not known"),
        (["list", "--limit", "0"], 2, "0 is not in the range"),
        (["list", "--year", "soon"], 2, "'soon' is not a valid int"),
        (["list", "--role", "mayor"], 2, "role 'mayor' is not known. Use one of cppcc-member"),
        (["list", "--since", "2026-13"], 2, "since '2026-13' is not a date"),
        (["list", "--sort", "colour"], 2, "sort 'colour' is not known"),
        (["list", "--group-by", "colour"], 2, "group-by 'colour' is not known"),
        (["list", "--color", "red"], 2, "color 'red' is not known"),
        (["--color", "red", "list"], 2, "color 'red' is not known"),
        (["topics", "--format", "markdown"], 2, "format 'markdown' is not known here. Use one of table, tsv"),
        (["export", "--format", "table"], 2, "format 'table' is not known. Use one of markdown"),
        (["export", "-o", "x.pdf"], 2, "x.pdf: no format goes with this ending"),
        (["show", "赵"], 2, "赵 could be 赵险峰, 赵少伟"),
        (["list", "--topic", "航天"], 1, "No topic matches 航天. Nearest: "),
        (["list", "--delegate", "李白"], 1, "No delegate matches 李白. Nearest: "),
        (["search", "养猪"], 1, "No proposal matches 养猪. There are topics such as"),
        (["show", "nobody"], 1, "No proposal has the id, number or delegate nobody. Nearest: "),
        (["show", "99"], 1, "No proposal has the id, number or delegate 99"),
        (["list", "--db", "/nowhere/x.json"], 3, "/nowhere/x.json does not exist. Check --db"),
        (["list", "--db", "/"], 3, "/ is a folder"),
        (["export", "-o", "/nowhere/x.md"], 3, "/nowhere/x.md cannot be written (No such file or directory)"),
        (["export", "-o", "/", "--format", "csv"], 3, "/ is a folder. Name a file in it."),
    ],
)
def test_a_failure_is_one_line_and_a_code(run: Run, arguments: list[str], code: int, said: str) -> None:
    result = run(*arguments)
    assert result.returncode == code
    assert said in result.stderr
    assert is_one_line(result.stderr)
    assert result.stdout == ""


@pytest.mark.parametrize("command", ["list", "search x", "show 1", "topics", "delegates", "export"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "is not JSON (line 1, column 2"),
        ("{'提案'}".encode("gbk"), "is not UTF-8"),
        (b"[]", "is not a TinyDB file"),
        (b"", "is empty"),
        (
            b'{"proposals": {"1": {"title": "x"}}}',
            "record 1, topic: expected text that is not empty, found nothing",
        ),
        (
            b'{"proposals": {"4": {"id": "a-1", "title": "x", "topic": "y", "date": "1.2."}}}',
            "record 4 (a-1), date: expected a date such as",
        ),
    ],
)
def test_a_file_that_is_no_collection_is_named_by_every_command(
    run: Run, tmp_path: Path, command: str, content: bytes, said: str
) -> None:
    path = tmp_path / "c.json"
    path.write_bytes(content)
    result = run(*command.split(), "--db", str(path))
    assert result.returncode == 3
    assert f"{path}" in result.stderr
    assert said in result.stderr
    assert is_one_line(result.stderr)
    assert path.read_bytes() == content


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection too large for the buffer of a pipe."""
    path = tmp_path_factory.mktemp("many") / "c.json"
    table = {
        str(n): make_record(id=f"p-{n}", background="长江航运高质量发展" * 40, title=f"第{n}件")
        for n in range(1, 500)
    }
    path.write_text(json.dumps({"proposals": table}, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments", [["list", "--json"], ["search", "长江"], ["export"], ["show", "p-1", "--format", "html"]]
)
def test_a_closed_pipe_is_no_failure(environment: dict[str, str], many: Path, arguments: list[str]) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "--db", str(many), *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert (process.wait(60), said) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux device")
@pytest.mark.parametrize("arguments", ["list", "export", "export -o /dev/full --format csv", "--help"])
def test_a_full_disk_is_said(environment: dict[str, str], arguments: str) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*PROGRAM, *arguments.split()],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert result.returncode == 3
    assert "cannot be written (No space left on device)" in result.stderr
    assert is_one_line(result.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is a Linux device")
@pytest.mark.parametrize(
    ("arguments", "code", "printed"),
    [
        ("search 县域特色产业急群 --format ids", 0, "hebei-2026-001\n"),
        ("list --nosuch", 2, ""),
        ("show 99", 1, ""),
    ],
)
def test_what_cannot_be_said_changes_nothing(
    environment: dict[str, str], arguments: str, code: int, printed: str
) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*PROGRAM, *arguments.split()],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=full,
            encoding="utf-8",
            check=False,
        )
    assert (result.returncode, result.stdout) == (code, printed)


def test_control_c_ends_with_130_and_without_a_word(environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "show", "1", "-"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Ctrl-C is ignored by a process started from a shell's background job, as tests may be.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    _wait_until_it_reads(process.pid)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, out, said) == (130, b"", b"")


def _wait_until_it_reads(pid: int) -> None:
    """Return when the process waits for its standard input."""
    system_call = Path(f"/proc/{pid}/syscall")
    if not system_call.exists():
        pytest.skip("this system does not say what a process waits for")
    for _ in range(1_000_000):
        words = system_call.read_text().split()
        # The number of read(2) and the first file descriptor, on x86-64 and on arm64.
        if words[:2] in (["0", "0x0"], ["63", "0x0"]):
            return
    pytest.fail("the process never came to read its standard input")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_that_were_closed_before_the_start_do_no_harm(
    environment: dict[str, str], closed: str
) -> None:
    result = subprocess.run(
        ["sh", "-c", f'"$0" -m twosessions_cli list --format ids {closed}', sys.executable],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0
    assert b"Traceback" not in result.stderr


def test_what_is_typed_reaches_the_terminal_clean(run: Run) -> None:
    result = run("search", "\x1b]0;title\x07量子\u202e")
    assert result.stderr.startswith("twosessions: No proposal matches ␛]0;title␇量子\ufffd.")


def test_bytes_that_are_no_text_do_no_harm(environment: dict[str, str]) -> None:
    command: list[Any] = [*PROGRAM, "search", b"\xff\xfe\xe5"]
    result = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert result.returncode in (1, 2)
    assert result.stderr.count(b"\n") == 1
    stdin = subprocess.run(
        [*PROGRAM, "show", "-"], env=environment, input=b"\xff\xfe\n", capture_output=True, check=False
    )
    assert stdin.returncode == 1
    assert stdin.stderr.count(b"\n") == 1


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "zh_CN.GB18030"])
def test_chinese_comes_out_as_utf8_in_any_locale(run: Run, locale: str) -> None:
    result = run(
        "list", "--topic", "finance", "--format", "table", LC_ALL=locale, LANG=locale, PYTHONUTF8="0"
    )
    assert "数字金融" in result.stdout


@pytest.mark.parametrize(
    "command",
    [
        *(f"search 老人 --format {form}" for form in ("table", "tsv", "ids", "json", "jsonl", "csv", "html")),
        *(f"list --group-by {field} --format table" for field in ("topic", "delegate", "role")),
        "show 1",
        "show 1 --format table",
        "topics --format table",
        "delegates --json",
        "export",
        "search 没有的词",
        "list --topic 没有的词",
    ],
)
@pytest.mark.parametrize("width", ["60", "120"])
def test_the_awkward_record_harms_no_command(
    run: Run, make_collection: MakeCollection, command: str, width: str
) -> None:
    awkward = json.loads((Path(__file__).parents[1] / "data" / "awkward.json").read_text(encoding="utf-8"))
    result = run(*command.split(), "--db", str(make_collection(awkward)), COLUMNS=width)
    text = (result.stdout + result.stderr).removeprefix("\ufeff").replace("\n", "").replace("\t", "")
    assert text
    assert [character for character in text if not character.isprintable()] == []


def test_nothing_is_written_where_nothing_was_asked_for(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for arguments in (["list"], ["show", "1"], ["export"]):
        run(*arguments)
    assert not home.exists()
    run("search", "出口")
    assert [path.name for path in home.iterdir()] == ["cache"]

"""The commands as processes: what a user types, what comes out."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import MakeCollection, Run, make_record

IDS = [f"hebei-2026-{number:03d}" for number in range(1, 16)]


def test_search_prints_tab_separated_lines_into_a_pipe(run: Run) -> None:
    result = run("search", "出口")
    assert result.returncode == 0
    (line,) = result.stdout.splitlines()
    fields = line.split("\t")
    assert fields[0] == "hebei-2026-001"
    assert 0 < float(fields[1]) <= 100
    assert fields[2:5] == ["阎际发", "县域特色产业", "壮大县域特色产业集群，推动更多冀货出海"]
    assert "出口" in fields[5]
    assert result.stderr == ""


@pytest.mark.parametrize("query", ["數字金融", "数字 金融", "ＤＩＧＩＴＡＬ finance"])
def test_search_folds_script_and_width(run: Run, query: str) -> None:
    assert run("search", query, "--format", "ids").stdout == "hebei-2026-004\n"


def test_a_slip_is_forgiven_and_said(run: Run) -> None:
    result = run("search", "县域特色产业急群", "--format", "ids")
    assert result.stdout == "hebei-2026-001\n"
    said = "No proposal holds 县域特色产业急群 exactly; this sounds alike: 县域特色产业集群."
    assert result.stderr == f"twosessions: {said}\n"


def test_search_as_json_is_records_with_score_and_matches(run: Run) -> None:
    (record,) = json.loads(run("search", "青少年", "--json").stdout)
    assert record["id"] == "hebei-2026-014"
    assert record["recommendations"][0]["paragraph"] == 151
    assert 0 < record["score"] <= 100
    assert record["score"] == round(sum(record["score_parts"].values()), 1)
    hit = next(hit for hit in record["matched"] if hit["field"] == "topic")
    assert hit == {
        "word": "青少年",
        "field": "topic",
        "index": 0,
        "how": "exact",
        "text": "青少年",
        "value": 0.96,
    }


def test_nonsense_finds_nothing_and_offers_what_is_near(run: Run) -> None:
    result = run("search", "数字货币银行", "--json")
    assert (result.returncode, result.stdout) == (1, "[]\n")
    assert result.stderr.startswith("twosessions: No proposal matches 数字货币银行. Did you mean 数字")
    assert result.stderr.count("\n") == 1


def test_conditions_that_leave_nothing_are_named(run: Run) -> None:
    result = run("search", "金融", "--role", "deputy")
    assert result.returncode == 1
    assert "No proposal that matches 金融 meets the conditions (3 without them)." in result.stderr


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], IDS),
        (["--topic", "金融"], IDS[3:4]),
        (["-t", "產業"], [IDS[0], IDS[1], IDS[9]]),
        (["--delegate", "赵"], [IDS[2], IDS[8]]),
        (["-d", "趙少偉"], IDS[8:9]),
        (["--org", "燕山"], IDS[2:3]),
        (["--role", "人大代表"], IDS[2:3]),
        (["--level", "national"], []),
        (["--kind", "interview"], IDS[3:4]),
        (["--category", "文化"], IDS[9:10]),
        (["--year", "2026", "-n", "2"], IDS[:2]),
        (["--since", "2026-01-27", "--kind", "采访"], IDS[3:4]),
        (["--until", "2025"], []),
        (["--sort", "-number", "--limit", "1"], IDS[14:]),
        (["--sort", "-date", "-n", "1"], IDS[3:4]),
    ],
)
def test_list_takes_every_condition(run: Run, options: list[str], ids: list[str]) -> None:
    result = run("list", "--format", "ids", *options)
    assert result.stdout.split() == ids
    assert result.returncode == (0 if ids else 1)


def test_dates_known_only_to_the_month_are_said(run: Run) -> None:
    result = run("list", "--since", "2026-01-27", "--until", "2026-01-27", "--format", "ids")
    assert len(result.stdout.split()) == 13
    assert "12 of these are dated only to the month or year, and may lie outside." in result.stderr
    assert run("list", "--since", "2026-01-27", "--kind", "interview").stderr == ""


@pytest.mark.parametrize("field", ["topic", "delegate", "category", "role", "kind"])
def test_list_groups(run: Run, field: str) -> None:
    result = run("list", "--group-by", field, "--format", "table", COLUMNS="100")
    assert result.returncode == 0
    for number in range(1, 16):
        assert result.stdout.count(f"\n{number:2d}  ") == 1


@pytest.mark.parametrize(("command", "first"), [("topics", "县域特色产业"), ("delegates", "阎际发")])
def test_names_are_counted(run: Run, command: str, first: str) -> None:
    counts = json.loads(run(command, "--json").stdout)
    assert counts[0] == {"name": first, "count": 1}
    assert len(counts) == 15
    assert run(command, "-n", "1").stdout == f"{first}\t1\n"
    assert "█" in run(command, "--format", "table").stdout


def test_a_delegate_without_a_name_is_counted_as_null(run: Run) -> None:
    counts = json.loads(run("delegates", "--topic", "零碳", "--json").stdout)
    assert counts == [{"name": None, "count": 1}]


@pytest.mark.parametrize("wanted", ["阎际发", "1", "hebei-2026-001", "HEBEI-2026-001", "閻際發"])
def test_show_prints_the_whole_record(run: Run, wanted: str) -> None:
    shown = run("show", wanted, "--format", "table").stdout
    for text in (
        "中国信保河北分公司",
        "党委书记、总经理",
        "2026-01-26",
        "Problems (11)",
        "Recommendations (16)",
    ):
        assert text in shown
    assert " 14. 高校、职校、出口企业联动，订单式培养外贸人才 [line 29]\n" in shown


def test_show_prints_markdown_into_a_pipe_and_json_on_request(run: Run) -> None:
    assert "\n## 推动数字金融与实体经济深度融合\n" in f"\n{run('show', '郝旭').stdout}"
    (record,) = json.loads(run("show", "郝旭", "--json").stdout)
    assert record["source"]["headline"] == "推动数字金融与实体经济深度融合"


def test_show_takes_several_and_says_what_is_missing(run: Run) -> None:
    result = run("show", "3", "nobody", "3", "郝旭", "--format", "ids")
    assert result.stdout.split() == [IDS[2], IDS[3]]
    assert result.returncode == 1
    assert "delegate nobody. Nearest:" in result.stderr


def test_show_reads_ids_from_a_pipe(run: Run) -> None:
    ids = run("search", "成果转化", "--format", "ids").stdout
    assert run("show", "-", "--format", "ids", stdin=ids).stdout == ids
    empty = run("show", "-", stdin="")
    assert (empty.returncode, empty.stderr) == (1, "twosessions: No ids came on standard input.\n")


@pytest.mark.parametrize("ending", ["md", "json", "jsonl", "csv", "html"])
def test_export_writes_the_rows_of_search_in_their_order(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    options = ["产业", "--since", "2026-01", "--sort", "title", "-n", "4"]
    result = run("export", *options, "-o", str(path))
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == f"twosessions: wrote 4 proposals to {path}\n"
    text = path.read_text(encoding="utf-8")
    ids = run("search", *options, "--format", "ids").stdout.split()
    assert sorted(ids, key=text.index) == ids
    assert len(ids) == 4


def test_export_prints_markdown_without_a_file(run: Run) -> None:
    text = run("export", "--topic", "金融").stdout
    assert text.startswith(
        '---\ntitle: "Proposals of the Two Sessions"\nquery: ""\noptions: "--topic 金融"\n'
    )
    assert text.count("\n## ") == 1


@pytest.mark.parametrize("command", [["list"], ["search", "产业"], ["export", "产业"]])
def test_a_document_says_how_its_rows_were_chosen(run: Run, command: list[str]) -> None:
    options = ["--role", "委员", "--until", "2026-01", "--sort", "title", "--limit", "2"]
    text = run(*command, *options, "--format", "markdown").stdout
    assert '\noptions: "--role 委员 --until 2026-01 --sort title --limit 2"\n' in text
    assert f'\nquery: "{" ".join(command[1:])}"\n' in text


def test_export_that_fails_half_way_leaves_what_was_there(
    environment: dict[str, str], tmp_path: Path
) -> None:
    resource = pytest.importorskip("resource", reason="limits of a process are a thing of Unix")
    path = tmp_path / "folder" / "out.md"
    path.parent.mkdir()
    path.write_text("mine", encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "twosessions_cli", "export", "-o", str(path), "--force"],
        # No file may grow past a thousand bytes, as on a full disk; Python turns the signal into an error.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (result.returncode, result.stdout) == (3, "")
    assert result.stderr == f"twosessions: {path} cannot be written (File too large).\n"
    assert [entry.read_text(encoding="utf-8") for entry in path.parent.iterdir()] == ["mine"]


def test_export_takes_a_name_as_long_as_names_can_be(run: Run, tmp_path: Path) -> None:
    assert run("export", "-o", str(tmp_path / ("x" * 252 + ".md"))).returncode == 0
    assert "File name too long" in run("export", "-o", str(tmp_path / ("x" * 300 + ".md"))).stderr


def test_export_keeps_the_mode_of_a_file_that_it_replaces(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.touch(mode=0o600)
    assert run("export", "-o", str(path), "--force").returncode == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_export_groups(run: Run) -> None:
    text = run("export", "--group-by", "category", "--format", "markdown").stdout
    assert '\noptions: "--group-by category"\n' in text
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    assert headings[0] == "## economy 经济 (8)"
    assert sum(line.startswith("### ") for line in text.splitlines()) == 15


def test_export_replaces_a_file_only_by_force(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("mine", encoding="utf-8")
    result = run("export", "-o", str(path))
    assert result.returncode == 3
    assert f"{path} exists already. Use --force" in result.stderr
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("export", "-o", str(path), "--force").returncode == 0
    assert path.read_text(encoding="utf-8").startswith("---\n")
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.md"]


def test_export_of_nothing_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    assert run("export", "量子计算", "-o", str(path)).returncode == 1
    assert not path.exists()


def test_export_writes_into_a_device_without_replacing_it(run: Run) -> None:
    assert run("export", "-o", "/dev/null", "--format", "json", "--force").returncode == 0
    assert Path("/dev/null").is_char_device()


def test_json_and_json_lines_say_the_same(run: Run) -> None:
    lines = run("export", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(run("export", "--format", "json").stdout)


def test_fields_choose_what_is_printed(run: Run) -> None:
    assert run("list", "-n", "1", "--fields", "number,delegate").stdout == "1\t阎际发\n"
    assert run("show", "3", "--fields", "id,organization").stdout == "hebei-2026-003\t燕山大学\n"
    rows = list(csv.reader(io.StringIO(run("export", "--format", "csv", "--fields", "id,topic").stdout)))
    assert rows[1] == ["hebei-2026-001", "县域特色产业"]
    (record,) = json.loads(run("search", "出口", "--json", "--fields", "score,id").stdout)
    assert list(record) == ["score", "id"]


def test_global_options_stand_before_and_after_the_command(run: Run, make_collection: MakeCollection) -> None:
    path = str(make_collection(make_record(title="自己的")))
    for arguments in (["--db", path, "list"], ["list", "--db", path]):
        assert "自己的" in run(*arguments).stdout
    assert "自己的" in run("list", TWOSESSIONS_DB=path).stdout
    assert "\x1b[" in run("--color", "always", "list", "--format", "table").stdout
    assert "\x1b[" in run("list", "--format", "table", "--color", "always").stdout


def test_the_version_and_the_overview(run: Run) -> None:
    assert run("--version").stdout.startswith("twosessions 0.")
    overview = run().stdout
    assert overview == run("--help").stdout == run("-h").stdout
    for command in ("search", "list", "show", "topics", "delegates", "export"):
        assert f"\n    {command} " in overview


def test_export_says_scores_where_they_are_asked_for(run: Run) -> None:
    (row,) = json.loads(run("export", "出口", "--format", "json", "--fields", "id,score").stdout)
    assert row["score"] > 0
    (record,) = json.loads(run("export", "出口", "--format", "json").stdout)
    assert "score" not in record


def test_export_of_nothing_as_json_is_an_empty_array(run: Run) -> None:
    result = run("export", "量子计算", "--format", "json")
    assert (result.returncode, result.stdout) == (1, "[]\n")


def test_a_loop_of_links_is_one_line(run: Run, tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    for force in ([], ["--force"]):
        result = run("export", "-o", str(loop), *force)
        assert result.returncode == 3
        assert result.stderr.count("\n") == 1
        assert loop.is_symlink()


def test_a_list_of_ids_may_begin_with_a_byte_order_mark(run: Run) -> None:
    assert run("show", "-", "--format", "ids", stdin="\ufeff1\n").stdout == "hebei-2026-001\n"


def test_many_unknown_ids_are_not_all_repeated(run: Run) -> None:
    result = run("show", "-", stdin="".join(f"x{number}\n" for number in range(50)))
    assert result.returncode == 1
    assert result.stderr.endswith("And 47 more.\n")


def test_an_absurd_width_is_cut_down(run: Run) -> None:
    result = run("list", "-n", "1", "--format", "table", COLUMNS="99999999999")
    assert result.returncode == 0
    assert len(result.stdout) < 5000


@pytest.mark.parametrize(
    ("excluded", "gone"),
    [
        ("-出口", "001"),
        ('-"出口"', "001"),
        ("-(出口 OR 电梯)", "001"),
        ("-topic:县域", "001"),
        ("-主题:县域", "001"),
        ("-finance", "004"),
        ("-电梯", None),
    ],
)
def test_a_word_left_out_needs_no_quotes(run: Run, excluded: str, gone: str | None) -> None:
    whole = run("search", "产业", "--format", "ids").stdout.split()
    result = run("search", "产业", excluded, "--format", "ids")
    assert (result.returncode, result.stderr) == (0, "")
    assert set(whole) - set(result.stdout.split()) == ({f"hebei-2026-{gone}"} if gone else set())


def test_a_short_option_may_have_its_value_attached(run: Run) -> None:
    assert run("search", "产业", "-tszjr", "--format", "ids").stdout == "hebei-2026-004\n"
    assert run("search", "产业", "-tax").returncode == 1


def test_explain_says_what_matched_and_how(run: Run) -> None:
    shown = run("search", "szjr", "--explain", COLUMNS="100").stdout
    assert "szjr → 数字金融  topic, initials, 0.75" in shown
    assert "for the words + " in shown
    assert "szjr: not found as typed; taken for 数字金融 (initials)" in shown
    assert run("search", "szjr", "--explain", "--format", "csv").returncode == 2
    assert (
        json.loads(run("search", "szjr", "--explain", "--json").stdout)[0]["matched"][0]["how"] == "initials"
    )


def test_words_that_no_proposal_has_together_are_counted(run: Run) -> None:
    said = run("search", "产业 青少年").stderr
    assert said == (
        "twosessions: No proposal has all of 产业 (8), 青少年 (1). Leave one out, or put OR between them.\n"
    )


def test_synonyms_of_ones_own_are_used(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("大洋, 海洋经济\n", encoding="utf-8")
    result = run("search", "大洋", "--synonyms", str(path), "--format", "ids")
    assert result.stdout == "hebei-2026-007\n"
    own = tmp_path / "home" / "config" / "twosessions" / "synonyms.txt"
    own.parent.mkdir(parents=True)
    path.rename(own)
    assert run("search", "大洋", "--format", "ids").stdout == "hebei-2026-007\n"
    assert run("search", "大洋", "--exact").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--synonyms", "none.txt"], "synonyms none.txt cannot be read (No such file or directory)."),
        (["--synonyms", ""], "synonyms needs the name of a file."),
        (["--exact", "--synonyms", "x"], "exact leaves synonyms out: give one of the two."),
    ],
)
def test_synonyms_that_cannot_be_used_are_named(run: Run, arguments: list[str], said: str) -> None:
    result = run("search", "出口", *arguments)
    assert result.returncode in (2, 3)
    assert result.stderr == f"twosessions: {said}\n"


def test_what_follows_date_must_be_one(run: Run) -> None:
    result = run("search", "date:>2025")
    assert result.returncode == 2
    assert result.stderr.startswith("twosessions: date:>2025 is no date. Write date:2026, ")

"""Every format on one record full of traps: nothing harmful comes out, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import make_record
from twosessions_cli.cleaning import clean_line, unsafe_characters
from twosessions_cli.errors import UsageError
from twosessions_cli.formats import FORMATS, Document, Entry, Group, format_for_file, render
from twosessions_cli.proposal import Proposal, check_record

AWKWARD: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "awkward.json").read_text(encoding="utf-8")
)


UNWANTED = (
    "html_inline", "html_block", "image", "em_open", "strong_open", "s_open", "table_open", "blockquote_open",
    "fence", "hr", "code_block",
)  # fmt: skip
"""What a record's text must never become in Markdown."""


def document(
    *records: dict[str, Any], columns: list[str] | None = None, group: str | None = None
) -> Document:
    entries = [Entry(Proposal(record, number)) for number, record in enumerate(records, 1)]
    details = {"query": "养老\x1b[1m", "options": "", "date": "2026-11-23", "collection": "a.json"}
    return Document([Group(group, entries)], "Proposals: 养老", details, columns)


def tokens(markdown: str) -> list[str]:
    """The elements that a CommonMark reader with GitHub's tables and strikethrough sees."""
    body = markdown.split("---\n", 2)[2]
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    return [inner.type for token in parsed for inner in [token, *(token.children or [])]]


def text_of(markdown: str) -> str:
    """The text that a reader of the rendered Markdown sees."""
    body = markdown.split("---\n", 2)[2]
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body)
    return "\n".join(
        "".join(inner.content for inner in token.children or []) for token in parsed if token.type == "inline"
    )


def test_the_awkward_record_is_a_record() -> None:
    assert check_record(AWKWARD) == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("group", [None, "组\x1b[1m|*"])
def test_no_control_or_invisible_character_comes_out(name: str, group: str | None) -> None:
    text = render(document(AWKWARD, group=group), name).removeprefix("\ufeff").replace("\r\n", "\n")
    found = unsafe_characters().findall(text.replace("\n", "").replace("\t", ""))
    assert found == []


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_loses_nothing(name: str) -> None:
    records = [AWKWARD, make_record(id="b-1", extra={"deep": [True]})]
    text = render(document(*records), name)
    read = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert read == records


json_text = st.text(st.characters(codec="utf-8"))


@given(json_text, json_text, st.dictionaries(json_text, st.none() | st.integers() | json_text, max_size=3))
def test_json_lines_round_trip_any_text(title: str, note: str, extra: dict[str, Any]) -> None:
    record = {**extra, **make_record(note=note), "title": title}
    (line,) = render(document(record), "jsonl").splitlines()
    assert json.loads(line) == record


def test_json_is_not_escaped_where_it_need_not_be() -> None:
    assert '"topic": "养老"' in render(document(make_record()), "json")


def test_json_of_nothing_is_an_empty_array() -> None:
    assert render(document(), "json") == "[]\n"


def test_a_record_without_an_id_says_the_one_it_is_known_by() -> None:
    for record in ({"title": "题", "topic": "题"}, {"title": "题", "topic": "题", "id": None}):
        (written,) = json.loads(render(document(record), "json"))
        assert list(written) == ["id", "title", "topic"]
        assert written["id"] == "undated-001"


def test_a_part_of_a_field_is_a_column_too() -> None:
    (written,) = json.loads(render(document(AWKWARD, columns=["session.year", "source.file"]), "json"))
    assert written == {"session.year": 2026, "source.file": "a_b*c.txt"}
    assert render(document(AWKWARD, columns=["session.year", "source.file"]), "tsv") == "2026\ta_b*c.txt\n"


def test_columns_choose_and_order_what_json_says() -> None:
    assert json.loads(render(document(AWKWARD, columns=["date", "id", "number", "score"]), "json")) == [
        {"date": "2026-03-05", "id": "awkward-2026-001", "number": 1, "score": None}
    ]


def test_csv_has_a_heading_a_row_a_proposal_and_excels_mark() -> None:
    text = render(document(AWKWARD, make_record()), "csv")
    assert text.startswith("\ufeffid,delegate,")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert [row["id"] for row in rows] == ["awkward-2026-001", "test-2026-001"]
    assert rows[0]["problems.paragraph"] == "3\n4\n"
    assert len(rows[0]["problems"].split("\n")) == 3
    assert rows[0]["session.year"] == "2026"


def test_no_cell_of_csv_is_taken_for_a_formula() -> None:
    for columns in (None, ["delegate", "topic", "recommendations", "keywords"]):
        rows = list(
            csv.reader(io.StringIO(render(document(AWKWARD, columns=columns), "csv")[1:], newline=""))
        )
        assert not [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)]
        assert '\'=HYPERLINK("http://evil")' in rows[1]


def test_tsv_has_one_line_a_proposal_and_the_same_number_of_tabs() -> None:
    lines = render(document(AWKWARD, make_record()), "tsv").splitlines()
    assert [line.count("\t") for line in lines] == [4, 4]
    assert "第二行" in lines[0]


def test_ids_are_one_a_line() -> None:
    assert render(document(AWKWARD, make_record()), "ids") == "awkward-2026-001\ntest-2026-001\n"


def test_markdown_keeps_its_structure_whatever_a_record_holds() -> None:
    seen = tokens(render(document(AWKWARD), "markdown"))
    # Title, proposal, background, problems, recommendations, note.
    assert seen.count("heading_open") == 6
    # The facts, the problems and the recommendations.
    assert (seen.count("bullet_list_open"), seen.count("ordered_list_open")) == (1, 2)
    assert (seen.count("list_item_open") - seen.count("ordered_list_open")) > 3
    assert not set(UNWANTED) & set(seen)
    assert seen.count("code_inline") == 1, "only the id"


def test_markdown_shows_the_text_as_it_is() -> None:
    shown = text_of(render(document(AWKWARD), "markdown"))
    for text in (AWKWARD["title"], AWKWARD["organization"], AWKWARD["on_behalf_of"], AWKWARD["problems"][2]):
        assert clean_line(text) in shown
    assert "1. 不是编号" in shown


def test_an_address_in_markdown_ends_before_the_chinese_after_it() -> None:
    text = render(document(AWKWARD), "markdown")
    assert "<https://example.org/a?b=c>，后面的中文" in text
    assert "<https://example.org/x?y=(z)>" in text


def test_markdown_begins_with_front_matter_that_says_where_the_rows_come_from() -> None:
    head = render(document(AWKWARD), "markdown").split("---\n")[1]
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    assert {key: json.loads(value) for key, value in keys.items()} == {
        "title": "Proposals: 养老", "query": "养老␛[1m", "options": "", "date": "2026-11-23",
        "collection": "a.json", "count": 1,
    }  # fmt: skip


def test_every_item_of_markdown_is_numbered_and_has_its_line() -> None:
    problems = [{"text": "贵", "paragraph": 3}, "慢"]
    record = make_record(problems=problems, source={"publication": "报", "file": "a.txt"})
    text = render(document(record), "markdown")
    assert "1. 贵 (line 3)\n2. 慢\n" in text
    assert text.endswith("Source: 报, a.txt\n")


@given(st.text(alphabet="题*_`[]()<>|~$#-+=.1! \n\\&:/@文http", max_size=40))
def test_no_title_or_item_breaks_markdown(text: str) -> None:
    record = make_record(title=f"题{text}", problems=[f"问{text}"], background=f"{text}\n背{text}")
    markdown = render(document(record), "markdown")
    seen = tokens(markdown)
    assert seen.count("heading_open") == 4
    assert seen.count("ordered_list_open") == 1
    assert not {
        "html_inline",
        "html_block",
        "em_open",
        "strong_open",
        "s_open",
        "table_open",
        "fence",
        "hr",
    } & set(seen)
    assert " ".join(clean_line(f"题{text}").split()) in " ".join(text_of(markdown).split())


class Page(HTMLParser):
    """The elements and the text of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_html_is_one_page_that_runs_and_fetches_nothing() -> None:
    text = render(document(AWKWARD), "html")
    page = Page(text)
    assert not {"script", "b", "img", "link", "iframe", "a"} & set(page.elements)
    assert page.elements.count("article") == 1
    assert page.elements.count("li") == 4
    assert clean_line(AWKWARD["title"]) in page.text
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in text
    assert "=HYPERLINK(&quot;http://evil&quot;)" in text
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)\s*=|url\(|@import", text.split("</head>")[0])


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("b.json", "json"), ("c.jsonl", "jsonl"),
     ("c.ndjson", "jsonl"), ("d.csv", "csv"), ("e.html", "html"), ("e.htm", "html")],
)  # fmt: skip
def test_the_ending_of_a_file_chooses_the_format(path: str, name: str) -> None:
    assert format_for_file(Path(path)) == name


def test_an_ending_that_stands_for_nothing_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"report.pdf: no format goes with this ending"):
        format_for_file(Path("report.pdf"))


def test_an_unknown_format_and_columns_where_there_are_none_are_wrong_usage() -> None:
    with pytest.raises(UsageError, match="format 'pdf' is not known"):
        render(document(), "pdf")
    with pytest.raises(UsageError, match="fields cannot be chosen for the format markdown"):
        render(document(columns=["id"]), "markdown")

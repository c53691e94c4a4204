"""`twosessions search`: find proposals by keyword."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import RenderableType

from twosessions_cli.cli.help import Command
from twosessions_cli.cli.option_groups import grouped
from twosessions_cli.cli.options import (
    CommonOptions,
    FilterOptions,
    FormatOptions,
    OrderOptions,
    WordOptions,
    spelled,
)
from twosessions_cli.cli.output import pick_format, print_document
from twosessions_cli.cli.results import document_of, empty_array, find_rows
from twosessions_cli.display.rows import rows
from twosessions_cli.errors import UsageError
from twosessions_cli.formats import Document

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@grouped
def search(
    context: typer.Context,
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help="Words that must all be found.")],
    taking: WordOptions,
    filters: FilterOptions,
    order: OrderOptions,
    output: FormatOptions,
    common: CommonOptions,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show what matched, where, how, and what the score consists of.")
    ] = False,
) -> None:
    """Find proposals by keyword, the best match first.

    twosessions search 出口
    twosessions search szjr --explain
    twosessions search 'recommendation:平台 -数据 year:2026..' --json

    Type Chinese of either script, pinyin or its initials (shuzi jinrong, szjr, 数字jinrong), English, or a
    whole question. Other words for the same are found too; what is not found as typed is looked for as a
    slip: a character wrong, missing, added or moved, or one that sounds alike.

    Words must all be found. OR, -word, brackets and "a phrase" mean what they do elsewhere. One field is
    looked into with delegate: topic: title: problem: recommendation: org: date: or year:, or in Chinese with
    代表: 主题: 标题: 问题: 建议: 单位: 日期: 年份:, a stretch of time with date:2026-01..2026-02.
    """
    words = " ".join(" ".join(query).split())
    common = common.merged(context)
    if explain and (output.chosen() not in (None, "table", "json") or output.fields is not None):
        raise UsageError("explain is for the terminal; --json says the same in matched.")
    form = pick_format(output, piped="table" if explain else "tsv")
    columns = output.columns()
    with empty_array(form):
        path, (matches, notes) = find_rows(common, words, filters, order, taking)

    def document() -> Document:
        return document_of(
            path,
            matches,
            query=words,
            options=spelled(taking, filters, order),
            columns=columns,
            with_scores=True,
        )

    def draw(width: int) -> list[RenderableType]:
        table = rows([(None, matches)], width)
        if not explain:
            return table
        from twosessions_cli.display.explaining import explanation

        return [*table, *explanation(matches, notes)]

    print_document(document, form, common, draw)

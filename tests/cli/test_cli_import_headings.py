"""A heading never makes a column mean what its contents cannot be."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

Cli = Callable[..., Any]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    return path


def test_a_heading_over_two_rows_is_one_heading(workspace: Path, cli: Cli) -> None:
    rows: list[list[object]] = [
        ["職員", "氏名", "部", "課", "現所属"], ["番号", None, None, None, "年月日"],
        ["000301", "赤井 一", "総務部", "人事課", "2022-04-01"],
        ["000302", "井上 二", "総務部", "人事課", "2023-04-01"],
    ]  # fmt: skip
    cli("staff", "import", workbook(workspace / "a.xlsx", rows), "--as-of", "2026-05-01", "--yes")
    assert "2022-04-01" in cli("staff", "show", "000301").out
    assert "2022-04-01" not in cli("org", "list", "--format", "csv").out


def test_days_under_the_heading_of_a_unit_are_asked_about(workspace: Path, cli: Cli) -> None:
    rows: list[list[object]] = [
        ["職員番号", "氏名", "現所属"], ["000301", "赤井 一", "2022-04-01"], ["000302", "井上 二", "R5.4.1"],
    ]  # fmt: skip
    asked = cli("staff", "import", workbook(workspace / "a.xlsx", rows), "--as-of", "2026-05-01", "--yes", expect=4)
    assert "E_COLUMN_DAYS" in asked.err


def test_headings_found_are_those_of_the_file(workspace: Path, cli: Cli) -> None:
    """A value above the table is read as a column of its own; nobody finds that column in the file."""
    (workspace / "s.csv").write_text("職員番号,氏名,部,課\n000301,赤井 一,総務部,人事課\n", "utf-8")
    cli("staff", "import", "s.csv", "--as-of", "2026-05-01", "--yes")
    (workspace / "q.csv").write_text("資格：ITパスポート\n\n職員番号,氏名,点\n000301,赤井 一,80\n", "utf-8")
    refused = cli("qualification", "import", "q.csv", "--yes", expect=3).err
    assert "見つかった見出し：職員番号、氏名、点" in refused


def test_every_question_is_answered_as_it_was_advised(workspace: Path, cli: Cli) -> None:
    """Two columns with blanks are two questions; both pieces of advice hold together."""
    (workspace / "staff.csv").write_text(
        "職員番号,氏名,部,課\n000101,青木 一,総務部,総務課\n000102,石田 花,〃,〃\n000103,上野 歩,,人事課\n"
        "000104,江口 誠,区民部,区民課\n000105,大野 実,,\n",
        "utf-8",
    )
    asked = cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", expect=4).err
    advised = [part for one in ("部", "課") for part in ("--fill-down", one)]
    assert all(f"--fill-down {one}" in asked for one in ("部", "課"))
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", *advised)
    assert "区民部/区民課" in cli("staff", "show", "000105").out

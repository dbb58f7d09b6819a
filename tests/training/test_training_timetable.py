"""The timetable out as a workbook and back without a change; quotas and cancelled sessions included."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

Cli = Callable[..., Any]


def test_what_is_written_is_read_back_without_a_change(workspace: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 20, "--code", "K1", "--yes")
    cli("session", "add", "企画の実践", "--day", "2026-09-01", "--capacity", 9, "--code", "K2", "--yes")
    cli("session", "cancel", "K2", "--yes")
    book = workspace / "日程.xlsx"
    cli("session", "export", "--out", book)
    assert "変更はありません" in cli("session", "import", book, "--yes").err


def test_a_workbook_cancels_sessions_and_bad_quotas_are_named(workspace: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 20, "--code", "K1", "--yes")
    book = workspace / "日程.xlsx"
    cli("session", "export", "--out", book)
    edit(book, "部署別定員", "三人")
    assert "E_SESSION_QUOTAS" in cli("session", "import", book, "--yes", expect=3).err
    edit(book, "部署別定員", "無い部:3")
    assert "E_SESSION_DEPARTMENT" in cli("session", "import", book, "--yes", expect=3).err
    edit(book, "部署別定員", None)
    edit(book, "状態", "中止")
    cli("session", "import", book, "--yes")
    assert re.search(r"K1.*中止", cli("session", "list", "--format", "csv").out)


def test_a_quota_names_its_department_by_name_or_code(workspace: Path, cli: Cli) -> None:
    Path("units.csv").write_text("部,課\n企画部,財政課\n区民部,戸籍課\n", "utf-8")
    cli("org", "import", "units.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 20, "--code", "K1", "--yes")
    book = workspace / "日程.xlsx"
    cli("session", "export", "--out", book)
    edit(book, "部署別定員", "企画部：3、区民部:2")
    cli("session", "import", book, "--yes")
    cli("session", "export", "--out", book, "--replace")
    listed = cli("org", "list", "--as-of", "2026-06-01", "--format", "csv").out.splitlines()
    codes = {name: code for code, name, *_ in (row.split(",") for row in listed)}
    edit(book, "部署別定員", f"{codes['企画部']}:3、{codes['区民部']}:2")
    assert "変更はありません" in cli("session", "import", book, "--yes").err


def edit(path: Path, heading: str, value: str | None) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    sheet.cell(head.row + 1, head.column).value = value
    book.save(path)

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


def test_days_and_times_under_one_merged_heading(workspace: Path, cli: Cli) -> None:
    book = openpyxl.Workbook()
    for row in [
        ("令和8年度　研修の日程",),
        ("番号", "研修名", "日程", None, "会場", "定員"),
        (None, None, "月日", "時間", None, None),
        (1, "企画の基礎", "7月10日(金)", "13:30～16:30", "大会議室", "24人"),
        ("計", "1研修", None, None, None, 24),
    ]:
        book.active.append(row)
    book.active.merge_cells("C2:D2")
    book.save("日程.xlsx")
    told = cli("session", "import", "日程.xlsx", "--yes").text
    assert "企画の基礎、7月10日(金)13:30～16:30、大会議室、定員24人" in told
    assert re.search(r"A5: W_TRAILER_SKIPPED .*（5 行目）", told)


def test_times_that_change_are_said_once(workspace: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 20, "--code", "K1", "--yes")
    head = "開催コード,研修名,開催日,時間帯,開始時刻,終了時刻,定員\n"
    Path("半日.csv").write_text(f"{head}K1,企画の基礎,2026-07-10,午前,9:30,11:30,20\n", "utf-8")
    told = cli("session", "import", "半日.csv", "--dry-run").text
    assert "開催回: 7月10日(金)09:00～12:00 → 7月10日(金)09:30～11:30\n" in told
    # Of a whole day the break may be all that changes.
    whole = "K1,企画の基礎,2026-07-10,午前,9:00,12:00,20\nK1,企画の基礎,2026-07-10,午後,13:{},16:30,20\n"
    Path("一日.csv").write_text(head + whole.format("30"), "utf-8")
    cli("session", "import", "一日.csv", "--yes")
    Path("一日.csv").write_text(head + whole.format("00"), "utf-8")
    assert "13:30-16:30 → 09:00-12:00" in cli("session", "import", "一日.csv", "--dry-run").text


def edit(path: Path, heading: str, value: str | None) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == heading)
    sheet.cell(head.row + 1, head.column).value = value
    book.save(path)


HEAD = "開催コード,研修,日付,時間帯,定員,会場\n"


def timetable(cli: Cli, name: str, text: str, expect: int = 0) -> str:
    Path(name).write_text(HEAD + text, "utf-8")
    return str(cli("session", "import", name, "--yes", expect=expect).err)


def test_an_older_timetable_after_a_newer_one_is_told_with_the_entry_that_changed_it(workspace: Path, cli: Cli) -> None:
    old = "K1,企画の基礎,2026-07-10,午前,20,第一研修室\nK2,企画の基礎,2026-09-01,午前,20,第一研修室\n"
    new = "K1,企画の基礎,2026-07-17,午前,20,第二研修室\nK2,企画の基礎,2026-09-01,午前,20,第一研修室\n"
    assert "W_SESSION_EARLIER" not in timetable(cli, "四月.csv", old)
    told = timetable(cli, "五月.csv", new)
    assert "W_SESSION_EARLIER" not in told
    (entry,) = re.findall(r"記録番号 (\d+)）", told)
    # Other bytes, the same rows: nobody knows the file again, the row speaks for itself.
    told = timetable(cli, "四月の控え.csv", old + "K3,企画の基礎,2026-10-01,午前,20,第一研修室\n")
    assert re.findall(r"(\S+) (\S+): W_SESSION_EARLIER (\S+) のこの行は、記録番号 (\d+)", told) == [
        ("四月の控え.csv", "A2", "K1", entry)
    ]
    assert "7月10日" in cli("session", "list", "--format", "csv").out
    cli("db", "undo", "--yes")
    assert "7月17日" in cli("session", "list", "--format", "csv").out
    # A row that says something third is a change like any other, and what an undo took back may come again.
    third = timetable(cli, "六月.csv", new.replace("第二研修室", "第三研修室"))
    assert "W_SESSION_EARLIER" not in third
    cli("db", "undo", "--yes")
    assert "W_SESSION_EARLIER" not in timetable(cli, "六月.csv", new.replace("第二研修室", "第三研修室"))


def test_a_session_cancelled_by_hand_comes_back_by_the_same_timetable_only_with_a_word(
    workspace: Path, cli: Cli
) -> None:
    row = "K7,企画の実践,2026-08-05,午後,12,別館\n"
    timetable(cli, "日程.csv", row)
    (entry,) = re.findall(r"記録番号 (\d+)）", cli("session", "cancel", "K7", "--yes").err)
    assert f"W_SESSION_EARLIER K7 のこの行は、記録番号 {entry}" in timetable(cli, "日程.csv", row)


def test_days_that_slipped_by_a_row_are_told(workspace: Path, cli: Cli) -> None:
    days = [f"2026-09-{day:02}" for day in (1, 3, 8, 10, 15, 17)]
    rooms = ["第一研修室", "第二研修室"] * 3

    def rows(moved: list[str]) -> str:
        return "".join(
            f"K{no},企画の基礎,{day},午前,20,{room}\n"
            for no, (day, room) in enumerate(zip(moved, rooms, strict=True), 1)
        )

    timetable(cli, "日程.csv", rows(days))
    told = timetable(cli, "ずれた日程.csv", rows([days[0], *days[:5]]))
    assert re.findall(r"(\w+): W_COLUMN_SHIFTED 開催日の列.*ここから (\w+) まで", told) == [("C3", "C7")]
    cli("db", "undo", "--yes")
    # A week later for all of them is no slip.
    assert "W_COLUMN_SHIFTED" not in timetable(cli, "後の日程.csv", rows([f"2026-10-{day[-2:]}" for day in days]))

"""Timetables with several days or times in a cell: one session where that is certain, else refused with advice."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
HEADS = ("研修名", "回", "開催日", "時間", "会場", "定員")


def book(rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS, merged: Sequence[str] = ()) -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("令和8年度 研修日程表",), (), heads, *rows):
        sheet.append(list(row))
    for one in merged:
        sheet.merge_cells(one)
    path = Path("日程.xlsx")
    made.save(path)
    return path


def taken_in(cli: Cli, rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS, *more: str) -> tuple[str, str]:
    """What was told, and the days of all sessions as they are listed."""
    told = cli("session", "import", book(rows, heads), "--yes", *more).err
    cli("session", "export", "--out", "out.xlsx", "--replace")
    sheet = openpyxl.load_workbook("out.xlsx").worksheets[0]
    table = [list(row) for row in sheet.iter_rows(values_only=True)]
    head = next(n for n, row in enumerate(table) if "開催日" in row)
    keys = [table[head].index(one) for one in ("研修名", "開催日", "時間帯", "開始時刻", "終了時刻")]
    days = [[row[at] for at in keys] for row in table[head + 1 :] if row[keys[1]]]
    return told, "\n".join(f"{a} {b:%m%d} {c} {d}-{e}" for a, b, c, d, e in days)


def test_days_and_times_in_one_cell_are_one_session_and_told(workspace: Path, cli: Cli) -> None:
    told, days = taken_in(
        cli,
        [
            ("企画の実践", "第1回", "7月6日(月)・7月13日(月)", "13:30～16:30", "第一会議室", 20),
            ("企画の実践", "第2回", "9/7(月)\n9/8(火)", "9:00～11:30\n10:00～12:00", "第一会議室", 20),
            ("企画の実践", "第3回", "10/6〜10/7", "午後1時～4時", "第一会議室", 20),
            ("企画の実践", "第4回", "11月9日(月)", "10:00～12:00、13:00～15:00", "第一会議室", 20),
            ("企画の基礎", None, "6月25日(木)午後", None, "第二会議室", 20),
            ("業務改善の基礎", None, datetime.fromisoformat("2026-08-04 13:15"), None, "第二会議室", 20),
            ("企画の実践", "第5回", "12月1日(火) 10:00～16:00", None, "第二会議室", 20),
        ],
    )
    assert days.splitlines() == [
        "業務改善の基礎 0804 午後 13:15-16:30",
        "企画の基礎 0625 午後 13:30-16:30",
        "企画の実践 0706 午後 13:30-16:30",
        "企画の実践 0713 午後 13:30-16:30",
        "企画の実践 0907 午前 09:00-11:30",
        "企画の実践 0908 午前 10:00-12:00",
        "企画の実践 1006 午後 13:00-16:00",
        "企画の実践 1007 午後 13:00-16:00",
        "企画の実践 1109 午前 10:00-12:00",
        "企画の実践 1109 午後 13:00-15:00",
        "企画の実践 1201 午前 10:00-12:00",
        "企画の実践 1201 午後 13:30-16:00",
    ]
    cells = re.findall(r"日程.xlsx \[Sheet\] (\w+): (W_DAYS_IN_CELL|W_HOURS_IN_CELL)", told)
    assert sorted(cells) == [
        ("C10", "W_DAYS_IN_CELL"), ("C4", "W_DAYS_IN_CELL"), ("C5", "W_DAYS_IN_CELL"), ("C6", "W_DAYS_IN_CELL"),
        ("C8", "W_DAYS_IN_CELL"), ("C9", "W_DAYS_IN_CELL"), ("D5", "W_HOURS_IN_CELL"), ("D6", "W_HOURS_IN_CELL"),
        ("D7", "W_HOURS_IN_CELL"),
    ]  # fmt: skip
    assert "2026-07-06、2026-07-13" in told
    again = cli("session", "import", "日程.xlsx", "--yes").err
    assert "変更はありません" in again


def test_the_period_of_an_e_learning_is_its_window(workspace: Path, cli: Cli) -> None:
    row = ("データ活用の基礎", None, "令和8年6月1日～令和9年2月26日", None, "オンライン", None)
    cli("session", "import", book([row]), "--yes")
    assert "6月1日(月)～2月26日(金)" in cli("session", "list", "--format", "csv").out.replace(" ", "")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        # Two sessions of half a day, or one of two?
        (("企画の基礎", None, "7/6・7/13", "13:30～16:30", "", 20), "E_SESSION_DAYS"),
        (("企画の実践", "第1回・第2回", "7/6・7/13", None, "", 20), "E_SESSION_DAYS"),
        # Over a weekend, and longer than a week.
        (("企画の実践", None, "7/3～7/7", "13:30～16:30", "", 20), "E_SESSION_PERIOD"),
        (("企画の実践", None, "6/1～9/30", None, "", 20), "E_SESSION_PERIOD"),
        (("企画の実践", None, "7月6日または7月8日", None, "", 20), "E_DAYS_UNCLEAR"),
        # The weekday fits no year near by: a slip of the pen.
        (("企画の基礎", None, "7月6日(水)", "13:30～16:30", "", 20), "E_DATE_WEEKDAY"),
        (("企画の実践", None, "7月6日(月)・7月7日(木)", "13:30～16:30", "", 20), "E_DATE_WEEKDAY"),
        # Both times on each day, or one on each?
        (("企画の実践", "第1回", "7/6・7/7", "10:00～12:00\n13:00～15:00", "", 20), "E_SESSION_HOURS"),
        (("企画の実践", "第1回", "7/6 午前・7/7 午後", "13:00～15:00", "", 20), "E_SESSION_HOURS"),
    ],
)
def test_what_is_in_doubt_is_refused_at_its_cell(workspace: Path, cli: Cli, row: tuple[object, ...], code: str) -> None:
    told = cli("session", "import", book([row]), "--yes", expect=3).err
    assert re.findall(r"\[Sheet\] ([CD])4: (E_\w+)", told) == [("D" if code == "E_SESSION_HOURS" else "C", code)]
    assert "K" not in cli("session", "list", "--format", "csv").out


def test_the_advice_about_days_that_may_be_several_sessions_works(workspace: Path, cli: Cli) -> None:
    several = [("企画の基礎", None, day, "13:30～16:30", "", 20) for day in ("7/6", "7/13")]
    _, days = taken_in(cli, several)
    assert days.splitlines() == ["企画の基礎 0706 午後 13:30-16:30", "企画の基礎 0713 午後 13:30-16:30"]
    assert len(cli("session", "list", "--format", "csv").out.splitlines()) == 3
    cli("db", "undo", "--yes")
    one = [("K1", "企画の基礎", None, "7/6・7/13", "13:30～16:30", "", 20)]
    told, days = taken_in(cli, one, ("開催コード", *HEADS))
    assert len(days.splitlines()) == 2
    assert "W_SESSION_HALF_DAYS" in told
    assert len(cli("session", "list", "--format", "csv").out.splitlines()) == 2


def test_last_years_timetable_is_known_by_its_weekdays(workspace: Path, cli: Cli) -> None:
    rows = [
        ("企画の基礎", "第1回", "7月7日(月)", "13:30～16:30", "", 20),
        ("企画の実践", "第1回", "7月9日(水)・10日(木)", "13:30～16:30", "", 20),
    ]
    told = cli("session", "import", book(rows), "--yes", expect=3).err
    assert re.findall(r"(C\d): E_DATE_OTHER_YEAR", told) == ["C4", "C5"]
    assert "2025年なら合います" in told
    _, days = taken_in(cli, rows, HEADS, "--fy", "2025")
    assert days == ""
    assert "7月7日(月)" in cli("session", "list", "--fy", "2025", "--format", "csv").out


ONE = ("企画の実践", None, "9/7(月)", "13:30～16:30", "第一会議室", 20)
CODED = ("開催コード", *HEADS)


@pytest.mark.parametrize(
    ("heads", "rows", "merged", "more"),
    [
        # Merged over the days of a session, as most timetables have it.
        (HEADS, [ONE, (None, None, "9/8(火)", "13:30～16:30")], ["A4:A5", "E4:E5", "F4:F5"], ()),
        (CODED, [("K1", *ONE), (None, None, None, "9/8(火)", "13:30～16:30")], ["A4:A5", "B4:B5"], ()),
        (HEADS, [ONE, ("〃", None, "9/8(火)", "13:30～16:30", "〃", None)], [], ()),
        (HEADS, [ONE, (None, None, "9/8(火)", "13:30～16:30")], [], ("--fill-down", "研修名")),
        (
            CODED,
            [("K1", *ONE), (None, None, None, "9/8(火)", "13:30～16:30")],
            [],
            ("--fill-down", "研修名", "--fill-down", "開催コード"),
        ),
    ],
)
def test_a_course_that_stands_once_over_its_days_is_one_session(
    workspace: Path, cli: Cli, heads: Sequence[str], rows: Any, merged: list[str], more: tuple[str, ...]
) -> None:
    cli("session", "import", book(rows, heads, merged), "--yes", *more)
    (listed,) = cli("session", "list", "--format", "csv").out.splitlines()[1:]
    assert "9月7日(月)" in listed
    assert "9月8日(火)" in listed


def test_rows_as_long_as_the_training_are_sessions_of_their_own(workspace: Path, cli: Cli) -> None:
    rows = [("企画の基礎", None, "9/7(月)", "13:30～16:30", "", 20), (None, None, "9/8(火)", "13:30～16:30", "", 20)]
    cli("session", "import", book(rows, merged=["A4:A5"]), "--yes")
    assert len(cli("session", "list", "--format", "csv").out.splitlines()) == 3


def test_rows_that_are_neither_are_asked_about_and_the_advice_works(workspace: Path, cli: Cli) -> None:
    days = ("9/7(月)", "9/8(火)", "9/9(水)")
    rows = [("企画の実践" if not no else None, None, day, "13:30～16:30", "", 20) for no, day in enumerate(days)]
    told = cli("session", "import", book(rows, merged=["A4:A6"]), "--yes", expect=3).err
    assert re.findall(r"(A\d): (E_\w+)", told) == [("A5", "E_SESSION_GOES_ON")]
    titled = [(name, "第1回", *rest) for name, _, *rest in rows]
    cli("session", "import", book(titled, merged=["A4:A6"]), "--yes")
    (listed,) = cli("session", "list", "--format", "csv").out.splitlines()[1:]
    assert "9月9日(水)" in listed


def test_a_session_without_a_code_is_named_by_its_training(workspace: Path, cli: Cli) -> None:
    told = cli("session", "import", book([("気象の基礎", None, "9/7(月)", None, "", 20)]), "--yes", expect=3).err
    assert "E_SESSION_TRAINING 開催回 気象の基礎 4：" in told


def test_days_side_by_side_are_the_days_of_a_session(workspace: Path, cli: Cli) -> None:
    heads = ("研修名", "第1回", "第2回", "会場", "定員")
    rows = [("企画の実践", "9/7(月)午後", "9/8(火)午後", "", 20), ("企画の基礎", "9/9(水)午後", "9/10(木)午後", "", 20)]
    told, days = taken_in(cli, rows, heads)
    assert "N_NUMBERED_COLUMNS" in told
    assert len(days.splitlines()) == 4
    listed = cli("session", "list", "--format", "csv").out.splitlines()[1:]
    # Two half days are 企画の実践 once; 企画の基礎 has one, so that each day is a session.
    assert sorted(line.count("13:30") for line in listed) == [1, 1, 2]
    told = cli("session", "import", "日程.xlsx", "--yes").err
    assert "変更はありません" in told
    coded = [("K9", "企画の基礎", "10/5(月)午後", "10/6(火)午後", 20)]
    cli("session", "import", book(coded, ("開催コード", "研修名", "1日目", "2日目", "定員")), "--yes")
    (line,) = [one for one in cli("session", "list", "--format", "csv").out.splitlines() if one.startswith("K9")]
    assert line.count("13:30") == 2

"""Rosters that were printed before something changed and come back filled in: days moved, people gone."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
003101,赤坂 円,環境部,清掃課,主任
003102,石黒 朔,環境部,清掃課,主事
003103,宇野 翔子,環境部,緑化課,主任
003104,江藤 樹,環境部,緑化課,主事
"""
AFTER = date(2026, 9, 20)


@pytest.fixture
@made_once
def office(workspace: Path, cli: Cli) -> Path:
    """Four people in a session of two half days; its roster is out."""
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    cli("session", "add", "planning-practice", "--day", "2026-09-02am", "--day", "2026-09-09am", "--capacity", "8",
        "--code", "P1", "--yes")  # fmt: skip
    for number in ("003101", "003102", "003103", "003104"):
        cli("enrol", "add", "P1", "--staff", number, "--yes")
    cli("roster", "export", "--kind", "session", "--session", "P1", "--out", "printed", "--yes")
    return workspace


def ticked(folder: Path, absent: str = "") -> Path:
    """The printed roster with everybody present on both days but one."""
    (file,) = (folder / "printed").glob("受講者名簿*.xlsx")
    book = load_workbook(file)
    page: Worksheet = book.worksheets[0]
    head = next(row for row in page.iter_rows() if "職員番号" in [cell.value for cell in row])
    days = [cell.column for cell in head if str(cell.value).endswith("午前")]
    number = next(cell.column for cell in head if cell.value == "職員番号")
    assert len(days) == 2
    for row in range(head[0].row + 1, page.max_row + 1):
        if who := page.cell(row, number).value:
            for column in days:
                page.cell(row, column).value = "×" if who == absent else "○"
    book.save(folder / "back.xlsx")
    return folder / "back.xlsx"


def results(cli: Cli) -> dict[str, tuple[str, str]]:
    rows = json.loads(cli("result", "list", "--format", "json", day=AFTER).out)
    return {row["number"]: (row["outcome"], row["completed_on"]) for row in rows}


@pytest.mark.parametrize(
    "days",
    [
        ("2026-09-03am", "2026-09-10am"),
        ("2026-09-09am", "2026-09-16am"),  # the first new day is the second old one
    ],
)
def test_ticks_of_a_roster_from_before_the_days_changed_are_read_and_told(
    office: Path, cli: Cli, days: tuple[str, str]
) -> None:
    cli("session", "change", "P1", "--day", days[0], "--day", days[1], "--yes")
    told = cli("result", "import", ticked(office, absent="003104"), "--yes", day=AFTER).err
    assert told.count("W_RESULT_OLD_ROSTER") == 1
    assert "「9/2午前、9/9午前」" in told
    last = days[1][:10]
    assert results(cli) == {
        **dict.fromkeys(("003101", "003102", "003103"), ("修了", last)),
        "003104": ("未修了", last),
    }


def test_ticks_that_fit_no_day_of_today_are_refused(office: Path, cli: Cli) -> None:
    cli("session", "change", "P1", "--day", "2026-09-03am", "--yes")
    told = cli("result", "import", ticked(office), "--yes", day=AFTER, expect=3).err
    assert "E_RESULT_ROSTER_DAYS" in told
    assert "9/3午前" in told
    assert results(cli) == {}


def test_a_roster_of_today_or_without_ticks_says_nothing_of_it(office: Path, cli: Cli) -> None:
    assert "ROSTER" not in cli("result", "import", ticked(office), "--dry-run", day=AFTER).err
    cli("session", "change", "P1", "--day", "2026-09-03am", "--yes")
    (blank,) = (office / "printed").glob("受講者名簿*.xlsx")
    assert "ROSTER" not in cli("result", "import", blank, "--dry-run", day=AFTER).err


def test_a_completion_after_the_last_day_on_the_staff_is_told_as_such(office: Path, cli: Cli) -> None:
    cli("staff", "depart", "003102", "--on", "2026-09-05", "--reason", "退職", "--yes")
    told = cli("result", "import", ticked(office, absent="003104"), "--yes", day=AFTER).err
    assert "003102 石黒 朔 は 2026-09-06 から在職していませんが、結果の日は 2026-09-09 です" in told
    assert "在職中の受講として" not in told

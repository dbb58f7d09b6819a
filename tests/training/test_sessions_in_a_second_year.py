"""Sessions of two years side by side: lists of days alone, old sheets, cancelled sessions, people who left since."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once

Cli = Callable[..., Any]
MAY, JUNE = date(2026, 5, 11), date(2026, 6, 15)
STAFF = """職員番号,氏名,フリガナ,部,課,職名
004101,岸 春香,キシ ハルカ,経済部,商工課,主事
004102,関根 怜,セキネ レイ,経済部,観光課,主事
004103,浜田 樹,ハマダ イツキ,経済部,農政課,主事
"""
KISHI, SEKINE, HAMADA = "004101", "004102", "004103"


@pytest.fixture
@made_once
def town(workspace: Path, cli: Cli) -> Path:
    """L1 of March, over; N1 of June with everybody, its venue and minimum arranged."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes", day=MAY)
    cli("session", "add", "bpr-basics", "--day", "2026-03-06am", "--capacity", 5, "--code", "L1", "--yes", day=MAY)
    arranged = ("--minimum", 2, "--venue", "講堂", "--trainer", "江藤 律", "--deadline", "2026-06-01", "--code", "N1")
    cli("session", "add", "planning-basics", "--day", "2026-06-12am", "--capacity", 5, *arranged, "--yes", day=MAY)
    cli("enrol", "add", "L1", "--staff", KISHI, "--yes", day=MAY)
    for one in (KISHI, SEKINE, HAMADA):
        cli("enrol", "add", "N1", "--staff", one, "--yes", day=MAY)
    return workspace


def cells(file: Path) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(file)
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


def test_a_list_of_days_leaves_what_it_has_no_column_for(town: Path, cli: Cli) -> None:
    (town / "days.csv").write_text("開催コード,研修名,開催日,時間帯\nN1,企画の基礎,2026-06-26,午前\n", "utf-8")
    shown = cli("session", "import", "days.csv", "--yes", day=MAY).err
    assert "6月12日(金)09:00～12:00 → 6月26日(金)09:00～12:00" in shown
    assert not any(word in shown for word in ("講堂", "江藤", "定員", "2 人以上", "締切"))
    cli("session", "export", "--out", "all.xlsx", "--yes", day=MAY)
    [row] = [r for r in cells(town / "all.xlsx") if "N1" in r]
    assert {"講堂", "江藤 律", 5, 2} <= set(row)
    # A column that is there and blank says that there is none.
    (town / "days.csv").write_text(
        "開催コード,研修名,開催日,時間帯,会場,定員\nN1,企画の基礎,2026-06-26,午前,,5\n", "utf-8"
    )
    assert "講堂 → －" in cli("session", "import", "days.csv", "--yes", day=MAY).err


def test_whoever_had_no_seat_any_more_and_did_not_come_has_not_failed(town: Path, cli: Cli) -> None:
    cli("roster", "export", "--kind", "session", "--session", "N1", "--final", "--out", "out", "--yes", day=MAY)
    [file] = (town / "out").glob("*N1*.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.active
    assert sheet is not None
    for row in sheet.iter_rows():
        if row[1].value in (KISHI, SEKINE, HAMADA):
            row[6].value = "出席" if row[1].value == KISHI else "欠席"
    book.save(town / "back.xlsx")
    cli("enrol", "cancel", "N1", "--staff", SEKINE, "--yes", day=MAY)
    ran = cli("result", "import", "back.xlsx", "--yes", day=JUNE)
    assert "W_RESULT_AWAY_NO_SEAT" in ran.err and f"{SEKINE} 関根 怜 は N1 に席がなく" in ran.err
    rows = json.loads(cli("result", "list", "--format", "json", day=JUNE).out)
    assert {row["number"]: row["outcome"] for row in rows} == {KISHI: "修了", HAMADA: "未修了"}
    # The advice: with the seat recorded, the same sheet says that it was not used.
    cli("enrol", "add", "N1", "--staff", SEKINE, "--yes", day=JUNE)
    cli("result", "import", "back.xlsx", "--yes", day=JUNE)
    rows = json.loads(cli("result", "list", "--format", "json", day=JUNE).out)
    assert {row["number"]: row["outcome"] for row in rows} == {KISHI: "修了", SEKINE: "未修了", HAMADA: "未修了"}


def test_no_roster_sends_anybody_to_a_cancelled_session(town: Path, cli: Cli) -> None:
    cli("session", "cancel", "N1", "--yes", day=MAY)
    refused = cli(
        "roster", "export", "--kind", "session", "--session", "N1", "--out", "one", "--yes", day=MAY, expect=3
    )
    assert "N1 は中止です" in refused.err
    cli("roster", "export", "--kind", "department", "--out", "all", "--yes", day=MAY)
    [file] = (town / "all").glob("*経済部*.xlsx")
    assert not any("企画の基礎" in row for row in cells(file))


def test_the_sheet_of_a_session_that_is_over_names_who_has_left_since(town: Path, cli: Cli) -> None:
    cli("staff", "depart", HAMADA, "--on", "2026-06-13", "--yes", day=JUNE)
    cli("roster", "export", "--kind", "session", "--session", "N1", "--out", "out", "--yes", day=JUNE)
    [file] = (town / "out").glob("*N1*.xlsx")
    listed = [row[1:3] for row in cells(file) if row[1] in (KISHI, SEKINE, HAMADA)]
    assert listed == [(KISHI, "岸 春香"), (SEKINE, "関根 怜"), (HAMADA, "浜田 樹")]
    rows = json.loads(cli("enrol", "list", "--session", "N1", "--format", "json", day=JUNE).out)
    assert [row["name"] for row in rows] == ["岸 春香", "関根 怜", "浜田 樹"]
    (town / "r.csv").write_text(f"職員番号,開催コード,修了\n{HAMADA},N1,修了\n", "utf-8")
    cli("result", "import", "r.csv", "--yes", day=JUNE)
    cli("roster", "export", "--kind", "completion", "--out", "done", "--yes", day=JUNE)
    assert any(HAMADA in row and "浜田 樹" in row for row in cells(next((town / "done").glob("*.xlsx"))))


def test_days_of_another_year_are_seen_as_such(town: Path, cli: Cli) -> None:
    shown = cli("enrol", "list", "--staff", KISHI, day=MAY).out
    assert "令和7年度、3月6日(金)" in "".join(shown.split()) and "令和8年度" not in shown
    listed = cli("session", "list", "--fy", "2025", day=MAY).out
    assert "研修日程（令和7年度）" in listed


def test_a_training_by_its_name_is_no_session_that_is_over(town: Path, cli: Cli) -> None:
    refused = cli("enrol", "add", "bpr-basics", "--staff", SEKINE, "--yes", day=MAY, expect=3)
    assert "これから開催される回がありません" in refused.err
    # By its code it is meant all the same: somebody was there and is recorded afterwards.
    assert "W_ENROL_OVER" in cli("enrol", "add", "L1", "--staff", SEKINE, "--yes", day=MAY).err


def test_a_session_of_last_year_is_asked_about_in_its_own_year(town: Path, cli: Cli) -> None:
    """L1 is of March, its result has not come: in May it is found by its code, without its year."""
    assert "用紙は skillmap roster export --kind session --session CODE" in cli("result", "outstanding", day=MAY).out
    cli("roster", "export", "--kind", "session", "--session", "L1", "--out", "out", "--yes", day=MAY)
    [file] = (town / "out").glob("*L1*.xlsx")
    assert "令和7年度" in file.name and any(KISHI in row for row in cells(file))
    cli("enrol", "request", "add", "bpr-basics", "--staff", SEKINE, "--fy", "2025", "--yes", day=MAY)
    shown = cli("allocate", "explain", "--session", "L1", day=MAY).out
    assert "業務改善の基礎" in shown and SEKINE in shown


def test_days_of_another_year_choose_that_years_sessions(town: Path, cli: Cli) -> None:
    chosen = ("--kind", "calendar", "--from", "2026-03-01", "--until", "2026-03-31")
    cli("roster", "export", *chosen, "--out", "out", "--yes", day=MAY)
    [file] = (town / "out").glob("*.xlsx")
    assert "令和7年度" in file.name and any("L1" in row for row in cells(file))
    later = cli("roster", "export", "--kind", "calendar", "--from", "2027-04-01", "--yes", day=MAY, expect=4)
    assert "令和9年度" in later.err

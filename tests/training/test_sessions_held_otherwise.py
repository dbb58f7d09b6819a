"""A session that becomes an e-learning, slips into another year, teaches something else or is cancelled for good."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
MAY, AUGUST = date(2026, 5, 11), date(2026, 8, 3)
STAFF = """職員番号,氏名,フリガナ,部,課,職名
003101,成瀬 航,ナルセ ワタル,都市部,道路課,主事
003102,堀 ひかり,ホリ ヒカリ,都市部,公園課,主事
003103,牧野 蒼,マキノ アオイ,都市部,住宅課,主事
"""
NARUSE, HORI, MAKINO = "003101", "003102", "003103"


@pytest.fixture
@made_once
def city(workspace: Path, cli: Cli) -> Path:
    """P1 in July with two people; the third is on leave from August on."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    (workspace / "leave.csv").write_text(f"職員番号,区分,開始日\n{HORI},育児休業,2026-08-01\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", day=MAY)
    cli("staff", "leave", "leave.csv", "--yes", day=MAY)
    cli("session", "add", "planning-basics", "--day", "2026-07-10am", "--capacity", 5, "--code", "P1", "--yes", day=MAY)
    for one in (NARUSE, HORI):
        cli("enrol", "add", "P1", "--staff", one, "--yes", day=MAY)
    return workspace


def when(cli: Cli) -> str:
    [one] = json.loads(cli("session", "list", "--format", "json", day=MAY).out)
    return one["when"] if isinstance(one["when"], str) else "、".join(one["when"])


def change(cli: Cli, *asked: str, expect: int = 0) -> str:
    """Everything that is said when P1 is changed as asked."""
    ran = cli("session", "change", "P1", *asked, "--yes", day=MAY, expect=expect)
    return str(ran.out + ran.err)


def test_a_course_becomes_an_e_learning_and_its_people_are_judged_by_the_window(city: Path, cli: Cli) -> None:
    shown = change(cli, "--window-from", "2026-08-03", "--window-to", "2026-09-30", "--venue", "オンライン")
    assert "8月3日(月)～9月30日(水)" in shown
    assert f"{HORI} 堀 ひかり" in shown and "P1" in shown
    assert when(cli) == "8月3日(月)～9月30日(水)"


def test_an_e_learning_becomes_a_course_of_days(city: Path, cli: Cli) -> None:
    change(cli, "--window-from", "2026-06-01", "--window-to", "2026-06-30")
    change(cli, "--day", "2026-07-16am")
    assert when(cli) == "7月16日(木)09:00～12:00"
    # The end of a window alone moves that of an e-learning; of a course of days there is none that it could end.
    assert "--window-from" in change(cli, "--window-to", "2026-07-31", expect=2)
    change(cli, "--window-from", "2026-06-01", "--window-to", "2026-06-30")
    change(cli, "--window-to", "2026-07-31")
    assert when(cli) == "6月1日(月)～7月31日(金)"


def test_a_day_of_another_year_is_seen_and_one_that_has_passed_is_told(city: Path, cli: Cli) -> None:
    assert "令和8年度、7月10日(金)09:00～12:00 → 令和9年度、7月9日(金)09:00～12:00" in change(
        cli, "--day", "2027-07-09am"
    )
    shown = change(cli, "--day", "2026-04-10am")
    assert "すでに過ぎています" in shown and "全員受講できます" not in shown
    # What is moved back is ahead again.
    assert "全員受講できます" in change(cli, "--day", "2026-07-10am")


def test_people_are_told_when_their_session_teaches_something_else(city: Path, cli: Cli) -> None:
    cli("enrol", "told", "--session", "P1", "--yes", day=MAY)
    (city / "days.csv").write_text(
        "開催コード,研修名,開催日,時間帯,定員\nP1,業務改善の基礎,2026-07-10,午前,5\n", "utf-8"
    )
    shown = cli("session", "import", "days.csv", "--yes", day=MAY).err
    assert "「企画の基礎」のために席のある 2 人" in shown
    assert "改めて知らせる" in shown


def test_whoever_still_sits_in_a_cancelled_session_is_named_until_there_is_something_else(city: Path, cli: Cli) -> None:
    cli("session", "cancel", "P1", "--yes", day=MAY)

    def named() -> list[str]:
        todo = json.loads(cli("status", "--all", "--format", "json", day=AUGUST).out)
        found = (
            next(who for who in (NARUSE, HORI) if who in one["what"]) for one in todo if "中止になった" in one["what"]
        )
        return sorted(found)

    assert named() == [NARUSE, HORI]
    cli("session", "add", "planning-basics", "--day", "2026-09-10am", "--capacity", 5, "--code", "P2", "--yes", day=MAY)
    cli("enrol", "add", "P2", "--staff", NARUSE, "--yes", day=AUGUST)
    assert named() == [HORI]
    cli("enrol", "cancel", "P1", "--staff", HORI, "--by-office", "--yes", day=AUGUST)
    assert named() == []


def test_a_cancelled_session_is_called_so_and_not_begun(city: Path, cli: Cli) -> None:
    cli("enrol", "request", "add", "planning-basics", "--staff", MAKINO, "--yes", day=MAY)
    cli("session", "cancel", "P1", "--yes", day=MAY)
    shown = cli("allocate", "explain", "--session", "P1", day=MAY).out
    assert "この回は中止です" in shown and "始まっています" not in shown


def test_seats_of_the_year_are_those_that_are_held_and_those_of_who_left_since(city: Path, cli: Cli) -> None:
    def year() -> tuple[int, str]:
        rows = json.loads(cli("report", "year", "--format", "json", day=AUGUST).out)
        [one] = [row for row in rows if row["measure"] == "受講の席"]
        return one["value"], one["note"]

    cli("staff", "depart", NARUSE, "--on", "2026-07-20", "--yes", day=AUGUST)
    assert year() == (2, "在職者 1人、ほかに在職していない人の席 1")
    rows = {
        row["department"]: row["seats"]
        for row in json.loads(cli("report", "departments", "--format", "json", day=AUGUST).out)
    }
    assert rows == {"都市部": 1, "（在職していない人）": 1}
    spent = json.loads(cli("report", "spending", "--format", "json", day=AUGUST).out)
    assert [(row["unit"], row["planned"]) for row in spent][-1] == ("（在職していない人）", 1)
    cli("session", "cancel", "P1", "--yes", day=MAY)
    assert year() == (0, "0人")
    progress = json.loads(cli("report", "progress", "--format", "json", day=AUGUST).out)
    assert sum(row["seats"] for row in progress) == 0


def test_a_roster_of_an_earlier_day_is_of_the_year_of_that_day(city: Path, cli: Cli) -> None:
    cli("roster", "export", "--kind", "leader", "--as-of", "2026-03-01", "--out", "out", "--yes", day=AUGUST)
    [file] = (city / "out").glob("*.xlsx")
    assert "令和7年度" in file.name

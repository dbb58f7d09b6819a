"""Seats of a session that was called off, or that ended without completion, count for nobody in the reports."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
MAY, JULY, OCTOBER = date(2026, 5, 11), date(2026, 7, 13), date(2026, 10, 5)
PEOPLE = ("001101", "001102", "001103")


@pytest.fixture
@made_once
def town(workspace: Path, cli: Cli) -> Path:
    """Three people whose plans take 業務改善の基礎, which is mandatory by February; all have a seat of July."""
    file = workspace / "data" / "trainings" / "basic.yaml"
    head = "  - id: bpr-basics\n"
    file.write_text(file.read_text("utf-8").replace(head, head + "    mandatory_for: [{due: '02-28'}]\n"), "utf-8")
    rows = "".join(
        f"{who},{name},総務部,総務課\n" for who, name in zip(PEOPLE, ("水谷 栞", "平野 蓮", "関 凪"), strict=True)
    )
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n" + rows, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", day=MAY)
    cli("session", "add", "bpr-basics", "--day", "2026-07-06am", "--capacity", 9, "--code", "B1", "--yes", day=MAY)
    for who in PEOPLE:
        cli("enrol", "add", "B1", "--staff", who, "--yes", day=MAY)
    return workspace


def mandatory(cli: Cli, day: date) -> tuple[int, dict[str, str]]:
    (row,) = json.loads(cli("report", "mandatory", "--format", "json", day=day).out)
    people = json.loads(cli("report", "mandatory", "--people", "--format", "json", day=day).out)
    return row["seated"], {one["number"]: one["seat"] for one in people}


def results(cli: Cli, town: Path, session: str = "B1", **outcomes: str) -> None:
    lines = "".join(f"{who[1:]},{session},{what}\n" for who, what in outcomes.items())
    (town / "r.csv").write_text("職員番号,開催コード,修了\n" + lines, "utf-8")
    cli("result", "import", "r.csv", "--yes", day=JULY)


def test_who_owes_a_mandatory_training_has_only_seats_that_can_still_bring_it(town: Path, cli: Cli) -> None:
    assert mandatory(cli, MAY) == (3, dict.fromkeys(PEOPLE, "B1"))
    results(cli, town, _001101="未修了", _001102="修了")
    assert mandatory(cli, JULY) == (1, {"001101": "", "001103": "B1（終了・結果待ち）"})


def test_a_session_that_is_called_off_seats_nobody(town: Path, cli: Cli) -> None:
    cli("session", "cancel", "B1", "--yes", day=MAY)
    assert mandatory(cli, MAY) == (0, dict.fromkeys(PEOPLE, ""))


def test_nobody_is_being_trained_by_a_seat_that_brought_nothing(town: Path, cli: Cli) -> None:
    (town / "data" / "needs.yaml").write_text(
        "- {role: product-manager, grade: 1, department: 総務部, fy: 2026, by: train, count: 3}\n", "utf-8"
    )
    cli("session", "add", "planning-basics", "--day", "2026-07-07am", "--capacity", 9, "--code", "C1", "--yes", day=MAY)
    for who in PEOPLE[:2]:
        cli("plan", "make", "--staff", who, "--to", "product-manager/1", "--yes", day=MAY)
        cli("enrol", "add", "C1", "--staff", who, "--yes", day=MAY)

    def counted(day: date) -> tuple[int, int]:
        rows = json.loads(cli("report", "demand", "--format", "json", day=day).out)
        return rows[0]["training"], rows[0]["planned"]

    assert counted(MAY) == (2, 0)
    results(cli, town, "C1", _001101="未修了")
    assert counted(JULY) == (1, 1)


def test_the_calendar_counts_seats_of_leavers_as_the_report_of_the_year_does(town: Path, cli: Cli) -> None:
    def told(day: date) -> tuple[int, str]:
        year = json.loads(cli("report", "year", "--format", "json", day=day).out)
        steps = json.loads(cli("status", "--year", "--format", "json", day=day).out)
        (seats,) = [row["value"] for row in year if row["measure"] == "受講の席"]
        (stands,) = [row["stands"] for row in steps if "席のない希望" in row["stands"]]
        return seats, stands

    assert told(MAY) == (3, "席 3、席のない希望 0")
    cli("staff", "depart", "001103", "--on", "2026-07-08", "--yes", day=JULY)
    assert told(JULY) == (3, "席 3（うち在職していない人の席 1）、席のない希望 0")

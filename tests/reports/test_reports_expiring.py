"""What expires, and the seat that renews it: ahead, in another year, over with its result to come, or gone."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
MAY, JULY, AUGUST = date(2026, 5, 10), date(2026, 7, 6), date(2026, 8, 3)


@pytest.fixture
@made_once
def town(workspace: Path, cli: Cli) -> Path:
    """企画の基礎 holds four years and 業務改善の基礎 renews it; completed in September 2022."""
    file = workspace / "data" / "trainings" / "basic.yaml"
    head = "  - id: planning-basics\n"
    text = file.read_text("utf-8").replace(head, head + "    valid_years: 4\n    renewed_by: [bpr-basics]\n")
    file.write_text(text, "utf-8")
    (workspace / "staff.csv").write_text("職員番号,氏名,部,課\n000901,岩崎 澪,総務部,総務課\n", "utf-8")
    (workspace / "done.csv").write_text("職員番号,研修名,修了,修了年月日\n000901,企画の基礎,修了,2022-09-15\n", "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2022-04-01", "--yes", day=date(2022, 4, 1))
    cli("result", "import", "done.csv", "--yes", day=MAY)
    session(cli, "bpr-basics", "R1", "2026-07-03")
    cli("enrol", "add", "R1", "--staff", "000901", "--yes", day=MAY)
    return workspace


def session(cli: Cli, training: str, code: str, day: str) -> None:
    cli("session", "add", training, "--day", f"{day}am", "--capacity", 9, "--code", code, "--yes", day=MAY)


def seat(cli: Cli, day: date) -> str:
    (row,) = json.loads(cli("report", "expiring", "--months", "12", "--format", "json", day=day).out)
    return str(row["seat"])


def test_a_seat_renews_until_its_result_says_otherwise(town: Path, cli: Cli) -> None:
    assert seat(cli, MAY) == "R1"
    assert seat(cli, JULY) == "R1（終了・結果待ち）"
    (town / "r.csv").write_text("職員番号,開催コード,修了\n000901,R1,未修了\n", "utf-8")
    cli("result", "import", "r.csv", "--yes", day=JULY)
    assert seat(cli, JULY) == ""


def test_a_session_that_is_called_off_renews_nothing_and_one_of_next_year_does(town: Path, cli: Cli) -> None:
    cli("session", "cancel", "R1", "--yes", day=MAY)
    assert seat(cli, MAY) == ""
    session(cli, "bpr-basics", "R2", "2027-04-12")
    cli("enrol", "add", "R2", "--staff", "000901", "--yes", day=MAY)
    assert seat(cli, AUGUST) == "R2"


def test_a_seat_that_is_called_off_rests_on_nothing(town: Path, cli: Cli) -> None:
    session(cli, "planning-practice", "P1", "2026-11-09")
    cli("enrol", "add", "P1", "--staff", "000901", "--yes", day=MAY)
    listed = ("report", "expiring", "--months", "1", "--format", "json")
    (row,) = json.loads(cli(*listed, day=MAY).out)
    assert row["rests"] == ["P1（2026-11-09）の席"]
    cli("session", "cancel", "P1", "--yes", day=MAY)
    assert json.loads(cli(*listed, day=MAY).out) == []

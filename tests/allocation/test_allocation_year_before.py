"""Sessions of the last weeks of a year come before those of the next one, whose seats are given meanwhile."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
FEBRUARY, APRIL = date(2027, 2, 15), date(2027, 4, 8)
STAFF = "職員番号,氏名,部,課,職名\n001511,平井 蒼,総務部,総務課,主任\n001512,堀 美緒,総務部,人事課,主事\n"


@pytest.fixture(params=["{levels: {planning: 1}}", "{trainings: [planning-basics]}"])
@made_once
def city(workspace: Path, cli: Cli, request: pytest.FixtureRequest) -> Path:
    """企画の基礎 in March 2027 and again in September, 実践 in June; 001511 has a seat in March, both want 実践."""
    file = workspace / "data" / "trainings" / "basic.yaml"
    asked = "prerequisites: {trainings: [planning-basics]}"
    file.write_text(file.read_text("utf-8").replace(asked, f"prerequisites: {request.param}"), "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for training, code, day in (
        ("planning-basics", "M1", "2027-03-09"),
        ("planning-practice", "J1", "2027-06-10"),
        ("planning-basics", "S1", "2027-09-10"),
    ):
        cli("session", "add", training, "--day", f"{day}am", "--capacity", 9, "--code", code, "--yes", day=FEBRUARY)
    cli("enrol", "add", "M1", "--staff", "001511", "--yes", day=FEBRUARY)
    for number in ("001511", "001512"):
        asks = ("enrol", "request", "add", "planning-practice", "--staff", number, "--fy", "2027", "--yes")
        cli(*asks, day=FEBRUARY)
    return workspace


def given(cli: Cli) -> set[tuple[str, str]]:
    listed = cli("enrol", "list", "--format", "csv", day=FEBRUARY).out
    return set(re.findall(r"^([A-Z]\d),.*?,(00151\d),", listed, re.MULTILINE))


def wrong(cli: Cli, day: date) -> bool:
    return "J1" in cli("status", "--all", day=day).out


def test_a_seat_of_march_comes_before_one_of_june(city: Path, cli: Cli) -> None:
    cli("allocate", "run", "--fy", "2027", "--yes", day=FEBRUARY)
    assert given(cli) == {("M1", "001511"), ("J1", "001511")}
    assert not wrong(cli, FEBRUARY)
    explained = cli("--lang", "en", "allocate", "explain", "--staff", "001512", "--fy", "2027", day=FEBRUARY).out
    assert "J1" in explained


@pytest.mark.parametrize(("outcome", "stays"), [("修了", True), ("未修了", False)])
def test_the_result_of_march_decides_in_april(outcome: str, stays: bool, city: Path, cli: Cli) -> None:
    cli("allocate", "run", "--fy", "2027", "--yes", day=FEBRUARY)
    cli("allocate", "run", "--fy", "2027", "--yes", day=APRIL)
    assert ("J1", "001511") in given(cli), "the result is still to come"
    line = f"職員番号,研修名,修了,修了年月日\n001511,企画の基礎,{outcome},2027-03-09\n"
    (city / "done.csv").write_text(line, "utf-8")
    cli("result", "import", "done.csv", "--yes", day=APRIL)
    assert wrong(cli, APRIL) is not stays
    cli("allocate", "run", "--fy", "2027", "--yes", day=APRIL)
    assert (("J1", "001511") in given(cli)) is stays
    assert not wrong(cli, APRIL)


def test_a_seat_by_hand_is_in_order_as_the_command_said(city: Path, cli: Cli) -> None:
    told = cli("enrol", "add", "J1", "--staff", "001511", "--yes", day=FEBRUARY).text
    assert "W_ENROL" not in told
    assert not wrong(cli, FEBRUARY)
    assert "W_ENROL" in cli("enrol", "add", "J1", "--staff", "001512", "--yes", day=FEBRUARY).text
    assert wrong(cli, FEBRUARY)

"""The year's calendar: what is due when, what is done, what is late, the next command."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = "職員番号,氏名,部,課,職名\n001200,佐藤 美咲,総務部,人事課,主任\n001237,髙橋 健,総務部,人事課,係長\n"


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Two people of one section."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def year(cli: Cli, day: date = date(2026, 5, 1), *more: str) -> dict[str, dict[str, str]]:
    rows = json.loads(cli("status", "--year", "--format", "json", *more, day=day, lang="en").out)
    return {row["step"]: row for row in rows}


def states(cli: Cli, day: date) -> dict[str, str]:
    return {step: row["state"] for step, row in year(cli, day).items()}


def test_a_year_begins_with_its_steps_in_the_order_of_the_work(ward: Path, cli: Cli) -> None:
    rows = year(cli)
    assert list(rows)[:3] == ["Staff, transfers of 1 April", "Nomination of leaders", "Results up to last year"]
    assert rows["Nomination of leaders"]["day"] == "until 2026-05-31"
    assert rows["Nomination of leaders"]["command"] == "skillmap leader form --fy 2026"
    found = states(cli, date(2026, 5, 1))
    assert {step for step, state in found.items() if state == "done"} == {"Staff, transfers of 1 April"}
    assert {state for step, state in found.items()} == {"done", "to come"}


def test_what_is_not_done_by_its_day_is_late_until_it_is_done(ward: Path, cli: Cli) -> None:
    assert states(cli, date(2026, 6, 1))["Nomination of leaders"] == "late"
    late = year(cli, date(2026, 6, 1))["Nomination of leaders"]["command"]
    assert late == "skillmap leader form --fy 2026 --due DAY"
    cli("leader", "form", "--fy", "2026", "--due", "2026-06-20", "--out", "forms")
    rows = year(cli, date(2026, 6, 15))
    assert (rows["Nomination of leaders"]["state"], rows["Nomination of leaders"]["day"]) == (
        "under way", "until 2026-06-20",
    )  # fmt: skip
    assert rows["Nomination of leaders"]["command"] == "skillmap leader answers"
    cli("leader", "nominate", "--section", "人事課", "--staff", "001200", "--yes")
    done = year(cli, date(2026, 7, 15))["Nomination of leaders"]
    assert (done["state"], done["command"]) == ("done", "")


def test_the_offices_own_days_stand_in_its_settings(ward: Path, cli: Cli) -> None:
    settings = ward / "skillmap.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text + '\n[calendar]\nassessment = "06-30"\n', "utf-8")
    assert year(cli)["Assessment"]["day"] == "until 2026-06-30"
    assert states(cli, date(2026, 7, 1))["Assessment"] == "late"
    settings.write_text(text + '\n[calendar]\nassessment = "13-30"\n', "utf-8")
    cli("status", "--year", expect=3)


def test_seats_told_trainings_and_results_follow_each_other(ward: Path, cli: Cli) -> None:
    cli("session", "add", "planning-practice", "--day", "2026-06-20", "--capacity", "9", "--code", "K1", "--yes")
    cli("enrol", "add", "K1", "--staff", "001200", "--yes")
    assert states(cli, date(2026, 6, 15))["Telling people of their seats"] == "to come"
    cli("roster", "export", "--final", "--out", "out", "--yes")
    assert states(cli, date(2026, 6, 15))["Telling people of their seats"] == "done"
    found = states(cli, date(2026, 6, 25))
    assert (found["Trainings"], found["Results"]) == ("done", "late")
    assert year(cli, date(2026, 6, 25))["Results"]["command"] == "skillmap result outstanding"
    (ward / "r.csv").write_text("職員番号,研修名,修了日\n001200,企画の実践,2026-06-20\n", "utf-8")
    cli("result", "import", "r.csv", "--yes", day=date(2026, 6, 25))
    assert states(cli, date(2026, 6, 25))["Results"] == "done"

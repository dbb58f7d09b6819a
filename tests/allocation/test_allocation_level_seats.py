"""Levels that own seats lead to: a seat with a result leads nowhere by itself, of several the earliest counts."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
AFTER = date(2026, 7, 13)
STAFF = "職員番号,氏名,部,課,職名\n001405,三浦 朔,総務部,総務課,主任\n001406,谷 結衣,総務部,人事課,主事\n"
SAID = "レベルに達していません"


@pytest.fixture
@made_once
def town(workspace: Path, cli: Cli) -> Path:
    """実践 asks for level 1 of 企画; 企画の基礎 and 業務改善の基礎 both lead to it. 001405 wants all three."""
    file = workspace / "data" / "trainings" / "basic.yaml"
    text = file.read_text("utf-8").replace("teaches: {bpr: 1}", "teaches: {bpr: 1, planning: 1}")
    asked = "prerequisites: {trainings: [planning-basics]}"
    file.write_text(text.replace(asked, "prerequisites: {levels: {planning: 1}}"), "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for training, code, day in (("bpr-basics", "Z1", "2026-07-06"), ("planning-practice", "P1", "2026-07-22")):
        cli("session", "add", training, "--day", f"{day}am", "--capacity", 9, "--code", code, "--yes")
    for training in ("bpr-basics", "planning-practice"):
        cli("enrol", "request", "add", training, "--staff", "001405", "--yes")
    return workspace


def given(cli: Cli) -> set[str]:
    return set(re.findall(r"^([A-Z]\d),.*?,001405,", cli("enrol", "list", "--format", "csv").out, re.MULTILINE))


@pytest.mark.parametrize(("outcome", "stays"), [("修了", True), ("未修了", False)])
def test_status_and_the_next_run_say_the_same_when_the_result_of_the_step_is_in(
    outcome: str, stays: bool, town: Path, cli: Cli
) -> None:
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given(cli) == {"Z1", "P1"}
    line = f"職員番号,研修名,修了,修了年月日\n001405,業務改善の基礎,{outcome},2026-07-06\n"
    (town / "done.csv").write_text(line, "utf-8")
    told = cli("result", "import", "done.csv", "--yes", day=AFTER).text
    assert (SAID in told) is not stays
    assert (SAID in cli("status", "--all", day=AFTER).out) is not stays
    cli("allocate", "run", "--fy", "2026", "--yes", day=AFTER, expect=None)
    assert ("P1" in given(cli)) is stays
    assert SAID not in cli("status", "--all", day=AFTER).out
    added = cli("enrol", "add", "P1", "--staff", "001405", "--dry-run", day=AFTER).text
    assert ("W_ENROL_LEVEL" in added) is not stays


def test_a_level_rated_after_the_course_counts_more_than_the_seat(town: Path, cli: Cli) -> None:
    cli("allocate", "run", "--fy", "2026", "--yes")
    (town / "done.csv").write_text("職員番号,研修名,修了,修了年月日\n001405,業務改善の基礎,修了,2026-07-06\n", "utf-8")
    cli("result", "import", "done.csv", "--yes", day=AFTER)
    (town / "rated.csv").write_text("職員番号,スキル,レベル,評価日\n001405,企画,0,2026-07-10\n", "utf-8")
    cli("assess", "import", "rated.csv", "--yes", day=AFTER)
    assert SAID in cli("status", "--all", day=AFTER).out
    cli("allocate", "run", "--fy", "2026", "--yes", day=AFTER, expect=None)
    assert "P1" not in given(cli)


def test_of_two_seats_that_lead_to_the_level_the_earlier_one_is_enough(town: Path, cli: Cli) -> None:
    cli("allocate", "run", "--fy", "2026", "--yes")
    # Its code stands before the other one, its day after the session that asks for the level.
    cli("session", "add", "planning-basics", "--day", "2026-08-03am", "--capacity", 9, "--code", "A0", "--yes")
    cli("enrol", "add", "A0", "--staff", "001405", "--yes")
    assert SAID not in cli("status", "--all").out
    cli("allocate", "run", "--fy", "2026", "--yes", expect=None)
    assert given(cli) == {"A0", "Z1", "P1"}


def test_nobody_is_moved_before_what_leads_to_the_level(town: Path, cli: Cli) -> None:
    cli("session", "add", "planning-practice", "--day", "2026-07-02am", "--capacity", 9, "--code", "P0", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given(cli) == {"Z1", "P1"}
    told = cli("session", "cancel", "P1", "--move", "--yes").text
    assert given(cli) == {"Z1", "P1"}, "P0 begins before Z1"
    assert "レベル" in told
    cli("db", "undo", "--yes")
    cli("session", "add", "planning-practice", "--day", "2026-07-29am", "--capacity", 9, "--code", "P2", "--yes")
    cli("session", "cancel", "P1", "--move", "--yes")
    assert given(cli) == {"Z1", "P2"}
    assert SAID not in cli("status", "--all").out


@pytest.mark.parametrize("asked", ["{levels: {planning: 1}}", "{trainings: [bpr-basics]}"])
def test_nobody_is_moved_behind_what_asks_for_it(asked: str, town: Path, cli: Cli) -> None:
    file = town / "data" / "trainings" / "basic.yaml"
    text = file.read_text("utf-8").replace("prerequisites: {levels: {planning: 1}}", f"prerequisites: {asked}")
    file.write_text(text, "utf-8")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given(cli) == {"Z1", "P1"}
    cli("session", "add", "bpr-basics", "--day", "2026-08-06am", "--capacity", 9, "--code", "Z3", "--yes")
    told = cli("--lang", "en", "session", "cancel", "Z1", "--move", "--yes").text
    assert given(cli) == {"Z1", "P1"}
    assert "it must be over before P1" in " ".join(told.split())
    cli("db", "undo", "--yes")
    cli("session", "add", "bpr-basics", "--day", "2026-07-21am", "--capacity", 9, "--code", "Z2", "--yes")
    cli("session", "cancel", "Z1", "--move", "--yes")
    assert given(cli) == {"Z2", "P1"}


def test_whichever_training_leads_to_the_level_in_time_is_enough(town: Path, cli: Cli) -> None:
    """A seat by hand in the one that comes too late keeps nobody from the session that the other one is in time for."""
    cli("session", "add", "planning-basics", "--day", "2026-08-03am", "--capacity", 9, "--code", "B1", "--yes")
    cli("enrol", "add", "B1", "--staff", "001405", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given(cli) == {"B1", "Z1", "P1"}
    assert SAID not in cli("status", "--all").out
    cli("enrol", "cancel", "Z1", "--staff", "001405", "--yes")
    assert SAID in cli("status", "--all").out
    cli("enrol", "request", "withdraw", "bpr-basics", "--staff", "001405", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given(cli) == {"B1"}, "nothing that leads to the level is over by then"


def test_two_that_are_wanted_and_one_of_them_held_too_late(town: Path, cli: Cli) -> None:
    cli("session", "add", "planning-basics", "--day", "2026-08-03am", "--capacity", 9, "--code", "B1", "--yes")
    cli("enrol", "request", "add", "planning-basics", "--staff", "001405", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    assert given(cli) == {"B1", "Z1", "P1"}

"""A level that only a qualification with an end speaks for is not there in a session that begins after the end."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.assessment.evidence import LapsingLevels, levels_on, with_taught
from skillmap.framework.load import load

Cli = Callable[..., Any]
COURSE = "security-section-workshop"
"""Asks for level 1 of information security."""
MAY, JULY = date(2026, 5, 20), date(2026, 7, 10)
ENDS, LOW = "2026-06-30", "必要なレベルに達していません"


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """Two people with the examination, for one of them to the end of June only. Sessions of June and September."""
    (shipped_workspace / "staff.csv").write_text(
        "職員番号,氏名,部,課,職名\n000801,本田 環,総務部,総務課,主事\n000802,森 悠,福祉部,福祉課,主事\n", "utf-8"
    )
    (shipped_workspace / "held.csv").write_text(
        "職員番号,資格,取得日,有効期限\n"
        "000801,情報処理安全確保支援士試験（SC）,2023-07-01,2026-06-30\n"
        "000802,情報処理安全確保支援士試験（SC）,2023-07-01,2029-06-30\n",
        "utf-8",
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", day=MAY)
    cli("qualification", "import", "held.csv", "--yes", day=MAY)
    for code, month in (("J1", 6), ("S1", 9)):
        days = [("--day", f"2026-{month:02}-{day:02}am@09:00-12:00") for day in (24, 25)]
        cli("session", "add", COURSE, "--capacity", "9", *sum(days, ()), "--code", code, "--yes", day=MAY)
    return shipped_workspace


def told(cli: Cli, day: date = MAY) -> str:
    return str(cli("status", "--all", "--format", "csv", day=day).out)


def test_it_is_told_when_the_seat_is_given_and_until_it_is_mended(ward: Path, cli: Cli) -> None:
    warned = cli("enrol", "add", "S1", "--staff", "000801", "--yes", day=MAY).err
    assert "W_ENROL_LEVEL_ENDS" in warned
    assert ENDS in warned
    assert "skillmap assess approve --evidence --staff 000801" in told(cli)
    assert LOW not in told(cli)
    cli("assess", "approve", "--evidence", "--staff", "000801", "--yes", day=MAY)
    assert "S1" not in told(cli)
    assert "S1" not in told(cli, JULY), "what was approved stays"


def test_afterwards_the_level_is_simply_not_there(ward: Path, cli: Cli) -> None:
    cli("enrol", "add", "S1", "--staff", "000801", "--yes", day=MAY)
    assert LOW in told(cli, JULY)


def test_a_session_before_the_end_and_a_qualification_that_lasts_are_in_order(ward: Path, cli: Cli) -> None:
    assert "W_ENROL" not in cli("enrol", "add", "J1", "--staff", "000801", "--yes", day=MAY).err
    assert "W_ENROL" not in cli("enrol", "add", "S1", "--staff", "000802", "--yes", day=MAY).err
    assert "000801" not in told(cli)
    assert "000802" not in told(cli)


def test_an_allocation_gives_no_seat_that_status_would_tell(ward: Path, cli: Cli) -> None:
    cli("session", "cancel", "J1", "--yes", day=MAY)
    for who in ("000801", "000802"):
        cli("enrol", "request", "add", COURSE, "--staff", who, "--yes", day=MAY)
    cli("allocate", "run", "--fy", "2026", "--yes", day=MAY)
    seats = cli("enrol", "list", "--format", "csv", day=MAY).out
    assert "000802" in seats
    assert "000801" not in seats
    assert "レベル1" in cli("allocate", "explain", "--staff", "000801", day=MAY).out


def test_what_a_seat_teaches_stays_when_the_evidence_ends(shipped_workspace: Path) -> None:
    framework, _ = load(shipped_workspace / "data")
    assert framework is not None
    skill = "information-security"
    levels = LapsingLevels({skill: 3, "cloud": 1}, {skill: (date(2026, 6, 30), 0)})
    assert levels_on(levels, date(2026, 6, 30)) == {skill: 3, "cloud": 1}
    assert levels_on(levels, JULY) == {skill: 0, "cloud": 1}
    assert levels_on(with_taught(framework, levels, ["security-basics"]), JULY)[skill] == 1
    assert levels_on({skill: 3}, JULY) == {skill: 3}

"""Before a final roster leaves, seats in it that nobody will take are told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
006101,足立 律,市民部,窓口課,主任
006102,稲垣 紬,市民部,窓口課,主事
006103,梅田 蒼,土木部,道路課,主任
006104,遠藤 凪,土木部,道路課,主事
"""
LEAVE = "職員番号,氏名,種別,開始日,終了日\n006102,稲垣 紬,病気休職,2026-09-01,2027-03-31\n"
SAID = "このままでは受けられない席が"


@pytest.fixture
@made_once
def office(workspace: Path, cli: Cli) -> Path:
    """Two sessions with everybody in both."""
    Path("staff.csv").write_text(STAFF, "utf-8")
    Path("leave.csv").write_text(LEAVE, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    for training, day, code in (("planning-practice", "2026-09-10am", "K1"), ("data-basics", "2026-08-18am", "K2")):
        cli("session", "add", training, "--day", day, "--capacity", "9", "--code", code, "--yes")
        for number in ("006101", "006102", "006103", "006104"):
            cli("enrol", "add", code, "--staff", number, "--yes")
    return workspace


def export(cli: Cli, *more: str) -> str:
    return str(cli("roster", "export", "--out", "out", "--yes", "--replace", *more).err)


def test_seats_of_somebody_on_leave_are_told_by_roster_session_and_department(office: Path, cli: Cli) -> None:
    assert SAID not in export(cli, "--final")
    cli("staff", "leave", "leave.csv", "--yes")
    assert f"{SAID} 1 件（1 人：006102 稲垣 紬）" in export(cli, "--final")
    assert f"{SAID} 1 件" in export(cli, "--final", "--kind", "session", "--session", "K1")
    assert SAID not in export(cli, "--final", "--kind", "session", "--session", "K2")
    assert SAID not in export(cli, "--final", "--department", "土木部")
    assert f"{SAID} 1 件" in export(cli, "--final", "--department", "市民部")
    # A draft binds nobody.
    assert SAID not in export(cli)


def test_seats_of_two_sessions_on_one_half_day_count_once(office: Path, cli: Cli) -> None:
    cli("session", "change", "K1", "--day", "2026-08-18am", "--yes")
    assert f"{SAID} 4 件（4 人：" in export(cli, "--final")

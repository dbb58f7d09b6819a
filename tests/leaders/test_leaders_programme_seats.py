"""A leader whose seat in the programme brought nothing has not begun it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
MAY, JULY, AUGUST = date(2026, 5, 11), date(2026, 7, 13), date(2026, 8, 3)


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """A leader with a seat of July in the first training of the programme."""
    staff = "職員番号,氏名,部,課,職名\n001601,浜口 望,総務部,総務課,主任\n001602,植田 迅,総務部,総務課,主事\n"
    (shipped_workspace / "staff.csv").write_text(staff, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", day=MAY)
    cli("leader", "nominate", "--section", "総務課", "--staff", "001601", "--from", "2026-04-01", "--yes", day=MAY)
    cli("session", "add", "leader-kickoff", "--day", "2026-07-07am", "--capacity", 9, "--code", "L1", "--yes", day=MAY)
    cli("enrol", "add", "L1", "--staff", "001601", "--yes", day=MAY)
    return shipped_workspace


def is_told(cli: Cli, day: date) -> bool:
    rows = json.loads(cli("leader", "check", "--format", "json", expect=None, day=day).out)
    return any("まだ始めておらず" in str(row["finding"]) for row in rows)


@pytest.mark.parametrize(("outcome", "told"), [("未修了", True), ("修了", False)])
def test_a_seat_counts_until_its_result_is_in(outcome: str, told: bool, ward: Path, cli: Cli) -> None:
    assert not is_told(cli, JULY)
    (ward / "r.csv").write_text(f"職員番号,開催コード,修了\n001601,L1,{outcome}\n", "utf-8")
    cli("result", "import", "r.csv", "--yes", day=JULY)
    assert is_told(cli, AUGUST) is told

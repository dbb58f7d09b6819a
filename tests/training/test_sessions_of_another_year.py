"""A code of last year's session comes again: last year's session stays what it was, and so do its people."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
"""
BEFORE, NOW = date(2025, 5, 1), date(2026, 5, 1)
ADD = ("session", "add", "planning-basics", "--capacity", 9, "--day")


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """S1 of 2025 with one person, S2 of 2025 with nobody."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes", day=BEFORE)
    cli(*ADD, "2025-07-10am", "--code", "S1", "--yes", day=BEFORE)
    cli(*ADD, "2025-07-17am", "--code", "S2", "--yes", day=BEFORE)
    cli("enrol", "add", "S1", "--staff", "001200", "--yes", day=BEFORE)
    return workspace


def listed(cli: Cli, fy: str) -> list[str]:
    lines = cli("session", "list", "--fy", fy, "--format", "csv", day=NOW).out.splitlines()[1:]
    return [line.split(",")[0] for line in lines]


def test_a_code_of_last_year_is_refused_with_one_that_is_free(ward: Path, cli: Cli) -> None:
    err = cli(*ADD, "2026-07-10am", "--code", "S1", "--yes", expect=3, day=NOW).err
    assert "E_SESSION_OTHER_YEAR" in err
    assert "2025-07-10" in err
    assert "1 人" in err
    assert "例 S1-2026" in err
    assert listed(cli, "2025") == ["S1", "S2"]
    assert listed(cli, "2026") == []
    cli(*ADD, "2026-07-10am", "--code", "S1-2026", "--yes", day=NOW)
    assert listed(cli, "2025") == ["S1", "S2"]
    assert listed(cli, "2026") == ["S1-2026"]
    assert "例 S1-2026-2" in cli(*ADD, "2026-07-10am", "--code", "S1", "--yes", expect=3, day=NOW).err


def test_a_timetable_with_the_codes_of_last_year_is_refused_row_by_row(ward: Path, cli: Cli) -> None:
    rows = "開催コード,研修名,開催日,時間帯,定員\nS1,企画の基礎,7月9日,午前,9\nS3,企画の基礎,7月16日,午前,9\n"
    (ward / "days.csv").write_text(rows, "utf-8")
    err = cli("session", "import", "days.csv", "--yes", expect=3, day=NOW).err
    assert "days.csv A2: E_SESSION_OTHER_YEAR" in err
    assert err.count("E_SESSION_OTHER_YEAR") == 1
    assert listed(cli, "2026") == []
    # The list of last year, taken in as such, puts its sessions right.
    cli("session", "import", "days.csv", "--fy", "2025", "--yes", day=NOW)
    assert listed(cli, "2025") == ["S1", "S2", "S3"]


def test_results_alone_keep_a_session_in_its_year(ward: Path, cli: Cli) -> None:
    (ward / "came.csv").write_text("職員番号,開催コード,修了\n001237,S2,修了\n", "utf-8")
    cli("result", "import", "came.csv", "--yes", day=NOW)
    assert "E_SESSION_OTHER_YEAR" in cli(*ADD, "2026-07-10am", "--code", "S2", "--yes", expect=3, day=NOW).err


def test_a_session_without_people_and_one_to_come_may_go_to_another_year(ward: Path, cli: Cli) -> None:
    cli(*ADD, "2026-07-10am", "--code", "S2", "--yes", day=NOW)
    assert listed(cli, "2026") == ["S2"]
    # Put off before it was held: its people wait for the new day.
    cli(*ADD, "2026-04-20am", "--code", "S1", "--yes", day=BEFORE)
    assert listed(cli, "2026") == ["S1", "S2"]


def test_a_change_by_hand_into_another_year_is_told(ward: Path, cli: Cli) -> None:
    err = cli("session", "change", "S1", "--day", "2026-07-10am", "--dry-run", day=NOW).err
    assert "W_SESSION_OTHER_YEAR" in err
    assert "1 人" in err
    assert (
        "W_SESSION_OTHER_YEAR" not in cli("session", "change", "S1", "--day", "2025-07-11am", "--dry-run", day=NOW).err
    )


def results(cli: Cli, ward: Path, *rows: str) -> str:
    (ward / "r.csv").write_text("\n".join(("職員番号,開催コード,修了年月日,修了", *rows, "")), "utf-8")
    return str(cli("result", "import", "r.csv", "--dry-run", day=NOW).err)


def test_a_day_after_the_session_and_in_the_next_year_is_told(ward: Path, cli: Cli) -> None:
    told = results(cli, ward, "001200,S1,2026-04-03,修了")
    assert "r.csv C2: W_RESULT_LATER_YEAR" in told
    assert "001200 佐藤 美咲" in told
    assert "2025-07-10" in told
    assert "令和8年度" in told
    # As advised: with a day of the session nothing is left to tell. Late in the same year is late, and no more.
    for row in ("001200,S1,2025-07-10,修了", "001200,S1,,修了", "001200,S1,2026-03-31,修了"):
        assert "W_RESULT_LATER_YEAR" not in results(cli, ward, row)
    assert "W_RESULT_LATER_YEAR" not in results(cli, ward, "001200,S1,2026-04-03,未修了")


def test_an_e_learning_is_over_with_its_window(ward: Path, cli: Cli) -> None:
    window = ("--window-from", "2025-06-01", "--window-to", "2026-03-31", "--capacity", 9, "--code", "E1", "--yes")
    cli("session", "add", "bpr-basics", *window, day=BEFORE)
    cli("enrol", "add", "E1", "--staff", "001200", "--yes", day=BEFORE)
    assert "W_RESULT_LATER_YEAR" in results(cli, ward, "001200,E1,2026-04-01,修了")
    assert "W_RESULT_LATER_YEAR" not in results(cli, ward, "001200,E1,2026-03-31,修了")

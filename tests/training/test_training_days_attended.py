"""Attendance told by days (1日目, 2日目 …) in lists that others made, and results of people who have left since."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
COURSE = "データ活用の基礎"
STAFF = """職員番号,氏名,部,課,職名
001200,佐藤 美咲,総務部,総務課,主任
001237,鈴木 拓也,総務部,総務課,主事
001274,髙橋 千尋,総務部,人事課,主事
"""
AFTER = date(2026, 6, 10)


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    days = ("--day", "2026-05-20am@09:00-12:00", "--day", "2026-05-21am@09:00-12:00")
    cli("session", "add", COURSE, *days, "--capacity", "9", "--code", "S1", "--yes")
    for number in ("001200", "001237", "001274"):
        cli("enrol", "add", "S1", "--staff", number, "--yes")
    return workspace


def outcomes(cli: Cli) -> dict[str, str]:
    lines = cli("result", "list", "--format", "csv").out.splitlines()[1:]
    return {line.split(",")[0]: line.split(",")[6] for line in lines if line.startswith("00")}


def taken_in(ward: Path, cli: Cli, text: str, day: date = AFTER) -> dict[str, str]:
    (ward / "r.csv").write_text(text, "utf-8")
    cli("result", "import", "r.csv", "--yes", day=day)
    return outcomes(cli)


def test_who_missed_the_second_day_has_not_completed_although_a_day_stands_there(ward: Path, cli: Cli) -> None:
    text = "開催コード,職員番号,1日目,2日目,修了日\nS1,001200,○,○,2026-05-21\nS1,001237,○,×,2026-05-21\n"
    assert taken_in(ward, cli, text) == {"001200": "修了", "001237": "未修了"}


@pytest.mark.parametrize("heading", ["第1日,第2日", "1回目,2回目", "第1回,第2回", "出席1,出席2", "１日目,２日目"])
def test_days_are_called_many_names(ward: Path, cli: Cli, heading: str) -> None:
    text = f"開催コード,職員番号,{heading}\nS1,001200,出席,遅刻\nS1,001237,出席,欠席\nS1,001274,,\n"
    assert taken_in(ward, cli, text) == {"001200": "修了", "001237": "未修了"}


def test_one_column_of_attendance_is_the_whole_session(ward: Path, cli: Cli) -> None:
    assert taken_in(ward, cli, "開催コード,職員番号,出席\nS1,001200,○\nS1,001237,×\n") == {
        "001200": "修了",
        "001237": "未修了",
    }


def test_a_day_that_is_still_to_come_completes_nobody(ward: Path, cli: Cli) -> None:
    text = "開催コード,職員番号,1日目,2日目\nS1,001200,○,\n"
    assert taken_in(ward, cli, text, day=date(2026, 5, 21)) == {"001200": "受講中"}


def test_columns_beyond_the_days_of_a_session_count_for_nothing(ward: Path, cli: Cli) -> None:
    cli("session", "add", COURSE, "--day", "2026-06-02am@09:00-12:00", "--capacity", "9", "--code", "S2", "--yes")
    text = "開催コード,職員番号,1日目,2日目\nS1,001200,○,○\nS2,001237,○,\n"
    assert taken_in(ward, cli, text) == {"001200": "修了", "001237": "修了"}


def test_a_result_that_comes_after_the_person_left_is_recorded_and_told(ward: Path, cli: Cli) -> None:
    (ward / "june.csv").write_text(STAFF.replace("001274,髙橋 千尋,総務部,人事課,主事\n", ""), "utf-8")
    cli("staff", "import", "june.csv", "--as-of", "2026-06-01", "--complete", "--allow-mass-change", "--yes", day=AFTER)
    (ward / "r.csv").write_text("開催コード,職員番号,修了\nS1,001237,修了\nS1,001274,修了\nS1,009999,修了\n", "utf-8")
    unknown = cli("result", "import", "r.csv", "--yes", expect=3, day=AFTER)
    assert "009999" in unknown.err
    (ward / "r.csv").write_text("開催コード,職員番号,修了\nS1,001237,修了\nS1,001274,修了\n", "utf-8")
    told = cli("result", "import", "r.csv", "--yes", day=AFTER)
    assert "N_RESULT_LEFT" in told.err
    assert "001274 髙橋 千尋" in told.err
    assert outcomes(cli) == {"001237": "修了", "001274": "修了"}
    assert "S1" in cli("result", "outstanding", day=AFTER).out  # 001200 has none yet
    assert "001274" not in cli("result", "outstanding", "--session", "S1", "--format", "csv", day=AFTER).out

"""Lists of states: all leave of a day; leaders of a past year taken in later."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
"""
LEAVE = """職員番号,区分,開始日,終了日
001200,育休,R8.4.10,R9.3.31
001237,病休,R8.5.1,
001274,派遣,R8.5.1,R8.12.31
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    return workspace


def test_leave_that_a_complete_list_lacks_ended_the_day_before(ward: Path, cli: Cli) -> None:
    (ward / "leave.csv").write_text(LEAVE, "utf-8")
    cli("staff", "leave", "leave.csv", "--yes")
    shorter = "".join(LEAVE.splitlines(keepends=True)[:2])
    (ward / "later.csv").write_text(shorter, "utf-8")
    assert "変更はありません" in cli("staff", "leave", "later.csv", "--yes").err
    refused = cli("staff", "leave", "later.csv", "--complete", "--yes", expect=3)
    assert "3 件のうち 2 件" in refused.err
    ran = cli("staff", "leave", "later.csv", "--complete", "--allow-mass-change", "--as-of", "2026-06-01", "--yes")
    assert "病休" in ran.err
    assert "病休" in cli("staff", "show", "001237", "--as-of", "2026-05-31").out
    assert "病休" not in cli("staff", "show", "001237", "--as-of", "2026-06-01").out
    assert "派遣" not in cli("staff", "show", "001274", "--as-of", "2026-06-01").out
    assert "育休" in cli("staff", "show", "001200").out
    cli("db", "undo", "--yes")
    assert "病休" in cli("staff", "show", "001237").out


def test_leaders_of_a_past_year_who_moved_within_it(ward: Path, cli: Cli) -> None:
    cli("staff", "move", "001200", "--section", "総務部/人事課", "--on", "2025-10-01", "--yes", day=date(2025, 9, 1))
    (ward / "l.csv").write_text(
        "年度,部,課,職員番号,氏名\nR7,総務部,総務課,001200,佐藤 美咲\nR7,総務部,人事課,001274,高橋 千尋\n",
        "utf-8",
    )
    cli("leader", "import", "l.csv", "--yes")
    assert "佐藤 美咲" in cli("leader", "list", "--as-of", "2025-06-01").out
    (ward / "m.csv").write_text("年度,部,課,職員番号,氏名\n令和7年度,総務部,人事課,001237,鈴木 拓也\n", "utf-8")
    assert "E_LEADER_NOT_MEMBER" in cli("leader", "import", "m.csv", "--replace", "--yes", expect=3).err


def test_the_list_of_last_year_stays_good_when_a_term_of_two_years_outlives_a_transfer(ward: Path, cli: Cli) -> None:
    text = (ward / "data" / "leaders.yaml").read_text("utf-8")
    (ward / "data" / "leaders.yaml").write_text(text.rstrip() + "\n    term_fiscal_years: 2\n", "utf-8")
    (ward / "l.csv").write_text("年度,部,課,職員番号,氏名\nR7,総務部,総務課,001200,佐藤 美咲\n", "utf-8")
    cli("leader", "import", "l.csv", "--from", "2025-04-01", "--yes", day=date(2025, 4, 10))
    cli("staff", "move", "001200", "--section", "総務部/人事課", "--on", "2026-04-01", "--yes", day=date(2026, 3, 1))
    assert "変更はありません" in cli("leader", "import", "l.csv", "--yes", day=date(2026, 6, 1)).err
    (ward / "new.csv").write_text("年度,部,課,職員番号,氏名\nR8,総務部,総務課,001200,佐藤 美咲\n", "utf-8")
    refused = cli("leader", "import", "new.csv", "--replace", "--yes", expect=3, day=date(2026, 6, 1))
    assert "E_LEADER_NOT_MEMBER" in refused.err

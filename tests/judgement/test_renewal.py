"""`refresh`: plans and seats follow what was recorded; a second time nothing changes; what was told stays."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,人事課,主事
001274,髙橋 千尋,タカハシ チヒロ,区民部,区民課,主事
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Three people who aim at the same role grade, and two sessions of the training that comes first."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for number in ("001200", "001237", "001274"):
        cli("career", "aim", "--staff", number, "--to", "product-manager/1", "--yes")
    for code, day in (("P1", "2026-09-10"), ("P2", "2026-10-15")):
        cli("session", "add", "planning-basics", "--day", f"{day}am", "--capacity", 2, "--code", code, "--yes")
    return workspace


def seats(cli: Cli) -> set[tuple[str, str]]:
    text = cli("enrol", "list", "--format", "csv").out
    return {(m[1], m[2]) for m in re.finditer(r"^(P\d),.*?,(\d{6}),", text, re.MULTILINE)}


def news(cli: Cli) -> list[str]:
    return [line for line in cli("enrol", "told", "--list", "--format", "csv").out.splitlines()[1:] if line]


def test_the_first_time_makes_plans_and_seats_the_second_changes_nothing(ward: Path, cli: Cli) -> None:
    shown = cli("refresh", "--dry-run").err
    assert "3 件の計画が変わります：3 件は新しく作るため" in shown
    assert seats(cli) == set()
    cli("refresh", "--yes")
    assert len(seats(cli)) == 3
    again = cli("refresh", "--yes").err
    assert "計画にも席にも、自動で直すところはありません" in again
    assert "変更はありません" in again
    # One entry: taken back, both are gone.
    cli("db", "undo", "--yes")
    assert seats(cli) == set()
    cli("plan", "show", "001200", expect=3)


def test_a_completion_changes_the_plan_and_frees_the_seat(ward: Path, cli: Cli) -> None:
    cli("refresh", "--yes")
    (ward / "done.csv").write_text(
        "職員番号,氏名,研修名,修了,修了年月日\n001200,佐藤 美咲,planning-basics,修了,2026-06-10\n", "utf-8"
    )
    cli("result", "import", "done.csv", "--yes")
    assert "修了済みの" in cli("status").out
    said = cli("refresh", "--yes").err
    assert "1 件は修了した研修があるため" in said
    assert "001200" not in {number for _, number in seats(cli)}
    assert "修了済みの" not in cli("status").out


def test_what_somebody_was_told_stays_unless_a_rule_is_broken(ward: Path, cli: Cli) -> None:
    cli("refresh", "--yes")
    before = seats(cli)
    assert len(news(cli)) == 3
    cli("enrol", "told", "--yes")
    assert news(cli) == []
    cli("session", "add", "planning-basics", "--day", "2026-07-09am", "--capacity", 9, "--code", "P0", "--yes")
    cli("refresh", "--yes")
    assert seats(cli) == before  # an earlier session would be better, but these people have their day
    # A session that moves is news for its people, though their seats stay.
    cli("session", "change", "P1", "--day", "2026-09-11am", "--yes")
    moved = sum(code == "P1" for code, _ in before)
    assert sum("P1" in line for line in news(cli)) == moved > 0
    # One of them is on leave that day: a rule is broken, the seat moves.
    who = min(number for code, number in before if code == "P1")
    name = {"001200": "佐藤 美咲", "001237": "鈴木 拓也", "001274": "髙橋 千尋"}[who]
    (ward / "leave.csv").write_text(
        f"職員番号,氏名,区分,開始日,終了日\n{who},{name},病休,2026-09-01,2026-09-30\n", "utf-8"
    )
    cli("staff", "leave", "leave.csv", "--yes")
    cli("refresh", "--yes")
    assert ("P1", who) not in seats(cli)
    assert any(who in line and "P1" in line and "なくなりました" in line for line in news(cli))


def test_a_plan_that_hr_withdrew_is_not_made_again_until_the_aim_is_another_one(ward: Path, cli: Cli) -> None:
    cli("refresh", "--yes")
    cli("plan", "withdraw", "--staff", "001237", "--yes")
    assert "取りやめ" in cli("plan", "show", "001237", "--history").out
    cli("refresh", "--only", "plans", "--yes")
    cli("plan", "show", "001237", expect=3)
    cli("career", "aim", "--staff", "001237", "--to", "product-manager/2", "--yes", day=date(2026, 7, 1))
    assert "1 件は新しく作るため" in cli("refresh", "--only", "plans", "--yes", day=date(2026, 7, 1)).err


def test_an_aim_that_ends_ends_its_plan(ward: Path, cli: Cli) -> None:
    cli("refresh", "--yes")
    (ward / "june.csv").write_text(STAFF.replace("001274,髙橋 千尋,タカハシ チヒロ,区民部,区民課,主事\n", ""), "utf-8")
    cli("staff", "import", "june.csv", "--as-of", "2026-06-12", "--complete", "--allow-mass-change", "--yes")
    said = cli("refresh", "--yes").err
    assert "1 件の計画が終わります：1 件は退職等のため" in said
    assert "001274" not in {number for _, number in seats(cli)}

"""Definitions swapped by hand: what the record says in words that they lack is told and counted, never left out."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
"""
RATINGS = """令和8年6月1日現在,,,,,
職員番号,氏名,企画,データ活用,情報セキュリティ,業務改善
001200,佐藤 美咲,3,2,1,0
001237,鈴木 拓也,2,1,1,3
001274,高橋 千尋,1,1,,
"""
AIMS = """職員番号,氏名,人材像,段階
001200,佐藤 美咲,プロダクトマネージャー,1
001237,鈴木 拓也,プロダクトマネージャー,2
"""


@pytest.fixture
@made_once
def office(workspace: Path, cli: Callable[..., Any]) -> Path:
    for name, text, command in (
        ("staff.csv", STAFF, ("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")),
        ("ratings.csv", RATINGS, ("assess", "import", "ratings.csv", "--yes")),
        ("aims.csv", AIMS, ("career", "aim", "--file", "aims.csv", "--yes")),
    ):
        (workspace / name).write_text(text, "utf-8")
        cli(*command)
    return workspace


def swap(office: Path, file: str, *edits: tuple[str, str]) -> None:
    path = office / "data" / file
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


@pytest.fixture
def without_level_3(office: Path) -> Path:
    """A scale of 0 to 2, as a hand changes it."""
    text = (office / "data" / "framework.yaml").read_text("utf-8")
    (office / "data" / "framework.yaml").write_text(text[: text.index("  - level: 3")], "utf-8")
    skills = (office / "data" / "skills" / "basics.yaml").read_text("utf-8").splitlines(keepends=True)
    kept = "".join(line for line in skills if not line.lstrip().startswith('"3":'))
    (office / "data" / "skills" / "basics.yaml").write_text(kept, "utf-8")
    return office


@pytest.fixture
def other_ids(office: Path) -> Path:
    """The role and one skill under other ids."""
    roles = office / "data" / "roles"
    (roles / "product-manager.yaml").rename(roles / "product-lead.yaml")
    swap(office, "roles/product-lead.yaml", ("id: product-manager", "id: product-lead"), ("planning: ", "steering: "))
    swap(office, "careers.yaml", ("product-manager", "product-lead"))
    swap(office, "skills/basics.yaml", ("id: planning", "id: steering"))
    swap(office, "trainings/basic.yaml", ("teaches: {planning:", "teaches: {steering:"))
    return office


def test_nothing_is_said_where_the_definitions_never_changed(office: Path, cli: Callable[..., Any]) -> None:
    for command in (("assess", "gap"), ("assess", "list"), ("status",), ("framework", "check")):
        assert "いまの人材定義にない" not in cli(*command).text
    assert cli("db", "check").code == 0


def test_a_small_change_of_the_definitions_says_nothing(office: Path, cli: Callable[..., Any]) -> None:
    swap(office, "skills/basics.yaml", ("企画の力。", "企画する力。"))
    assert "いまの人材定義にない" not in cli("assess", "gap").text
    assert cli("db", "check").code == 0


def test_levels_off_the_scale_are_told_wherever_they_would_be_wrong(
    without_level_3: Path, cli: Callable[..., Any]
) -> None:
    for command in (("assess", "list"), ("assess", "gap"), ("report", "heatmap"), ("career", "ready"), ("status",)):
        assert "段階にないレベル 1（2 人・評価 2 件）" in cli(*command).err
    listed = cli("assess", "list").out
    assert "いまのレベルの段階（0-2）にないレベルが 2 件あります：レベル3 が 2 件" in listed
    assert "レベル3 が 2 件" in cli("assess", "coverage").out
    told = cli("db", "check", expect=1).err
    assert "W_UNKNOWN_LEVEL" in told
    assert "W_UNKNOWN_SKILL" not in told
    assert "W_UNKNOWN_LEVEL" in cli("framework", "check").out


def test_a_level_that_a_later_rating_has_replaced_concerns_nobody(
    without_level_3: Path, cli: Callable[..., Any]
) -> None:
    again = RATINGS.replace("6月1日", "6月10日").replace("美咲,3", "美咲,2").replace("1,1,3", "1,1,2")
    (without_level_3 / "again.csv").write_text(again, "utf-8")
    cli("assess", "import", "again.csv", "--yes")
    assert cli("db", "check").code == 0
    assert "段階にないレベル" not in cli("assess", "list").text


def test_skills_and_roles_that_are_gone_are_told_with_their_people(other_ids: Path, cli: Callable[..., Any]) -> None:
    gap = cli("assess", "gap")
    assert "スキル 1（3 人・評価 3 件）" in gap.err
    assert "人材像の段階 2（2 人・目標や計画など 2 件）" in gap.err
    assert "この表に入っていません（product-manager/1、product-manager/2）" in "".join(gap.out.split())
    assert "いまの人材定義にないスキルの評価 3 件は、この表に入っていません" in cli("assess", "list").out
    made = cli("plan", "make", "--all", "--yes")
    assert "W_PLAN_AIMS_GONE" in made.err
    assert "2 人には、計画を作れません" in made.err
    rows = json.loads(cli("status", "--format", "json").out)
    assert [row["command"] for row in rows[:2]] == ["skillmap framework migrate"] * 2
    assert {"W_UNKNOWN_SKILL", "W_UNKNOWN_ROLE"} <= set(cli("db", "check", expect=1).err.split())


def test_without_any_aim_gap_and_plans_say_so(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    assert "目標が登録されている職員がいません" in cli("assess", "gap").out
    assert "N_PLAN_NO_AIMS" in cli("plan", "make", "--all", "--yes").err


def test_the_comparison_names_the_ratings_too(office: Path, cli: Callable[..., Any], tmp_path: Path) -> None:
    old = tmp_path / "old"
    # 高橋 has no approved level of 業務改善, only the supervisor's.
    mine = "令和8年6月1日現在,,\n職員番号,氏名,業務改善\n001274,高橋 千尋,1\n"
    (office / "mine.csv").write_text(mine, "utf-8")
    cli("assess", "import", "mine.csv", "--stage", "supervisor", "--yes")
    shutil.copytree(office / "data", old)
    text = (office / "data" / "framework.yaml").read_text("utf-8")
    (office / "data" / "framework.yaml").write_text(text[: text.index("  - level: 3")], "utf-8")
    swap(office, "skills/basics.yaml", ("id: bpr", "id: redesign"))
    swap(office, "roles/section-ict-leader.yaml", ("bpr: 1", "redesign: 1"))
    swap(office, "trainings/basic.yaml", ("teaches: {bpr:", "teaches: {redesign:"))
    skills = (office / "data" / "skills" / "basics.yaml").read_text("utf-8").splitlines(keepends=True)
    kept = "".join(line for line in skills if not line.lstrip().startswith('"3":'))
    (office / "data" / "skills" / "basics.yaml").write_text(kept, "utf-8")
    told = cli("framework", "diff", old, "--who", expect=1).out
    assert "うち評価 3、" in told
    assert "上司評価の記録" in told
    assert "評価しているスキル" in told
    assert "記録されているレ" in told

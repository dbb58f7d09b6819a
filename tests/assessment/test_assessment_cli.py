"""`skillmap assess` as people use it: levels in, gaps and coverage out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
001311,田中 太郎,タナカ タロウ,市民部,市民課,窓口係,主事
"""
RATINGS = """スキル評価表,,,,,
令和8年6月1日現在,,,,,
職員番号,氏名,企画,データ活用,情報セキュリティ,業務改善
001200,佐藤 美咲,1,2,1,0
001237,鈴木 拓也,２,１,レベル1,－
001274,高橋 千尋,3,,,
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Callable[..., Any]) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    (workspace / "ratings.csv").write_text(RATINGS, "utf-8")
    return workspace


@pytest.fixture
def rated(ward: Path, cli: Callable[..., Any]) -> Path:
    cli("assess", "import", "ratings.csv", "--yes")
    return ward


def table(cli: Callable[..., Any], *arguments: str, expect: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli("assess", *arguments, "--format", "json", expect=expect).out)
    return found


def test_import_shows_asks_and_records_with_the_day_of_the_title(ward: Path, cli: Callable[..., Any]) -> None:
    refused = cli("assess", "import", "ratings.csv", expect=4)
    assert "2026-06-01" in refused.err
    assert "追加 3" in refused.err
    cli("assess", "import", "ratings.csv", "--yes")
    rows = {row["number"]: row for row in table(cli, "list")}
    assert rows["001237"]["planning"] == 2
    assert rows["001237"]["bpr"] is None
    assert rows["001200"]["bpr"] == 0
    assert {row["planning"] for row in table(cli, "list", "--as-of", "2026-05-31")} == {None}
    assert "変更はありません" in cli("assess", "import", "ratings.csv", "--yes").err


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_list_goes_out_and_comes_back_unchanged(
    rated: Path, cli: Callable[..., Any], tmp_path: Path, form: str
) -> None:
    out = tmp_path / f"list.{form}"
    cli("assess", "list", "--format", form, "--out", out)
    again = cli("assess", "import", out, "--as-of", "2026-06-15", "--yes")
    assert "変更はありません" in again.err


def test_bad_cells_stop_everything_and_come_back_marked(ward: Path, cli: Callable[..., Any], tmp_path: Path) -> None:
    (ward / "ratings.csv").write_text(RATINGS.replace("1,2,1,0", "9,A,1.5,0"), "utf-8")
    told = cli("assess", "import", "ratings.csv", "--yes", expect=3).err
    for cell in ("C4", "D4", "E4"):
        assert f"{cell}: E_LEVEL" in told
    assert {row["planning"] for row in table(cli, "list")} == {None}


def test_somebody_elses_number_is_refused(ward: Path, cli: Callable[..., Any]) -> None:
    (ward / "ratings.csv").write_text(RATINGS.replace("001274,高橋", "001311,高橋"), "utf-8")
    assert "E_NAME_DIFFERS" in cli("assess", "import", "ratings.csv", "--yes", expect=3).err


def test_gap_of_a_person_skill_by_skill(rated: Path, cli: Callable[..., Any]) -> None:
    rows = table(cli, "gap", "--staff", "高橋", "--to", "プロダクトマネージャー/2")
    assert [(row["skill"], row["required"], row["approved"], row["gap"]) for row in rows] == [
        ("企画", 2, 3, 0),
        ("データ活用", 1, None, None),
        ("情報セキュリティ", 1, None, None),
    ]
    text = cli("assess", "gap", "--staff", "001274", "--to", "product-manager/2").out
    assert "未評価" in text
    english = cli("assess", "gap", "--staff", "001274", "--to", "product-manager/2", lang="en").out
    assert "not assessed" in english


def test_gap_of_sections_and_departments_adds_up(rated: Path, cli: Callable[..., Any]) -> None:
    people = table(cli, "gap", "--section", "総務課", "--to", "product-manager/2")
    assert [(row["number"], row["gap"], row["met"]) for row in people] == [("001200", 1, 2), ("001237", 0, 3)]
    sections = table(cli, "gap", "--department", "総務部", "--to", "product-manager/2")
    assert [(row["unit"], row["people"], row["met"], row["short"], row["unassessed"]) for row in sections] == [
        ("総務部/総務課", 2, 1, 1, 0),
        ("総務部/人事課", 1, 0, 0, 1),
    ]
    departments = table(cli, "gap", "--to", "product-manager/2")
    assert sum(row["people"] for row in departments) == 4


def test_without_a_grade_the_next_one_and_without_target_the_aim(rated: Path, cli: Callable[..., Any]) -> None:
    assert [row["skill"] for row in table(cli, "gap", "--staff", "001200", "--to", "product-manager")] == [
        "企画",
        "データ活用",
    ]
    refused = cli("assess", "gap", "--staff", "001200", expect=3)
    assert "career aim" in refused.err
    cli("career", "aim", "--staff", "001200", "--to", "product-manager/2", "--yes")
    assert len(table(cli, "gap", "--staff", "001200")) == 3
    assert [(row["target"], row["people"], row["levels"]) for row in table(cli, "gap")] == [
        ("プロダクトマネージャー 2", 1, 1)
    ]


def test_supervisors_levels_are_approved_in_bulk(rated: Path, cli: Callable[..., Any]) -> None:
    (rated / "boss.csv").write_text(
        "職員番号,氏名,企画,業務改善\n001200,佐藤 美咲,2,1\n001274,高橋 千尋,2,－\n", "utf-8"
    )
    cli("assess", "import", "boss.csv", "--stage", "上司", "--as-of", "2026-06-10", "--yes")
    shown = cli("assess", "approve", "--section", "総務課", "--dry-run").err
    assert "001200 佐藤 美咲" in shown
    assert "001274" not in shown
    cli("assess", "approve", "--yes")
    rows = {row["number"]: row for row in table(cli, "list")}
    assert (rows["001200"]["planning"], rows["001200"]["bpr"], rows["001274"]["planning"]) == (2, 1, 2)
    assert rows["001200"]["security"] == 1
    assert "変更はありません" in cli("assess", "approve", "--yes").err
    agreed = cli("assess", "approve", "--rule", "agreed", "--as-of", "2026-06-12", "--yes")
    assert "変更はありません" in agreed.err


def test_answers_that_wait_to_be_approved_are_told_as_that(ward: Path, cli: Callable[..., Any]) -> None:
    rated = "職員番号,氏名,企画,業務改善\n001200,佐藤 美咲,2,1\n001274,高橋 千尋,2,－\n"
    (ward / "boss.csv").write_text(rated, "utf-8")
    before = cli("status", "--as-of", "2026-06-15").out
    assert "承認を待っている職員" not in before
    cli("assess", "import", "boss.csv", "--stage", "上司", "--as-of", "2026-06-10", "--yes")
    whole = json.loads(cli("status", "--format", "json", "--as-of", "2026-06-15").out)
    told = {row["what"]: (row["count"], row["command"]) for row in whole}
    [waiting] = [(what, said) for what, said in told.items() if "承認を待っている職員 2人" in what]
    assert waiting[1] == (2, "skillmap assess approve")
    # To send these two a form again would ask them twice.
    [never] = [said for what, said in told.items() if "一度も評価のない職員" in what]
    assert never == (len(STAFF.splitlines()) - 1 - 2, "skillmap assess form")
    cli("assess", "approve", "--yes")
    after = cli("status", "--as-of", "2026-06-15", lang="en").out
    assert "not yet approved" not in after
    assert "were never assessed" in after


def test_coverage_lists_the_sections_that_are_short(rated: Path, cli: Callable[..., Any]) -> None:
    short = table(cli, "coverage", "--skill", "企画", "--level", "2", "--count", "1", expect=1)
    assert [(row["unit"], row["have"], row["missing"], row["unassessed"]) for row in short] == [
        ("市民部/市民課", 0, 1, 1)
    ]
    enough = cli("assess", "coverage", "--skill", "planning", "--level", "1", "--count", "1", "--section", "総務課")
    assert "不足 0 件" in enough.out
    levels = {row["skill"]: row for row in table(cli, "coverage")}
    assert (levels["企画"]["level_2"], levels["企画"]["unassessed"]) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("import", "ratings.csv", "--stage", "部長"), 2, "部長"),
        (("gap", "--staff", "001200", "--section", "総務課"), 2, "--staff"),
        (("gap", "--staff", "001200", "--to", "宇宙飛行士"), 3, "宇宙飛行士"),
        (("coverage", "--skill", "企画"), 2, "--level"),
        (("coverage", "--skill", "企画", "--level", "9", "--count", "1"), 2, "9"),
        (("coverage", "--skill", "企画", "--level", "1", "--count", "1", "--each", "班"), 2, "--each"),
        (("approve", "--rule", "じゃんけん"), 2, "--rule"),
        (("gap", "--department", "総務課"), 3, "総務"),
    ],
)
def test_mistakes_are_sentences_with_their_exit_code(
    ward: Path, cli: Callable[..., Any], arguments: tuple[str, ...], code: int, word: str
) -> None:
    ran = cli("assess", *arguments, expect=code)
    assert word in ran.err
    assert ran.out == ""


def test_help_is_in_both_languages(cli: Callable[..., Any]) -> None:
    for verb in ("import", "approve", "list", "gap", "coverage"):
        assert cli("assess", verb, "--help").out != cli("assess", verb, "--help", lang="en").out

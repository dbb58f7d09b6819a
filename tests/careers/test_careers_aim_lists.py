"""Lists of aims as sections fill them in: the name of a grade, role and grade in one cell, two wishes in one."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
STAFF = "職員番号,氏名,部,課,職名\n000421,磯部 海,港湾部,管理課,主任\n000422,浦野 渚,港湾部,工務課,主事\n"
ROLE = "データスペシャリスト（分析）"


@pytest.fixture
def office(shipped_workspace: Path, cli: Cli) -> Path:
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return shipped_workspace


def aims(cli: Cli, head: str, *lines: str, **more: Any) -> str:
    text = "\n".join([f"職員番号,氏名,{head}", *(f"00042{n},,{line}" for n, line in enumerate(lines, 1))])
    Path("目標.csv").write_text(text, "utf-8")
    return str(cli("career", "aim", "--file", "目標.csv", "--dry-run", **more).err)


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("補佐", 1), ("担当", 2), (" 統　括", 4), ("２", 2), ("段階3", 3), ("レベル2", 2), ("Ⅱ", 2), ("2段階", 2),
        ("責任者", 3), ("", 1),
    ],
)  # fmt: skip
def test_a_grade_may_be_its_name_or_its_number_in_any_spelling(office: Path, cli: Cli, text: str, grade: int) -> None:
    assert f"000421 磯部 海  目標: {ROLE} {grade}" in aims(cli, "人材像,段階", f"{ROLE},{text}")


@pytest.mark.parametrize(
    "text",
    [
        f"{ROLE}（担当）", f"{ROLE}・担当", f"{ROLE}　担当", f"{ROLE}の担当", f"{ROLE}/2", f"{ROLE}(2)", f"{ROLE}Ⅱ",
        f"{ROLE} 段階2", "データスペシャリスト(分析)/担当", "data-specialist/2", "データスペ 2",
    ],
)  # fmt: skip
def test_role_and_grade_in_one_cell(office: Path, cli: Cli, text: str) -> None:
    assert f"000421 磯部 海  目標: {ROLE} 2" in aims(cli, "人材像", text)


@pytest.mark.parametrize(
    "text",
    [
        f"{ROLE}、プロダクトマネージャー", f"①{ROLE}②プロダクトマネージャー", f"{ROLE}（補佐）／プロダクトマネージャー",
        f"第1希望：{ROLE}　第2希望：プロダクトマネージャー", f"1.{ROLE} 2.プロダクトマネージャー",
    ],
)  # fmt: skip
def test_two_aims_in_a_cell_are_named_and_neither_is_taken(office: Path, cli: Cli, text: str) -> None:
    told = aims(cli, "人材像", text, expect=3)
    found = re.search(r"C2: E_AIM_SEVERAL 1つのセルに目標がいくつもあります：(.*)", told)
    assert found and found[1].startswith(ROLE) and found[1].endswith("プロダクトマネージャー") and "追加" not in told


def test_the_first_wish_is_taken_and_the_second_column_is_named(office: Path, cli: Cli) -> None:
    told = aims(cli, "第1希望,第2希望", f"{ROLE},プロダクトマネージャー")
    assert f"目標: {ROLE} 1" in told and "D1: N_COLUMN_UNKNOWN 「第2希望」" in told


def test_grades_that_are_none_or_two_are_refused_with_those_that_are(office: Path, cli: Cli) -> None:
    told = aims(cli, "人材像,段階", f"{ROLE},達人", f"{ROLE}/2,補佐", expect=3)
    assert "D2: E_AIM_GRADE 段階 達人 はありません。使える段階: 1（補佐）、2（担当）" in told
    assert "D3: E_AIM_GRADE_TWO" in told


def test_posts_take_names_of_grades_too(office: Path, cli: Cli) -> None:
    Path("ポスト.csv").write_text(f"所属,ポスト,求める人材像,段階\n管理課,分析担当,{ROLE},担当\n", "utf-8")
    assert f"{ROLE} 2" in cli("career", "post", "import", "ポスト.csv", "--dry-run").err

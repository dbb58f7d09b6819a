"""Histories of trainings with several rows a person, as personnel sections keep them: blanks, 〃 and merged cells."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
000441,帆足 汐,水産部,漁政課,主事
000442,舟木 渚,水産部,漁政課,主任
000443,入江 岬,水産部,市場課,主任
"""
ONE, TWO = "企画の基礎", "企画の実践"
EXPECTED = [("000441", "2026-05-12"), ("000441", "2026-05-19"), ("000442", "2026-05-12"), ("000442", "2026-05-19")]


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def book(rows: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    made = openpyxl.Workbook()
    for row in [("令和8年度 受講履歴",), ("職員番号", "氏名", "研修名", "修了日"), *rows]:
        made.worksheets[0].append(list(row))
    for area in merges:
        made.worksheets[0].merge_cells(area)
    made.save("履歴.xlsx")
    return Path("履歴.xlsx")


def recorded(told: str) -> list[tuple[str, str]]:
    return sorted(re.findall(r"追加  (0004\d\d) .*修了（(\S+)）", told))


@pytest.mark.parametrize("mark", [None, "〃", "同上", " "])
def test_rows_without_a_person_are_about_the_one_above(office: Path, cli: Cli, mark: str | None) -> None:
    rows = [("000441", "帆足 汐", ONE, "5/12"), (mark, mark, TWO, "5/19"), ("000442", "舟木 渚", ONE, "5/12"),
            (mark, mark, TWO, "5/19")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes").err
    assert recorded(told) == EXPECTED
    assert "W_PERSON_CARRIED 職員が空欄の 2行は、上の行と同じ人として読みました（4, 6 行目）" in told


def test_a_person_merged_over_the_rows_is_the_person_of_each(office: Path, cli: Cli) -> None:
    rows = [("000441", "帆足 汐", ONE, "5/12"), (None, None, TWO, "5/19"), ("000442", "舟木 渚", ONE, "5/12"),
            (None, None, TWO, "5/19")]  # fmt: skip
    told = cli("result", "import", book(rows, ["A3:A4", "B3:B4", "A5:A6", "B5:B6"]), "--yes").err
    assert recorded(told) == EXPECTED and "W_PERSON_CARRIED" not in told


def test_without_numbers_too(office: Path, cli: Cli) -> None:
    Path("履歴.csv").write_text(f"氏名,研修名,修了日\n帆足 汐,{ONE},2026-05-12\n〃,{TWO},2026-05-19\n", "utf-8")
    assert recorded(cli("result", "import", "履歴.csv", "--yes").err) == EXPECTED[:2]


def test_names_of_trainings_above_groups_carry_nobody(office: Path, cli: Cli) -> None:
    rows = [(None, None, ONE, None), ("000441", "帆足 汐", None, "5/12"), (None, None, TWO, None),
            ("000442", "舟木 渚", None, "5/19")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert "W_PERSON_CARRIED" not in told and "追加" not in told


def test_a_row_with_another_name_or_a_sum_is_nobody_else_s(office: Path, cli: Cli) -> None:
    rows = [("000441", "帆足 汐", ONE, "5/12"), (None, "入江 岬", TWO, "5/19"), (None, "計", "2件", None)]
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert "A4: E_STAFFNO_MISSING" in told and "W_PERSON_CARRIED" not in told


def test_days_without_a_year_under_trainings_and_rows_counted_once(office: Path, cli: Cli) -> None:
    made = openpyxl.Workbook()
    for row in [("令和8年度",), ("所属", "氏名", ONE, TWO), ("漁政課", "帆足 汐", "5/12(火)", "5/19"),
                ("〃", "舟木 渚", "5/12", "5月19日")]:  # fmt: skip
        made.worksheets[0].append(list(row))
    made.save("表.xlsx")
    told = cli("result", "import", "表.xlsx", "--yes").err
    assert recorded(told) == EXPECTED
    assert "「〃」「同上」1 行を上の値で読みました（4 行目）" in told
    assert "2行中 2行の番号を特定しました（3-4 行目）" in told
    made.worksheets[0]["C3"].value = "5/12(水)"
    made.save("表.xlsx")
    cli("db", "undo", "--yes")
    assert "C3: E_DATE_NOT_OF_YEAR" in cli("result", "import", "表.xlsx", "--yes", expect=3).err


def test_a_skill_that_is_the_one_above(office: Path, cli: Cli) -> None:
    Path("評価.csv").write_text("スキル,職員番号,氏名,レベル\n企画,000441,帆足 汐,2\n〃,000442,舟木 渚,1\n", "utf-8")
    told = cli("assess", "import", "評価.csv", "--as-of", "2026-05-01", "--yes").err
    assert "000441 帆足 汐  企画 2" in told and "000442 舟木 渚  企画 1" in told
    Path("評価.csv").write_text("スキル,職員番号,氏名,レベル\n〃,000441,帆足 汐,2\n企画,000442,舟木 渚,1\n", "utf-8")
    assert "E_LINE_NO_THING" in cli("assess", "import", "評価.csv", "--as-of", "2026-05-01", expect=3).err

"""Lists of other bodies: a framework with its own scale on which everything works; letters of a national standard."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillmap.framework.load import load
from skillmap.framework.model import Framework

Cli = Callable[..., Any]

LIST = """Job,Job level,Capability,Proficiency
Service owner,Associate,Service design,{2}
Service owner,Associate,Data analysis,{1}
Service owner,Senior,Service design,{4}
Service owner,Senior,Data analysis,{3}
Data officer,Associate,Data analysis,{3}
Data officer,Lead,Data analysis,{5}
Data officer,Lead,Open data,{4}
"""
STAFF = """職員番号,氏名,部,課
000001,青木 一郎,総務部,総務課
000002,石田 花子,総務部,人事課
"""
RATINGS = """スキル評価表,,,,
令和8年6月1日現在,,,,
職員番号,氏名,Service design,Data analysis,Open data
000001,青木 一郎,1,0,5
000002,石田 花子,5,2,－
"""
HEADINGS = ("--role", "Job", "--grade", "Job level", "--skill", "Capability", "--level", "Proficiency")
NUMBERS = {str(n): str(n) for n in range(1, 6)}
WORDS = ("novice", "aware", "working", "practitioner", "expert")


def _adopt(cli: Cli, folder: Path, words: bool) -> None:
    """The list in place of the workspace's definitions."""
    text = LIST
    for number in range(1, 6):
        text = text.replace(f"{{{number}}}", WORDS[number - 1] if words else str(number))
    (folder / "list.csv").write_text(text, "utf-8")
    more = ("--levels", ",".join(WORDS)) if words else ()
    cli("framework", "import", "list.csv", "--out", "adopted", *HEADINGS, *more, "--source", "作り物の一覧", "--yes")
    shutil.rmtree(folder / "data")
    (folder / "adopted").rename(folder / "data")


def _framework(folder: Path) -> Framework:
    framework, problems = load(folder)
    assert framework is not None, problems
    return framework


def _catalogue(cli: Cli, folder: Path) -> None:
    """Two trainings for it, typed into the yearly plan."""
    cli("framework", "export", "catalogue", "--out", "plan.xlsx")
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    sheet = book.worksheets[0]
    top = next(row for row in sheet.iter_rows() if row[0].value == "研修コード")
    columns = {cell.value: cell.column for cell in top}
    rows = (
        {"研修名": "利用者調査入門", "スキル": "Service design 2", "時間数": 3},
        {"研修名": "表計算と統計", "スキル": "Data analysis 1", "時間数": 6},
    )
    common = {
        "区分": "半日研修",
        "分野": "研修",
        "対象": "全職員",
        "目的": "基礎を学びます。",
        "講師": "人事課",
        "日数": 1,
    }
    for number, row in enumerate(rows, top[0].row + 1):
        for heading, value in {**common, **row, "定員": 20}.items():
            sheet.cell(number, columns[heading]).value = value
    book.save(folder / "plan.xlsx")
    cli("framework", "import", "plan.xlsx", "--yes")


@pytest.mark.parametrize("words", [False, True], ids=["1-5", "words"])
def test_everything_works_on_another_scale(cli: Cli, workspace: Path, words: bool) -> None:
    def table(*arguments: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(cli(*arguments, "--format", "json").out)
        return found

    _adopt(cli, workspace, words)
    framework = _framework(workspace / "data")
    assert (framework.header.lowest, framework.header.highest) == (0, 5)
    cli("framework", "check")
    _catalogue(cli, workspace)
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    (workspace / "ratings.csv").write_text(RATINGS, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("assess", "import", "ratings.csv", "--yes")
    cli("career", "aim", "--staff", "青木", "--to", "Service owner/Associate", "--yes")
    cli("career", "aim", "--staff", "石田", "--to", "Data officer/2", "--yes")
    gaps = {r["target"]: (r["levels"], r["short"], r["unassessed"]) for r in table("assess", "gap")}
    assert gaps == {"Service owner 1": (2, 1, 0), "Data officer 2": (3, 1, 1)}
    cli("plan", "make", "--all", "--yes")
    assert {r["training"] for r in table("plan", "show", "青木")} == {"利用者調査入門", "表計算と統計"}
    cli("assess", "coverage")
    cli("report", "html", "--out", "page.html")
    cli("report", "skills")
    cli("roster", "export", "--out", "out", "--yes")
    assert list((workspace / "out").glob("*.xlsx"))
    bad = RATINGS.replace("青木 一郎,1,0,5", "青木 一郎,1,0,6")
    (workspace / "bad.csv").write_text(bad, "utf-8")
    cli("status")
    assert "bad.csv E4" in cli("assess", "import", "bad.csv", "--yes", expect=3).err
    cli("framework", "export", "--out", "matrix.xlsx")
    assert "変更はありません" in cli("framework", "import", "matrix.xlsx", "--yes").err


def test_a_half_written_folder_never_stands_there(cli: Cli, workspace: Path) -> None:
    (workspace / "list.csv").write_text(LIST.replace("{", "").replace("}", ""), "utf-8")
    (workspace / "there").mkdir()
    (workspace / "there" / "mine.txt").write_text("x", "utf-8")
    cli("framework", "import", "list.csv", "--out", "there", *HEADINGS, "--yes", expect=3)
    assert [p.name for p in (workspace / "there").iterdir()] == ["mine.txt"]
    cli("framework", "import", "list.csv", "--out", "new", *HEADINGS, "--dry-run")
    assert not (workspace / "new").exists()


# The letters of the cells are made up; only the names of items and roles are the standard's.
LETTERS = [
    ["スキルとロールの表（作り物）"],
    ["No.", "スキル項目", "サービスデザイナー", "データエンジニア", "メモ"],
    [1, "プロダクトマネジメント", "b", "z", "作り物"],
    [2, "変革マネージメント", "A", "c", "作り物"],
    [3, "プロジェクトマネジメント", "ｄ", "a", "作り物"],
]


def _letters(folder: Path, rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(folder / "letters.xlsx")


def test_letters_of_importance_become_levels_by_the_table_of_the_standard(cli: Cli, shipped_workspace: Path) -> None:
    _letters(shipped_workspace, LETTERS)  # type: ignore[arg-type]
    arguments = ("framework", "import", "letters.xlsx", "--matrix", "--importance", "dss-p-1.2", "--out", "national")
    err = cli(*arguments, "--source", "作り物", "--yes").err
    assert "a→3、b→2、c→1、d→－、z→－" in err
    assert "B4: W_MATRIX_ITEM" in err
    assert "変革マネジメント" in err
    assert "N_LIST_LETTERS レベルを求めない記号（d、z、ｄ）" in err or "2 か所" in err
    made = _framework(shipped_workspace / "national")
    designer, engineer = made.roles.values()
    names = {skill.id: skill.name.ja for skill in made.skills.values()}
    assert {names[s]: n for s, n in designer.grades[1].requires.items()} == {
        "プロダクトマネジメント": 2,
        "変革マネージメント": 3,
    }
    assert {names[s]: n for s, n in engineer.grades[1].requires.items()} == {
        "変革マネージメント": 1,
        "プロジェクトマネジメント": 3,
    }
    assert "独自の定め" in (designer.source or "")
    assert sum(bool(skill.aligns) for skill in made.skills.values()) == 2
    assert made.header.scale == _framework(shipped_workspace / "data").header.scale


def test_a_letter_that_the_standard_does_not_have_is_told_at_its_cell(cli: Cli, shipped_workspace: Path) -> None:
    _letters(shipped_workspace, [*LETTERS, [4, "システムズエンジニアリング", "x", "a", "作り物"]])  # type: ignore[list-item]
    arguments = ("framework", "import", "letters.xlsx", "--matrix", "--importance", "dss-p-1.2", "--out", "national")
    assert "C6: E_LIST_LEVEL" in cli(*arguments, "--yes", expect=3).err
    assert not (shipped_workspace / "national").exists()
    cli("framework", "import", "letters.xlsx", "--matrix", "--importance", "itss", "--out", "n", "--yes", expect=3)
    cli(*arguments, "--skill", "項目", "--yes", expect=3)

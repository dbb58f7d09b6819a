"""Levels and results in the shapes that offices have, through the command line: the same facts, each with its cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,鈴木 拓也,スズキ タクヤ,総務部,人事課,主事
"""
DAY = ("--as-of", "2026-05-01", "--yes")


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def workbook(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def levels(cli: Cli) -> list[str]:
    lines = cli("assess", "list", "--format", "csv").out.splitlines()[1:]
    rated = [line for line in lines if any(cell.isdecimal() and len(cell) == 1 for cell in line.split(","))]
    return sorted(rated)


def test_the_same_levels_in_five_shapes(office: Path, cli: Cli) -> None:
    long = [["職員番号", "スキル", "レベル"], ["001200", "企画", 2], [None, "データ活用", 1], ["001237", "企画", 0]]
    across = [["スキル", "001200", "001237"], [None, "佐藤 美咲", "鈴木 拓也"], ["企画", 2, 0], ["データ活用", 1, None]]
    marks = [["スキル", "001200", "001237"], ["企画", "◎", "×"], ["データ活用", "○", None]]
    names = [
        ["姓", "名", "課", "企画", "データ活用"],
        ["佐藤", "美咲", "総務課", 2, 1],
        ["鈴木", "拓也", "総務課", 0, None],
    ]
    one = [["職員番号", "企画", "データ活用"], ["001200", 2, 1]]
    other = [["職員番号", "企画"], ["001237", 0]]
    given: list[tuple[dict[str, list[list[object]]], tuple[str, ...]]] = [
        ({"評価": long}, ()),  # type: ignore[dict-item]
        ({"スキルマップ": across}, ()),  # type: ignore[dict-item]
        ({"スキルマップ": marks}, ("--marks", "◎=2,○=1,×=0")),  # type: ignore[dict-item]
        ({"評価": names}, ()),  # type: ignore[dict-item]
        ({"総務課": one, "人事課": other}, ("--all-sheets",)),  # type: ignore[dict-item]
    ]
    seen = []
    for sheets, options in given:
        path = workbook(office / "levels.xlsx", **sheets)
        cli("assess", "import", path, *DAY, *options)
        seen.append(levels(cli))
        cli("db", "undo", "--yes")
    assert seen[0] and all(one == seen[0] for one in seen)


def test_two_people_of_one_name_are_an_error_that_names_both(office: Path, cli: Cli) -> None:
    (office / "levels.csv").write_text("氏名,企画\n佐藤 美咲,1\n鈴木 拓也,2\n", "utf-8")
    refused = cli("assess", "import", "levels.csv", *DAY, expect=3)
    assert "E_NAME_TWO_FIT" in refused.err and "001237" in refused.err and "001274" in refused.err
    cli("assess", "import", "levels.csv", *DAY, "--leave-out-bad")
    assert len(levels(cli)) == 1
    rest = openpyxl.load_workbook(next((office / "out").glob("levels*.xlsx"))).worksheets[0]
    assert any("職員番号" in str(cell.value) for row in rest.iter_rows() for cell in row)


def test_marks_and_sheets_are_asked_about(office: Path, cli: Cli) -> None:
    path = workbook(office / "a.xlsx", 表=[["職員番号", "企画"], ["001200", "◎"], ["001237", "○"]])
    assert "--marks" in cli("assess", "import", path, *DAY, expect=4).err
    rows: list[list[object]] = [["職員番号", "企画"], ["001200", 1]]
    path = workbook(office / "b.xlsx", 四月=rows, 五月=[rows[0], ["001237", 1]])
    assert "--all-sheets" in cli("assess", "import", path, *DAY, expect=4).err


def test_the_same_fact_with_two_values_never_goes_in(office: Path, cli: Cli) -> None:
    text = "職員番号,スキル,レベル\n001200,企画,1\n001200,企画,2\n001237,企画,1\n"
    (office / "levels.csv").write_text(text, "utf-8")
    assert "E_LINE_TWICE" in cli("assess", "import", "levels.csv", *DAY, expect=3).err
    cli("assess", "import", "levels.csv", *DAY, "--leave-out-bad")
    assert len(levels(cli)) == 1 and "001237" in levels(cli)[0]

"""Levels and results in the shapes that offices have, through the command line: the same facts, each with its cell."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,鈴木 拓也,スズキ タクヤ,総務部,人事課,主事
"""
DAY = ("--as-of", "2026-05-01", "--yes")


@pytest.fixture
@made_once
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


def test_qualifications_and_requests_in_the_shapes_of_a_wall_chart(shipped_workspace: Path, cli: Cli) -> None:
    (shipped_workspace / "staff.csv").write_text(
        STAFF.replace("鈴木 拓也,スズキ タクヤ,総務部,人事課", "高橋 花,タカハシ ハナ,総務部,人事課"), "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    seen = []
    for rows in (
        [["職員番号", "資格", "取得日"], ["001200", "ITパスポート", "2024-06-01"],
         ["001237", "応用情報技術者", "R7.5.1"]],
        [["職員番号", "氏名", "ITパスポート", "応用情報技術者試験"], ["001200", "佐藤 美咲", "2024-06-01", None],
         ["001237", "鈴木 拓也", None, "R7.5.1"]],
        [["資格名", "佐藤 美咲", "鈴木 拓也"], ["ITパスポート", "2024-06-01", None],
         ["応用情報技術者", None, "R7.5.1"]],
    ):  # fmt: skip
        cli("qualification", "import", workbook(shipped_workspace / "q.xlsx", 資格=rows), "--yes")  # type: ignore[arg-type]
        seen.append(cli("qualification", "list", "--format", "csv").out)
        cli("db", "undo", "--yes")
    assert seen[0].count("2024-06-01") == 1 and seen[0].count("2025-05-01") == 1
    assert all(one == seen[0] for one in seen)

    same_day = [["職員番号", "ITパスポート", "応用情報技術者"], ["001200", "○", None], ["001237", None, "○"]]
    path = workbook(shipped_workspace / "q.xlsx", 資格=same_day)  # type: ignore[arg-type]
    assert "取得日" in cli("qualification", "import", path, "--yes", expect=3).err
    cli("qualification", "import", path, "--set", "取得日=2026-03-31", "--yes")
    assert cli("qualification", "list", "--format", "csv").out.count("2026-03-31") == 2

    one, other = "DX基礎（区の計画と自分の仕事）", "ICTリーダー成果報告会"
    seen = []
    for rows in (
        [["職員番号", "研修名"], ["001200", one], ["001237", one], ["001237", other]],
        [["氏名", one, other], ["佐藤 美咲", "○", None], ["鈴木 拓也", "○", "○"]],
        [["研修名", "001200", "001237"], [one, "○", "○"], [other, None, "○"]],
    ):
        cli("enrol", "request", "import", workbook(shipped_workspace / "r.xlsx", 申込=rows), "--yes")  # type: ignore[arg-type]
        seen.append(cli("enrol", "request", "list", "--format", "csv").out)
        cli("db", "undo", "--yes")
    assert seen[0].count("001237") == 2 and all(one == seen[0] for one in seen)
    odd = workbook(shipped_workspace / "r.xlsx", 申込=[["氏名", one, "謎の研修"], ["佐藤 美咲", "2", "○"]])
    told = cli("enrol", "request", "import", odd, "--yes", expect=3).err
    assert "B2: E_MATRIX_CELL" in told and "C2: E_REQUEST_TRAINING" in told


def test_needs_with_a_column_per_role(shipped_workspace: Path, cli: Cli) -> None:
    (shipped_workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    rows = [["部", "プロダクトマネージャー 1", "データエンジニア 2"], ["総務部", 3, 0], ["全庁", None, 2]]
    path = workbook(shipped_workspace / "n.xlsx", 必要人数=rows)  # type: ignore[arg-type]
    assert "年度" in cli("need", "import", path, "--yes", expect=3).err
    before = cli("need", "list", "--fy", "2026", "--format", "csv").out.splitlines()
    cli("need", "import", path, "--set", "年度=R8", "--yes")
    listed = set(cli("need", "list", "--fy", "2026", "--format", "csv").out.splitlines()) - set(before)
    assert any("プロダクトマネージャー,1" in line and "総務部,3" in line for line in listed)
    assert any("データエンジニア,2" in line and "総務部,0" in line for line in listed)


def test_a_column_that_nobody_knows_and_that_matters_is_asked_about(office: Path, cli: Cli) -> None:
    path = workbook(office / "a.xlsx", 評価=[["職員番号", "企画", "体力"], ["001200", 1, 2], ["001237", 0, 3]])
    asked = cli("assess", "import", path, *DAY, expect=4).err
    assert "C1: E_COLUMN_LEVELS" in asked and "--heading" in asked
    cli("assess", "import", path, *DAY, "--heading", "体力=-")
    assert len(levels(cli)) == 2
    cli("db", "undo", "--yes")
    cli("assess", "import", path, *DAY, "--heading", "体力=データ活用")
    assert any(line.endswith("1,2") or ",1,2" in line for line in levels(cli))
    cli("db", "undo", "--yes")

    (office / "l.csv").write_text("職員番号,スキル,レベル\n001200,企画,1\n001237,なぞ,2\n001237,,2\n", "utf-8")
    assert "E_LINE_NO_THING" in cli("assess", "import", "l.csv", *DAY, expect=4).err
    (office / "l.csv").write_text("職員番号,スキル,レベル\n001200,企画,1\n001237,なぞ,2\n", "utf-8")
    assert "なぞ" in cli("assess", "import", "l.csv", *DAY, expect=4).err
    cli("assess", "import", "l.csv", *DAY, "--heading", "なぞ=データ活用")
    assert len(levels(cli)) == 2

    away = STAFF.replace("職名\n", "職名,在職状況\n").replace("主任\n", "主任,育休\n").replace("主事\n", "主事,在職\n")
    (office / "s.csv").write_text(away, "utf-8")
    asked = cli("staff", "import", "s.csv", "--as-of", "2026-06-01", "--yes", expect=4).err
    assert "E_COLUMN_WORDS" in asked and "育休" in asked
    assert "W_LEAVE_IN_REMARK" in cli(
        "staff", "import", "s.csv", "--as-of", "2026-06-01", "--heading", "在職状況=備考", "--dry-run"
    ).err  # fmt: skip


@pytest.mark.parametrize(("heading", "said"), [("育休", "○"), ("休職等の種類", "ほか"), ("兼務先", "税務課")])
def test_a_heading_that_tells_of_leave_or_a_second_post_is_asked_about(
    office: Path, cli: Cli, heading: str, said: str
) -> None:
    text = f"職員番号,氏名,部,課,{heading}\n001200,佐藤 美咲,総務部,総務課,{said}\n"
    (office / "s.csv").write_text(text, "utf-8")
    asked = cli("staff", "import", "s.csv", "--as-of", "2026-06-01", "--yes", expect=4).err
    assert "E_COLUMN_WORDS" in asked and heading in asked
    cli("staff", "import", "s.csv", "--as-of", "2026-06-01", "--heading", f"{heading}=-", "--yes")


def test_where_a_level_of_a_long_list_was_read_is_its_own_cell(office: Path, cli: Cli) -> None:
    text = (
        "職員番号,スキル,レベル,評価日\n001200,企画,1,2025-05-01\n001237,企画,0,2026-05-01\n001200,企画,2,2026-05-01\n"
    )
    (office / "l.csv").write_text(text, "utf-8")
    cli("assess", "import", "l.csv", *DAY)
    with sqlite3.connect(office / "skillmap.sqlite") as database:
        found = database.execute("SELECT rated_on, level, cell FROM rating ORDER BY rated_on, level").fetchall()
    assert found == [("2025-05-01", 1, "C2"), ("2026-05-01", 0, "C3"), ("2026-05-01", 2, "C4")]


def test_a_term_in_one_cell_and_leave_that_stands_twice(office: Path, cli: Cli) -> None:
    (office / "l.csv").write_text("課,氏名,任期\n総務課,佐藤 美咲,R8.7.1～R9.3.31\n", "utf-8")
    told = cli("leader", "import", "l.csv", "--yes").err
    assert "001200 佐藤 美咲（2026-07-01～2027-03-31）" in told
    head = "職員番号,区分,開始日,終了日\n001200,育休,2026-07-01,2027-03-31\n"
    (office / "a.csv").write_text(f"{head}001200,育休,2026-07-01,2027-06-30\n", "utf-8")
    twice = cli("staff", "leave", "a.csv", "--yes", expect=3).err
    assert "a.csv D2: E_LEAVE_TWICE" in twice and "a.csv D3: E_LEAVE_TWICE" in twice
    (office / "a.csv").write_text(f"{head}001200,育休,2026-07-01,2027-03-31\n", "utf-8")
    cli("staff", "leave", "a.csv", "--yes")
    assert "変更はありません" in cli("staff", "leave", "a.csv", "--yes").err


def test_leave_lasts_until_the_day_before_somebody_is_back(office: Path, cli: Cli) -> None:
    (office / "b.csv").write_text("職員番号,休職等の種類,休業開始日,復職日\n001200,育休,R8.7.1,R9.4.1\n", "utf-8")
    assert "2026-07-01～2027-03-31" in cli("staff", "leave", "b.csv", "--yes").err


@pytest.mark.parametrize(
    ("command", "more", "heading"),
    [
        (("enrol", "request", "import"), {"研修名": "企画の基礎"}, "課名"),
        (("staff", "leave"), {"区分": "育休", "開始日": "2026-05-01", "終了日": "2026-12-31"}, "所属"),
        (("enrol", "request", "import"), {"研修名": "企画の基礎"}, "課室"),
    ],
)
def test_columns_that_a_list_needs_for_nothing_else_say_which_of_two_people(
    office: Path, cli: Cli, command: tuple[str, ...], more: dict[str, str], heading: str
) -> None:
    head, row = [heading, "氏名", *more], ["人事課", "鈴木　拓也", *more.values()]
    path = workbook(office / "list.xlsx", 一覧=[head, row, ["総務課", "佐藤　美咲", *more.values()]])
    told = cli(*command, path, "--dry-run").err
    assert "001274 鈴木 拓也" in told and "001237" not in told
    assert "B1: W_NUMBER_BY_NAME" in told
    assert "A1" not in told, "a column by which people were found is not called unused"
    # Whoever is called so in another section is somebody else.
    elsewhere = workbook(office / "list.xlsx", 一覧=[head, ["人事課", "佐藤　美咲", *more.values()]])
    assert "B2: E_NAME_ELSEWHERE" in cli(*command, elsewhere, "--dry-run", expect=3).err
    # With numbers these columns are needed for nothing, as before.
    numbers = workbook(office / "list.xlsx", 一覧=[["職員番号", *head], ["001237", *row]])
    assert "001237 鈴木 拓也" in cli(*command, numbers, "--dry-run").err

"""Equal mistakes are one line with its cells; the cell is the one that is wrong; what is needed first is said first."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from skillmap.cli.told import in_order, problem_lines
from skillmap.problems import CellPlace, FilePlace, Problem, problem

Cli = Callable[..., Any]


def wrong(cell: str, found: str = "x", sheet: str = "名簿") -> Problem:
    return problem("E_AIM_STAFF", CellPlace("a.xlsx", sheet, cell), found=found)


def test_equal_problems_are_one_line_with_its_cells() -> None:
    cells = ["F3", "F5", "F4", "AA9", "F11", "B2"]
    lines = list(problem_lines([*(wrong(c) for c in cells), wrong("F6", "y"), wrong("F3", sheet="別")], "ja"))
    assert [line.split(": ")[0] for line in lines if ": E_" in line] == [
        "a.xlsx [名簿] B2, F3-F5, F11, AA9",
        "a.xlsx [名簿] F6",
        "a.xlsx [別] F3",
    ]
    # What to do is the same for all three and stands once.
    assert [line for line in lines if "→" in line] == lines[-1:]


def test_long_lists_of_cells_and_problems_end() -> None:
    many = [wrong(f"C{2 * row}") for row in range(1, 101)]
    line = next(problem_lines(many, "en"))
    assert "C60 and 70 more: E_AIM_STAFF" in line
    told = list(problem_lines([wrong(f"C{row}", str(row)) for row in range(9_000)], "en", most=10))
    assert len(told) == 12
    assert "8,990" in told[-1]


def test_problems_without_a_cell_stay_apart() -> None:
    places = [None, FilePlace("a.yaml", 3, 1), FilePlace("a.yaml", 4, 1)]
    lines = list(problem_lines([problem("E_AIM_STAFF", place, found="x") for place in places], "ja"))
    assert [line.split("E_AIM")[0] for line in lines if "E_AIM" in line] == ["", "a.yaml:3:1: ", "a.yaml:4:1: "]


LISTS = {
    "assess": "スキル評価表,,\n令和8年6月1日現在,,\n職員番号,氏名,データ分析\n000001,青木,1\n",
    "leader": "所属,職員番号,氏名,就任日\n総務課,000001,青木,2026-04-01\n",
    "qualification": "職員番号,氏名,資格,取得日\n000001,青木,ITパスポート,2026-04-01\n",
}


@pytest.mark.parametrize("noun", LISTS)
def test_without_any_staff_the_staff_list_comes_first(noun: str, shipped_workspace: Path, cli: Cli) -> None:
    (shipped_workspace / "list.csv").write_text(LISTS[noun], "utf-8")
    ran = cli(noun, "import", "list.csv", "--yes", expect=3)
    assert "先に職員名簿を取り込んでください: skillmap staff import FILE" in ran.err
    assert len(ran.err.splitlines()) == 2


def test_a_missing_number_of_seats_is_told_at_its_own_cell(shipped_workspace: Path, cli: Cli) -> None:
    (shipped_workspace / "sessions.csv").write_text(
        "開催コード,研修名,開催日,時間帯,定員\nR8-001,conduct-basics,2026-07-10,午前,\n", "utf-8"
    )
    ran = cli("session", "import", "sessions.csv", "--yes", expect=3)
    assert "sessions.csv E2: E_SESSION_CAPACITY" in ran.err


def test_one_screen_of_a_files_problems_with_every_kind_of_error_on_it() -> None:
    many = [
        problem("E_AIM_STAFF", CellPlace("名簿.xlsx", "名簿", f"A{row}"), found=f"{row:06}") for row in range(2, 90)
    ]
    last = problem("E_AIM_ROLE", CellPlace("名簿.xlsx", "名簿", "F90"), found="無い役割", nearest=None)
    tidy = problem("W_TRIMMED", CellPlace("名簿.xlsx", "名簿", "B2"), field="氏名", value="青木 一郎")
    lines = list(problem_lines(in_order([tidy, *many, last]), "ja"))
    assert len(lines) <= 36
    assert any("E_AIM_ROLE" in line for line in lines) and any("W_TRIMMED" in line for line in lines)
    listed = sum("E_AIM_STAFF" in line for line in lines)
    assert f"  … ほか {len(many) - listed} 件" in lines[-2:]


def test_what_changes_nothing_comes_after_what_does() -> None:
    place = CellPlace("名簿.xlsx", "名簿", "B2")
    told = [
        problem("N_COLUMN_UNKNOWN", place, found="x", value=""),
        problem("W_TRIMMED", place, field="x", value="y"),
        problem("W_LEVELS_LOWERED", place, stage="承認", before=3, level=1),
        problem("E_AIM_STAFF", place, found="x"),
    ]
    assert [one.code for one in in_order(told)] == ["E_AIM_STAFF", "W_LEVELS_LOWERED", "W_TRIMMED", "N_COLUMN_UNKNOWN"]


def test_the_rest_is_in_the_problem_book(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "s.csv").write_text("職員番号,氏名,課\n000001,青木 一郎,総務課\n", "utf-8")
    cli("staff", "import", "s.csv", "--as-of", "2026-04-01", "--yes")
    rows = "".join(f"{number:06},企画,1\n" for number in range(100, 180))
    (workspace / "l.csv").write_text(f"職員番号,スキル,レベル\n{rows}", "utf-8")
    refused = cli("assess", "import", "l.csv", "--as-of", "2026-05-01", "--yes", expect=3)
    assert "--problems" in refused.err and len(refused.err.splitlines()) <= 40
    cli("assess", "import", "l.csv", "--as-of", "2026-05-01", "--problems", "p.xlsx", "--yes", expect=3)
    listed = openpyxl.load_workbook("p.xlsx").worksheets[-1]
    assert sum("E_STAFF_UNKNOWN" in str(cell.value) for row in listed.iter_rows() for cell in row) == 80
    (workspace / "in").mkdir()
    (workspace / "in" / "l.csv").write_text(f"職員番号,スキル,レベル\n{rows}", "utf-8")
    told = cli("import", "in", "--as-of", "2026-05-01", "--problems", "指摘", "--yes", expect=3)
    assert "指摘" in told.err
    assert (workspace / "指摘" / "l.xlsx").exists()
    asked = cli("assess", "import", "l.csv", "--as-of", "2026-05-01", "--dry-run", expect=3)
    assert "ほか" in asked.err

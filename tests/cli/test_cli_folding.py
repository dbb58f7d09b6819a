"""Equal mistakes are one line with its cells; the cell is the one that is wrong; what is needed first is said first."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmap.cli.output import problem_lines
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

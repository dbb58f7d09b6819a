"""Units as headings above the people: recognised, shown, asked for when they may be something else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

Cli = Callable[..., Any]
HEAD = ["職員番号", "氏名", "フリガナ", "職名"]
SATO = ["001200", "佐藤 美咲", "サトウ ミサキ", "主事"]
SUZUKI = ["001237", "鈴木 拓也", "スズキ タクヤ", "係長"]
TANAKA = ["001311", "田中 太郎", "タナカ タロウ", "主任"]


def book(path: Path, rows: Sequence[Sequence[object]], merged: Sequence[str] = ()) -> Path:
    made = Workbook()
    page = made.worksheets[0]
    for row in [["令和8年4月1日現在"], *rows]:
        page.append(list(row))
    for area in merged:
        page.merge_cells(area)
    made.save(path)
    return path


STYLES: dict[str, Sequence[Sequence[object]]] = {
    "whole_paths": [HEAD, ["【総務部　総務課】"], SATO, SUZUKI, [], ["【区民部　区民課】"], TANAKA],
    "with_counts": [HEAD, ["■総務部 総務課（2名）"], SATO, SUZUKI, ["■区民部 区民課（1名）"], TANAKA, ["合計", "3名"]],
    "nested": [HEAD, ["総務部"], ["総務課"], SATO, SUZUKI, ["区民部"], ["区民課"], TANAKA, ["※4月1日現在"]],
    "repeated_heads": [HEAD, ["総務部／総務課", "2名"], SATO, SUZUKI, ["区民部／区民課", "1名"], HEAD, TANAKA],
}


@pytest.mark.parametrize("style", STYLES)
def test_people_belong_to_the_heading_above_them(workspace: Path, cli: Cli, style: str) -> None:
    ran = cli("staff", "import", book(workspace / "a.xlsx", STYLES[style]), "--yes")
    assert "W_BLOCKS_READ" in ran.err
    assert "総務部/総務課、区民部/区民課" in ran.err
    for who, unit in (("001200", "総務部/総務課"), ("001237", "総務部/総務課"), ("001311", "区民部/区民課")):
        assert unit in cli("staff", "show", who).out


def test_headings_over_the_whole_width_and_a_column_of_teams(workspace: Path, cli: Cli) -> None:
    rows = [["No.", "係", *HEAD], [None, "総務課"], [1, "庶務係", *SATO], [2, "文書係", *SUZUKI]]
    cli("staff", "import", book(workspace / "a.xlsx", rows, ["B3:F3"]), "--yes")
    assert "総務課/文書係" in cli("staff", "show", "001237").out


def test_known_units_are_found_and_unknown_ones_told_with_the_nearest(workspace: Path, cli: Cli) -> None:
    cli("staff", "import", book(workspace / "a.xlsx", STYLES["whole_paths"]), "--yes")
    moved = [HEAD, ["総務課"], TANAKA, ["区民課"], SATO, SUZUKI]
    ran = cli("staff", "import", book(workspace / "b.xlsx", moved), "--yes")
    assert "異動 3" in ran.err
    wrong = [HEAD, ["総務部 総務化課"], TANAKA]
    refused = cli("staff", "import", book(workspace / "c.xlsx", wrong), "--yes", expect=3).err
    assert "E_ORG_NOT_FOUND" in refused
    assert "総務部/総務課" in refused


def test_headings_that_may_be_something_else_are_asked_for(workspace: Path, cli: Cli) -> None:
    rows = [HEAD, ["【総務課】"], SATO, ["【再任用】"], SUZUKI, ["【区民課】"], TANAKA]
    file = book(workspace / "a.xlsx", rows)
    asked = cli("staff", "import", file, "--yes", expect=4).err
    assert "A5" in asked
    assert "--blocks units" in asked
    cli("staff", "import", file, "--blocks", "units", "--yes")
    assert "総務課" in cli("staff", "show", "001237").out
    cli("db", "undo", "--yes")
    cli("staff", "import", file, "--blocks", "all", "--yes")
    assert "再任用" in cli("staff", "show", "001237").out
    cli("db", "undo", "--yes")
    assert "W_STAFF_NO_UNITS" in cli("staff", "import", file, "--blocks", "none", "--yes").err
    assert "--blocks" in cli("staff", "import", file, "--blocks", "some", expect=2).err


def test_headings_that_are_no_units_leave_everybody_where_they_are(workspace: Path, cli: Cli) -> None:
    cli("staff", "import", book(workspace / "a.xlsx", STYLES["nested"]), "--yes")
    rows = [HEAD, ["【正規職員】"], SATO, SUZUKI, ["【再任用職員】"], TANAKA]
    assert "変更なし 3" in cli("staff", "import", book(workspace / "b.xlsx", rows), "--yes").err

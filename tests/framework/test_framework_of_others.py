"""Tables that are taken in as definitions: what is not read is told, and the advice is for this very command."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

CRANES = """Post,Band,Ability,Depth
Crane driver,Junior,Lifting,Working
Crane driver,Senior,Lifting,Expert
Pilot,Junior,Tides,Awareness
"""
DOUBTED = """人材像,段階,スキル,レベル
水先案内,初級,潮読み,1
水先案内,上級,潮読み,2
水先案内,初級,操船,1
水先案内,上級,操船,3
水先案内,上級,潮読み,4
"""


def advised(text: str, word: str) -> str:
    """The line of advice with a word in it."""
    [line] = [line for line in text.splitlines() if word in line and ("→" in line or "skillmap" in line)]
    return line


def test_columns_of_an_unknown_list_are_named_with_the_options_that_this_command_has(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    (workspace / "cranes.csv").write_text(CRANES, "utf-8")
    told = cli("framework", "import", "cranes.csv", "--out", "cranes", "--yes", expect=3).err
    advice = advised(told, "--skill")
    assert "--heading" not in told and "--teach" not in told
    options = [("--role", "Post"), ("--grade", "Band"), ("--skill", "Ability"), ("--level", "Depth")]
    assert all(option in advice for option, _ in options)
    done = cli("framework", "import", "cranes.csv", "--out", "cranes", *(x for pair in options for x in pair), "--yes")
    assert (workspace / "cranes" / "roles" / "pilot.yaml").exists()
    # What is said next is followed: nothing is put into data by hand.
    line = advised(done.text, "migrate")
    assert "skillmap framework check cranes" in line and "skillmap framework migrate cranes --out FILE" in line
    cli("framework", "check", "cranes", expect=None)
    cli("framework", "migrate", "cranes", "--out", "表.xlsx")
    assert (workspace / "表.xlsx").exists()


def test_of_rows_that_contradict_each_other_both_are_named(workspace: Path, cli: Callable[..., Any]) -> None:
    (workspace / "潮.csv").write_text(DOUBTED, "utf-8")
    told = cli("framework", "import", "潮.csv", "--out", "潮", "--yes", expect=3).err
    [line] = [line for line in told.splitlines() if "E_LIST_TWICE" in line]
    assert line.startswith("潮.csv D6") and "潮.csv D3" in line
    told = cli("framework", "import", "潮.csv", "--out", "潮", "--leave-out-bad", "--yes")
    left = [line.split(":")[0] for line in told.err.splitlines() if "W_LIST_LEFT_OUT" in line]
    assert sorted(left) == ["潮.csv D3", "潮.csv D6"]
    assert "除いた行: 2 行" in told.text


@pytest.fixture
def matrix(workspace: Path, cli: Callable[..., Any]) -> Path:
    cli("framework", "export", "--out", "表.xlsx")
    return workspace / "表.xlsx"


def changed(path: Path, **cells: object) -> None:
    book = load_workbook(path)
    for cell, value in cells.items():
        book.worksheets[0][cell] = value
    book.save(path)


def test_a_name_that_was_typed_into_the_matrix_is_told_as_not_read(matrix: Path, cli: Callable[..., Any]) -> None:
    changed(matrix, B5="企画と立案")
    told = cli("framework", "import", matrix, "--dry-run").err
    [line] = [line for line in told.splitlines() if "W_MATRIX_NAME" in line]
    assert "B5" in line and "企画と立案" in line and "「企画」" in line
    changed(matrix, B5="Planning")
    assert "W_MATRIX_NAME" not in cli("framework", "import", matrix, "--dry-run").err


def test_the_nearest_name_is_said_once(matrix: Path, cli: Callable[..., Any]) -> None:
    changed(matrix, A5="planing")
    told = cli("framework", "import", matrix, expect=3).err
    assert told.count("もしかして") == 1 and told.count("(planning)") == 1
    assert cli("framework", "import", matrix, expect=3, lang="en").err.count("Did you mean") == 1


def test_a_heading_that_was_touched_is_to_be_put_back_and_nothing_else_is_advised(
    matrix: Path, cli: Callable[..., Any]
) -> None:
    before = load_workbook(matrix).worksheets[0]["C4"].value
    changed(matrix, C4="段階8")
    told = cli("framework", "import", matrix, expect=3).err
    assert "E_HEADING_TOUCHED" in told and "--heading" not in told
    changed(matrix, C4=before)
    assert cli("framework", "import", matrix).code == 0


def test_errors_in_another_folder_are_said_to_be_there_and_the_advice_looks_there(
    workspace: Path, cli: Callable[..., Any]
) -> None:
    shutil.copytree(workspace / "data", workspace / "隣の版")
    path = workspace / "隣の版" / "framework.yaml"
    path.write_text(path.read_text("utf-8").replace("level: 3", "level: 5"), "utf-8")
    for command in (("diff", "data", "隣の版"), ("migrate", "隣の版"), ("list", "role", "--in", "隣の版")):
        told = cli("framework", *command, expect=3).err
        assert "隣の版 の人材定義" in told and "data フォルダー" not in told
        assert "skillmap framework check 隣の版" in told
    assert "E_SCALE_STEPS" in cli("framework", "check", "隣の版", expect=1).text


def test_a_mark_for_a_level_is_refused_and_what_is_advised_asks_for_it_no_more(
    matrix: Path, cli: Callable[..., Any]
) -> None:
    sheet = load_workbook(matrix).worksheets[0]
    cell = next(one.coordinate for row in sheet.iter_rows(min_row=5, min_col=3) for one in row if one.value == 1)
    changed(matrix, **{cell: "○"})
    told = cli("framework", "import", matrix, expect=3).err
    assert f"{cell}: E_LEVEL" in told and "求めないものは「－」か空欄" in told
    changed(matrix, **{cell: "－"})
    assert "要求せず" in cli("framework", "import", matrix, "--dry-run").out

"""Needs as a workbook both ways: what goes out comes back without a change, and an edit changes its line only."""

import difflib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once

Cli = Callable[..., Any]


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """A workspace with two departments, the shipped needs and a book of them (n.xlsx)."""
    units = shipped_workspace / "units.csv"
    units.write_text("令和8年4月1日現在\n部,課\n総務部,人事課\n福祉部,福祉課\n", "utf-8")
    cli("org", "import", units, "--yes")
    cli("need", "export", "--out", shipped_workspace / "n.xlsx")
    return shipped_workspace


def edited(ward: Path, cells: dict[str, object], drop: int = 0) -> Path:
    made = openpyxl.load_workbook(ward / "n.xlsx")
    for cell, value in cells.items():
        made.worksheets[0][cell] = value
    if drop:
        made.worksheets[0].delete_rows(drop)
    made.save(ward / "e.xlsx")
    return ward / "e.xlsx"


def lines_changed(before: str, after: str) -> list[str]:
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in found if line[:3] not in ("---", "+++") and line[0] in "+-"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_goes_out_comes_back_without_a_change(ward: Path, cli: Cli, lang: str) -> None:
    before = (ward / "data" / "needs.yaml").read_bytes()
    cli("need", "export", "--out", ward / "n.xlsx", lang=lang)
    for form in ("xlsx", "csv"):
        cli("need", "list", "--format", form, "--out", ward / f"list.{form}", lang=lang)
    for name in ("n.xlsx", "list.xlsx", "list.csv"):
        ran = cli("need", "import", name, "--complete", "--yes")
        assert "変更なし 73" in ran.err
        assert "変更はありません" in ran.err
    assert (ward / "data" / "needs.yaml").read_bytes() == before


def test_an_edit_changes_its_lines_and_is_taken_back(ward: Path, cli: Cli) -> None:
    file = ward / "data" / "needs.yaml"
    text = file.read_text("utf-8").replace("  count: 12\n", "  count: 12  # 企画課と協議済み\n", 1)
    file.write_text(text, "utf-8")
    ran = cli("need", "import", edited(ward, {"E6": 15, "D5": "福祉部"}), "--yes")
    assert "プロダクトマネージャー 1  2026年度 全庁（育成）: 12人 → 15人" in ran.err
    after = file.read_text("utf-8")
    assert sorted(lines_changed(text, after)) == [
        "+  by: train", "+  count: 15  # 企画課と協議済み", "+  count: 20", "+  department: 福祉部", "+  fy: 2026",
        "+  grade: 2", "+- role: section-ict-leader", "-  count: 12  # 企画課と協議済み",
    ]  # fmt: skip
    cli("framework", "check")
    assert "N_FILE_KNOWN" in cli("need", "import", ward / "e.xlsx", "--yes").err
    cli("db", "undo", "--yes")
    assert file.read_text("utf-8") == text
    cli("db", "undo", "4", "--yes")
    assert file.read_text("utf-8") == after


def test_undo_is_refused_when_the_file_was_changed_since(ward: Path, cli: Cli) -> None:
    cli("need", "import", edited(ward, {"E6": 15}), "--yes")
    file = ward / "data" / "needs.yaml"
    text = file.read_text("utf-8") + "# 手で直した\n"
    file.write_text(text, "utf-8")
    assert "needs.yaml が変えられているため" in cli("db", "undo", "--yes", expect=3).err
    assert file.read_text("utf-8") == text


def test_what_a_complete_list_lacks_is_dropped_and_many_are_refused(ward: Path, cli: Cli) -> None:
    short = edited(ward, {}, drop=6)
    assert "変更はありません" in cli("need", "import", short, "--yes").err
    ran = cli("need", "import", short, "--complete", "--yes")
    assert "取消 1" in ran.err
    assert "product-manager\n  grade: 1\n  fy: 2026" not in (ward / "data" / "needs.yaml").read_text("utf-8")
    few = ward / "few.csv"
    few.write_text("人材像,段階,年度,部,人数,方法\nプロダクトマネージャー/2,,R8,,5,\n", "utf-8")
    years = cli("need", "list", "--fy", "2026", "--format", "json").out.count('"role"')
    refused = cli("need", "import", few, "--complete", "--yes", expect=3)
    assert f"{years} 行のうち {years - 1} 行" in refused.err
    cli("need", "import", few, "--complete", "--allow-mass-change", "--yes")
    assert cli("need", "list", "--fy", "2026", "--format", "json").out.count('"role"') == 1
    assert "2027" in cli("need", "list").out


def test_every_mistake_is_told_with_its_cell_and_nothing_is_written(ward: Path, cli: Cli) -> None:
    before = (ward / "data" / "needs.yaml").read_bytes()
    cells = {
        "B4": 9,
        "A5": "プロダクトマネジャ",
        "D6": "福祉課",
        "E7": "数名",
        "A9": "プロダクトマネージャー",
        "B9": 3,
        "D9": "",
        "F9": "育成",
    }
    ran = cli("need", "import", edited(ward, cells), "--yes", expect=3)
    for cell, code in {"B4": "E_NEED_GRADE", "A5": "E_NEED_ROLE", "D6": "E_NEED_DEPARTMENT", "E7": "E_NUMBER"}.items():
        assert f"{cell}: {code}" in ran.err
    assert "E_NEED_LINE_TWICE" in ran.err
    assert "もしかして: プロダクトマネージャー" in ran.err
    assert (ward / "data" / "needs.yaml").read_bytes() == before


def test_a_folder_takes_needs_in_with_one_entry_and_one_undo(ward: Path, cli: Cli) -> None:
    file = ward / "data" / "needs.yaml"
    text = file.read_text("utf-8")
    folder = ward / "in"
    folder.mkdir()
    edited(ward, {"E6": 15}).rename(folder / "n1.xlsx")
    (folder / "n2.csv").write_text("人材像,段階,年度,部,必要人数\nプロダクトマネージャー,1,2026,企画部,7\n", "utf-8")
    units = "令和8年4月1日現在\n部,課\n総務部,人事課\n福祉部,福祉課\n企画部,企画課\n"
    (folder / "units.csv").write_text(units, "utf-8")
    assert "適用" not in cli("import", folder, "--dry-run").out
    assert file.read_text("utf-8") == text
    ran = cli("import", folder, "--yes")
    assert "全庁（育成）: 12人 → 15人" in ran.err
    assert "企画部（育成）: 7人" in ran.err
    changed = lines_changed(text, file.read_text("utf-8"))
    assert {"+  count: 15", "+  count: 7", "+  department: 企画部"} <= set(changed)
    assert "企画部" in cli("org", "list").out
    cli("db", "undo", "--yes")
    assert file.read_text("utf-8") == text
    assert "企画部" not in cli("org", "list").out


def test_a_folder_with_a_wrong_need_writes_nothing(ward: Path, cli: Cli) -> None:
    before = (ward / "data" / "needs.yaml").read_bytes()
    folder = ward / "in"
    folder.mkdir()
    edited(ward, {"E6": 15, "D5": "無い部"}).rename(folder / "n.xlsx")
    (folder / "units.csv").write_text("令和8年4月1日現在\n部,課\n企画部,企画課\n", "utf-8")
    assert "E_NEED_DEPARTMENT" in cli("import", folder, "--yes", expect=3).err
    assert (ward / "data" / "needs.yaml").read_bytes() == before
    assert "企画部" not in cli("org", "list").out


CHILD = """
import os, sys
from skillmap.office import definition_texts as texts
from skillmap.storage import database
moment, put, settle = sys.argv[1], texts.put, texts.settle
calls = []
def putting(folder, given):
    put(folder, given)
    calls.append(1)
    if len(calls) == {"noted": 1, "written": 2}.get(moment):
        os._exit(9)
def settling(*given):
    if calls and moment == "committed":
        os._exit(9)
    settle(*given)
texts.put, texts.settle = putting, settling
from skillmap.cli.app import app
app(sys.argv[2:])
"""


@pytest.mark.parametrize(
    ("command", "moment"),
    [
        ("import", "written"),
        ("undo", "committed"),
        *(
            pytest.param(*both, marks=pytest.mark.torture)
            for both in (("import", "noted"), ("import", "committed"), ("undo", "noted"), ("undo", "written"))
        ),
    ],
)
def test_killed_at_any_step_file_and_entry_agree(ward: Path, cli: Cli, command: str, moment: str) -> None:
    file, folder = ward / "data" / "needs.yaml", ward / "in"
    folder.mkdir()
    edited(ward, {"E6": 15}).rename(folder / "n.xlsx")
    states = [file.read_text("utf-8")]
    if command == "undo":
        cli("import", folder, "--yes")
        states.append(file.read_text("utf-8"))
    given = ["import", "in", "--yes"] if command == "import" else ["db", "undo", "--yes"]
    environment = {**os.environ, "SKILLMAP_TODAY": "2026-06-01", "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, moment, *given], cwd=ward, env=environment, capture_output=True, check=False
    )
    assert ran.returncode == 9, ran.stderr.decode()
    newest = json.loads(cli("db", "journal", "--format", "json").out)[0]
    assert newest["entry"] == len(states) + 1 + (moment == "committed")  # the book that went out is an entry
    if command == "import":
        assert ("15" in "".join(lines_changed(states[0], file.read_text("utf-8")))) == (moment == "committed")
    else:
        assert file.read_text("utf-8") == states[0 if moment == "committed" else 1]
    assert [one.name for one in (ward / "data").iterdir() if one.name.startswith(".")] == []

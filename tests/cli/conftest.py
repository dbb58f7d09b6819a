"""An office with a little of everything, for accidents to happen to."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import office_fuller
import openpyxl
import pytest
from office_filled import NEXT, STAFF, THEIRS

from made_once import made_once


@pytest.fixture
@made_once
def filled(workspace: Path, cli: Callable[..., Any]) -> Path:
    """An office with people, a session, an aim, an edited workbook of its definitions, a next version of them."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    (workspace / "next.csv").write_text(NEXT, "utf-8")
    (workspace / "theirs.csv").write_text(THEIRS, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-basics", "--day", "2026-09-10", "--capacity", 9, "--code", "K1", "--yes")
    cli("framework", "export", "matrix", "--out", "matrix.xlsx")
    book = openpyxl.load_workbook("matrix.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == 1]
    for cell in cells[:2]:
        cell.value = 2
    book.save("matrix.xlsx")
    shutil.copytree("data", "next")
    for file in Path("next").rglob("*.yaml"):
        file.write_text(
            file.read_text("utf-8").replace("bpr-basics", "bpr-first").replace("bpr:", "redesign:"), "utf-8"
        )
    skills = Path("next/skills/basics.yaml")
    skills.write_text(skills.read_text("utf-8").replace("id: bpr", "id: redesign"), "utf-8")
    cli("db", "backup")
    cli("career", "aim", "--staff", "000101", "--to", "product-manager/2", "--yes")
    return workspace


@pytest.fixture
@made_once
def fuller(workspace: Path, cli: Callable[..., Any]) -> Path:
    """An office in which every command that writes has something to write."""
    return office_fuller.fill(workspace, cli)

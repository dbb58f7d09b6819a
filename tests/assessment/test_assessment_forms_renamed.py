"""Forms that went out before somebody changed names in the definition files: read in the words that stand on them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
002101,有村 澄,企画部,政策課,主任
002102,磯野 健,企画部,政策課,主事
"""
AIMS = (
    "職員番号,目標の人材像,段階,希望区分\n002101,プロダクトマネージャー,2,本人\n002102,プロダクトマネージャー,1,本人\n"
)


@pytest.fixture
@made_once
def forms(workspace: Path, cli: Cli) -> Path:
    """A form of two people, filled in: level 1 everywhere, and a wish for another role."""
    Path("staff.csv").write_text(STAFF, "utf-8")
    Path("aims.csv").write_text(AIMS, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--file", "aims.csv", "--yes")
    cli("assess", "form", "--out", "forms")
    fill(workspace)
    return workspace


def fill(folder: Path) -> None:
    (form,) = (folder / "forms").glob("*.xlsx")
    book = load_workbook(form)
    for page in book.worksheets[1:]:
        if page.sheet_state != "visible":
            continue
        cells = {str(cell.value): cell for row in page.iter_rows() for cell in row if cell.value is not None}
        column, row = cells["自己"].column, cells["自己"].row + 1
        while page.cell(row, 2).value:
            page.cell(row, column).value = 1
            row += 1
        wish = cells["希望する人材像"]
        page.cell(wish.row, wish.column + 2).value = "課のICTリーダー 1"
    book.save(form)


def rename(folder: Path, old: str, new: str) -> None:
    changed = 0
    for file in (folder / "data").rglob("*.yaml"):
        text = file.read_text("utf-8")
        if old in text:
            file.write_text(text.replace(old, new), "utf-8")
            changed += 1
    assert changed


def own_levels(cli: Cli) -> dict[str, dict[str, Any]]:
    rows = json.loads(cli("assess", "list", "--stage", "self", "--format", "json").out)
    return {row["number"]: row for row in rows}


def test_a_skill_and_a_role_renamed_meanwhile_are_understood_and_told_once(forms: Path, cli: Cli) -> None:
    rename(forms, "ja: データ活用,", "ja: データの利活用,")
    rename(forms, "課のICTリーダー", "所属のICT推進者")
    told = cli("assess", "import", "forms", "--yes").err
    assert told.count("N_FORM_RENAMED") == 1
    assert "1 冊のシート" in told
    assert "「データ活用」→「データの利活用」" in told
    assert own_levels(cli)["002101"]["data-use"] == 1
    assert cli("career", "list", "--format", "json").out.count("所属のICT推進者") == 2
    # The form that is written now has the new names and is told nothing of.
    cli("assess", "form", "--out", "again")
    assert "N_FORM_RENAMED" not in cli("assess", "import", "again", "--dry-run").err


def test_two_skills_that_swap_their_names_keep_their_levels(forms: Path, cli: Cli) -> None:
    (form,) = (forms / "forms").glob("*.xlsx")
    book = load_workbook(form)
    for page in book.worksheets[1:]:
        for row in page.iter_rows():
            if row[1].value == "企画" and page.title.startswith("002101"):
                next(c for c in row if c.value == 1 and c.column > 4).value = 2
    book.save(form)
    for old, new in (("ja: データ活用,", "ja: ＸＸ,"), ("ja: 企画,", "ja: データ活用,"), ("ja: ＸＸ,", "ja: 企画,")):
        rename(forms, old, new)
    cli("assess", "import", "forms", "--yes")
    found = own_levels(cli)["002101"]
    assert (found["planning"], found["data-use"]) == (2, 1)


def test_names_changed_after_the_last_entry_are_known_as_well(forms: Path, cli: Cli) -> None:
    # The form is the first thing that goes out with these names; nothing is recorded under them.
    rename(forms, "ja: 企画,", "ja: 立案,")
    cli("assess", "form", "--out", "second", "--replace")
    for old in (forms / "forms").glob("*.xlsx"):
        old.unlink()
    for new in (forms / "second").glob("*.xlsx"):
        new.rename(forms / "forms" / new.name)
    fill(forms)
    rename(forms, "ja: 立案,", "ja: 企画立案,")
    assert "「立案」→「企画立案」" in cli("assess", "import", "forms", "--yes").err
    assert own_levels(cli)["002101"]["planning"] == 1


def test_a_skill_that_is_gone_is_told_and_keeps_no_other_waiting(forms: Path, cli: Cli) -> None:
    files = [f for f in (forms / "data").rglob("*.yaml") if "data-use" in f.read_text("utf-8")]
    for file in files:
        text = file.read_text("utf-8")
        file.write_text(text.replace("data-use", "use-of-data"), "utf-8")
    told = cli("assess", "import", "forms", "--yes").err
    assert "W_FORM_WITHDRAWN" in told
    assert own_levels(cli)["002101"]["planning"] == 1

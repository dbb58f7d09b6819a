"""The matrix of required levels: out and back changes nothing; an edit changes its line and nothing else."""

import difflib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.errors import InputRefused
from skillmap.framework.editing import with_values
from skillmap.framework.load import load
from skillmap.framework.yaml_files import parse
from trials import trials

BLOCK = """# head
grades:
  "1":
    requires:
      a-one: 1 # kept
      # between
      b-two: 2
    summary: x # end
"""


def _texts(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted((folder / "data" / "roles").iterdir())}


def _edit(book: Path, skill: str, column: str, value: object) -> None:
    """Types a value as HR would; `column` is the role, its first grade."""
    opened = openpyxl.load_workbook(book)
    sheet = opened.active
    assert sheet is not None
    top = next(row for row in sheet.iter_rows() if any(c.value == column for c in row))
    at = next(c.column for c in top if c.value == column)
    line = next(row[0].row for row in sheet.iter_rows() if row[0].value == skill)
    sheet.cell(line, at).value = value  # type: ignore[assignment]
    opened.save(book)


def test_out_and_back_changes_nothing(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "--out", "matrix.xlsx")
    assert "変更はありません" in cli("framework", "import", "matrix.xlsx", "--yes").err
    assert _texts(shipped_workspace) == before
    # What the program wrote itself it writes again; what somebody else put there stays until it is told to replace it.
    cli("framework", "export", "--out", "matrix.xlsx")
    (shipped_workspace / "matrix.xlsx").write_bytes(b"somebody else's")
    cli("framework", "export", "--out", "matrix.xlsx", expect=4)
    assert (shipped_workspace / "matrix.xlsx").read_bytes() == b"somebody else's"


@pytest.mark.parametrize(
    ("skill", "value", "told"),
    [("ai-use", 2, "引上げ"), ("ai-use", None, "要求せず"), ("cloud", 1, "新たに要求")],
)
def test_an_edit_changes_its_line_alone(
    cli: Callable[..., Any], shipped_workspace: Path, skill: str, value: int | None, told: str
) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "--out", "matrix.xlsx")
    _edit(shipped_workspace / "matrix.xlsx", skill, "課のICTリーダー", value)
    assert told in cli("framework", "import", "matrix.xlsx", "--dry-run").out
    assert _texts(shipped_workspace) == before
    cli("framework", "import", "matrix.xlsx", "--yes")
    after = _texts(shipped_workspace)
    assert {name for name in before if before[name] != after[name]} == {"section-ict-leader.yaml"}
    lines = list(
        difflib.ndiff(before["section-ict-leader.yaml"].splitlines(), after["section-ict-leader.yaml"].splitlines())
    )
    assert sum(line[0] in "+-" for line in lines) == (2 if value == 2 else 1)
    framework, _ = load(shipped_workspace / "data")
    assert framework is not None
    assert framework.roles["section-ict-leader"].grades[1].requires.get(skill) == value


def test_a_level_that_does_not_exist_is_refused_with_its_cell(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    before = _texts(shipped_workspace)
    cli("framework", "export", "--out", "matrix.xlsx")
    _edit(shipped_workspace / "matrix.xlsx", "ai-use", "課のICTリーダー", 9)
    assert "matrix.xlsx" in cli("framework", "import", "matrix.xlsx", "--yes", expect=3).err
    assert _texts(shipped_workspace) == before


LEVELS = st.dictionaries(st.sampled_from(["a-one", "b-two", "c-three", "d-four"]), st.integers(0, 4), min_size=1)


@settings(max_examples=trials(60))
@given(LEVELS, st.booleans())
def test_whatever_is_asked_for_is_what_is_read_back(levels: dict[str, int], inline: bool) -> None:
    text = 'grades:\n  "1":\n    requires: {a-one: 1, b-two: 2} # kept\n    summary: x # end\n' if inline else BLOCK
    made = with_values(text, "x.yaml", {("grades", "1", "requires"): levels})
    document, _ = parse(made, "x.yaml")
    assert document is not None
    assert document.data == {"grades": {"1": {"requires": levels, "summary": "x"}}}
    assert "# end" in made
    assert inline or "# between" in made


def test_lines_that_cannot_be_edited_are_refused() -> None:
    text = "grades: {'1': {requires: {a: 1}, summary: x}}\n"
    with pytest.raises(InputRefused) as refused:
        with_values(text, "x.yaml", {("grades", "1", "requires"): {"a": 2}})
    assert refused.value.code == "E_EDIT"


def test_a_matrix_of_an_older_version_is_compared_three_ways(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    cli("framework", "export", "--out", "matrix.xlsx")
    shutil.copy(shipped_workspace / "matrix.xlsx", shipped_workspace / "old.xlsx")
    _edit(shipped_workspace / "matrix.xlsx", "ai-use", "課のICTリーダー", 2)
    cli("framework", "import", "matrix.xlsx", "--yes")
    assert "N_BOOK_SINCE" in cli("framework", "import", "old.xlsx", "--yes").err
    _edit(shipped_workspace / "old.xlsx", "ai-use", "課のICTリーダー", 3)
    _edit(shipped_workspace / "old.xlsx", "cloud", "課のICTリーダー", 1)
    before = _texts(shipped_workspace)
    err = cli("framework", "import", "old.xlsx", "--yes", expect=4).err
    assert "「3」" in err and "「2」" in err and "E_BOOK_BOTH" in err
    assert _texts(shipped_workspace) == before
    cli("framework", "import", "old.xlsx", "--yes", "--prefer", "data")
    framework, _ = load(shipped_workspace / "data")
    assert framework is not None
    requires = framework.roles["section-ict-leader"].grades[1].requires
    assert (requires["ai-use"], requires["cloud"]) == (2, 1)
    cli("framework", "import", "old.xlsx", "--yes", "--prefer", "file")
    framework, _ = load(shipped_workspace / "data")
    assert framework is not None
    assert framework.roles["section-ict-leader"].grades[1].requires["ai-use"] == 3


def test_a_skill_that_does_not_exist_is_told_at_its_cell(cli: Callable[..., Any], shipped_workspace: Path) -> None:
    cli("framework", "export", "--out", "matrix.xlsx")
    opened = openpyxl.load_workbook("matrix.xlsx")
    sheet = opened.worksheets[0]
    line = next(row[0] for row in sheet.iter_rows() if row[0].value == "ai-use")
    line.value = "ai-usage"
    opened.save("matrix.xlsx")
    err = cli("framework", "import", "matrix.xlsx", "--yes", expect=3).err
    assert f"matrix.xlsx [求めるレベル] A{line.row}: E_NOT_DEFINED_NEAR" in err
    assert "ai-use" in err
    assert "W_MATRIX_ABSENT" in err

"""A flat list of another body becomes a sound framework with its own scale; what does not fit is told with its cell."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.framework.check import examine
from skillmap.framework.flat_list import About, RequirementLine, files
from skillmap.framework.load import load
from skillmap.framework.reader import read
from skillmap.problems import has_errors
from trials import trials

WORDS = ("awareness", "working", "practitioner", "expert")
CSV = """Job,Job level,Capability,Depth
Product manager,Associate,Agile working,awareness
Product manager,Senior,Agile working,Practitioner
Product manager,Senior,User focus,expert
データ分析担当,,User focus,working
"""
MAPPED = ("--role", "Job", "--grade", "Job level", "--skill", "Capability", "--level", "Depth")


def _write(folder: Path, made: dict[str, str]) -> None:
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def test_a_list_with_level_words(cli: Callable[..., Any], tmp_path: Path) -> None:
    source, out = tmp_path / "list.csv", tmp_path / "made"
    source.write_text(CSV, "utf-8")
    arguments = ("framework", "import", source, "--out", out, "--name", "架空の枠組み", *MAPPED)
    source.write_text(CSV.replace("awareness", "novice"), "utf-8")
    told = cli(*arguments, "--yes", expect=3).err
    assert "list.csv D3: E_LIST_LEVEL" in told
    assert not out.exists()
    source.write_text(CSV, "utf-8")
    assert "N_LIST_WORDS" in cli(*arguments, "--dry-run").err
    cli(*arguments, "--levels", ",".join(WORDS), "--dry-run")
    assert not out.exists()
    cli(*arguments, "--levels", ",".join(WORDS), "--yes")
    framework, problems = load(out)
    assert framework is not None, problems
    assert [(s.level, s.name.ja) for s in framework.header.scale] == [(0, "未経験"), *enumerate(WORDS, 1)]
    manager = framework.roles["product-manager"]
    assert {n: g.name.ja if g.name else "" for n, g in manager.grades.items()} == {1: "Associate", 2: "Senior"}
    assert manager.grades[2].requires == {"agile-working": 3, "user-focus": 4}
    assert framework.roles["role-002"].grades[1].requires == {"user-focus": 2}
    assert {r.origin for r in framework.roles.values()} == {"adopted"}
    cli(*arguments, "--levels", ",".join(WORDS), "--yes", expect=3)
    cli("framework", "check", out)
    assert "レベル3（practitioner）" in cli("framework", "show", "product-manager/2", "--in", out).out


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([RequirementLine("r", "", "s", "much")], "E_LIST_LEVEL"),
        ([RequirementLine("r", "", "s", "1"), RequirementLine("r", "", "s", "2")], "E_LIST_TWICE"),
        ([RequirementLine("r", str(n), "s", "1") for n in range(10)], "E_LIST_GRADES"),
        ([], "E_LIST_EMPTY"),
    ],
)
def test_what_does_not_fit(lines: list[RequirementLine], code: str) -> None:
    made, problems = files(lines, About("x", "x", "x"))
    assert (made, [p.code for p in problems]) == ({}, [code])


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=12).filter(
    str.strip
)
LINES = st.lists(
    st.builds(
        RequirementLine,
        NAMES,
        st.sampled_from(["", "1級", "2級"]),
        NAMES,
        st.sampled_from(["1", "レベル2", "Lv.3", "７"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda line: (line.role, line.grade, line.skill),
)


@settings(max_examples=trials(40))
@given(LINES)
def test_any_list_of_names_loads_as_it_stands(lines: list[RequirementLine]) -> None:
    import tempfile

    made, problems = files(lines, About("x", "枠組み", "出典"))
    codes = {one.code for one in problems}
    if has_errors(problems):
        assert codes <= {"E_LIST_GRADE_ORDER", "W_LIST_GRADE_ORDER", "N_LIST_SAME"}
        assert made == {}
        return
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), made)
        source = read(Path(folder))
        assert not has_errors(examine(source))
        found = {
            (role.name.ja, grade.name.ja if grade.name else "", source.framework.skills[skill].name.ja)
            for role in source.framework.roles.values()
            for grade in role.grades.values()
            for skill in grade.requires
        }
        assert found == {(line.role, line.grade, line.skill) for line in lines}

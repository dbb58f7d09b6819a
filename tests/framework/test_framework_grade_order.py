"""Grades of a list: their order is given or found from what they ask for, never the file's; what is no requirement."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.careers.target import target
from skillmap.errors import NeedsAnswer
from skillmap.framework.definition import Named
from skillmap.framework.find import find_role_grade
from skillmap.framework.grade_order import in_order
from skillmap.framework.load import load
from trials import trials

Cli = Callable[..., Any]
GRADES = st.dictionaries(
    st.sampled_from(["見習い", "担当", "主担当", "統括"]),
    st.dictionaries(st.sampled_from("ABC"), st.integers(1, 3), min_size=1),
    min_size=2,
)


def less(one: dict[str, int], other: dict[str, int]) -> bool:
    """Whether a grade asks for less in some skill and for more in none."""
    both = one.keys() & other.keys()
    if any(one[s] > other[s] for s in both):
        return False
    return any(one[s] < other[s] for s in both) or one.keys() < other.keys()


@given(GRADES)
@settings(max_examples=trials(300))
def test_the_order_is_the_only_one_in_which_each_asks_for_less_than_all_above(
    grades: dict[str, dict[str, int]],
) -> None:
    """Against all orders there are."""
    fitting = [
        order
        for order in permutations(grades)
        if all(less(grades[a], grades[b]) for n, a in enumerate(order) for b in order[n + 1 :])
    ]
    found, problems = in_order({"役割": grades})
    codes = [one.code for one in problems]
    if not fitting:
        assert codes == ["E_LIST_GRADE_ORDER"]
        return
    assert list(found["役割"]) == list(fitting[0])
    assert codes == ([] if list(fitting[0]) == list(grades) else ["W_LIST_GRADE_ORDER"])


def test_what_other_roles_say_of_grades_of_the_same_names_counts() -> None:
    told = {"甲": {"上級": {"A": 3}, "初級": {"A": 1}}, "乙": {"上級": {"B": 2}, "初級": {"C": 2}}}
    found, problems = in_order(told)
    assert list(found["乙"]) == ["初級", "上級"]
    assert {one.code for one in problems} == {"W_LIST_GRADE_ORDER"}
    against = told | {"丙": {"上級": {"A": 1}, "初級": {"A": 2}}}
    assert "E_LIST_GRADE_ORDER" in {one.code for one in in_order(against)[1]}


@pytest.fixture
def flat(workspace: Path) -> Callable[..., Path]:
    """Writes a list."""

    def write(*rows: str) -> Path:
        file = workspace / "list.csv"
        file.write_text("role,grade,skill,level\n" + "".join(f"{row}\n" for row in rows), "utf-8")
        return file

    return write


UNORDERED = ("Analyst,Lead,Modelling,2", "Analyst,Expert,Modelling,2", "Planner,One,Modelling,1")


def test_an_order_that_nothing_tells_is_asked_for_and_given(
    cli: Cli, workspace: Path, flat: Callable[..., Path]
) -> None:
    file = flat(*UNORDERED)
    asked = cli("framework", "import", file, "--out", "new", "--yes", expect=4)
    assert '--grade-order "Lead,Expert"' in asked.err
    assert not (workspace / "new").exists()
    short = cli("framework", "import", file, "--out", "new", "--grade-order", "Lead", "--yes", expect=3)
    assert "E_LIST_GRADE_MISSING" in short.err
    cli("framework", "import", file, "--out", "new", "--grade-order", "expert、LEAD", "--yes")
    framework, _ = load(workspace / "new")
    assert framework is not None
    assert [g.name.ja for g in framework.roles["analyst"].grades.values() if g.name] == ["Expert", "Lead"]
    assert find_role_grade(framework, "Lead Analyst").grade == 2
    assert find_role_grade(framework, "expert").grade == 1


def test_rows_that_are_none_are_told_and_can_be_left_out(cli: Cli, workspace: Path, flat: Callable[..., Path]) -> None:
    file = flat(
        "Analyst,Junior,Modelling,1",
        "Analyst,Junior,Modelling,1",
        "Analyst,Senior,Modelling,3",
        "Analyst,Senior,Law,2",
        "Analyst,Senior,Law,4",
        "Analyst,Principal (not in use),Modelling,4",
        "Owner,Junior,Modelling,not in use",
        "Owner,Senior,Modelling,2",
        "Writer,Junior,,",
    )
    told = cli("framework", "import", file, "--out", "new", "--yes", expect=3)
    for where, code in (
        ("D3", "N_LIST_SAME"),
        ("D6", "E_LIST_TWICE"),
        ("D7", "E_LIST_UNUSED"),
        ("D8", "E_LIST_UNUSED"),
    ):
        assert f"{where}: {code}" in told.err
    assert "list.csv C10: E_REQUIRED" in told.err
    assert "--leave-out-bad" in told.err
    assert not (workspace / "new").exists()
    done = cli("framework", "import", file, "--out", "new", "--leave-out-bad", "--yes")
    assert "除いた行: 5 行" in done.err
    for where in ("D6", "D7", "D8", "C10"):
        assert f"{where}: W_LIST_LEFT_OUT" in done.err
    framework, problems = load(workspace / "new")
    assert framework is not None, problems
    asked = {(r.id, g): dict(grade.requires) for r in framework.roles.values() for g, grade in r.grades.items()}
    assert asked == {
        ("analyst", 1): {"modelling": 1},
        ("analyst", 2): {"modelling": 3},
        ("owner", 1): {"modelling": 2},
    }


def test_a_grade_is_found_by_its_own_name(cli: Cli, workspace: Path, flat: Callable[..., Path]) -> None:
    file = flat(
        "Data analyst,Data analyst,Modelling,1",
        "Data analyst,Principal data analyst,Modelling,3",
        "Data owner,Junior,Modelling,1",
        "Designer,Junior,Modelling,1",
    )
    cli("framework", "import", file, "--out", "new", "--yes")
    framework, _ = load(workspace / "new")
    assert framework is not None
    for text in ("Principal data analyst", "principal  Data Analyst", "data-analyst/Principal data analyst"):
        found = find_role_grade(framework, text)
        assert (found.role, found.grade) == ("data-analyst", 2)
    assert find_role_grade(framework, "Data analyst").grade is None
    with pytest.raises(NeedsAnswer):
        find_role_grade(framework, "Junior")
    assert find_role_grade(framework, "Junior designer").role == "designer"
    # The first grade is called like the role: no question. With another below it, it is asked.
    assert target(framework, "Data analyst").grade == 1
    role = framework.roles["data-analyst"]
    below = role.grades[2].model_copy(update={"name": Named(ja="Associate", en="Associate")})
    grades = {1: below, 2: role.grades[1], 3: role.grades[2]}
    asked = framework.model_copy(
        update={"roles": framework.roles | {role.id: role.model_copy(update={"grades": grades})}}
    )
    with pytest.raises(NeedsAnswer) as told:
        target(asked, "data  Analyst")
    assert told.value.facts["listed"] == "  1. Associate (data-analyst/1)\n  2. Data analyst (data-analyst/2)"
    assert (target(asked, "data-analyst").grade, target(asked, "Data analyst/2").grade) == (1, 2)


def test_a_column_that_says_what_is_in_use_is_read(cli: Cli, workspace: Path) -> None:
    rows = ("Analyst,Junior,Modelling,1,Yes", "Analyst,Old,Modelling,2,No", "Analyst,Senior,Modelling,3,")
    (workspace / "list.csv").write_text("\n".join(("role,role level,skill,skill level,in use", *rows)), "utf-8")
    assert "D3: E_LIST_UNUSED" in cli("framework", "import", "list.csv", "--out", "new", expect=3).err
    told = cli("framework", "import", "list.csv", "--out", "new", "--leave-out-bad", "--yes").err
    assert "D3: W_LIST_LEFT_OUT" in told and "除いた行: 1 行" in told
    framework, _ = load(workspace / "new")
    assert framework is not None
    [role] = framework.roles.values()
    assert [grade.name.en for grade in role.grades.values() if grade.name] == ["Junior", "Senior"]

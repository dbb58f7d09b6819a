"""What each rule of a plan writes into the program, as a person would write it down.

`a@0` is "course a is taken in year 0", `s2@0` "level 2 of s is reached by the end of year 0", `+a` the rank or support
columns that a rule adds itself, in their order.
"""

from collections.abc import Mapping
from copy import deepcopy

import pytest
from planning_cases import FY, catalogue, course, need

from skillmap.planning.problem import Booking, Catalogue, Limits, PlanNeed
from skillmap.planning.program import INFINITY, Program, Variables
from skillmap.planning.rules import BUDGET, NO_CIRCLES, RULES, HoursPerYear, LastYear, OnceOnly, PlanRule, circles
from skillmap.planning.rules import LevelsAreTaught as Taught
from skillmap.planning.rules import PrerequisitesFirst as First


def variables(one: PlanNeed, courses: Catalogue, years: int = 1, only: str = "") -> Variables:
    return Variables(Program(), one, courses, only.split() or sorted(courses.courses), years)


def written(rule: PlanRule, v: Variables) -> list[str]:
    """The rows that the rule adds, as text."""
    before = len(v.program.lower)
    rule.build(v)
    names = {column: f"{name}@{year}" for (name, year), column in v.take.items()}
    names |= {column: f"{step.skill}{step.level}@{year}" for (step, year), column in v.at.items()}
    names |= {column: f"+{column - before}" for column in range(before, len(v.program.lower))}
    return [_text(names, terms, lower, upper) for lower, upper, terms in v.program.rows]


def _text(names: Mapping[int, str], terms: list[tuple[int, float]], lower: float, upper: float) -> str:
    parts = " ".join(f"{'-' if value < 0 else '+'}{_number(abs(value))}{names[column]}" for column, value in terms)
    return f"{parts} {f'≥ {lower:g}' if upper == INFINITY else f'≤ {upper:g}'}"


def _number(value: float) -> str:
    return "" if value == 1 else f"{value:g} "


A, B = course("a", "s:1", 6, 800), course("b", "s:2", 4, 300)
CASES: dict[str, tuple[PlanRule, Variables, list[str]]] = {
    "once in all years": (
        OnceOnly(), variables(need("s:1"), catalogue(A, B), 2), ["+a@0 +a@1 ≤ 1", "+b@0 +b@1 ≤ 1"],
    ),
    "a level is taught, and the one below is reached": (
        Taught(), variables(need("s:2"), catalogue(A, B)),
        ["-s1@0 +a@0 ≥ 0", "-s2@0 +b@0 ≥ 0", "+s1@0 -s2@0 ≥ 0"],
    ),
    "of two skills each has its own levels": (
        Taught(), variables(need("s:2 t:1", "s:1"), catalogue(B, course("c", "t:1"))),
        ["-s2@0 +b@0 ≥ 0", "-t1@0 +c@0 ≥ 0"],
    ),
    "taught in any year so far": (
        Taught(), variables(need("s:1"), catalogue(A), 2), ["-s1@0 +a@0 ≥ 0", "-s1@1 +a@0 +a@1 ≥ 0"],
    ),
    "a level that a course needs": (
        First(), variables(need("t:1"), catalogue(A, course("c", "t:1", needs="s:1"))), ["+s1@0 -c@0 ≥ 0"],
    ),
    "a level that is there already": (
        First(), variables(need("t:1", "s:1"), catalogue(A, course("c", "t:1", needs="s:1"))), [],
    ),
    "a course that another needs": (
        First(), variables(need("t:1"), catalogue(A, course("c", "t:1", after="a")), 2),
        ["+a@0 -c@0 ≥ 0", "+a@0 +a@1 -c@1 ≥ 0"],
    ),
    "a course that was completed": (
        First(), variables(need("t:1", completed="a"), catalogue(A, course("c", "t:1", after="a")), only="c"), [],
    ),
    "a course that is not in the program": (
        First(), variables(need("t:1"), catalogue(A, course("c", "t:1", after="a")), only="c"), ["-c@0 ≥ 0"],
    ),
    "the hours of a year": (
        HoursPerYear(), variables(need("s:2", limits=Limits(FY, hours_per_year=5)), catalogue(A, B), 2),
        ["+5 a@0 +4 b@0 ≤ 5", "+5 a@1 +4 b@1 ≤ 5"],
    ),
    "the hours of a year with a long seat": (
        HoursPerYear(),
        variables(need("s:2", limits=Limits(FY, hours_per_year=5), booked=(Booking("a", FY + 1, 1),)),
                  catalogue(A, B), 2),
        ["+5 a@0 +4 b@0 ≤ 5", "+6 a@1 +4 b@1 ≤ 6"],
    ),
    "no budget": (BUDGET, variables(need("s:2"), catalogue(A, B)), []),
    "the budget": (
        BUDGET, variables(need("s:2", limits=Limits(FY, budget_yen=500)), catalogue(A, B), 2),
        ["+800 a@0 +800 a@1 +300 b@0 +300 b@1 ≤ 500"],
    ),
    "the budget of somebody with a dear seat": (
        BUDGET, variables(need("s:2", limits=Limits(FY, budget_yen=500), booked=(Booking("a", FY, 1),)), catalogue(A)),
        ["+800 a@0 ≤ 800"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_rule_writes_exactly(name: str) -> None:
    rule, v, rows = CASES[name]
    assert written(rule, deepcopy(v)) == rows


def test_nothing_but_booked_seats_comes_after_the_last_year() -> None:
    seats = (Booking("a", FY + 2, 1), Booking("b", FY + 1, 1))
    v = variables(need("s:2", limits=Limits(FY, years=1), booked=seats), catalogue(A, B), 3)
    assert written(LastYear(), v) == []
    open_ = sorted(key for key, column in v.take.items() if v.program.upper[column] == 1)
    assert open_ == [("a", 0), ("a", 2), ("b", 0), ("b", 1)]
    assert {v.program.upper[column] for column in v.take.values()} == {0, 1}
    free = variables(need("s:2"), catalogue(A, B), 3)
    written(LastYear(), free)
    assert set(free.program.upper) == {1}


# Circles

EACH_OTHER = catalogue(course("a", "s:1", after="b"), course("b", "t:1", after="a"))
BY_LEVELS = catalogue(course("a", "s:1", needs="t:1"), course("b", "t:1", needs="s:1"), course("c", "t:1"))
OWN_LEVEL = catalogue(course("a", "s:1 t:1", needs="s:1"), course("b", "s:1"))


@pytest.mark.parametrize(
    ("one", "courses", "found"),
    [
        (need("s:1"), catalogue(A, B), []),
        (need("s:2"), catalogue(A, course("c", "t:1", needs="s:2"), course("d", "u:1", after="c")), []),
        (need("s:1"), EACH_OTHER, ["ab"]),
        (need("s:1"), BY_LEVELS, ["ab"]),
        (need("s:1", "t:1"), BY_LEVELS, []),
        (need("t:1"), OWN_LEVEL, ["a"]),
        (need("s:1"), catalogue(*EACH_OTHER.courses.values(), course("c", "u:1", after="d"), course("d", after="c")),
         ["ab", "cd"]),
        (need("s:1"), catalogue(*EACH_OTHER.courses.values(), course("e", "s:2", after="a")), ["ab"]),
        # Level 2 of s is needed: level 1 is there, so only who teaches level 2 can open it; else c waits for b too.
        (need("t:1", "s:1"), catalogue(course("a", "t:1", needs="s:2"), course("b", "s:1", after="a"),
                                       course("c", "s:2")), []),
        (need("t:1"), catalogue(course("a", "t:1", needs="s:2"), course("b", "s:1", after="a"), course("c", "s:2")),
         ["abc"]),
        # Nobody needs level 2 here, though a course that waits teaches it.
        (need("t:1"), catalogue(course("a", "t:1", needs="s:1"), course("b", "s:2", after="a"), course("c", "s:1")),
         []),
        # Nobody teaches level 1 of s at all.
        (need("t:1"), catalogue(course("a", "t:1", needs="s:2"), course("b", "s:2")), []),
    ],
)  # fmt: skip
def test_courses_that_wait_for_each_other_in_a_circle(one: PlanNeed, courses: Catalogue, found: list[str]) -> None:
    assert sorted("".join(sorted(part)) for part in circles(variables(one, courses))) == found


def test_a_course_that_is_not_in_the_program_opens_nothing() -> None:
    assert circles(variables(need("s:1"), EACH_OTHER, only="a")) == []
    assert circles(variables(need("s:1"), BY_LEVELS, only="a c")) == []


def test_courses_in_a_circle_are_ranked_one_after_the_other() -> None:
    v = variables(need("s:1"), EACH_OTHER)
    assert written(NO_CIRCLES, v) == ["++0 -+1 -3 a@0 ≥ -2", "++1 -+0 -3 b@0 ≥ -2"]
    ranks = range(len(v.take) + len(v.at), len(v.program.lower))
    assert [(v.program.lower[n], v.program.upper[n], v.program.whole[n]) for n in ranks] == [(0, 2, False)] * 2


def test_a_level_in_a_circle_has_a_support_that_ranks_lower() -> None:
    assert written(NO_CIRCLES, variables(need("s:1"), BY_LEVELS)) == [
        "+b@0 -+2 ≥ 0",  # b may be the support of t1 for a …
        "++0 -+1 -3 +2 ≥ -2",  # … if it ranks lower,
        "+c@0 -+3 ≥ 0",  # or c, which is in no circle;
        "++2 ++3 -a@0 ≥ 0",  # one of the two when a is taken.
        "+a@0 -+4 ≥ 0",
        "++1 -+0 -3 +4 ≥ -2",
        "++4 -b@0 ≥ 0",
    ]


def test_no_course_is_its_own_support() -> None:
    assert written(NO_CIRCLES, variables(need("t:1"), OWN_LEVEL)) == ["+b@0 -+1 ≥ 0", "++1 -a@0 ≥ 0"]


def test_a_level_that_nobody_in_the_circle_teaches_needs_no_support() -> None:
    courses = catalogue(
        course("a", "t:1", needs="s:2"), course("b", "s:2", after="a"), course("c", "s:1"), course("d", "u:1")
    )  # fmt: skip
    assert written(NO_CIRCLES, variables(need("t:1"), courses)) == [
        "+b@0 -+2 ≥ 0", "++0 -+1 -3 +2 ≥ -2", "++2 -a@0 ≥ 0", "++1 -+0 -3 b@0 ≥ -2",
    ]  # fmt: skip


def test_a_course_outside_of_the_circle_needs_no_rank() -> None:
    courses = catalogue(*EACH_OTHER.courses.values(), course("c"))
    waits = catalogue(*courses.courses.values(), course("d", "u:1", after="c"))
    assert written(NO_CIRCLES, variables(need("s:1"), waits)) == ["++0 -+1 -3 a@0 ≥ -2", "++1 -+0 -3 b@0 ≥ -2"]
    both = catalogue(course("a", "s:1", after="b c"), course("b", "t:1", after="a"), course("c"))
    assert written(NO_CIRCLES, variables(need("s:1"), both)) == ["++0 -+1 -3 a@0 ≥ -2", "++1 -+0 -3 b@0 ≥ -2"]


def test_every_rule_says_what_it_is() -> None:
    assert [rule.explain().key for rule in RULES] == [
        "rule.once", "rule.taught", "rule.prerequisites", "rule.no_circles", "rule.hours", "rule.last_year",
        "rule.budget",
    ]  # fmt: skip

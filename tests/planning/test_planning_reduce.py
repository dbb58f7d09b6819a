"""What is left to choose of a need once forced courses are taken and hopeless ones dropped, and what is chosen."""

import pytest
from planning_cases import FY, catalogue, course, made, need

from skillmap.planning.bits import ones
from skillmap.planning.case import PlanCase, demand_all, spending
from skillmap.planning.engine import Engine
from skillmap.planning.problem import Booking, Catalogue, Limits, Minimise, PlanNeed
from skillmap.planning.program import Program, Variables
from skillmap.planning.reduce import reduce
from skillmap.planning.rules import ALWAYS, NO_CIRCLES
from skillmap.planning.solve import Solver


def reduced(one: PlanNeed, courses: Catalogue) -> tuple[list[str], list[str]]:
    """The courses that are taken, and those among which there is a choice."""
    taken, choice = reduce(PlanCase.of(one, courses))
    return [courses.bits.names[n] for n in ones(taken)], [courses.bits.names[n] for n in choice.courses]


A, B = course("a", "s:1", hours=6), course("b", "s:2", hours=6)
CASES = {
    "the only one is taken, and what it needs": (need("s:2"), catalogue(A, B), "a b", ""),
    "what is not asked is dropped": (need("s:1"), catalogue(A, B, course("x", "t:1")), "a", ""),
    "the cheaper of two": (need("s:1"), catalogue(A, course("x", "s:1", hours=5)), "x", ""),
    "of equal ones the first": (need("s:1"), catalogue(A, course("x", "s:1", hours=6)), "a", ""),
    "two cheap ones for a dear one": (
        need("s:1 t:1"), catalogue(course("both", "s:1 t:1", 9), course("x", "s:1", 4), course("y", "t:1", 5, 0)),
        "x y", "",
    ),
    "a course that needs more is no replacement": (
        need("s:1"), catalogue(A, course("x", "s:1", hours=2, after="y"), course("y", "", hours=3)), "", "x y a",
    ),
    "a needed step is no more when it is asked for anyway": (
        need("s:1 t:1"), catalogue(A, course("x", "s:1", hours=2, needs="t:1"), course("t", "t:1")), "t x", "",
    ),
    "prescribed ones and seats are taken": (
        need("s:1", prescribed="p", booked=(Booking("q", FY, 1),)),
        catalogue(A, course("p", after="r"), course("q", hours=1), course("r")), "a p q r", "",
    ),
    "electives are not dropped for each other": (
        need("s:1", choose=2, elective="x y z"),
        catalogue(A, course("x", hours=1), course("y", hours=2), course("z", hours=3)), "a", "x y z",
    ),
    "electives that are not asked for any more are": (
        need("s:1", choose=1, elective="a x"), catalogue(A, course("x", hours=1)), "a", "",
    ),
    "who teaches the one teaches the other": (
        need("s:1 t:1"),
        catalogue(course("x", "s:1 t:1", 5), course("y", "s:1 t:1", 5, 2000), course("z", "t:1", 1)), "x", "",
    ),
    "three of which two are needed": (
        need("s:1 t:1 u:1"),
        catalogue(course("st", "s:1 t:1"), course("su", "s:1 u:1"), course("tu", "t:1 u:1")), "", "st su tu",
    ),
    "cost before hours": (
        need("s:1", limits=Limits(FY, minimise=Minimise.COST)), catalogue(A, course("x", "s:1", hours=2, cost=2000)),
        "a", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("one", "courses", "taken", "left"), CASES.values(), ids=CASES)
def test_a_need_is_reduced(one: PlanNeed, courses: Catalogue, taken: str, left: str) -> None:
    assert reduced(one, courses) == (taken.split(), left.split())


def test_a_circle_that_the_reduction_does_not_see_is_told_from_a_plan() -> None:
    # The two cheap ones open each other; who needs what is asked anyway only counts when they are put into an order.
    courses = catalogue(
        course("x", "s:1", hours=1, needs="t:1"),
        course("y", "t:1", hours=1, needs="s:1"),
        course("slow", "s:1", hours=9),
        course("slower", "t:1", hours=10),
    )
    plan = Solver().plan(need("s:1 t:1"), courses)
    assert [i.course for i in plan.items] == ["slow", "y"]
    assert (plan.hours, plan.proven) == (10, True)


@pytest.mark.parametrize("minimise", [Minimise.HOURS, Minimise.COST])
def test_a_reduced_need_comes_to_the_same_as_the_whole_program(minimise: Minimise) -> None:
    engine = Engine()
    for seed in range(8):
        one, courses = made(seed)
        one = PlanNeed(one.goal, Limits(FY, hours_per_year=1e6, minimise=minimise), one.levels)
        case = PlanCase.of(one, courses)
        v = Variables(Program(), one, courses, case.courses, 1)
        for rule in (*ALWAYS, NO_CIRCLES):
            rule.build(v)
        demand_all(case, v)
        found = []
        for _, terms in spending(case, v):
            answer = engine.minimise(v.program, terms)
            assert answer is not None
            v.program.row(terms, at_most=answer.objective + 1e-6)
            found.append(answer.objective)
        plan = Solver().plan(one, courses)
        ours = [plan.hours, plan.cost_yen]
        assert ours == pytest.approx(found if minimise is Minimise.HOURS else found[::-1])
        assert plan.proven


def test_equal_choices_are_solved_once() -> None:
    class Counting(Engine):
        runs = 0

        def minimise(self, *args: object, **options: object) -> object:  # type: ignore[override]
            self.runs += 1
            return super().minimise(*args, **options)  # type: ignore[arg-type]

    engine = Counting()
    solver = Solver(engine)
    courses = catalogue(
        course("st", "s:1 t:1"),
        course("su", "s:1 u:1"),
        course("tu", "t:1 u:1"),
        course("v", "v:1"),
        course("w", "v:2"),
    )
    # They differ in a skill that only one course teaches, which is no choice.
    for asked, held in (("s:1 t:1 u:1", ""), ("s:1 t:1 u:1 v:1", ""), ("s:1 t:1 u:1 v:2", "v:1")):
        assert solver.plan(need(asked, held), courses).proven
    assert engine.runs == 1


def test_units_are_told_as_they_are_written() -> None:
    courses = catalogue(course("a", hours=0.1, cost=0), course("b", hours=0.3, cost=0), course("c", hours=1.5, cost=0))
    assert courses.hours_in_units == ([1, 3, 15], 0.1)
    assert courses.cost_in_units == ([0, 0, 0], 1.0)

"""What a plan is worth when the solver stops before it is done, or when a goal asks for nothing."""

from collections.abc import Sequence
from typing import Any

import pytest
from planning_cases import FY, catalogue, course, covering, need, steiner

from skillmap.planning.check import check
from skillmap.planning.engine import Engine, LeastSum
from skillmap.planning.problem import Limits
from skillmap.planning.program import Program
from skillmap.planning.solve import Solver


def test_trainings_that_cost_neither_hours_nor_money_are_planned() -> None:
    courses = catalogue(course("free", "s:1", hours=0, cost=0), course("other", "t:1", hours=0, cost=0))
    plan = Solver().plan(need("s:1"), courses)
    assert [i.course for i in plan.items] == ["free"]
    assert plan.proven
    assert plan.hours_bound == 0


def test_work_that_is_not_finished_gives_a_plan_with_its_bound_and_the_same_one_again() -> None:
    one, courses = covering(steiner(4))
    first = Solver(Engine(most_nodes=1)).plan(one, courses)
    assert not first.proven
    assert not check(one, courses, first)
    assert 0 < first.hours_bound < first.hours
    assert Solver(Engine(most_nodes=1)).plan(one, courses) == first


class Failing(Engine):
    """Finds an answer to so many goals, and none to any later one."""

    def __init__(self, answers: int) -> None:
        super().__init__()
        self.answers = answers

    def minimise(
        self, program: Program, terms: Any, start: Sequence[float] = (), *, is_plain: bool = False
    ) -> LeastSum | None:
        self.answers -= 1
        return super().minimise(program, terms, start, is_plain=is_plain) if self.answers >= 0 else None


# Two of them are needed and none is better than another; sums in yen are too long for one sum with the hours.
THREE = catalogue(
    course("ab", "a:1 b:1", hours=3, cost=1_234_567),
    course("bc", "b:1 c:1", hours=3, cost=1_234_568),
    course("ca", "c:1 a:1", hours=3, cost=1_234_569),
)


def test_a_later_goal_without_an_answer_leaves_what_was_found_and_says_that_it_is_not_proven() -> None:
    plan = Solver(Failing(1)).plan(need("a:1 b:1 c:1"), THREE)
    assert len(plan.items) == 2
    assert not plan.proven
    assert plan.hours_bound == 6
    whole = Solver().plan(need("a:1 b:1 c:1"), THREE)
    assert [i.course for i in whole.items] == ["ab", "bc"]
    assert whole.proven


def test_the_same_holds_where_a_budget_is_in_the_way() -> None:
    courses = catalogue(course("short", "s:1", hours=3, cost=500), course("long", "s:1", hours=6, cost=0))
    one = need("s:1", limits=Limits(FY, budget_yen=300))
    plan = Solver(Failing(2)).plan(one, courses)
    assert [i.course for i in plan.items] == ["long"]
    assert not plan.proven
    assert plan.hours_bound == 6


def test_a_first_goal_without_an_answer_is_an_error_and_no_empty_plan() -> None:
    with pytest.raises(RuntimeError):
        Solver(Failing(0)).plan(need("a:1 b:1 c:1"), THREE)

"""What a plan is worth when the solver stops before it is done, or when a goal asks for nothing."""

from collections.abc import Sequence
from typing import Any

import pytest
from planning_cases import catalogue, course, covering, need, steiner

from skillmap.planning.check import check
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
    first = Solver(most_nodes=1).plan(one, courses)
    assert not first.proven
    assert not check(one, courses, first)
    assert 0 < first.hours_bound < first.hours
    assert Solver(most_nodes=1).plan(one, courses) == first


class Failing(Solver):
    """Finds an answer to so many goals, and none to any later one."""

    def __init__(self, answers: int) -> None:
        super().__init__()
        self.answers = answers

    def _minimise(self, program: Program, terms: Any, start: Sequence[float] = ()) -> Any:
        self.answers -= 1
        return super()._minimise(program, terms, start) if self.answers >= 0 else None


def test_a_later_goal_without_an_answer_leaves_what_was_found_and_says_that_it_is_not_proven() -> None:
    courses = catalogue(course("short", "s:1", hours=3, cost=500), course("long", "s:1", hours=6, cost=0))
    plan = Failing(1).plan(need("s:1"), courses)
    assert [i.course for i in plan.items] == ["short"]
    assert not plan.proven
    assert plan.hours_bound == 3


def test_a_first_goal_without_an_answer_is_an_error_and_no_empty_plan() -> None:
    with pytest.raises(RuntimeError):
        Failing(0).plan(need("s:1"), catalogue(course("short", "s:1")))

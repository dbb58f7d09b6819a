"""Any instance: the plan passes the checker, is as good as brute force, never worse than greedy; published optima."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from planning_cases import FY, brute_force, covering, gains, greedy, instances, made, steiner

from skillmap.planning.batch import Planner, essence, plan_many
from skillmap.planning.check import check
from skillmap.planning.problem import Catalogue, Limits, Minimise, PlanNeed, Step
from skillmap.planning.solve import Solver
from trials import trials

SOLVER = Solver()


@settings(max_examples=trials(150))
@given(instances())
def test_any_plan_passes_the_checker(instance: tuple[PlanNeed, Catalogue]) -> None:
    need, courses = instance
    plan = SOLVER.plan(need, courses)
    assert [p.code for p in check(need, courses, plan)] == []
    assert plan.proven
    assert plan == SOLVER.plan(need, courses)


@settings(max_examples=trials(100))
@given(instances(limited=False))
def test_without_limits_a_plan_is_as_good_as_brute_force(instance: tuple[PlanNeed, Catalogue]) -> None:
    need, courses = instance
    plan = SOLVER.plan(need, courses)
    best, hours, cost = brute_force(need, courses)
    assert gains(need, courses, plan.courses) == best
    assert (plan.hours, plan.cost_yen) == (hours, cost)


@settings(max_examples=trials(80))
@given(instances())
def test_within_a_budget_a_plan_is_as_good_as_brute_force(instance: tuple[PlanNeed, Catalogue]) -> None:
    need, courses = instance
    limits = Limits(FY, hours_per_year=1000, budget_yen=need.limits.budget_yen)
    need = replace(need, limits=limits, booked=())
    plan = SOLVER.plan(need, courses)
    best, hours, cost = brute_force(need, courses)
    assert gains(need, courses, plan.courses) == best
    assert (plan.hours, plan.cost_yen) == (hours, cost)


@settings(max_examples=trials(60))
@given(instances())
def test_the_change_that_is_named_lets_everything_in(instance: tuple[PlanNeed, Catalogue]) -> None:
    need, courses = instance
    plan = SOLVER.plan(need, courses)
    if plan.relief is None:
        return
    options = plan.relief.facts["options"]
    assert isinstance(options, tuple)
    for option in options:
        facts = option.facts
        limits = need.limits
        if "fy" in facts:
            limits = replace(limits, years=int(facts["fy"]) - limits.first_fy + 1)
        if "budget" in facts:
            limits = replace(limits, budget_yen=int(facts["budget"]))
        if "hours" in facts:
            limits = replace(limits, hours_per_year=float(facts["hours"]))
        assert SOLVER.plan(replace(need, limits=limits), courses).relief is None
        less = replace(limits, hours_per_year=limits.hours_per_year - 1) if "hours" in facts else None
        if less is not None and less.hours_per_year > need.limits.hours_per_year:
            assert SOLVER.plan(replace(need, limits=less), courses).relief is not None


def test_no_plan_is_longer_than_a_greedy_one() -> None:
    hours = [(SOLVER.plan(*made(seed)).hours, greedy(*made(seed))) for seed in range(12)]
    assert [pair for pair in hours if pair[0] > pair[1]] == []
    assert sum(ours < greedy_ones for ours, greedy_ones in hours) > 2  # otherwise the comparison says nothing


@settings(max_examples=trials(60, 12))
@given(instances())
def test_the_essence_of_a_need_has_the_same_plan(instance: tuple[PlanNeed, Catalogue]) -> None:
    need, courses = instance
    need = replace(need, levels=(*need.levels, Step("other", 2)))
    whole, core = SOLVER.plan(need, courses), SOLVER.plan(essence(need, courses), courses)
    assert (whole.items, whole.uncovered, whole.left_out) == (core.items, core.uncovered, core.left_out)
    assert check(need, courses, plan_many({1: need}, courses)[1]) == ()


def test_equal_needs_are_solved_once() -> None:
    need, courses = made(3)
    planner = Planner(courses)
    better = replace(need, levels=tuple(Step(s, level + (9 if level > 3 else 0)) for s, level in need.levels))
    people = [need, replace(need, levels=(*need.levels, Step("z-other", 1))), better]
    plans = [planner.plan(one) for one in people]
    assert planner.solved == 1
    assert plans[0].items == plans[1].items == plans[2].items


@pytest.mark.parametrize(("power", "optimum"), [(2, 5), (3, 18)])
def test_published_set_covering_instances_have_their_published_optimum(power: int, optimum: int) -> None:
    # A9 and A27 of Fulkerson, Nemhauser and Trotter (1974), "Two computationally difficult set covering problems".
    rows = steiner(power)
    assert len(rows) == {2: 12, 3: 117}[power]
    plan = SOLVER.plan(*covering(rows))
    assert plan.proven
    assert plan.hours == optimum


@pytest.mark.parametrize("minimise", Minimise)
def test_every_measure_gives_a_plan_that_no_other_beats_in_it(minimise: Minimise) -> None:
    for seed in range(4):
        need, courses = made(seed, courses=25, skills=5)
        plans = {
            m: SOLVER.plan(replace(need, limits=Limits(FY, hours_per_year=12, minimise=m)), courses) for m in Minimise
        }
        measure = {
            Minimise.HOURS: lambda p: p.hours,
            Minimise.COST: lambda p: p.cost_yen,
            Minimise.TIME: lambda p: max((i.fy for i in p.items), default=0),
        }[minimise]
        assert measure(plans[minimise]) == min(measure(p) for p in plans.values())
        assert all(p.uncovered == plans[minimise].uncovered for p in plans.values())

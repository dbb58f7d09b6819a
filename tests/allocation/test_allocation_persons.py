"""One person's best set, everybody's at once, prices that bound every answer, and people who give way."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from math import inf
from random import Random

import numpy as np
from allocation_cases import AM, MONDAY, PM, TUESDAY, WEDNESDAY, held, question, seats
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.allocation.bounds import Bounds
from skillmap.allocation.chart import chart
from skillmap.allocation.check import check, value
from skillmap.allocation.choices import NONE, BestSet, Choices, best_set, choices
from skillmap.allocation.first_prices import by_weeks
from skillmap.allocation.model import Model, build
from skillmap.allocation.pricing import priced
from skillmap.allocation.problem import FIRST, Learner, SeatCourse, SeatGoal, SeatProblem, Staffing
from skillmap.allocation.reseat import Reseating
from skillmap.allocation.rules import kept
from skillmap.allocation.run import Effort, allocate, place
from skillmap.allocation.shared import ORDER
from skillmap.allocation.state import NOWHERE, SearchState
from skillmap.training.model import Slot
from trials import trials

WORTH = st.sampled_from((-2.0, -0.5, 0.0, 0.25, 1.0, 1.5, 3.0))


def one_person() -> SeatProblem:
    """Three courses of 3, 3 and 6 hours, u after t, in 9 hours; sessions meet on Monday and Tuesday mornings."""
    return question(
        "a:t a:u a:v",
        held("T1"), held("T2", day=TUESDAY), held("U1", "u", TUESDAY), held("U2", "u", WEDNESDAY),
        held("V1", "v", MONDAY, PM), held("V2", "v", TUESDAY),
        people={"a": Learner("a", "S", hours=9.0)},
        courses=(SeatCourse("t", 3.0), SeatCourse("u", 3.0, ("t",)), SeatCourse("v", 6.0)),
    )  # fmt: skip


def slowly(model: Model, one: Choices, worth: list[list[float]]) -> float:
    """The same by trying everything."""
    best = -inf
    for taken in product(*([NONE, *own] for own in one.options)):
        chosen = [(n, o) for n, o in enumerate(taken) if o != NONE]
        masks = [model.offers[o].mask for _, o in chosen]
        free = all(a & b == 0 for n, a in enumerate(masks) for b in masks[:n])
        in_time = all(
            taken[first] != NONE and model.offers[taken[first]].ready < model.offers[o].begins
            for n, o in chosen
            for first in one.before[n]
        )
        if free and in_time and sum(one.hours[n] for n, _ in chosen) <= one.left:
            best = max(best, sum(worth[n][one.options[n].index(o)] for n, o in chosen))
    return best


@settings(max_examples=trials(25), deadline=None)
@given(st.lists(WORTH, min_size=6, max_size=6))
def test_the_best_set_of_a_person_is_found(values: list[float]) -> None:
    model = build(one_person(), ())
    one = choices(model, 0)
    worth = [values[:2], values[2:4], values[4:]]
    found = best_set(one, model.offers, worth)
    assert found.value == found.upper == slowly(model, one, worth)
    everybody = priced(Bounds(model).columns, np.array(values))
    assert everybody.total == found.value


def test_nothing_better_is_no_set() -> None:
    model = build(one_person(), ())
    found = best_set(choices(model, 0), model.offers, [[1.0, 1.0]] * 3, least=2.0)
    assert found == BestSet((), 2.0, 2.0)


def test_hours_are_filled_in_every_way() -> None:
    assert choices(build(one_person(), ()), 0).subsets == ((0, 1), (0, 2))


def crowded(people: int = 6) -> SeatProblem:
    """Long courses in few hours, scarce seats, a minimum, a quota: nothing that one linear program sees through."""
    rng = Random(people)
    names = [f"p{n}" for n in range(people)]
    demands = " ".join(f"{name}:{t}/{rng.choice((1, 4))}" for name in names for t in rng.sample("tuv", 2))
    return question(
        demands,
        held("T1", meetings=held("", day=MONDAY).meetings + held("", half=PM).meetings, capacity=2),
        held("T2", day=TUESDAY, capacity=2, minimum=2), held("U1", "u", capacity=2, quotas={"D": 1}),
        held("U2", "u", WEDNESDAY, capacity=1), held("V1", "v", TUESDAY, AM, capacity=3),
        people={name: Learner(name, "S", "DE"[n % 2], rng.choice((3.0, 6.0))) for n, name in enumerate(names)},
        courses=(SeatCourse("t", 3.0), SeatCourse("u", 3.0, ("t",)), SeatCourse("v", 3.0)),
        sections=(Staffing("S", 15),),
    )  # fmt: skip


def test_bounds_by_prices_hold_for_every_better_start_too() -> None:
    problem = crowded()
    model = build(problem, ())
    bounds = Bounds(model)
    assert not bounds.is_plain
    best = allocate(problem, Effort(seed=1))
    score = {goal: value(problem, best.seats, goal) * (1 if goal.is_most else -1) for goal in ORDER}
    empty = SearchState(model).score()
    for no, goal in enumerate(ORDER):
        # Asked for an answer that is worse, it still bounds the best one that has its earlier goals.
        given = (*[score[g] for g in ORDER[:no]], *empty[no:])
        assert bounds.solve(no, given) >= score[goal]
    assert all(g.is_proven for g in best.goals)


def test_first_prices_say_how_early_a_seat_is() -> None:
    late = held("T2", day=MONDAY + timedelta(weeks=3), capacity=2)
    model = build(question("a:t b:t c:t d:u", held("T1", capacity=2), late, held("U1", "u", TUESDAY)), ())
    weeks = {offer.sessions[0].code: float(offer.weeks) for offer in model.offers}
    free, scarce = np.zeros(3), np.ones(3)

    def prices(seated: int, of: np.ndarray) -> dict[str, float]:
        return dict(zip(weeks, by_weeks(model, seated, 40.0, of).tolist(), strict=True))

    # Three want the training and two sit early: a seat there spares three weeks. With two seated nobody needs the late.
    assert prices(4, free) == {"T1": 3.0, "T2": 0.0, "U1": 0.0}
    assert prices(2, free) == {"T1": 0.0, "T2": 0.0, "U1": 0.0}
    assert prices(4, scarce) == {code: 40.0 - week for code, week in weeks.items()}


def test_who_is_pushed_goes_elsewhere() -> None:
    """b can only come on Monday, where a sits; a is as well off on Tuesday."""
    problem = question(
        "a:t b:t b:u", held("K1", capacity=1), held("K2", day=TUESDAY, capacity=1), held("U1", "u", TUESDAY)
    )
    state, reseating = _seated(problem, "a:K1 b:U1")
    assert not reseating.alone(1)
    assert reseating.push(1)
    assert _where(state) == "a:K2 b:K1 b:U1"


def test_nobody_gives_way_for_nothing() -> None:
    problem = question("a:t b:t", held("K1", capacity=1))
    state, reseating = _seated(problem, "a:K1")
    assert not reseating.push(1)
    assert _where(state) == "a:K1"


def test_a_session_at_its_minimum_keeps_its_people() -> None:
    """Tuesday is the earlier day for nobody, yet a and b hold it; c cannot open Wednesday alone."""
    sessions = (held("K1", capacity=5), held("K2", day=TUESDAY, minimum=2), held("K3", "u", WEDNESDAY, minimum=2))
    problem = question("a:t b:t c:u", *sessions)
    state, reseating = _seated(problem, "a:K2 b:K2")
    assert not any([*map(reseating.alone, range(3)), *map(reseating.push, range(3))])
    assert _where(state) == "a:K2 b:K2"


def test_two_who_give_way_for_two_reasons_leave_a_session_its_minimum() -> None:
    """c can only come on Monday, which then has one person too many, and one too many of D: a goes, then b would."""
    later = date(2026, 6, 15)
    sessions = (
        held("K1", capacity=2, minimum=2, quotas={"D": 1}),
        held("K2", day=TUESDAY, capacity=1),
        held("K3", day=later, capacity=1),
    )
    busy = {"b": (TUESDAY,), "c": (TUESDAY, later)}
    people = {
        name: Learner(
            name, "S", "E" if name == "a" else "D", blocked=frozenset(Slot(day, AM) for day in busy.get(name, ()))
        )
        for name in "abc"
    }
    problem = question("a:t b:t c:t", *sessions, people=people)
    for seed in range(10):
        state, reseating = _seated(problem, "a:K1 b:K1", seed)
        assert not reseating.push(2)
        assert _where(state) == "a:K1 b:K1"


def _seated(problem: SeatProblem, given: str, seed: int = 0) -> tuple[SearchState, Reseating]:
    model = build(problem, kept(problem))
    state = SearchState(model)
    offers = {s.code: no for no, offer in enumerate(model.offers) for s in offer.sessions}
    wanted = {(d.person, d.training): no for no, d in enumerate(model.demands)}
    for one in seats(given):
        state.take(wanted[one.person, problem.session[one.session].training], offers[one.session])
    return state, Reseating(state, chart(Bounds(model).columns), Random(seed))


def _where(state: SearchState) -> str:
    return " ".join(f"{s.person}:{s.session}" for s in sorted(place(state.model, state.choice)))


def test_two_earlier_seats_that_exclude_each_other_leave_an_answer() -> None:
    problem = question("a:t a:u", held("K1"), held("K2", "u"), earlier=seats("a:K1 a:K2"))
    model = replace(build(problem, ()), keep=(True, True))
    assert not any(choices(model, 0).must)


def test_priorities_are_never_given_up_for_numbers() -> None:
    problem = question(f"a:t/{FIRST} b:t b:u", held("K1", capacity=1), held("U1", "u", TUESDAY))
    answer = allocate(problem)
    assert not check(problem, answer.seats)
    assert " ".join(f"{s.person}:{s.session}" for s in answer.seats) == "a:K1 b:U1"
    assert NOWHERE == NONE


def test_who_keeps_every_earlier_seat_has_its_weeks_at_least() -> None:
    """Without the solver: a second allocation of a whole office would else look for earlier weeks for ever."""
    later = MONDAY + timedelta(days=21)
    problem = question(
        "a:t b:t c:t",
        held("T1", capacity=2), held("T2", day=later, capacity=2),
        earlier=seats("a:T2 b:T2"),
    )  # fmt: skip
    model = build(problem, kept(problem))
    bounds, weeks, moved = Bounds(model), ORDER.index(SeatGoal.WEEKS), ORDER.index(SeatGoal.MOVED)
    seated = allocate(problem)
    assert [value(problem, seated.seats, goal) for goal in (SeatGoal.SEATED, SeatGoal.MOVED)] == [3, 0]
    reached, first = value(problem, seated.seats, SeatGoal.WEEKS), value(problem, seats("a:T1"), SeatGoal.WEEKS)
    score = [0] * len(ORDER)
    score[ORDER.index(SeatGoal.SEATED)] = 3
    found = []
    for given_up in (0, 1, 2):
        score[moved] = -given_up
        found.append(-bounds.trivial(weeks, tuple(score)))
    # Once somebody may be moved it could be that all three sit in the first session.
    assert found == [reached, 3 * first, 3 * first]
    assert reached > 3 * first > 0
    assert all(goal.is_proven for goal in seated.goals)

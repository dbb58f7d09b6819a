"""The order of the goals, earlier seats, and how a run ends."""

import os
import signal
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random
from threading import Timer
from time import monotonic, sleep
from typing import Any

import pytest
from allocation_cases import AM, MONDAY, PM, TUESDAY, WEDNESDAY, held, question, seats

from skillmap.allocation import bounds, run, search, solve
from skillmap.allocation.check import goals, value
from skillmap.allocation.chooser import SMALLEST, Chooser
from skillmap.allocation.greedy import greedy
from skillmap.allocation.model import build
from skillmap.allocation.problem import FIRST, Away, Learner, SeatGoal, SeatProblem, Solution, Staffing, StopReason
from skillmap.allocation.rounds import LAST
from skillmap.allocation.run import Effort, SearchStep, allocate
from skillmap.allocation.search import improve
from skillmap.allocation.solve import Best
from skillmap.allocation.state import SearchState
from skillmap.training.model import SessionStatus


def by_goal(solution: Solution) -> dict[str, int]:
    return {g.goal.value: g.value for g in solution.goals}


def where(solution: Solution) -> str:
    return " ".join(f"{s.person}:{s.session}" for s in solution.seats)


def test_a_mandatory_training_goes_before_two_others() -> None:
    both = held("K3", "v", MONDAY, meetings=(*held("x").meetings, *held("x", half=PM).meetings))
    problem = question("a:t a:u a:v/1", held("K1", "t"), held("K2", "u", half=PM), both)
    solution = allocate(problem)
    assert where(solution) == "a:K3"
    assert by_goal(solution) == {"first": 1, "seated": 1, "weeks": 8}


def test_among_equals_more_seats_count_more_than_early_ones() -> None:
    both = held("K3", "v", MONDAY, meetings=(*held("x").meetings, *held("x", half=PM).meetings))
    problem = question("a:t a:u a:v", held("K1", "t", date(2027, 3, 1)), held("K2", "u", half=PM), both)
    assert where(allocate(problem)) == "a:K1 a:K2" or where(allocate(problem)) == "a:K1 a:K3"
    assert by_goal(allocate(problem)) == {"seated": 2, "weeks": 47 + 8}


def test_earlier_dates_are_taken_first() -> None:
    problem = question("a:t b:t", held("K2", day=date(2026, 9, 1)), held("K1", day=MONDAY))
    assert where(allocate(problem)) == "a:K1 b:K1"


def test_earlier_seats_do_not_move_for_an_earlier_date() -> None:
    problem = question("a:t b:t", held("K1", day=MONDAY), held("K2", day=date(2026, 9, 1)), earlier=seats("a:K2"))
    solution = allocate(problem)
    assert where(solution) == "a:K2 b:K1"
    assert by_goal(solution)["moved"] == 0


def test_earlier_seats_move_for_one_more_seat_but_are_never_lost() -> None:
    """b can only come on Tuesday, where a sits: a moves to Monday."""
    people = {"b": Learner("b", "S", leave=(Away(MONDAY, TUESDAY),))}
    sessions = (held("K1", day=MONDAY, capacity=1), held("K2", day=TUESDAY, capacity=1))
    problem = question("a:t b:t", *sessions, earlier=seats("a:K2"), people=people)
    assert where(allocate(problem)) == "a:K1 b:K2"
    urgent = question("a:t b:t/1", sessions[1], earlier=seats("a:K2"), people=people)
    assert where(allocate(urgent)) == "a:K2"


def test_a_cancelled_session_moves_its_people_only() -> None:
    sessions = (held("K1", status=SessionStatus.CANCELLED), held("K2", day=TUESDAY), held("K3", day=MONDAY))
    problem = question("a:t b:t", *sessions, earlier=seats("a:K1 b:K2"))
    solution = allocate(problem)
    assert where(solution) == "a:K3 b:K2"
    assert by_goal(solution)["moved"] == 1
    assert all(goal.is_proven for goal in solution.goals)


def test_a_smaller_session_keeps_whom_it_can() -> None:
    problem = question("a:t b:t", held("K1", capacity=1), held("K2", day=TUESDAY), earlier=seats("a:K1 b:K1"))
    solution = allocate(problem)
    assert by_goal(solution) == {"seated": 2, "moved": 1, "weeks": 16}


def test_twin_sessions_share_their_people_within_their_capacities() -> None:
    twins = (held("K1", capacity=2), held("K2", capacity=1))
    problem = question("a:t b:t c:t", *twins, earlier=seats("c:K1"))
    solution = allocate(problem)
    assert where(solution) == "a:K1 b:K2 c:K1"


def test_goals_that_nothing_could_change_are_left_out() -> None:
    assert goals(question("a:t")) == (SeatGoal.SEATED, SeatGoal.WEEKS)
    assert goals(question("a:t/1 b:t@K1>K2/2 c:t/3", held("K1"), earlier=seats("a:K1"))) == tuple(SeatGoal)


def test_a_wish_goes_before_early_and_after_seats() -> None:
    late = held("K2", day=WEDNESDAY, capacity=1)
    problem = question("a:t@K2 b:t", held("K1", capacity=2), late)
    assert where(allocate(problem)) == "a:K2 b:K1"
    two = question("a:t@K2 b:t@K2", held("K1", capacity=1), late)
    assert by_goal(allocate(two)) == {"seated": 2, "wished": 1, "weeks": 17}
    twins = question("a:t b:t@K1", held("K1", capacity=1), held("K2", capacity=1))
    assert where(allocate(twins)) == "a:K2 b:K1"
    assert where(allocate(question("a:t@K9", held("K1")))) == "a:K1"


def test_values_count_fixed_seats_too() -> None:
    problem = question("a:t/1 b:t", held("K1"), fixed=seats("a:K1"))
    assert value(problem, problem.fixed, SeatGoal.FIRST) == 1
    assert by_goal(allocate(problem)) == {"first": 1, "seated": 2, "weeks": 16}


def test_nothing_to_seat() -> None:
    solution = allocate(question(""))
    assert (solution.seats, solution.unseated, solution.stopped) == ((), (), StopReason.PROVEN)


def crowd() -> SeatProblem:
    """Eighty people who want three of eight trainings; seats, days and absences are all scarce."""
    rng = Random(7)
    names = [f"p{n:02}" for n in range(80)]
    demands = " ".join(f"{name}:t{t}" for name in names for t in rng.sample(range(8), 3))
    days = [date(2026, 6 + n % 4, 1 + n) for n in range(6)]
    sessions = [
        held(f"K{n:02}", f"t{n % 8}", rng.choice(days), rng.choice((AM, PM)), rng.randint(5, 9)) for n in range(32)
    ]
    people = {name: Learner(name, f"S{n % 8}", "D") for n, name in enumerate(names)}
    problem = question(demands, *sessions, people=people)
    return replace(problem, sections=tuple(Staffing(f"S{n}", 15) for n in range(8)))


def test_the_same_seed_gives_the_same_answer_and_progress_never_goes_back() -> None:
    steps: list[SearchStep] = []
    one = allocate(crowd(), Effort(block=15, seed=3), steps.append)
    assert one == allocate(crowd(), Effort(block=15, seed=3))
    assert all(a.rounds <= b.rounds and a.seated <= b.seated for a, b in pairwise(steps))


def test_small_blocks_find_as_many_seats_as_one_block() -> None:
    small, whole = allocate(crowd(), Effort(block=15)), allocate(crowd(), Effort(block=200))
    assert by_goal(small)["seated"] == by_goal(whole)["seated"]
    assert all(g.bound >= g.value if g.goal.is_most else g.bound <= g.value for g in (*small.goals, *whole.goals))


def test_ctrl_c_keeps_the_best_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "improve", stop)
    solution = allocate(crowd(), Effort(block=15))
    assert solution.stopped is StopReason.USER
    assert len(solution.seats) > 50


def test_ctrl_c_during_the_bounds_gives_counted_ones_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(bounds, "bound", stop)
    solution = allocate(crowd(), Effort(block=15))
    assert solution.stopped is StopReason.USER
    assert all(g.bound >= g.value if g.goal.is_most else g.bound <= g.value for g in solution.goals)


def test_ctrl_c_before_the_first_answer_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> SearchState:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "greedy", stop)
    with pytest.raises(KeyboardInterrupt):
        allocate(crowd(), Effort(block=15))


def test_ctrl_c_does_not_wait_for_the_solver() -> None:
    class Endless:
        def run(self) -> None:
            sleep(20)

    # A process that was started in the background ignores Ctrl-C, and its children do.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    begun = monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            solve.run(Endless())
    finally:
        signal.signal(signal.SIGINT, before)
    assert monotonic() - begun < 10


def test_a_block_by_some_goals_never_makes_these_worse() -> None:
    model = build(crowd(), ())
    state = greedy(model)
    before = state.score()
    turn = improve(state, range(len(model.demands_of)), goals=LAST, settled=LAST[:3])
    assert turn.is_better and turn.is_exact
    assert state.score()[: len(LAST)] > before[: len(LAST)]


def test_every_other_block_is_around_somebody_of_the_priority_asked_for() -> None:
    problem = crowd()
    first = replace(problem.demands[0], priority=FIRST)
    model = build(replace(problem, demands=(first, *problem.demands[1:])), ())
    chooser = Chooser(model, 5, 0, is_plain=False)
    picked = [chooser.pick(SearchState(model), FIRST) for _ in range(4)]
    assert all(model.person[0] in persons for persons in picked[1::2])


def test_blocks_that_the_solver_cannot_finish_shrink_and_grow_again() -> None:
    chooser = Chooser(build(crowd(), ()), 90, 0)
    for _ in range(9):
        chooser.fit(is_light=False)
    assert chooser.size == SMALLEST
    for _ in range(99):
        chooser.fit(is_light=True)
    assert chooser.size == 90


def test_unfinished_blocks_give_a_valid_answer_twice_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    solved = search.best

    def hasty(*args: Any, **more: Any) -> Best:
        return replace(solved(*args, **more), is_proven=False)

    monkeypatch.setattr(search, "best", hasty)
    problem = crowd()
    first, second = (allocate(problem, Effort(seed=3, rounds=8, gap=0.0)) for _ in range(2))
    assert first == second
    assert first.goals[0].value >= 1


def test_time_is_up() -> None:
    solution = allocate(crowd(), Effort(block=10, seconds=0.0))
    assert solution.stopped is StopReason.TIME
    assert len(solution.seats) > 50


def test_rounds_are_up() -> None:
    assert allocate(crowd(), Effort(block=10, rounds=0, gap=0.0)).stopped is StopReason.ROUNDS

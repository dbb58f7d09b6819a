"""What one more session would bring, what a cancelled one would cost."""

from collections.abc import Sequence
from dataclasses import replace

from allocation_cases import MONDAY, PM, TUESDAY, held, question, seats
from hypothesis import given, settings
from hypothesis import strategies as st
from test_allocation_any import questions

from skillmap.allocation import whatif
from skillmap.allocation.check import against, check
from skillmap.allocation.problem import Demand, Learner, Seat, SeatCourse, SeatLimit, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rules import kept
from skillmap.allocation.run import Effort, allocate, seated
from skillmap.allocation.whatif import Gain, Proposals
from trials import trials

ROOM = {"t": 2, "u": 5}


def gains(problem: SeatProblem, given: Sequence[Seat]) -> tuple[Gain, ...]:
    return whatif.proposals(problem, given, ROOM, 1).gains


def waits_for(problem: SeatProblem, given: Sequence[Seat], training: str) -> list[Demand]:
    roll = Roll.of(problem, given)
    mine = (d for d in problem.demands if d.training == training)
    return [d for d in sorted(mine, key=lambda d: d.priority) if roll.session_for(d.person, training) is None]


def one_more(problem: SeatProblem, given: Sequence[Seat], training: str) -> tuple[Gain, SeatProblem, list[Seat]]:
    """What one more session brings, every rule asked about everybody's seats."""
    session = whatif.further(problem, training, ROOM.get(training, whatif.USUAL_ROOM))
    larger = whatif.changed(problem, extra=(session,))
    roll, line = Roll.of(larger, given), waits_for(problem, given, training)
    able = [d for d in line if not against(larger, roll, d, session)][: session.capacity]
    more = [Seat(d.person, session.code) for d in able]
    return Gain(training, session.capacity, len(line), len(able)), larger, [*given, *more]


def by_trying(problem: SeatProblem, given: Sequence[Seat], count: int) -> Proposals:
    """The same in the simplest way: each session in turn is added to the question and asked about anew."""

    def options() -> list[tuple[Gain, SeatProblem, list[Seat]]]:
        trainings = sorted({d.training for d in problem.demands})
        found = (one_more(problem, given, t) for t in trainings if waits_for(problem, given, t))
        return sorted(found, key=lambda one: (-one[0].seated, -one[0].waiting, one[0].training))

    gained, best = tuple(gain for gain, _, _ in options()), list[Gain]()
    while len(best) < count and (left := options()) and left[0][0].seated:
        gain, problem, given = left[0]
        best.append(gain)
    return Proposals(tuple(best), gained)


@given(questions(people=12, demands=24), st.integers(1, 5))
@settings(max_examples=trials(60, 20))
def test_what_further_sessions_bring_is_what_trying_each_of_them_says(problem: SeatProblem, count: int) -> None:
    here = (*problem.fixed, *problem.earlier)
    assert whatif.proposals(problem, here, ROOM, count) == by_trying(problem, here, count)


def test_a_further_session_gives_a_department_no_more_than_its_seats() -> None:
    problem = question("a:t b:t c:t d:u", held("K1", "t"), fixed=seats("c:K1"), limits=(SeatLimit("D", 1),))
    assert gains(problem, problem.fixed) == (Gain("t", 2, 2, 0), Gain("u", 5, 1, 0))


def test_the_gain_is_who_waits_up_to_the_seats() -> None:
    problem = question("a:t b:t c:t d:t a:u", held("K1", "t", capacity=1))
    assert gains(problem, allocate(problem).seats) == (Gain("t", 2, 3, 2), Gain("u", 5, 1, 1))


def test_hours_and_prerequisites_stand_against_further_sessions_too() -> None:
    people = {"a": Learner("a", "S", hours=2.0)}
    courses = (SeatCourse("t", 3.0), SeatCourse("u", 1.0, after=("t",)))
    problem = question("a:t b:u b:t", courses=courses, people=people)
    assert gains(problem, ()) == (Gain("t", 2, 2, 1), Gain("u", 5, 1, 0))


def test_best_goes_on_from_the_one_before() -> None:
    courses = (SeatCourse("t", 1.0), SeatCourse("u", 1.0, after=("t",)))
    problem = question("a:t b:t c:t a:u", courses=courses)
    found = whatif.proposals(problem, (), ROOM, 5).best
    assert [(g.training, g.seated) for g in found] == [("t", 2), ("t", 1), ("u", 1)]


def test_nothing_is_proposed_when_nobody_waits() -> None:
    problem = question("a:t", held("K1", "t"))
    assert whatif.proposals(problem, allocate(problem).seats, ROOM, 3) == Proposals((), ())


def test_a_further_session_seats_as_many_as_was_said() -> None:
    problem = question("a:t b:t c:t d:t", held("K1", "t", capacity=1))
    seated = len(allocate(problem).seats)
    gain = gains(problem, allocate(problem).seats)[0]
    larger = whatif.changed(problem, extra=(whatif.further(problem, "t", gain.capacity),))
    solution = allocate(larger)
    assert check(larger, solution.seats) == []
    assert len(solution.seats) == seated + gain.seated


def test_a_cancelled_session_loses_moves_and_frees() -> None:
    problem = question(
        "a:t b:t c:u", held("K1", "t", MONDAY), held("K2", "t", TUESDAY, PM, capacity=1), held("K3", "u")
    )
    before = seats("a:K1 b:K1 c:K3")
    present = replace(problem, earlier=before)
    other = whatif.changed(present, cancelled=("K1",))
    found = whatif.difference(present, before, other, allocate(other).seats)
    assert len(found.lost) == len(found.moved) == 1
    assert {*found.lost, *found.moved} == {("a", "t"), ("b", "t")}
    assert found.won == ()


@given(questions(people=12, demands=24), st.integers(0, 3))
@settings(max_examples=trials(60, 20))
def test_nobody_moves_who_need_not(problem: SeatProblem, which: int) -> None:
    problem = replace(problem, earlier=tuple(s for s in allocate(problem).seats if s not in problem.fixed))
    gone = [one.code for one in problem.sessions][which : which + 1]
    other = whatif.changed(problem, cancelled=gone)
    there, stay = whatif.staying(other), kept(other)
    found = seated(there, Effort(rounds=20)).seats
    assert check(there, found) == check(other, found) == []
    assert {*other.fixed, *stay} <= {*found}
    assert {*there.fixed, *there.earlier} == {*other.fixed, *other.earlier}
    told = whatif.difference(problem, (*problem.fixed, *problem.earlier), other, found)
    seats_of_stay = {(s.person, problem.session[s.session].training) for s in stay}
    assert seats_of_stay.isdisjoint({*told.lost, *told.moved})


@given(questions(people=12, demands=24))
@settings(max_examples=trials(60, 20))
def test_the_seats_alone_are_those_of_the_allocation(problem: SeatProblem) -> None:
    whole, alone = allocate(problem, Effort(rounds=20)), seated(problem, Effort(rounds=20))
    assert (alone.seats, alone.stopped) == (whole.seats, whole.stopped)


def test_a_second_seat_of_a_training_that_is_left_is_no_loss() -> None:
    by_hand = seats("a:K1 a:K2")
    problem = replace(question("a:t", held("K1", "t", MONDAY), held("K2", "t", TUESDAY)), fixed=by_hand)
    other = whatif.changed(problem, cancelled=("K1",))
    found = whatif.difference(problem, by_hand, other, other.fixed)
    assert (found.won, found.lost, found.moved) == ((), (), ())

"""What one more session would bring, what a cancelled one would cost."""

from dataclasses import replace

from allocation_cases import MONDAY, PM, TUESDAY, held, question, seats

from skillmap.allocation import whatif
from skillmap.allocation.check import check
from skillmap.allocation.problem import Learner, SeatCourse
from skillmap.allocation.run import allocate
from skillmap.allocation.whatif import Gain

ROOM = {"t": 2, "u": 5}


def test_the_gain_is_who_waits_up_to_the_seats() -> None:
    problem = question("a:t b:t c:t d:t a:u", held("K1", "t", capacity=1))
    given = allocate(problem).seats
    assert whatif.gains(problem, given, ROOM) == [Gain("t", 2, 3, 2), Gain("u", 5, 1, 1)]


def test_hours_and_prerequisites_stand_against_further_sessions_too() -> None:
    people = {"a": Learner("a", "S", hours=2.0)}
    courses = (SeatCourse("t", 3.0), SeatCourse("u", 1.0, after=("t",)))
    problem = question("a:t b:u b:t", courses=courses, people=people)
    assert whatif.gains(problem, (), ROOM) == [Gain("t", 2, 2, 1), Gain("u", 5, 1, 0)]


def test_best_goes_on_from_the_one_before() -> None:
    courses = (SeatCourse("t", 1.0), SeatCourse("u", 1.0, after=("t",)))
    problem = question("a:t b:t c:t a:u", courses=courses)
    found = whatif.best(problem, (), ROOM, 5)
    assert [(g.training, g.seated) for g in found] == [("t", 2), ("t", 1), ("u", 1)]


def test_nothing_is_proposed_when_nobody_waits() -> None:
    problem = question("a:t", held("K1", "t"))
    assert whatif.best(problem, allocate(problem).seats, ROOM, 3) == []


def test_a_further_session_seats_as_many_as_was_said() -> None:
    problem = question("a:t b:t c:t d:t", held("K1", "t", capacity=1))
    seated = len(allocate(problem).seats)
    gain = whatif.gains(problem, allocate(problem).seats, ROOM)[0]
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
    found = whatif.difference(present, before, other, allocate(other))
    assert len(found.lost) == len(found.moved) == 1
    assert {*found.lost, *found.moved} == {("a", "t"), ("b", "t")}
    assert found.won == ()

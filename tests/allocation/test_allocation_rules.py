"""Each rule with two people and two sessions: found by the checker, obeyed by the search, told as the reason."""

from dataclasses import replace
from datetime import date

import pytest
from allocation_cases import AM, MONDAY, PM, TUESDAY, WEDNESDAY, held, meet, online, question, seats

from skillmap.allocation.check import check, explain
from skillmap.allocation.problem import Away, Learner, SeatCourse, SeatLimit, SeatProblem, Staffing
from skillmap.allocation.roll import Roll
from skillmap.allocation.rules import RULES, violations
from skillmap.allocation.run import allocate
from skillmap.training.model import SessionStatus, Slot


def codes(problem: SeatProblem, text: str) -> list[str]:
    return [v.rule for v in violations(problem, Roll.of(problem, seats(text)))]


def answer(problem: SeatProblem) -> str:
    return " ".join(f"{s.person}:{s.session}" for s in allocate(problem).seats)


def reasons(problem: SeatProblem) -> dict[str, str]:
    return {u.demand.person: u.reason for u in allocate(problem).unseated}


def test_rule_codes_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_full() -> None:
    problem = question("a:t b:t", held("K1", capacity=1))
    assert codes(problem, "a:K1 b:K1") == ["full"]
    assert codes(problem, "a:K1") == []
    assert len(allocate(problem).seats) == 1
    assert list(reasons(problem).values()) == ["full"]


def test_full_session_by_hand_is_no_fault_of_the_allocation() -> None:
    problem = question("a:t b:t c:t", held("K1", capacity=1), fixed=seats("a:K1 b:K1"))
    assert codes(problem, "a:K1 b:K1") == []
    assert answer(problem) == "a:K1 b:K1"
    assert reasons(problem) == {"c": "full"}


def test_minimum() -> None:
    problem = question("a:t b:u", held("K1", minimum=2), held("K2", "u", minimum=1))
    assert codes(problem, "a:K1 b:K2") == ["minimum"]
    assert answer(problem) == "b:K2"
    assert reasons(problem) == {"a": "minimum"}


def test_minimum_is_reached_by_leaving_the_earlier_date() -> None:
    problem = question("a:t b:t", held("K1", day=MONDAY, capacity=1), held("K2", day=TUESDAY, minimum=2))
    assert answer(problem) == "a:K2 b:K2"


def test_a_department_in_the_year() -> None:
    problem = question("a:t b:u c:t", held("K1"), held("K2", "u", TUESDAY), limits=(SeatLimit("D", 2),))
    assert codes(problem, "a:K1 b:K2 c:K1") == ["department"]
    assert list(reasons(problem).values()) == ["department"]


def test_quota() -> None:
    problem = question("a:t b:t", held("K1", quotas={"D": 1}))
    assert codes(problem, "a:K1 b:K1") == ["quota"]
    assert list(reasons(problem).values()) == ["quota"]
    elsewhere = replace(problem, persons=(Learner("a", "S", "D"), Learner("b", "S", "E")))
    assert answer(elsewhere) == "a:K1 b:K1"


@pytest.mark.parametrize(("members", "seated"), [(1, 1), (4, 1), (9, 1), (10, 2), (20, 2)])
def test_absence_of_a_section(members: int, seated: int) -> None:
    problem = question("a:t b:t", held("K1"), sections=(Staffing("S", members),))
    assert len(allocate(problem).seats) == seated
    assert ("absence" in codes(problem, "a:K1 b:K1")) is (seated < 2)


def test_absence_counts_members_who_are_present() -> None:
    away = tuple(Away(date(2026, 5, 1), date(2026, 7, 1)) for _ in range(3))
    problem = question("a:t b:t", held("K1"), held("K2", day=date(2026, 7, 1)), sections=(Staffing("S", 12, away),))
    assert problem.absence_limit("S", MONDAY) == 1
    assert problem.absence_limit("S", date(2026, 7, 1)) == 2
    assert reasons(question("a:t b:t", held("K1"), sections=problem.sections)) == {"b": "absence"}


def test_clash_and_blocked_half_days() -> None:
    problem = question("a:t a:u", held("K1", "t"), held("K2", "u"))
    assert codes(problem, "a:K1 a:K2") == ["clash"]
    assert len(allocate(problem).seats) == 1
    assert answer(question("a:t a:u", held("K1", "t"), held("K2", "u", half=PM))) == "a:K1 a:K2"
    blocked = question("a:t", held("K1"), people={"a": Learner("a", "S", blocked=frozenset({Slot(MONDAY, AM)}))})
    assert codes(blocked, "a:K1") == ["clash"]
    assert reasons(blocked) == {"a": "clash"}


def test_leave() -> None:
    person = Learner("a", "S", leave=(Away(MONDAY, TUESDAY),))
    problem = question("a:t", held("K1", day=MONDAY), people={"a": person})
    assert codes(problem, "a:K1") == ["leave"]
    assert reasons(problem) == {"a": "leave"}
    assert answer(question("a:t", held("K1", day=TUESDAY), people={"a": person})) == "a:K1"


def test_leave_and_the_window_of_an_e_learning() -> None:
    person = Learner("a", "S", leave=(Away(MONDAY, TUESDAY), Away(TUESDAY, WEDNESDAY)))
    assert reasons(question("a:t", online("K1", "t", MONDAY, TUESDAY), people={"a": person})) == {"a": "leave"}
    assert answer(question("a:t", online("K1", "t", MONDAY, WEDNESDAY), people={"a": person})) == "a:K1"


def test_hours() -> None:
    problem = question("a:t a:u", held("K1", "t"), held("K2", "u", TUESDAY), people={"a": Learner("a", "S", hours=5.0)})
    assert codes(problem, "a:K1 a:K2") == ["hours"]
    assert reasons(problem) == {"a": "hours"}


def test_one_fault_of_a_seating_hides_no_other() -> None:
    # Somebody who is there stands before somebody on leave; two of three sessions clash.
    away = {"b": Learner("b", "S", leave=(Away(MONDAY, TUESDAY),))}
    assert codes(question("a:t b:t", held("K1"), people=away), "a:K1 b:K1") == ["leave"]
    three = question("a:t a:u a:v", held("K1", "t"), held("K2", "u"), held("K3", "v", TUESDAY))
    assert codes(three, "a:K1 a:K2 a:K3") == ["clash"]
    # A training without conditions stands before one with them; of two conditions the first is fulfilled.
    courses = (SeatCourse("s"), SeatCourse("t"), SeatCourse("u", after=("s", "t")))
    done = {"a": Learner("a", "S", done=frozenset({"s"}))}
    half = question("a:s a:u", held("K1", "s"), held("K2", "u", TUESDAY), courses=courses, people=done)
    assert codes(half, "a:K1 a:K2") == ["prerequisite"]
    assert reasons(question("a:u", held("K2", "u"), courses=courses, people=done)) == {"a": "prerequisite"}
    # A seat by hand, which may go before what comes before it, stands before one that may not.
    courses = (SeatCourse("t"), SeatCourse("u", after=("t",)), SeatCourse("v", after=("t",)))
    by_hand = question("a:v", held("K2", "u"), held("K3", "v", TUESDAY), courses=courses, fixed=seats("a:K2"))
    assert codes(by_hand, "a:K2 a:K3") == ["prerequisite"]


def test_prerequisite_comes_before() -> None:
    courses = (SeatCourse("t"), SeatCourse("u", after=("t",)))
    late = question("a:t a:u", held("K1", "t", TUESDAY), held("K2", "u", MONDAY), courses=courses)
    assert codes(late, "a:K1 a:K2") == ["prerequisite"]
    assert answer(late) == "a:K1"
    assert reasons(late) == {"a": "prerequisite"}
    assert (
        answer(question("a:t a:u", held("K1", "t", MONDAY), held("K2", "u", MONDAY, PM), courses=courses))
        == "a:K1 a:K2"
    )


def test_prerequisite_may_be_done_already_or_is_missing() -> None:
    courses = (SeatCourse("t"), SeatCourse("u", after=("t",)))
    missing = question("a:u", held("K2", "u"), courses=courses)
    assert reasons(missing) == {"a": "prerequisite"}
    done = question("a:u", held("K2", "u"), courses=courses, people={"a": Learner("a", "S", done=frozenset({"t"}))})
    assert answer(done) == "a:K2"


def test_e_learning_before_a_class_needs_a_day_of_its_window() -> None:
    courses = (SeatCourse("t"), SeatCourse("u", after=("t",)))
    in_time = question(
        "a:t a:u", online("K1", "t", MONDAY, date(2027, 3, 31)), held("K2", "u", TUESDAY), courses=courses
    )
    assert answer(in_time) == "a:K1 a:K2"
    late = question("a:t a:u", online("K1", "t", TUESDAY, date(2027, 3, 31)), held("K2", "u", TUESDAY), courses=courses)
    assert answer(late) == "a:K1"


def test_one_seat_per_training() -> None:
    problem = question("a:t", held("K1"), held("K2", day=TUESDAY))
    assert codes(problem, "a:K1 a:K2") == ["seated"]
    assert answer(problem) == "a:K1"
    assert codes(replace(problem, demands=()), "a:K1") == ["seated"]


def test_deadline_and_begun() -> None:
    over = question("a:t", held("K1", deadline=date(2026, 4, 9)))
    assert codes(over, "a:K1") == ["closed"]
    assert reasons(over) == {"a": "closed"}
    assert reasons(question("a:t", held("K1"), today=MONDAY)) == {"a": "closed"}
    assert answer(question("a:t", online("K1", "t", date(2026, 4, 1), MONDAY))) == "a:K1"
    second = question("a:t b:t", held("K1"), held("K2", day=TUESDAY, deadline=date(2026, 4, 9)))
    assert codes(second, "a:K1 b:K2") == ["closed"], "the one in front is open"


def test_no_session_and_cancelled_ones() -> None:
    assert reasons(question("a:t")) == {"a": "no-session"}
    cancelled = held("K1", status=SessionStatus.CANCELLED)
    assert reasons(question("a:t", cancelled)) == {"a": "cancelled"}


def test_course_over_several_days_takes_all_of_them() -> None:
    long = held("K1", "t", meetings=meet((MONDAY, AM), (MONDAY, PM), (TUESDAY, AM)))
    problem = question("a:t a:u", long, held("K2", "u", TUESDAY))
    assert codes(problem, "a:K1 a:K2") == ["clash"]
    assert len(allocate(problem).seats) == 1


def test_fixed_and_earlier_seats_are_watched_by_the_checker() -> None:
    problem = question("a:t b:t", held("K1"), fixed=seats("a:K1"), earlier=seats("b:K1"))
    assert [v.rule for v in check(problem, ())] == ["fixed", "kept"]
    assert check(problem, seats("a:K1 b:K1")) == []


def test_the_reason_is_that_of_the_session_where_least_stands_in_the_way() -> None:
    person = Learner("a", "S", leave=(Away(MONDAY, TUESDAY),))
    problem = question(
        "a:t b:t",
        held("K1", day=MONDAY, capacity=1),
        held("K2", day=TUESDAY, capacity=1),
        fixed=seats("b:K2"),
        people={"a": person},
    )
    found = explain(problem, Roll.of(problem, problem.fixed), problem.demands[0])
    assert (found.reason, found.remedy.facts["session"]) == ("full", "K2")
    assert [code for code, _ in found.sessions] == ["K1", "K2"]


def test_nothing_is_seated_after_a_training_that_nobody_offers() -> None:
    courses = (SeatCourse("t"), SeatCourse("u"), SeatCourse("v", after=("u",)))
    problem = question("a:u a:v a:t", online("K1", "v", MONDAY, TUESDAY), held("K2", "t", MONDAY), courses=courses)
    assert answer(problem) == "a:K2"
    assert {u.demand.training: u.reason for u in allocate(problem).unseated} == {"u": "no-session", "v": "prerequisite"}


def test_a_fixed_seat_in_a_cancelled_session_is_no_prerequisite() -> None:
    courses = (SeatCourse("t"), SeatCourse("u", after=("t",)))
    cancelled = held("K1", "t", MONDAY, status=SessionStatus.CANCELLED)
    problem = question("a:t a:u b:t b:u", cancelled, held("K2", "u", TUESDAY), fixed=seats("a:K1"), courses=courses)
    solution = allocate(problem)
    assert solution.seats == seats("a:K1")
    assert {(u.demand.person, u.demand.training): u.reason for u in solution.unseated} == {
        ("b", "t"): "cancelled", ("a", "u"): "prerequisite", ("b", "u"): "prerequisite",
    }  # fmt: skip

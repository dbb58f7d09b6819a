"""Kept results, the waiting list of a session, and every seat of a person explained."""

from dataclasses import replace
from datetime import date

import pytest
from allocation_cases import AM, MONDAY, PM, TUESDAY, held, question, seats

from skillmap.allocation import draft
from skillmap.allocation.explaining import options
from skillmap.allocation.problem import Away, Learner, Seat, SeatProblem, Solution
from skillmap.allocation.run import allocate
from skillmap.allocation.substitutes import waiting_for
from skillmap.errors import InputRefused
from skillmap.training.model import SessionStatus

PEOPLE = {"c": Learner("c", "S", leave=(Away(MONDAY, TUESDAY),))}


def kept(problem: SeatProblem, solution: Solution) -> str:
    """The text of a kept result."""
    return draft.dump(draft.digest(problem), problem.fy, solution)


def refused(code: str, *arguments: object) -> None:
    with pytest.raises(InputRefused) as caught:
        draft.load(*arguments)  # type: ignore[arg-type]
    assert caught.value.code == code


def test_a_kept_result_comes_back_whole() -> None:
    problem = question("a:t b:t c:t/1", held("K1", capacity=2), people=PEOPLE)
    solution = allocate(problem)
    assert draft.load(problem, kept(problem, solution)) == solution
    assert draft.load(replace(problem, today=date(2026, 4, 11)), kept(problem, solution)).seats == solution.seats


def test_a_kept_result_of_another_question_is_refused() -> None:
    problem = question("a:t b:t", held("K1"))
    text = kept(problem, allocate(problem))
    refused("E_ALLOCATION_STALE", question("a:t b:t", held("K1", capacity=9)), text)
    refused("E_ALLOCATION_STALE", question("a:t b:t c:t", held("K1")), text)
    refused("E_ALLOCATION_STALE", replace(problem, today=date(2026, 7, 1)), text)  # it has begun
    refused("E_ALLOCATION_DRAFT", problem, text[:-30])
    refused("E_ALLOCATION_DRAFT", problem, "[]")


def test_a_kept_result_that_was_tampered_with_is_refused() -> None:
    problem = question("a:t b:t", held("K1", capacity=1))
    text = kept(problem, allocate(problem))
    refused("E_ALLOCATION_STALE", problem, text.replace('"seats": [', '"seats": [["b", "K1"],'))


def test_the_waiting_list_goes_by_priority_and_says_what_stands_against_each() -> None:
    problem = question("a:t b:t c:t/1 d:u", held("K1", capacity=1), people=PEOPLE)
    found = waiting_for(problem, seats("a:K1"), "K1", leaving="a")
    assert [(c.demand.person, [m.key for m in c.hurdles]) for c in found] == [
        ("c", ["allocation.against.leave"]),
        ("b", []),
    ]
    full = waiting_for(problem, seats("a:K1"), "K1")
    assert [m.key for m in full[1].hurdles] == ["allocation.against.full"]


def test_a_deadline_stands_against_nobody_who_takes_over_a_seat() -> None:
    problem = question("a:t b:t", held("K1", capacity=1, deadline=date(2026, 4, 1)))
    assert waiting_for(problem, seats("a:K1"), "K1", leaving="a")[0].hurdles == ()
    keys = [m.key for m in waiting_for(problem, seats("a:K1"), "K1")[0].hurdles]
    assert keys == ["allocation.against.deadline", "allocation.against.full"]


def test_each_session_of_a_person_is_explained() -> None:
    sessions = (
        held("K1"),
        held("K2", day=TUESDAY, capacity=1),
        held("K3", "u", MONDAY, AM),
        held("K4", "u", MONDAY, PM),
    )
    problem = question("a:t a:u a:v b:t", *sessions)
    found = options(problem, seats("a:K1 b:K2"), "a")
    assert [(o.session.code if o.session else "", o.is_own, [m.key for m in o.hurdles]) for o in found] == [
        ("K1", True, []),
        ("K2", False, ["allocation.against.full"]),
        ("K3", False, ["allocation.against.clash"]),
        ("K4", False, []),
        ("", False, ["allocation.against.no-session"]),
    ]


def test_a_seat_given_by_hand_and_one_of_a_cancelled_session_are_shown() -> None:
    gone = held("K2", "u", TUESDAY, status=SessionStatus.CANCELLED)
    problem = question("b:t", held("K1"), gone, fixed=(Seat("a", "K1"), Seat("a", "K2")))
    found = options(problem, problem.fixed, "a")
    assert [(o.demand.why, o.session.code if o.session else "", o.is_own) for o in found] == [
        ("hand", "K1", True),
        ("hand", "K2", True),
    ]

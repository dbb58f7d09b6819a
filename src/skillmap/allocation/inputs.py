"""What is wrong with a question, before anything is searched: unknown names, circles, things said twice."""

from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from skillmap.allocation.problem import SeatProblem as Question
from skillmap.config import FILE
from skillmap.problems import FilePlace, Problem, problem


def problems(question: Question) -> list[Problem]:
    """What is wrong with a question so that it must not be searched."""
    found = [*_share(question), *_circles(question), *_people(question), *_demands(question), *_seats(question)]
    return found + [problem("E_ALLOCATION_LIMIT", FilePlace(FILE), found=name) for name in question.unknown_limits]


def _share(question: Question) -> Iterator[Problem]:
    if not 0 < question.absence_share <= 1:
        yield problem("E_ALLOCATION_SHARE", found=question.absence_share)


def _circles(question: Question) -> Iterator[Problem]:
    try:
        TopologicalSorter({c.id: c.after for c in question.courses}).prepare()
    except CycleError as error:
        yield problem("E_ALLOCATION_CYCLE", found=" → ".join(error.args[1]))


def _people(question: Question) -> Iterator[Problem]:
    for person in question.persons:
        if person.section not in question.section:
            yield problem("E_ALLOCATION_SECTION", person=person.id, found=person.section)


def _demands(question: Question) -> Iterator[Problem]:
    for demand in question.demands:
        if demand.person not in question.person:
            yield problem("E_ALLOCATION_PERSON", person=demand.person, found=demand.training)
        if demand.training not in question.course:
            yield problem("E_ALLOCATION_TRAINING", person=demand.person, found=demand.training)
    for (person, training), count in Counter((d.person, d.training) for d in question.demands).items():
        if count > 1:
            yield problem("E_ALLOCATION_TWICE", person=person, training=training)


def _seats(question: Question) -> Iterator[Problem]:
    seats = (*question.fixed, *question.earlier)
    for seat in seats:
        if seat.person not in question.person:
            yield problem("E_ALLOCATION_PERSON", person=seat.person, found=seat.session)
        if seat.session not in question.session:
            yield problem("E_ALLOCATION_SESSION", person=seat.person, found=seat.session)
    for seat, count in Counter(seats).items():
        if count > 1:
            yield problem("E_ALLOCATION_SEAT_TWICE", person=seat.person, session=seat.session)
    for session in question.sessions:
        if session.training not in question.course:
            yield problem("E_ALLOCATION_TRAINING", person=session.code, found=session.training)

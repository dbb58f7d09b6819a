"""Small questions for the tests of seats: people in one section of twenty, sessions on single half days."""

from dataclasses import replace
from datetime import date
from typing import Any

from skillmap.allocation.problem import USUAL, Demand, Learner, Seat, SeatCourse, SeatProblem, Staffing
from skillmap.days import FiscalYear, HalfDay
from skillmap.training.model import Meeting, Session, Window

FY = FiscalYear(2026)
AM, PM = HalfDay.MORNING, HalfDay.AFTERNOON
MONDAY, TUESDAY, WEDNESDAY = date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3)


def meet(*slots: tuple[date, HalfDay]) -> tuple[Meeting, ...]:
    return tuple(Meeting(day, half) for day, half in slots)


def held(
    code: str, training: str = "t", day: date = MONDAY, half: HalfDay = AM, capacity: int = 10, **more: Any
) -> Session:
    return Session(code, training, 2026, capacity, meetings=more.pop("meetings", meet((day, half))), **more)


def online(code: str, training: str, first: date, last: date, capacity: int = 10) -> Session:
    return Session(code, training, 2026, capacity, window=Window(first, last))


def question(demands: str, *sessions: Session, **more: Any) -> SeatProblem:
    """`demands` as "a:t b:t@K2>K1 c:u/1": person, training, sessions wished for, priority if not the usual one."""
    made = []
    for text in demands.split():
        who, what = text.split(":")
        rest, _, priority = what.partition("/")
        training, _, wish = rest.partition("@")
        made.append(Demand(who, training, "plan", int(priority or USUAL), tuple(wish.split(">")) if wish else ()))
    names = sorted({d.person for d in made} | {s.person for s in (*more.get("fixed", ()), *more.get("earlier", ()))})
    people = more.pop("people", {})
    persons = tuple(people.get(name, Learner(name, "S", "D")) for name in names)
    trainings = {d.training for d in made} | {s.training for s in sessions}
    courses = {t: SeatCourse(t, 3.0) for t in trainings} | {c.id: c for c in more.pop("courses", ())}
    base = SeatProblem(
        fy=FY,
        today=date(2026, 4, 10),
        demands=tuple(made),
        sessions=sessions,
        persons=persons,
        sections=(Staffing("S", 20),),
        courses=tuple(courses[t] for t in sorted(courses)),
    )
    return replace(base, **more)


def seat(text: str) -> Seat:
    """`a:K1`."""
    return Seat(*text.split(":"))


def seats(text: str) -> tuple[Seat, ...]:
    return tuple(seat(part) for part in text.split())

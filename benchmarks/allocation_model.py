"""Made-up allocations of any size for measuring: loose or tight calendars, and awkward ones with every rule."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from skillmap.allocation.problem import (
    FIRST,
    RAISED,
    USUAL,
    Away,
    Demand,
    Learner,
    Seat,
    SeatCourse,
    SeatProblem,
    Staffing,
)
from skillmap.days import FiscalYear, HalfDay
from skillmap.training.model import Meeting, Session

FY = FiscalYear(2026)


def plain(
    *, people: int = 3000, demands: int = 9083, sessions: int = 396, days: int = 30, courses: int = 60, seed: int = 1
) -> SeatProblem:
    """Whole-day sessions of one day, 20 % absence limit, three priorities; capacity about 5 % above the demand."""
    rng = Random(seed)
    sections = max(4, people // 30)
    persons = tuple(Learner(f"{n:06}", f"S{n % sections:04}", f"D{n % sections // 8:03}") for n in range(people))
    members = [len(range(s, people, sections)) for s in range(sections)]
    names = [f"course-{n:03}" for n in range(courses)]
    weights = [rng.uniform(0.5, 2.0) for _ in names]
    wanted: set[tuple[str, str]] = set()
    while len(wanted) < demands:
        wanted.add((f"{rng.randrange(people):06}", rng.choices(names, weights)[0]))
    made = tuple(Demand(p, c, "plan", rng.choices((FIRST, RAISED, USUAL), (1, 2, 7))[0]) for p, c in sorted(wanted))
    calendar = _weekdays(days)
    per_course = Counter(course for _, course in wanted)
    held = []
    for n in range(sessions):
        course = names[n] if n < courses else rng.choices(names, weights)[0]
        held.append((course, rng.choice(calendar)))
    counts = Counter(course for course, _ in held)
    made_sessions = tuple(
        Session(
            f"K{n:05}", course, FY.year, max(5, round(per_course[course] * 1.05 / counts[course])), meetings=_whole(day)
        )
        for n, (course, day) in enumerate(held)
    )
    return SeatProblem(
        fy=FY,
        today=date(2026, 4, 1),
        demands=made,
        sessions=made_sessions,
        persons=persons,
        sections=tuple(Staffing(f"S{n:04}", members[n]) for n in range(sections)),
        courses=tuple(SeatCourse(c, 6.0) for c in names),
    )


def _weekdays(count: int) -> list[date]:
    """So many working days, spread from May to February."""
    step = max(1, 290 // count)
    days = []
    day = date(2026, 5, 11)
    while len(days) < count:
        while day.weekday() > 4:
            day += timedelta(days=1)
        days.append(day)
        day += timedelta(days=step)
    return days


def _whole(day: date) -> tuple[Meeting, ...]:
    return (Meeting(day, HalfDay.MORNING), Meeting(day, HalfDay.AFTERNOON))


def awkward(*, people: int = 3000, courses: int = 40, seed: int = 1) -> SeatProblem:
    """Every rule bites: courses over several days, prerequisites, minimums, quotas, hours, leave, earlier seats."""
    rng = Random(seed)
    sections = max(4, people // 30)
    names = [f"course-{n:03}" for n in range(courses)]
    length = {c: rng.choice((1, 1, 2, 2, 4, 6)) for c in names}
    after = {c: (rng.choice(names[:n]),) if n > 5 and rng.random() < 0.3 else () for n, c in enumerate(names)}
    calendar = _weekdays(45)
    persons = tuple(_person(rng, n, sections, calendar) for n in range(people))
    demands = _chained(rng, persons, names, after)
    sessions = tuple(_sessions(rng, names, length, demands, calendar, {p.department for p in persons}))
    earlier = _earlier(rng, demands, sessions, people // 20)
    members = [sum(p.section == f"S{s:04}" for p in persons) for s in range(sections)]
    return SeatProblem(
        fy=FY,
        today=date(2026, 4, 1),
        demands=demands,
        sessions=sessions,
        persons=persons,
        sections=tuple(Staffing(f"S{s:04}", count) for s, count in enumerate(members)),
        courses=tuple(SeatCourse(c, 3.0 * length[c], after[c]) for c in names),
        earlier=earlier,
    )


def _person(rng: Random, number: int, sections: int, calendar: list[date]) -> Learner:
    section = number % sections
    leave: tuple[Away, ...] = ()
    if rng.random() < 0.05:
        first = rng.choice(calendar)
        leave = (Away(first, first + timedelta(days=rng.choice((14, 60, 180)))),)
    hours = rng.choice((18.0, 24.0, 40.0))
    return Learner(f"{number:06}", f"S{section:04}", f"D{section // 8:03}", hours, leave=leave)


def _chained(
    rng: Random, persons: tuple[Learner, ...], names: list[str], after: dict[str, tuple[str, ...]]
) -> tuple[Demand, ...]:
    """About three courses a person; what comes before one of them is demanded with it."""
    found = []
    for person in persons:
        wanted = set(rng.sample(names, rng.choice((2, 3, 3, 4))))
        for course in sorted(wanted):
            first = course
            while after[first]:
                first = after[first][0]
                wanted.add(first)
        found += [
            Demand(person.id, c, "plan", rng.choices((FIRST, RAISED, USUAL), (1, 2, 7))[0]) for c in sorted(wanted)
        ]
    return tuple(found)


def _sessions(
    rng: Random,
    names: list[str],
    length: dict[str, int],
    demands: tuple[Demand, ...],
    calendar: list[date],
    departments: set[str],
) -> Iterator[Session]:
    """Rooms of 15 to 40 for nine tenths of the demand; a third with a minimum, a fifth with quotas."""
    number = 0
    for course in names:
        left = round(0.9 * sum(d.training == course for d in demands))
        while left > 0:
            room = rng.choice((15, 20, 30, 40))
            first = rng.randrange(len(calendar) - length[course])
            halves = [(calendar[first + n // 2], tuple(HalfDay)[n % 2]) for n in range(length[course])]
            quotas = {d: max(1, room // 8) for d in sorted(departments)} if rng.random() < 0.2 else {}
            yield Session(
                f"K{number:05}", course, FY.year, room, room // 3 if rng.random() < 0.33 else 0,
                quotas=quotas, meetings=tuple(Meeting(day, half) for day, half in halves),
            )  # fmt: skip
            left, number = left - room, number + 1


def _earlier(rng: Random, demands: tuple[Demand, ...], sessions: tuple[Session, ...], count: int) -> tuple[Seat, ...]:
    of = {course: [s.code for s in sessions if s.training == course] for course in {d.training for d in demands}}
    return tuple(sorted(Seat(d.person, rng.choice(of[d.training])) for d in rng.sample(demands, count)))

"""Made-up allocations of any size for measuring: loose or tight calendars, and awkward ones with every rule."""

import argparse
from datetime import date, timedelta
from random import Random

from skillmap.allocation.problem import FIRST, RAISED, USUAL, Course, Demand, Person, Problem, Section
from skillmap.days import FiscalYear, HalfDay
from skillmap.training.model import Meeting, Session

FY = FiscalYear(2026)


def plain(
    *, people: int = 3000, demands: int = 9083, sessions: int = 396, days: int = 30, courses: int = 60, seed: int = 1
) -> Problem:
    """Whole-day sessions of one day, 20 % absence limit, three priorities; capacity about 5 % above the demand."""
    rng = Random(seed)
    sections = max(4, people // 30)
    persons = tuple(Person(f"{n:06}", f"S{n % sections:04}", f"D{n % sections // 8:03}") for n in range(people))
    members = [sum(1 for n in range(people) if n % sections == s) for s in range(sections)]
    names = [f"course-{n:03}" for n in range(courses)]
    weights = [rng.uniform(0.5, 2.0) for _ in names]
    wanted: set[tuple[str, str]] = set()
    while len(wanted) < demands:
        wanted.add((f"{rng.randrange(people):06}", rng.choices(names, weights)[0]))
    made = tuple(Demand(p, c, "plan", rng.choices((FIRST, RAISED, USUAL), (1, 2, 7))[0]) for p, c in sorted(wanted))
    calendar = _weekdays(days)
    per_course = {c: sum(1 for _, course in wanted if course == c) for c in names}
    held = []
    for n in range(sessions):
        course = names[n] if n < courses else rng.choices(names, weights)[0]
        held.append((course, rng.choice(calendar)))
    counts = {c: sum(1 for course, _ in held if course == c) for c in names}
    made_sessions = tuple(
        Session(
            f"K{n:05}", course, FY.year, max(5, round(per_course[course] * 1.05 / counts[course])), meetings=_whole(day)
        )
        for n, (course, day) in enumerate(held)
    )
    return Problem(
        fy=FY,
        today=date(2026, 4, 1),
        demands=made,
        sessions=made_sessions,
        persons=persons,
        sections=tuple(Section(f"S{n:04}", members[n]) for n in range(sections)),
        courses=tuple(Course(c, 6.0) for c in names),
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=30)
    args = parser.parse_args()
    problem = plain(days=args.days)
    print(len(problem.demands), len(problem.sessions))


if __name__ == "__main__":
    main()

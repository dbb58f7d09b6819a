"""From what is recorded to the allocation's question: who demands what in a fiscal year, what is held, who is where."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.allocation.problem import FIRST, USUAL, Away, Course, Demand, Person, Problem, Seat, Section
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, Training
from skillmap.org.model import Organisation
from skillmap.org.store import Absent
from skillmap.planning.store import Made, Purpose
from skillmap.training.model import Origin, Session, Why
from skillmap.training.store import Held, Taken


@dataclass(frozen=True)
class Facts:
    """What is recorded, by staff id, as an allocation needs it."""

    organisation: Organisation
    plans: Mapping[tuple[int, Purpose], Made]
    held: Mapping[str, Held]
    taken: Iterable[Taken]
    completed: Mapping[int, frozenset[str]]
    absences: Mapping[int, tuple[Absent, ...]]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the office allows: share of a section away at once, training hours a year."""

    absence_share: float
    hours_per_year: float


def problem(framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: Terms) -> Problem:
    """The question for a fiscal year. Demands: trainings of plans that are held as sessions and not completed.

    A training without half days (e-learning, on the job) is demanded only when a session of it is held.
    """
    organisation = facts.organisation
    sessions = tuple(h.session for h in facts.held.values() if h.session.fy == fy.year)
    demands = _demands(framework, facts, fy, {s.training for s in sessions})
    taken = [t for t in facts.taken if facts.held[t.enrolment.session].session.fy == fy.year]
    involved = {d.person for d in demands} | {t.enrolment.staff for t in taken}
    home = {p.id: _section_code(organisation, p.unit_id) for p in organisation.people}
    people = [p for p in organisation.people if p.number in involved]
    persons = tuple(
        Person(
            p.number,
            home[p.id],
            _department_code(organisation, p.unit_id),
            terms.hours_per_year,
            facts.completed.get(p.id, frozenset()),
            tuple(Away(a.since, a.until) for a in facts.absences.get(p.id, ())),
        )
        for p in people
    )
    numbers = {p.number for p in people}
    fixed, earlier = _seats(facts, [t for t in taken if t.enrolment.staff in numbers], today)
    trainings = {d.training for d in demands} | {s.training for s in sessions}
    return Problem(
        fy=fy,
        today=today,
        demands=tuple(d for d in demands if d.person in numbers),
        sessions=sessions,
        persons=persons,
        sections=_sections(home, facts.absences),
        courses=_courses(framework, sorted(trainings), {s.training for s in sessions}),
        absence_share=terms.absence_share,
        fixed=fixed,
        earlier=earlier,
    )


def is_seated(training: Training, held: Iterable[str]) -> bool:
    """Whether taking a training means having a seat: it has half days, or a session of it is held."""
    return training.half_days > 0 or training.id in held


def _demands(framework: Framework, facts: Facts, fy: FiscalYear, held: set[str]) -> list[Demand]:
    """Leaders first; a training that somebody needs for both purposes is demanded once."""
    found: dict[tuple[str, str], Demand] = {}
    for purpose, why, priority in ((Purpose.LEADER, Why.LEADER, FIRST), (Purpose.AIM, Why.PLAN, USUAL)):
        for person in facts.organisation.people:
            made = facts.plans.get((person.id, purpose))
            if made is None:
                continue
            done = facts.completed.get(person.id, frozenset())
            for item in made.plan.items:
                training = framework.trainings.get(item.course)
                if training is None or item.fy != fy.year or item.course in done or not is_seated(training, held):
                    continue
                key = (person.number, item.course)
                found.setdefault(key, Demand(person.number, item.course, why.value, priority))
    return list(found.values())


def _section_code(organisation: Organisation, unit_id: int | None) -> str:
    """The section's code; people above all sections count as a section of their own unit."""
    section = organisation.section_of(unit_id)
    if section is None and unit_id is not None:
        section = organisation.unit_by_id.get(unit_id)
    return section.code if section else ""


def _department_code(organisation: Organisation, unit_id: int | None) -> str:
    department = organisation.department_of(unit_id)
    return department.code if department else ""


def _sections(home: Mapping[int, str], absences: Mapping[int, tuple[Absent, ...]]) -> tuple[Section, ...]:
    members = Counter(home.values())
    leaves: dict[str, list[Away]] = defaultdict(list)
    for staff_id, periods in absences.items():
        if staff_id in home:
            leaves[home[staff_id]].extend(Away(a.since, a.until) for a in periods)
    return tuple(Section(code, count, tuple(leaves[code])) for code, count in sorted(members.items()))


def _courses(framework: Framework, trainings: Iterable[str], held: set[str]) -> tuple[Course, ...]:
    """Prerequisites that are not held as sessions are left to the plan's order: nobody could prove a date for them."""
    found = []
    for name in trainings:
        training = framework.trainings.get(name)
        if training is None:
            found.append(Course(name))
            continue
        after = tuple(p for p in training.prerequisites.trainings if p in held)
        found.append(Course(name, training.hours, after, training.name.text))
    return tuple(found)


def _seats(facts: Facts, taken: Iterable[Taken], today: date) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    """Seats given by hand or of sessions that have begun stay; the others come from an earlier allocation."""
    fixed: list[Seat] = []
    earlier: list[Seat] = []
    for one in taken:
        session = facts.held[one.enrolment.session].session
        seat = Seat(one.enrolment.staff, one.enrolment.session)
        kept = one.enrolment.origin == Origin.HAND or _has_begun(session, today)
        (fixed if kept else earlier).append(seat)
    return tuple(sorted(fixed)), tuple(sorted(earlier))


def _has_begun(session: Session, today: date) -> bool:
    closed = session.deadline is not None and session.deadline < today
    return closed or (session.first_day is not None and session.first_day <= today)

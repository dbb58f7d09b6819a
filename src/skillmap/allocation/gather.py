"""From what is recorded to the allocation's question: who demands what in a fiscal year, what is held, who is where."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from skillmap.allocation.problem import FIRST, RAISED, USUAL, Away, Course, Demand, Person, Problem, Seat, Section
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework, Mandate, Training
from skillmap.leaders.model import Term
from skillmap.org.model import Organisation
from skillmap.org.model import Person as Member
from skillmap.org.store import Absent
from skillmap.planning.store import Made, Purpose
from skillmap.training.model import Origin, RequestKind, Session, Why
from skillmap.training.request_store import Kept
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
    requests: Iterable[Kept] = ()
    """Of the fiscal year."""
    leading: frozenset[int] = frozenset()
    """Who leads a section on a day of the fiscal year that is still to come, by `leading_in`."""


def leading_in(terms: Iterable[Term], fy: FiscalYear, today: date) -> frozenset[int]:
    """Who leads a section on a day of the fiscal year from today on: the leaders' programme is for nobody else."""
    first = max(fy.first, today)
    return frozenset(t.staff_id for t in terms if t.valid_from < fy.end and t.valid_to > first)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the office allows: share of a section away at once, training hours a year."""

    absence_share: float
    hours_per_year: float


def problem(framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: Terms) -> Problem:
    """The question for a fiscal year. Demands: trainings of plans, mandatory ones and those asked for, not completed.

    A training without half days (e-learning, on the job) is demanded only when a session of it is held, or when
    somebody asks for it.
    """
    held = {h.session.training for h in facts.held.values() if h.session.fy == fy.year}
    return _question(framework, facts, fy, today, terms, _demands(framework, facts, fy, held))


def recorded(framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: Terms) -> Problem:
    """The same with nothing demanded but the seats that there are: what they are judged by."""
    seats = ((t.enrolment, facts.held[t.enrolment.session].session) for t in facts.taken)
    demands = {(e.staff, s.training): Demand(e.staff, s.training, e.why) for e, s in seats if s.fy == fy.year}
    return _question(framework, facts, fy, today, terms, list(demands.values()))


def _question(
    framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: Terms, demands: Sequence[Demand]
) -> Problem:
    organisation = facts.organisation
    sessions = tuple(h.session for h in facts.held.values() if h.session.fy == fy.year)
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
    """What is needed for several reasons is demanded once, for the first of: leader, mandatory, raised, plan, applied.

    A wish for a session counts whatever the reason.
    """
    sources = (
        (Why.LEADER, FIRST, _planned(framework, facts, fy, held, Purpose.LEADER)),
        (Why.MANDATORY, FIRST, _mandatory(framework, facts, fy, held)),
        (Why.RAISED, RAISED, _requested(facts, RequestKind.RAISED)),
        (Why.PLAN, USUAL, _planned(framework, facts, fy, held, Purpose.AIM)),
        (Why.APPLICATION, USUAL, _requested(facts, RequestKind.APPLICATION)),
    )
    wishes = _wishes(facts)
    found: dict[tuple[str, str], Demand] = {}
    for why, priority, wanted in sources:
        for person, training in wanted:
            if training in framework.trainings and training not in facts.completed.get(person.id, frozenset()):
                key = (person.number, training)
                found.setdefault(key, Demand(*key, why.value, priority, wishes.get(key, "")))
    return list(found.values())


def _planned(
    framework: Framework, facts: Facts, fy: FiscalYear, held: set[str], purpose: Purpose
) -> Iterator[tuple[Member, str]]:
    for person in facts.organisation.people:
        if purpose is Purpose.LEADER and person.id not in facts.leading:
            continue  # a plan outlives the term it was made for
        made = facts.plans.get((person.id, purpose))
        for item in made.plan.items if made else ():
            training = framework.trainings.get(item.course)
            if training is not None and item.fy == fy.year and is_seated(training, held):
                yield person, item.course


def _mandatory(framework: Framework, facts: Facts, fy: FiscalYear, held: set[str]) -> Iterator[tuple[Member, str]]:
    wanted = [t for t in framework.trainings.values() if t.mandatory_for and is_seated(t, held)]
    for training in (t for t in wanted if t.status == "active"):
        for person in facts.organisation.people:
            plans = (facts.plans.get((person.id, purpose)) for purpose in Purpose)
            roles = {made.role for made in plans if made is not None}
            if any(applies(mandate, person, roles, fy) for mandate in training.mandatory_for):
                yield person, training.id


def applies(mandate: Mandate, person: Member, roles: Collection[str], fy: FiscalYear) -> bool:
    """Whether a rule makes a training mandatory for somebody whose plans aim at `roles`."""
    joined = person.hired_on is not None and fy.first <= person.hired_on <= fy.last
    return (
        (not mandate.fiscal_years or fy.year in mandate.fiscal_years)
        and (not mandate.staff_grades or person.grade in mandate.staff_grades)
        and (not mandate.job_kinds or person.job_kind in mandate.job_kinds)
        and (not mandate.employment or person.employment in mandate.employment)
        and (not mandate.aiming_at or any(role in mandate.aiming_at for role in roles))
        and (not mandate.new_staff or joined)
    )


def _requested(facts: Facts, kind: RequestKind) -> Iterator[tuple[Member, str]]:
    people = facts.organisation.person_by_id
    for one in facts.requests:
        if one.request.kind is kind and one.staff_id in people:
            yield people[one.staff_id], one.request.training


def _wishes(facts: Facts) -> dict[tuple[str, str], str]:
    """The session that a person wishes for, by number and training; the person's own wish before HR's."""
    found: dict[tuple[str, str], str] = {}
    for kind in RequestKind:
        for request in (one.request for one in facts.requests):
            if request.kind is kind and request.session:
                found.setdefault((request.staff, request.training), request.session)
    return found


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

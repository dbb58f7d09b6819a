"""From what is recorded to the allocation's question: who demands what in a fiscal year, what is held, who is where."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from skillmap.allocation.demands import Facts, coming_before, demands
from skillmap.allocation.level_steps import NO_STEPS, level_steps
from skillmap.allocation.limits import seat_limits, with_spent
from skillmap.allocation.problem import Away, Demand, Learner, Seat, SeatCourse, SeatProblem, Staffing
from skillmap.allocation.rules import kept
from skillmap.assessment.evidence import with_taught
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework
from skillmap.org.away import for_good
from skillmap.org.model import Organisation
from skillmap.org.model import Person as Member
from skillmap.org.store import LeavePeriod
from skillmap.settings import AskedLimit
from skillmap.training.evidence import asked_skills
from skillmap.training.given_back import barred
from skillmap.training.holding import CompletionHistory, held_until
from skillmap.training.mandates import Year
from skillmap.training.model import SeatOrigin, Session, SessionStatus, Why
from skillmap.training.store import TakenSeat


@dataclass(frozen=True, slots=True)
class SeatTerms:
    """What the office allows: share of a section away at once, training hours a year."""

    absence_share: float
    hours_per_year: float
    department_limits: tuple[AskedLimit, ...] = ()
    """Seats of departments in a year, as the settings name them."""


def problem(framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: SeatTerms) -> SeatProblem:
    """The question for a fiscal year. Demands: trainings of plans, mandatory ones and those asked for, not completed.

    A training without half days (e-learning, on the job) is demanded only when a session of it is held, or when
    somebody asks for it.
    """
    held = {h.session.training for h in facts.held.values() if h.session.fy == fy.year}
    wanted = demands(framework, facts, Year(fy, today), held)
    return _with_told_seats(_question(framework, facts, fy, today, terms, wanted), facts)


def _with_told_seats(question: SeatProblem, facts: Facts) -> SeatProblem:
    """Seats that their owners were told of stay where they are, demanded or not, unless a rule is broken.

    What is completed since, or was a leader's and is no longer, is not kept for having been told.
    """
    told = {
        (t.enrolment.staff, t.enrolment.session): t for t in facts.taken if (t.staff_id, t.session_id) in facts.told
    }
    # The seat and its record side by side: to look a seat up in a table costs ten times as much.
    records = [(seat, told.get((seat.person, seat.session))) for seat in question.earlier]
    mine = [(seat, one) for seat, one in records if one is not None and not _is_over(question, facts, one)]
    if not mine:
        return question
    demanded = {(d.person, d.training) for d in question.demands}
    asked = (((seat.person, question.session[seat.session].training), one.enrolment.why) for seat, one in mine)
    # The plan that asked for it may be gone; the person has been told all the same and has kept the day free.
    more = [Demand(*key, why) for key, why in asked if key not in demanded]
    question = replace(question, demands=(*question.demands, *more))
    keys = {_by_text(seat) for seat, _ in mine}
    stay = {key for seat in kept(question) if (key := _by_text(seat)) in keys}
    fixed = (*question.fixed, *(seat for seat, _ in mine if _by_text(seat) in stay))
    earlier = tuple(seat for seat in question.earlier if _by_text(seat) not in stay)
    return replace(question, fixed=tuple(sorted(fixed, key=_by_text)), earlier=earlier)


def _is_over(question: SeatProblem, facts: Facts, one: TakenSeat) -> bool:
    session = facts.held[one.enrolment.session].session
    # Handed over, or to be by then: the successor needs the seat of the leaders' programme, the predecessor does not.
    if one.enrolment.why == Why.LEADER:
        asked = Demand(one.enrolment.staff, session.training, Why.LEADER, within=facts.leading.get(one.staff_id, ()))
        if one.staff_id not in facts.leading or not asked.holds_for(session, question.today):
            return True
    return session.training in question.person[one.enrolment.staff].done


def recorded(framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: SeatTerms) -> SeatProblem:
    """The same with nothing demanded but the seats that there are: what they are judged by.

    `facts` are those of all years.
    """
    facts = replace(facts, coming=coming_before(facts.held, facts.taken, facts.results, fy))
    seats = ((t.enrolment, facts.held[t.enrolment.session].session) for t in facts.taken)
    wanted = {(e.staff, s.training): Demand(e.staff, s.training, e.why) for e, s in seats if s.fy == fy.year}
    return _question(framework, facts, fy, today, terms, list(wanted.values()))


def _question(
    framework: Framework, facts: Facts, fy: FiscalYear, today: date, terms: SeatTerms, wanted: Sequence[Demand]
) -> SeatProblem:
    organisation = facts.organisation
    sessions = tuple(h.session for h in facts.held.values() if h.session.fy == fy.year)
    this_year = [t for t in facts.taken if facts.held[t.enrolment.session].session.fy == fy.year]
    spent = _spent(framework, facts, this_year)
    taken = [t for t in this_year if t.row not in facts.failed]
    # Everybody else only counts as a member of the section (who is absent at once), not as a person of the problem.
    involved = {d.person for d in wanted} | {t.enrolment.staff for t in taken}
    section_of = {u.id: _section_code(organisation, u.id) for u in organisation.units}
    home = {of: section_of.get(unit or 0, "") for of, unit in organisation.unit_of_staff.items()}
    places = [at for at, number in enumerate(organisation.each("number")) if number in involved]
    people, gone = [organisation.people[at] for at in places], for_good(facts.absences)
    numbers = {p.number for p in people}
    fixed, earlier = _seats(facts, [t for t in taken if t.enrolment.staff in numbers], today)
    own, begins = _own(framework, facts, (*fixed, *earlier), wanted), _begins(sessions)
    persons = tuple(
        _person(
            framework, facts, fy, today, p, home[p.id], terms.hours_per_year - spent.get(p.id, 0.0), gone.get(p.id),
            own.get(p.number, ()), begins,
        )
        for p in people
    )  # fmt: skip
    limits, unknown = seat_limits(terms.department_limits, framework, organisation)
    trainings = {d.training for d in wanted} | {s.training for s in sessions}
    return SeatProblem(
        fy=fy,
        today=today,
        demands=tuple(d for d in wanted if d.person in numbers),
        sessions=sessions,
        persons=persons,
        sections=staffing(home, facts.absences),
        courses=_courses(framework, sorted(trainings), {s.training for s in sessions}),
        absence_share=terms.absence_share,
        fixed=fixed,
        earlier=earlier,
        given_back=_given_back(facts, {p.id: p.number for p in people}),
        limits=with_spent(limits, _used(facts, this_year)) if limits else (),
        unknown_limits=unknown,
    )


def _given_back(facts: Facts, numbers: Mapping[int, str]) -> frozenset[Seat]:
    codes = {h.id: code for code, h in facts.held.items()}
    seats = ((numbers.get(who), codes.get(session)) for who, session in barred(facts.given_back))
    return frozenset(Seat(number, code) for number, code in seats if number and code)


def _person(
    framework: Framework,
    facts: Facts,
    fy: FiscalYear,
    today: date,
    one: Member,
    section: str,
    hours: float,
    gone_from: date | None,
    own: Sequence[str],
    begins: Mapping[str, date],
) -> Learner:
    done, ends = held_and_ends(framework, facts.past.get(one.id, {}), fy, today)
    # Leave that ended before the year keeps nobody from anything.
    leave = tuple(Away(a.since, a.until, a.halves) for a in facts.absences.get(one.id, ()) if a.until > fy.first)
    department = _department_code(facts.organisation, one.unit_id)
    coming = facts.coming.get(one.id, frozenset())
    steps = NO_STEPS
    if own:
        levels = with_taught(framework, (facts.levels or {}).get(one.id, {}), coming)
        steps = level_steps(framework, own, levels, done | coming, begins)
    renewals = _renewals(framework, facts.past.get(one.id, {}))
    # A renewal with a seat of the year before counts as what it renews.
    coming |= {training for training, ways in renewals.items() if not coming.isdisjoint(ways)}
    return Learner(
        one.number, section, department, hours, done, leave,
        coming=coming, ends=ends, first=steps.first, others=_ways(framework, steps.others, renewals),
        missing=steps.missing, gone_from=gone_from,
    )  # fmt: skip


def _begins(sessions: Iterable[Session]) -> Mapping[str, date]:
    """The first day on which a training of the year begins."""
    found: dict[str, date] = {}
    for one in sessions:
        if one.is_held and one.first_day is not None:
            found[one.training] = min(one.first_day, found.get(one.training, date.max))
    return found


def _renewals(framework: Framework, history: CompletionHistory) -> Mapping[str, tuple[str, ...]]:
    """Trainings that somebody completed once, with what renews each of them."""
    known = framework.trainings
    return {name: known[name].renewed_by for name in history if name in known and known[name].renewed_by}


def _ways(
    framework: Framework, others: Mapping[tuple[str, str], tuple[str, ...]], renewals: Mapping[str, tuple[str, ...]]
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """With what renews a training that must come before another one: it serves as well."""
    if not renewals:
        return others
    return {
        **others,
        **{
            (training.id, step): renewals[step]
            for training in framework.trainings.values()
            for step in training.prerequisites.trainings
            if step in renewals
        },
    }


def _own(
    framework: Framework, facts: Facts, seats: Iterable[Seat], wanted: Iterable[Demand]
) -> Mapping[str, Sequence[str]]:
    """By person the trainings with a seat to come, first finished first, then those wanted.

    Of those only who want one that asks for a level.
    """
    if facts.levels is None:
        return {}
    numbers = {p.number: p.id for p in facts.organisation.people} if facts.settled else {}
    held: dict[str, list[Session]] = defaultdict(list)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for seat in seats:
        one = facts.held[seat.session]
        # What came of a seat with a result is known: it leads nowhere by itself any more.
        if one.session.is_held and (numbers.get(seat.person), one.id) not in facts.settled:
            held[seat.person].append(one.session)
    for demand in wanted:
        found[demand.person][demand.training] = None
    own = {person: (*(s.training for s in held.get(person, ())), *names) for person, names in found.items()}
    asking = [person for person, trainings in own.items() if asked_skills(framework, trainings)]
    return {
        person: tuple(
            dict.fromkeys(
                (*(s.training for s in sorted(held.get(person, ()), key=attrgetter("finished_from"))), *found[person])
            )
        )
        for person in asking
    }


def held_and_ends(
    framework: Framework, history: CompletionHistory, fy: FiscalYear, today: date
) -> tuple[frozenset[str], dict[str, date]]:
    """Trainings held when the year begins (or today), and the last day of those that expire in it."""
    last = {t: held_until(framework.trainings, history, t, today) for t in history}
    # What is held in autumn but not in April is no prerequisite for a course in April.
    begins = max(today, fy.first)
    done = {training: day for training, day in last.items() if day is not None and day >= begins}
    return frozenset(done), {training: day for training, day in done.items() if day < fy.last}


def _spent(framework: Framework, facts: Facts, taken: Iterable[TakenSeat]) -> dict[int, float]:
    """Hours of the year that people spent in sessions which they did not complete; those seats are left out."""
    found: dict[int, float] = defaultdict(float)
    for one in taken:
        training = framework.trainings.get(facts.held[one.enrolment.session].session.training)
        # They sat there: the hours of the year are gone although nothing came of them.
        if one.row in facts.failed and training is not None:
            found[one.staff_id] += training.hours
    return found


def _used(facts: Facts, taken: Iterable[TakenSeat]) -> Counter[tuple[str, str]]:
    """Seats of the year whose owners did not complete: their departments have had them all the same."""
    unit_of = facts.organisation.unit_of_staff
    return Counter(
        (_department_code(facts.organisation, unit_of[t.staff_id]), facts.held[t.enrolment.session].session.training)
        for t in taken
        if t.row in facts.failed and t.staff_id in unit_of
    )


def _section_code(organisation: Organisation, unit_id: int | None) -> str:
    """The section's code; people above all sections count as a section of their own unit."""
    section = organisation.section_of(unit_id)
    if section is None and unit_id is not None:
        # 部長 and 次長 are members of no section; the share of people away is theirs among themselves.
        section = organisation.unit_by_id.get(unit_id)
    return section.code if section else ""


def _department_code(organisation: Organisation, unit_id: int | None) -> str:
    department = organisation.department_of(unit_id)
    return department.code if department else ""


def homes(organisation: Organisation, unit_of: Mapping[int, int | None]) -> dict[int, str]:
    """The code of everybody's section by staff id, from the unit of their post."""
    section_of = {u.id: _section_code(organisation, u.id) for u in organisation.units}
    return {of: section_of.get(unit or 0, "") for of, unit in unit_of.items()}


def staffing(home: Mapping[int, str], absences: Mapping[int, tuple[LeavePeriod, ...]]) -> tuple[Staffing, ...]:
    """How many are in each section (`homes`), and their leaves."""
    members = Counter(home.values())
    leaves: dict[str, list[Away]] = defaultdict(list)
    for staff_id, periods in absences.items():
        if staff_id in home:
            # Who is away half days only is present on the day: the share counts heads, not hours.
            leaves[home[staff_id]].extend(Away(a.since, a.until) for a in periods if a.is_whole)
    return tuple(Staffing(code, count, tuple(leaves[code])) for code, count in sorted(members.items()))


def _courses(framework: Framework, trainings: Iterable[str], held: set[str]) -> tuple[SeatCourse, ...]:
    """Prerequisites that are not held as sessions are left to the plan's order: nobody could prove a date for them."""
    found = []
    for name in trainings:
        training = framework.trainings.get(name)
        if training is None:
            found.append(SeatCourse(name))
            continue
        after = tuple(p for p in training.prerequisites.trainings if p in held)
        found.append(SeatCourse(name, training.hours, after, training.name.text))
    return tuple(found)


def _seats(facts: Facts, taken: Iterable[TakenSeat], today: date) -> tuple[tuple[Seat, ...], tuple[Seat, ...]]:
    """Seats given by hand or of sessions that have begun stay; the others come from an earlier allocation."""
    fixed: list[Seat] = []
    earlier: list[Seat] = []
    for one in taken:
        session = facts.held[one.enrolment.session].session
        seat = Seat(one.enrolment.staff, one.enrolment.session)
        kept = one.enrolment.origin == SeatOrigin.HAND or has_begun(session, today)
        if kept and session.status is SessionStatus.CANCELLED:
            continue  # nobody sits there: whoever needs the training gets another seat
        (fixed if kept else earlier).append(seat)
    # By the two texts themselves: a comparison of values costs ten times as much, and there are ten thousands.
    return tuple(sorted(fixed, key=_by_text)), tuple(sorted(earlier, key=_by_text))


def _by_text(seat: Seat) -> tuple[str, str]:
    return seat.person, seat.session


def has_begun(session: Session, today: date) -> bool:
    """Whether nobody's seat is moved any more: it has begun, or its deadline is over."""
    # After the deadline names are with the organiser: changes are agreed by telephone, not by a run.
    closed = session.deadline is not None and session.deadline < today
    return closed or (session.first_day is not None and session.first_day <= today)

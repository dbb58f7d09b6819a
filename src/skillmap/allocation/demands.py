"""What the year's seats are asked for: who should take which training, why, and in which order they wait. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeAlias

from skillmap.allocation.problem import AGAIN, FIRST, RAISED, USUAL, Demand, Learner
from skillmap.days import FiscalYear, HalfDay
from skillmap.framework.model import Framework, Training
from skillmap.framework.naming import training_name
from skillmap.leaders.model import Term
from skillmap.org.away import for_good
from skillmap.org.model import Organisation
from skillmap.org.model import Person as Member
from skillmap.org.store import LeavePeriod
from skillmap.planning.store import Purpose, RecordedPlan
from skillmap.problems import Problem, problem
from skillmap.training.given_back import SeatGivenBack
from skillmap.training.holding import CompletionHistory, still_held
from skillmap.training.mandates import DutyState, Past, Year, duties, is_away_for_the_rest
from skillmap.training.model import RequestKind, Session, Slot, Why
from skillmap.training.outstanding import Outstanding, failed_seats, with_result
from skillmap.training.request_store import Kept
from skillmap.training.store import HeldSession, RecordedResult, TakenSeat
from skillmap.training.taken_seats import seats_in

DemandKey: TypeAlias = tuple[Member, str, date | None]
"""Who needs which training, and the day by which it is due."""


Leading: TypeAlias = tuple[tuple[date, date], ...]
"""Days [first, end) on which somebody leads a section; empty = on all that matter."""


@dataclass(frozen=True)
class Facts:
    """What is recorded, by staff id, as an allocation needs it."""

    organisation: Organisation
    plans: Mapping[tuple[int, Purpose], RecordedPlan]
    held: Mapping[str, HeldSession]
    """Sessions of the fiscal year."""
    taken: Sequence[TakenSeat]
    past: Mapping[int, CompletionHistory]
    """Completions up to today."""
    results: Sequence[RecordedResult]
    outstanding: Sequence[Outstanding]
    """Of all years: a result of last year may still be to come."""
    absences: Mapping[int, tuple[LeavePeriod, ...]]
    """Leaves that touch the fiscal year or the one before."""
    requests: Sequence[Kept] = ()
    """Of the fiscal year."""
    leading: Mapping[int, Leading] = field(default_factory=dict)
    """Who leads a section on a day of the fiscal year that is still to come, by `leading_in`."""
    given_back: Sequence[SeatGivenBack] = ()
    turned_down: frozenset[tuple[int, str]] = frozenset()
    """Who applied for which training last year and got no seat, where the office lets them go first."""
    levels: Mapping[int, Mapping[str, int]] | None = None
    """Levels that count where a training of the year asks for one; None = they are not asked about."""
    told: frozenset[tuple[int, int]] = frozenset()
    """(Person, session) of seats that their owners were told of."""
    coming: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """By person trainings of the year before whose seat has no result yet, by `coming_before`."""

    @cached_property
    def failed(self) -> frozenset[int]:
        """Rows of seats in sessions that ended without completion."""
        return failed_seats(self.taken, self.results)

    @cached_property
    def settled(self) -> frozenset[tuple[int, int]]:
        """(Person, session) of seats whose result is known."""
        return with_result(self.results)


def coming_before(
    held: Mapping[str, HeldSession], taken: Iterable[TakenSeat], results: Iterable[RecordedResult], fy: FiscalYear
) -> dict[int, frozenset[str]]:
    """By person trainings with a seat of the year before a fiscal year, over when it begins, whose result is to come.

    The seats of a year are given in the months before it: courses of March count as what comes before those of May.
    """
    year = {h.id: h.session for h in held.values() if h.session.fy == fy.year - 1 and h.session.is_held}
    before = {no: s for no, s in year.items() if s.finished_from < Slot(fy.first, HalfDay.MORNING).moment}
    found: dict[int, set[str]] = {}
    settled = with_result(results) if before else frozenset()
    for seat in seats_in(taken, before):
        if (seat.staff_id, seat.session_id) not in settled:
            found.setdefault(seat.staff_id, set()).add(before[seat.session_id].training)
    return {who: frozenset(trainings) for who, trainings in found.items()}


def leading_in(terms: Iterable[Term], fy: FiscalYear, today: date) -> dict[int, Leading]:
    """Who leads a section on a day of the fiscal year from today on, and when: the programme is for nobody else."""
    # A term that is already over this year needs no programme any more.
    first = max(fy.first, today)
    found: dict[int, Leading] = {}
    for t in terms:
        if t.valid_from < fy.end and t.valid_to > first:
            found[t.staff_id] = (*found.get(t.staff_id, ()), (t.valid_from, t.valid_to))
    # Nearly everybody leads to the end of the year: nothing then tells their demands from others.
    whole = {who for who, own in found.items() if any(begins <= first and ends >= fy.end for begins, ends in own)}
    return {who: () if who in whole else own for who, own in found.items()}


def is_seated(training: Training, held: Iterable[str]) -> bool:
    """Whether taking a training means having a seat: it has half days, or a session of it is held."""
    return training.half_days > 0 or training.id in held


def demands(framework: Framework, facts: Facts, year: Year, held: set[str]) -> list[Demand]:
    """In the order of the waiting list; what is needed for several reasons is demanded once, for the first of them.

    Order: priority; who gave back a seat of the training this year comes last, in the order of giving back; reason
    (leader, mandatory, raised, plan, applied); rank given by the head, day (due of what is mandatory, 申込日 of an
    application), of both none comes last; roster. A wish for a session counts whatever the reason. Nobody is seated
    while the result of a session is outstanding.
    """
    fy = year.fy
    sources = _sources(framework, facts, year, held)
    waits = {(seat.staff_id, one.session.training): one.session for one in facts.outstanding for seat in one.seats}
    wishes, asked, ranks = _wishes(facts), _asked(facts), _ranks(facts)
    place = {p.number: i for i, p in enumerate(facts.organisation.people)}
    lasting, last_in_line = _lasting(framework, facts, year), _last_in_line(facts, fy)
    gone, sessions = for_good(facts.absences), _sessions_by_training(facts, fy)
    renewing = _renewing(framework, facts)
    found: dict[tuple[str, str], tuple[tuple[object, ...], Demand]] = {}
    for rank, (why, priority, wanted) in enumerate(sources):
        for person, training, day in wanted:
            # Duties have been through `mandates`, which knows what must be done anew although it is still held.
            # A seat in what renews one is on the way to it.
            is_duty = why is Why.MANDATORY
            is_done = (person.id, training) in renewing if is_duty else training in lasting.get(person.id, frozenset())
            waiting = waits.get((person.id, training))
            if training not in framework.trainings or is_done or (waiting and _counts(waiting, why, fy)):
                continue
            key = (person.number, training)
            gave_back = last_in_line.get((person.id, training), 0)
            first = AGAIN if why is Why.APPLICATION and (person.id, training) in facts.turned_down else priority
            # First come, first served among equals: the earlier 申込日, as the notice of a course says.
            when = day or asked.get(key, date.max)
            order = (first, gave_back, rank, ranks.get(key, _UNRANKED), when, place[person.number])
            within = facts.leading.get(person.id, ()) if why is Why.LEADER else ()
            demand = Demand(*key, why.value, first, wishes.get(key, ()), within)
            if why not in _OF_PLANS or _is_in_time(demand, gone.get(person.id), sessions.get(training, ()), year):
                found.setdefault(key, (order, demand))
    return [demand for _, demand in sorted(found.values(), key=lambda one: one[0])]


def _sources(
    framework: Framework, facts: Facts, year: Year, held: set[str]
) -> tuple[tuple[Why, int, Iterator[DemandKey]], ...]:
    """Reasons with their priority and who needs what for them, the first reason first."""
    return (
        # The first reason counts: a leader who also applied is seated as a leader, before those who only applied.
        (Why.LEADER, FIRST, _planned(framework, facts, year.fy, held, Purpose.LEADER)),
        (Why.MANDATORY, FIRST, _mandatory(framework, facts, year, held)),
        (Why.RAISED, RAISED, _requested(facts, RequestKind.RAISED)),
        (Why.PLAN, USUAL, _planned(framework, facts, year.fy, held, Purpose.AIM)),
        (Why.APPLICATION, USUAL, _requested(facts, RequestKind.APPLICATION)),
    )


def held_back(framework: Framework, facts: Facts, year: Year, staff_id: int) -> list[tuple[Session, Why]]:
    """Sessions whose outstanding result keeps somebody from another seat of what they need, with the need's reason."""
    mine = [one.session for one in facts.outstanding if any(seat.staff_id == staff_id for seat in one.seats)]
    reasons: dict[str, Why] = {}
    for why, _, wanted in _sources(framework, facts, year, _trainings_held(facts, year)) if mine else ():
        for person, training, _ in wanted:
            if person.id == staff_id:
                reasons.setdefault(training, why)
    needed = ((one, reasons[one.training]) for one in mine if one.training in reasons)
    return [(one, why) for one, why in needed if _counts(one, why, year.fy)]


def _trainings_held(facts: Facts, year: Year) -> set[str]:
    return {h.session.training for h in facts.held.values() if h.session.fy == year.fy.year}


def _renewing(framework: Framework, facts: Facts) -> frozenset[tuple[int, str]]:
    """(Person, training) where a seat that may still bring a completion renews what they completed once."""
    renews: dict[str, list[str]] = defaultdict(list)
    for training in framework.trainings.values():
        for other in training.renewed_by:
            renews[other].append(training.id)
    by_session = {h.id: h.session.training for h in facts.held.values() if h.session.is_held}
    mine = {no: renews[training] for no, training in by_session.items() if training in renews}
    return frozenset(
        (seat.staff_id, training)
        for seat in (seats_in(facts.taken, mine) if mine else ())
        if seat.row not in facts.failed
        for training in mine[seat.session_id]
        if training in facts.past.get(seat.staff_id, {})
    )


# A plan is made for the whole year; duties, and what somebody asked for, are told until they are met.
_OF_PLANS = (Why.LEADER, Why.PLAN)


def _sessions_by_training(facts: Facts, fy: FiscalYear) -> dict[str, list[Session]]:
    found: dict[str, list[Session]] = defaultdict(list)
    for one in facts.held.values():
        if one.session.fy == fy.year and one.session.is_held:
            found[one.session.training].append(one.session)
    return found


def _is_in_time(demand: Demand, gone: date | None, sessions: Sequence[Session], year: Year) -> bool:
    """Whether a session could still serve; who leaves or hands over before any of them waits for nothing."""
    if (gone is None and not demand.within) or not sessions:
        return True
    learner = Learner(demand.person, "", gone_from=gone)
    return any(demand.holds_for(s, year.today) and not learner.is_gone_by(s) for s in sessions)


# Behind every rank that a head can give.
_UNRANKED = 1_000_000


def _ranks(facts: Facts) -> dict[tuple[str, str], int]:
    """The best rank that a head gave, by staff number and training."""
    found: dict[tuple[str, str], int] = {}
    for request in (one.request for one in facts.requests if one.request.rank):
        key = (request.staff, request.training)
        # Application and 人事の指名 of one person may both have a rank: the better one was meant.
        found[key] = min(request.rank or _UNRANKED, found.get(key, _UNRANKED))
    return found


def _last_in_line(facts: Facts, fy: FiscalYear) -> dict[tuple[int, str], int]:
    """Who gave back a seat of a training of the year by their own wish, in which order: by staff id and training."""
    sessions = {h.id: h.session for h in facts.held.values() if h.session.fy == fy.year}
    own = [r.fact for r in facts.given_back if r.fact.is_own_wish and r.fact.session_id in sessions]
    # Whose seat the office took for reasons of its own lost nothing by it, so only own wishes are here.
    return {(one.staff_id, sessions[one.session_id].training): no for no, one in enumerate(own, 1)}


def _counts(session: Session, why: Why, fy: FiscalYear) -> bool:
    """Whether an outstanding result could still serve the need; last year's cannot serve what is due each year."""
    return why is not Why.MANDATORY or session.last_day is None or session.last_day >= fy.first


def _lasting(framework: Framework, facts: Facts, year: Year) -> dict[int, frozenset[str]]:
    """Trainings that need not be taken in the year: held now, and to its end."""
    return {
        staff_id: still_held(framework.trainings, history, year.today, max(year.today, year.fy.last))
        for staff_id, history in facts.past.items()
    }


def left_waiting(framework: Framework, facts: Facts, year: Year) -> list[Problem]:
    """A warning for each session whose outstanding results keep people from another seat of its training."""
    wanted = {(p.id, t) for p, t, _ in _everything(framework, facts, year)}
    found = []
    for one in facts.outstanding:
        count = sum((seat.staff_id, one.session.training) in wanted for seat in one.seats)
        if count:
            name = training_name(framework, one.session.training)
            day = one.session.last_day
            found.append(
                problem("W_ALLOCATION_OUTSTANDING", session=one.session.code, training=name, day=day, count=count)
            )
    return found


def _everything(framework: Framework, facts: Facts, year: Year) -> Iterator[DemandKey]:
    """Every need of the year, whatever may speak against it."""
    for _, _, wanted in _sources(framework, facts, year, _trainings_held(facts, year)):
        yield from wanted


def _asked(facts: Facts) -> dict[tuple[str, str], date]:
    """The first day of application (申込日), by staff number and training."""
    found: dict[tuple[str, str], date] = {}
    for request in (one.request for one in facts.requests if one.request.asked_on):
        key = (request.staff, request.training)
        found[key] = min(request.asked_on or date.max, found.get(key, date.max))
    return found


def _planned(
    framework: Framework, facts: Facts, fy: FiscalYear, held: set[str], purpose: Purpose
) -> Iterator[DemandKey]:
    for person in facts.organisation.people:
        if purpose is Purpose.LEADER and person.id not in facts.leading:
            continue  # a plan outlives the term it was made for
        made = facts.plans.get((person.id, purpose))
        for item in made.plan.items if made else ():
            # E-learning without a session is taken by oneself: a plan asks for it, a seat is not needed.
            training = framework.trainings.get(item.course)
            if training is not None and item.fy == fy.year and is_seated(training, held):
                yield person, item.course, None


def _mandatory(framework: Framework, facts: Facts, year: Year, held: set[str]) -> Iterator[DemandKey]:
    """Duties of the year that are not done; who is on leave to its end waits for the return."""
    wanted = {t.id: t for t in framework.trainings.values() if t.mandatory_for and is_seated(t, held)}
    if not wanted:
        return
    past = past_of(facts.organisation.people, facts.past, facts.absences, facts.plans)
    people = facts.organisation.person_by_id
    for duty in duties(framework.trainings, facts.organisation.people, past, year, wanted):
        if duty.state is not DutyState.DONE and not is_away_for_the_rest(past[duty.staff_id], year):
            yield people[duty.staff_id], duty.training, duty.due


def past_of(
    people: Iterable[Member],
    histories: Mapping[int, CompletionHistory],
    absences: Mapping[int, tuple[LeavePeriod, ...]],
    plans: Mapping[tuple[int, Purpose], RecordedPlan],
) -> dict[int, Past]:
    """What duties depend on, by staff id: completions, leaves, roles that plans aim at."""
    roles: dict[int, list[str]] = defaultdict(list)
    for (staff_id, _), made in plans.items():
        roles[staff_id].append(made.role)
    # Partial leave postpones no duty: there are other half days.
    whole = {of: tuple(leave for leave in found if leave.is_whole) for of, found in absences.items()}
    return {p.id: Past(histories.get(p.id, {}), whole.get(p.id, ()), tuple(roles.get(p.id, ()))) for p in people}


def _requested(facts: Facts, kind: RequestKind) -> Iterator[DemandKey]:
    people = facts.organisation.person_by_id
    for one in facts.requests:
        # Turned down by the head of the section is no demand; not said counts as one, since many offices ask no head.
        if one.request.kind is kind and one.staff_id in people and one.request.approved is not False:
            yield people[one.staff_id], one.request.training, None


def _wishes(facts: Facts) -> dict[tuple[str, str], tuple[str, ...]]:
    """The sessions that a person wishes for, by number and training; the person's own wishes before HR's."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind in RequestKind:
        for request in (one.request for one in facts.requests):
            if request.kind is kind and request.wishes:
                found.setdefault((request.staff, request.training), request.wishes)
    return found

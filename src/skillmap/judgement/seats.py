"""Seats judged: by every rule of an allocation, as if none of them had been given yet; and by what people are today."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from dataclasses import replace

from skillmap.allocation import gather
from skillmap.allocation.demands import Facts
from skillmap.allocation.limits import seat_limits
from skillmap.allocation.problem import Seat, SeatProblem
from skillmap.allocation.roll import Roll
from skillmap.allocation.rule import Seating, SeatRule
from skillmap.allocation.rules import RULES
from skillmap.commands import command_line
from skillmap.days import FiscalYear, fiscal_year
from skillmap.framework.naming import training_name
from skillmap.judgement.breach import Breach, Cause
from skillmap.judgement.record import Record
from skillmap.judgement.suspects import facts_of_suspects
from skillmap.leaders.model import Term
from skillmap.training.holding import is_served
from skillmap.training.model import SeatOrigin, Session, SessionStatus, Why
from skillmap.training.outstanding import with_result
from skillmap.training.seating import is_second, lapses, missing_levels
from skillmap.training.store import TakenSeat
from skillmap.training.taken_seats import TakenSeats
from skillmap.words import Fact, Message, message

Seats = Mapping[Seat, TakenSeat]
"""Recorded seats that can still be mended, as an allocation names them."""


def judged_by_rule(
    record: Record,
    facts_of: Callable[[Record, FiscalYear], Facts] = facts_of_suspects,
    codes: Collection[str] | None = None,
) -> Iterator[Breach]:
    """What each rule of an allocation finds in the seats recorded, sessions that are over left aside.

    `facts_of` gives the seats that are looked at in a year: all that any rule could name. `codes` are the rules asked;
    None = all.
    """
    for fy in record.years:
        facts = facts_of(record, fy)
        problem = gather.recorded(record.framework, facts, fy, record.today, record.allowed)
        looked_at = {t.row for t in facts.taken}
        rows = record.ahead.rows
        mine = record.ahead.at([n for n, row in enumerate(rows) if row in looked_at])
        seats = {s: t for t in mine if (s := seat_of(t)).session in problem.session}
        # Whoever sits in a cancelled session only keeps nobody away: that seat is told by itself.
        known = [s for s in (*problem.fixed, *problem.earlier) if problem.session[s.session].is_held]
        seating = Seating(problem, Roll.of(problem, known), Roll())
        for rule in RULES:
            # A seat that was given in time stays good when its deadline passes.
            if rule.code != "closed" and (codes is None or rule.code in codes):
                yield from _found(record, problem, rule, seating, seats)


def of_no_training(record: Record) -> Iterator[Breach]:
    """Sessions to come of a training that is retired or that the definitions do not have (any more)."""
    for number, session in record.session.items():
        is_over = session.last_day is not None and session.last_day < record.today
        known = record.framework.trainings.get(session.training)
        if is_over or not session.is_held or (known is not None and known.status != "retired"):
            continue
        people = tuple(record.names[one.staff_id] for one in record.ahead_in.get(number, ()))
        name = training_name(record.framework, session.training)
        key = "judge.session_training" if known is None else "judge.session_retired"
        what = message(key, session=session.code, training=name, count=len(people))
        command = command_line("session", "cancel", session.code)
        yield Breach("session-training", session.code, what, command, people, sessions=(session.code,))


def seat_of(taken: TakenSeat) -> Seat:
    """A recorded seat as an allocation names it."""
    return Seat(taken.enrolment.staff, taken.enrolment.session)


def _found(record: Record, problem: SeatProblem, rule: SeatRule, seating: Seating, seats: Seats) -> Iterator[Breach]:
    for violation in rule.check(seating):
        mine = [seats[s] for s in violation.seats if s in seats]
        if not mine:
            continue  # over: nothing can be mended
        what = replace(violation.message, facts=_worded(record, problem, violation.message))
        # Of two seats the later one can go: the earlier one was there when it was given.
        last = max(mine, key=lambda t: t.entry)
        yield Breach(
            rule.code,
            last.enrolment.session,
            what,
            mend(record, last),
            tuple(dict.fromkeys(record.shown(t.enrolment.staff) for t in mine)),
            _cause(record, rule.code, violation.message, mine),
            tuple(dict.fromkeys(t.enrolment.session for t in mine)),
        )


def _worded(record: Record, problem: SeatProblem, found: Message) -> dict[str, Fact]:
    """The facts of a violation with names of people, sections, departments and trainings instead of their codes."""
    facts = dict(found.facts)
    for key, value in facts.items():
        if key == "person":
            facts[key] = record.shown(str(value))
        elif key in ("section", "department"):
            unit = record.unit_of_code.get(str(value))
            facts[key] = unit.full_name if unit else value
        elif key == "training":
            course = problem.course.get(str(value))
            facts[key] = course.label if course else training_name(record.framework, str(value))
    return facts


def mend(record: Record, taken: TakenSeat) -> str:
    """The command that mends a seat: what an allocation gave, the next one moves; what HR gave, HR takes back."""
    session, staff = record.held[taken.enrolment.session].session, taken.enrolment.staff
    if taken.enrolment.origin == SeatOrigin.ALLOCATION and not gather.has_begun(session, record.today):
        return command_line("allocate", "run", "--fy", str(session.fy))
    return command_line("enrol", "cancel", session.code, "--staff", staff, "--by-office")


def _cause(record: Record, rule: str, found: Message, seats: list[TakenSeat]) -> Cause | None:
    """The newest entry that changed what the seats rest on after all of them had been given, or the one that gave."""
    given = max(t.entry for t in seats)
    changed: list[Cause] = []
    for one in seats:
        changed.append(_session_changed(record, one.session_id))
        away = record.entries.leaves.get(one.staff_id, 0)
        person = record.names.get(one.staff_id, one.enrolment.staff)
        changed.append(Cause(away, message("judge.cause.leave", person=person)))
    if rule == "minimum":
        changed += _gone_from(record, {one.session_id for one in seats})
    elif rule == "prerequisite":
        changed += _before_it(record, seats[0].staff_id, str(found.facts["training"]))
    elif rule in ("quota", "department", "absence"):
        changed += (
            Cause(
                record.entries.posts.get(t.staff_id, 0), message("judge.cause.person", person=record.names[t.staff_id])
            )
            for t in seats
        )
    newest = max(changed, key=lambda c: c.entry)
    if newest.entry > given:
        return newest
    last = max(seats, key=lambda t: t.entry)
    return Cause(given, message("judge.cause.seat", session=last.enrolment.session)) if given else None


def _session_changed(record: Record, session_id: int) -> Cause:
    session = record.session[session_id]
    what = message(
        "judge.cause.session" if session.is_held else "judge.cause.cancelled",
        session=session.code, day=session.first_day, capacity=session.capacity,
    )  # fmt: skip
    return Cause(record.entries.sessions.get(session_id, 0), what)


def _gone_from(record: Record, sessions: Set[int], staff: int | None = None) -> Iterator[Cause]:
    """Seats in these sessions, of one person or of all, that were taken away and not given anew."""
    seats = record.taken.in_session
    sitting = {(who, session) for session in sessions if session in seats for who in seats[session].staff}
    for (who, session), entry in record.entries.gone.items():
        if session in sessions and staff in (None, who) and (who, session) not in sitting:
            facts = {"person": record.names.get(who, ""), "session": record.session[session].code}
            yield Cause(entry, message("judge.cause.gone", **facts))


def _before_it(record: Record, staff: int, training: str) -> Iterator[Cause]:
    """What became of somebody's seat, or result, in a training that must come before."""
    for one in record.taken.of((staff,)):
        if record.session[one.session_id].training == training:
            yield _session_changed(record, one.session_id)
    yield from _gone_from(record, {n for n, s in record.session.items() if s.training == training}, staff)
    if any(one.staff_id == staff and one.training == training for one in record.results):
        person = record.names.get(staff, "")
        yield Cause(record.entries.completions.get(staff, 0), message("judge.cause.result", person=person))


def cancelled(record: Record) -> Iterator[Breach]:
    """Seats in sessions that are not held any more; after their day those of whoever has got nothing else since."""
    this_year = fiscal_year(record.today).year
    seats_of = record.taken.in_session
    for number, session in record.session.items():
        if session.status is not SessionStatus.CANCELLED or number not in seats_of:
            continue
        is_over = record.is_over(session)
        if is_over and session.fy != this_year:
            continue
        cause = _session_changed(record, number)
        booked = record.booked_in(session.training) if is_over else frozenset[int]()
        for one in seats_of[number]:
            done = session.training in record.completed.get(one.staff_id, ()) if is_over else False
            if one.staff_id in booked or done or (is_over and one.staff_id not in record.organisation.person_by_id):
                continue
            shown = record.shown(one.enrolment.staff)
            what = message("judge.cancelled", person=shown, session=session.code)
            yield Breach("cancelled", session.code, what, mend(record, one), (shown,), cause)


def leavers(record: Record) -> Iterator[Breach]:
    """Seats of people who are no longer on the staff when the session begins."""
    for one in record.ahead.of(record.leaves_staff):
        session, gone = record.session[one.session_id], record.leaves_staff[one.staff_id]
        # An e-learning or a course over several days is missed in part by whoever leaves before its last day.
        if gone > record.today and (session.last_day is None or gone > session.last_day):
            continue
        shown = record.shown(one.enrolment.staff)
        what = message("judge.leaver", person=shown, session=session.code, day=gone)
        command = command_line("enrol", "cancel", session.code, "--staff", one.enrolment.staff)
        entry = record.entries.departures.get(one.staff_id, 0)
        cause = Cause(entry, message("judge.cause.departure", person=shown)) if entry else None
        yield Breach("leaver", session.code, what, command, (shown,), cause)


def former_leaders(record: Record) -> Iterator[Breach]:
    """Seats of the leaders' programme whose owner leads no section when the session begins."""
    terms: dict[int, list[Term]] = defaultdict(list)
    for term in record.terms:
        terms[term.staff_id].append(term)

    def leads(staff_id: int, session_id: int) -> bool:
        # Of a session that is under way the rest counts: whoever led at its beginning may have handed over since.
        day = max(record.session[session_id].first_day or record.today, record.today)
        return any(t.holds_on(day) for t in terms.get(staff_id, ()))

    for one in record.ahead.because(Why.LEADER, leads):
        session = record.session[one.session_id]
        if one.staff_id in record.leaves_staff:
            continue
        shown = record.shown(one.enrolment.staff)
        what = message("judge.former_leader", person=shown, session=session.code)
        command = command_line("enrol", "cancel", session.code, "--staff", one.enrolment.staff)
        entry = record.entries.terms.get(one.staff_id, 0)
        cause = Cause(entry, message("judge.cause.term", person=shown)) if entry else None
        yield Breach("former-leader", session.code, what, command, (shown,), cause)


def done_already(record: Record) -> Iterator[Breach]:
    """Seats in trainings that their owner has completed."""
    for one in record.ahead.of(record.past):
        session, history = record.session[one.session_id], record.past[one.staff_id]
        day = session.last_day or record.today
        if not is_served(record.framework.trainings, history, session.training, day):
            continue
        shown = record.shown(one.enrolment.staff)
        name = training_name(record.framework, session.training)
        what = message("judge.done", person=shown, session=session.code, training=name)
        entry = record.entries.completions.get(one.staff_id, 0)
        cause = Cause(entry, message("judge.cause.result", person=shown)) if entry else None
        yield Breach("done", session.code, what, mend(record, one), (shown,), cause)


def result_to_come(record: Record) -> Iterator[Breach]:
    """Second seats of a training whose result of an earlier session is still to come."""
    waits = {(seat.staff_id, one.session.training): one.session for one in record.outstanding for seat in one.seats}
    for one in record.ahead.of({staff for staff, _ in waits}):
        session = record.session[one.session_id]
        earlier = waits.get((one.staff_id, session.training))
        if earlier is None or not is_second(record.framework, earlier, session):
            continue
        shown = record.shown(one.enrolment.staff)
        what = message("judge.result_to_come", person=shown, session=session.code, earlier=earlier.code)
        yield Breach("result-to-come", session.code, what, command_line("result", "import", "FILE"), (shown,))


def limits_unknown(record: Record) -> Iterator[Breach]:
    """Lines of the office about seats of departments that name a department or a training that there is not (more)."""
    _, unknown = seat_limits(record.allowed.department_limits, record.framework, record.organisation)
    for name in unknown:
        yield Breach("limit-unknown", name, message("judge.limit_unknown", found=name), command_line("org", "list"))


def quotas_unknown(record: Record) -> Iterator[Breach]:
    """Sessions to come with seats for a department that there is not (any more): they keep nobody out."""
    departments = {unit.code for unit in record.organisation.departments}
    for session in record.session.values():
        is_over = session.last_day is not None and session.last_day < record.today
        gone = tuple(sorted(session.quotas.keys() - departments)) if session.is_held and not is_over else ()
        if gone:
            what = message("judge.quota_unknown", session=session.code, found=gone)
            command = command_line("session", "change", session.code, "--quota", "…")
            yield Breach("quota-unknown", session.code, what, command, sessions=(session.code,))


def too_low(record: Record) -> Iterator[Breach]:
    """Seats in trainings that ask for a level which their owner has not, and no training before it leads to."""
    asking = {t.id for t in record.framework.trainings.values() if t.prerequisites.levels}
    asked_in = {no: seats for no, seats in record.ahead_in.items() if record.session[no].training in asking}
    low = [one for seats in asked_in.values() for one in seats.of(_lacking(record, seats))]
    people = {one.staff_id for one in low}
    # Whoever did not complete a course gets no level by having sat there.
    settled = with_result(one for one in record.results if one.staff_id in people)
    mine: dict[int, list[Session]] = defaultdict(list)
    for staff, session_id in zip(record.taken.staff, record.taken.sessions, strict=True):
        if staff in people and (staff, session_id) not in settled:
            mine[staff].append(record.session[session_id])
    for one in low:
        session = record.session[one.session_id]
        levels = record.evident.get(one.staff_id) or record.levels.get(one.staff_id, _NO_LEVELS)
        missing = missing_levels(record.framework, session, levels, mine[one.staff_id])
        if not missing:
            continue
        shown = record.shown(one.enrolment.staff)
        names = tuple(
            message("judge.level", skill=record.framework.skills[skill].name.text, level=level)
            for skill, level in missing
        )
        last = lapses(record.framework, session, levels, mine[one.staff_id])
        if last is None:
            what = message("judge.too_low", person=shown, session=session.code, levels=names)
            yield Breach("levels", session.code, what, mend(record, one), (shown,))
        else:
            what = message("judge.level_ends", person=shown, session=session.code, levels=names, day=last)
            # While the evidence holds, the level itself can be approved; then it stays.
            command = command_line("assess", "approve", "--evidence", "--staff", one.enrolment.staff)
            yield Breach("levels", session.code, what, command, (shown,))


def _lacking(record: Record, seats: TakenSeats) -> set[int]:
    """Of those in a session who have not the levels that its training asks for."""
    asked = record.framework.trainings[record.session[seats.sessions[0]].training].prerequisites.levels.items()
    levels = record.levels
    return {
        who for who in seats.staff if any(levels.get(who, _NO_LEVELS).get(skill, 0) < level for skill, level in asked)
    }


_NO_LEVELS: Mapping[str, int] = {}

"""Giving a seat by hand: which session is meant, and what speaks against the seat."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from sqlalchemy import Connection

from skillmap.assessment.evidence import LapsingLevels, levels_on, with_taught
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.find import find_training
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.away import GONE, away
from skillmap.org.model import Person
from skillmap.org.store import LeavePeriod
from skillmap.problems import Problem, problem
from skillmap.storage.facts import Moment
from skillmap.training.holding import CompletionHistory, held_until, is_served, ways_to_hold
from skillmap.training.model import Session, SessionStatus, can_follow
from skillmap.training.outstanding import Outstanding
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.words import message


@dataclass(frozen=True)
class SeatFacts:
    """What a seat is checked against."""

    framework: Framework
    held: Mapping[str, HeldSession]
    taken: Sequence[TakenSeat]
    past: Mapping[int, CompletionHistory]
    absences: Mapping[int, tuple[LeavePeriod, ...]]
    outstanding: Sequence[Outstanding] = ()
    """Sessions that are over while results are still to come."""
    levels: Mapping[int, Mapping[str, int]] = field(default_factory=dict)
    """Approved levels by staff id."""
    second: bool = False
    """Whether a seat is given although the result of an earlier session is outstanding."""
    settled: Set[tuple[int, int]] = frozenset()
    """(Person, session) of seats whose result is known: whether they completed it stands in `past`."""
    today: date | None = None
    """The day of the question; None = what is over by it is not told."""

    @cached_property
    def waits(self) -> Mapping[tuple[int, str], Session]:
        """The last session of a training whose result is outstanding, by staff id and training."""
        return {(seat.staff_id, one.session.training): one.session for one in self.outstanding for seat in one.seats}


def absences_of(
    connection: Connection, moment: Moment, fy: FiscalYear, staff: Collection[int] | None = None
) -> dict[int, tuple[LeavePeriod, ...]]:
    """Leaves of this and the next fiscal year, and when people have left, by staff id; of everybody or of some."""
    # The next year too: its sessions are filled from autumn on, before the year has begun.
    return away(connection, moment, fy.first, FiscalYear(fy.year + 1).end, staff)


def find_session(
    framework: Framework, held: Mapping[str, HeldSession], text: str, to_come: date | None = None
) -> HeldSession:
    """The session meant by a code, or by a training that has just one; of `to_come` on only those not over by then.

    Raises InputRefused (E_SESSION_UNKNOWN, E_SESSION_UNKNOWN_NEAR, E_SESSION_NONE_HELD, E_NOT_DEFINED_NEAR) or
    NeedsAnswer (E_SESSION_SEVERAL with the codes).
    """
    # A code goes before a name: codes are what rosters print.
    if text in held:
        return held[text]
    try:
        training = find_training(framework, text)
    except InputRefused as refusal:
        near = get_close_matches(text, held, 1)
        # A training's name that is nearly right is told as such; anything else was meant as a session's code.
        if not near and "nearest" in refusal.facts:
            raise
        if near:
            raise InputRefused("E_SESSION_UNKNOWN_NEAR", found=text, nearest=near[0]) from refusal
        raise InputRefused("E_SESSION_UNKNOWN", found=text) from refusal
    found = [h for h in held.values() if h.session.training == training.id and h.session.is_held]
    if to_come is not None:
        # Last year's session of the same training is not meant by its name.
        found = [h for h in found if h.session.last_day is None or h.session.last_day >= to_come]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputRefused("E_SESSION_NONE_HELD", found=training.name.text, training=training.id)
    raise NeedsAnswer("E_SESSION_SEVERAL", found=training.name.text, expected=tuple(h.session.code for h in found))


def objections(state: SeatFacts, one: HeldSession, people: Iterable[Person]) -> list[Problem]:
    """What speaks against seats: cancelled, full, completed already, another session at that time, leave, what must
    come before it; that it is over, or its deadline.

    HR decides by hand: a cancelled or full session refuses, who cannot be there, and a second seat while the result of
    the first is outstanding (unless it is asked for: `SeatFacts.second`); the rest are warnings.
    """
    session = one.session
    problems: list[Problem] = []
    if session.status is SessionStatus.CANCELLED:
        problems.append(problem("E_ENROL_CANCELLED", session=session.code))
    seated = {t.staff_id for t in state.taken if t.session_id == one.id}
    new = [p for p in people if p.id not in seated]
    # Counted for all at once: seating half of a section that was named would be nobody's decision.
    if len(seated) + len(new) > session.capacity:
        free = session.capacity - len(seated)
        problems.append(problem("E_ENROL_FULL", session=session.code, found=len(new), expected=max(0, free)))
    if new:
        problems += _too_late(state, session)
    return [*problems, *(p for person in new for p in _of(state, one, person))]


OF_A_SESSION = frozenset(("W_ENROL_OVER", "W_ENROL_DEADLINE"))
"""What is said of a session, whoever is to be seated."""


def _too_late(state: SeatFacts, session: Session) -> Iterable[Problem]:
    """Who came on the day may be recorded afterwards; a code typed wrong must not seat people in the past unseen."""
    if state.today is None:
        return
    if (last := session.last_day) is not None and last < state.today:
        yield problem("W_ENROL_OVER", session=session.code, day=last)
    elif session.deadline is not None and session.deadline < state.today:
        yield problem("W_ENROL_DEADLINE", session=session.code, day=session.deadline)


def absence_in(state: SeatFacts, session: Session, person: Person) -> Problem | None:
    """Why the person cannot be there on a half day of the session: on leave, or no longer on the staff."""
    for absence in state.absences.get(person.id, ()):
        day = next((m.day for m in session.meetings if absence.keeps_from(m.day, m.half)), None)
        # An e-learning is done on any day of its window that is left.
        window = session.window
        if window is not None and absence.is_whole and absence.since <= window.first and window.last < absence.until:
            day = window.first
        if day is None:
            continue
        if absence.kind == GONE:
            return problem("E_ENROL_LEAVES", person=person.shown, session=session.code, day=absence.since)
        return problem("E_ENROL_LEAVE", person=person.shown, session=session.code, kind=absence.kind, day=day)
    return None


def is_second(framework: Framework, earlier: Session, session: Session) -> bool:
    """Whether the outstanding result of an earlier session could serve a later one of the same training.

    What is mandatory is due again in another year, whatever became of last year's.
    """
    training = framework.trainings.get(session.training)
    return earlier.code != session.code and not (
        earlier.fy != session.fy and training is not None and training.mandatory_for
    )


def awaited_in(state: SeatFacts, session: Session, person: Person) -> Problem | None:
    """That the result of an earlier session of the same training is outstanding, which this seat would run ahead of."""
    waits = state.waits.get((person.id, session.training))
    if waits is None or not is_second(state.framework, waits, session):
        return None
    code = "W_ENROL_OUTSTANDING" if state.second else "E_ENROL_OUTSTANDING"
    return problem(code, person=person.shown, session=waits.code, day=waits.last_day)


def without_absent(
    state: SeatFacts, one: HeldSession, people: Iterable[Person]
) -> tuple[Sequence[Person], Sequence[Problem]]:
    """People of a unit who are given seats, and who is left out and why: nobody named the others one by one."""
    there: list[Person] = []
    told: list[Problem] = []
    for person in people:
        wrong = absence_in(state, one.session, person) or (
            None if state.second else awaited_in(state, one.session, person)
        )
        if wrong is None:
            there.append(person)
        else:
            told.append(replace(wrong, code=wrong.code.replace("E_", "W_", 1)))
    return there, told


def substitution(state: SeatFacts, one: HeldSession, instead: Person) -> list[Problem]:
    """What speaks against somebody taking over a seat that `state` no longer holds."""
    session = one.session
    found = objections(state, one, [instead])
    if any(t.staff_id == instead.id and t.session_id == one.id for t in state.taken):
        found.append(problem("E_ENROL_HAS_SEAT", person=instead.shown, session=session.code))
    return found


def missing_levels(
    framework: Framework, session: Session, levels: Mapping[str, int], own: Iterable[Session]
) -> tuple[tuple[str, int], ...]:
    """Skill levels that a session asks for and somebody has not: (skill, level) in the catalogue's order.

    `own` are the person's sessions; what one of them teaches in time counts as there. A skill that was never assessed
    is missing too: it has to be looked at; and so is one whose only evidence has ended when the session begins.
    """
    training = framework.trainings.get(session.training)
    if training is None or not training.prerequisites.levels or not session.is_held:
        return ()
    before = (o.training for o in own if o.code != session.code and o.is_held and can_follow(session, o))
    coming = with_taught(framework, levels_on(levels, session.first_day or date.max), before)
    asked = training.prerequisites.levels.items()
    return tuple((skill, level) for skill, level in asked if level > coming.get(skill, 0))


def lapses(framework: Framework, session: Session, levels: Mapping[str, int], own: Iterable[Session]) -> date | None:
    """The last day on which nothing is missing (`missing_levels`), where evidence that ends is all that is wrong."""
    if not isinstance(levels, LapsingLevels) or missing_levels(framework, session, dict(levels), own):
        return None
    asked = framework.trainings[session.training].prerequisites.levels
    day = session.first_day or date.max
    return min((last for skill, (last, _) in levels.ends.items() if skill in asked and last < day), default=None)


def _of(state: SeatFacts, one: HeldSession, person: Person) -> Iterable[Problem]:
    session = one.session
    history, trainings = state.past.get(person.id, {}), state.framework.trainings
    day = session.first_day or date.max
    if is_served(trainings, history, session.training, day):
        yield problem("W_ENROL_DONE", person=person.shown, training=training_name(state.framework, session.training))
    awaited = awaited_in(state, session, person)
    # Their result may make this seat needless; HR can say that it cannot wait.
    if awaited is not None:
        yield awaited
    slots = Counter(session.slots)
    own = [state.held[t.enrolment.session].session for t in state.taken if t.staff_id == person.id]
    for other in own:
        if any(slot in slots for slot in other.slots):
            yield problem("W_ENROL_CLASH", person=person.shown, session=session.code, other=other.code)
    absence = absence_in(state, session, person)
    if absence is not None:
        yield absence
    coming = [s for s in own if (person.id, state.held[s.code].id) not in state.settled]
    yield from _before(state, session, person, coming)


def _before(state: SeatFacts, session: Session, person: Person, own: Sequence[Session]) -> Iterable[Problem]:
    """Trainings and levels that a session asks for and that are not there when it begins."""
    history, framework = state.past.get(person.id, {}), state.framework
    training, day = framework.trainings.get(session.training), session.first_day or date.max
    for needed in training.prerequisites.trainings if training and session.is_held else ():
        ways = ways_to_hold(framework.trainings, history, needed)
        booked = [s for s in own if s.training in ways and s.is_held]
        if held_until(framework.trainings, history, needed, day) or any(can_follow(session, s) for s in booked):
            continue
        name = training_name(framework, needed)
        if booked:
            late = max(booked, key=lambda s: s.last_day or date.min)
            yield problem(
                "W_ENROL_PREREQUISITE_LATE",
                person=person.shown, session=session.code, training=name, other=late.code, day=late.last_day,
            )  # fmt: skip
        else:
            yield problem("W_ENROL_PREREQUISITE", person=person.shown, session=session.code, training=name)
    missing = missing_levels(framework, session, state.levels.get(person.id, {}), own)
    if missing:
        levels = tuple(message("judge.level", skill=framework.skills[s].name.text, level=n) for s, n in missing)
        last = lapses(framework, session, state.levels.get(person.id, {}), own)
        code, until = ("W_ENROL_LEVEL", {}) if last is None else ("W_ENROL_LEVEL_ENDS", {"day": last})
        yield problem(code, person=person.shown, session=session.code, levels=levels, **until)

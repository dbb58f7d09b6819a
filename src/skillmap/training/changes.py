"""Change sets of sessions and of seats given by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.days import FiscalYear
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Person
from skillmap.problems import Problem
from skillmap.storage.ledger import Ledger, Source
from skillmap.training.facts import EnrolmentFact, GivenBackFact, MeetingFact, SessionFact
from skillmap.training.given_back import SeatGivenBack, ask_again
from skillmap.training.model import Session, SessionStatus, Why
from skillmap.training.store import HeldSession, KnownCodes, TakenSeat
from skillmap.training.tables import when
from skillmap.words import Fact, message


@dataclass(frozen=True, slots=True)
class Incoming:
    """A session to record, with the cell it comes from."""

    session: Session
    cell: str = ""


def session_change_set(
    framework: Framework,
    present: Mapping[str, HeldSession],
    incoming: Iterable[Incoming],
    known: KnownCodes,
    problems: Sequence[Problem] = (),
    sources: Sequence[SourceFile] = (),
    departments: Mapping[str, str] = MappingProxyType({}),
) -> ChangeSet:
    """New and changed sessions; those that are recorded the same way count as unchanged.

    `departments` are names by code, for quotas.
    """
    next_id = known.next_id
    changes: list[Change] = []
    ledger = Ledger()
    unchanged = 0
    for one in incoming:
        session = one.session
        old = present.get(session.code)
        if old is not None and old.session == session:
            unchanged += 1
            continue
        if old is None and session.code in known.ids:
            # Recorded once and taken back: the code keeps its number.
            number = known.ids[session.code]
        elif old is None:
            number = next_id
            next_id += 1
            ledger.key("session", "code", number, session.code)
        else:
            number = old.id
            # Whole, meetings included: what was announced can then be told from what is announced now by the entry
            # alone.
            ledger.take_back(SessionFact, [old.row])
            ledger.take_back(MeetingFact, old.meeting_rows)
        source = Source(1 if sources else None, one.cell or None)
        ledger.begin(_fact(session, number), source)
        # A row has one cell for the session; its half days stand in several columns of it.
        ledger.begin_all(_meetings(session, number), Source(source.no))
        if old is None:
            change = Change(ChangeKind.ADD, session.code, message("session.item"), None, describe(framework, session))
        else:
            differing = _differing(framework, old.session, session, departments)
            change = Change(ChangeKind.CHANGE, session.code, message("session.item"), *differing)
        changes.append(change)
    return ChangeSet(message("session.import.title"), changes, unchanged, ledger.writes(), problems, sources)


def enrol_change_set(
    session: HeldSession,
    people: Iterable[Person],
    taken: Iterable[TakenSeat],
    given: Sequence[SeatGivenBack],
    problems: Sequence[Problem],
) -> ChangeSet:
    """Give seats by hand; people who have one count as unchanged."""
    seated = {t.staff_id for t in taken if t.session_id == session.id}
    new = [p for p in people if p.id not in seated]
    unchanged = sum(1 for p in people if p.id in seated)
    ledger = Ledger()
    ledger.begin_all(EnrolmentFact(staff_id=p.id, session_id=session.id, why=Why.HAND) for p in new)
    # Whoever is put in by hand has been asked: that they once gave this seat back bars them no longer.
    ask_again(ledger, given, {(p.id, session.id) for p in new})
    changes = [Change(ChangeKind.ADD, p.shown, message("enrol.seat"), after=session.session.code) for p in new]
    title = message("enrol.add.title", session=session.session.code)
    return ChangeSet(title, changes, unchanged, ledger.writes(), problems)


def cancel_change_set(
    session: HeldSession, people: Iterable[Person], taken: Iterable[TakenSeat], today: date, *, is_own_wish: bool = True
) -> ChangeSet:
    """Take seats back, and remember that they were given back; people without one count as unchanged."""
    rows = {t.staff_id: t.row for t in taken if t.session_id == session.id}
    listed = list(people)
    changes = [
        Change(ChangeKind.REMOVE, p.shown, message("enrol.seat"), before=session.session.code, after="－")
        for p in listed
        if p.id in rows
    ]
    ledger = Ledger()
    ledger.take_back(EnrolmentFact, [rows[p.id] for p in listed if p.id in rows])
    ledger.begin_all(_given_back(session, p, today, is_own_wish=is_own_wish) for p in listed if p.id in rows)
    unchanged = sum(1 for p in listed if p.id not in rows)
    title = message("enrol.cancel.title", session=session.session.code)
    return ChangeSet(title, changes, unchanged, ledger.writes())


def _given_back(session: HeldSession, person: Person, today: date, *, is_own_wish: bool = True) -> GivenBackFact:
    return GivenBackFact(staff_id=person.id, session_id=session.id, given_on=today, is_own_wish=is_own_wish)


def substitute_change_set(
    session: HeldSession,
    leaving: TakenSeat,
    who: Person,
    instead: Person,
    why: str,
    given: Sequence[SeatGivenBack],
    today: date,
    problems: Sequence[Problem],
) -> ChangeSet:
    """One person's seat goes to another; the new seat counts as given by hand, for the reason that person waits for."""
    code = session.session.code
    changes = [
        Change(ChangeKind.REMOVE, who.shown, message("enrol.seat"), before=code, after="－"),
        Change(ChangeKind.ADD, instead.shown, message("enrol.seat"), after=code),
    ]
    ledger = Ledger()
    ledger.take_back(EnrolmentFact, [leaving.row])
    ledger.begin(_given_back(session, who, today))
    ledger.begin(EnrolmentFact(staff_id=instead.id, session_id=session.id, why=why))
    ask_again(ledger, given, {(instead.id, session.id)})
    return ChangeSet(message("enrol.substitute.title", session=code), changes, 0, ledger.writes(), problems)


def describe(framework: Framework, session: Session) -> tuple[Fact, ...]:
    """A session in one line: training, days, venue, seats, and that it is cancelled."""
    parts = _parts(framework, session, {})
    return tuple(fact for key, fact in parts.items() if key in _USUAL and fact not in ("", None, ()))


_USUAL = frozenset(("training", "title", "when", "venue", "trainers", "capacity", "cancelled"))


def _differing(
    framework: Framework, old: Session, new: Session, departments: Mapping[str, str]
) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """What a session was and will be, as far as it differs."""
    before, after = _parts(framework, old, departments), _parts(framework, new, departments)
    keys = [key for key in after if before[key] != after[key]]
    # Of whole days the break is told besides; half a day has said its times with its day.
    if {"when", "times"} <= set(keys) and _says_times(old) and _says_times(new):
        keys.remove("times")
    return tuple(before[k] or "－" for k in keys), tuple(after[k] or "－" for k in keys)


def _says_times(session: Session) -> bool:
    """Whether `when` says all times of a session: each day is one half, and its times are known."""
    days = [one.day for one in session.meetings]
    return len(days) == len(set(days)) and all(one.starts and one.ends for one in session.meetings)


def _parts(framework: Framework, session: Session, departments: Mapping[str, str]) -> dict[str, Fact]:
    """Everything that is arranged for a session; what is not arranged is empty."""
    deadline, quotas = session.deadline, sorted(session.quotas.items())
    cancelled = session.status is SessionStatus.CANCELLED
    return {
        "training": training_name(framework, session.training),
        "title": session.title,
        # Days are written without their year: one that slips into another year would look like any other.
        "fy": FiscalYear(session.fy).text,
        "when": when(session),
        "times": tuple(f"{m.starts}-{m.ends}" for m in session.meetings),
        "venue": session.venue,
        "trainers": message("session.part.trainers", names=session.trainers) if session.trainers else None,
        "capacity": message("session.part.capacity", count=session.capacity),
        "minimum": message("session.part.minimum", count=session.minimum) if session.minimum else None,
        "deadline": message("session.part.deadline", day=deadline) if deadline else None,
        "route": message(f"session.route.{session.route}"),
        "quotas": tuple(
            message("session.part.quota", unit=departments.get(unit, unit), count=count) for unit, count in quotas
        ),
        "cancelled": message("session.status.cancelled") if cancelled else None,
    }


def _fact(session: Session, number: int) -> SessionFact:
    window = session.window
    return SessionFact(
        session_id=number,
        training=session.training,
        fy=session.fy,
        title=session.title,
        capacity=session.capacity,
        minimum=session.minimum,
        venue=session.venue,
        trainers=session.trainers,
        route=session.route,
        deadline=session.deadline,
        window_from=window.first if window else None,
        window_to=window.last if window else None,
        quotas=session.quotas,
        status=session.status,
    )


def _meetings(session: Session, number: int) -> Iterator[MeetingFact]:
    for no, one in enumerate(session.meetings, 1):
        yield MeetingFact(session_id=number, no=no, day=one.day, half=one.half, starts=one.starts, ends=one.ends)

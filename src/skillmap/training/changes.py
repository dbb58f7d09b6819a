"""Change sets of sessions and of seats given by hand."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillmap.changes import Change, ChangeSet, Kind, SourceFile
from skillmap.framework.model import Framework
from skillmap.org.model import Person
from skillmap.problems import Problem
from skillmap.storage.ledger import Ledger, Source
from skillmap.training.facts import EnrolmentFact, MeetingFact, SessionFact
from skillmap.training.model import Session, SessionStatus, Why
from skillmap.training.store import Held, KnownCodes, Taken
from skillmap.words import Fact, Message, message


@dataclass(frozen=True, slots=True)
class Incoming:
    """A session to record, with the cell it comes from."""

    session: Session
    cell: str = ""


def session_change_set(
    framework: Framework,
    present: Mapping[str, Held],
    incoming: Iterable[Incoming],
    known: KnownCodes,
    problems: Sequence[Problem] = (),
    sources: Sequence[SourceFile] = (),
) -> ChangeSet:
    """New and changed sessions; those that are recorded the same way count as unchanged."""
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
            ledger.take_back(SessionFact, [old.row])
            ledger.take_back(MeetingFact, old.meeting_rows)
        source = Source(1 if sources else None, one.cell or None)
        ledger.begin(_fact(session, number), source)
        ledger.begin_all(_meetings(session, number), Source(source.no))
        before = describe(framework, old.session) if old else None
        kind = Kind.CHANGE if old else Kind.ADD
        changes.append(Change(kind, session.code, message("session.item"), before, describe(framework, session)))
    return ChangeSet(message("session.import.title"), changes, unchanged, ledger.writes(), problems, sources)


def enrol_change_set(
    session: Held, people: Iterable[Person], taken: Iterable[Taken], problems: Sequence[Problem]
) -> ChangeSet:
    """Give seats by hand; people who have one count as unchanged."""
    seated = {t.staff_id for t in taken if t.session_id == session.id}
    new = [p for p in people if p.id not in seated]
    unchanged = sum(1 for p in people if p.id in seated)
    ledger = Ledger()
    ledger.begin_all(EnrolmentFact(staff_id=p.id, session_id=session.id, why=Why.HAND) for p in new)
    changes = [Change(Kind.ADD, p.shown, message("enrol.seat"), after=session.session.code) for p in new]
    title = message("enrol.add.title", session=session.session.code)
    return ChangeSet(title, changes, unchanged, ledger.writes(), problems)


def cancel_change_set(session: Held, people: Iterable[Person], taken: Iterable[Taken]) -> ChangeSet:
    """Take seats back; people without one count as unchanged."""
    rows = {t.staff_id: t.row for t in taken if t.session_id == session.id}
    listed = list(people)
    changes = [
        Change(Kind.REMOVE, p.shown, message("enrol.seat"), before=session.session.code, after="－")
        for p in listed
        if p.id in rows
    ]
    ledger = Ledger()
    ledger.take_back(EnrolmentFact, [rows[p.id] for p in listed if p.id in rows])
    unchanged = sum(1 for p in listed if p.id not in rows)
    title = message("enrol.cancel.title", session=session.session.code)
    return ChangeSet(title, changes, unchanged, ledger.writes())


def substitute_change_set(
    session: Held, leaving: Taken, who: Person, instead: Person, why: str, problems: Sequence[Problem]
) -> ChangeSet:
    """One person's seat goes to another; the new seat counts as given by hand, for the reason that person waits for."""
    code = session.session.code
    changes = [
        Change(Kind.REMOVE, who.shown, message("enrol.seat"), before=code, after="－"),
        Change(Kind.ADD, instead.shown, message("enrol.seat"), after=code),
    ]
    ledger = Ledger()
    ledger.take_back(EnrolmentFact, [leaving.row])
    ledger.begin(EnrolmentFact(staff_id=instead.id, session_id=session.id, why=why))
    return ChangeSet(message("enrol.substitute.title", session=code), changes, 0, ledger.writes(), problems)


def describe(framework: Framework, session: Session) -> Message:
    """A session in one line: training, first day, venue, capacity."""
    training = framework.trainings.get(session.training)
    name: Fact = training.name.text if training else session.training
    key = "session.line.cancelled" if session.status is SessionStatus.CANCELLED else "session.line"
    return message(key, training=name, day=session.first_day, venue=session.venue, capacity=session.capacity)


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

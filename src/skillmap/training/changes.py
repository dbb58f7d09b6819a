"""Change sets of sessions and of seats given by hand."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.framework.model import Framework
from skillmap.org.model import Person
from skillmap.problems import Problem
from skillmap.training.model import Origin, Session, SessionStatus, Why
from skillmap.training.store import BOOKED, Held, KnownCodes, Taken
from skillmap.words import Fact, Message, message

SESSION_COLUMNS = (
    "session_id", "training", "fy", "title", "capacity", "minimum", "venue", "route", "deadline", "window_from",
    "window_to", "quotas", "status", "source_no", "cell",
)  # fmt: skip
MEETING_COLUMNS = ("session_id", "no", "day", "half", "starts", "ends", "source_no")
ENROLMENT_COLUMNS = ("staff_id", "session_id", "why", "origin", "status", "remark")


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
    keys: list[tuple[int, str]] = []
    rows: list[tuple[Any, ...]] = []
    meetings: list[tuple[Any, ...]] = []
    gone: list[int] = []
    gone_meetings: list[int] = []
    unchanged = 0
    source_no = 1 if sources else None
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
            keys.append((number, session.code))
        else:
            number = old.id
            gone.append(old.row)
            gone_meetings.extend(old.meeting_rows)
        rows.append((number, *_row(session), source_no, one.cell or None))
        for no, m in enumerate(session.meetings, 1):
            meetings.append((number, no, m.day, m.half.value, m.starts, m.ends, source_no))
        before = describe(framework, old.session) if old else None
        kind = Kind.CHANGE if old else Kind.ADD
        changes.append(Change(kind, session.code, message("session.item"), before, describe(framework, session)))
    return ChangeSet(
        message("session.import.title"),
        changes,
        unchanged,
        [
            Retract("session_fact", gone),
            Retract("meeting", gone_meetings),
            Insert("session", ("id", "code"), keys),
            Insert("session_fact", SESSION_COLUMNS, rows),
            Insert("meeting", MEETING_COLUMNS, meetings),
        ],
        problems,
        sources,
    )


def enrol_change_set(
    session: Held, people: Iterable[Person], taken: Iterable[Taken], problems: Sequence[Problem]
) -> ChangeSet:
    """Give seats by hand; people who have one count as unchanged."""
    seated = {t.staff_id for t in taken if t.session_id == session.id}
    new = [p for p in people if p.id not in seated]
    unchanged = sum(1 for p in people if p.id in seated)
    rows = [(p.id, session.id, Why.HAND.value, Origin.HAND.value, BOOKED, "") for p in new]
    changes = [Change(Kind.ADD, p.shown, message("enrol.seat"), after=session.session.code) for p in new]
    writes: list[Insert | Retract] = [Insert("enrolment", ENROLMENT_COLUMNS, rows)]
    return ChangeSet(message("enrol.add.title", session=session.session.code), changes, unchanged, writes, problems)


def cancel_change_set(session: Held, people: Iterable[Person], taken: Iterable[Taken]) -> ChangeSet:
    """Take seats back; people without one count as unchanged."""
    rows = {t.staff_id: t.row for t in taken if t.session_id == session.id}
    listed = list(people)
    changes = [
        Change(Kind.REMOVE, p.shown, message("enrol.seat"), before=session.session.code, after="－")
        for p in listed
        if p.id in rows
    ]
    writes: list[Insert | Retract] = [Retract("enrolment", [rows[p.id] for p in listed if p.id in rows])]
    unchanged = sum(1 for p in listed if p.id not in rows)
    return ChangeSet(message("enrol.cancel.title", session=session.session.code), changes, unchanged, writes)


def substitute_change_set(
    session: Held, leaving: Taken, who: Person, instead: Person, why: str, problems: Sequence[Problem]
) -> ChangeSet:
    """One person's seat goes to another; the new seat counts as given by hand, for the reason that person waits for."""
    code = session.session.code
    changes = [
        Change(Kind.REMOVE, who.shown, message("enrol.seat"), before=code, after="－"),
        Change(Kind.ADD, instead.shown, message("enrol.seat"), after=code),
    ]
    row = (instead.id, session.id, why, Origin.HAND.value, BOOKED, "")
    writes: list[Insert | Retract] = [
        Retract("enrolment", [leaving.row]),
        Insert("enrolment", ENROLMENT_COLUMNS, [row]),
    ]
    return ChangeSet(message("enrol.substitute.title", session=code), changes, 0, writes, problems)


def describe(framework: Framework, session: Session) -> Message:
    """A session in one line: training, first day, venue, capacity."""
    training = framework.trainings.get(session.training)
    name: Fact = training.name.text if training else session.training
    key = "session.line.cancelled" if session.status is SessionStatus.CANCELLED else "session.line"
    return message(key, training=name, day=session.first_day, venue=session.venue, capacity=session.capacity)


def _row(session: Session) -> tuple[Any, ...]:
    window = session.window or (None, None)
    quotas = json.dumps(dict(session.quotas), sort_keys=True)
    head = (session.training, session.fy, session.title, session.capacity, session.minimum, session.venue)
    return (*head, session.route.value, session.deadline, *window, quotas, session.status.value)

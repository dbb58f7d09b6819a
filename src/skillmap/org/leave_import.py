"""A leave list becomes a change set: new leave is added, leave that begins on the same day is replaced."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.days import FOREVER
from skillmap.org.facts import Leave
from skillmap.org.leave_halves import UNKNOWN, is_partial, read_halves, shown
from skillmap.org.names import is_called
from skillmap.org.numbers import as_now
from skillmap.org.present import Present
from skillmap.org.records import LeaveRecord
from skillmap.org.whole_lists import WholeList
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import Ledger, Recorded
from skillmap.words import Fact, Message, message


def change_set(
    present: Present, records: Iterable[LeaveRecord], sources: Sequence[SourceFile] = (), whole: WholeList | None = None
) -> ChangeSet:
    """What taking in a leave list does. Problems: E_STAFF_NUMBER_UNKNOWN, E_LEAVE_DATES, E_LEAVE_TWICE, E_LEAVE_MASS.

    With `whole`, leave of that day that the list lacks ended the day before.
    """
    changes: list[Change] = []
    ledger = Ledger()
    unchanged = 0
    named: set[tuple[int, date]] = set()
    stated: dict[tuple[object, ...], tuple[LeaveRecord, Leave]] = {}
    listed, problems = as_now(present, list(records))
    for record in listed:
        staff_id = present.staff_ids.get(record.number)
        if staff_id is None:
            problems.append(problem("E_STAFF_NUMBER_UNKNOWN", record.origin.place("number"), found=record.number))
            continue
        named.add((staff_id, record.since))
        end = FOREVER if record.until is None else record.until + timedelta(days=1)
        if end <= record.since:
            problems.append(problem("E_LEAVE_DATES", record.origin.place("until"), found=record.until))
            continue
        halves = _halves(record, problems)
        leave = Leave(staff_id=staff_id, kind=record.kind, halves=halves, valid_from=record.since, valid_to=end)
        earlier, first = stated.setdefault((staff_id, record.since, halves), (record, leave))
        if first is not leave:
            if first != leave:
                problems += (_twice(earlier, leave), _twice(record, first))
            continue
        same = next((r for r in present.leaves.get(staff_id, ()) if r.fact.valid_from == record.since), None)
        if same is not None and same.fact == leave:
            unchanged += 1
            continue
        person = present.organisation.person_by_id.get(staff_id)
        who = person.shown if person else record.number
        if record.until is None and not halves:
            problems.append(problem("W_LEAVE_OPEN", record.origin.place("since"), found=who, kind=record.kind))
        if person is not None and record.name and not is_called(person, record.name):
            place = record.origin.place("name")
            problems.append(problem("W_STAFF_OTHER_NAME", place, found=record.name, expected=person.name))
        before = None if same is None else _period(same.fact)
        kind = ChangeKind.ADD if same is None else ChangeKind.CHANGE
        changes.append(Change(kind, who, message("leave.kind"), before, _period(leave), record.origin.place("since")))
        if same is not None:
            ledger.drop(same)
        ledger.begin(leave, record.origin.source)
    if whole is not None:
        ended = _missing(present, named, whole.day)
        problems += whole.too_many("E_LEAVE_MASS", len(ended), _in_force(present, whole.day))
        changes += [_ending(present, row.fact, ledger.end(row, whole.day)) for row in ended]
    return ChangeSet(message("leave.import.title"), changes, unchanged, ledger.writes(), problems, sources)


def _halves(record: LeaveRecord, problems: list[Problem]) -> str:
    """The half days of a partial leave. Problems: W_LEAVE_PARTIAL when nobody said which, E_LEAVE_HALVES."""
    found = read_halves(record.halves)
    facts: dict[str, Fact] = {"person": f"{record.number} {record.name}".strip(), "kind": record.kind}
    if record.halves and found is None:
        problems.append(problem("E_LEAVE_HALVES", record.origin.place("halves"), **facts, found=record.halves))
    if found is None and is_partial(record.kind):
        if not record.halves:
            problems.append(problem("W_LEAVE_PARTIAL", record.origin.place("kind"), **facts))
        return UNKNOWN
    return found or ""


def _twice(record: LeaveRecord, other: Leave) -> Problem:
    """Two lines of one list about leave of a person from one day on, which end or are called otherwise."""
    return problem("E_LEAVE_TWICE", record.origin.place("until"), found=record.number, expected=_period(other))


def _missing(present: Present, named: set[tuple[int, date]], day: date) -> list[Recorded[Leave]]:
    """Leave in force on the day that the list does not name, by person."""
    return [
        row
        for staff_id, found in sorted(present.leaves.items())
        for row in found
        if row.fact.holds_on(day) and (staff_id, row.fact.valid_from) not in named
    ]


def _in_force(present: Present, day: date) -> int:
    return sum(row.fact.holds_on(day) for one in present.leaves.values() for row in one)


def _ending(present: Present, leave: Leave, left: Recorded[Leave] | None) -> Change:
    """Leave that ends the day before, or that is taken back because it began on the day."""
    person = present.organisation.person_by_id.get(leave.staff_id)
    now = _period(left.fact) if left else None
    kind = ChangeKind.CHANGE if left else ChangeKind.REMOVE
    return Change(kind, person.shown if person else "－", message("leave.kind"), _period(leave), now)


def _period(leave: Leave) -> Message:
    part = shown(leave.halves)
    return period(f"{leave.kind}（{part}）" if part else leave.kind, leave.valid_from, leave.valid_to)


def period(kind: str, since: date, end: date) -> Message:
    """育休 2026-04-01～2027-03-31; an open end is left blank."""
    until = None if end == FOREVER else end - timedelta(days=1)
    return message("leave.period", kind=kind, since=since, until=until)

"""A leave list becomes a change set: new leave is added, leave that begins on the same day is replaced."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.days import FOREVER
from skillmap.org.names import is_called
from skillmap.org.present import FactRow, Present
from skillmap.org.records import LeaveRecord
from skillmap.org.whole_lists import Whole
from skillmap.problems import Problem, problem
from skillmap.words import Message, message

COLUMNS = ("staff_id", "kind", "valid_from", "valid_to", "source_no", "cell")


def change_set(
    present: Present, records: Iterable[LeaveRecord], sources: Sequence[SourceFile] = (), whole: Whole | None = None
) -> ChangeSet:
    """What taking in a leave list does. Problems: E_STAFF_NUMBER_UNKNOWN, E_LEAVE_DATES, E_LEAVE_MASS.

    With `whole`, leave of that day that the list lacks ended the day before.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    rows: list[tuple[object, ...]] = []
    retracted: list[int] = []
    unchanged = 0
    named: set[tuple[int, date]] = set()
    for record in records:
        staff_id = present.staff_ids.get(record.number)
        if staff_id is None:
            problems.append(problem("E_STAFF_NUMBER_UNKNOWN", record.origin.place("number"), found=record.number))
            continue
        named.add((staff_id, record.since))
        end = FOREVER if record.until is None else record.until + timedelta(days=1)
        if end <= record.since:
            problems.append(problem("E_LEAVE_DATES", record.origin.place("until"), found=record.until))
            continue
        same = next((r for r in present.leaves.get(staff_id, ()) if r.valid_from == record.since), None)
        if same is not None and (same.values[0], same.valid_to) == (record.kind, end):
            unchanged += 1
            continue
        person = present.organisation.person_by_id.get(staff_id)
        shown = person.shown if person else record.number
        if person is not None and record.name and not is_called(person, record.name):
            place = record.origin.place("name")
            problems.append(problem("W_STAFF_OTHER_NAME", place, found=record.name, expected=person.name))
        before = None if same is None else period(str(same.values[0]), same.valid_from, same.valid_to)
        after = period(record.kind, record.since, end)
        kind = Kind.ADD if same is None else Kind.CHANGE
        changes.append(Change(kind, shown, message("leave.kind"), before, after, record.origin.place("since")))
        if same is not None:
            retracted.append(same.id)
        rows.append((staff_id, record.kind, record.since, end, record.origin.source_no, record.origin.cell))
    if whole is not None:
        ended = _missing(present, named, whole.day)
        problems += whole.too_many("E_LEAVE_MASS", len(ended), _in_force(present, whole.day))
        for staff_id, row in ended:
            changes.append(_ending(present, staff_id, row, whole.day))
            retracted.append(row.id)
            if row.valid_from < whole.day:
                rows.append((staff_id, row.values[0], row.valid_from, whole.day, None, None))
    writes: list[Insert | Retract] = [Retract("leave", retracted), Insert("leave", COLUMNS, rows)]
    return ChangeSet(message("leave.import.title"), changes, unchanged, writes, problems, sources)


def _missing(present: Present, named: set[tuple[int, date]], day: date) -> list[tuple[int, FactRow]]:
    """Leave in force on the day that the list does not name, by person."""
    return [
        (staff_id, row)
        for staff_id, found in sorted(present.leaves.items())
        for row in found
        if row.valid_from <= day < row.valid_to and (staff_id, row.valid_from) not in named
    ]


def _in_force(present: Present, day: date) -> int:
    return sum(row.valid_from <= day < row.valid_to for one in present.leaves.values() for row in one)


def _ending(present: Present, staff_id: int, row: FactRow, day: date) -> Change:
    """Leave that ends the day before, or that is taken back because it began on the day."""
    person = present.organisation.person_by_id.get(staff_id)
    was = period(str(row.values[0]), row.valid_from, row.valid_to)
    stays = row.valid_from < day
    now = period(str(row.values[0]), row.valid_from, day) if stays else None
    kind = Kind.CHANGE if stays else Kind.REMOVE
    return Change(kind, person.shown if person else "－", message("leave.kind"), was, now)


def period(kind: str, since: date, end: date) -> Message:
    """育休 2026-04-01～2027-03-31; an open end is left blank."""
    until = None if end == FOREVER else end - timedelta(days=1)
    return message("leave.period", kind=kind, since=since, until=until)

"""A leave list becomes a change set: new leave is added, leave that begins on the same day is replaced."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from skillmap.changes import Change, ChangeKind, ChangeSet, SourceFile
from skillmap.days import FOREVER
from skillmap.org.facts import Leave, StandingKind, StandingOrder
from skillmap.org.histories import History
from skillmap.org.leave_halves import UNKNOWN, is_partial, read_halves, shown
from skillmap.org.names import is_anothers, is_called
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
    """What taking in a leave list does. Problems: E_STAFF_NUMBER_UNKNOWN, E_LEAVE_DATES, E_LEAVE_TWICE, E_LEAVE_MASS,
    E_LEAVE_AFTER_LEAVING, E_LEAVE_BEFORE_HIRED, E_NAME_DIFFERS; W_LEAVE_EARLIER, W_LEAVE_OVERLAPS.

    With `whole`, leave of that day that the list lacks ended the day before.
    """
    listed, problems = as_now(present, list(records))
    wanted = [present.staff_ids[record.number] for record in listed if record.number in present.staff_ids]
    work = _Work(present, present.histories(wanted) if wanted else {}, problems)
    for record in listed:
        work.take(record)
    changes, ledger, named = work.changes, work.ledger, work.named
    if whole is not None:
        ended = _missing(present, named, whole.day)
        problems += whole.too_many("E_LEAVE_MASS", len(ended), _in_force(present, whole.day))
        changes += [_ending(present, row.fact, ledger.end(row, whole.day)) for row in ended]
    return ChangeSet(message("leave.import.title"), changes, work.unchanged, ledger.writes(), problems, sources)


@dataclass
class _Work:
    """What the comparison collects."""

    present: Present
    histories: Mapping[int, History]
    problems: list[Problem]
    changes: list[Change] = field(default_factory=list)
    ledger: Ledger = field(default_factory=Ledger)
    named: set[tuple[int, date]] = field(default_factory=set)
    stated: dict[tuple[object, ...], tuple[LeaveRecord, Leave]] = field(default_factory=dict)
    unchanged: int = 0

    def take(self, record: LeaveRecord) -> None:
        """One line."""
        staff_id = self.present.staff_ids.get(record.number)
        if staff_id is None:
            self._say("E_STAFF_NUMBER_UNKNOWN", record, "number", found=record.number)
            return
        self.named.add((staff_id, record.since))
        end = FOREVER if record.until is None else record.until + timedelta(days=1)
        if end <= record.since:
            self._say("E_LEAVE_DATES", record, "until", found=record.until)
            return
        halves, history = _halves(record, self.problems), self.histories[staff_id]
        leave = Leave(staff_id=staff_id, kind=record.kind, halves=halves, valid_from=record.since, valid_to=end)
        if not _is_there(self.present, record, history, self.problems):
            return
        leave, leaving = _while_there(record, leave, history, self.problems)
        earlier, first = self.stated.setdefault((staff_id, record.since, halves), (record, leave))
        if first is not leave:
            if first != leave:
                self.problems += (_twice(earlier, leave), _twice(record, first))
            return
        # Extended leave comes with the same first day and another last one; that is what makes two lines one leave.
        same = next((r for r in self.present.leaves.get(staff_id, ()) if r.fact.valid_from == record.since), None)
        if same is not None and same.fact == leave:
            self.unchanged += 1
            return
        self._record(record, leave, same)
        # So that an undo of the leaving names this leave, which it has cut short.
        if leaving is not None:
            history.take_up(self.ledger, leaving)

    def _record(self, record: LeaveRecord, leave: Leave, same: Recorded[Leave] | None) -> None:
        person = self.present.organisation.person_by_id.get(leave.staff_id)
        who = person.shown if person else record.number
        if record.until is None and not leave.halves:
            self._say("W_LEAVE_OPEN", record, "since", found=who, kind=record.kind)
        if person is not None and is_anothers(person, record.name):
            self._say("E_NAME_DIFFERS", record, "name", number=record.number, found=record.name, expected=person.name)
        elif person is not None and record.name and not is_called(person, record.name):
            self._say("W_STAFF_OTHER_NAME", record, "name", found=record.name, expected=person.name)
        replaced = self.present.replaced_leaves().get(leave.staff_id, ())
        entry = max((one.entry for one in replaced if one.leave == leave), default=None)
        # An older list that comes after a newer one says what was changed since.
        if entry is not None:
            self._say("W_LEAVE_EARLIER", record, "since", person=who, found=_period(leave), entry=entry)
        if same is None:
            self._say_overlap(record, leave, who)
        before = None if same is None else _period(same.fact)
        kind = ChangeKind.ADD if same is None else ChangeKind.CHANGE
        place = record.origin.place("since")
        self.changes.append(Change(kind, who, message("leave.kind"), before, _period(leave), place))
        if same is not None:
            self.ledger.drop(same)
        self.ledger.begin(leave, record.origin.source)

    def _say_overlap(self, record: LeaveRecord, leave: Leave, who: str) -> None:
        """Leave of whole days on days that are leave already: its first day may have been put right."""
        for row in self.present.leaves.get(leave.staff_id, ()) if not leave.halves else ():
            other = row.fact
            if not other.halves and other.valid_from < leave.valid_to and leave.valid_from < other.valid_to:
                facts: dict[str, Fact] = {"found": _period(leave), "expected": _period(other)}
                self._say("W_LEAVE_OVERLAPS", record, "since", person=who, other=self.present.read_at(row), **facts)

    def _say(self, code: str, record: LeaveRecord, key: str, **facts: Fact) -> None:
        self.problems.append(problem(code, record.origin.place(key), **facts))


def _is_there(present: Present, record: LeaveRecord, history: History, problems: list[Problem]) -> bool:
    """Whether the person is on the staff when the leave begins; days before the first list count when hired by then."""
    row, before = history.on(record.since), history.left_before(record.since)
    place = record.origin.place("since")
    facts: dict[str, Fact] = {"person": f"{record.number} {record.name}".strip(), "kind": record.kind}
    if row is None and before is not None:
        facts |= {"day": record.since, "left": before.fact.valid_to, "other": present.read_at(before)}
        problems.append(problem("E_LEAVE_AFTER_LEAVING", place, **facts))
        return False
    row = row or history.comes_after(record.since)
    hired = row.fact.hired_on if row else None
    if row is not None and hired is not None and hired > record.since:
        facts |= {"day": record.since, "hired": hired, "other": present.read_at(row)}
        problems.append(problem("E_LEAVE_BEFORE_HIRED", place, **facts))
        return False
    return True


def _while_there(
    record: LeaveRecord, leave: Leave, history: History, problems: list[Problem]
) -> tuple[Leave, Recorded[StandingOrder] | None]:
    """The leave up to when the person leaves the office at the latest, and the leaving that ends it."""
    first = history.on(leave.valid_from) or history.comes_after(leave.valid_from)
    if first is None:
        return leave, None
    end = history.stays_until(max(first.fact.valid_from, leave.valid_from))
    leaving = next((row for row in history.stands(StandingKind.LEAVES) if row.fact.day == end), None)
    if leaving is None or end >= leave.valid_to:
        return leave, None
    if record.until is not None:
        facts: dict[str, Fact] = {"person": f"{record.number} {record.name}".strip(), "kind": record.kind}
        place = record.origin.place("until")
        problems.append(problem("W_LEAVE_AFTER_LEAVING", place, **facts, found=record.until, left=end))
    return replace(leave, valid_to=end), leaving


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

"""A staff list becomes a change set: joins, moves, changes, leaves, conflicts; computed, not yet written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract, SourceFile
from skillmap.days import FOREVER
from skillmap.japanese import fold, sort_key
from skillmap.org import unit_import
from skillmap.org.locate import Locator
from skillmap.org.present import STAFF_FIELDS, FactRow, Present
from skillmap.org.records import StaffRecord
from skillmap.org.whole_paths import complete
from skillmap.problems import CellPlace, Problem, problem
from skillmap.storage.ledger import Ledger
from skillmap.words import Fact, message

STAFF_COLUMNS = ("staff_id", *STAFF_FIELDS, "valid_from", "valid_to", "source_no", "cell")
POSTING_COLUMNS = ("staff_id", "unit_id", "is_main", "valid_from", "valid_to", "source_no", "cell")
KEPT_STAFF_COLUMNS = ("staff_id", *STAFF_FIELDS, "valid_from", "valid_to", "source_id", "cell")
KEPT_POSTING_COLUMNS = ("staff_id", "unit_id", "is_main", "valid_from", "valid_to", "source_id", "cell")
"""Rows that only end earlier keep the source they came from."""
LISTED_MISSING = 20
"""People missing from a partial list are named up to so many; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Mode:
    """How a staff list is meant: a state of a day, of everybody (`complete`) or of some."""

    as_of: date
    complete: bool = False
    mass_change_share: float = 0.2
    allow_mass_change: bool = False


@dataclass
class _Work:
    """What the comparison collects."""

    present: Present
    mode: Mode
    locate: Locator
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    staff: list[tuple[Any, ...]] = field(default_factory=list)
    postings: list[tuple[Any, ...]] = field(default_factory=list)
    keys: list[tuple[int, str]] = field(default_factory=list)
    kept_staff: list[tuple[Any, ...]] = field(default_factory=list)
    kept_postings: list[tuple[Any, ...]] = field(default_factory=list)
    retracted_staff: list[int] = field(default_factory=list)
    retracted_postings: list[int] = field(default_factory=list)
    unchanged: int = 0


def change_set(
    present: Present, records: Iterable[StaffRecord], mode: Mode, sources: Sequence[SourceFile] = ()
) -> ChangeSet:
    """What taking in a staff list does. Into an empty workspace the list proposes its units, in order of appearance."""
    listed = list(records)
    problems = list(_repeated(listed))
    proposes = not present.organisation.units
    names_units = any(record.units for record in listed)
    if proposes:
        listed, told = complete(listed)
        problems += told
    known = {number for number, staff_id in present.staff_ids.items() if staff_id in present.staff_rows}
    if not names_units and any(record.number not in known for record in listed):
        problems.append(problem("W_STAFF_NO_UNITS", listed[0].origin.place("number")))
    tree = unit_import.growing(present)
    work = _Work(present, mode, Locator(present.organisation, tree if proposes else None))
    work.problems.extend(problems)
    ids = dict(present.staff_ids)
    next_id = present.next_staff_id
    for record in sorted(listed, key=lambda r: not r.is_main):
        unit_id = work.locate.unit(record, work.problems) if names_units else None
        if record.number not in ids:
            ids[record.number] = next_id
            work.keys.append((next_id, record.number))
            next_id += 1
        staff_id = ids[record.number]
        if not record.is_main:
            _extra_post(work, staff_id, record, unit_id)
        elif staff_id in present.staff_rows:
            _compare(work, staff_id, record, unit_id)
        else:
            _join(work, staff_id, record, unit_id)
    _missing(work, {r.number for r in listed})
    new_units = tree.settle() if proposes else []
    ledger = Ledger()
    unit_import.begin(ledger, new_units, mode.as_of)
    return ChangeSet(
        message("staff.import.title", day=mode.as_of, count=len({r.number for r in listed})),
        [*(_new_unit(u) for u in new_units), *work.changes],
        unchanged=work.unchanged,
        writes=[
            Retract("staff_fact", work.retracted_staff),
            Retract("posting", work.retracted_postings),
            *ledger.writes(),
            Insert("staff", ("id", "number"), work.keys),
            Insert("staff_fact", STAFF_COLUMNS, work.staff),
            Insert("posting", POSTING_COLUMNS, work.postings),
            Insert("staff_fact", KEPT_STAFF_COLUMNS, work.kept_staff),
            Insert("posting", KEPT_POSTING_COLUMNS, work.kept_postings),
        ],
        problems=work.problems,
        sources=sources,
    )


def _new_unit(unit: unit_import.NewUnit) -> Change:
    return Change(Kind.ADD, unit.path, after=unit_import.new_unit_label(unit))


def _repeated(records: Sequence[StaffRecord]) -> Iterable[Problem]:
    """The same number twice with a main post is a mistake in one of them, so each is told; 兼務 is none.

    Two names under one number are two people, whatever their posts are called.
    """
    same: dict[str, list[StaffRecord]] = {}
    for record in records:
        same.setdefault(record.number, []).append(record)
    for number, every in same.items():
        if len(every) == 1:
            continue
        are_two = len({fold(record.name) for record in every}) > 1
        group = every if are_two else [record for record in every if record.is_main]
        advice = message("org.twice.two_people" if are_two else "org.twice.second_post")
        for record in group if len(group) > 1 else ():
            other = next(one for one in group if one is not record).origin.place("number")
            place = record.origin.place("number")
            yield problem("E_STAFF_NUMBER_TWICE", place, found=number, other=str(other), advice=advice)


def _join(work: _Work, staff_id: int, record: StaffRecord, unit_id: int | None) -> None:
    shown = f"{record.number} {record.name}"
    where = work.locate.name(unit_id)
    work.changes.append(Change(Kind.JOIN, shown, after=where, place=record.origin.place("number")))
    work.staff.append((staff_id, *_values(record, None), work.mode.as_of, FOREVER, *_source(record)))
    if unit_id is not None:
        since = min(record.posted_on or work.mode.as_of, work.mode.as_of)
        work.postings.append((staff_id, unit_id, True, since, FOREVER, *_unit_source(record)))


def _compare(work: _Work, staff_id: int, record: StaffRecord, unit_id: int | None) -> None:
    shown = f"{record.number} {record.name}"
    row = work.present.staff_rows[staff_id]
    values = _values(record, row)
    before = len(work.changes)
    if _other_person(record, row):
        place = record.origin.place("name")
        work.problems.append(problem("W_STAFF_OTHER_NAME", place, found=record.name, expected=str(row.values[0])))
        work.changes.append(Change(Kind.CONFLICT, shown, message("staff.name"), row.values[0], record.name, place))
    if values != row.values:
        _replace_staff(work, staff_id, row, values, record)
        work.changes.extend(_differences(shown, row.values, values, record))
    posting = work.present.main_postings.get(staff_id)
    if unit_id is not None and (posting is None or posting.values[0] != unit_id):
        _move(work, staff_id, record, unit_id, posting)
    if len(work.changes) == before:
        work.unchanged += 1


def _differences(shown: str, old: tuple[Any, ...], new: tuple[Any, ...], record: StaffRecord) -> Iterable[Change]:
    for name, before, after in zip(STAFF_FIELDS, old, new, strict=True):
        if before != after and name not in ("sort_key", "search_key"):
            place = record.origin.place(name)
            yield Change(Kind.CHANGE, shown, message(f"staff.{name}"), before or "－", after or "－", place)


def _replace_staff(work: _Work, staff_id: int, row: FactRow, values: tuple[Any, ...], record: StaffRecord) -> None:
    """The old values end on the day, the new ones begin; on the same day the new ones take their place."""
    work.retracted_staff.append(row.id)
    if row.valid_from < work.mode.as_of:
        work.kept_staff.append((staff_id, *row.values, row.valid_from, work.mode.as_of, row.source_id, row.cell))
    work.staff.append((staff_id, *values, max(row.valid_from, work.mode.as_of), row.valid_to, *_source(record)))


def _move(work: _Work, staff_id: int, record: StaffRecord, unit_id: int, posting: FactRow | None) -> None:
    """The old posting ends where the new one begins: on the day of the order when the list has it, else on the day."""
    day = work.mode.as_of
    if (
        record.posted_on is not None
        and record.posted_on <= day
        and (posting is None or record.posted_on > posting.valid_from)
    ):
        day = record.posted_on
    before: Fact = "－"
    end = FOREVER
    if posting is not None:
        before = work.locate.name(posting.values[0])
        end = posting.valid_to
        work.retracted_postings.append(posting.id)
        if posting.valid_from < day:
            work.kept_postings.append(_ended(staff_id, posting, day))
    work.postings.append((staff_id, unit_id, True, day, end, *_unit_source(record)))
    shown = f"{record.number} {record.name}"
    after = work.locate.name(unit_id)
    work.changes.append(Change(Kind.MOVE, shown, message("staff.unit"), before, after, record.origin.place("units")))


def _extra_post(work: _Work, staff_id: int, record: StaffRecord, unit_id: int | None) -> None:
    if unit_id is None:
        return
    held = work.present.extra_postings.get(staff_id, ())
    if any(row.values[0] == unit_id for row in held):
        work.unchanged += 1
        return
    since = min(record.posted_on or work.mode.as_of, work.mode.as_of)
    work.postings.append((staff_id, unit_id, False, since, FOREVER, *_unit_source(record)))
    shown = f"{record.number} {record.name}"
    after = work.locate.name(unit_id)
    work.changes.append(
        Change(Kind.ADD, shown, message("staff.extra_unit"), after=after, place=record.origin.place("units"))
    )


def _missing(work: _Work, numbers: set[str]) -> None:
    """People who are recorded and not in the list: they leave with a complete list, else they are told."""
    gone = [p for p in work.present.organisation.people if p.number not in numbers]
    total = len(work.present.organisation.people)
    if not work.mode.complete:
        for person in gone[:LISTED_MISSING] if numbers and len(gone) * 2 < total else ():
            work.problems.append(problem("W_STAFF_NOT_IN_FILE", found=person.shown))
        return
    share = len(gone) / total if total else 0.0
    if share > work.mode.mass_change_share and not work.mode.allow_mass_change:
        limit = f"{work.mode.mass_change_share:.0%}"
        work.problems.append(problem("E_MASS_CHANGE", found=len(gone), total=total, expected=limit))
    for person in gone:
        day = work.mode.as_of
        work.changes.append(Change(Kind.LEAVE, person.shown, before=work.locate.name(person.unit_id)))
        row = work.present.staff_rows[person.id]
        work.retracted_staff.append(row.id)
        if row.valid_from < day:
            work.kept_staff.append((person.id, *row.values, row.valid_from, day, row.source_id, row.cell))
        posts = [work.present.main_postings.get(person.id), *work.present.extra_postings.get(person.id, ())]
        for post in posts:
            if post is not None:
                work.retracted_postings.append(post.id)
                if post.valid_from < day:
                    work.kept_postings.append(_ended(person.id, post, day))


def _ended(staff_id: int, row: FactRow, day: date) -> tuple[Any, ...]:
    """A posting as it was, ending on a day."""
    return (staff_id, *row.values, row.valid_from, day, row.source_id, row.cell)


def _values(record: StaffRecord, row: FactRow | None) -> tuple[Any, ...]:
    """The values to record, in the order of STAFF_FIELDS; what the list does not say stays as it was."""
    old = dict(zip(STAFF_FIELDS, row.values, strict=True)) if row else {}

    def keep(value: Any, name: str, default: Any = "") -> Any:
        return value if value is not None else old.get(name, default)

    kana = keep(record.kana, "kana")
    former = keep(record.former_name, "former_name")
    return (
        record.name,
        kana,
        sort_key(kana or record.name),
        fold(f"{record.name}|{kana}|{former}"),
        former,
        keep(record.grade, "grade"),
        keep(record.job_kind, "job_kind"),
        keep(record.employment, "employment"),
        keep(record.hired_on, "hired_on", None),
        keep(record.remark, "remark"),
    )


def _other_person(record: StaffRecord, row: FactRow) -> bool:
    """Whether family and given name both differ: a number that now belongs to somebody else, most likely."""
    old, new = str(row.values[0]).split(), record.name.split()
    return len(old) > 1 and len(new) > 1 and fold(old[0]) != fold(new[0]) and fold(old[-1]) != fold(new[-1])


def _source(record: StaffRecord) -> tuple[int | None, str]:
    return record.origin.source_no, record.origin.cell


def _unit_source(record: StaffRecord) -> tuple[int | None, str]:
    """Where the line says the unit; where it stands itself when it has no such cell."""
    place = record.origin.place("units")
    return record.origin.source_no, place.cell if isinstance(place, CellPlace) else record.origin.cell

"""The staff list (職員名簿)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from sqlalchemy import Connection

from skillmap.changes import merge
from skillmap.documents.staff_grades import check_grades
from skillmap.documents.staff_list import LAYOUT, read_staff_list
from skillmap.documents.two_units import two_units
from skillmap.documents.unit_blocks import Blocks
from skillmap.office.intake.kind import Comparison, source_of
from skillmap.office.leaving import with_freed
from skillmap.office.office import Office
from skillmap.org import first_list, leave_import, staff_import
from skillmap.org.departure_words import departures
from skillmap.org.leave_words import proposals
from skillmap.org.old_side import old_sides
from skillmap.org.present import Present, present
from skillmap.org.records import LeaveRecord, StaffRecord
from skillmap.org.shifted import shifted_columns
from skillmap.org.spellings import as_the_office_has_them
from skillmap.org.store import organisation
from skillmap.org.told_later import told_later
from skillmap.org.unit_and_grade import known_grades, told_apart
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.slipped import LEAST
from skillmap.storage.facts import Moment
from skillmap.words import message


@dataclass(frozen=True, slots=True)
class StaffImport:
    """職員名簿."""

    as_of: date | None = None
    is_complete: bool = False
    allow_mass_change: bool = False
    blocks: Blocks = "ask"
    leave_in_remarks: bool = False
    """Leave that stands in remarks is recorded with the list; else it is told only."""
    command: ClassVar[str] = "staff import"
    ordinary: ClassVar[frozenset[str]] = frozenset()

    def layouts(self, office: Office) -> tuple[Layout, ...]:
        """The document."""
        del office
        return (LAYOUT,)

    def compare(self, office: Office, connection: Connection, file: Path, options: ReadOptions) -> Comparison:
        """Joins, moves, changes and leaves. Who is missing is not told while there are rows that could not be read."""
        settings = office.settings
        records, reading = read_staff_list(file, options, 1, self.blocks)
        day = reading.as_of or office.today
        found = present(connection, Moment(day), settings.grades)
        records, unclear = _units_and_grades(office, found, records)
        records, twos = two_units(records)
        twos += unclear
        meant, grades = check_grades(records, settings.grades, settings.grade_aliases)
        records = as_the_office_has_them(records, found, meant)
        mode = staff_import.Mode(day, self.is_complete, settings.mass_change_share, self.allow_mass_change)
        told = staff_import.take_in(found, records, mode, [source_of(reading)])
        changes = with_freed(connection, told.changes, told.leavers)
        # Offices write leave into 備考; what is on record already is not proposed again.
        leave = [one for one in proposals(records, day) if not _is_known(found, one, day)]
        if self.leave_in_remarks:
            there = [one for one in leave if one.number in found.staff_ids]
            changes = merge(changes.title, [changes, replace(leave_import.change_set(found, there), sources=())])
        told_leave = [] if self.leave_in_remarks else [_in_remark(one) for one in leave]
        # A row that could not be read may be one of those who seem to be missing.
        if reading.bad_rows or options.leave_out_rows or twos:
            unsure = ("W_STAFF_NOT_IN_FILE", "E_MASS_CHANGE")
            changes = replace(changes, problems=[p for p in changes.problems if p.code not in unsure])
        # Only where much is told at once; everything else is a day of the office.
        many = len(changes.changes) + len(changes.problems) >= LEAST
        slipped = list(shifted_columns(found, records)) if found.staff_ids and many else []
        gone = list(departures(records, found, day))
        older = list(_older(connection, records, day, office.today, reading)) if changes.changes else []
        sides = list(_old_side(office, connection, found, records, day))
        second = None if found.staff_ids or leave else first_list.second(records, day, changes.title)
        return Comparison(
            reading, changes, [*older, *slipped, *twos, *grades, *told_leave, *gone, *sides], (day, records), second
        )


def _older(
    connection: Connection, records: Sequence[StaffRecord], day: date, today: date, reading: Reading
) -> Iterator[Problem]:
    """W_STAFF_OLDER_LIST for a state of a day before one that is recorded: what it changes may hold until today."""
    # Orders say their own days; a list of orders is no state of one.
    if any(one.ordered_on for one in records) or (later := told_later(connection, day, today)) is None:
        return
    place = CellPlace(reading.file, reading.sheet)
    yield problem("W_STAFF_OLDER_LIST", place, day=day, later=later.day, entry=later.entry)


def _old_side(
    office: Office, connection: Connection, found: Present, records: Sequence[StaffRecord], day: date
) -> Iterator[Problem]:
    """What a list of orders says of where people come from, where that is not what is recorded."""
    if not any(one.was for one in records):
        return
    known = _known_grades(office, found)
    yield from old_sides(
        records, day, known, lambda other: organisation(connection, Moment(other), office.settings.grades)
    )


def _units_and_grades(
    office: Office, found: Present, records: list[StaffRecord]
) -> tuple[list[StaffRecord], list[Problem]]:
    """The lines in which unit and grade stand in one cell, told apart."""
    if not any(one.unit_grade for one in records):
        return records, []
    return told_apart(records, found.organisation, _known_grades(office, found))


def _known_grades(office: Office, found: Present) -> dict[str, str]:
    """The grades of the office's table and those that people have, by their folded spelling."""
    recorded = (person.grade for person in found.organisation.people)
    return known_grades((*recorded, *office.settings.grades), office.settings.grade_aliases)


def _is_known(found: Present, one: LeaveRecord, day: date) -> bool:
    """Whether leave of the person is recorded for the day, or from the same day on."""
    staff_id = found.staff_ids.get(one.number)
    rows = found.leaves.get(staff_id, ()) if staff_id is not None else ()
    return any(row.fact.holds_on(day) or row.fact.valid_from == one.since for row in rows)


def _in_remark(one: LeaveRecord) -> Problem:
    leave = message("leave.period", kind=one.kind, since=one.since, until=one.until)
    return problem("W_LEAVE_IN_REMARK", one.origin.place("remark"), person=f"{one.number} {one.name}", leave=leave)

"""Writes the workbooks that the made-up ward's offices hand in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from skillmap import sheets
from skillmap.demo import job, people_sheets, talent_sheets
from skillmap.demo.levels import APPROVED_ON
from skillmap.demo.people import FY, LAST_APRIL, THIS_APRIL, MadeUpPerson, StaffEntry
from skillmap.demo.session_sheet import timetable
from skillmap.demo.ward import Ward, rule_in_force
from skillmap.framework.model import Framework

StepProgress: TypeAlias = Callable[[int, int], None]


def write(folder: Path, ward: Ward, framework: Framework, progress: StepProgress) -> list[Path]:
    """The files in the order in which they are taken in. Equal wards give equal bytes."""
    made: list[Path] = []
    for name, make in _books(ward, framework):
        made.append(sheets.write_book(folder / name, [make()]))
        progress(len(made), 9)
    return made


def _books(ward: Ward, framework: Framework) -> Iterator[tuple[str, Callable[[], sheets.Sheet]]]:
    rule = rule_in_force(framework)
    before: list[tuple[MadeUpPerson, StaffEntry]] = [(p, p.then) for p in ward.people if p.then]
    present: list[tuple[MadeUpPerson, StaffEntry]] = [(p, p.now) for p in ward.people if p.now]
    then = {person.number: stand for person, stand in before}
    now = {person.number: stand for person, stand in present}
    yield job.UNITS, lambda: people_sheets.units(LAST_APRIL)
    yield job.STAFF_BEFORE, lambda: people_sheets.staff(before, LAST_APRIL)
    yield job.LEADERS_BEFORE, lambda: talent_sheets.leaders(rule, FY - 1, ward.leaders_before, then)
    yield job.STAFF, lambda: people_sheets.staff(present, THIS_APRIL)
    yield job.LEAVE, lambda: people_sheets.leave(ward.absences, now, THIS_APRIL)
    yield job.LEADERS, lambda: talent_sheets.leaders(rule, FY, ward.leaders, now)
    # The levels were approved last July: the list has the staff of that year.
    yield job.RATINGS, lambda: talent_sheets.ratings(framework, ward.ratings, before, APPROVED_ON)
    yield job.AIMS, lambda: talent_sheets.aims(framework, ward.wishes, now, THIS_APRIL)
    yield job.SESSIONS, lambda: timetable(framework, ward.sessions)

"""Final rosters of departments that left the office and no longer say where people are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap.commands import command_line
from skillmap.days import fiscal_year
from skillmap.i18n import sentence
from skillmap.office.office import Office
from skillmap.org.model import Organisation
from skillmap.org.reposted import main_units, reposted
from skillmap.org.store import posted_in, units_on
from skillmap.reports.beginning import Todo
from skillmap.reports.snapshot import Snapshot
from skillmap.storage import handouts
from skillmap.storage.facts import Moment
from skillmap.storage.handouts import FINAL, HandoutKind, RecordedSet
from skillmap.words import Lang, message

_KINDS = (HandoutKind.ROSTER_ALL, HandoutKind.ROSTER_DEPARTMENT)
_LANGUAGES: tuple[Lang, ...] = ("ja", "en")
"""A roster says in one of them whose it is."""
_OUTSIDE = 0
"""Stands for everybody outside all departments, who have a roster of their own."""
MOST_NAMED = 3
"""Departments named in the line."""


@dataclass(frozen=True, slots=True)
class _Left:
    """The rosters that left in one set and are the last ones of their departments."""

    entry: int
    departments: frozenset[int]
    department_of: Mapping[int, int]
    """Where people were by then, by staff id: those alone who may be elsewhere now."""


def disagreement(office: Office, connection: Connection, moment: Moment, snapshot: Snapshot) -> Todo:
    """Seats ahead that stand in the last final roster of a department where the person is no longer, or lack in one.

    A seat given since is no disagreement: whoever has it is told of it (`enrol told`).
    """
    sets = list(_last_of_each(connection, moment, snapshot))
    seats: set[tuple[int, int]] = set()
    concerned: set[int] = set()
    ahead = {
        one.id
        for one in snapshot.held.values()
        if one.session.is_held and (one.session.last_day is None or one.session.last_day >= moment.as_of)
    }
    people = {staff_id for left in sets for staff_id in left.department_of}
    for seat in snapshot.taken.of(people):
        if seat.session_id not in ahead or seat.staff_id not in snapshot.organisation.person_by_id:
            continue
        now = snapshot.department_id(seat.staff_id) or _OUTSIDE
        for left in sets:
            then = left.department_of.get(seat.staff_id, now)
            if then == now or seat.entry > left.entry:
                continue
            if wrong := left.departments & {then, now}:
                seats.add((seat.staff_id, seat.session_id))
                concerned |= wrong
    return _todo(office, snapshot, seats, concerned)


def _last_of_each(connection: Connection, moment: Moment, snapshot: Snapshot) -> Iterator[_Left]:
    """The final sets of the year, the newest first, each with the departments of which it holds the last roster."""
    seen: set[int] = set()
    for one in handouts.sets(connection, moment):
        day = one.set.as_of
        if one.set.kind not in _KINDS or one.set.stage != FINAL or day is None or day > moment.as_of:
            continue
        if handouts.noted(connection, one.entry).get("fy") != snapshot.fy.year:
            continue
        then = Moment(day, known=one.entry)
        units = units_on(connection, then)
        own = _departments(one, units) - seen
        if own:
            yield _Left(one.entry, frozenset(own), _were(connection, then, moment, units, snapshot))
        seen |= own
        # Of a department that had ended by then nothing older is in force.
        if {unit.id for unit in units.departments} <= seen:
            return


def _departments(one: RecordedSet, units: Organisation) -> set[int]:
    """The departments whose rosters are in a set, by whom its files are for."""
    about = {file.about for file in one.set.files}
    everybody = {unit.id for unit in units.departments} | {_OUTSIDE}
    # One workbook for all, or the list of leaders, which stands beside the rosters of all departments alone.
    if about & {sentence("roster.everybody", lang) for lang in _LANGUAGES}:
        return everybody
    found = {unit.id for unit in units.departments if unit.full_name in about}
    if about & {sentence("year.outside", lang) for lang in _LANGUAGES}:
        found.add(_OUTSIDE)
    return found


def _were(
    connection: Connection, then: Moment, moment: Moment, units: Organisation, snapshot: Snapshot
) -> Mapping[int, int]:
    """The department of everybody then who may be in another one now."""
    now = snapshot.organisation
    staff = reposted(connection, then, moment)
    # A unit that was put below another department takes its people along, of whom nothing changed.
    if moved := [u.id for u in units.units if _department(units, u.id) != _department(now, u.id)]:
        staff |= set(posted_in(connection, then, moved))
    seated = {one for one in snapshot.taken.staff if one in staff}
    return {of: _department(units, unit) for of, unit in main_units(connection, then, seated).items()}


def _department(organisation: Organisation, unit: int) -> int:
    found = organisation.department_of(unit)
    return found.id if found else _OUTSIDE


def _todo(office: Office, snapshot: Snapshot, seats: set[tuple[int, int]], concerned: set[int]) -> Todo:
    named = [unit for unit in snapshot.organisation.departments if unit.id in concerned]
    more = len(named) - MOST_NAMED
    shown = (
        *(unit.full_name for unit in named[:MOST_NAMED]),
        *([message("year.outside")] if _OUTSIDE in concerned else ()),
        *([message("todo.rosters.others", count=more)] if more > 0 else ()),
    )
    command = command_line("roster", "export", "--kind", "department", "--final")
    if snapshot.fy != fiscal_year(office.today):
        command = command_line("roster", "export", "--kind", "department", "--fy", str(snapshot.fy), "--final")
    elif len(named) == len(concerned) == 1:
        name = named[0].full_name
        command = command_line("roster", "export", "--kind", "department", "--department", name, "--final")
    people = len({staff_id for staff_id, _ in seats})
    text = message("todo.rosters", count=len(seats), people=people, departments=shown)
    return Todo(text, len(seats), command)

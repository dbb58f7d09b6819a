"""`skillmap report heatmap`: the skill map of a section, and where skills are missing by unit, on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from skillmap.cli import output
from skillmap.cli.assess_gap import Department
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName, Target
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from skillmap.framework.model import RoleGrade
    from skillmap.reports.snapshot import Snapshot
    from skillmap.tables import Table


def heatmap(
    section: SectionName = None,
    department: Department = None,
    to: Target = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The skill map of a section (staff × skills), or levels missing by section or department.

    Without --to everybody is compared with the own aim.
    """
    from skillmap.careers.target import target
    from skillmap.reports.snapshot import take

    if (section and department) or (to and not section):
        raise UsageRefused("E_HEATMAP_OPTIONS")
    context = open_workspace()
    with context.reading() as connection:
        snapshot = take(connection, context.framework, *context.report_times(as_of, fy), context.settings.grades)
    wanted = target(context.framework, to) if to else None
    table, fixed = _table(snapshot, section, department, wanted, form)
    if form is not Format.TEXT or out is not None:
        output.show(table, form, out)
        return
    for part in blocks(table, fixed, output.room()):
        output.show(part)


def _table(
    snapshot: Snapshot, section: str | None, department: str | None, wanted: RoleGrade | None, form: Format
) -> tuple[Table, tuple[str, ...]]:
    """The listing, and the columns that every part of it has on the terminal."""
    from skillmap.org.find import find_unit
    from skillmap.reports.heatmap import point_table, skill_map_table
    from skillmap.reports.skills import heat_table
    from skillmap.tables import without

    office = snapshot.organisation
    if section:
        people = office.members(find_unit(office, section).id)
        if form is not Format.TEXT:
            return point_table(snapshot, people, wanted), ()
        return without(skill_map_table(snapshot, people, wanted), "number", "grade"), ("name", "aim")
    if department:
        unit = find_unit(office, department, among=office.departments)
        inside = [one for one in office.sections if office.is_within(one.id, unit.id)]
        return heat_table(snapshot, inside, marked=form is Format.TEXT), ("unit",)
    return heat_table(snapshot, snapshot.departments, marked=form is Format.TEXT), ("unit",)


def blocks(table: Table, fixed: tuple[str, ...], room: int) -> Iterator[Table]:
    """The listing in parts that fit into so many places: columns of skills get numbers, explained below."""
    from skillmap.tables import without
    from skillmap.words import Bilingual, message

    skills = [c.key for n, c in enumerate(table.columns) if c.key not in fixed and _says_something(table, n)]
    numbers = {key: str(number) for number, key in enumerate(skills, 1)}
    columns = tuple(
        replace(c, title=Bilingual(numbers[c.key], numbers[c.key])) if c.key in numbers else c for c in table.columns
    )
    names = {
        c.key: Bilingual(f"{numbers[c.key]} {c.title.ja}", f"{numbers[c.key]} {c.title.en}")
        for c in table.columns
        if c.key in numbers
    }
    for chosen in _chunks(table, fixed, skills, room):
        part = without(replace(table, columns=columns), *(c.key for c in columns if c.key not in (*fixed, *chosen)))
        explained = message("heat.columns", names=tuple(names[key] for key in chosen))
        is_last = chosen[-1] == skills[-1]
        yield replace(part, notes=(explained, *(part.notes if is_last else ())))
    if not skills:
        yield without(table, *(c.key for c in table.columns if c.key not in fixed))


def _says_something(table: Table, at: int) -> bool:
    return any(row[at] is not None for row in table.rows)


def _chunks(table: Table, fixed: tuple[str, ...], skills: list[str], room: int) -> Iterator[list[str]]:
    """The skills in groups that fit beside the fixed columns; at least one in each."""
    wide = _widths(table)
    free = room - sum(min(wide[key], _MOST) + _GAP for key in fixed)
    chosen: list[str] = []
    taken = 0
    for key in skills:
        if chosen and taken + wide[key] + _GAP > free:
            yield chosen
            chosen, taken = [], 0
        chosen.append(key)
        taken += wide[key] + _GAP
    if chosen:
        yield chosen


_GAP = 3
_MOST = 30
"""Places for names and units at most; longer ones are broken."""


def _widths(table: Table) -> dict[str, int]:
    from skillmap.cli import state
    from skillmap.i18n import word
    from skillmap.japanese import width

    shown = [*table.rows, *([table.total] if table.total else [])]
    return {
        c.key: max((width(word(row[n], state.lang())) for row in shown), default=2) for n, c in enumerate(table.columns)
    }

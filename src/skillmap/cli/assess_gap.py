"""`skillmap assess gap` and `assess coverage`: what is missing."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import AsOf, DepartmentName, Form, Fy, Out, SectionName, StaffName, Target
from skillmap.cli.output import Format
from skillmap.errors import Exit, UsageRefused


def gap(
    staff: StaffName = None,
    section: SectionName = None,
    department: DepartmentName = None,
    to: Target = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What is missing: one person's skills, a section's people, a department's sections, or all by role.

    Without --to everybody is compared with the own aim.
    """
    here = desk.opened()
    moment = here.moment(as_of, fy)
    table = office.levels.gap(here, moment, staff=staff, section=section, department=department, to=to)
    output.show(table, form, out)


def coverage(
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="A skill")] = None,
    level: Annotated[int | None, typer.Option("--level", metavar="N", help="At this level or above")] = None,
    count: Annotated[int | None, typer.Option("--count", metavar="N", help="At least so many people")] = None,
    each: Annotated[
        str, typer.Option("--each", metavar="UNIT", help="In each section, department, or the whole office")
    ] = "section",
    section: SectionName = None,
    department: DepartmentName = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How many people stand at which level; with --skill, --level and --count the units that are short.

    Exit code 1 when a unit is short.
    """
    given = [value is not None for value in (skill, level, count)]
    if any(given) and not all(given):
        raise UsageRefused("E_COVERAGE_OPTIONS")
    here = desk.opened()
    moment = here.moment(as_of, fy)
    if skill is None or level is None or count is None:
        output.show(office.levels.distribution(here, moment, section=section, department=department), form, out)
        return
    found = office.levels.coverage(here, moment, skill, level, count, each=each, section=section, department=department)
    output.show(found.table, form, out)
    if found.is_short:
        raise typer.Exit(int(Exit.FINDINGS))

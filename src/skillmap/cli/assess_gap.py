"""`skillmap assess gap` and `assess coverage`: what is missing."""

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.assess_scope import read_scope, targets_of
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName, StaffName, Target
from skillmap.cli.output import Format
from skillmap.errors import Exit, InputRefused, UsageRefused

if TYPE_CHECKING:
    from skillmap.assessment.coverage import Requirement
    from skillmap.cli.context import Context

Department = Annotated[str | None, typer.Option("--department", metavar="UNIT", help="A department by name or path")]


def gap(
    staff: StaffName = None,
    section: SectionName = None,
    department: Department = None,
    to: Target = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What is missing: one person's skills, a section's people, a department's sections, or all by role.

    Without --to everybody is compared with the own aim.
    """
    from skillmap.assessment import standing
    from skillmap.assessment.model import Stage as Stages
    from skillmap.assessment.store import levels
    from skillmap.careers.store import aims

    context = open_workspace()
    with context.reading() as connection:
        moment = context.moment(as_of, fy)
        scope = read_scope(context, connection, moment, staff=staff, section=section, department=department)
        targets = targets_of(context, connection, scope, to)
        if staff is not None:
            [person] = scope.people
            if person.id not in targets:
                if (gone := aims(connection, moment).get(person.id)) is not None:
                    raise InputRefused("E_AIM_GONE", found=person.shown, target=f"{gone.role}/{gone.grade}")
                raise InputRefused("E_GAP_NO_TARGET", found=person.shown)
            own = {s: levels(connection, moment, s, [person.id]).get(person.id, {}) for s in Stages}
            table = standing.person_table(person, targets[person.id], own, context.framework, scope.organisation)
            output.show(table, form, out)
            return
        profiles = levels(connection, moment, Stages.APPROVED, scope.staff)
    found = standing.standings(scope.people, targets, profiles, context.framework)
    if section is not None:
        table = standing.people_table(found, context.framework, scope.organisation)
    elif department is not None:
        table = standing.group_table(found, scope.organisation, sections=True)
    elif to is not None:
        table = standing.group_table(found, scope.organisation, sections=False)
    else:
        table = standing.role_table(found, context.framework, scope.organisation)
    output.show(table, form, out)


def coverage(
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="A skill")] = None,
    level: Annotated[int | None, typer.Option("--level", metavar="N", help="At this level or above")] = None,
    count: Annotated[int | None, typer.Option("--count", metavar="N", help="At least so many people")] = None,
    each: Annotated[
        str, typer.Option("--each", metavar="UNIT", help="In each section, department, or the whole office")
    ] = "section",
    section: SectionName = None,
    department: Department = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How many people stand at which level; with --skill, --level and --count the units that are short.

    Exit code 1 when a unit is short.
    """
    from skillmap.assessment import coverage as covering
    from skillmap.assessment.standing import distribution_table
    from skillmap.assessment.store import approved_levels

    given = [value is not None for value in (skill, level, count)]
    if any(given) and not all(given):
        raise UsageRefused("E_COVERAGE_OPTIONS")
    context = open_workspace()
    with context.reading() as connection:
        moment = context.moment(as_of, fy)
        scope = read_scope(context, connection, moment, section=section, department=department)
        profiles = approved_levels(connection, moment)
    if skill is None or level is None or count is None:
        output.show(distribution_table(scope.people, profiles, context.framework, scope.organisation), form, out)
        return
    asked = _requirement(context, skill, level, count, each)
    found = covering.coverage(scope.organisation, profiles, [asked])
    if section or department:
        inside = {p.unit_id for p in scope.people}
        found = [c for c in found if c.unit and any(scope.organisation.is_within(u, c.unit.id) for u in inside)]
    output.show(covering.coverage_table(found, context.framework, scope.organisation), form, out)
    if any(one.missing for one in found):
        raise typer.Exit(int(Exit.FINDINGS))


def _requirement(context: "Context", skill: str, level: int, count: int, each: str) -> "Requirement":
    from skillmap.assessment.coverage import Each, Requirement
    from skillmap.framework.find import find_skill

    scale = [step.level for step in context.framework.header.scale]
    if level not in scale:
        raise UsageRefused("E_LEVEL_UNKNOWN", found=level, expected=tuple(scale))
    if each not in list(Each):
        raise UsageRefused("E_OPTION_VALUE", name="--each", found=each)
    return Requirement(find_skill(context.framework, skill).id, level, count, Each(each))

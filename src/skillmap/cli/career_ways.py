"""`skillmap career path`, `pool`, `show`: ways to a role grade, who is nearest, the role graph."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.options import AsOf, Form, Out, SectionName, StaffName, Target
from skillmap.cli.output import Format
from skillmap.cli.plan_scope import check_hours, organisation_of
from skillmap.errors import InputRefused, UsageRefused

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.careers.recognise import Standing
    from skillmap.org.model import Person


def path(
    staff: StaffName = None,
    to: Target = None,
    by: Annotated[str, typer.Option("--shortest", metavar="hours|years", help="What the way should have least of")] = (
        "hours"
    ),
    hours_per_year: Annotated[
        float | None, typer.Option("--hours-per-year", help="Training hours a year (default: the settings)")
    ] = None,
    most: Annotated[int, typer.Option("--limit", min=1, max=20, help="Show so many ways")] = 3,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Ways over intermediate roles to a role grade: experience, hours and years; proven shortest."""
    from skillmap.careers import path as ways
    from skillmap.careers import tables
    from skillmap.careers.aims import shown
    from skillmap.careers.target import target as meant
    from skillmap.org.find import find_person
    from skillmap.planning.batch import Planner
    from skillmap.planning.catalogue import catalogue
    from skillmap.planning.standing import known
    from skillmap.tables import without
    from skillmap.words import message

    if staff is None or to is None:
        raise UsageRefused("E_CAREER_WHO", expected="--staff --to")
    if by not in [m.value for m in ways.Measure]:
        raise UsageRefused("E_OPTION_VALUE", name="--shortest", found=by)
    check_hours(hours_per_year)
    context = open_workspace()
    framework = context.framework
    with context.reading() as connection:
        person = find_person(organisation_of(context, connection), staff)
        standing = standing_of(context, connection)
        start = known(framework, connection, context.moment(), [person.id])
    held = standing.recognitions.get(person.id, ())
    target = meant(framework, to, held)
    named = shown(framework, target.role, target.grade)
    if standing.holds(person.id, target):
        raise InputRefused("E_CAREER_HELD", found=person.shown, target=named)
    years = {(r.role, r.grade): (context.today - r.valid_from).days / 365.25 for r in held}
    traveller = ways.Traveller(
        {**start.levels.get(person.id, {}), **start.evident.get(person.id, {})},
        start.completed.get(person.id, frozenset()),
        ways.with_lower_grades(framework, years),
    )
    hours, measure = hours_per_year or context.settings.hours_per_year, ways.Measure(by)
    found = ways.ways(framework, Planner(catalogue(framework)), traveller, target, measure, hours, most)
    if not found:
        raise InputRefused("E_CAREER_NO_WAY", target=f"{target.role}/{target.grade}")
    title = message("career.path.title", person=person.shown, target=named)
    table = tables.way_table(framework, title, found, measure, hours)
    output.show(without(table, "from") if form is Format.TEXT else table, form, out)


def pool(
    to: Target = None,
    most: Annotated[int, typer.Option("--limit", min=1, help="Show so many people")] = 20,
    section: SectionName = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who is nearest to a role grade, and what they would still need."""
    from skillmap.careers import recognise, tables
    from skillmap.careers.aims import shown
    from skillmap.careers.target import target as meant
    from skillmap.org.find import find_unit
    from skillmap.tables import without
    from skillmap.words import message

    if to is None:
        raise UsageRefused("E_CAREER_WHO", expected="--to")
    context = open_workspace()
    framework = context.framework
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        standing = standing_of(context, connection, as_of)
        target = meant(framework, to)
        people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
        found = recognise.nearest(framework, standing, people, target, most)
        hours = _hours_left(context, connection, [c.person for c in found], target.role, target.grade, as_of)
    title = message("career.pool.title", target=shown(framework, target.role, target.grade))
    table = tables.pool_table(framework, organisation, found, hours, standing.aims, title)
    output.show(without(table, "grade", "aim") if form is Format.TEXT else table, form, out)


def show_(
    as_of: AsOf = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", dir_okay=False, help="Write the graph as a picture")
    ] = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The role graph: grades of every role, who holds and aims at them, steps between roles."""
    from skillmap.careers import drawing, graph
    from skillmap.i18n import sentence
    from skillmap.sheets import as_of_line

    context = open_workspace()
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        standing = standing_of(context, connection, as_of)
    found = graph.graph(context.framework, organisation, standing)
    if svg is not None:
        title = sentence("career.graph.title", context.lang, day=as_of_line(organisation.day, context.lang))
        svg.write_text(drawing.svg(found, title, context.lang), "utf-8")
        output.say("out.written", file=str(svg))
        return
    output.show(graph.graph_table(found, organisation), form, out)
    if form is Format.TEXT and out is None:
        output.show(graph.step_table(found))


def standing_of(context: Context, connection: Connection, as_of: str | None = None) -> Standing:
    """What is known of everybody on the day: levels, completed trainings, aims, recognitions."""
    from skillmap.assessment.store import approved_levels
    from skillmap.careers.recognise import Standing
    from skillmap.careers.store import aims, recognitions
    from skillmap.training.completions import completed_trainings

    moment = context.moment(as_of)
    return Standing(
        approved_levels(connection, moment),
        completed_trainings(connection, context.framework, moment),
        aims(connection, moment),
        recognitions(connection, moment),
    )


def _hours_left(
    context: Context, connection: Connection, people: list[Person], role: str, grade: int, as_of: str | None
) -> dict[int, float]:
    """The fewest training hours that bring each of them to a role grade, by staff id."""
    from skillmap.days import fiscal_year
    from skillmap.framework.model import RoleGrade
    from skillmap.planning.many import Asked, make
    from skillmap.planning.problem import Limits
    from skillmap.planning.standing import known
    from skillmap.planning.store import Purpose

    moment = context.moment(as_of)
    target = RoleGrade(role=role, grade=grade)
    asked = [Asked(p, Purpose.AIM, target) for p in people]
    start = known(context.framework, connection, moment, [p.id for p in people])
    limits = Limits(fiscal_year(moment.as_of).year, hours_per_year=context.settings.hours_per_year)
    return {w.person.id: w.plan.hours for w in make(context.framework, asked, start, limits)}

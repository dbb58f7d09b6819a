"""Ways to a role grade, who is nearest to it, the role graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from skillmap.careers import drawing, recognise, tables
from skillmap.careers import graph as roles
from skillmap.careers import path as ways
from skillmap.careers.aims import shown
from skillmap.careers.target import target as meant
from skillmap.days import fiscal_year, on_paper
from skillmap.errors import InputRefused, UsageRefused
from skillmap.framework.model import RoleGrade
from skillmap.i18n import sentence
from skillmap.office.careers import everybody
from skillmap.office.handout import TextContent
from skillmap.office.office import Office
from skillmap.office.plan_scope import check_hours
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Person
from skillmap.planning.batch import Planner
from skillmap.planning.catalogue import catalogue
from skillmap.planning.many import PlanRequest, make
from skillmap.planning.problem import Limits
from skillmap.planning.standing import known
from skillmap.planning.store import Purpose
from skillmap.sheets import as_of_line
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.words import message


def path(
    office: Office, staff: str, to: str, *, least: str = "hours", hours_per_year: float | None = None, most: int = 3
) -> Table:
    """Ways over intermediate roles to a role grade: experience, hours and years; proven shortest.

    Args:
        office: The office.
        staff: Staff number, name or kana.
        to: A role and grade.
        least: What the way should have least of: hours or years.
        hours_per_year: Training hours a year; None = the settings.
        most: So many ways at most.

    Raises:
        UsageRefused: E_OPTION_VALUE, E_PLAN_LIMIT.
        InputRefused: E_CAREER_HELD, E_CAREER_NO_WAY.
    """
    if least not in [m.value for m in ways.Measure]:
        raise UsageRefused("E_OPTION_VALUE", name="--shortest", found=least)
    check_hours(hours_per_year)
    framework = office.framework
    with office.read() as connection:
        found = everybody(office, connection, office.moment())
        person = find_person(found.organisation, staff)
        start = known(framework, connection, office.moment(), [person.id])
    held = found.standing.recognitions.get(person.id, ())
    target = meant(framework, to, held)
    named = shown(framework, target.role, target.grade)
    if found.standing.holds(person.id, target):
        raise InputRefused("E_CAREER_HELD", found=person.shown, target=named)
    # With their leap days, so that four years of service are four.
    years = {(r.role, r.grade): (office.today - r.valid_from).days / 365.25 for r in held}
    traveller = ways.Traveller(
        {**start.levels.get(person.id, {}), **start.evident.get(person.id, {})},
        start.completed.get(person.id, frozenset()),
        ways.with_lower_grades(framework, years),
    )
    hours, measure = hours_per_year or office.settings.hours_per_year, ways.Measure(least)
    listed = ways.ways(framework, Planner(catalogue(framework)), traveller, target, measure, hours, most)
    if not listed:
        raise InputRefused("E_CAREER_NO_WAY", target=f"{target.role}/{target.grade}")
    title = message("career.path.title", person=person.shown, target=named)
    return tables.way_table(framework, title, listed, measure, hours)


def pool(office: Office, moment: Moment, to: str, *, section: str | None = None, most: int = 20) -> Table:
    """Who is nearest to a role grade, and what they would still need."""
    framework = office.framework
    with office.read() as connection:
        found = everybody(office, connection, moment)
        organisation = found.organisation
        target = meant(framework, to)
        people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
        nearest = recognise.nearest(framework, found.standing, people, target, most)
        hours = _hours_left(office, connection, moment, [c.person for c in nearest], target)
    title = message("career.pool.title", target=shown(framework, target.role, target.grade))
    return tables.pool_table(framework, organisation, nearest, hours, found.standing.aims, title)


def _hours_left(
    office: Office, connection: Connection, moment: Moment, people: Sequence[Person], target: RoleGrade
) -> dict[int, float]:
    """The fewest training hours that bring each of them to a role grade, by staff id."""
    asked = [PlanRequest(p, Purpose.AIM, target) for p in people]
    start = known(office.framework, connection, moment, [p.id for p in people])
    limits = Limits(fiscal_year(moment.as_of).year, hours_per_year=office.settings.hours_per_year)
    # All in one call: people who need the same are solved once (ADR 6).
    return {w.person.id: w.plan.hours for w in make(office.framework, asked, start, limits)}


@dataclass(frozen=True)
class RoleGraph:
    """Grades of every role, who holds and aims at them, steps between roles."""

    grades: Table
    steps: Table
    svg: str
    """As a picture."""


def graph(office: Office, moment: Moment, staff: str | None = None) -> RoleGraph:
    """The role graph on the moment's day, with the place of somebody: role grades held and aimed at.

    Raises as `find_person`.
    """
    with office.read() as connection:
        found = everybody(office, connection, moment)
    made = roles.graph(office.framework, found.organisation, found.standing)
    # The day becomes a part of the picture, which leaves the office: in its one style.
    with on_paper(office.settings.dates):
        day = as_of_line(found.organisation.day, office.lang)
    title = sentence("career.graph.title", office.lang, day=day)
    if staff is not None:
        person = find_person(found.organisation, staff)
        made = replace(made, own=roles.place_of(found.standing, person))
        title = sentence("career.graph.title.own", office.lang, person=person.shown, day=day)
    table = roles.graph_table(made, found.organisation)
    return RoleGraph(table, roles.step_table(made), drawing.svg(made, title, office.lang))


def picture(graph: RoleGraph) -> TextContent:
    """The graph as a picture."""
    return TextContent(graph.svg)

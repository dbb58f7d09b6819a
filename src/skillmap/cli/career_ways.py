"""`skillmap career path`, `pool`, `show`: ways to a role grade, who is nearest, the role graph."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import AsOf, Form, HoursPerYear, Out, SectionName, StaffName, Target
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused
from skillmap.tables import without


def path(
    staff: StaffName = None,
    to: Target = None,
    by: Annotated[str, typer.Option("--shortest", metavar="hours|years", help="What the way should have least of")] = (
        "hours"
    ),
    hours_per_year: HoursPerYear = None,
    most: Annotated[int, typer.Option("--limit", min=1, max=20, help="Show so many ways")] = 3,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Ways over intermediate roles to a role grade: experience, hours and years; proven shortest."""
    if staff is None or to is None:
        raise UsageRefused("E_CAREER_WHO", expected="--staff --to")
    here = desk.opened()
    table = office.career_ways.path(here, staff, to, least=by, hours_per_year=hours_per_year, most=most)
    output.show(without(table, "from") if output.chosen(form, out) is Format.TEXT else table, form, out)


def pool(
    to: Target = None,
    most: Annotated[int, typer.Option("--limit", min=1, help="Show so many people")] = 20,
    section: SectionName = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who is nearest to a role grade, and what they would still need."""
    if to is None:
        raise UsageRefused("E_CAREER_WHO", expected="--to")
    here = desk.opened()
    table = office.career_ways.pool(here, here.moment(as_of), to, section=section, most=most)
    output.show(without(table, "grade", "aim") if output.chosen(form, out) is Format.TEXT else table, form, out)


def show_(
    staff: Annotated[
        str | None, typer.Option("--staff", metavar="PERSON", help="Mark where somebody stands and aims at")
    ] = None,
    as_of: AsOf = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", dir_okay=False, help="Write the graph as a picture")
    ] = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The role graph: grades of every role, who holds and aims at them, steps between roles."""
    outgoing.require_ending(svg, ".svg")
    here = desk.opened()
    found = office.career_ways.graph(here, here.moment(as_of), staff)
    if svg is not None:
        outgoing.put(svg, office.career_ways.picture(found))
        return
    output.show(found.grades, form, out)
    if form is Format.TEXT and out is None:
        output.show(found.steps)

"""`skillmap report`: whom the office lacks, which seats are missing, how levels are distributed."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName
from skillmap.cli.output import Format


def demand(
    years: Annotated[bool, typer.Option("--years", help="By fiscal year and department")] = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Supply against need: needed, recognised, in training, planned, still to find; per role grade."""
    output.show(office.reports.report(desk.opened(), "demand-years" if years else "demand", fy, as_of), form, out)


def lack(
    departments: Annotated[bool, typer.Option("--departments", help="By department")] = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Whom the office lacks: role grades against their need, the largest gap first, with the outlook over the years."""
    name = "lack-departments" if departments else "lack"
    output.show(office.reports.report(desk.opened(), name, fy, as_of), form, out)


def missing(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Seats that people want and cannot have, by training, with the sessions that would help."""
    output.show(office.reports.report(desk.opened(), "missing", fy, as_of), form, out)


def months(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Seats wanted and seats offered, by the month in which sessions begin."""
    output.show(office.reports.report(desk.opened(), "months", fy, as_of), form, out)


def levels(
    section: SectionName = None,
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="One skill only")] = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How levels are distributed, over three years; of the office or a unit, of all skills or one."""
    output.show(office.reports.level_years(desk.opened(), section, skill, as_of), form, out)


def add_to(app: typer.Typer) -> None:
    """Makes them verbs of `report`."""
    # Called by `report`: decorators would need its `app`, and the two files each other.
    for one in (demand, lack, missing, months, levels):
        app.command()(one)

"""`skillmap report`: mandatory trainings, what expires, hours and money."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName
from skillmap.cli.output import Format

People = Annotated[bool, typer.Option("--people", help="One line a person")]


def mandatory(
    training: Annotated[
        str | None, typer.Option("--training", metavar="TRAINING", help="A training by id or name")
    ] = None,
    section: SectionName = None,
    people: People = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Mandatory trainings of the year: done, open, overdue, postponed; with --people whoever has still to take them."""
    table = office.reports.mandatory(desk.opened(), section, training, fy, as_of, people=people)
    output.show(table, form, out)


def expiring(
    months: Annotated[int, typer.Option("--months", min=0, max=120, help="Ending within so many months")] = 6,
    section: SectionName = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Trainings and qualifications that end soon, or before a seat or plan that rests on them."""
    output.show(office.reports.expiring(desk.opened(), months, section, fy, as_of), form, out)


def spending(
    section: SectionName = None,
    people: People = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Hours and cost of training in the year, planned against done."""
    output.show(office.reports.spending(desk.opened(), section, fy, as_of, people=people), form, out)


def budget(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """What the next fiscal year will ask for: people, hours and cost by department and training."""
    output.show(office.reports.budget(desk.opened(), fy), form, out)


def add_to(app: typer.Typer) -> None:
    """Makes them verbs of `report`."""
    # Called by `report`: decorators would need its `app`, and the two files each other.
    for one in (mandatory, expiring, spending, budget):
        app.command()(one)

"""`skillmap status`: what needs doing, each with the command that does it; the rehearsal of a day to come."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import AsOf, Form, Fy, Out
from skillmap.cli.output import Format

MOST_SHOWN = 20
"""Breaches on one screen."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def status(
    as_of: AsOf = None,
    fy: Fy = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Name everything that is no longer in order, not only the first lines")
    ] = False,
    year: Annotated[
        bool, typer.Option("--year", help="The year's calendar: dates, what is done, what is late, what comes next")
    ] = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What needs doing, each with the command that does it. With a day to come: what breaks on it."""
    here = desk.opened()
    moment = here.moment(as_of, None if as_of else fy)
    if year:
        output.show(office.calendar.calendar(here, moment, fy), form, out)
        return
    if moment.as_of > here.today:
        output.show(office.todo.rehearsal(here, moment), form, out)
        return
    # Before anything is recorded there is nothing to judge, and judging loads the most.
    first = office.beginning.todo(here, moment)
    if first is not None:
        output.show(first, form, out)
        return
    whole = everything or output.chosen(form, out) is not Format.TEXT
    output.show(office.todo.todo(here, moment, fy, most=None if whole else MOST_SHOWN), form, out)

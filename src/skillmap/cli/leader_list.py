"""`skillmap leader list`, `show`, `check`: the register of leaders, and what is wrong or due."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName, StaffName
from skillmap.cli.output import Format
from skillmap.errors import Exit


def list_(fy: Fy = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """One row per seat of every section, vacant ones too."""
    here = desk.opened()
    # A terminal has no room for all columns of the register.
    whole = form is not Format.TEXT or out is not None
    output.show(office.leader_register.seats(here, *here.register_times(as_of, fy), whole=whole), form, out)


def show(
    section: SectionName = None,
    staff: StaffName = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Everything the register holds of a section's or a person's terms, the latest first."""
    here = desk.opened()
    output.show(office.leader_register.terms_of(here, here.moment(as_of), section, staff), form, out)


def check(
    everything: Annotated[bool, typer.Option("--all", help="Every finding in a row of its own")] = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What is wrong or due, each with the command that mends it. Exit code 1 when there is anything."""
    here = desk.opened()
    found = office.leader_register.check(here, *here.register_times(as_of, fy))
    output.show(found.table(short=form is Format.TEXT and out is None and not everything), form, out)
    if found.findings:
        raise typer.Exit(int(Exit.FINDINGS))

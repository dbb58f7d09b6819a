"""`skillmap plan what-if`: plans under other circumstances; records nothing."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import Form, Out
from skillmap.cli.output import Format
from skillmap.cli.plan_options import PlanAsked
from skillmap.cli.shared_options import shares

Added = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="NAME:HOURS:SKILL=LEVEL,SKILL=LEVEL", help="One more training; may be repeated"),
]


@shares(PlanAsked, "asked", first=True)
def what_if(
    asked: PlanAsked,
    without: Annotated[
        list[str] | None,
        typer.Option("--without", metavar="TRAINING", help="A training that is cancelled; may be repeated"),
    ] = None,
    added: Added = None,
    require: Annotated[
        list[str] | None, typer.Option("--require", metavar="SKILL=LEVEL", help="A level asked for; may be repeated")
    ] = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Compare plans with other hours, years or budget, a training more or less, a higher level; records nothing."""
    here = desk.opened()
    other = office.plan_what_if.Circumstances(without or (), added or (), require or ())
    found = office.plan_what_if.what_if(here, asked.scope, asked.limits, other)
    output.show(found.compared, form, out)
    if form is Format.TEXT and out is None and found.moved.rows:
        output.show(found.moved)

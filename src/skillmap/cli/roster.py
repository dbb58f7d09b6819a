"""`skillmap roster`: rosters for the departments."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, roster_template
from skillmap.cli.options import AsOf, Fy, OnlyDepartment, OutDir, Yes

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)
app.add_typer(roster_template.app, name="template")

KINDS = "all|department|leader|session|completion|plan|history|skillmap"
Single = Annotated[
    bool | None,
    typer.Option("--single/--per-department", help="One workbook for all, or one per department (default: by kind)"),
]
Template = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="FILE", exists=True, dir_okay=False, help="Fill this workbook of the office instead"
    ),
]


@app.callback()
def roster() -> None:
    """Rosters for the departments."""


@app.command()
def export(
    kind: Annotated[str, typer.Option("--kind", metavar=KINDS, help="Which rosters")] = "all",
    department: OnlyDepartment = None,
    single: Single = None,
    fy: Fy = None,
    as_of: AsOf = None,
    template: Template = None,
    out: OutDir = None,
    yes: Yes = False,
) -> None:
    """Write one workbook per department and the leader list, ready to hand on."""
    here = desk.opened()
    handout = office.rosters.rosters(
        here, kind, department=department, single=single, fy=fy, as_of=as_of, template=template, out=out
    )
    outgoing.hand_out(here, handout, "roster.working", yes=yes)
    output.tell("roster.done", count=len(handout.paths), folder=str(handout.folder))
    outgoing.list_files(handout.paths)

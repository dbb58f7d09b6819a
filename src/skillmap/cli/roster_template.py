"""`skillmap roster template`: rosters in the office's own layout."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import Form, Out
from skillmap.cli.output import Format
from skillmap.errors import Exit

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

KINDS = "department|leader|session|decision|completion|plan|history|skillmap"
Kind = Annotated[str, typer.Option("--kind", metavar=KINDS, help="Which rosters")]


@app.callback()
def template() -> None:
    """Rosters in the office's own layout."""


@app.command()
def fields(kind: Kind = "department", form: Form = Format.TEXT, out: Out = None) -> None:
    """Show what a template may ask for, with an example of each."""
    output.show(office.roster_templates.fields(desk.opened(), kind), form, out)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The template (.xlsx)")],
    kind: Kind = "department",
) -> None:
    """Tell cell by cell what a template asks for that does not exist; exit 1 when there is any."""
    found = office.roster_templates.check(desk.opened(), file, kind)
    output.say_problems(found)
    if found:
        raise typer.Exit(Exit.FINDINGS)
    output.tell("roster.template.good", file=file.name, kind=kind)

"""`skillmap career`: aims, who is ready, recognition, ways to a role grade."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.career_placement import place, post
from skillmap.cli.career_ways import path, pool, show_
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Out, StaffName, Target, Yes
from skillmap.cli.output import Format
from skillmap.cli.times import day_option
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)
app.add_typer(post, name="post", help="Posts that ask for a role, and who holds them")
app.command()(place)


@app.command()
@with_import_options
def aim(
    given: ImportAnswers,
    staff: StaffName = None,
    to: Target = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", exists=True, dir_okay=False, help="A list of aims (.xlsx or CSV)"),
    ] = None,
    own: Annotated[bool, typer.Option("--own", help="The person's own wish")] = False,
    withdraw: Annotated[
        bool, typer.Option("--withdraw", help="Take the aim back, also of somebody who has left")
    ] = False,
    on: Annotated[date | None, day_option("--on", "First day of the aim")] = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="The list holds all aims: those missing are withdrawn")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the aims is withdrawn")
    ] = False,
) -> None:
    """Set the role grade that somebody aims at, by hand or from a list."""
    if (file is None) == (staff is None) or (staff is not None and (to is None) != withdraw):
        raise UsageRefused("E_CAREER_WHO", expected="--staff --to / --staff --withdraw / --file")
    if complete and file is None:
        raise UsageRefused("E_CAREER_WHO", expected="--complete --file")
    if file is not None:
        take_in(file, given, office.intake.aims.AimImport(on, complete, allow_mass_change))
        return
    here = desk.opened()
    draft = (
        office.careers.withdrawal(here, staff or "", on)
        if withdraw
        else office.careers.aim(here, staff or "", to or "", own=own, on=on)
    )
    desk.apply(here, draft, yes=given.yes, dry_run=given.dry_run)


@app.command()
def fit(
    staff: StaffName = None,
    to: Target = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How well a person fits their aim, a role, or every role: levels met, trainings done, what is missing."""
    if staff is None:
        raise UsageRefused("E_CAREER_WHO", expected="--staff")
    here = desk.opened()
    output.show(office.careers.fit(here, here.moment(as_of), staff, to), form, out)


@app.command()
def ready(as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Who fulfils everything for their aim and waits to be recognised."""
    here = desk.opened()
    table = office.careers.ready(here, here.moment(as_of))
    # An empty listing looks like a mistake; as data it is an answer.
    if not table.rows and form is Format.TEXT:
        output.tell("career.none_ready")
        return
    output.show(table, form, out)


@app.command("recognise")
def recognise_(
    staff: StaffName = None,
    to: Target = None,
    everybody: Annotated[bool, typer.Option("--all", help="Everybody who is ready")] = False,
    on: Annotated[date | None, day_option("--on", "First day of the recognition")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Recognise one person, or everybody who fulfils everything for their aim."""
    if (staff is None) == (not everybody):
        raise UsageRefused("E_CAREER_WHO", expected="--staff / --all")
    here = desk.opened()
    desk.apply(here, office.careers.recognise(here, staff, to, on), yes=yes, dry_run=dry_run)


@app.command("list")
def list_(
    recognised: Annotated[bool, typer.Option("--recognised", help="Role grades held, with the evidence")] = False,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Everybody's aim, or the role grades that people hold."""
    here = desk.opened()
    listed = office.careers.recognised if recognised else office.careers.aims_of_all
    output.show(listed(here, here.moment(as_of)), form, out)


app.command()(path)
app.command()(pool)
app.command("show")(show_)

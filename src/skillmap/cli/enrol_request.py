"""`skillmap enrol request`: trainings that people apply for or that HR asks for; the next allocation seats them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.cli.times import day_option

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

TrainingName = Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")]


@app.command()
def add(
    training: TrainingName,
    staff: StaffName = None,
    section: SectionName = None,
    session: Annotated[
        list[str] | None,
        typer.Option("--session", metavar="CODE", help="The session wished for; up to three, the dearest first"),
    ] = None,
    raised: Annotated[bool, typer.Option("--raised", help="HR asks for it: goes before applications")] = False,
    on: Annotated[date | None, day_option("--on", "Day of the request (default: today)")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why they ask for it")] = "",
    approved: Annotated[
        bool | None, typer.Option("--approved/--not-approved", help="What the head of the section says")
    ] = None,
    rank: Annotated[int | None, typer.Option("--rank", min=1, help="The head's order of recommendation")] = None,
    remark: Annotated[str, typer.Option("--remark", help="A note")] = "",
    fy: Fy = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that a person, or everybody in a section, asks for a training."""
    here = desk.opened()
    draft = office.requests.add(
        here,
        training,
        staff,
        section,
        sessions=session or (),
        raised=raised,
        on=on,
        reason=reason,
        approved=approved,
        rank=rank,
        remark=remark,
        fy=fy,
    )
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@app.command()
def withdraw(
    training: TrainingName,
    staff: StaffName = None,
    section: SectionName = None,
    fy: Fy = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take the request of a person, or of everybody in a section, back. A seat given already stays."""
    here = desk.opened()
    desk.apply(here, office.requests.withdraw(here, training, staff, section, fy), yes=yes, dry_run=dry_run)


@app.command("import")
@with_import_options
def import_(file: sheet_options.InputFile, given: ImportAnswers, fy: Fy = None) -> None:
    """Take in a list of applications and of trainings that HR asks for."""
    take_in(file, given, office.intake.requests.RequestImport(fy))


@app.command("list")
def list_(
    staff: StaffName = None,
    section: SectionName = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who asked for which training, and whether there is a seat."""
    output.show(office.requests.requests(desk.opened(), fy, staff=staff, section=section), form, out)

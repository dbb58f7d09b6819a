"""`skillmap result`: attendance and completion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import course_names, desk, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.cli.result_options import ResultOptions, with_result_options
from skillmap.cli.times import day_option
from skillmap.problems import Problem

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

SessionName = Annotated[
    str | None, typer.Option("--session", metavar="SESSION", help="The session, when the file does not say it")
]
TrainingName = Annotated[
    str | None,
    typer.Option("--training", metavar="TRAINING", help="The training, when the file does not say it, or otherwise"),
]


@app.command("import")
@with_import_options
@with_result_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    said: ResultOptions,
    session: SessionName = None,
    training: TrainingName = None,
) -> None:
    """Take in attendance and completion: our session rosters, lists of training centres, exports of an LMS."""
    kind = replace(said.kind, session=session, training=training)

    def ask(here: office.Office, found: Sequence[Problem]) -> office.intake.results.ResultImport | None:
        meant = course_names.ask(here, found)
        return replace(kind, courses={**kind.courses, **meant}) if meant else None

    take_in(file, given, kind, ask)


@app.command("list")
def list_(
    staff: StaffName = None,
    section: SectionName = None,
    session: Annotated[str | None, typer.Option("--session", metavar="CODE", help="A session by code")] = None,
    training: Annotated[
        str | None, typer.Option("--training", metavar="TRAINING", help="A training by id or name")
    ] = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who has completed what, in roster order, each person's by day."""
    here = desk.opened()
    table = office.results.results(here, fy, staff=staff, section=section, session=session, training=training)
    output.show(table, form, out)


@app.command()
def correct(
    staff: Annotated[str, typer.Argument(metavar="PERSON", help="Whose result it is recorded as")],
    training: Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")],
    on: Annotated[date | None, day_option("--on", "Its recorded day, when the person has several results")] = None,
    day: Annotated[date | None, day_option("--day", "The right day")] = None,
    outcome: Annotated[
        str | None,
        typer.Option("--outcome", metavar="completed|not-completed|taken-back", help="How it really ended"),
    ] = None,
    to_staff: Annotated[str | None, typer.Option("--to-staff", metavar="PERSON", help="Whose it really is")] = None,
    remark: Annotated[str | None, typer.Option("--remark", help="Another remark")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Mend a result: its day, how it ended, whose it is; or take a completion back."""
    here = desk.opened()
    draft = office.results.correct(
        here, staff, training, on, day=day, outcome=outcome, to_staff=to_staff, remark=remark
    )
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@app.command()
def close(
    session: Annotated[str, typer.Argument(metavar="SESSION", help="A session by code")],
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """A session is over and no more results will come: who has none has not completed it."""
    here = desk.opened()
    desk.apply(here, office.results.close(here, session), yes=yes, dry_run=dry_run)


@app.command()
def outstanding(
    session: Annotated[str | None, typer.Option("--session", metavar="CODE", help="A session by code")] = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Sessions that are over while results are still to come; with --session the people, for a reminder."""
    output.show(office.results.to_come(desk.opened(), session), form, out)

"""`skillmap enrol`: seats given by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, enrol_request, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)
app.add_typer(enrol_request.app, name="request", help="Trainings that people apply for or that HR asks for")

SessionCode = Annotated[
    str, typer.Argument(metavar="SESSION", help="A session by code, or a training that has one session")
]

Second = Annotated[
    bool, typer.Option("--second", help="Also while the result of an earlier session of the training is outstanding")
]


@app.command()
def add(
    session: SessionCode,
    staff: StaffName = None,
    section: SectionName = None,
    second: Second = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Give a person, or everybody in a section, a seat in a session."""
    here = desk.opened()
    desk.apply(here, office.enrolment.add(here, session, staff, section, second=second), yes=yes, dry_run=dry_run)


@app.command()
def cancel(
    session: SessionCode,
    staff: StaffName = None,
    section: SectionName = None,
    by_office: Annotated[
        bool, typer.Option("--by-office", help="The office takes it back: they keep their place in the line")
    ] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take the seat of a person, or of everybody in a section, back. Who gives one back goes to the end of the line."""
    here = desk.opened()
    draft = office.enrolment.cancel(here, session, staff, section, by_office=by_office)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@app.command()
def returned(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Who gave which seat back; who did so twice comes first."""
    output.show(office.enrolment.returned(desk.opened(), fy), form, out)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    session: Annotated[
        str | None, typer.Option("--session", metavar="SESSION", help="The session, when the file does not say it")
    ] = None,
    second: Second = False,
) -> None:
    """Give seats to everybody in a list."""
    take_in(file, given, office.intake.seats.EnrolImport(session, second))


@app.command()
def substitute(
    session: SessionCode,
    staff: Annotated[str, typer.Option("--staff", metavar="PERSON", help="Who gives the seat back")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="PERSON", help="Who takes it (default: next of the waiting list)")
    ] = None,
    fy: Fy = None,
    second: Second = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Give a person's seat to somebody else; without --to to the first of the waiting list who can come."""
    here = desk.opened()
    draft = office.enrolment.substitute(here, session, staff, to, fy, output.show, second=second)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@app.command()
def told(
    session: Annotated[str | None, typer.Option("--session", metavar="SESSION", help="A session by code")] = None,
    staff: StaffName = None,
    section: SectionName = None,
    listed: Annotated[bool, typer.Option("--list", help="Only show who has to be told what")] = False,
    form: Form = Format.TEXT,
    out: Out = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that people were told of their seats: what was told stays unless a rule is broken."""
    here, whom = desk.opened(), office.notices.Whom(session, staff, section)
    if listed:
        output.show(office.notices.to_tell(here, whom), form, out)
        return
    # By hand for whoever was told by telephone; rosters that leave as final record it themselves.
    desk.apply(here, office.notices.told(here, whom), yes=yes, dry_run=dry_run)


@app.command("list")
def list_(
    staff: StaffName = None,
    section: SectionName = None,
    session: Annotated[str | None, typer.Option("--session", help="A session by code")] = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who has a seat in which session."""
    table = office.enrolment.seats(desk.opened(), fy, staff=staff, section=section, session=session)
    output.show(table, form, out)

"""`skillmap session`: the year's sessions."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, Yes
from skillmap.cli.output import Format
from skillmap.cli.session_options import Deadline, NewCode, SessionDays, Trainers, WindowFrom, WindowTo
from skillmap.cli.session_people import cancel, merge, split

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    new_sessions: Annotated[
        bool, typer.Option("--new-sessions", help="Rows that look like a recorded session moved are new sessions")
    ] = False,
    fy: Fy = None,
) -> None:
    """Take in the year's timetable."""
    take_in(file, given, office.intake.sessions.SessionImport(fy, new_sessions))


@app.command()
def add(
    training: Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")],
    capacity: Annotated[int, typer.Option("--capacity", help="Seats")],
    day: SessionDays = None,
    code: NewCode = "",
    title: Annotated[str, typer.Option("--title", help="Its own name")] = "",
    venue: Annotated[str, typer.Option("--venue", help="Where it is held")] = "",
    online: Annotated[bool, typer.Option("--online", help="Held online")] = False,
    minimum: Annotated[int, typer.Option("--minimum", help="With fewer people it is not held")] = 0,
    window_from: WindowFrom = None,
    window_to: WindowTo = None,
    deadline: Deadline = None,
    route: Annotated[
        str, typer.Option("--route", metavar="ROUTE", help="How people come to it: nominated, application, recommended")
    ] = "nominated",
    quota: Annotated[
        list[str] | None,
        typer.Option("--quota", metavar="UNIT:SEATS", help="Seats at most for a department; may be repeated"),
    ] = None,
    trainer: Trainers = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Add a session by hand."""
    here = desk.opened()
    asked = office.new_session.NewSession(
        day or (),
        capacity,
        minimum,
        title,
        venue,
        online,
        window_from,
        window_to,
        deadline,
        route,
        quota or (),
        trainer or (),
    )
    desk.apply(here, office.sessions.add(here, training, asked, code), yes=yes, dry_run=dry_run)


@app.command()
def change(
    session: Annotated[
        str, typer.Argument(metavar="SESSION", help="A session by code, or a training that has one session")
    ],
    day: SessionDays = None,
    capacity: Annotated[int | None, typer.Option("--capacity", help="Seats")] = None,
    minimum: Annotated[int | None, typer.Option("--minimum", help="With fewer people it is not held")] = None,
    venue: Annotated[str | None, typer.Option("--venue", help="Where it is held")] = None,
    window_from: WindowFrom = None,
    window_to: WindowTo = None,
    deadline: Deadline = None,
    trainer: Trainers = None,
    quota: Annotated[
        list[str] | None,
        typer.Option(
            "--quota", metavar="UNIT:SEATS", help="Seats at most for a department, - for none; may be repeated"
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Move a session to other days or another room, or change its seats; says whose seats no longer fit."""
    here = desk.opened()
    asked = office.new_session.SessionChange(
        day or (), capacity, minimum, venue, window_from, window_to, deadline, trainer, quota or ()
    )
    desk.apply(here, office.sessions.change(here, session, asked), yes=yes, dry_run=dry_run)


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write to this workbook")],
    fy: Fy = None,
) -> None:
    """Write the year's timetable as a workbook that session import reads back."""
    outgoing.write(office.sessions.timetable(desk.opened(), fy), out)


app.command()(cancel)
app.command()(split)
app.command()(merge)


@app.command("list")
def list_(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The year's sessions with the seats taken."""
    output.show(office.sessions.sessions(desk.opened(), fy), form, out)

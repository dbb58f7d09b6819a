"""`skillmap session`: the year's sessions."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, Yes
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(file: sheet_options.InputFile, given: Given, fy: Fy = None) -> None:
    """Take in the year's timetable."""
    from skillmap.cli.import_kinds import SessionImport

    take_in(open_workspace(), file, given, SessionImport(fy))


@app.command()
def add(
    training: Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")],
    capacity: Annotated[int, typer.Option("--capacity", help="Seats")],
    day: Annotated[
        list[str] | None,
        typer.Option(
            "--day", metavar="DAY[am|pm][@TIME-TIME]", help="A day, with am or pm for a half day; may be repeated"
        ),
    ] = None,
    code: Annotated[
        str, typer.Option("--code", help="Code of the session (default: made from training and number)")
    ] = "",
    title: Annotated[str, typer.Option("--title", help="Its own name")] = "",
    venue: Annotated[str, typer.Option("--venue", help="Where it is held")] = "",
    online: Annotated[bool, typer.Option("--online", help="Held online")] = False,
    minimum: Annotated[int, typer.Option("--minimum", help="With fewer people it is not held")] = 0,
    window_from: Annotated[
        str | None, typer.Option("--window-from", metavar="DAY", help="E-learning: first day on which it may be taken")
    ] = None,
    window_to: Annotated[
        str | None, typer.Option("--window-to", metavar="DAY", help="E-learning: last day on which it may be taken")
    ] = None,
    deadline: Annotated[
        str | None, typer.Option("--deadline", metavar="DAY", help="Last day on which participants may be changed")
    ] = None,
    route: Annotated[
        str, typer.Option("--route", metavar="ROUTE", help="How people come to it: 指名, 応募, 推薦")
    ] = "nominated",
    quota: Annotated[
        list[str] | None,
        typer.Option("--quota", metavar="UNIT:SEATS", help="Seats at most for a department; may be repeated"),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Add a session by hand."""
    from skillmap.cli import session_add
    from skillmap.framework.find import find_training
    from skillmap.org.store import organisation
    from skillmap.training import resolve, store
    from skillmap.training.changes import Incoming, session_change_set
    from skillmap.training.checks import Rules, session_problems

    context = open_workspace()
    found = find_training(context.framework, training)
    with context.reading() as connection:
        present = store.sessions(connection, context.moment())
        known = store.known_codes(connection)
        office = organisation(connection, context.moment())
    asked = session_add.Asked(
        day or (), capacity, minimum, title, venue, online, window_from, window_to, deadline, route, quota or ()
    )
    session = session_add.session(asked, code or resolve.free_code(found.id, present), found.id, office)
    problems = session_problems([session], Rules(context.framework.trainings, context.settings.closed_days))
    changes = session_change_set(context.framework, present, [Incoming(session)], known, problems)
    context.apply(changes, "session add", yes=yes, dry_run=dry_run)


@app.command()
def export(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", dir_okay=False, help="Write to this workbook")],
    fy: Fy = None,
) -> None:
    """Write the year's timetable as a workbook that session import reads back."""
    from skillmap import sheets
    from skillmap.documents import session_list
    from skillmap.i18n import sentence
    from skillmap.training import store

    context = open_workspace()
    year, lang = context.fiscal_year(fy), context.lang
    with context.reading() as connection:
        held = store.sessions(connection, context.moment(), year.year)
    names = {t.id: t.name.ja for t in context.framework.trainings.values()}
    rows = session_list.rows_of((one.session for one in held.values()), names)
    extras = sheets.Extras(
        title=sentence("session.export.title", lang, office=context.settings.office, fy=str(year)),
        notes=(sentence("session.export.note", lang),),
        frozen_columns=2,
    )
    mark = sheets.Fingerprint(session_list.LAYOUT.id)
    sheets.write_book(out, [sheets.sheet_from_layout(session_list.LAYOUT, rows, lang, extras=extras)], mark, lang)
    output.say("out.written", file=str(out))


@app.command()
def cancel(
    session: Annotated[
        str, typer.Argument(metavar="SESSION", help="A session by code, or a training that has one session")
    ],
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Cancel a session. It stays on record; the next allocation seats its people elsewhere."""
    from dataclasses import replace

    from skillmap.problems import problem
    from skillmap.training import seating, store
    from skillmap.training.changes import Incoming, session_change_set
    from skillmap.training.model import SessionStatus

    context = open_workspace()
    with context.reading() as connection:
        present = store.sessions(connection, context.moment())
        known = store.known_codes(connection)
        one = seating.find_session(context.framework, present, session).session
        seated = sum(t.enrolment.session == one.code for t in store.enrolments(connection, context.moment(), present))
    gone = Incoming(replace(one, status=SessionStatus.CANCELLED))
    told = [problem("W_SESSION_SEATED", None, session=one.code, count=seated, fy=str(one.fy))] if seated else []
    changes = session_change_set(context.framework, present, [gone], known)
    context.apply(changes, "session cancel", reading=told, yes=yes, dry_run=dry_run)


@app.command("list")
def list_(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The year's sessions with the seats taken."""
    from skillmap.training import store
    from skillmap.training.tables import session_table

    context = open_workspace()
    with context.reading() as connection:
        held = store.sessions(connection, context.moment(), context.fiscal_year(fy).year)
        taken = store.enrolments(connection, context.moment(), held)
    output.show(session_table(context.framework, held, taken), form, out)

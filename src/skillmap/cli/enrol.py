"""`skillmap enrol`: seats given by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import enrol_request, output, sheet_options
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.errors import InputRefused, UsageRefused

if TYPE_CHECKING:
    from skillmap.org.model import Organisation, Person
    from skillmap.training.store import Held, Taken

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)
app.add_typer(enrol_request.app, name="request", help="Trainings that people apply for or that HR asks for")

SessionCode = Annotated[
    str, typer.Argument(metavar="SESSION", help="A session by code, or a training that has one session")
]


@app.command()
def add(
    session: SessionCode,
    staff: StaffName = None,
    section: SectionName = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Give a person, or everybody in a section, a seat in a session."""
    from skillmap.training import seating
    from skillmap.training.changes import enrol_change_set
    from skillmap.training.completions import histories
    from skillmap.training.outstanding import outstanding
    from skillmap.training.store import completions

    context = open_workspace()
    organisation, held, taken = _facts(context)
    with context.reading() as connection:
        past = histories(connection, context.moment())
        absences = seating.absences_of(connection, context.moment(), context.fiscal_year(None))
        waits = outstanding(held, taken, completions(connection, context.moment()), context.today)
    one = seating.find_session(context.framework, held, session)
    people = _people(organisation, staff, section)
    state = seating.State(context.framework, held, taken, past, absences, waits)
    problems = seating.objections(state, one, people)
    context.apply(enrol_change_set(one, people, taken, problems), "enrol add", yes=yes, dry_run=dry_run)


@app.command()
def cancel(
    session: SessionCode,
    staff: StaffName = None,
    section: SectionName = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take the seat of a person, or of everybody in a section, back."""
    from skillmap.training import seating
    from skillmap.training.changes import cancel_change_set

    context = open_workspace()
    organisation, held, taken = _facts(context)
    one = seating.find_session(context.framework, held, session)
    people = _people(organisation, staff, section)
    context.apply(cancel_change_set(one, people, taken), "enrol cancel", yes=yes, dry_run=dry_run)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: Given,
    session: Annotated[
        str | None, typer.Option("--session", metavar="SESSION", help="The session, when the file does not say it")
    ] = None,
) -> None:
    """Give seats to everybody in a list."""
    from skillmap.cli.enrol_import import EnrolImport

    take_in(open_workspace(), file, given, EnrolImport(session))


@app.command()
def substitute(
    session: SessionCode,
    staff: Annotated[str, typer.Option("--staff", metavar="PERSON", help="Who gives the seat back")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="PERSON", help="Who takes it (default: next of the waiting list)")
    ] = None,
    fy: Fy = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Give a person's seat to somebody else; without --to to the first of the waiting list who can come."""
    from skillmap.cli.enrol_substitute import next_in_line
    from skillmap.org.find import find_person
    from skillmap.training import seating
    from skillmap.training.changes import substitute_change_set
    from skillmap.training.completions import histories
    from skillmap.training.model import Why

    context = open_workspace()
    organisation, held, taken = _facts(context)
    one = seating.find_session(context.framework, held, session)
    who = find_person(organisation, staff)
    seat = next((t for t in taken if t.staff_id == who.id and t.session_id == one.id), None)
    if seat is None:
        raise InputRefused("E_ENROL_NO_SEAT", person=who.shown, session=one.session.code)
    if to:
        instead, why = find_person(organisation, to), Why.HAND.value
        if instead == who:
            raise InputRefused("E_ENROL_HAS_SEAT", person=who.shown, session=one.session.code)
    else:
        instead, why = next_in_line(context, fy, one, who)
    with context.reading() as connection:
        past = histories(connection, context.moment())
        absences = seating.absences_of(connection, context.moment(), context.fiscal_year(fy))
    left = [t for t in taken if t is not seat]
    state = seating.State(context.framework, held, left, past, absences)
    problems = seating.substitution(state, one, instead, context.today)
    changes = substitute_change_set(one, seat, who, instead, why, problems)
    context.apply(changes, "enrol substitute", yes=yes, dry_run=dry_run)


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
    from skillmap.training.tables import enrolment_table

    context = open_workspace()
    organisation, held, taken = _facts(context, fy)
    if staff or section:
        ids = {p.id for p in _people(organisation, staff, section)}
        taken = [t for t in taken if t.staff_id in ids]
    if session:
        taken = [t for t in taken if t.enrolment.session == session]
    output.show(enrolment_table(context.framework, organisation, held, taken), form, out)


def _facts(context: Context, fy: str | None = None) -> tuple[Organisation, dict[str, Held], list[Taken]]:
    from skillmap.org.store import organisation
    from skillmap.training import store

    year = context.fiscal_year(fy).year if fy else None
    with context.reading() as connection:
        found = organisation(connection, context.moment(), context.settings.grades)
        held = store.sessions(connection, context.moment(), year)
        return found, held, store.enrolments(connection, context.moment(), held)


def _people(organisation: Organisation, staff: str | None, section: str | None) -> tuple[Person, ...]:
    from skillmap.org.find import find_person, find_unit

    if (staff is None) == (section is None):
        raise UsageRefused("E_ENROL_WHO")
    if staff:
        return (find_person(organisation, staff),)
    return organisation.members(find_unit(organisation, section or "").id)

"""`skillmap enrol request`: trainings that people apply for or that HR asks for; the next allocation seats them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import Context, open_workspace, parse_day
from skillmap.cli.import_run import Compared, Given, take_in, with_import_options
from skillmap.cli.options import DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.cli.sheet_options import source_of
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from skillmap.org.model import Organisation, Person
    from skillmap.sheets import ReadOptions
    from skillmap.sheets.layout import Layout
    from skillmap.training.requesting import Known

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

TrainingName = Annotated[str, typer.Argument(metavar="TRAINING", help="A training by id or name")]


@dataclass(frozen=True, slots=True)
class RequestImport:
    """研修の申込一覧: applications and trainings asked for by HR, of a fiscal year."""

    fy: str | None = None
    as_of: ClassVar[str | None] = None
    command: ClassVar[str] = "enrol request import"
    is_complete: ClassVar[bool] = False
    ordinary: ClassVar[frozenset[str]] = frozenset({"number", "name", "training", "session", "remark"})

    def layouts(self, context: Context) -> tuple[Layout, ...]:
        """The document."""
        from skillmap.documents.request_list import LAYOUT

        del context
        return (LAYOUT,)

    def compare(self, context: Context, connection: Connection, file: Path, options: ReadOptions) -> Compared:
        """New and changed requests."""
        from skillmap.documents.request_list import read_request_list
        from skillmap.training.requesting import request_change_set

        lines, reading = read_request_list(file, options)
        known = _known(context, connection, self.fy)
        return Compared(reading, request_change_set(known, lines, [source_of(reading)]))


@app.command()
def add(
    training: TrainingName,
    staff: StaffName = None,
    section: SectionName = None,
    session: Annotated[str, typer.Option("--session", metavar="CODE", help="The session wished for")] = "",
    raised: Annotated[bool, typer.Option("--raised", help="HR asks for it: goes before applications")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="Day of the request (default: today)")] = None,
    remark: Annotated[str, typer.Option("--remark", help="A note")] = "",
    fy: Fy = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record that a person, or everybody in a section, asks for a training."""
    from skillmap.framework.find import find_training
    from skillmap.training.model import RequestKind
    from skillmap.training.requesting import Line, request_change_set

    context = open_workspace()
    with context.reading() as connection:
        known = _known(context, connection, fy)
    kind = RequestKind.RAISED if raised else RequestKind.APPLICATION
    name, day = find_training(context.framework, training).id, parse_day(on) if on else context.today
    people = _people(known.organisation, staff, section)
    lines = [Line(p.number, name, session, kind=kind, asked_on=day, remark=remark) for p in people]
    context.apply(request_change_set(known, lines), "enrol request add", yes=yes, dry_run=dry_run)


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
    from skillmap.framework.find import find_training
    from skillmap.training.requesting import withdraw_change_set

    context = open_workspace()
    with context.reading() as connection:
        known = _known(context, connection, fy)
    name = find_training(context.framework, training).id
    people = _people(known.organisation, staff, section)
    changes = withdraw_change_set(context.framework, people, known.present, name, known.fy)
    context.apply(changes, "enrol request withdraw", yes=yes, dry_run=dry_run)


@app.command("import")
@with_import_options
def import_(file: sheet_options.InputFile, given: Given, fy: Fy = None) -> None:
    """Take in a list of applications and of trainings that HR asks for."""
    take_in(open_workspace(), file, given, RequestImport(fy))


@app.command("list")
def list_(
    staff: StaffName = None,
    section: SectionName = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who asked for which training, and whether there is a seat."""
    from skillmap.training.request_table import request_table
    from skillmap.training.store import enrolments

    context = open_workspace()
    with context.reading() as connection:
        known = _known(context, connection, fy)
        taken = enrolments(connection, context.moment(), known.held)
    kept = known.present
    if staff or section:
        ids = {p.id for p in _people(known.organisation, staff, section)}
        kept = [one for one in kept if one.staff_id in ids]
    own = {code: one for code, one in known.held.items() if one.session.fy == known.fy.year}
    taken = [t for t in taken if t.enrolment.session in own]
    output.show(request_table(context.framework, known.organisation, kept, own, taken), form, out)


def _known(context: Context, connection: Connection, fy: str | None) -> Known:
    from skillmap.org.store import organisation
    from skillmap.training.completions import histories
    from skillmap.training.request_store import requests
    from skillmap.training.requesting import Known
    from skillmap.training.store import sessions

    moment, year = context.moment(), context.fiscal_year(fy)
    return Known(
        context.framework,
        organisation(connection, moment, context.settings.grades),
        sessions(connection, moment),
        histories(connection, moment),
        requests(connection, moment, year.year),
        year,
    )


def _people(organisation: Organisation, staff: str | None, section: str | None) -> tuple[Person, ...]:
    from skillmap.org.find import find_person, find_unit

    if (staff is None) == (section is None):
        raise UsageRefused("E_ENROL_WHO")
    if staff:
        return (find_person(organisation, staff),)
    return organisation.members(find_unit(organisation, section or "").id)

"""`skillmap result`: attendance and completion."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import Form, Fy, Out, SectionName, StaffName
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

PROXY = ("attended", "absent")
SessionName = Annotated[
    str | None, typer.Option("--session", metavar="SESSION", help="The session, when the file does not say it")
]
TrainingName = Annotated[
    str | None, typer.Option("--training", metavar="TRAINING", help="The training, when the file does not say it")
]
Proxy = Annotated[
    str | None,
    typer.Option("--proxy", metavar="attended|absent", help="What somebody else's attendance (代) counts as"),
]


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: Given,
    session: SessionName = None,
    training: TrainingName = None,
    proxy: Proxy = None,
) -> None:
    """Take in attendance and completion: our session rosters, lists of training centres, exports of an LMS."""
    from skillmap.cli.import_kinds import ResultImport

    if proxy not in (None, *PROXY):
        raise UsageRefused("E_RESULT_PROXY", found=proxy, expected=PROXY)
    take_in(open_workspace(), file, given, ResultImport(session, training, proxy))


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
    from skillmap.framework.find import find_training
    from skillmap.org.find import find_person, find_unit
    from skillmap.org.store import organisation
    from skillmap.training import store
    from skillmap.training.tables import result_table

    context = open_workspace()
    moment = context.moment()
    with context.reading() as connection:
        office = organisation(connection, moment, context.settings.grades)
        held = store.sessions(connection, moment)
        found = store.completions(connection, moment)
    if staff:
        found = [r for r in found if r.staff_id == find_person(office, staff).id]
    if section:
        ids = {p.id for p in office.members(find_unit(office, section).id)}
        found = [r for r in found if r.staff_id in ids]
    if training:
        wanted = find_training(context.framework, training).id
        found = [r for r in found if r.training == wanted]
    if session:
        found = [r for r in found if session in held and r.session_id == held[session].id]
    if fy:
        year = context.fiscal_year(fy)
        found = [r for r in found if year.first <= r.completed_on <= year.last]
    output.show(result_table(context.framework, office, held, found), form, out)

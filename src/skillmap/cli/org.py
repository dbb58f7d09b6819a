"""`skillmap org`: units."""

from typing import Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import AsOf, Form, Fy, Out
from skillmap.cli.org_reorganise import reorganise
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: Given,
    as_of: AsOf = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file holds all units of the day: those missing are abolished")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the units is abolished")
    ] = False,
) -> None:
    """Take in a list of units in 建制順."""
    from skillmap.cli.import_kinds import UnitImport

    take_in(open_workspace(), file, given, UnitImport(as_of, complete, allow_mass_change))


@app.command("list")
def list_(as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """All units in 建制順, with the number of people."""
    from skillmap.org.listing import unit_table
    from skillmap.org.store import organisation

    context = open_workspace()
    moment = context.moment(as_of)
    with context.reading() as connection:
        found = organisation(connection, moment, context.settings.grades)
    output.show(unit_table(found), form, out)


@app.command()
def show(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="A unit by name or path (総務部/人事課)")],
    as_of: AsOf = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The people of a unit and of those below it."""
    from skillmap.org.find import find_unit
    from skillmap.org.listing import staff_table
    from skillmap.org.store import organisation

    context = open_workspace()
    moment = context.moment(as_of, fy)
    with context.reading() as connection:
        found = organisation(connection, moment, context.settings.grades)
    output.show(staff_table(found, found.members(find_unit(found, unit).id)), form, out)


app.command()(reorganise)

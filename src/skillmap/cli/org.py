"""`skillmap org`: units."""

from typing import Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, Yes
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
def import_(
    file: sheet_options.InputFile,
    as_of: AsOf = None,
    sheet: sheet_options.SheetName = "",
    hidden: sheet_options.Hidden = "",
    fill_down: sheet_options.FillDown = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take in a list of units in 建制順."""
    from skillmap.documents.unit_list import LAYOUT, read_unit_list
    from skillmap.org import unit_import
    from skillmap.org.present import present
    from skillmap.storage.facts import Moment

    context = open_workspace()
    options = sheet_options.read_options(
        context, LAYOUT.id, sheet=sheet, hidden=hidden, fill_down=fill_down, as_of=as_of
    )
    records, reading = read_unit_list(file, options)
    day = reading.as_of or context.today
    with context.reading() as connection:
        found = present(connection, Moment(day))
    changes = unit_import.change_set(found, records, day, [sheet_options.source_of(reading)])
    context.apply(changes, "org import", reading=reading.problems, yes=yes, dry_run=dry_run, backup=True)


@app.command("list")
def list_(as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """All units in 建制順, with the number of people."""
    from skillmap.org.listing import unit_table
    from skillmap.org.store import organisation

    context = open_workspace()
    with context.reading() as connection:
        found = organisation(connection, context.moment(as_of), context.settings.grades)
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
    with context.reading() as connection:
        found = organisation(connection, context.moment(as_of, fy), context.settings.grades)
    output.show(staff_table(found, found.members(find_unit(found, unit).id)), form, out)

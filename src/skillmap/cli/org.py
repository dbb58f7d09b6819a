"""`skillmap org`: units."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, Yes
from skillmap.cli.output import Format
from skillmap.cli.problem_books import write_problem_book
from skillmap.cli.times import day_option
from skillmap.errors import NeedsAnswer, UsageRefused
from skillmap.problems import has_errors

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    as_of: AsOf = None,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file holds all units of the day: those missing are abolished")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the units is abolished")
    ] = False,
) -> None:
    """Take in a list of units in 建制順."""
    take_in(file, given, office.intake.units.UnitImport(as_of, complete, allow_mass_change))


@app.command("list")
def list_(as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """All units in 建制順, with the number of people."""
    here = desk.opened()
    moment = here.moment(as_of)
    output.show(office.units.units(here, moment), form, out)


@app.command()
def show(
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="A unit by name or path (総務部/人事課)")],
    as_of: AsOf = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """The people of a unit and of those below it."""
    here = desk.opened()
    moment = here.moment(as_of, fy)
    output.show(office.staff.people(here, moment, unit), form, out)


@app.command()
def reorganise(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Workbook (.xlsx) or CSV")
    ] = None,
    on: Annotated[date | None, day_option("--on", "The day on which it takes effect")] = None,
    new_sheet: Annotated[
        Path | None, typer.Option("--template", metavar="FILE", dir_okay=False, help="Write an empty sheet to fill in")
    ] = None,
    sheet: sheet_options.SheetName = "",
    hidden: sheet_options.Hidden = "",
    struck: sheet_options.Strike = "",
    problems: sheet_options.ProblemBook = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Rename, merge, split, move, abolish and found units on a day; people, leaders and plans stay attached."""
    here = desk.opened()
    outgoing.require_ending(new_sheet, office.handout.BOOK)
    outgoing.require_ending(problems, office.handout.BOOK)
    if new_sheet is not None:
        outgoing.put(new_sheet, office.reorganisation.template(here, on))
        output.tell("reorganise.template", file=str(new_sheet))
        return
    if file is None:
        raise UsageRefused("E_REORG_FILE")
    found = office.reorganisation.reorganise(
        here, file, on, ImportAnswers(sheet=sheet, hidden=hidden, struck=struck).answers
    )
    told = found.draft.problems
    write_problem_book(here, file, told, problems)
    # Nothing but questions stands against it: they are answered in the sheet (exit code 4).
    if found.asks and found.totals:
        raise NeedsAnswer("E_REORG_ANSWER", told)
    if not has_errors(told) and not found.draft.changes.is_empty:
        output.say("reorganise.totals", **found.totals)
    desk.apply(here, found.draft, yes=yes, dry_run=dry_run)

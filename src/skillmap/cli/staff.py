"""`skillmap staff`: the staff list."""

from typing import Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import open_workspace, parse_day
from skillmap.cli.import_run import Complete, Given, Mass, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, SectionName, Yes
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

Partial = Annotated[bool, typer.Option("--partial", help="The file holds some people (default)")]


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: Given,
    complete: Complete = False,
    partial: Partial = False,
    as_of: AsOf = None,
    allow_mass_change: Mass = False,
    blocks: sheet_options.BlockHeadings = "",
) -> None:
    """Take in a staff list. Into an empty workspace it proposes its units, in order of appearance."""
    from skillmap.cli.import_kinds import StaffImport

    if complete and partial:
        raise UsageRefused("E_COMPLETE_OR_PARTIAL")
    take_in(open_workspace(), file, given, StaffImport(as_of, complete, allow_mass_change, blocks))


@app.command()
@with_import_options
def leave(
    file: sheet_options.InputFile,
    given: Given,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file holds all leave of the day: what is missing has ended")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the leave ends")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Take in a list of people on leave (育休, 病休, 派遣)."""
    from skillmap.cli.import_kinds import LeaveImport

    take_in(open_workspace(), file, given, LeaveImport(as_of, complete, allow_mass_change))


@app.command("list")
def list_(
    section: SectionName = None,
    as_of: AsOf = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """People in 建制順, grade, 五十音."""
    from skillmap.org.find import find_unit
    from skillmap.org.listing import staff_table
    from skillmap.org.store import organisation

    context = open_workspace()
    moment = context.moment(as_of, fy)
    with context.reading() as connection:
        found = organisation(connection, moment, context.settings.grades)
    people = found.members(find_unit(found, section).id) if section else found.people
    output.show(staff_table(found, people), form, out)


@app.command()
def show(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Staff number, name or kana")],
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """One person."""
    from skillmap.org.find import find_person
    from skillmap.org.listing import person_table
    from skillmap.org.store import organisation

    context = open_workspace()
    moment = context.moment(as_of)
    with context.reading() as connection:
        found = organisation(connection, moment, context.settings.grades)
    output.show(person_table(found, find_person(found, person)), form, out)


@app.command()
def move(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Staff number, name or kana")],
    section: Annotated[str, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")],
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="First day in the new unit")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record a transfer, today or on a day to come."""
    from skillmap.org import transfer
    from skillmap.org.find import find_person, find_unit
    from skillmap.org.present import main_postings_of, present
    from skillmap.org.store import lives
    from skillmap.storage.facts import Moment

    context = open_workspace()
    day = parse_day(on) if on else context.today
    with context.reading() as connection:
        found = present(connection, Moment(day), context.settings.grades)
        who, unit = find_person(found.organisation, person), find_unit(found.organisation, section)
        postings, units = main_postings_of(connection, who.id), lives(connection)
    changes = transfer.change_set(found, who, unit, day, postings, units)
    arguments = {"staff": who.number, "section": unit.full_name, "on": day.isoformat()}
    context.apply(changes, "staff move", yes=yes, dry_run=dry_run, arguments=arguments)

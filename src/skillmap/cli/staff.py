"""`skillmap staff`: the staff list."""

from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, sheet_options
from skillmap.cli.importing import Complete, ImportAnswers, Mass, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, OutDir, SectionName, Yes
from skillmap.cli.output import Format
from skillmap.cli.staff_orders import depart, join, post
from skillmap.cli.times import day_option
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

Partial = Annotated[bool, typer.Option("--partial", help="The file holds some people (default)")]
Person = Annotated[str, typer.Argument(metavar="PERSON", help="Staff number, name or kana")]


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    complete: Complete = False,
    partial: Partial = False,
    as_of: AsOf = None,
    allow_mass_change: Mass = False,
    blocks: sheet_options.BlockHeadings = "",
    leave_in_remarks: Annotated[
        bool, typer.Option("--leave-in-remarks", help="Record leave that stands in remarks (育児休業中 …), too")
    ] = False,
) -> None:
    """Take in a staff list. Into an empty workspace it proposes its units, in order of appearance."""
    if complete and partial:
        raise UsageRefused("E_COMPLETE_OR_PARTIAL")
    mode = sheet_options.blocks_of(blocks)
    take_in(file, given, office.intake.staff.StaffImport(as_of, complete, allow_mass_change, mode, leave_in_remarks))


@app.command()
@with_import_options
def leave(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file holds all leave of the day: what is missing has ended")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the leave ends")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Take in a list of people on leave (育休, 病休, 派遣)."""
    take_in(file, given, office.intake.leave.LeaveImport(as_of, complete, allow_mass_change))


@app.command("list")
def list_(
    section: SectionName = None,
    as_of: AsOf = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """People in 建制順, grade, 五十音."""
    here = desk.opened()
    moment = here.moment(as_of, fy)
    output.show(office.staff.people(here, moment, section), form, out)


@app.command()
def show(
    person: Person,
    as_of: AsOf = None,
    history: Annotated[
        bool, typer.Option("--history", help="Earlier posts, orders, leave, aims and terms, too")
    ] = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """One person and everything recorded of them: posts, aim, plan, levels, seats, results, terms."""
    here = desk.opened()
    moment = here.moment_of(person, as_of)
    output.show(office.staff.person(here, moment, person, history=history), form, out)


@app.command()
def card(person: Person, as_of: AsOf = None, out: OutDir = None) -> None:
    """Write everything recorded of one person on one page, to be printed."""
    here = desk.opened()
    done = outgoing.hand_out(here, office.person_card.card(here, person, as_of, out), "person.card.working")
    output.tell("person.card.done")
    outgoing.list_files(done.paths)


@app.command()
def move(
    person: Person,
    section: Annotated[str, typer.Option("--section", metavar="UNIT", help="A unit by name or path (総務部/人事課)")],
    on: Annotated[date | None, day_option("--on", "First day in the new unit")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Record a transfer, today or on a day to come."""
    here = desk.opened()
    desk.apply(here, office.staff.move(here, person, section, on), yes=yes, dry_run=dry_run)


app.command()(depart)
app.command()(join)
app.add_typer(post, name="post")

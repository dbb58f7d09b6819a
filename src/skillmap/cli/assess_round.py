"""`skillmap assess form`, `status`, and the way back: a round of assessment, from the forms that go out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.importing import ImportAnswers, sign
from skillmap.cli.options import AsOf, DepartmentName, Form, Fy, Out, OutDir, Reminder, SectionName, StaffName
from skillmap.cli.output import Format
from skillmap.cli.problem_books import write_problem_books
from skillmap.cli.times import Due
from skillmap.days import FiscalYear
from skillmap.errors import Exit
from skillmap.office.round_listing import RoundListing
from skillmap.tables import without


def form(
    staff: StaffName = None,
    section: SectionName = None,
    department: DepartmentName = None,
    role: Annotated[
        str | None,
        typer.Option("--role", metavar="ROLE/GRADE", help="What people without role or aim are asked about"),
    ] = None,
    due: Due = None,
    return_to: Annotated[
        str, typer.Option("--return-to", metavar="TEXT", help="Where filled-in forms go, as printed on them")
    ] = "",
    as_of: AsOf = None,
    out: OutDir = None,
) -> None:
    """Write assessment workbooks: one per section, a page per person with the skills of the role or aim."""
    here = desk.opened()
    made = office.assessment_form.forms(
        here, staff=staff, section=section, department=department, role=role, due=due, return_to=return_to,
        as_of=as_of, out=out,
    )  # fmt: skip
    done = outgoing.hand_out(here, made.handout, "assess.form.working")
    output.tell("assess.form.done", count=len(made.handout.jobs), people=made.people, folder=str(done.folder))
    outgoing.list_files(done.paths)
    if made.absent:
        output.say("assess.form.absent", count=made.absent)
    if made.without:
        output.say("assess.form.without", count=made.without)


def status(
    fy: Fy = None,
    section: SectionName = None,
    department: DepartmentName = None,
    listing: Annotated[
        RoundListing | None, typer.Option("--list", help="What is listed; default departments, of a section its people")
    ] = None,
    reminder: Reminder = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """How far a year's assessment is: answered, missing, rated by supervisors, approved, seen differently, changed.

    Exit code 1 when somebody has not answered.
    """
    outgoing.require_ending(reminder, office.handout.BOOK)
    here = desk.opened()
    found = office.round_status.status(here, fy, listing, section=section, department=department)
    table = found.table
    if listing is RoundListing.MISSING and output.chosen(form, out) is Format.TEXT:
        # A list to telephone through has room for notes on paper only.
        table = without(table, "due", "late", "note")
    output.show(table, form, out)
    _remind(here, found, here.fiscal_year(fy), reminder, ask=listing is None)
    if found.missing:
        raise typer.Exit(int(Exit.FINDINGS))


def _remind(
    here: office.Office, found: office.round_status.RoundStatus, fy: FiscalYear, reminder: Path | None, *, ask: bool
) -> None:
    """Write the list of reminders, or say how to get it."""
    if reminder is not None:
        outgoing.put(reminder, office.handout.reminder_book(here, found.reminder))
    elif found.missing and ask:
        output.say("assess.status.remind", fy=str(fy.year))


def take_in_forms(file: Path, given: ImportAnswers, fy: FiscalYear | None, prefer: str, reminder: Path | None) -> None:
    """Read every returned form, tell what came of each file, ask, record all as one entry, say who is missing.

    With errors nothing is written, unless --leave-out-bad: then the people whose pages hold errors wait.
    Raises InputRefused (E_INPUT), NeedsAnswer (E_CONFIRM), and Exit (findings) when somebody has not answered.
    """
    # Before anything is recorded.
    outgoing.require_ending(reminder, office.handout.BOOK)
    here = desk.opened()
    year = here.fiscal_year(fy)
    forms = office.returned.assessments.AssessmentForms(here, year, prefer)
    with desk.progress("assess.folder.working") as told:
        gathered = office.returned.engine.take_in(here, file, forms, leave_out_bad=given.leave_out_bad, progress=told)
    output.show(gathered.report)
    # What the folder holds is shown before it is refused for holding no form.
    gathered.require_forms(file)
    write_problem_books(here, file, [*gathered.waits_for, *gathered.draft.problems], given.problems, given.encoding)
    if gathered.waiting:
        output.say_problems(gathered.waits_for)
        output.say("assess.folder.waits", count=gathered.waiting)
    desk.apply(
        here, gathered.draft, yes=given.yes, dry_run=given.dry_run,
        shown=lambda: sign(here, gathered.draft, gathered.files, given.comparison),
    )  # fmt: skip
    missing = 0
    # After a dry run nothing is recorded: everybody would be missing.
    if not given.dry_run:
        found = office.round_status.status(here, year)
        output.show(found.table)
        _remind(here, found, year, reminder, ask=True)
        missing = found.missing
    if missing or gathered.waiting:
        raise typer.Exit(int(Exit.FINDINGS))

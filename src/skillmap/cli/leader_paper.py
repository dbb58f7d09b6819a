"""`skillmap leader form`, `sheet`, `answers`, and the way back: what goes out about leaders, and who has answered."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.importing import ImportAnswers, sign
from skillmap.cli.options import AsOf, Form, Fy, OnlyDepartment, Out, OutDir, Reminder, SectionName, StaffName
from skillmap.cli.output import Format
from skillmap.cli.problem_books import write_problem_books
from skillmap.cli.times import Due, day_option
from skillmap.days import FiscalYear
from skillmap.errors import Exit

Date = Annotated[date | None, day_option("--date", "Date of the letter (default: today)")]
Letter = Annotated[
    Path | None,
    typer.Option(
        "--letter",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Text of the letter (default: data/letters)",
    ),
]


def form(
    department: OnlyDepartment = None,
    due: Due = None,
    number: Annotated[
        str, typer.Option("--number", metavar="TEXT", help="Document number, as printed on the letter")
    ] = "",
    date_: Date = None,
    letter: Letter = None,
    fy: Fy = None,
    out: OutDir = None,
) -> None:
    """Write nomination forms: one workbook per department with its letter, eligible staff to pick from."""
    here = desk.opened()
    made = office.leader_form.forms(
        here, fy=fy, department=department, due=due, number=number, written=date_, letter=letter, out=out
    )
    output.say_problems(made.told)
    done = outgoing.hand_out(here, made.handout, "leader.form.working")
    count, folder = len(made.handout.jobs), str(done.folder)
    output.tell("leader.form.done", count=count, seats=made.seats, folder=folder, due=made.due)
    outgoing.list_files(done.paths)
    output.say("leader.form.wording", file=str(made.text))


def sheet(
    section: SectionName = None,
    staff: StaffName = None,
    department: OnlyDepartment = None,
    date_: Date = None,
    letter: Letter = None,
    fy: Fy = None,
    as_of: AsOf = None,
    out: OutDir = None,
) -> None:
    """Write each leader's page (first steps, next training, conduct, gaps) with a letter from the executive."""
    here = desk.opened()
    made = office.leader_page.pages(
        here, section=section, staff=staff, department=department, fy=fy, as_of=as_of, written=date_, letter=letter,
        out=out,
    )  # fmt: skip
    done = outgoing.hand_out(here, made.handout, "leader.page.working")
    output.tell("leader.page.written", count=len(made.handout.jobs), folder=str(done.folder))
    outgoing.list_files(done.paths)
    output.say("leader.page.wording", file=str(made.text))


def answers(fy: Fy = None, reminder: Reminder = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Which departments and sections have not answered. Exit code 1 when there is any."""
    outgoing.require_ending(reminder, office.handout.BOOK)
    here = desk.opened()
    if _show_answers(here, office.leader_answers.answers(here, fy), here.fiscal_year(fy), reminder, form, out):
        raise typer.Exit(int(Exit.FINDINGS))


def _show_answers(
    here: office.Office,
    found: office.leader_answers.LeaderAnswers,
    fy: FiscalYear,
    reminder: Path | None,
    form: Format = Format.TEXT,
    out: Path | None = None,
) -> int:
    """Show how far each department has answered, write the reminders; gives the number of seats without an answer."""
    output.show(found.table, form, out)
    if reminder is not None:
        outgoing.put(reminder, office.handout.reminder_book(here, found.reminder))
    elif found.missing:
        output.say("leader.answers.remind", fy=str(fy.year))
    return found.missing


def take_in_forms(
    folder: Path, given: ImportAnswers, fy: FiscalYear | None, starts: date | None, reminder: Path | None
) -> None:
    """Read every returned form, tell what came of each file, ask, record all as one entry, say who is missing.

    With errors nothing is written, unless --leave-out-bad: then files with errors wait as a whole. Raises InputRefused
    (E_INPUT), NeedsAnswer (E_CONFIRM), and Exit (findings) when somebody has not answered.
    """
    # Before anything is recorded.
    outgoing.require_ending(reminder, office.handout.BOOK)
    here, nominations = desk.opened(), office.returned.nominations
    forms = nominations.NominationForms.of(here, fy, starts)
    gathered = office.returned.engine.take_in(here, folder, forms, leave_out_bad=given.leave_out_bad)
    output.show(gathered.report)
    gathered.require_forms(folder)
    write_problem_books(here, folder, [*gathered.waits_for, *gathered.draft.problems], given.problems, given.encoding)
    if gathered.waiting:
        output.say_problems(gathered.waits_for)
        output.say("leader.folder.waits", count=gathered.waiting)
    desk.apply(
        here, gathered.draft, yes=given.yes, dry_run=given.dry_run,
        shown=lambda: sign(here, gathered.draft, gathered.files, given.comparison),
    )  # fmt: skip
    named, files = nominations.seats_named(gathered), nominations.files_by_department(gathered)
    found = office.leader_answers.answers(here, forms.year, named, files)
    if _show_answers(here, found, forms.year, reminder) or gathered.waiting:
        raise typer.Exit(int(Exit.FINDINGS))

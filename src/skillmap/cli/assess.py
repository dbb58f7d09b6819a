"""`skillmap assess`: levels, gaps, coverage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import assess_gap, assess_round, desk, output
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import (
    AsOf,
    DepartmentName,
    DryRun,
    Form,
    Fy,
    Out,
    Prefer,
    Reminder,
    SectionName,
    StaffName,
    Yes,
)
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


Stage = Annotated[str, typer.Option("--stage", metavar="STAGE", help="approved, supervisor or self (承認, 上司, 自己)")]


@app.command("import")
@with_import_options
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER",
            exists=True,
            help="A workbook or CSV, or returned assessment forms (one, or a folder)",
        ),
    ],
    given: ImportAnswers,
    stage: Stage = "approved",
    as_of: AsOf = None,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Record levels that stayed the same too, as rated anew")
    ] = False,
    fy: Fy = None,
    prefer: Annotated[
        Prefer | None, typer.Option("--prefer", help="Where form and record were both changed: whose level holds")
    ] = None,
    reminder: Reminder = None,
) -> None:
    """Take in levels: a list with a row per person, or returned assessment forms in a folder, under any name.

    A folder is one change set and one entry; who has not answered is listed.
    """
    # A form that comes by itself is a form all the same.
    if file.is_dir() or office.returned.gathering.is_assessment_form(file):
        assess_round.take_in_forms(file, given, fy, str(prefer or ""), reminder)
    else:
        kind = office.intake.ratings.RatingImport(as_of, office.stages.stage_of(stage), confirm)
        take_in(file, given, kind)


@app.command()
def approve(
    staff: StaffName = None,
    section: SectionName = None,
    department: DepartmentName = None,
    rule: Annotated[
        str,
        typer.Option("--rule", metavar="RULE", help="supervisor: supervisors' levels; agreed: where both agree"),
    ] = "supervisor",
    evidence: Annotated[
        bool, typer.Option("--evidence", help="Levels that completed trainings and qualifications speak for")
    ] = False,
    as_of: AsOf = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Approve levels in bulk: the supervisors' newer ones, or those that evidence proposes."""
    here = desk.opened()
    draft = office.levels.approve(
        here, here.moment(as_of), staff=staff, section=section, department=department, rule=rule, evidence=evidence
    )
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


@app.command("list")
def list_(
    stage: Stage = "approved",
    staff: StaffName = None,
    section: SectionName = None,
    department: DepartmentName = None,
    review: Annotated[
        bool, typer.Option("--review", help="Only levels copied from skills that a new version has split")
    ] = False,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Levels of one stage, a row per person and a column per skill: `assess import` takes it back."""
    here = desk.opened()
    chosen = office.stages.stage_of(stage)
    moment = here.moment(as_of, fy)
    if review:
        scope = {"staff": staff, "section": section, "department": department}
        output.show(office.definition_review.to_review(here, moment, **scope), form, out)
        return
    table = office.levels.levels(here, moment, chosen, staff=staff, section=section, department=department)
    output.show(table, form, out)


app.command()(assess_round.form)
app.command()(assess_round.status)


app.command()(assess_gap.gap)
app.command()(assess_gap.coverage)

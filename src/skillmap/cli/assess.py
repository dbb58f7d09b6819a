"""`skillmap assess`: levels, gaps, coverage."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import assess_form, assess_gap, assess_status, output, state
from skillmap.cli.assess_gap import Department
from skillmap.cli.assess_scope import read_scope, stage_of
from skillmap.cli.assess_status import Reminder, Wanted
from skillmap.cli.context import open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from skillmap.problems import Problem

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


class Prefer(StrEnum):
    """Whose level holds where a form and the record were both changed since the form was made."""

    FILE = "file"
    DATA = "data"


Stage = Annotated[str, typer.Option("--stage", metavar="STAGE", help="approved, supervisor or self (承認, 上司, 自己)")]


@app.command("import")
@with_import_options
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE|FOLDER", exists=True, help="A workbook or CSV, or a folder of returned assessment forms"
        ),
    ],
    given: Given,
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
    from skillmap.cli.assess_folder import is_form, take_in_forms
    from skillmap.cli.import_kinds import RatingImport

    context = open_workspace()
    if file.is_dir() or is_form(file):
        take_in_forms(context, file, given, context.fiscal_year(fy), str(prefer or ""), Wanted(reminder=reminder))
    else:
        take_in(context, file, given, RatingImport(as_of, stage, confirm))


@app.command()
def approve(
    staff: StaffName = None,
    section: SectionName = None,
    department: Department = None,
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
    from skillmap.assessment import approval, store
    from skillmap.assessment.changes import Occasion, ratings_change_set
    from skillmap.storage.journal import author
    from skillmap.training.completions import last_completions
    from skillmap.words import message

    if rule not in list(approval.Rule):
        raise UsageRefused("E_OPTION_VALUE", name="--rule", found=rule)
    context = open_workspace()
    moment = context.moment(as_of)
    names = {skill.id: skill.name.text for skill in context.framework.skills.values()}
    told: list[Problem] = []
    with context.reading() as connection:
        scope = read_scope(context, connection, moment, staff=staff, section=section, department=department)
        recorded = store.state(connection, scope.organisation, moment, names)
        if evidence:
            completed = last_completions(connection, context.framework, moment)
            held = store.qualifications(connection, moment)
            proposals = approval.from_evidence(context.framework, recorded.present, completed, held)
            proposals = approval.within(scope.people, proposals)
            rows = approval.proposal_rows(scope.people, proposals)
            told = approval.reasons(scope.people, proposals, context.framework)
        else:
            rows = approval.newer_ratings(
                scope.people, store.ratings(connection, moment, scope.staff), approval.Rule(rule)
            )
    occasion = Occasion(moment.as_of, author(state.current().by).by, confirm=True)
    changes = ratings_change_set(message("assess.approve_title", day=moment.as_of), rows, occasion, recorded)
    context.apply(changes, "assess approve", reading=told, yes=yes, dry_run=dry_run)


@app.command("list")
def list_(
    stage: Stage = "approved",
    staff: StaffName = None,
    section: SectionName = None,
    department: Department = None,
    fy: Fy = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Levels of one stage, a row per person and a column per skill: `assess import` takes it back."""
    from skillmap.assessment.standing import level_table
    from skillmap.assessment.store import levels

    context = open_workspace()
    chosen = stage_of(stage)
    with context.reading() as connection:
        moment = context.moment(as_of, fy)
        scope = read_scope(context, connection, moment, staff=staff, section=section, department=department)
        profiles = levels(connection, moment, chosen, scope.staff)
    output.show(level_table(scope.people, profiles, chosen, context.framework, scope.organisation), form, out)


app.command()(assess_form.form)
app.command()(assess_status.status)
app.command()(assess_gap.gap)
app.command()(assess_gap.coverage)

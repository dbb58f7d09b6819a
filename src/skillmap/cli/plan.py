"""`skillmap plan`: from an aim to the trainings that lead there."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import AsOf, DryRun, Form, Out, OutDir, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.cli.plan_options import PlanAsked
from skillmap.cli.plan_what_if import what_if
from skillmap.cli.shared_options import shares
from skillmap.tables import without as without_columns

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

IN_TEXT_LEFT_OUT = ("unit", "purpose", "status", "cost", "gap", "until", "proven")
"""Columns of the list that data formats have and a terminal has no room for."""
Everybody = Annotated[bool, typer.Option("--all", help="Everybody with a plan, a workbook per section")]


@app.command()
@shares(PlanAsked, "asked", first=True)
def make(
    asked: PlanAsked,
    unassessed: Annotated[
        str, typer.Option("--unassessed", metavar="plan|skip", help="Skills never assessed: plan or skip them")
    ] = "plan",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Make training plans: proven to close the gap with the fewest hours."""
    here = desk.opened()
    with desk.progress("plan.working") as told:
        made = office.plans.make(here, asked.scope, asked.limits, unassessed=unassessed, progress=told)

    def explained() -> None:
        if made.only is not None:
            output.show(made.only)
        if made.open:
            output.say("plan.make.open", count=made.open)
        if made.unproven:
            output.say("plan.make.unproven", count=made.unproven)

    desk.apply(here, made.draft, yes=yes, dry_run=dry_run, shown=explained)


@app.command()
def show(
    staff: Annotated[str, typer.Argument(metavar="PERSON", help="Staff number, name or kana")],
    history: Annotated[bool, typer.Option("--history", help="All revisions in one line each")] = False,
    revision: Annotated[int | None, typer.Option("--revision", metavar="N", help="An earlier revision")] = None,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """A person's plan, each training with its reason, its time and how far it is."""
    here = desk.opened()
    moment = here.moment(as_of)
    if history:
        output.show(office.plans.history(here, moment, staff), form, out)
        return
    for one in office.plans.show(here, moment, staff, revision):
        output.show(one.table, form, out)
        if form is Format.TEXT and out is None and one.timeline is not None:
            output.show(one.timeline)


@app.command("list")
def list_(
    section: SectionName = None,
    stale: Annotated[
        bool, typer.Option("--stale", help="Only plans that something recorded since has overtaken, and what it was")
    ] = False,
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Everybody's plan in one line each, with what is completed and booked."""
    here = desk.opened()
    if stale:
        output.show(office.plans.stale(here, here.moment(as_of), section), form, out)
        return
    table = office.plans.plans(here, here.moment(as_of), section)
    output.show(
        without_columns(table, *IN_TEXT_LEFT_OUT) if output.chosen(form, out) is Format.TEXT else table, form, out
    )


@app.command()
def approve(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Annotated[bool, typer.Option("--all", help="All plans that are still drafts")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Approve plans."""
    here, scope = desk.opened(), office.plan_scope.PlanScope(staff, section, everybody)
    desk.apply(here, office.plans.approve(here, scope), yes=yes, dry_run=dry_run)


@app.command()
def withdraw(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Annotated[bool, typer.Option("--all", help="The plans of everybody")] = False,
    leaders: Annotated[bool, typer.Option("--leaders", help="Only plans for the leaders' programme")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """End plans without new ones; they stay readable with plan show --history."""
    here, scope = desk.opened(), office.plan_scope.PlanScope(staff, section, everybody, leaders)
    desk.apply(here, office.plans.withdraw(here, scope), yes=yes, dry_run=dry_run)


app.command("what-if")(what_if)


@app.command()
def sheet(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Everybody = False,
    as_of: AsOf = None,
    out: OutDir = None,
) -> None:
    """Write training plans as one page per person, ready for the interview."""
    here = desk.opened()
    scope = office.plan_scope.PlanScope(staff, section, everybody)
    made = office.plan_sheet.plan_sheets(here, scope, as_of, out)
    done = outgoing.hand_out(here, made.handout, "plan.sheet.working")
    output.tell("plan.sheet.done", count=len(made.handout.jobs), people=made.people, folder=str(done.folder))
    outgoing.list_files(done.paths)

"""`skillmap plan`: from an aim to the trainings that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, plan_made, plan_scope
from skillmap.cli.context import open_workspace, progress
from skillmap.cli.options import AsOf, DryRun, Form, Out, SectionName, StaffName, Target, Yes
from skillmap.cli.output import Format
from skillmap.cli.plan_scope import Budget, By, Everybody, First, Hours, Leaders, Least, Role, Scope, organisation_of
from skillmap.cli.plan_sheet import sheet
from skillmap.cli.plan_what_if import what_if
from skillmap.errors import InputRefused, UsageRefused

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from skillmap.cli.context import Context
    from skillmap.planning.progress import Progress
    from skillmap.planning.store import Made
    from skillmap.storage.facts import Moment

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

Skip = Annotated[
    str, typer.Option("--unassessed", metavar="plan|skip", help="Skills never assessed: plan or skip them")
]
IN_TEXT_LEFT_OUT = ("unit", "purpose", "status", "cost", "gap", "until", "proven")
"""Columns of the list that data formats have and a terminal has no room for."""


@app.command()
def make(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Everybody = False,
    leaders: Leaders = False,
    role: Role = None,
    to: Target = None,
    fy: First = None,
    by: By = None,
    hours_per_year: Hours = None,
    budget: Budget = None,
    minimise: Least = "hours",
    unassessed: Skip = "plan",
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Make training plans: proven to close the gap with the fewest hours."""
    from skillmap.planning import many, standing, store

    context = open_workspace()
    limits = plan_scope.limits(context, fy, by, hours_per_year, budget, minimise)
    if unassessed not in ("plan", "skip"):
        raise UsageRefused("E_OPTION_VALUE", name="--unassessed", found=unassessed)
    with context.reading() as connection:
        organisation = organisation_of(context, connection)
        scope = Scope(staff, section, everybody, leaders, role, to)
        asked = plan_scope.asked(context, connection, organisation, scope)
        ids = [a.person.id for a in asked]
        known = standing.known(context.framework, connection, context.moment(), ids)
        present = store.plans(connection, context.moment(), ids)
        last = store.last_numbers(connection)
    with progress("plan.working") as told:
        wanted = many.make(context.framework, asked, known, limits, skip_unassessed=unassessed == "skip", progress=told)
    changes = store.change_set(wanted, present, last, context.today)

    def explained() -> None:
        plan_made.explain(context, wanted, known, last)

    context.apply(changes, "plan make", yes=yes, dry_run=dry_run, when_shown=explained)


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
    from skillmap.org.find import find_person
    from skillmap.planning import store, tables, timeline

    context = open_workspace()
    moment = context.moment(as_of)
    with context.reading() as connection:
        person = find_person(organisation_of(context, connection, as_of), staff)
        every = store.revisions(connection, moment, [person.id])
        stands = _progress(context, connection, moment, every)
    every = [m for m in every if m.staff_id == person.id]
    if not every:
        raise InputRefused("E_PLAN_NONE", found=person.shown)
    if history:
        output.show(timeline.revision_table(context.framework, person, every), form, out)
        return
    chosen = [m for m in every if (m.no == revision if revision else m.status is not store.Status.REPLACED)]
    if not chosen:
        raise InputRefused("E_PLAN_REVISION", found=person.shown, no=revision)
    for one in chosen:
        output.show(tables.plan_table(context.framework, person, one, stands[one.id]), form, out)
        if form is Format.TEXT and out is None and one.plan.items:
            output.show(timeline.timeline_table(context.framework, one, stands[one.id]))


@app.command("list")
def list_(section: SectionName = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Everybody's plan in one line each, with what is completed and booked."""
    from skillmap.org.find import find_unit
    from skillmap.planning import store, tables
    from skillmap.tables import without

    context = open_workspace()
    moment = context.moment(as_of)
    with context.reading() as connection:
        organisation = organisation_of(context, connection, as_of)
        made = store.plans(connection, moment)
        stands = _progress(context, connection, moment, made.values())
    people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    table = tables.plans_table(context.framework, organisation, people, made, stands)
    output.show(without(table, *IN_TEXT_LEFT_OUT) if form is Format.TEXT else table, form, out)


@app.command()
def approve(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Annotated[bool, typer.Option("--all", help="All plans that are still drafts")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Approve plans."""
    from skillmap.planning import store

    context = open_workspace()
    with context.reading() as connection:
        organisation = organisation_of(context, connection)
        people = plan_scope.people(organisation, Scope(staff, section, everybody))
        made = store.plans(connection, context.moment(), [p.id for p in people])
    chosen = [(p, made[p.id, purpose]) for p in people for purpose in store.Purpose if (p.id, purpose) in made]
    if staff and not chosen:
        raise InputRefused("E_PLAN_NONE", found=people[0].shown)
    context.apply(store.approve(chosen), "plan approve", yes=yes, dry_run=dry_run)


app.command("what-if")(what_if)
app.command()(sheet)


def _progress(context: Context, connection: Connection, moment: Moment, made: Collection[Made]) -> dict[int, Progress]:
    from skillmap.planning.progress import everybody
    from skillmap.planning.standing import seats
    from skillmap.training.completions import completed_trainings

    staff = {m.staff_id for m in made}
    done = completed_trainings(connection, context.framework, moment)
    return everybody(made, done, seats(connection, moment, staff))

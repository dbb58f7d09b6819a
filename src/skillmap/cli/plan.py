"""`skillmap plan`: from an aim to the trainings that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import Context, open_workspace, parse_fy, progress
from skillmap.cli.options import AsOf, DryRun, Form, Out, SectionName, StaffName, Target, Yes
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.org.model import Organisation, Person
    from skillmap.planning.many import Asked
    from skillmap.planning.problem import Limits

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

Everybody = Annotated[bool, typer.Option("--all", help="Everybody with an aim")]
Leaders = Annotated[bool, typer.Option("--leaders", help="The leaders' programme for every section leader")]
By = Annotated[str | None, typer.Option("--by-fy", metavar="YEAR", help="Last fiscal year of the plan")]
Hours = Annotated[float | None, typer.Option("--hours-per-year", help="Training hours a year (default: the settings)")]
Budget = Annotated[int | None, typer.Option("--budget", metavar="YEN", help="What the plan may cost")]
Least = Annotated[str, typer.Option("--minimise", metavar="hours|cost", help="What the plan should have least of")]
Skip = Annotated[
    str, typer.Option("--unassessed", metavar="plan|skip", help="Skills never assessed: plan or skip them")
]
First = Annotated[str | None, typer.Option("--fy", metavar="YEAR", help="First fiscal year of the plan")]


@app.command()
def make(
    staff: StaffName = None,
    section: SectionName = None,
    everybody: Everybody = False,
    leaders: Leaders = False,
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
    limits = _limits(context, fy, by, hours_per_year, budget, minimise)
    if unassessed not in ("plan", "skip"):
        raise UsageRefused("E_OPTION_VALUE", name="--unassessed", found=unassessed)
    with context.reading() as connection:
        organisation = _organisation(context, connection)
        asked = _asked(context, connection, organisation, staff, section, to, everybody=everybody, leaders=leaders)
        known = standing.known(context.framework, connection, context.moment(), [a.person.id for a in asked])
        present = store.plans(connection, context.moment())
        last = store.last_numbers(connection)
    with progress("plan.working") as told:
        wanted = many.make(context.framework, asked, known, limits, skip_unassessed=unassessed == "skip", progress=told)
    changes = store.change_set(wanted, present, last, context.today)
    context.apply(changes, "plan make", yes=yes, dry_run=dry_run)


@app.command()
def show(
    staff: Annotated[str, typer.Argument(metavar="PERSON", help="Staff number, name or kana")],
    as_of: AsOf = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """A person's plan, each training with its reason."""
    from skillmap.errors import InputRefused
    from skillmap.org.find import find_person
    from skillmap.planning import store, tables

    context = open_workspace()
    with context.reading() as connection:
        organisation = _organisation(context, connection, as_of)
        person = find_person(organisation, staff)
        made = [m for (who, _), m in store.plans(connection, context.moment(as_of)).items() if who == person.id]
    if not made:
        raise InputRefused("E_PLAN_NONE", found=person.shown)
    for one in made:
        output.show(tables.plan_table(context.framework, person, one), form, out)


@app.command("list")
def list_(section: SectionName = None, as_of: AsOf = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Everybody's plan in one line each."""
    from skillmap.org.find import find_unit
    from skillmap.planning import store, tables

    context = open_workspace()
    with context.reading() as connection:
        organisation = _organisation(context, connection, as_of)
        made = store.plans(connection, context.moment(as_of))
    people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    output.show(tables.plans_table(context.framework, organisation, people, made), form, out)


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
        organisation = _organisation(context, connection)
        people = _people(organisation, staff, section, everybody=everybody)
        made = store.plans(connection, context.moment())
    chosen = [(p, made[p.id, purpose]) for p in people for purpose in store.Purpose if (p.id, purpose) in made]
    context.apply(store.approve(chosen), "plan approve", yes=yes, dry_run=dry_run)


def _organisation(context: Context, connection: Connection, as_of: str | None = None) -> Organisation:
    from skillmap.org.store import organisation

    return organisation(connection, context.moment(as_of), context.settings.grades)


def _limits(
    context: Context, fy: str | None, by: str | None, hours: float | None, budget: int | None, minimise: str
) -> Limits:
    from skillmap.planning.problem import Limits, Minimise

    first = context.fiscal_year(fy)
    if hours is not None and not 0 < hours <= 2000:
        raise UsageRefused("E_PLAN_LIMIT", name="--hours-per-year", found=hours)
    if budget is not None and budget < 0:
        raise UsageRefused("E_PLAN_LIMIT", name="--budget", found=budget)
    if minimise not in [m.value for m in Minimise]:
        raise UsageRefused("E_OPTION_VALUE", name="--minimise", found=minimise)
    years = parse_fy(by).year - first.year + 1 if by else None
    if years is not None and not 1 <= years <= 20:
        raise UsageRefused("E_PLAN_LIMIT", name="--by-fy", found=by)
    half = 2 if first == context.fiscal_year(None) and context.today.month in (10, 11, 12, 1, 2, 3) else 1
    return Limits(first.year, half, hours or context.settings.hours_per_year, years, budget, Minimise(minimise))


def _people(
    organisation: Organisation, staff: str | None, section: str | None, *, everybody: bool
) -> tuple[Person, ...]:
    from skillmap.org.find import find_person, find_unit

    if staff:
        return (find_person(organisation, staff),)
    if section:
        return organisation.members(find_unit(organisation, section).id)
    if everybody:
        return organisation.people
    raise UsageRefused("E_PLAN_WHO")


def _asked(
    context: Context,
    connection: Connection,
    organisation: Organisation,
    staff: str | None,
    section: str | None,
    to: str | None,
    *,
    everybody: bool,
    leaders: bool,
) -> list[Asked]:
    from skillmap.careers.store import aims, recognitions
    from skillmap.careers.target import target as meant
    from skillmap.errors import InputRefused
    from skillmap.framework.model import RoleGrade
    from skillmap.leaders.register import seats_on
    from skillmap.leaders.rule import in_force
    from skillmap.leaders.store import all_terms
    from skillmap.planning.many import Asked, leader_target
    from skillmap.planning.store import Purpose

    moment = context.moment()
    if leaders:
        target = leader_target(context.framework)
        rule = in_force(context.framework.leaders)
        seats = seats_on(rule, organisation, all_terms(connection, moment))
        leading = {seat.person.id for seat in seats if seat.is_covered and seat.person}
        return [Asked(p, Purpose.LEADER, target) for p in organisation.people if p.id in leading]
    people = _people(organisation, staff, section, everybody=everybody)
    if to:
        held = recognitions(connection, moment)
        return [Asked(p, Purpose.AIM, meant(context.framework, to, held.get(p.id, ()))) for p in people]
    wishes = aims(connection, moment)
    known = {(r.id, g) for r in context.framework.roles.values() for g in r.grades}
    asked = [
        Asked(p, Purpose.AIM, RoleGrade(role=wishes[p.id].role, grade=wishes[p.id].grade))
        for p in people
        if p.id in wishes and (wishes[p.id].role, wishes[p.id].grade) in known
    ]
    if staff and not asked:
        raise InputRefused("E_NO_AIM", found=people[0].shown)
    return asked

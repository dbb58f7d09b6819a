"""For whom plans are asked, within which limits: what `plan make`, `what-if` and `sheet` share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli.context import Context, parse_fy
from skillmap.errors import InputRefused, UsageRefused

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from skillmap.framework.model import RoleGrade
    from skillmap.org.model import Organisation, Person
    from skillmap.planning.many import Asked
    from skillmap.planning.problem import Limits

Everybody = Annotated[bool, typer.Option("--all", help="Everybody with an aim")]
Leaders = Annotated[bool, typer.Option("--leaders", help="The leaders' programme for every section leader")]
Role = Annotated[str | None, typer.Option("--role", metavar="ROLE/GRADE", help="Only those who aim at this role grade")]
By = Annotated[str | None, typer.Option("--by", "--by-fy", metavar="YEAR", help="Last fiscal year of the plan")]
Hours = Annotated[float | None, typer.Option("--hours-per-year", help="Training hours a year (default: the settings)")]
Budget = Annotated[int | None, typer.Option("--budget", metavar="YEN", help="What the plan may cost")]
Least = Annotated[str, typer.Option("--minimise", metavar="hours|cost|time", help="What the plan should have least of")]
First = Annotated[str | None, typer.Option("--fy", metavar="YEAR", help="First fiscal year of the plan")]

MOST_YEARS = 20
LEAST_HOURS, MOST_HOURS = 0.5, 2000
"""Hours per year: half an hour, and as many as there are working hours."""
MOST_YEN = 1_000_000_000


@dataclass(frozen=True)
class Scope:
    """Who is meant: one person, a unit, everybody with an aim, or the leaders; `to` instead of their aims."""

    staff: str | None = None
    section: str | None = None
    everybody: bool = False
    leaders: bool = False
    role: str | None = None
    to: str | None = None


def limits(
    context: Context, fy: str | None, by: str | None, hours: float | None, budget: int | None, minimise: str
) -> Limits:
    """The limits of a plan. Raises UsageRefused (E_PLAN_LIMIT, E_OPTION_VALUE) for absurd ones."""
    from skillmap.planning.problem import Limits, Minimise

    first = context.fiscal_year(fy)
    check_hours(hours)
    if budget is not None and not 0 <= budget <= MOST_YEN:
        raise UsageRefused("E_PLAN_LIMIT", name="--budget", found=budget, least=0, most=MOST_YEN)
    if minimise not in [m.value for m in Minimise]:
        raise UsageRefused("E_OPTION_VALUE", name="--minimise", found=minimise)
    years = parse_fy(by).year - first.year + 1 if by else None
    if years is not None and not 1 <= years <= MOST_YEARS:
        last = first.year + MOST_YEARS - 1
        raise UsageRefused("E_PLAN_LIMIT", name="--by", found=by, least=str(first.year), most=str(last))
    half = 2 if first == context.fiscal_year(None) and context.today.month in (10, 11, 12, 1, 2, 3) else 1
    return Limits(first.year, half, hours or context.settings.hours_per_year, years, budget, Minimise(minimise))


def check_hours(hours: float | None) -> None:
    """Raises UsageRefused (E_PLAN_LIMIT) for hours per year that nobody can mean."""
    if hours is not None and not LEAST_HOURS <= hours <= MOST_HOURS:
        raise UsageRefused("E_PLAN_LIMIT", name="--hours-per-year", found=hours, least=LEAST_HOURS, most=MOST_HOURS)


def organisation_of(context: Context, connection: Connection, as_of: str | None = None) -> Organisation:
    """The organisation on the day of the question."""
    from skillmap.org.store import organisation

    return organisation(connection, context.moment(as_of), context.settings.grades)


def people(organisation: Organisation, scope: Scope) -> tuple[Person, ...]:
    """The people meant, in roster order. Raises UsageRefused (E_PLAN_WHO) when nobody is named."""
    from skillmap.org.find import find_person, find_unit

    if scope.staff:
        return (find_person(organisation, scope.staff),)
    if scope.section:
        return organisation.members(find_unit(organisation, scope.section).id)
    if scope.everybody or scope.role:
        return organisation.people
    raise UsageRefused("E_PLAN_WHO")


def asked(context: Context, connection: Connection, organisation: Organisation, scope: Scope) -> list[Asked]:
    """For whom a plan toward what is asked, in roster order.

    Raises InputRefused: E_NO_AIM for one person without aim, E_AIM_GONE when the aim's role was withdrawn.
    """
    from skillmap.careers.store import aims, recognitions
    from skillmap.careers.target import target as meant
    from skillmap.framework.model import RoleGrade
    from skillmap.leaders.store import leaders_on
    from skillmap.planning.many import Asked, leader_target
    from skillmap.planning.store import Purpose

    moment, framework = context.moment(), context.framework
    if scope.leaders:
        target = leader_target(framework)
        leading = {term.staff_id for term in leaders_on(connection, moment)}
        narrowed = people(organisation, scope) if scope.staff or scope.section else organisation.people
        return [Asked(p, Purpose.LEADER, target) for p in narrowed if p.id in leading]
    chosen = people(organisation, scope)
    held = recognitions(connection, moment)
    if scope.to:
        return [Asked(p, Purpose.AIM, meant(framework, scope.to, held.get(p.id, ()))) for p in chosen]
    wishes = aims(connection, moment)
    only = meant(framework, scope.role) if scope.role else None
    found = []
    for person in chosen:
        wish = wishes.get(person.id)
        if wish is None:
            continue
        target = RoleGrade(role=wish.role, grade=wish.grade)
        if not _exists(context, target):
            if scope.staff:
                raise InputRefused("E_AIM_GONE", found=person.shown, target=f"{wish.role}/{wish.grade}")
        elif only is None or only == target:
            found.append(Asked(person, Purpose.AIM, target))
    if scope.staff and not found:
        raise InputRefused("E_NO_AIM", found=chosen[0].shown)
    return found


def _exists(context: Context, target: RoleGrade) -> bool:
    role = context.framework.roles.get(target.role)
    return role is not None and target.grade in role.grades

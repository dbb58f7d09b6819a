"""For whom plans are asked, and within which limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap.careers.store import aims, recognitions
from skillmap.careers.target import target as meant
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.framework.model import RoleGrade
from skillmap.leaders.store import leaders_on
from skillmap.office.office import Office
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Organisation, Person
from skillmap.planning.many import PlanRequest, leader_target
from skillmap.planning.problem import Limits, Minimise
from skillmap.planning.store import Purpose
from skillmap.problems import Problem, problem

MOST_YEARS = 20
LEAST_HOURS, MOST_HOURS = 0.5, 2000
"""Hours per year: half an hour, and as many as there are working hours."""
MOST_YEN = 1_000_000_000


@dataclass(frozen=True)
class PlanScope:
    """Who is meant: one person, a unit, everybody with an aim, or the leaders; `to` instead of their aims."""

    staff: str | None = None
    section: str | None = None
    everybody: bool = False
    leaders: bool = False
    role: str | None = None
    to: str | None = None


@dataclass(frozen=True)
class PlanLimits:
    """What bounds a plan; nothing given = the office's settings, no last year, no budget."""

    fy: FiscalYear | None = None
    """First fiscal year; None = the present one."""
    last: FiscalYear | None = None
    hours: float | None = None
    """Training hours a year."""
    budget: int | None = None
    """Yen."""
    minimise: str = "hours"
    """hours, cost or time."""


def limits(office: Office, said: PlanLimits) -> Limits:
    """The limits of a plan. Raises UsageRefused (E_PLAN_LIMIT, E_OPTION_VALUE) for absurd ones."""
    first = office.fiscal_year(said.fy)
    check_hours(said.hours)
    if said.budget is not None and not 0 <= said.budget <= MOST_YEN:
        raise UsageRefused("E_PLAN_LIMIT", name="--budget", found=said.budget, least=0, most=MOST_YEN)
    if said.minimise not in [m.value for m in Minimise]:
        raise UsageRefused("E_OPTION_VALUE", name="--minimise", found=said.minimise)
    years = said.last.year - first.year + 1 if said.last else None
    if years is not None and not 1 <= years <= MOST_YEARS:
        last = first.year + MOST_YEARS - 1
        raise UsageRefused("E_PLAN_LIMIT", name="--by", found=str(said.last), least=str(first.year), most=str(last))
    # October begins the second half (下半期): nothing can be planned for the half that is over.
    half = 2 if first == office.fiscal_year() and office.today.month in (10, 11, 12, 1, 2, 3) else 1
    hours = said.hours or office.settings.hours_per_year
    return Limits(first.year, half, hours, years, said.budget, Minimise(said.minimise))


def check_hours(hours: float | None) -> None:
    """Raises UsageRefused (E_PLAN_LIMIT) for hours per year that nobody can mean."""
    if hours is not None and not LEAST_HOURS <= hours <= MOST_HOURS:
        raise UsageRefused("E_PLAN_LIMIT", name="--hours-per-year", found=hours, least=LEAST_HOURS, most=MOST_HOURS)


def people(organisation: Organisation, scope: PlanScope) -> Sequence[Person]:
    """The people meant, in roster order. Raises UsageRefused (E_PLAN_WHO) when nobody is named."""
    if scope.staff:
        return (find_person(organisation, scope.staff),)
    if scope.section:
        return organisation.members(find_unit(organisation, scope.section).id)
    if scope.everybody or scope.role:
        return organisation.people
    raise UsageRefused("E_PLAN_WHO")


def asked(office: Office, connection: Connection, organisation: Organisation, scope: PlanScope) -> list[PlanRequest]:
    """For whom a plan toward what is asked, in roster order.

    Raises InputRefused: E_NO_AIM for one person without aim, E_AIM_GONE when the aim's role was withdrawn.
    """
    moment, framework = office.moment(), office.framework
    if scope.leaders:
        target = leader_target(framework)
        # Leaders have their programme without having an aim of their own.
        leading = {term.staff_id for term in leaders_on(connection, moment)}
        narrowed = people(organisation, scope) if scope.staff or scope.section else organisation.people
        return [PlanRequest(p, Purpose.LEADER, target) for p in narrowed if p.id in leading]
    chosen = people(organisation, scope)
    mine = [p.id for p in chosen]
    held = recognitions(connection, moment, mine)
    if scope.to:
        return [PlanRequest(p, Purpose.AIM, meant(framework, scope.to, held.get(p.id, ()))) for p in chosen]
    wishes = aims(connection, moment, mine)
    only = meant(framework, scope.role) if scope.role else None
    found = []
    for person in chosen:
        wish = wishes.get(person.id)
        if wish is None:
            continue
        target = RoleGrade(role=wish.role, grade=wish.grade)
        # Of many the aim is passed over and told elsewhere (status); one person asked for by name gets the reason.
        if not _exists(office, target):
            if scope.staff:
                raise InputRefused("E_AIM_GONE", found=person.shown, target=f"{wish.role}/{wish.grade}")
        elif only is None or only == target:
            found.append(PlanRequest(person, Purpose.AIM, target))
    if scope.staff and not found:
        raise InputRefused("E_NO_AIM", found=chosen[0].shown)
    return found


def without_plan(
    office: Office, connection: Connection, organisation: Organisation, scope: PlanScope, found: Sequence[PlanRequest]
) -> list[Problem]:
    """Who of a group gets no plan because the definitions lack the role grade; or that nobody has an aim."""
    if scope.to or scope.leaders or scope.staff:
        return []
    chosen, wishes = people(organisation, scope), aims(connection, office.moment())
    targets = [RoleGrade(role=w.role, grade=w.grade) for p in chosen if (w := wishes.get(p.id)) is not None]
    gone = [f"{t.role}/{t.grade}" for t in targets if not _exists(office, t)]
    if gone:
        return [problem("W_PLAN_AIMS_GONE", count=len(gone), named=tuple(sorted(set(gone))))]
    return [] if targets or found else [problem("N_PLAN_NO_AIMS")]


def _exists(office: Office, target: RoleGrade) -> bool:
    role = office.framework.roles.get(target.role)
    return role is not None and target.grade in role.grades

"""People's levels: approving them in bulk, listing them, gaps, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from skillmap.assessment import approval, standing, store
from skillmap.assessment import coverage as covering
from skillmap.assessment.changes import Occasion, ratings_change_set
from skillmap.assessment.model import Stage
from skillmap.assessment.people import whose
from skillmap.careers.model import Aim
from skillmap.careers.store import aims
from skillmap.errors import InputRefused, UsageRefused
from skillmap.framework.find import find_skill
from skillmap.framework.model import RoleGrade
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.office.scope import PeopleScope, one, read_scope, targets_of
from skillmap.problems import Problem
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training.completions import last_completions
from skillmap.words import Message, message


@renewable
def approve(
    office: Office,
    moment: Moment,
    *,
    staff: str | None = None,
    section: str | None = None,
    department: str | None = None,
    rule: str = "supervisor",
    evidence: bool = False,
) -> Draft:
    """Levels approved in bulk: the supervisors' newer ones, or those that evidence speaks for.

    Args:
        office: The office.
        moment: The day of the approval.
        staff: Only this person; without any of the three everybody.
        section: Only this unit and what is below it.
        department: Only this department.
        rule: supervisor = the supervisors' levels; agreed = where self and supervisor agree.
        evidence: Levels that completed trainings and qualifications speak for instead.

    Raises:
        UsageRefused: E_OPTION_VALUE for another rule, E_GAP_SCOPE.
    """
    if rule not in list(approval.ApprovalRule):
        raise UsageRefused("E_OPTION_VALUE", name="--rule", found=rule)
    # An approval for a day before the last change of the definitions would be in words that did not hold then (ADR 18).
    office.words.refuse(moment.as_of)
    names = {skill.id: skill.name.text for skill in office.framework.skills.values()}
    told: list[Problem] = []
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section, department=department)
        recorded = store.state(connection, partial(whose, scope.organisation), moment, names)
        if evidence:
            completed = last_completions(connection, office.framework, moment)
            held = store.qualifications(connection, moment)
            proposals = approval.from_evidence(office.framework, recorded.present, completed, held)
            proposals = approval.within(scope.people, proposals)
            rows = approval.proposal_rows(scope.people, proposals)
            told = approval.reasons(scope.people, proposals, office.framework)
        else:
            rated = store.ratings(connection, moment, scope.staff)
            rows = approval.newer_ratings(scope.people, rated, approval.ApprovalRule(rule))
    # Also where the level stays what it was: that somebody has looked at it is what an approval records.
    occasion = Occasion(moment.as_of, office.who.by, confirm=True)
    changes = ratings_change_set(message("assess.approve_title", day=moment.as_of), rows, occasion, recorded)
    return Draft("assess approve", changes, told, {"evidence": True} if evidence else {})


def levels(
    office: Office,
    moment: Moment,
    stage: Stage = Stage.APPROVED,
    *,
    staff: str | None = None,
    section: str | None = None,
    department: str | None = None,
) -> Table:
    """Levels of one stage, a row per person and a column per skill; `intake.ratings` takes the listing back."""
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section, department=department)
        profiles = store.levels(connection, moment, stage, scope.staff)
    table = standing.level_table(scope.people, profiles, stage, office.framework, scope.organisation)
    return replace(table, notes=standing.unfitting(scope.people, profiles, office.framework))


def gap(
    office: Office,
    moment: Moment,
    *,
    staff: str | None = None,
    section: str | None = None,
    department: str | None = None,
    to: str | None = None,
) -> Table:
    """What is missing: one person's skills, a section's people, a department's sections, or all by role.

    Args:
        office: The office.
        moment: The day.
        staff: One person, by number, name or kana.
        section: A unit, by name or path.
        department: A department, by name or path.
        to: The role grade that everybody is compared with; None = the own aim.

    Raises:
        UsageRefused: E_GAP_SCOPE when several are named.
        InputRefused: E_GAP_NO_TARGET for one person without aim, E_AIM_GONE when its role was withdrawn, and what
            `org.find` raises.
    """
    if staff is not None and section is None and department is None:
        return _own_gap(office, moment, staff, to)
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section, department=department)
        targets = targets_of(office, connection, scope, to)
        profiles = store.levels(connection, moment, Stage.APPROVED, scope.staff)
        wished = {} if to is not None else aims(connection, moment)
    found = standing.standings(scope.people, targets, profiles, office.framework)
    if section is not None:
        table = standing.people_table(found, office.framework, scope.organisation)
    elif department is not None or to is not None:
        table = standing.group_table(found, scope.organisation, sections=department is not None)
    else:
        table = standing.role_table(found, office.framework, scope.organisation)
    return replace(table, notes=(*table.notes, *_without_target(scope, targets, wished, to)))


def _own_gap(office: Office, moment: Moment, staff: str, to: str | None) -> Table:
    with office.read() as connection:
        scope = one(office, connection, moment, staff)
        [person] = scope.people
        targets = targets_of(office, connection, scope, to)
        if person.id not in targets:
            # An aim whose role was withdrawn is not "no aim": whoever looks for it finds it on record.
            if (gone := aims(connection, moment, scope.staff).get(person.id)) is not None:
                raise InputRefused("E_AIM_GONE", found=person.shown, target=f"{gone.role}/{gone.grade}")
            raise InputRefused("E_GAP_NO_TARGET", found=person.shown)
        own = {s: store.levels(connection, moment, s, [person.id]).get(person.id, {}) for s in Stage}
    return standing.person_table(person, targets[person.id], own, office.framework, scope.organisation)


def _without_target(
    scope: PeopleScope, targets: Mapping[int, RoleGrade], wished: Mapping[int, Aim], to: str | None
) -> tuple[Message, ...]:
    """Who is in no listing of aims because their role grade is gone; or that nobody has an aim."""
    gone = sorted({f"{a.role}/{a.grade}" for p in scope.people if (a := wished.get(p.id)) and p.id not in targets})
    if gone:
        count = sum(p.id in wished and p.id not in targets for p in scope.people)
        return (message("gap.gone", count=count, named=tuple(gone)),)
    return () if targets or to is not None else (message("gap.no_aims"),)


def distribution(office: Office, moment: Moment, *, section: str | None = None, department: str | None = None) -> Table:
    """How many people stand at which level of each skill."""
    with office.read() as connection:
        scope = read_scope(office, connection, moment, section=section, department=department)
        profiles = store.approved_levels(connection, moment)
    return standing.distribution_table(scope.people, profiles, office.framework, scope.organisation)


@dataclass(frozen=True)
class CoverageFound:
    """Units and how many of their people have a level; whether any is short."""

    table: Table
    is_short: bool


def coverage(
    office: Office,
    moment: Moment,
    skill: str,
    level: int,
    count: int,
    *,
    each: str = "section",
    section: str | None = None,
    department: str | None = None,
) -> CoverageFound:
    """Whether so many people of each unit are at a level of a skill or above.

    Args:
        office: The office.
        moment: The day.
        skill: A skill by id or name.
        level: The level on the framework's scale.
        count: At least so many people.
        each: section, department or office.
        section: Only units within this one.
        department: Only units within this department.

    Raises:
        UsageRefused: E_LEVEL_UNKNOWN, E_OPTION_VALUE for another `each`.
    """
    asked = _requirement(office, skill, level, count, each)
    with office.read() as connection:
        scope = read_scope(office, connection, moment, section=section, department=department)
        profiles = store.approved_levels(connection, moment)
    organisation = scope.organisation
    found = covering.coverage(organisation, profiles, [asked])
    if section or department:
        inside = {p.unit_id for p in scope.people}
        found = [c for c in found if c.unit and any(organisation.is_within(u, c.unit.id) for u in inside)]
    table = covering.coverage_table(found, office.framework, organisation)
    return CoverageFound(table, any(one.missing for one in found))


def _requirement(office: Office, skill: str, level: int, count: int, each: str) -> covering.Requirement:
    scale = [step.level for step in office.framework.header.scale]
    if level not in scale:
        raise UsageRefused("E_LEVEL_UNKNOWN", found=level, expected=tuple(scale))
    if each not in list(covering.Each):
        raise UsageRefused("E_OPTION_VALUE", name="--each", found=each)
    return covering.Requirement(find_skill(office.framework, skill).id, level, count, covering.Each(each))

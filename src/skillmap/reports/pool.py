"""Who could fill a role grade soonest: who is nearest to it, and what the plan of each would take. Pure."""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from skillmap.careers.recognise import Candidate, candidate
from skillmap.days import FiscalYear, fiscal_year
from skillmap.framework.model import RoleGrade
from skillmap.org.model import Person
from skillmap.planning.problem import Plan
from skillmap.reports.lack import lacking
from skillmap.reports.snapshot import Snapshot
from skillmap.reports.supply import RoleKey, in_sight, role_name
from skillmap.tables import Table, column, number, without
from skillmap.words import Fact, message

MOST_ROLES = 12
"""Role grades for which people are looked for, those with the largest gap; more do not fit on a page."""
SHORTLIST = 5
"""People nearest by level whose plans are made; of them `SHOWN` who would be there first."""
SHOWN = 3
PERSONAL = ("number", "name")
COLUMNS = (
    column("role", "人材像", "role"),
    number("left", "確保未定", "gap", unit=("人", "people")),
    number("no", "順", "order"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("department", "部", "department"),
    column("levels", "レベル", "levels met"),
    column("trainings", "必修の研修", "prescribed trainings"),
    number("hours", "計画の時間", "plan", unit=("時間", "h")),
    number("cost", "計画の費用", "cost", unit=("円", "yen")),
    column("until", "最短の時期", "earliest"),
    number("open", "研修のない不足", "left open", unit=("段階", "levels")),
)


@dataclass(frozen=True, slots=True)
class PoolMember:
    """Somebody who could fill a role grade, with the plan that leads there."""

    near: Candidate
    plan: Plan

    @property
    def until(self) -> tuple[int, int]:
        """Fiscal year and half of the plan's last training; (0, 0) for a plan without any."""
        return max(((item.fy, item.half) for item in self.plan.items), default=(0, 0))

    @property
    def open(self) -> int:
        """Levels that no training closes."""
        return sum(gap.level_to - gap.level_from for gap in self.plan.uncovered)


Pool = Mapping[RoleKey, Sequence[PoolMember]]
"""By role grade, whoever would be there first first."""


def wanted(snapshot: Snapshot) -> list[RoleKey]:
    """Role grades for which people are looked for. Leaders are not: their sections name them."""
    rule = snapshot.rule
    found = [key for key, _ in lacking(snapshot) if key != (rule.role, rule.grade)]
    return found[:MOST_ROLES]


def shortlists(snapshot: Snapshot) -> dict[RoleKey, list[Candidate]]:
    """The people nearest to each role grade wanted, those with the fewest missing levels and trainings first.

    Somebody never assessed in a skill is missing the whole level there. Who has the grade, a plan toward it, or is on
    leave is left out; ties keep the roster order.
    """
    ground = _Ground(snapshot)
    return {key: ground.nearest(key) for key in wanted(snapshot)}


def ranked(found: Sequence[PoolMember]) -> list[PoolMember]:
    """Who would be there first: fewest levels left open, then the earliest end, then the fewest hours."""
    return sorted(found, key=lambda one: (one.open, one.until, one.plan.hours))[:SHOWN]


def pool_table(snapshot: Snapshot, pool: Pool, *, with_names: bool) -> Table:
    """The people by role grade; without names only their departments."""
    left = {key: found.left for key, found in lacking(snapshot)}
    rows: list[tuple[Fact, ...]] = []
    for key, members in pool.items():
        for no, one in enumerate(members, 1):
            unit = snapshot.organisation.department_of(one.near.person.unit_id)
            fit, plan = one.near.fit, one.plan
            rows.append(
                (
                    role_name(snapshot, key), left.get(key, 0), no, one.near.person.number, one.near.person.name,
                    unit.full_name if unit else message("year.outside"),
                    f"{fit.levels_met}/{fit.levels_required}", f"{fit.trainings_done}/{fit.trainings_required}",
                    plan.hours, plan.cost_yen, _when(one.until, snapshot), one.open,
                )
            )  # fmt: skip
    table = Table("pool", message("pool.title"), COLUMNS, rows, (message("pool.note"),), snapshot.organisation.day)
    return table if with_names else without(table, *PERSONAL)


def _when(until: tuple[int, int], snapshot: Snapshot) -> Fact:
    """The half year in which the plan ends; what ended in an earlier one waits for its results."""
    fy, half = until
    day = snapshot.organisation.day
    if not fy:
        return message("pool.now")
    if until < (fiscal_year(day).year, 1 if 4 <= day.month <= 9 else 2):
        return message("pool.results")
    return message(f"person.half.{half}", fy=FiscalYear(fy).text)


@dataclass(frozen=True)
class _Ground:
    """Everybody's levels by skill, a byte each, so that a role grade is compared with all of them at once.

    Thirty thousand people against twelve role grades one by one would cost as much as the rest of the page.
    """

    snapshot: Snapshot

    @property
    def people(self) -> Sequence[Person]:
        return self.snapshot.organisation.people

    @cached_property
    def staff(self) -> Sequence[int]:
        """Their ids."""
        return array("i", self.snapshot.organisation.unit_of_staff)

    @cached_property
    def alike(self) -> Sequence[tuple[Mapping[str, int], array[int]]]:
        """Levels, and the places in `people` of those who have them: people with equal levels share one value."""
        levels, nothing = self.snapshot.standing.levels, dict[str, int]()
        found: dict[int, tuple[Mapping[str, int], array[int]]] = {}
        for at, staff_id in enumerate(self.staff):
            own = levels.get(staff_id, nothing)
            if (same := found.get(id(own))) is None:
                same = found[id(own)] = (own, array("i"))
            same[1].append(at)
        return list(found.values())

    @cached_property
    def columns(self) -> Mapping[str, bytes]:
        """By skill the level of each of `alike`."""
        return {skill: bytes([own.get(skill, 0) for own, _ in self.alike]) for skill in self.snapshot.framework.skills}

    def nearest(self, key: RoleKey) -> list[Candidate]:
        """The shortlist of a role grade."""
        target = RoleGrade(role=key[0], grade=key[1])
        grade = self.snapshot.framework.grade(target)
        missing = self._missing(grade.requires)
        known = in_sight(self.snapshot, key) | self.snapshot.organisation.on_leave
        # Levels first: trainings are counted only of those who are as near as the shortlist.
        near: dict[int, int] = {}
        for levels in sorted(set(missing)):
            own = [places for (_, places), short in zip(self.alike, missing, strict=True) if short == levels]
            near |= {n: levels for places in own for n in places if self.staff[n] not in known}
            if len(near) >= SHORTLIST:
                break
        first = heapq.nsmallest(SHORTLIST, sorted(near), key=lambda n: (near[n], self._untrained(n, grade.prescribed)))
        return [candidate(self.snapshot.framework, self.snapshot.standing, self.people[n], target) for n in first]

    def _missing(self, requires: Mapping[str, int]) -> Sequence[int]:
        """Levels missing of each of `alike`, in their order."""
        asked = [(skill, level) for skill, level in requires.items() if level > 0]
        if not asked:
            return bytes(len(self.alike))
        # For each level that can be held what is missing: `translate` looks it up for all of them at once.
        short = (self.columns[s].translate(bytes(max(0, level - n) for n in range(256))) for s, level in asked)
        return [sum(each) for each in zip(*short, strict=True)]

    def _untrained(self, at: int, prescribed: Collection[str]) -> int:
        done = self.snapshot.standing.completed.get(self.staff[at], frozenset())
        return sum(training not in done for training in prescribed)

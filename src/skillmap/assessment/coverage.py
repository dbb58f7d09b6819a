"""Coverage: "at least N people at level L or above in each section", requirements as data, shortfalls listed. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from skillmap.assessment.model import Levels
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation, Unit
from skillmap.tables import Table, column, number
from skillmap.words import Fact, message


class Each(StrEnum):
    """The units in each of which a requirement must hold."""

    SECTION = "section"
    DEPARTMENT = "department"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Requirement:
    """At least `count` people with `skill` at `level` or above in each unit (in `unit_id` only, when given)."""

    skill: str
    level: int
    count: int
    each: Each = Each.SECTION
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """A requirement in one unit (None = the whole office)."""

    requirement: Requirement
    unit: Unit | None
    members: int
    have: int
    unassessed: int
    """Members without a level in this skill: nobody knows whether they would count."""

    @property
    def missing(self) -> int:
        """People short of the requirement."""
        return max(0, self.requirement.count - self.have)


def coverage(
    organisation: Organisation, profiles: Mapping[int, Levels], requirements: Iterable[Requirement]
) -> list[Coverage]:
    """Every requirement in every unit it applies to, in the order of the requirements, then in 建制順."""
    found: list[Coverage] = []
    for one in requirements:
        for unit in _units(organisation, one):
            # By main post: somebody with a second post would cover two sections and be at one desk.
            people = organisation.members(unit.id) if unit is not None else organisation.people
            levels = [profiles.get(p.id, {}).get(one.skill) for p in people]
            have = sum(level is not None and level >= one.level for level in levels)
            found.append(Coverage(one, unit, len(people), have, sum(level is None for level in levels)))
    return found


def _units(organisation: Organisation, one: Requirement) -> Sequence[Unit | None]:
    if one.unit_id is not None:
        return [u for u in organisation.units if u.id == one.unit_id]
    if one.each is Each.OFFICE:
        return [None]
    return organisation.sections if one.each is Each.SECTION else organisation.departments


COLUMNS = (
    column("unit", "所属", "Unit", width=28),
    column("skill", "スキル", "Skill", width=24),
    number("level", "レベル", "Level", width=8),
    number("required", "必要", "Required", unit=("人", "people"), width=8),
    number("have", "現在", "Present", unit=("人", "people"), width=8),
    number("missing", "不足", "Short", unit=("人", "people"), width=8),
    number("unassessed", "未評価", "Not assessed", unit=("人", "people"), width=10),
    number("members", "職員数", "Members", unit=("人", "people"), width=8),
)


def coverage_table(found: Sequence[Coverage], framework: Framework, organisation: Organisation) -> Table:
    """Requirements with a shortfall; those that hold are counted below."""
    short = [one for one in found if one.missing]
    rows: list[tuple[Fact, ...]] = [
        (
            one.unit.full_name if one.unit else message("coverage.office"),
            framework.skills[one.requirement.skill].name.text,
            one.requirement.level,
            one.requirement.count,
            one.have,
            one.missing,
            one.unassessed,
            one.members,
        )
        for one in short
    ]
    notes = (message("coverage.note", checked=len(found), short=len(short)),)
    return Table("coverage-short", message("coverage.title"), COLUMNS, rows, notes, organisation.day)

"""Coverage and gaps per skill, counted once for terminal, workbook and page: what people's aims ask of each skill."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skillmap.framework.model import RoleGrade
from skillmap.org.model import Organisation, Person, Unit
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Column, Table, column, number
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True)
class Cell:
    """A skill among some people: how many aims ask for it, and how far they are. Not assessed counts as neither."""

    asked: int = 0
    met: int = 0
    short: int = 0
    unassessed: int = 0
    missing: int = 0
    """Levels missing over those who fall short."""


def by_skill(snapshot: Snapshot, people: Iterable[Person]) -> dict[str, Cell]:
    """Per skill of the framework in its order; skills that no aim asks for have an empty cell."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    requires: dict[tuple[str, int], Mapping[str, int]] = {}
    for person in people:
        aim = snapshot.standing.aims.get(person.id)
        if aim is None or aim.role not in snapshot.framework.roles:
            continue
        key = (aim.role, aim.grade)
        if key not in requires:
            grades = snapshot.framework.roles[aim.role].grades
            known = aim.grade in grades
            requires[key] = (
                snapshot.framework.grade(RoleGrade(role=aim.role, grade=aim.grade)).requires if known else {}
            )
        levels = snapshot.standing.levels.get(person.id, {})
        for skill, required in requires[key].items():
            cell, level = counts[skill], levels.get(skill)
            cell[0] += 1
            if level is None:
                cell[3] += 1
            elif level >= required:
                cell[1] += 1
            else:
                cell[2] += 1
                cell[4] += required - level
    return {skill: Cell(*counts[skill]) if skill in counts else Cell() for skill in snapshot.framework.skills}


def heat_table(snapshot: Snapshot, units: Iterable[Unit | None]) -> Table:
    """Units × skills: levels missing toward people's aims; a blank where no aim asks for the skill."""
    listed = list(units)
    skills = snapshot.framework.skills
    columns: list[Column] = [column("unit", "所属", "unit")]
    columns += [number(skill.id, skill.name.ja, skill.name.en) for skill in skills.values()]
    members = _members(snapshot, listed)
    rows: list[tuple[Fact, ...]] = []
    for unit in listed:
        cells = by_skill(snapshot, members[unit.id if unit else None])
        name: Fact = unit.full_name if unit else message("year.outside")
        rows.append((name, *(c.missing if c.asked else None for c in cells.values())))
    title = Bilingual("スキル別の不足（段階）", "Levels missing per skill")
    return Table("heatmap", title, tuple(columns), rows, (message("heat.note"),), snapshot.organisation.day)


def skill_table(snapshot: Snapshot, people: Iterable[Person]) -> Table:
    """Per skill: how many aims ask for it, met, short, not assessed, levels missing; most missing first."""
    found = by_skill(snapshot, people)
    rows: list[tuple[Fact, ...]] = [
        (snapshot.framework.skills[s].name.text, c.asked, c.met, c.short, c.unassessed, c.missing)
        for s, c in found.items()
        if c.asked
    ]
    rows.sort(key=lambda row: -int(str(row[5])))
    columns = (
        column("skill", "スキル", "skill"),
        number("asked", "求められる人", "asked of", unit=("人", "people")),
        number("met", "充足", "met", unit=("人", "people")),
        number("short", "不足", "short", unit=("人", "people")),
        number("unassessed", "未評価", "not assessed", unit=("人", "people")),
        number("missing", "不足の合計", "missing", unit=("段階", "levels")),
    )
    return Table("skills", Bilingual("スキルの充足と不足", "Skills"), columns, rows, (), snapshot.organisation.day)


def _members(snapshot: Snapshot, units: list[Unit | None]) -> dict[int | None, list[Person]]:
    """People of each unit and of those below it; None = outside all departments."""
    office: Organisation = snapshot.organisation
    found: dict[int | None, list[Person]] = {unit.id if unit else None: [] for unit in units}
    for person in office.people:
        above = [u.id for u in office.above(person.unit_id)] if person.unit_id is not None else []
        for unit_id in above:
            if unit_id in found:
                found[unit_id].append(person)
        if None in found and snapshot.department_id(person.id) is None:
            found[None].append(person)
    return found

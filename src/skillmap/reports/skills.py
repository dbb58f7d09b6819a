"""Coverage and gaps per skill, counted once for terminal, workbook and page: what people's aims ask of each skill."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from skillmap.framework.model import RoleGrade
from skillmap.org.model import Person, Unit
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Chart, Column, Table, Tone, column, number
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True)
class SkillCell:
    """A skill among some people: how many aims ask for it, and how far they are. Not assessed counts as neither."""

    asked: int = 0
    met: int = 0
    short: int = 0
    unassessed: int = 0
    missing: int = 0
    """Levels missing over those who fall short."""

    @property
    def marked(self) -> Fact:
        """Levels missing with a question mark where not everybody is assessed; None where nothing is asked."""
        if self.unassessed:
            return "?" if self.unassessed == self.asked else f"{self.missing}?"
        return self.missing if self.asked else None

    @property
    def tone(self) -> Tone | None:
        """Its colour: all met, most, fewer than half, nobody assessed; none where nothing is asked."""
        if not self.asked:
            return None
        if self.unassessed == self.asked:
            return Tone.UNKNOWN
        return Tone.GOOD if self.met == self.asked else Tone.SHORT if 2 * self.met >= self.asked else Tone.FAR


def required_of(snapshot: Snapshot, person: Person, target: RoleGrade | None = None) -> Mapping[str, int]:
    """The levels that a person's aim asks for, or those of one role grade; empty without an aim that is known.

    Level 0 asks for nothing.
    """
    if target is not None:
        return _required(snapshot, target.role, target.grade)
    aim = snapshot.standing.aims.get(person.id)
    return _required(snapshot, aim.role, aim.grade) if aim else {}


# Whoever has the same aim is asked for the same: it is put together once a role grade.
@lru_cache(maxsize=1000)
def _required(snapshot: Snapshot, role: str, grade: int) -> Mapping[str, int]:
    known = snapshot.framework.roles.get(role)
    if known is None or grade not in known.grades:
        return {}
    return {skill: level for skill, level in known.grades[grade].requires.items() if level > 0}


def by_skill(snapshot: Snapshot, people: Iterable[Person], target: RoleGrade | None = None) -> dict[str, SkillCell]:
    """Per skill of the framework in its order; skills that nothing asks for have an empty cell."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for person in people:
        levels = snapshot.standing.levels.get(person.id, _NOTHING)
        for skill, wanted in required_of(snapshot, person, target).items():
            cell, level = counts[skill], levels.get(skill)
            cell[0] += 1
            if level is None:
                cell[3] += 1
            elif level >= wanted:
                cell[1] += 1
            else:
                cell[2] += 1
                cell[4] += wanted - level
    return {skill: SkillCell(*counts[skill]) if skill in counts else SkillCell() for skill in snapshot.framework.skills}


# Departments, sections and the whole office are sums of units: everybody is looked at once for all of them.
@lru_cache(maxsize=1)
def _by_unit(snapshot: Snapshot) -> Mapping[int | None, array[int]]:
    """By the unit of the main posting the fields of the cells of all skills, one behind the other."""
    found: dict[int | None, array[int]] = {}
    here, levels, skills = snapshot.organisation.unit_of_staff, snapshot.standing.levels, snapshot.framework.skills
    width = len(fields(SkillCell))
    at, nothing = {skill: n * width for n, skill in enumerate(skills)}, bytes(len(skills) * width * array("i").itemsize)
    for staff_id, aim in snapshot.standing.aims.items():
        if staff_id not in here or not (required := _required(snapshot, aim.role, aim.grade)):
            continue
        tally, own = found.get(here[staff_id]), levels.get(staff_id, _NOTHING)
        if tally is None:
            tally = found[here[staff_id]] = array("i", nothing)
        for skill, wanted in required.items():
            if (first := at.get(skill)) is None:
                continue
            level = own.get(skill)
            tally[first] += 1
            if level is None:
                tally[first + 3] += 1
            elif level >= wanted:
                tally[first + 1] += 1
            else:
                tally[first + 2] += 1
                tally[first + 4] += wanted - level
    return found


_NOTHING: Mapping[str, int] = {}


def _summed(snapshot: Snapshot, tallies: Sequence[array[int]]) -> dict[str, SkillCell]:
    """The cells of several units together."""
    width, empty = len(fields(SkillCell)), SkillCell()
    whole = [*map(sum, zip(*tallies, strict=True))]
    cells = (tuple(whole[n : n + width]) for n in range(0, len(whole), width))
    found = {skill: SkillCell(*cell) for skill, cell in zip(snapshot.framework.skills, cells, strict=False)}
    return found or dict.fromkeys(snapshot.framework.skills, empty)


def heat_table(snapshot: Snapshot, units: Iterable[Unit | None], *, marked: bool = False) -> Table:
    """Units × skills: levels missing toward people's aims; a blank where no aim asks for the skill.

    With `marked` for people to read: 2? where somebody else is not assessed, ? where nobody is.
    """
    listed = list(units)
    skills = snapshot.framework.skills
    columns: list[Column] = [column("unit", "所属", "unit")]
    columns += [number(skill.id, skill.name.ja, skill.name.en) for skill in skills.values()]
    cells_of = _cells_of(snapshot, listed)
    rows: list[tuple[Fact, ...]] = []
    tones: dict[tuple[int, int], Tone] = {}
    for at, unit in enumerate(listed):
        cells = cells_of[unit.id if unit else None]
        name: Fact = unit.full_name if unit else message("year.outside")
        rows.append((name, *(c.marked if marked else c.missing if c.asked else None for c in cells.values())))
        tones |= {(at, n): tone for n, c in enumerate(cells.values(), 1) if (tone := c.tone) is not None}
    title = Bilingual("スキル別の不足（段階）", "Levels missing per skill")
    day = snapshot.organisation.day
    return Table("heatmap", title, tuple(columns), rows, (message("heat.note"),), day, tones=tones)


SKILL_COLUMNS = (
    column("skill", "スキル", "skill"),
    number("asked", "求められる人", "asked of", unit=("人", "people")),
    number("met", "充足", "met", unit=("人", "people")),
    number("short", "不足", "short", unit=("人", "people")),
    number("unassessed", "未評価", "not assessed", unit=("人", "people")),
    number("missing", "不足の合計", "missing", unit=("段階", "levels")),
)


def skill_table(snapshot: Snapshot, people: Iterable[Person] | None) -> Table:
    """Per skill: how many aims ask for it, met, short, not assessed, levels missing; most missing first.

    Of some people or of everybody (None).
    """
    whole = people is None
    found = _summed(snapshot, [*_by_unit(snapshot).values()]) if whole else by_skill(snapshot, people or ())
    rows: list[tuple[Fact, ...]] = [
        (snapshot.framework.skills[s].name.text, c.asked, c.met, c.short, c.unassessed, c.missing)
        for s, c in found.items()
        if c.asked
    ]
    rows.sort(key=lambda row: -int(str(row[5])))
    chart = Chart("bars", "skill", ("met", "short", "unassessed"))
    title, day = Bilingual("スキルの充足と不足", "Skills"), snapshot.organisation.day
    return Table("skills", title, SKILL_COLUMNS, rows, (), day, chart=chart)


def section_summary(snapshot: Snapshot, people: Sequence[Person], target: RoleGrade | None = None) -> Table:
    """A section's skills on one page: per skill that is asked for how far people are, the most missing first."""
    found = by_skill(snapshot, people, target)
    asked = [(skill, cell) for skill, cell in found.items() if cell.asked]
    rows: list[tuple[Fact, ...]] = [
        (snapshot.framework.skills[s].name.text, c.asked, c.met, c.short, c.unassessed, c.missing)
        for s, c in sorted(asked, key=lambda pair: -pair[1].missing)
    ]
    aiming = sum(bool(required_of(snapshot, person, target)) for person in people)
    met, total = sum(c.met for _, c in asked), sum(c.asked for _, c in asked)
    share = round(100 * met / total) if total else 0
    note = message("heat.section.note", staff=len(people), aiming=aiming, met=met, asked=total, share=share)
    short = message("heat.section.none") if not rows else message("heat.section.order")
    title, day = message("heat.section"), snapshot.organisation.day
    return Table("section-skills", title, SKILL_COLUMNS, rows, (note, short), day)


def _cells_of(snapshot: Snapshot, units: Iterable[Unit | None]) -> Mapping[int | None, dict[str, SkillCell]]:
    """The skills of each unit, those of the units below it included; None = outside all departments."""
    office = snapshot.organisation
    tallies: dict[int | None, list[array[int]]] = {unit.id if unit else None: [] for unit in units}
    for unit_id, tally in _by_unit(snapshot).items():
        for unit in office.above(unit_id):
            if unit.id in tallies:
                tallies[unit.id].append(tally)
        if None in tallies and office.department_of(unit_id) is None:
            tallies[None].append(tally)
    return {place: _summed(snapshot, own) for place, own in tallies.items()}

"""Coverage and gaps per skill, counted once for terminal, workbook and page: what people's aims ask of each skill."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from skillmap.framework.model import RoleGrade
from skillmap.org.model import Organisation, Person, Unit
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
        required = required_of(snapshot, person, target)
        if not required:
            continue
        levels = snapshot.standing.levels.get(person.id, {})
        for skill, wanted in required.items():
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


def heat_table(snapshot: Snapshot, units: Iterable[Unit | None], *, marked: bool = False) -> Table:
    """Units × skills: levels missing toward people's aims; a blank where no aim asks for the skill.

    With `marked` for people to read: 2? where somebody else is not assessed, ? where nobody is.
    """
    listed = list(units)
    skills = snapshot.framework.skills
    columns: list[Column] = [column("unit", "所属", "unit")]
    columns += [number(skill.id, skill.name.ja, skill.name.en) for skill in skills.values()]
    members = _members(snapshot, listed)
    rows: list[tuple[Fact, ...]] = []
    tones: dict[tuple[int, int], Tone] = {}
    for at, unit in enumerate(listed):
        cells = by_skill(snapshot, members[unit.id if unit else None])
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


def skill_table(snapshot: Snapshot, people: Iterable[Person]) -> Table:
    """Per skill: how many aims ask for it, met, short, not assessed, levels missing; most missing first."""
    found = by_skill(snapshot, people)
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

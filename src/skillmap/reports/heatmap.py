"""The skill map: staff × skills, each level beside the one that is asked for; counted once for terminal and workbook.

What is asked of a person is what the own aim asks (`skills.by_skill` counts the same), or one role grade for everybody.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from skillmap.framework.model import RoleGrade
from skillmap.org.model import Person
from skillmap.reports.skills import SkillCell, by_skill, required_of
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Align, Column, Table, Tone, column, number
from skillmap.words import Bilingual, Fact, message


class HeatMark(StrEnum):
    """What a level means for somebody."""

    MET = "met"
    SHORT = "short"
    UNASSESSED = "unassessed"
    """Asked for, and not assessed: never level 0."""
    HELD = "held"
    """Assessed, and not asked for."""


_TONES = {HeatMark.MET: Tone.GOOD, HeatMark.SHORT: Tone.SHORT, HeatMark.UNASSESSED: Tone.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Point:
    """A person's level of a skill and the level asked for; at least one of them."""

    level: int | None
    required: int | None
    missing: int = field(init=False, compare=False)
    """Levels missing; 0 where nothing is asked or known."""
    mark: HeatMark = field(init=False, compare=False)
    """Which of the map's marks it bears: met, short by how much, held without need, or unassessed."""
    tone: Tone | None = field(init=False, compare=False)
    """Its colour; two levels missing or more stand out."""
    text: Fact = field(init=False, compare=False)
    """2/2, 1/2▼ (too low), －/2 (not assessed), 2 (not asked for)."""

    def __post_init__(self) -> None:
        level, required = self.level, self.required
        missing = max(0, (required or 0) - level) if level is not None else 0
        mark = HeatMark.SHORT if missing else HeatMark.MET
        if required is None:
            mark = HeatMark.HELD
        elif level is None:
            mark = HeatMark.UNASSESSED
        put = object.__setattr__
        put(self, "missing", missing)
        put(self, "mark", mark)
        put(self, "tone", Tone.FAR if missing > 1 else _TONES.get(mark))
        shown = "－" if level is None else str(level)
        # Not asked for: the level alone, or it would look like a requirement that is met.
        put(self, "text", level if required is None else f"{shown}/{required}{'▼' if missing else ''}")


@cache
def _point(level: int | None, required: int | None) -> Point:
    """There are a few dozen of them, however many people and skills."""
    return Point(level, required)


def points(snapshot: Snapshot, person: Person, target: RoleGrade | None = None) -> dict[str, Point]:
    """A person's points by skill, in the order of the framework."""
    levels = snapshot.standing.levels.get(person.id, {})
    required = required_of(snapshot, person, target)
    return {
        skill: _point(levels.get(skill), required.get(skill))
        for skill in snapshot.framework.skills
        if skill in levels or skill in required
    }


def skill_map_table(
    snapshot: Snapshot, people: Sequence[Person], target: RoleGrade | None = None, *, every_skill: bool = False
) -> Table:
    """People × the skills asked of any of them, in roster order; where nothing is asked, those that are assessed.

    With `every_skill` all that are assessed too. The last column and the last line count the requirements met.
    """
    found = [points(snapshot, person, target) for person in people]
    asked = by_skill(snapshot, people, target)
    skills = [s for s, cell in asked.items() if cell.asked]
    # A section without aims would be an empty map; what is assessed is shown then.
    if every_skill or not skills:
        skills = [s for s in snapshot.framework.skills if asked[s].asked or any(s in own for own in found)]
    rows: list[tuple[Fact, ...]] = []
    tones: dict[tuple[int, int], Tone] = {}
    for at, (person, own) in enumerate(zip(people, found, strict=True)):
        shown = [own.get(skill) for skill in skills]
        tones |= {(at, n): point.tone for n, point in enumerate(shown, len(_PERSON)) if point and point.tone}
        cells = [point.text if point else None for point in shown]
        required = [point for point in own.values() if point.required is not None]
        met = sum(point.mark is HeatMark.MET for point in required)
        share = f"{met}/{len(required)}" if required else None
        rows.append((person.number, person.name, person.grade, _aim(snapshot, person, target), *cells, share))
    total = (None, message("heat.met"), None, None, *(_share(asked[s]) for s in skills), _share(_sum(asked.values())))
    names = snapshot.framework.skills
    columns = (*_PERSON, *(_skill(names[s].name.ja, names[s].name.en, s) for s in skills), _MET)
    title = message("heat.people")
    notes = (message("heat.legend"),)
    return Table("skill-map", title, columns, rows, notes, snapshot.organisation.day, total if rows else (), tones)


_PERSON = (
    column("number", "職員番号", "staff number", align=Align.CENTER, width=10),
    column("name", "氏名", "name", width=16),
    column("grade", "職名", "grade", width=8),
    column("aim", "目標", "aim", width=24),
)
_MET = column("met", "充足", "met", align=Align.CENTER, width=8)


def _skill(ja: str, en: str, skill: str) -> Column:
    return column(skill, ja, en, align=Align.CENTER, width=9)


def _aim(snapshot: Snapshot, person: Person, target: RoleGrade | None) -> Fact:
    own = snapshot.standing.aims.get(person.id)
    role, grade = (target.role, target.grade) if target else (own.role, own.grade) if own else ("", 0)
    if role not in snapshot.framework.roles:
        return None
    return message("career.role_grade", role=snapshot.framework.roles[role].name.text, grade=grade)


def _share(cell: SkillCell) -> Fact:
    return f"{cell.met}/{cell.asked}" if cell.asked else None


def _sum(cells: Iterable[SkillCell]) -> SkillCell:
    listed = list(cells)
    return SkillCell(sum(c.asked for c in listed), sum(c.met for c in listed))


def point_table(snapshot: Snapshot, people: Sequence[Person], target: RoleGrade | None = None) -> Table:
    """The same for machines: a line per person and skill that is asked for or assessed."""
    rows: list[tuple[Fact, ...]] = []
    for person in people:
        head = (person.number, person.name, snapshot.organisation.unit_name_of(person), person.grade)
        for skill, one in points(snapshot, person, target).items():
            names = snapshot.framework.skills[skill].name.text
            rows.append((*head, skill, names, one.level, one.required, one.missing, _MARKS[one.mark]))
    return replace(point_head(snapshot), rows=rows)


def point_head(snapshot: Snapshot) -> Table:
    """The same without its lines."""
    columns = (
        column("number", "職員番号", "staff number"), column("name", "氏名", "name"), column("unit", "所属", "unit"),
        column("grade", "職名", "grade"), column("skill", "スキルコード", "skill id"),
        column("skill_name", "スキル", "skill"), number("level", "レベル", "level"),
        number("required", "必要", "asked"), number("missing", "不足", "missing"), column("state", "状態", "state"),
    )  # fmt: skip
    return Table("skill-points", message("heat.people"), columns, (), (), snapshot.organisation.day)


_MARKS = {
    HeatMark.MET: Bilingual("充足", "met"),
    HeatMark.SHORT: Bilingual("不足", "short"),
    HeatMark.UNASSESSED: Bilingual("未評価", "not assessed"),
    HeatMark.HELD: Bilingual("目標の外", "not asked for"),
}

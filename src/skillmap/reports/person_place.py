"""Where a person stands among the roles: its grades with marks, and how much of the next one is there. Pure."""

from dataclasses import dataclass

from skillmap.assessment.model import Stage
from skillmap.framework.model import Framework, Role
from skillmap.reports.person import PersonRecord
from skillmap.tables import Chart, Table, column, number
from skillmap.words import Bilingual, Fact, message

COLUMNS = (
    column("role", "人材像", "role", width=26),
    column("way", "段階（●認定　◎目標）", "grades (● held, ◎ aimed at)", width=32),
    column("next", "次の段階", "next grade", width=12),
    number("met", "届いているスキル", "skills reached"),
    number("short", "届いていないスキル", "skills short"),
    number("unassessed", "未評価のスキル", "not assessed"),
)


@dataclass(frozen=True, slots=True)
class RoleDistance:
    """A role, the grade that is next (None = the highest is held), and its skills by whether they are there."""

    role: Role
    next: int | None
    met: int = 0
    short: int = 0
    unassessed: int = 0

    @property
    def share(self) -> float:
        """Of the levels asked for those that are there; 1 where the highest grade is held."""
        asked = self.met + self.short + self.unassessed
        return self.met / asked if asked else 1.0


def person_place_table(framework: Framework, record: PersonRecord) -> Table:
    """A line per role: that of the aim first, then those held, then the nearest ones first.

    The next grade is the one aimed at, else the one above the highest held. A skill that nobody approved is counted by
    itself, never as level 0.
    """
    held = _held(record)
    aim = next((one for one in record.aims if one.valid_from <= record.day < one.valid_to), None)
    levels = {one.skill: one.level for one in record.levels if one.stage == Stage.APPROVED}
    found = []
    for role in framework.roles.values():
        grade = next((g for g in sorted(role.grades) if g > held.get(role.id, 0)), None)
        if aim is not None and aim.role == role.id and aim.grade in role.grades and aim.grade > held.get(role.id, 0):
            grade = aim.grade
        found.append(_distance(role, grade, levels))
    aimed = aim.role if aim else ""
    found.sort(key=lambda one: (one.role.id != aimed, one.role.id not in held, -one.share))
    rows = [
        (
            one.role.name.text,
            _way(one.role, held.get(one.role.id, 0), aim.grade if aim and aim.role == one.role.id else 0),
            _grade_name(one.role, one.next) if one.next is not None else message("person.place.highest"),
            *((one.met, one.short, one.unassessed) if one.next is not None else (None, None, None)),
        )
        for one in found
    ]
    chart = Chart("bars", "role", ("met", "short", "unassessed"), is_below=True)
    title = message("person.place.title", person=record.person.shown)
    return Table("person-place", title, COLUMNS, rows, (message("person.place.note"),), record.day, chart=chart)


def _held(record: PersonRecord) -> dict[str, int]:
    highest: dict[str, int] = {}
    for one in record.recognitions:
        if one.valid_from <= record.day < one.valid_to:
            highest[one.role] = max(one.grade, highest.get(one.role, 0))
    return highest


def _distance(role: Role, grade: int | None, levels: dict[str, int]) -> RoleDistance:
    if grade is None:
        return RoleDistance(role, None)
    required = {skill: level for skill, level in role.grades[grade].requires.items() if level > 0}
    met = sum(levels.get(skill, -1) >= level for skill, level in required.items())
    unassessed = sum(skill not in levels for skill in required)
    return RoleDistance(role, grade, met, len(required) - met - unassessed, unassessed)


def _way(role: Role, held: int, aim: int) -> Fact:
    names = [
        (("●" if grade == held else "◎" if grade == aim else ""), _grade_name(role, grade))
        for grade in sorted(role.grades)
    ]
    return Bilingual(" → ".join(m + n.ja for m, n in names), " → ".join(m + n.en for m, n in names))


def _grade_name(role: Role, grade: int) -> Bilingual:
    named = role.grades[grade].name
    return named.text if named else Bilingual(str(grade), str(grade))

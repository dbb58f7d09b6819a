"""A person's skills as one picture: the approved level beside the own rating and what the aim asks for. Pure."""

from collections.abc import Mapping

from skillmap.assessment.model import Stage
from skillmap.framework.model import Framework
from skillmap.framework.naming import role_name
from skillmap.reports.person import PersonRecord
from skillmap.tables import Align, Chart, Table, column, without
from skillmap.words import Fact, message

_LEVEL = 18
COLUMNS = (
    column("skill", "スキル", "skill", width=34),
    column("approved", "承認済みのレベル", "approved level", align=Align.CENTER, width=_LEVEL),
    column("required", "目標が求めるレベル", "asked for by the aim", align=Align.CENTER, width=_LEVEL),
    column("self", "自己評価", "own rating", align=Align.CENTER, width=_LEVEL),
)
_SERIES = ("approved", "required", "self")
LEAST_AXES = 3
"""Fewer skills make no surface: they stand beside each other as columns."""


def person_skill_table(framework: Framework, record: PersonRecord) -> Table:
    """A line per skill that the aim asks for, then those rated besides; unrated ones are blank, never 0.

    The chart shows what the aim asks for, without an aim everything, up to the highest level of the scale. A skill that
    is not approved says so in its name, because a blank cannot be seen in a picture.
    """
    approved, own = _levels(record, Stage.APPROVED), _levels(record, Stage.SELF)
    aim = next((one for one in record.aims if one.valid_from <= record.day < one.valid_to), None)
    role = framework.roles.get(aim.role) if aim else None
    grade = role.grades.get(aim.grade) if role and aim else None
    # Level 0 asks for nothing, and would be an axis without a mark.
    required = {skill: level for skill, level in grade.requires.items() if level > 0} if grade else {}
    rows: list[tuple[Fact, ...]] = []
    for skill in sorted(framework.skills, key=lambda skill: skill not in required):
        if skill in required or skill in approved or skill in own:
            said = framework.skills[skill].name.text
            name: Fact = said if skill in approved else message("person.skill.unrated", skill=said)
            rows.append((name, approved.get(skill), required.get(skill), own.get(skill)))
    shown = len(required) or len(rows)
    drawn = tuple(key for at, key in enumerate(_SERIES, 1) if any(row[at] is not None for row in rows[:shown]))
    most = max(step.level for step in framework.header.scale)
    chart = Chart("radar" if shown >= LEAST_AXES else "beside", "skill", drawn, most, shown)
    notes = [message("person.skill.note")]
    if aim is not None:
        role_grade = message("career.role_grade", role=role_name(framework, aim.role), grade=aim.grade)
        notes.insert(0, message("person.skill.aim", role=role_grade))
    title = message("person.skill.title", person=record.person.shown)
    table = Table("person-skills", title, COLUMNS, rows, tuple(notes), record.day, chart=chart)
    blank = (key for at, key in enumerate(_SERIES, 1) if all(row[at] is None for row in rows))
    # A column that nobody filled in would only make the others narrower.
    return without(table, *blank)


def _levels(record: PersonRecord, stage: Stage) -> Mapping[str, int]:
    return {one.skill: one.level for one in record.levels if one.stage == stage}

"""Levels that a new version of the definitions has copied, and that nobody has looked at since."""

from __future__ import annotations

from skillmap.assessment.model import Rating
from skillmap.assessment.store import ratings
from skillmap.framework.naming import skill_name
from skillmap.framework.transition import unpacked
from skillmap.office.office import Office
from skillmap.office.scope import read_scope
from skillmap.revision.carried_ratings import review_skills
from skillmap.storage.facts import Moment
from skillmap.tables import Table, column, number
from skillmap.words import Fact, message

COLUMNS = (
    column("number", "職員番号", "Staff number", width=10),
    column("name", "氏名", "Name", width=16),
    column("unit", "所属", "Unit", width=26),
    column("skill", "スキル", "Skill", width=24),
    column("stage", "評価の段階", "Stage", width=10),
    number("level", "レベル", "Level", width=8),
    column("rated_on", "評価日", "Rated on", width=12),
)


def to_review(
    office: Office,
    moment: Moment,
    *,
    staff: str | None = None,
    section: str | None = None,
    department: str | None = None,
) -> Table:
    """Ratings of split skills that are still the copies, by person in roster order."""
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section, department=department)
        found = _copies(office, ratings(connection, moment, scope.staff))
    mine: dict[int, list[Rating]] = {}
    for one in found:
        mine.setdefault(one.staff_id, []).append(one)
    rows: list[tuple[Fact, ...]] = []
    for person in scope.people:
        head = (person.number, person.name, scope.organisation.unit_name_of(person))
        for one in mine.get(person.id, ()):
            stage = message(f"stage.{one.stage.code}")
            rows.append((*head, skill_name(office.framework, one.skill), stage, one.level, one.rated_on))
    title = message("review.title")
    return Table("rating-review", title, COLUMNS, rows, (message("review.note"),), scope.organisation.day)


def people_to_review(office: Office, moment: Moment) -> int:
    """How many people have such copies; costs nothing where no skill was ever split."""
    if not _split(office):
        return 0
    with office.read() as connection:
        return len({one.staff_id for one in _copies(office, ratings(connection, moment))})


def _copies(office: Office, rated: list[Rating]) -> list[Rating]:
    split = _split(office)
    # A copy bears the entry of the change; who assesses anew records under another one.
    return [one for one in rated if one.skill in split.get(one.entry, ())]


def _split(office: Office) -> dict[int, frozenset[str]]:
    """Entry of a change of the definitions -> the parts of skills that it has split."""
    found = {
        # A change that was taken back has split nothing.
        row.entry_id: review_skills(unpacked(row.fact.steps))
        for row, taken in office.words.changes
        if taken is None
    }
    return {entry: skills for entry, skills in found.items() if skills}

"""Levels that a new version of the definitions has copied or put together, and that nobody has looked at since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from skillmap.assessment.model import Rating
from skillmap.assessment.store import ratings
from skillmap.framework.naming import skill_name
from skillmap.framework.transition import unpacked
from skillmap.office.office import Office
from skillmap.office.scope import read_scope
from skillmap.revision.carried_ratings import merged_skills, review_skills
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
    """Carried ratings of split skills, and of merged ones of which a part was not known, by person in roster order."""
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section, department=department)
        found = _copies(office, connection, ratings(connection, moment, scope.staff))
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
    """How many people have such levels; costs nothing where no skill was ever split or merged."""
    if not _restated(office):
        return 0
    with office.read() as connection:
        return len({one.staff_id for one in _copies(office, connection, ratings(connection, moment))})


@dataclass(frozen=True)
class _Restated:
    """What a change of the definitions has made of skills."""

    day: date
    split: frozenset[str]
    """The parts of those that were split."""
    merged: Mapping[str, frozenset[str]]
    """Those that were put together, with what they were before."""


def _copies(office: Office, connection: Connection, rated: list[Rating]) -> list[Rating]:
    changes = _restated(office)
    # What was carried bears the entry of the change; who assesses anew records under another one.
    carried = [one for one in rated if one.entry in changes]
    of_merged = [one for one in carried if one.skill in changes[one.entry].merged]
    before: dict[tuple[int, int, int], set[str]] = defaultdict(set)
    for entry in {one.entry for one in of_merged}:
        people = sorted({one.staff_id for one in of_merged if one.entry == entry})
        # What was known right before the change, in the words of then.
        for one in ratings(connection, Moment(changes[entry].day, entry - 1), people):
            before[entry, one.staff_id, one.stage].add(one.skill)
    return [
        one
        for one in carried
        if one.skill in changes[one.entry].split
        or changes[one.entry].merged.get(one.skill, frozenset()) - before[one.entry, one.staff_id, one.stage]
    ]


def _restated(office: Office) -> dict[int, _Restated]:
    """Entry of a change of the definitions -> the skills that it has split or put together."""
    found: dict[int, _Restated] = {}
    for row, taken in office.words.changes:
        # A change that was taken back has done nothing.
        if taken is None:
            transition = unpacked(row.fact.steps)
            found[row.entry_id] = _Restated(row.fact.day, review_skills(transition), merged_skills(transition))
    return {entry: one for entry, one in found.items() if one.split or one.merged}

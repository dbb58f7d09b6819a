"""One person's transfer by hand."""

from collections.abc import Mapping, Sequence
from datetime import date

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract
from skillmap.days import FOREVER
from skillmap.org.model import Person, Unit
from skillmap.org.present import FactRow, Present
from skillmap.org.staff_import import KEPT_POSTING_COLUMNS
from skillmap.org.store import Life
from skillmap.problems import Problem, problem
from skillmap.words import message

Rows = list[tuple[object, ...]]


def change_set(
    present: Present, person: Person, unit: Unit, day: date, postings: Sequence[FactRow], lives: Mapping[int, Life]
) -> ChangeSet:
    """The main posting ends where the new one begins; `day` may lie in the future. Empty when nothing changes.

    `postings` are all of the person's main postings, `lives` those of all units. A transfer that is prepared for later
    stays; where the old unit merely goes on in another one it does not count as such. A new unit that is to end goes on
    in the one that takes over. Problems: E_MOVE_UNIT_ENDS when several do, or none.
    """
    title = message("staff.move.title", day=day)
    now = next((row for row in postings if row.valid_from <= day < row.valid_to), None)
    if now is not None and now.values[0] == unit.id:
        return ChangeSet(title, unchanged=1)
    retracted, rows, end = _cut(person.id, now, day, postings, lives)
    before = next((row for row in postings if row.valid_to == day and row.values[0] == unit.id), None)
    if before is not None:
        # Somebody who is sent back to where they were until that day never left.
        retracted.append(before.id)
        rows.append((person.id, *before.values, before.valid_from, end, before.source_id, before.cell))
        problems: list[Problem] = []
    else:
        new, problems = _new(person.id, unit, day, end, lives)
        rows += new
    at = present.organisation.unit_by_id.get(person.unit_id) if person.unit_id is not None else None
    change = Change(Kind.MOVE, person.shown, message("staff.unit"), at.full_name if at else "－", unit.full_name)
    writes: list[Retract | Insert] = [Retract("posting", retracted), Insert("posting", KEPT_POSTING_COLUMNS, rows)]
    return ChangeSet(title, [change], writes=writes, problems=problems)


def _cut(
    staff_id: int, now: FactRow | None, day: date, postings: Sequence[FactRow], lives: Mapping[int, Life]
) -> tuple[list[int], Rows, date]:
    """Rows that go, what is kept of them, and the day on which something else is recorded already."""
    later = [row for row in postings if row.valid_from > day]
    if now is None:
        return [], [], later[0].valid_from if later else FOREVER
    retracted, end, unit_id = [now.id], now.valid_to, now.values[0]
    for row in later:
        life = lives.get(unit_id, Life(FOREVER))
        if row.valid_from != end or life.ends != end or row.values[0] not in life.heirs:
            break
        retracted.append(row.id)
        end, unit_id = row.valid_to, row.values[0]
    kept: Rows = []
    if now.valid_from < day:
        kept.append((staff_id, *now.values, now.valid_from, day, now.source_id, now.cell))
    return retracted, kept, end


def _new(staff_id: int, unit: Unit, day: date, end: date, lives: Mapping[int, Life]) -> tuple[Rows, list[Problem]]:
    rows: Rows = []
    unit_id, since = unit.id, day
    while (life := lives.get(unit_id, Life(FOREVER))).ends < end:
        if len(life.heirs) != 1:
            return rows, [problem("E_MOVE_UNIT_ENDS", unit=unit.full_name, day=life.ends)]
        rows.append((staff_id, unit_id, True, since, life.ends, None, None))
        unit_id, since = life.heirs[0], life.ends
    rows.append((staff_id, unit_id, True, since, end, None, None))
    return rows, []

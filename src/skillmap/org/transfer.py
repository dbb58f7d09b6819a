"""One person's transfer by hand."""

from datetime import date

from skillmap.changes import Change, ChangeSet, Insert, Kind, Retract
from skillmap.days import FOREVER
from skillmap.org.model import Person, Unit
from skillmap.org.present import FactRow, Present
from skillmap.org.staff_import import KEPT_POSTING_COLUMNS
from skillmap.words import message


def change_set(present: Present, person: Person, unit: Unit, day: date, before: FactRow | None = None) -> ChangeSet:
    """The main posting ends where the new one begins; `day` may lie in the future. Empty when nothing changes.

    `before` is the main posting of the day before: somebody who is sent back to it never left.
    """
    posting = present.main_postings.get(person.id)
    title = message("staff.move.title", day=day)
    if posting is not None and posting.values[0] == unit.id:
        return ChangeSet(title, unchanged=1)
    at = present.organisation.unit_by_id.get(person.unit_id) if person.unit_id is not None else None
    rows: list[tuple[object, ...]] = []
    retracted = []
    end = FOREVER
    if posting is not None:
        retracted.append(posting.id)
        end = posting.valid_to
        if posting.valid_from < day:
            rows.append((person.id, *posting.values, posting.valid_from, day, posting.source_id, posting.cell))
    if before is not None and before.valid_to == day and before.values[0] == unit.id:
        retracted.append(before.id)
        rows.append((person.id, *before.values, before.valid_from, end, before.source_id, before.cell))
    else:
        rows.append((person.id, unit.id, True, day, end, None, None))
    old = at.full_name if at else "－"
    change = Change(Kind.MOVE, person.shown, message("staff.unit"), old, unit.full_name)
    return ChangeSet(
        title, [change], writes=[Retract("posting", retracted), Insert("posting", KEPT_POSTING_COLUMNS, rows)]
    )

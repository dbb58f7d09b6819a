"""One person's transfer by hand."""

from collections.abc import Iterator
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.org import posts
from skillmap.org.facts import Posting
from skillmap.org.model import Person, Unit
from skillmap.org.present import Present
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import Ledger, Recorded
from skillmap.words import Fact, message


def holds_already(
    present: Present, row: Recorded[Posting] | None, day: date, person: Person, unit: Unit, item: str
) -> Iterator[Problem]:
    """W_ORDER_HOLDS_ALREADY where a post begins before the day for which it is told by hand."""
    if row is not None and row.fact.valid_from < day:
        facts: dict[str, Fact] = {
            "person": person.shown, "item": message(item), "found": unit.full_name, "day": day,
            "before": row.fact.valid_from, "other": present.read_at(row),
        }  # fmt: skip
        yield problem("W_ORDER_HOLDS_ALREADY", **facts)


def change_set(present: Present, person: Person, unit: Unit, day: date, today: date | None = None) -> ChangeSet:
    """The main posting ends where the new one begins; `day` may lie in the future. Empty when nothing changes.

    A transfer that is prepared for later stays; where the old unit merely goes on in another one it does not count as
    such. A new unit that is to end goes on in the one that takes over. A second post in the new unit ends. Problems:
    E_MOVE_UNIT_ENDS when several take over, or none; W_ORDER_HOLDS_ALREADY when they are there since an earlier day;
    W_ORDER_OVERTAKEN when a transfer that is recorded for a later day up to `today` (None = `day`) ends it.
    """
    title = message("staff.move.title", day=day)
    history, ledger = present.histories([person.id])[person.id], Ledger()
    now = history.main_on(day)
    if now is not None and now.fact.unit_id == unit.id:
        held = history.main_since(day)
        return ChangeSet(title, unchanged=1, problems=[*holds_already(present, held, day, person, unit, "staff.unit")])
    seconds = [row for row in history.posts if not row.fact.is_main]
    at = present.organisation.unit_of(person)
    changes = [
        Change(ChangeKind.MOVE, person.shown, message("staff.unit"), at.full_name if at else "－", unit.full_name)
    ]
    try:
        later = posts.move(ledger, history, unit.id, day, present.lives, is_order=False)
    except posts.UnitEnds as ends:
        wrong = problem("E_MOVE_UNIT_ENDS", unit=unit.full_name, day=ends.day)
        return ChangeSet(title, changes, problems=[wrong])
    # What the move has ended is read off the record; the rules of second posts stand in one place (posts.move).
    kept = {row.id for row in history.posts}
    changes += [
        Change(ChangeKind.REMOVE, person.shown, message("staff.extra_unit"), before=unit.full_name)
        for row in seconds
        if row.id not in kept
    ]
    told = _overtaken(present, person, unit, day, later, today or day)
    return ChangeSet(title, changes, writes=ledger.writes(), problems=[*told])


def _overtaken(
    present: Present, person: Person, unit: Unit, day: date, later: Recorded[Posting] | None, today: date
) -> Iterator[Problem]:
    # What is prepared for a day to come stays closed.
    if later is None or later.fact.unit_id == unit.id or later.fact.valid_from > today:
        return
    then = present.organisation.unit_by_id.get(later.fact.unit_id)
    facts: dict[str, Fact] = {
        "person": person.shown, "item": message("staff.unit"), "day": day, "found": unit.full_name,
        "later": later.fact.valid_from, "expected": then.full_name if then else "－",
    }  # fmt: skip
    yield problem("W_ORDER_OVERTAKEN", **facts)

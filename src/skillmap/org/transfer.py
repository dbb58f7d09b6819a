"""One person's transfer by hand."""

from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.org import posts
from skillmap.org.model import Person, Unit
from skillmap.org.present import Present
from skillmap.problems import problem
from skillmap.storage.ledger import Ledger
from skillmap.words import message


def change_set(present: Present, person: Person, unit: Unit, day: date) -> ChangeSet:
    """The main posting ends where the new one begins; `day` may lie in the future. Empty when nothing changes.

    A transfer that is prepared for later stays; where the old unit merely goes on in another one it does not count as
    such. A new unit that is to end goes on in the one that takes over. A second post in the new unit ends. Problems:
    E_MOVE_UNIT_ENDS when several take over, or none.
    """
    title = message("staff.move.title", day=day)
    history, ledger = present.histories([person.id])[person.id], Ledger()
    now = history.main_on(day)
    if now is not None and now.fact.unit_id == unit.id:
        return ChangeSet(title, unchanged=1)
    seconds = [row for row in history.posts if not row.fact.is_main]
    at = present.organisation.unit_of(person)
    changes = [
        Change(ChangeKind.MOVE, person.shown, message("staff.unit"), at.full_name if at else "－", unit.full_name)
    ]
    try:
        posts.move(ledger, history, unit.id, day, present.lives, is_order=False)
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
    return ChangeSet(title, changes, writes=ledger.writes())

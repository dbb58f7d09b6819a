"""One person's leaving and second posts, told on the command line."""

from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.days import FOREVER
from skillmap.org import histories, posts, service
from skillmap.org.facts import Posting
from skillmap.org.model import Person, Unit
from skillmap.org.present import Present
from skillmap.org.transfer import holds_already
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import Ledger
from skillmap.words import Message, message


def depart(present: Present, person: Person, day: date, reason: Message) -> ChangeSet:
    """The person is not on the staff from a day on; what was told for later waits for a return, told (W_…)."""
    ledger, history = Ledger(), present.histories([person.id])[person.id]
    at = present.organisation.unit_of(person)
    told: list[Problem] = []
    if day in history.hirings() and not service.comes_back(history, day):
        told.append(problem("W_STAFF_NOT_COME", person=person.shown, day=day))
    elif day in history.hirings():
        told.append(problem("E_STAFF_HIRED_AGAIN", person=person.shown, day=day))
        return ChangeSet(message("staff.depart.title", day=day), problems=told)
    waiting = service.leave(ledger, history, day, present.lives)
    if waiting:
        told.append(problem("W_LEAVE_BEFORE_ORDER", person=person.shown, day=day, later=tuple(waiting)))
    item = message("staff.item_from", item=reason, day=day)
    change = Change(ChangeKind.LEAVE, person.shown, item, at.full_name if at else "－", "－")
    return ChangeSet(message("staff.depart.title", day=day), [change], writes=ledger.writes(), problems=told)


def add_post(present: Present, person: Person, unit: Unit, kind: posts.Post, day: date, last: date | None) -> ChangeSet:
    """A second post from a day on, with its last day or without end.

    Problems: E_POST_DATES, W_POST_IS_MAIN, W_ORDER_HOLDS_ALREADY.
    """
    title = message("staff.post.title", day=day)
    ledger, history = Ledger(), present.histories([person.id])[person.id]
    end = histories.day_after(last) if last else FOREVER
    if end <= day:
        return ChangeSet(title, problems=[problem("E_POST_DATES", found=last, day=day)])
    main = history.main_on(day)
    if main is not None and main.fact.unit_id == unit.id:
        told = problem("W_POST_IS_MAIN", person=person.shown, unit=unit.full_name, day=day)
        return ChangeSet(title, problems=[told])
    post = Posting(
        staff_id=person.id, unit_id=unit.id, is_main=False, kind=kind, valid_from=day, valid_to=end
    )  # fmt: skip
    held = next((row for row in history.seconds_on(day) if row.fact.unit_id == unit.id), None)
    if not posts.add(ledger, history, post, is_order=False):
        told_before = holds_already(present, held, day, person, unit, "staff.extra_unit")
        return ChangeSet(title, unchanged=1, problems=[*told_before])
    after = message("staff.post_until", unit=unit.full_name, day=last) if last else unit.full_name
    changes = [Change(ChangeKind.ADD, person.shown, message(f"staff.post.{kind}"), after=after)]
    if held is not None and held.fact.kind and held.fact.kind != kind:
        over = message(f"staff.post.{held.fact.kind}")
        changes.insert(0, Change(ChangeKind.REMOVE, person.shown, over, unit.full_name, "－"))
    return ChangeSet(title, changes, writes=ledger.writes())


def end_post(present: Present, person: Person, unit: Unit, day: date) -> ChangeSet:
    """A second post is over from a day on. Problems: E_POST_NOT_HELD."""
    title = message("staff.post.title", day=day)
    ledger, history = Ledger(), present.histories([person.id])[person.id]
    held = posts.held_at(history, unit.id, day, present.organisation.is_within)
    if not held:
        wrong = problem("E_POST_NOT_HELD", person=person.shown, unit=unit.full_name, day=day)
        return ChangeSet(title, problems=[wrong])
    for row in held:
        posts.release(ledger, history, row, day)
    item = message("staff.item_from", item=message("staff.post_over"), day=day)
    names = present.organisation.unit_by_id
    changes = [
        Change(ChangeKind.REMOVE, person.shown, item, names.get(row.fact.unit_id, unit).full_name, "－") for row in held
    ]
    return ChangeSet(title, changes, writes=ledger.writes())

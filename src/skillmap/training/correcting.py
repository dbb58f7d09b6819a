"""Results corrected by hand: another day, another outcome, another person, taken back; sessions closed. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.org.model import Organisation, Person
from skillmap.problems import Problem, problem
from skillmap.storage.ledger import BY_HAND, Ledger
from skillmap.training.corrections import completed_after_all
from skillmap.training.event_forms import fact_of, line, sides
from skillmap.training.events import Event, event_of
from skillmap.training.facts import CompletionFact
from skillmap.training.model import Outcome
from skillmap.training.outstanding import Outstanding
from skillmap.training.store import RecordedResult
from skillmap.words import Message, message

CORRECTING = "result correct"
"""The command under which corrections stand in the journal."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a result should have said; None = as it is."""

    day: date | None = None
    outcome: Outcome | None = None
    person: Person | None = None
    remark: str | None = None


def find_result(
    results: Iterable[RecordedResult], person: Person, training: str, name: object, on: date | None
) -> RecordedResult:
    """The result of a person in a training; `on` says which, when there are several.

    Raises InputRefused (E_RESULT_NONE) or NeedsAnswer (E_RESULT_SEVERAL with the days).
    """
    own = [r for r in results if r.staff_id == person.id and r.training == training]
    found = [r for r in own if on is None or r.completed_on == on]
    days = tuple(sorted(r.completed_on for r in own))
    if not found:
        raise InputRefused("E_RESULT_NONE", person=person.shown, training=str(name), expected=days or "－")
    if len(found) > 1:
        raise NeedsAnswer("E_RESULT_SEVERAL", person=person.shown, training=str(name), expected=days)
    return found[0]


def correction(
    framework: Framework,
    person: Person,
    one: RecordedResult,
    wanted: Correction,
    results: Sequence[RecordedResult],
    today: date,
) -> ChangeSet:
    """The result as it should have been; what it was stays on record with who changed it and when.

    Problems: E_RESULT_DAY_TAKEN, W_RESULT_FUTURE.
    """
    old = event_of(one)
    who = wanted.person or person
    new = replace(
        old,
        staff_id=who.id,
        day=wanted.day or old.day,
        outcome=wanted.outcome or old.outcome,
        remark=old.remark if wanted.remark is None else wanted.remark,
    )
    if new == old:
        return ChangeSet(message("result.correct.title"), unchanged=1)
    problems: list[Problem] = []
    name = training_name(framework, old.training)
    if any(
        (r.staff_id, r.training, r.completed_on) == (new.staff_id, new.training, new.day) and r.row != old.row
        for r in results
    ):
        mend = completed_after_all(who.number, new.training, new.day.isoformat())
        taken = problem("E_RESULT_DAY_TAKEN", None, person=who.shown, training=name, day=new.day, command=mend)
        problems.append(taken)
    if new.day > today:
        problems.append(problem("W_RESULT_FUTURE", None, person=who.shown, training=name, day=new.day))
    ledger = Ledger()
    ledger.take_back(CompletionFact, [one.row])
    ledger.begin(fact_of(new), BY_HAND)
    item, (before, after) = message("result.item"), sides(framework, old, new)
    # A result that moves to somebody else is shown with both people: each of them may ask what became of it.
    if who is person:
        changes = [Change(ChangeKind.CHANGE, person.shown, item, before, after)]
    else:
        changes = [
            Change(ChangeKind.REMOVE, person.shown, item, before, "－"),
            Change(ChangeKind.ADD, who.shown, item, None, after),
        ]
    return ChangeSet(message("result.correct.title"), changes, 0, ledger.writes(), problems)


def closing(
    framework: Framework, organisation: Organisation, one: Outstanding, left: Iterable[Person] = ()
) -> ChangeSet:
    """Everybody of a session that is over of whom nothing came has not completed it; `left`: people who have left."""
    session, ledger, changes = one.session, Ledger(), []
    people = {p.id: p for p in (*left, *organisation.people)}
    day = session.last_day or date.min
    for seat in one.seats:
        # Nobody says that they were there, so nothing is credited; a result that comes later still goes in.
        event = Event(seat.staff_id, session.training, seat.session_id, day, Outcome.NOT_COMPLETED)
        ledger.begin(fact_of(event), BY_HAND)
        person = people.get(seat.staff_id)
        shown = person.shown if person else seat.enrolment.staff
        changes.append(Change(ChangeKind.ADD, shown, message("result.item"), None, _line(framework, event)))
    return ChangeSet(message("result.close.title", session=session.code), changes, 0, ledger.writes())


def _line(framework: Framework, event: Event) -> Message:
    return line(framework, event.training, event.outcome, event.day)

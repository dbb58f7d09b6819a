"""Mandatory trainings of a fiscal year: who is done, who is not, whose time is over; by training or by person."""

from collections import Counter
from collections.abc import Collection, Iterable

from skillmap.days import FOREVER
from skillmap.framework.naming import training_name
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.training.mandates import Duty, DutyState, Past, Year, counted, duties
from skillmap.words import Fact, message

PEOPLE = ("人", "people")
COLUMNS = (
    column("training", "研修名", "training"),
    column("due", "期限", "due"),
    column("next", "次の期限", "next due", is_minor=True),
    number("people", "対象", "concerned", unit=PEOPLE),
    number("done", "修了", "done", unit=PEOPLE),
    number("open", "未修了", "open", unit=PEOPLE),
    number("overdue", "期限超過", "overdue", unit=PEOPLE),
    number("postponed", "休職等で延期", "postponed", unit=PEOPLE, is_minor=True),
    number("seated", "うち席あり", "with a seat", unit=PEOPLE),
)
PEOPLE_COLUMNS = (
    column("training", "研修名", "training"),
    column("unit", "所属", "unit"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    column("state", "状態", "state"),
    column("due", "期限", "due"),
    column("seat", "席のある開催コード", "seat"),
)


def duties_of(snapshot: Snapshot) -> list[Duty]:
    """Every mandatory training of everybody on the snapshot's day."""
    past, year = _past(snapshot)
    return list(duties(snapshot.framework.trainings, snapshot.organisation.people, past, year))


def overdue(snapshot: Snapshot) -> Counter[str]:
    """Of how many people the time is over, by mandatory training, in catalogue order."""
    past, year = _past(snapshot)
    found = counted(snapshot.framework.trainings, snapshot.organisation, past, year)
    return Counter({one: counts[DutyState.OVERDUE] for one, counts in found.items() if counts[DutyState.OVERDUE]})


def _past(snapshot: Snapshot) -> tuple[dict[int, Past], Year]:
    roles: dict[int, list[str]] = {}
    for (staff_id, _), made in snapshot.plans.items():
        roles.setdefault(staff_id, []).append(made.role)
    # Whoever has nothing but a plan is as others who have the same one.
    alike: dict[tuple[str, ...], Past] = {}
    past = {}
    for one, own in roles.items():
        of = tuple(own)
        past[one] = alike.get(of) or alike.setdefault(of, Past({}, (), of))
    for one in snapshot.past.keys() | snapshot.leaves.keys():
        past[one] = Past(snapshot.past.get(one, {}), snapshot.leaves.get(one, ()), tuple(roles.get(one, ())))
    return past, Year(snapshot.fy, snapshot.organisation.day)


def _seats(snapshot: Snapshot) -> dict[tuple[int, str], Fact]:
    """The seats of the year that may still bring a completion, by person and mandatory training."""
    mandatory = {one.id for one in snapshot.framework.trainings.values() if one.mandatory_for}
    return {
        (staff_id, training): seat.shown
        for staff_id, own in snapshot.serving_in(mandatory).items()
        for training, seat in own.items()
        if seat.session.fy == snapshot.fy.year
    }


def duty_table(snapshot: Snapshot, people: Collection[int], trainings: Collection[str] = ()) -> Table:
    """Per training: how many are concerned, done, open, overdue, postponed; and how many of the open have a seat."""
    seats = _seats(snapshot)
    rows: list[tuple[Fact, ...]] = []
    found: dict[str, list[Duty]] = {}
    for one in _asked(snapshot, people, trainings):
        found.setdefault(one.training, []).append(one)
    for training, own in found.items():
        states = Counter(d.state for d in own)
        waiting = [d for d in own if d.state in (DutyState.OPEN, DutyState.OVERDUE)]
        # New staff and people on leave have days of their own, some of them over: one looks for the day of most.
        days = Counter(d.due for d in own)
        due = max(days, key=lambda day: (days[day], day))
        waited_for = (d.due for d in own if d.state is DutyState.OPEN and d.due < FOREVER)
        seated = sum((d.staff_id, training) in seats for d in waiting)
        counts = (len(own), *(states[s] for s in (DutyState.DONE, DutyState.OPEN, DutyState.OVERDUE)))
        name = training_name(snapshot.framework, training)
        rows.append((name, due, min(waited_for, default=None), *counts, states[DutyState.POSTPONED], seated))
    title = message("duties.title", fy=snapshot.fy.text)
    notes = (message("duties.note"),) if rows else (message("duties.none"),)
    return Table("mandatory", title, COLUMNS, rows, notes, snapshot.organisation.day)


def duty_people_table(snapshot: Snapshot, people: Collection[int], trainings: Collection[str] = ()) -> Table:
    """Whoever has still to take a mandatory training, by training, in roster order."""
    organisation, seats = snapshot.organisation, _seats(snapshot)
    rows: list[tuple[Fact, ...]] = []
    for one in _asked(snapshot, people, trainings):
        # A list of reminders: whoever is done must not be reminded.
        if one.state is DutyState.DONE:
            continue
        person = organisation.person_by_id[one.staff_id]
        who = (organisation.unit_name_of(person), person.number, person.name)
        seat = seats.get((one.staff_id, one.training), "")
        name = training_name(snapshot.framework, one.training)
        rows.append((name, *who, message(f"duties.state.{one.state}"), one.due, seat))
    title = message("duties.people", fy=snapshot.fy.text)
    return Table("mandatory-people", title, PEOPLE_COLUMNS, rows, (), organisation.day)


def _asked(snapshot: Snapshot, people: Collection[int], trainings: Collection[str]) -> Iterable[Duty]:
    return (d for d in duties_of(snapshot) if d.staff_id in people and (not trainings or d.training in trainings))

"""Mandatory trainings of a fiscal year: who is done, who is not, whose time is over; by training or by person."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from skillmap.days import FOREVER
from skillmap.framework.naming import training_name
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.training.mandates import Duty, DutyState, Past, Year, counted, duties, stands
from skillmap.training.model import Session, Why
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


@dataclass(frozen=True, slots=True)
class DutiesMoved:
    """What has become of duties since the last allocation: people without a seat it knew of, seats without a need."""

    people: int = 0
    seats: int = 0


def moved(snapshot: Snapshot) -> DutiesMoved:
    """Who must take a training that is still to be had and neither sits in it nor waits, and whose seat is no duty.

    Only where definitions or the staff changed since the last allocation (`Snapshot.duties_moved`).
    """
    if not snapshot.duties_moved:
        return DutiesMoved()
    day = snapshot.organisation.day
    ahead = {h.id: h.session for h in snapshot.held.values() if h.session.is_held and _is_open(h.session, day)}
    trainings = {one.training for one in ahead.values()}
    past, year = _past(snapshot)
    people, catalogue = snapshot.organisation.people, snapshot.framework.trainings
    concerned: set[tuple[int, str]] = set()
    owing: set[tuple[int, str]] = set()
    for staff_id, one in stands(catalogue, people, past, year, trainings):
        concerned.add((staff_id, one.training))
        # Who leaves in the year takes what they have.
        if one.state in (DutyState.OPEN, DutyState.OVERDUE) and staff_id not in snapshot.gone_from:
            owing.add((staff_id, one.training))
    if owing:
        owing -= {(who, training) for who, own in snapshot.serving_in(trainings).items() for training in own}
        owing -= {(one.staff_id, one.training) for one in snapshot.waiting}
    spare = sum(
        one.session_id in ahead and (one.staff_id, ahead[one.session_id].training) not in concerned
        for one in snapshot.taken.because(Why.MANDATORY)
    )
    return DutiesMoved(len({who for who, _ in owing}), spare)


def _is_open(session: Session, day: date) -> bool:
    """Whether an allocation may still give seats in it: not begun, e-learning not over, within its deadline."""
    last = session.last_day if session.window is not None and not session.meetings else session.first_day
    is_ahead = last is not None and (last >= day if session.window is not None else last > day)
    return is_ahead and (session.deadline is None or session.deadline >= day)


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

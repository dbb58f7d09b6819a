"""Hours and money of training: what was planned and what was done; and the request for the next year's budget."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.leaders.checks import programme
from skillmap.planning.store import Purpose
from skillmap.reports.duties import duties_of
from skillmap.reports.snapshot import Snapshot
from skillmap.tables import Table, column, number
from skillmap.training.mandates import DutyState
from skillmap.training.model import Outcome
from skillmap.words import Bilingual, Fact, message

HOURS, YEN, PEOPLE = ("時間", "h"), ("円", "yen"), ("人", "people")
BUDGET_COLUMNS = (
    column("department", "部", "department"),
    column("training", "研修名", "training"),
    number("plans", "育成計画", "plans", unit=PEOPLE),
    number("mandatory", "必修", "mandatory", unit=PEOPLE),
    number("leaders", "リーダー", "leaders", unit=PEOPLE),
    number("people", "受講見込み", "people", unit=PEOPLE),
    number("unit_cost", "単価", "cost per person", unit=YEN, is_minor=True),
    number("cost", "費用", "cost", unit=YEN),
    number("hours", "延べ時間", "hours", unit=HOURS, is_minor=True),
)
SPENDING_COLUMNS = (
    column("unit", "所属", "unit"),
    column("number", "職員番号", "staff number"),
    column("name", "氏名", "name"),
    number("planned", "計画した研修", "planned"),
    number("done", "修了した研修", "completed"),
    number("failed", "未修了の研修", "not completed"),
    number("planned_hours", "計画した時間", "planned hours", unit=HOURS),
    number("done_hours", "受講した時間", "hours done", unit=HOURS),
    number("planned_cost", "計画した費用", "planned cost", unit=YEN),
    number("done_cost", "使った費用", "cost so far", unit=YEN),
)
LEFT = Bilingual("（在職していない人）", "(people who have left)")
_SUMS = 7
"""The last columns hold numbers that add up."""


@dataclass(slots=True)
class Sum:
    """Trainings, hours and yen."""

    count: int = 0
    failed: int = 0
    """Of the trainings, those not completed: their hours and cost were spent all the same."""
    hours: float = 0.0
    cost: int = 0

    def add(self, framework: Framework, training: str, hours: float | None = None) -> None:
        """One more training; its hours and cost are those of the catalogue unless the hours are known."""
        known = framework.trainings.get(training)
        self.count += 1
        self.hours += hours if hours is not None else known.hours if known else 0.0
        self.cost += known.cost_yen if known else 0


def _planned(snapshot: Snapshot) -> dict[str, array[int]]:
    """Training -> who has a seat of it or a step of a plan in the year; by number, whoever has both twice.

    Seats are those of everybody, plans those of the staff: nobody who has left goes on with one.
    """
    here = snapshot.organisation.unit_of_staff
    found: dict[str, array[int]] = defaultdict(lambda: array("i"))
    training = {one.id: one.session.training for one in snapshot.held.values() if one.session.is_held}
    for staff_id, session in zip(snapshot.taken.staff, snapshot.taken.sessions, strict=True):
        if session in training:
            found[training[session]].append(staff_id)
    for (staff_id, _), made in snapshot.plans.items():
        for item in made.plan.items if staff_id in here else ():
            if item.fy == snapshot.fy.year:
                found[item.course].append(staff_id)
    return found


def spending_table(snapshot: Snapshot, people: Collection[int] | None, *, by_person: bool) -> Table:
    """Planned against done in the fiscal year, by unit or by person; None = everybody, those who have left last.

    Planned: seats, and steps of plans in that year without a seat. Done: results of the year, whoever failed included:
    time and money are spent. Hours are those recorded, else the catalogue's.
    """
    framework, organisation, fy = snapshot.framework, snapshot.organisation, snapshot.fy
    plan: dict[Fact, Sum] = defaultdict(Sum)
    done: dict[Fact, Sum] = defaultdict(Sum)
    keys: dict[int, tuple[Fact, ...]] = {}
    places: dict[str, tuple[Fact, ...]] = {}
    for person in organisation.people:
        if people is None or person.id in people:
            where = organisation.unit_name_of(person)
            keys[person.id] = (where, person.number, person.name) if by_person else places.setdefault(where, (where,))
    planned = _planned(snapshot)
    if people is None:
        # What was spent on somebody who has left is spent, though no section answers for it any more.
        gone: tuple[Fact, ...] = (LEFT, *((None, None) if by_person else ()))
        had = {who for takers in planned.values() for who in takers} | {one.staff_id for one in snapshot.results}
        keys |= dict.fromkeys(had - keys.keys(), gone)
    for training, takers in planned.items():
        # A set: a training that is in a plan and has a seat is planned once.
        for staff_id in set(takers):
            if staff_id in keys:
                plan[keys[staff_id]].add(framework, training)
    for one in snapshot.results:
        is_mine = one.staff_id in keys and fy.first <= one.completed_on <= fy.last
        if is_mine and one.outcome in (Outcome.COMPLETED, Outcome.NOT_COMPLETED):
            done[keys[one.staff_id]].add(framework, one.training, one.hours)
            done[keys[one.staff_id]].failed += one.outcome == Outcome.NOT_COMPLETED
    listed = dict.fromkeys(keys.values())
    rows = [_spent(key, plan[key], done[key]) for key in listed if plan[key].count or done[key].count]
    columns = SPENDING_COLUMNS if by_person else (SPENDING_COLUMNS[0], *SPENDING_COLUMNS[3:])
    total = _total(rows, len(columns) - _SUMS)
    title = message("spending.title", fy=fy.text)
    return Table("spending", title, columns, rows, (message("spending.note"),), organisation.day, total)


def money(snapshot: Snapshot) -> tuple[int, int] | None:
    """Yen planned and yen spent in the fiscal year, as the table above adds them up: those who have left included.

    None where there was nothing to spend it on.
    """
    trainings, fy = snapshot.framework.trainings, snapshot.fy
    takers = {name: len(set(own)) for name, own in _planned(snapshot).items()}
    done = Counter(
        one.training
        for one in snapshot.results
        if one.outcome in (Outcome.COMPLETED, Outcome.NOT_COMPLETED) and fy.first <= one.completed_on <= fy.last
    )
    if not any(takers.values()) and not done:
        return None
    sums = (sum(n * trainings[t].cost_yen for t, n in each.items() if t in trainings) for each in (takers, done))
    return next(sums), next(sums)


def _spent(key: tuple[Fact, ...], plan: Sum, done: Sum) -> tuple[Fact, ...]:
    counts = (plan.count, done.count - done.failed, done.failed)
    return (*key, *counts, plan.hours, done.hours, plan.cost, done.cost)


def budget_table(snapshot: Snapshot) -> Table:
    """What the fiscal year will ask for, by department and training: plans, mandatory trainings, leaders' programme.

    Whoever takes a training for several reasons is counted once in people, hours and money. Leaders' seats without a
    leader count as well: somebody will sit in them.
    """
    framework = snapshot.framework
    wanted: dict[tuple[int | None, str], dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
    for why, department, who, training in _needs(snapshot):
        if training in framework.trainings:
            wanted[department, training][why].add(who)
    place = {name: i for i, name in enumerate(framework.trainings)}
    names = {unit.id if unit else None: unit.full_name if unit else None for unit in snapshot.departments}
    order = {department: i for i, department in enumerate(names)}
    rows: list[tuple[Fact, ...]] = []
    for (department, training), by in sorted(wanted.items(), key=lambda w: (order.get(w[0][0], 99999), place[w[0][1]])):
        known, everybody = framework.trainings[training], set[object]().union(*by.values())
        count = len(everybody)
        where: Fact = names.get(department) or message("year.outside")
        counts = (len(by["plan"]), len(by["mandatory"]), len(by["leader"]), count)
        money = (known.cost_yen, known.cost_yen * count, known.hours * count)
        rows.append((where, training_name(framework, training), *counts, *money))
    total: tuple[Fact, ...] = (
        Bilingual("計", "total"), None, None, None, None, _sum(rows, 5), None, _sum(rows, 7), _sum(rows, 8),
    )  # fmt: skip
    title = message("budget.title", fy=snapshot.fy.text)
    notes = (message("budget.note"),)
    return Table("budget", title, BUDGET_COLUMNS, rows, notes, snapshot.organisation.day, total if rows else ())


def _needs(snapshot: Snapshot) -> Iterator[tuple[str, int | None, object, str]]:
    """Reason, department, person (or leader's seat) and training of every need of the year."""
    fy = snapshot.fy
    here = {p.id for p in snapshot.organisation.people}
    for (staff_id, purpose), made in snapshot.plans.items():
        if staff_id in here:
            why = "leader" if purpose is Purpose.LEADER else "plan"
            for item in made.plan.items:
                if item.fy == fy.year:
                    yield why, snapshot.department_id(staff_id), staff_id, item.course
    for duty in duties_of(snapshot):
        if duty.state is not DutyState.DONE:
            yield "mandatory", snapshot.department_id(duty.staff_id), duty.staff_id, duty.training
    courses = programme(snapshot.framework, snapshot.rule)
    for seat in snapshot.seats:
        own = snapshot.organisation.department_of(seat.section.id)
        holder = seat.person.id if seat.is_covered and seat.person else None
        who: object = holder if holder is not None else ("seat", seat.section.id, seat.no)
        held = snapshot.standing.completed.get(holder, ()) if holder is not None else ()
        for course in courses:
            # Who led before has the programme already, and keeps it into the next term.
            if course not in held:
                yield "leader", own.id if own else None, who, course


def _sum(rows: list[tuple[Fact, ...]], at: int) -> float:
    return sum(value for row in rows if isinstance(value := row[at], int | float))


def _total(rows: list[tuple[Fact, ...]], first: int) -> tuple[Fact, ...]:
    if not rows:
        return ()
    blanks: list[Fact] = [None] * (first - 1)
    return (Bilingual("計", "total"), *blanks, *(_sum(rows, at) for at in range(first, first + _SUMS)))

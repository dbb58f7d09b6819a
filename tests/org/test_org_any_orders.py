"""Orders of some years, told in any order and in any number of files: each day is as a simple reference says.

The reference knows nothing of periods or of carrying on: it sorts the orders by day and goes through them.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from org_cases import DAY, PEOPLE, WHO, absent, everybody, line, office, staff_changes, take_in, write
from sqlalchemy import Engine

from skillmap.changes import ChangeSet
from skillmap.errors import InputRefused
from skillmap.org.records import Act, LeaveRecord, StaffRecord
from skillmap.problems import has_errors
from skillmap.storage import database
from skillmap.storage.database import reading
from skillmap.storage.facts import head
from skillmap.storage.undo import undo
from trials import trials

LAST = date(2028, 3, 31)
DAYS = [DAY + timedelta(days=n) for n in (1, 30, 61, 91, 183, 275, 365, 366, 450, 548)]
UNITS = [p[3] for p in PEOPLE[:4]]
SECOND = [p[3] for p in PEOPLE[4:]]
"""Second posts are in units of their own: where a main post stands in the way is tried elsewhere."""
GRADES = ["主事", "主任", "係長"]
FAMILY = ["佐藤", "鈴木", "高橋"]


@dataclass(frozen=True)
class Told:
    """An order of a day: values, a main post, a second post that begins or ends, leave, leaving, coming back."""

    day: date
    grade: str | None = None
    unit: str | None = None
    family: str | None = None
    begins: str | None = None
    ends: str | None = None
    leaves: bool = False
    joins: bool = False
    away: int = 0
    """Leave of so many days."""


def orders() -> st.SearchStrategy[list[Told]]:
    """Orders of one person, each on a day of its own: what two orders of one day mean nobody can know."""
    one = st.one_of(
        st.builds(Told, day=st.just(DAY), grade=st.sampled_from(GRADES), unit=st.sampled_from(UNITS)),
        st.builds(Told, day=st.just(DAY), family=st.sampled_from(FAMILY)),
        st.builds(Told, day=st.just(DAY), begins=st.sampled_from(SECOND)),
        st.builds(Told, day=st.just(DAY), ends=st.sampled_from(SECOND)),
        # Twice as often: leaving and coming back is where the order of telling matters most.
        *[st.builds(Told, day=st.just(DAY), leaves=st.just(True))] * 2,
        st.builds(Told, day=st.just(DAY), away=st.sampled_from([20, 60, 200, 400])),
        st.builds(
            Told, day=st.just(DAY), joins=st.just(True), grade=st.sampled_from(GRADES), unit=st.sampled_from(UNITS)
        ),
    )
    return st.lists(one, min_size=1, max_size=7).flatmap(
        lambda found: st.permutations(DAYS).map(
            lambda days: [replace(o, day=d) for o, d in zip(found, sorted(days[: len(found)]), strict=True)]
        )
    )


State = dict[str, Any]
Line = StaffRecord | LeaveRecord


def possible(told: Sequence[Told]) -> list[Told]:
    """The orders that make sense when they are told by day: nobody is promoted who has left."""
    found: list[Told] = []
    state = reference(found, LAST)
    for one in told:
        state = reference(found, one.day)
        here = bool(state)
        if one.joins == here or (one.ends and (not here or one.ends not in state["seconds"])):
            continue
        if here and one.begins in state["seconds"]:
            continue
        if not here and not one.joins:
            continue
        found.append(one)
    return found


def reference(told: Sequence[Told], day: date) -> State:
    """The person on a day: all orders up to it, one after the other."""
    state: State = {"grade": "主事", "unit": UNITS[0], "family": FAMILY[0], "seconds": frozenset()}
    away = False
    for one in sorted(told, key=lambda o: o.day):
        if one.day > day:
            break
        away = (away and not one.leaves) or one.away > (day - one.day).days
        if one.leaves:
            state = {}
        elif one.joins:
            state = {"grade": one.grade, "unit": one.unit, "family": FAMILY[0], "seconds": frozenset()}
        else:
            for name in ("grade", "unit", "family"):
                state[name] = getattr(one, name) or state[name]
            state["seconds"] = (state["seconds"] | {one.begins}) - {None, one.ends}
    return {**state, "away": away} if state else {}


def record(number: str, told: Told, at: str) -> Line:
    """The line of a list of orders, or of a list of leave."""
    day, name = told.day, f"{told.family or FAMILY[0]} 試"
    if told.away:
        return LeaveRecord(number, "育児休業", day, day + timedelta(days=told.away - 1))
    if told.leaves:
        return line(number, name, None, "", act=Act.MOVE_OUT, is_main=False, ordered_on=day)
    if told.begins or told.ends:
        act = Act.RELEASE if told.ends else Act.HOLDS
        where = told.begins or told.ends or ""
        return line(number, name, None, where, is_main=False, act=act, ordered_on=day)
    renamed = day if told.family else None
    hired = day if told.joins else None
    return line(number, name, None, told.unit or at, told.grade, ordered_on=day, renamed_on=renamed, hired_on=hired)


def lines(number: str, told: Sequence[Told]) -> list[Line]:
    """Every order as a line. One that is about the name alone has no unit of its own, so it repeats that of its day."""
    return [record(number, one, str(reference(told, one.day).get("unit", ""))) for one in told]


def by_kind(told: Sequence[Line]) -> list[list[Line]]:
    """All orders in one file, all leave in another."""
    kinds = (StaffRecord, LeaveRecord)
    return [[one for one in told if isinstance(one, kind)] for kind in kinds]


def names(told: Sequence[Told]) -> bool:
    """Whether somebody who left takes another name afterwards: a joining line says the first name."""
    return any(one.joins for one in told) and any(one.family for one in told)


def changes_of(engine: Engine, file: Sequence[Line]) -> ChangeSet:
    """What a list of orders would do; the leave that an office tells together with it is a list of its own."""
    leave = [one for one in file if isinstance(one, LeaveRecord)]
    if leave:
        return absent(engine, leave)
    return staff_changes(engine, [one for one in file if isinstance(one, StaffRecord)], LAST)


def tell(engine: Engine, waiting: list[list[Line]]) -> list[int]:
    """Files into the office; one that is refused comes again after the others, as its sentence says."""
    entries: list[int] = []
    while waiting:
        later = []
        for file in waiting:
            changes = changes_of(engine, file)
            if has_errors(changes.problems):
                later.append(file)
                continue
            if not changes.is_empty:
                write(engine, changes)
                with reading(engine) as connection:
                    entries.append(head(connection))
        assert len(later) < len(waiting), list(changes_of(engine, later[0]).problems)
        waiting = later
    return entries


def take_back(engine: Engine, entries: list[int]) -> None:
    """Entries undone in any order: one that later ones are built on says so, and goes after them."""
    while entries:
        later = []
        for entry in entries:
            try:
                undo(engine, entry, WHO)
            except InputRefused as refused:
                assert refused.code in ("E_UNDO_BUILT_ON", "E_DB_CONFLICT")
                later.append(entry)
        assert len(later) < len(entries)
        entries = later


def state_on(engine: Engine, number: str, day: date) -> State:
    found = office(engine, day)
    person = found.person_by_number.get(number)
    if person is None:
        return {}
    unit = found.unit_by_id[person.unit_id] if person.unit_id is not None else None
    return {
        "grade": person.grade,
        "unit": unit.full_name if unit else "",
        "family": person.name.split()[0],
        "seconds": frozenset(found.unit_by_id[u].full_name for u in person.extra_unit_ids),
        "away": person.absence is not None,
    }


def day_of(one: Line) -> date | None:
    """The day of a line."""
    return one.since if isinstance(one, LeaveRecord) else one.ordered_on


def said(told: Sequence[Told], way: Sequence[Sequence[Line]], day: date) -> str:
    """The history and the order in which it was told, short enough to read."""
    short = [" ".join(f"{k}={v}" for k, v in vars(one).items() if v not in (None, False) or k == "day") for one in told]
    return "\n".join([*short, "told: " + ", ".join(str(day_of(one)) for file in way for one in file), f"on {day}"])


TRY = settings(max_examples=trials(500, 4), phases=[Phase.reuse, Phase.generate])
_numbers = iter(range(100_000, 900_000))
MOST_PEOPLE = 40
"""With so many people of earlier examples in it a database is made anew: reading an office takes its time."""


class Offices:
    """An office that is new now and then."""

    def __init__(self, request: pytest.FixtureRequest, base: str) -> None:
        self.request, self.base, self.used = request, base, 0
        self.engine: Engine = request.getfixturevalue(base)
        take_in(self.engine, everybody())

    def next(self) -> Engine:
        """The office for the next example."""
        self.used += 4
        if self.base == "sqlite_engine" and self.used > MOST_PEOPLE:
            file = str(self.engine.url.database)
            self.engine.dispose()
            shutil.copy(self.request.getfixturevalue("_sqlite_template"), file)
            self.engine = database.open_database(f"sqlite:///{file}")
            take_in(self.engine, everybody())
            self.used = 4
        return self.engine


@pytest.fixture
def offices(request: pytest.FixtureRequest) -> Iterator[Offices]:
    """Offices on SQLite."""
    found = Offices(request, "sqlite_engine")
    yield found
    found.engine.dispose()


@pytest.fixture
def offices_on_a_server(request: pytest.FixtureRequest) -> Offices:
    """Offices on PostgreSQL."""
    return Offices(request, "postgres_engine")


@TRY
@given(told=orders(), shuffle=st.randoms(use_true_random=False))
def test_any_history_is_what_its_orders_say(offices: Offices, told: list[Told], shuffle: Any) -> None:
    as_its_orders_say(offices, told, shuffle)


@pytest.mark.postgresql
@settings(TRY, max_examples=trials(500, 1))
@given(told=orders(), shuffle=st.randoms(use_true_random=False))
def test_any_history_on_a_server(offices_on_a_server: Offices, told: list[Told], shuffle: Any) -> None:
    as_its_orders_say(offices_on_a_server, told, shuffle)


def as_its_orders_say(offices: Offices, told: list[Told], shuffle: Any) -> None:
    """Every way of telling them, every day of them, and taking all of it back."""
    engine = offices.next()
    told = possible(told)
    if names(told):
        return
    ways = (
        by_kind(lines("", told)),
        [[one] for one in lines("", told)],
        [[one] for one in reversed(lines("", told))],
        [[one] for one in shuffle.sample(lines("", told), len(told))],
    )
    edges = sorted(
        {day + timedelta(days=n) for o in told for day in (o.day, o.day + timedelta(days=o.away)) for n in (-1, 0)}
    )
    edges = [DAY, *(day for day in edges if day > DAY)]
    for way in ways:
        number = f"{next(_numbers)}"
        take_in(engine, [line(number, f"{FAMILY[0]} 試", None, UNITS[0], "主事")])
        entries = tell(engine, [[replace(one, number=number) for one in file] for file in way if file])
        for day in edges:
            assert state_on(engine, number, day) == reference(told, day), said(told, way, day)
        take_back(engine, shuffle.sample(entries, len(entries)))
        for day in (DAY, told[0].day, LAST) if told else ():
            assert state_on(engine, number, day) == reference((), day)

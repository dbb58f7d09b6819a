"""Any history of reorganisations, transfers and undos over three years: everybody in one living unit on every day."""

from datetime import date

from hypothesis import event, given, settings
from hypothesis import strategies as st
from org_cases import GRADES, PEOPLE, WHO, everybody, move, office, take_in, where, write
from sqlalchemy import Engine

from skillmap.org import reform_writes
from skillmap.org.present import ahead, present
from skillmap.org.records import ReformRecord, ReformStep
from skillmap.org.reorganise import reform
from skillmap.storage.check import check_records
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment, head
from skillmap.storage.undo import undo
from trials import trials

DAYS = [date(2026, 7, 1), date(2027, 4, 1), date(2027, 10, 1), date(2028, 4, 1), date(2029, 3, 31)]
NAMES = ["総務課", "人事課", "市民課", "保険年金課", "新しい課", "別の課"]
DEPARTMENTS = ["総務部", "市民部", "企画部"]
LINE = st.tuples(
    st.sampled_from(list(ReformStep)), st.integers(0, 9), st.sampled_from(DEPARTMENTS), st.sampled_from(NAMES)
)
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("reform"), st.lists(LINE, min_size=1, max_size=3, unique_by=lambda one: one[1])),
        st.tuples(st.just("move"), st.integers(0, 60)),
        st.tuples(st.just("undo"), st.just(0)),
    ),
    min_size=1,
    max_size=5,
)


def step(engine: Engine, day: date, lines: list[tuple[ReformStep, int, str, str]]) -> int | None:
    """Record a reorganisation of the day's sections, when it makes sense; gives its entry."""
    sections = office(engine, day).sections
    records = []
    for kind, at, department, name in lines:
        old = sections[at % len(sections)]
        new = (department, old.name if kind is ReformStep.MOVE else name)
        records.append(ReformRecord(kind, () if kind is ReformStep.FOUND else old.path, new, day, ("残り",)))
    with reading(engine) as connection:
        work = reform(present(connection, Moment(day), GRADES), ahead(connection, day), records, day)
    if any(p.code.startswith("E_") for p in work.problems):
        event("refused")
        return None
    before, after = reform_writes.totals(work)
    assert before.staff == after.staff == len(PEOPLE)
    changes = reform_writes.change_set(work)
    event("empty" if changes.is_empty else "recorded")
    return None if changes.is_empty else write(engine, changes)


def history(engine: Engine, actions: list[tuple[str, object]]) -> None:
    if not office(engine, DAYS[0]).units:
        take_in(engine, everybody())
    with reading(engine) as connection:
        first = head(connection)
    beginning = {day: office(engine, day) for day in DAYS}
    done: list[int] = []
    for (kind, value), day in zip(actions, DAYS, strict=False):
        if kind == "reform":
            number = step(engine, day, value)  # type: ignore[arg-type]
            done += [number] if number is not None else []
        elif kind == "move":
            found = office(engine, day)
            person = found.people[int(str(value)) % len(found.people)]
            unit = found.units[int(str(value)) % len(found.units)]
            if person.unit_id != unit.id:
                done.append(move(engine, person.number, unit.code, day))
        elif done:
            undo(engine, done.pop(), WHO)
        for each in DAYS:
            everywhere = where(office(engine, each))
            assert set(everywhere) == {p[0] for p in PEOPLE}
            assert all(everywhere.values())
        with reading(engine) as connection:
            assert check_records(connection) == []
    assert {day: office(engine, day, first) for day in DAYS} == beginning
    for number in reversed(done):
        undo(engine, number, WHO)
    assert {day: office(engine, day) for day in DAYS} == beginning


@settings(max_examples=trials(200, few=3))
@given(actions=ACTIONS)
def test_everybody_is_in_one_unit_on_every_day(sqlite_engine: Engine, actions: list[tuple[str, object]]) -> None:
    history(sqlite_engine, actions)

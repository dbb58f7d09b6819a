"""Undo takes an entry back whole; every answer as known before stays the same; an undo can itself be undone."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, select, text
from storage_cases import WHO, answer, current, joined, keys, post, posts, write

from skillmap.changes import Insert, Retract
from skillmap.errors import InputRefused
from skillmap.storage import schema
from skillmap.storage.database import connect, reading
from skillmap.storage.facts import head
from skillmap.storage.journal import entries
from skillmap.storage.undo import undo, undo_preview
from trials import trials


def _refused(engine: Engine, number: int | None = None) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        undo_preview(engine, number)
    return refused.value


def test_an_entry_goes_and_what_it_replaced_returns(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1), post(2, 1)))
    write(engine, Retract("posting", current(engine)[:1]), posts(post(1, 2)), changes=joined())
    planned = undo_preview(engine)
    assert (planned.entry.id, planned.goes, planned.returns) == (2, 1, 1)
    assert undo(engine, 2, WHO) == 3
    assert answer(engine) == {(1, 1), (2, 1)}
    assert answer(engine, known=2) == {(1, 2), (2, 1)}
    assert answer(engine, known=1) == {(1, 1), (2, 1)}
    with reading(engine) as connection:
        newest = entries(connection)[0]
        assert (newest.undoes, newest.summary) == (2, {"add": 1, "remove": 1})
        assert entries(connection)[1].undone_by == 3


def test_an_undo_can_be_undone_and_the_entry_undone_again(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    write(engine, Retract("posting", current(engine)), posts(post(1, 2)))
    expected = {0: set(), 1: {(1, 1)}, 2: {(1, 2)}, 3: {(1, 1)}, 4: {(1, 2)}, 5: {(1, 1)}}
    assert [undo(engine, 2, WHO), undo(engine, 3, WHO), undo(engine, 2, WHO)] == [3, 4, 5]
    assert {known: answer(engine, known) for known in expected} == expected
    with reading(engine) as connection:
        assert {e.id: e.undone_by for e in entries(connection)} == {1: None, 2: 5, 3: 4, 4: None, 5: None}


def test_the_default_is_the_last_entry_that_is_no_undo(engine: Engine) -> None:
    assert _refused(engine).code == "E_UNDO_NOTHING"
    write(engine, *keys(), posts(post(1, 1)))
    write(engine, posts(post(2, 1)))
    assert undo_preview(engine).entry.id == 2
    undo(engine, 2, WHO)
    assert undo_preview(engine).entry.id == 1
    undo(engine, 1, WHO)
    assert _refused(engine).code == "E_UNDO_NOTHING"


def test_an_entry_that_changed_nothing_is_passed_over(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    write(engine)  # rosters were handed out
    assert undo_preview(engine).entry.id == 1
    assert undo_preview(engine, 2).goes == 0


def test_unknown_and_undone_entries_are_refused(engine: Engine) -> None:
    write(engine, *keys())
    assert _refused(engine, 7).code == "E_UNDO_UNKNOWN"
    undo(engine, 1, WHO)
    again = _refused(engine, 1)
    assert (again.code, again.facts["by"]) == ("E_UNDO_DONE", 2)


def test_later_entries_that_build_on_it_are_named(engine: Engine) -> None:
    write(engine, *keys())
    write(engine, posts(post(1, 1)))
    write(engine, Retract("posting", current(engine)), posts(post(1, 2)))
    built = _refused(engine, 2)
    assert (built.code, built.facts["later"]) == ("E_UNDO_BUILT_ON", (3,))
    # The keys of entry 1 are spoken of by the facts of entry 3 that hold now.
    assert _refused(engine, 1).facts["later"] == (3,)
    undo(engine, 3, WHO)
    undo(engine, 2, WHO)
    undo(engine, 1, WHO)
    assert answer(engine) == set()


def test_an_entry_between_that_nothing_builds_on_can_go(engine: Engine) -> None:
    write(engine, *keys())
    write(engine, posts(post(1, 1)))
    write(engine, posts(post(2, 2)))
    undo(engine, 2, WHO)
    assert answer(engine) == {(2, 2)}


def test_what_returns_must_still_fit(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1)))
    write(engine, Retract("posting", current(engine)))
    write(engine, posts(post(1, 3)))
    with pytest.raises(InputRefused) as refused:
        undo(engine, 2, WHO)
    assert refused.value.code == "E_UNDO_BUILT_ON"
    assert refused.value.facts["later"] == (3,)
    assert answer(engine) == {(1, 3)}
    undo(engine, 3, WHO)
    undo(engine, 2, WHO)
    assert answer(engine) == {(1, 1)}


def test_nothing_is_undone_when_another_entry_came_first(engine: Engine) -> None:
    write(engine, *keys())
    write(engine, posts(post(1, 1)))
    write(engine, posts(post(2, 1)))
    with pytest.raises(InputRefused) as refused:
        undo(engine, 2, WHO, expected_head=2)
    assert refused.value.code == "E_DB_MOVED_ON"
    assert answer(engine) == {(1, 1), (2, 1)}


def test_what_returns_keeps_its_first_entry_and_source(engine: Engine) -> None:
    columns = ("staff_id", "unit_id", "is_main", "valid_from", "valid_to", "cell")
    write(engine, *keys(), Insert("posting", columns, [(*post(1, 1), "B7")]))
    write(engine, Retract("posting", current(engine)))
    undo(engine, 2, WHO)
    table = schema.posting
    query = select(table.c.entry_id, table.c.first_entry, table.c.cell).where(table.c.retracted_by.is_(None))
    with reading(engine) as connection:
        assert [tuple(row) for row in connection.execute(query)] == [(3, 1, "B7")]


def test_ratings_have_no_number_of_their_own_and_still_return(engine: Engine) -> None:
    columns = ("staff_id", "skill_id", "stage", "rated_on", "level", "rated_by")
    write(engine, *keys(), Insert("skill", ("id", "code"), [(1, "planning")]))
    write(engine, Insert("rating", columns, [(1, 1, 3, "2026-04-01", 2, "課長"), (1, 1, 3, "2026-05-01", 0, "課長")]))
    undo(engine, 2, WHO)
    undo(engine, 3, WHO)
    with reading(engine) as connection:
        found = connection.execute(text("SELECT level, entry_id, first_entry FROM rating WHERE retracted_by IS NULL"))
        assert sorted(tuple(row) for row in found) == [(0, 4, 2), (2, 4, 2)]


@dataclass
class Model:
    """What should be answered: a plain dictionary per entry, and what each undo takes back."""

    states: list[dict[int, int]] = field(default_factory=lambda: [{}])

    def now(self) -> dict[int, int]:
        return dict(self.states[-1])


@settings(max_examples=trials(100, 8))
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("move"), st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3)), max_size=4)),
            st.tuples(st.just("undo"), st.integers(0, 5)),
        ),
        max_size=9,
    )
)
def test_any_history_answers_as_it_was_known(
    tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path, steps: list[tuple[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    engine = connect(shutil.copy(_sqlite_template, folder / "x.sqlite"))
    write(engine, *keys(4, 4))
    model = Model([{}, {}])
    for kind, what in steps:
        if kind == "move":
            model.states.append(_move(engine, model.now(), what))  # type: ignore[arg-type]
        else:
            _undo_some(engine, model, int(what))  # type: ignore[call-overload]
        assert {n: answer(engine, n) for n in range(len(model.states))} == {
            n: set(state.items()) for n, state in enumerate(model.states)
        }
    engine.dispose()


def _move(engine: Engine, state: dict[int, int], moves: list[tuple[int, int]]) -> dict[int, int]:
    """People go to units; unit 0 = they leave."""
    table = schema.posting
    with reading(engine) as connection:
        held = dict(
            connection.execute(select(table.c.staff_id, table.c.id).where(table.c.retracted_by.is_(None))).all()
        )
    wanted = dict(moves)
    write(
        engine,
        Retract("posting", [held[staff] for staff in wanted if staff in held]),
        posts(*(post(staff, unit) for staff, unit in wanted.items() if unit)),
    )
    return {staff: unit for staff, unit in {**state, **wanted}.items() if unit}


def _undo_some(engine: Engine, model: Model, back: int) -> None:
    """Undo the entry `back` before the last; refused, the state is as before; done, its people are as before it."""
    with reading(engine) as connection:
        newest = head(connection)
    number = newest - back
    if number < 2:
        return
    try:
        undo(engine, number, WHO)
    except InputRefused as refusal:
        assert refusal.code in ("E_UNDO_BUILT_ON", "E_UNDO_DONE", "E_DB_CONFLICT")
        return
    before, after = model.states[number - 1], model.states[number]
    touched = {staff for staff in before.keys() | after.keys() if before.get(staff) != after.get(staff)}
    state = {**model.now(), **{staff: before.get(staff, 0) for staff in touched}}
    model.states.append({staff: unit for staff, unit in state.items() if unit})


def test_an_undo_looks_through_no_table_of_facts(sqlite_engine: Engine) -> None:
    write(sqlite_engine, *keys())
    number = write(sqlite_engine, posts(post(1, 1)))
    asked: list[tuple[str, Any]] = []
    event.listen(sqlite_engine, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
    undo(sqlite_engine, number, WHO)
    facts = {table.name for table in schema.facts()}
    with reading(sqlite_engine) as connection:
        plans = [
            str(row[3])
            for statement, values in list(asked)
            if statement.startswith(("SELECT", "UPDATE"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    assert any("ix_posting_entry_id" in line for line in plans)
    assert [line for line in plans if line.startswith("SCAN") and line.split()[1].removesuffix("_1") in facts] == []

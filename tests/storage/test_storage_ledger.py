"""The ledger: facts begin, end, change, are replaced, dropped and carried; what stays keeps where it was read."""

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar, get_args, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from storage_cases import keys, write

from skillmap.changes import Insert, Retract
from skillmap.days import FOREVER
from skillmap.org.facts import Posting, StaffFact
from skillmap.storage import schema
from skillmap.storage.database import reading
from skillmap.storage.facts import recorded
from skillmap.storage.ledger import BY_HAND, TEXTS, Lasting, LaterChange, Ledger, Recorded, Source, Stored, TableFact
from trials import trials

MODULES = (
    "allocation.facts",
    "assessment.certificates",
    "careers.model",
    "careers.posts",
    "leaders.model",
    "org.facts",
    "planning.facts",
    "revision.facts",
    "training.facts",
)
APRIL, JUNE, JULY, OCTOBER = date(2026, 4, 1), date(2026, 6, 1), date(2026, 7, 1), date(2026, 10, 1)
LIST, ORDER = Source(1, "B7"), Source(2, "C3")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value(Lasting):
    """A person with two values of their own and one worked out from them."""

    table = "staff_fact"
    name: str
    grade: str
    key: str = ""


def _settle(fact: _Value) -> _Value:
    return replace(fact, key=f"{fact.name}|{fact.grade}")


def _value(name: str, grade: str, starts: date, ends: date = FOREVER) -> _Value:
    return _settle(_Value(name=name, grade=grade, valid_from=starts, valid_to=ends))


def _row(fact: _Value, number: int) -> Recorded[_Value]:
    return Recorded(fact, number, 1, Source(None, f"A{number}", 9))


def _rows(*facts: _Value) -> list[Recorded[_Value]]:
    return [_row(fact, number) for number, fact in enumerate(facts, 1)]


def _kinds(kind: type[TableFact] = TableFact) -> list[type[TableFact]]:
    below = [found for one in kind.__subclasses__() for found in _kinds(one)]
    return [one for one in (kind, *below) if hasattr(one, "table") and one.__module__.startswith("skillmap.")]


def test_every_declared_fact_is_its_table() -> None:
    for module in MODULES:
        importlib.import_module(f"skillmap.{module}")
    declared = {kind.table: kind for kind in _kinds()}
    journal = {"id", "entry_id", "retracted_by", "first_entry", "source_id", "cell"}
    # Ratings come by the million and are written as tuples by the bulk path.
    assert set(declared) == {table.name for table in schema.facts()} - {"rating"}
    for kind in declared.values():
        table = schema.metadata.tables[kind.table]
        stored = {c.name: (c.type.python_type, bool(c.nullable)) for c in table.c if c.name not in journal}
        hints = get_type_hints(kind)
        told = {f.name: hints[f.name] for f in fields(kind)}
        for name in kind.stored:
            empty = stored[name][1]
            assert (type(None) in get_args(told.pop(name))) == empty, (kind, name)
            del stored[name]
        assert told == {name: one | None if empty else one for name, (one, empty) in stored.items()}, kind


def test_a_row_that_ends_earlier_keeps_its_file_and_cell() -> None:
    ledger = Ledger()
    kept = ledger.end(_row(_value("青木 健", "主事", APRIL), 5), JULY)
    assert kept is not None
    assert (kept.fact.valid_to, kept.source) == (JULY, Source(None, "A5", 9))
    retract, insert = ledger.writes()
    assert retract == Retract("staff_fact", [5])
    assert isinstance(insert, Insert)
    assert insert.columns[-2:] == ("source_id", "cell")
    assert insert.rows[0][-2:] == (9, "A5")


def test_a_row_that_would_not_have_begun_goes_and_one_that_is_over_stays() -> None:
    ledger = Ledger()
    row = _row(_value("青木 健", "主事", JUNE, JULY), 5)
    assert ledger.end(row, JULY) is row
    assert ledger.writes() == []
    assert ledger.end(row, JUNE) is None
    assert ledger.writes() == [Retract("staff_fact", [5])]


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2026, 5, 31), False), (JUNE, True), (date(2026, 6, 30), True), (JULY, False)],
)
def test_a_fact_holds_from_its_first_day_to_the_eve_of_its_end(day: date, holds: bool) -> None:
    assert _value("青木 健", "主事", JUNE, JULY).holds_on(day) is holds


def test_recorded_rows_are_taken_back_by_their_numbers_once_each() -> None:
    ledger = Ledger()
    rows = _rows(_value("青木 健", "主事", APRIL, JUNE), _value("青木 健", "主任", JUNE))
    ledger.take_back(_Value, [7, 2])
    ledger.take_back(Posting, [4])
    ledger.take_back(_Value, [9])
    ledger.drop(rows[0])
    ledger.drop(rows[1])
    assert ledger.writes() == [Retract("staff_fact", [7, 2, 9, 1]), Retract("posting", [4])]
    nothing = Ledger()
    nothing.take_back(_Value, [])
    assert nothing.writes() == []


def test_facts_of_one_source_are_begun_together() -> None:
    ledger = Ledger()
    ledger.begin_all([_value("青木 健", "主事", APRIL), _value("石田 実", "主任", JUNE)], LIST)
    ledger.begin_all([_value("上野 望", "主事", JULY)])
    [insert] = ledger.writes()
    assert isinstance(insert, Insert)
    assert insert.columns == ("valid_from", "valid_to", "name", "grade", "key", "source_no", "cell")
    assert list(insert.rows) == [
        (APRIL, FOREVER, "青木 健", "主事", "青木 健|主事", 1, "B7"),
        (JUNE, FOREVER, "石田 実", "主任", "石田 実|主任", 1, "B7"),
        (JULY, FOREVER, "上野 望", "主事", "上野 望|主事", None, None),
    ]
    assert len(insert.rows) == 3
    assert insert.rows[1][2] == "石田 実"


def test_rows_of_a_long_list_are_written_as_they_are_with_file_and_cell() -> None:
    ledger = Ledger()
    ledger.begin_rows(_Value, ())
    assert list(ledger.writes()) == []
    rows = [(APRIL, FOREVER, "佐藤 花子", "主任", "", 1, "B7"), (APRIL, FOREVER, "鈴木 一郎", "主事", "", 1, "B8")]
    ledger.begin_rows(_Value, rows)
    names = ("valid_from", "valid_to", "name", "grade", "key", "source_no", "cell")
    assert list(ledger.writes()) == [Insert("staff_fact", names, rows)]


def test_a_fact_laid_down_by_its_values_stands_in_its_turn() -> None:
    ledger = Ledger()
    first, second, third = (
        _value("青木 健", "主事", APRIL),
        _value("石田 実", "主任", JUNE),
        _value("上野 望", "主事", JULY),
    )
    ledger.begin(first, LIST)
    ledger.begin_values(_Value, {one.name: getattr(second, one.name) for one in fields(second)} | {"more": 1}, ORDER)
    ledger.begin(third)
    expected = Ledger()
    expected.begin(first, LIST)
    expected.begin(second, ORDER)
    expected.begin(third)
    [mine], [other] = ledger.writes(), expected.writes()
    assert isinstance(mine, Insert)
    assert isinstance(other, Insert)
    assert (mine.table, mine.columns, list(mine.rows)) == (other.table, other.columns, list(other.rows))


def test_new_rows_are_numbered_downwards_whatever_was_taken_away() -> None:
    ledger = Ledger()
    first = ledger.begin(_value("青木 健", "主事", APRIL))
    ledger.drop(first)
    assert [first.id, ledger.begin(_value("青木 健", "主任", APRIL)).id] == [-1, -2]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts(TableFact):
    """A fact with a value that its column holds in another form."""

    table = "posting"
    stored: ClassVar[Mapping[str, Stored]] = {"texts": TEXTS}
    no: int
    texts: tuple[str, ...]


def test_a_value_that_is_no_text_number_or_day_is_written_by_its_own_function() -> None:
    ledger = Ledger()
    ledger.begin(_Texts(no=3, texts=("窓口", "a")), LIST)
    [insert] = ledger.writes()
    assert isinstance(insert, Insert)
    [row] = insert.rows
    assert row == (3, '["窓口", "a"]', 1, "B7")
    assert TEXTS.read(row[1]) == ("窓口", "a")


def test_keys_are_written_table_by_table_with_the_name_of_their_column() -> None:
    ledger = Ledger()
    ledger.key("staff", "number", 3, "001274")
    ledger.key("unit", "code", 5, "u5")
    ledger.key("staff", "number", 4, "001275")
    assert ledger.writes() == [
        Insert("staff", ("id", "number"), [(3, "001274"), (4, "001275")]),
        Insert("unit", ("id", "code"), [(5, "u5")]),
    ]


def test_what_a_row_says_for_its_first_day_stops_the_value_though_it_is_the_same() -> None:
    rows = _rows(_value("青木 健", "主事", APRIL, JUNE), _value("青木 健", "主事", JUNE))
    says = lambda fact: ("grade",) if fact.valid_from == JUNE else ()  # noqa: E731
    ledger = Ledger()
    carried = ledger.carry(rows, date(2026, 5, 1), {"grade": "主任"}, ORDER, _settle, says)
    assert [(r.fact.grade, r.fact.valid_from) for r in carried.rows] == [
        ("主事", APRIL), ("主任", date(2026, 5, 1)), ("主事", JUNE),
    ]  # fmt: skip
    assert carried.stops == (LaterChange("grade", JUNE, "主事"),)


def test_rows_before_the_day_are_left_alone() -> None:
    rows = _rows(
        _value("青木 健", "主事", date(2025, 4, 1), APRIL), _value("青木 健", "主事", APRIL, JUNE),
        _value("青木 健", "主事", JUNE),
    )  # fmt: skip
    ledger = Ledger()
    carried = ledger.carry(rows, APRIL, {"grade": "主任"}, ORDER, _settle)
    assert carried.rows[0] is rows[0]
    assert [(r.fact.grade, r.source) for r in carried.rows[1:]] == [("主任", ORDER), ("主任", rows[2].source)]
    retract = ledger.writes()[0]
    assert retract == Retract("staff_fact", [2, 3])


def test_a_change_on_the_first_day_takes_the_place_of_the_row() -> None:
    ledger = Ledger()
    row = _row(_value("青木 健", "主事", JUNE), 5)
    new = ledger.change(row, _value("青木 健", "主任", JUNE), ORDER)
    assert new.source == ORDER
    retract, insert = ledger.writes()
    assert retract == Retract("staff_fact", [5])
    assert isinstance(insert, Insert)
    assert [r[-2:] for r in insert.rows] == [(2, "C3")]


def test_a_correction_keeps_the_source_unless_it_has_its_own() -> None:
    ledger = Ledger()
    row = _row(_value("青木 健", "主事", JUNE), 5)
    assert ledger.replace(row, row.fact).source == row.source
    assert ledger.replace(row, row.fact, BY_HAND).source == BY_HAND


def test_what_was_only_just_laid_down_is_taken_away_without_a_trace() -> None:
    ledger = Ledger()
    new = ledger.begin(_value("青木 健", "主事", APRIL), LIST)
    last = ledger.end(new, JULY)
    assert last is not None
    ledger.drop(last)
    assert ledger.writes() == []


def test_keys_come_before_the_facts_that_speak_of_them() -> None:
    ledger = Ledger()
    ledger.begin(_value("青木 健", "主事", APRIL), LIST)
    ledger.key("staff", "number", 3, "001274")
    assert [type(w).__name__ + w.table for w in ledger.writes()] == ["Insertstaff", "Insertstaff_fact"]


def test_a_promotion_told_late_outlives_a_new_name_since() -> None:
    rows = _rows(_value("青木 健", "主事", APRIL, JUNE), _value("森 健", "主事", JUNE))
    carried = Ledger().carry(rows, date(2026, 5, 1), {"grade": "主任"}, ORDER, _settle)
    assert [(r.fact.name, r.fact.grade, r.fact.valid_from, r.source) for r in carried.rows] == [
        ("青木 健", "主事", APRIL, rows[0].source),
        ("青木 健", "主任", date(2026, 5, 1), ORDER),
        ("森 健", "主任", JUNE, rows[1].source),
    ]
    assert carried.rows[2].fact.key == "森 健|主任"
    assert carried.stops == ()


def test_a_later_order_about_the_same_value_stands_and_is_told() -> None:
    rows = _rows(
        _value("青木 健", "主事", APRIL, JUNE), _value("森 健", "係長", JUNE, JULY), _value("森 健", "課長", JULY)
    )
    carried = Ledger().carry(rows, APRIL, {"grade": "主任", "name": "林 健"}, ORDER, _settle)
    assert [(r.fact.name, r.fact.grade) for r in carried.rows] == [
        ("林 健", "主任"),
        ("森 健", "係長"),
        ("森 健", "課長"),
    ]
    assert carried.stops == (LaterChange("grade", JUNE, "係長"), LaterChange("name", JUNE, "森 健"))


def test_somebody_who_came_back_is_stated_anew() -> None:
    rows = _rows(_value("青木 健", "主事", APRIL, JUNE), _value("青木 健", "主事", JULY))
    carried = Ledger().carry(rows, APRIL, {"grade": "主任"}, ORDER, _settle)
    assert [r.fact.grade for r in carried.rows] == ["主任", "主事"]
    assert carried.stops == (LaterChange("grade", JULY, "主事"),)


def test_an_order_that_says_what_is_recorded_writes_nothing() -> None:
    ledger = Ledger()
    rows = _rows(_value("青木 健", "主事", APRIL))
    assert ledger.carry(rows, JUNE, {"grade": "主事"}, ORDER).rows == tuple(rows)
    assert ledger.writes() == []


def test_an_order_of_a_day_without_any_state_is_refused() -> None:
    with pytest.raises(ValueError, match="no row holds"):
        Ledger().carry(_rows(_value("青木 健", "主事", JUNE)), APRIL, {"grade": "主任"})


FIRST_DAY = date(2026, 1, 1)
SPAN = 40


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(number)


@st.composite
def _histories(draw: st.DrawFn) -> list[_Value]:
    """Rows of one person on up to 40 days, some of them with gaps between."""
    cuts = sorted(draw(st.sets(st.integers(0, SPAN), min_size=2, max_size=9)))
    found = [
        _value(draw(st.sampled_from("ab")), draw(st.sampled_from("xyz")), _day(a), _day(b))
        for a, b in pairwise(cuts)
        if draw(st.integers(0, 5))
    ]
    return found or [_value("a", "x", _day(0), _day(SPAN))]


_ORDERS = st.tuples(
    st.integers(0, SPAN - 1),
    st.dictionaries(st.sampled_from(["name", "grade"]), st.sampled_from("abxyz"), min_size=1),
)


def _by_day(facts: Sequence[_Value]) -> dict[date, dict[str, str]]:
    """The slow way to keep a history: every day with every value."""
    return {
        day: {"name": f.name, "grade": f.grade, "key": f.key}
        for f in facts
        for day in (f.valid_from + timedelta(n) for n in range((f.valid_to - f.valid_from).days))
    }


def _told(days: dict[date, dict[str, str]], since: date, values: dict[str, str]) -> list[LaterChange]:
    """An order on such a history, day by day; gives where the record says something else."""
    before = {day: dict(state) for day, state in days.items()}
    stops = []
    for name, value in values.items():
        day = since
        if before[since][name] == value:
            continue
        while day in days and (day == since or before[day][name] == before[day - timedelta(1)][name]):
            days[day][name] = value
            days[day]["key"] = f"{days[day]['name']}|{days[day]['grade']}"
            day += timedelta(1)
        later = min((d for d in days if d >= day), default=None)
        if later is not None:
            stops.append(LaterChange(name, later, before[later][name]))
    return sorted(stops)


@settings(max_examples=trials(500))
@given(_histories(), st.lists(_ORDERS, max_size=4))
def test_carried_values_are_those_of_a_history_kept_day_by_day(
    facts: list[_Value], orders: list[tuple[int, dict[str, str]]]
) -> None:
    ledger, days = Ledger(), _by_day(facts)
    rows: Sequence[Recorded[_Value]] = _rows(*facts)
    for number, values in orders:
        day = _day(number)
        if day not in days:
            continue
        carried = ledger.carry(rows, day, values, ORDER, _settle)
        rows = carried.rows
        assert sorted(carried.stops) == _told(days, day, values)
    assert _by_day([row.fact for row in rows]) == days
    # What is written is what was given back: rows that stay untouched, and those that are new.
    gone = {i for w in ledger.writes() if isinstance(w, Retract) for i in w.ids}
    new = [r for w in ledger.writes() if isinstance(w, Insert) for r in w.rows]
    stays = [row for row in _rows(*facts) if row.id not in gone]
    assert {r.id for r in rows if r.id > 0} == {r.id for r in stays}
    assert sorted(r.fact.valid_from for r in rows if r.id < 0) == sorted(r[0] for r in new)


def test_facts_are_read_as_they_were_laid_down(engine: Engine) -> None:
    post = Posting(staff_id=1, unit_id=2, is_main=True, valid_from=APRIL, valid_to=FOREVER)
    person: dict[str, Any] = dict.fromkeys((f.name for f in fields(StaffFact)), "") | {
        "staff_id": 1,
        "hired_on": None,
        "said": 3,
    }
    staff = StaffFact(**person | {"valid_from": APRIL, "valid_to": FOREVER})
    ledger = Ledger()
    ledger.begin(post)
    ledger.begin(staff, Source(None, "B7"))
    write(engine, *keys(), *ledger.writes())
    with reading(engine) as connection:
        posts, people = recorded(connection, Posting), recorded(connection, StaffFact)
    assert [(r.fact, r.entry_id, r.source) for r in posts] == [(post, 1, BY_HAND)]
    assert [(r.fact, r.source.cell) for r in people] == [(staff, "B7")]

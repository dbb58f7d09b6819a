"""Somebody new of whom a line says how things are: the same comes of it as when it is laid into a record by day."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from org_cases import DAY, PEOPLE, everybody, line, office, staff_changes, take_in, where
from sqlalchemy import Engine

from skillmap.changes import ChangeSet, Insert
from skillmap.org import newcomers
from skillmap.org.records import Act, StaffRecord
from trials import trials

_DAYS = st.sampled_from([None, None, DAY, DAY - timedelta(days=400), DAY + timedelta(days=30)])


@st.composite
def _newcomer(draw: st.DrawFn, number: str) -> StaffRecord:
    given = {"hired_on": draw(_DAYS), "remark": draw(st.sampled_from(["", "再任用"]))}
    if draw(st.integers(0, 3)) == 0:
        given |= {"left_on": draw(_DAYS), "ordered_on": draw(_DAYS), "announced_on": draw(_DAYS)}
        given |= {"act": draw(st.sampled_from(list(Act))), "is_main": draw(st.booleans())}
    unit = draw(st.sampled_from([*(person[3] for person in PEOPLE), "総務部/無い課", ""]))
    kana = draw(st.sampled_from([None, "", "ヤマダ ハナコ", "おおﾀ"]))
    return line(number, "山田 花子", kana, unit, "主事", posted_on=draw(_DAYS), **given)


def _all_of(changes: ChangeSet) -> tuple[object, ...]:
    writes = [(w.table, w.columns, [tuple(r) for r in w.rows]) if isinstance(w, Insert) else w for w in changes.writes]
    return list(changes.changes), list(changes.problems), changes.unchanged, writes


@pytest.mark.parametrize("is_first", [True, False])
def test_a_plain_newcomer_is_recorded_like_any_other(engine: Engine, is_first: bool) -> None:
    if not is_first:
        take_in(engine, everybody())

    @given(st.lists(st.integers(2000, 2003), min_size=1, max_size=4).flatmap(
        lambda numbers: st.tuples(*(_newcomer(f"{n:06d}") for n in numbers))), st.booleans())  # fmt: skip
    @settings(max_examples=trials(300))
    def holds(lines: tuple[StaffRecord, ...], complete: bool) -> None:
        listed = [*everybody(), *lines]
        plainly = staff_changes(engine, listed, complete=complete)
        with patch.object(newcomers, "is_plain", lambda *_: False):
            assert _all_of(plainly) == _all_of(staff_changes(engine, listed, complete=complete))

    holds()


def test_newcomers_are_there_from_their_hiring_where_the_office_was_recorded_by_then(engine: Engine) -> None:
    take_in(engine, everybody())
    later = date(2026, 6, 1)
    take_in(engine, [line("002000", "山田 花子", "ヤマダ ハナコ", "総務部/人事課", hired_on=date(2026, 5, 1))], later)
    assert "002000" not in where(office(engine, date(2026, 4, 30)))
    assert where(office(engine, date(2026, 5, 1)))["002000"] == "総務部/人事課"

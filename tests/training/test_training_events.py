"""Completions as events: any order of lists gives the same record, twice changes nothing, what is near is asked."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.days import HalfDay
from skillmap.training.event_register import EventRegister
from skillmap.training.events import Event, LineVerdict, Near, Said, Verdict
from skillmap.training.model import Meeting, Outcome, Session, Window
from skillmap.training.store import HeldSession, RecordedResult
from trials import trials

YES, NO, BACK, UNDER_WAY = Outcome.COMPLETED, Outcome.NOT_COMPLETED, Outcome.TAKEN_BACK, Outcome.IN_PROGRESS
D = date(2026, 5, 12)


def days(n: int) -> timedelta:
    return timedelta(days=n)


def class_(code: str, *on: date) -> HeldSession:
    meetings = tuple(Meeting(day, HalfDay.MORNING) for day in on)
    return HeldSession(int(code[1:]), 1, (), Session(code, "t", 2026, 20, meetings=meetings))


S1, S2, S3 = class_("S1", D, D + days(1)), class_("S2", D + days(90)), class_("S3", D + days(300))
ONLINE = HeldSession(9, 1, (), Session("S9", "t", 2026, 99, window=Window(D + days(400), D + days(500))))
SESSIONS = {h.id: h.session for h in (S1, S2, S3, ONLINE)}


def take(
    record: Iterable[Event], *lines: Said, near: Near | None = None, seats: frozenset[int] = frozenset()
) -> tuple[list[LineVerdict], list[Event]]:
    """Answers to the lines of one file, and the record after it."""
    kept = list(record)
    register = EventRegister(SESSIONS, near, seats={1: seats})
    register.add(
        RecordedResult(no, e.staff_id, e.training, e.session_id, e.day, e.outcome.value, e.hours, e.score, e.remark)
        for no, e in enumerate(kept)
    )
    answers = register.judge(lines)
    spoken = list(register.events())
    rows = {e.row for e in spoken if e.row is not None}
    after = [e for no, e in enumerate(kept) if no not in rows] + [replace(e, row=None) for e in spoken]
    return answers, sorted(after, key=lambda e: (e.training, e.day, str(e.session_id)))


def said(outcome: Outcome = YES, day: date | None = None, session: HeldSession | None = None, **more: float) -> Said:
    return Said(1, "t", outcome, session, day, **more)


def test_a_list_without_codes_means_the_session_that_the_person_sat_in() -> None:
    roster, platform = said(session=S1), said(day=D)
    for first, second in ((roster, platform), (platform, roster)):
        _, record = take([], first, seats=frozenset({1}))
        answers, record = take(record, second, seats=frozenset({1}))
        assert [(e.session_id, e.day) for e in record] == [(1, D + days(1))]
        assert answers[0].verdict is (Verdict.UNCHANGED if first is roster else Verdict.CHANGED)
    _, record = take([], platform)  # somebody who came without a seat
    _, record = take(record, roster)
    assert [(e.session_id, e.day) for e in record] == [(1, D + days(1))]


def test_what_is_told_late_is_asked_and_the_session_keeps_its_day() -> None:
    late = said(day=D + days(40))
    _, record = take([], said(session=S1))
    assert take(record, late)[0][0].verdict is Verdict.NEAR
    assert take(record, late)[0][0].others == ("S1",)
    _, same = take(record, late, near=Near.SAME)
    assert same == record
    _, more = take(record, late, near=Near.ANOTHER)
    assert [e.day for e in more] == [D + days(1), D + days(40)]
    assert take(more, late)[0][0].verdict is Verdict.UNCHANGED  # not asked again
    assert take(record, said(day=D + days(62)))[0][0].verdict is Verdict.NEW
    assert take([], late, seats=frozenset({1}))[0][0].verdict is Verdict.NEAR  # sat in it, result outstanding
    _, first = take([], late, near=Near.SAME, seats=frozenset({1}))
    assert [(e.session_id, e.day) for e in first] == [(1, D + days(1))]


def test_where_it_could_be_either_it_is_asked_whatever_the_answer() -> None:
    _, record = take([], said(day=D), said(day=D + days(50)))
    answer = take(record, said(day=D + days(20)), near=Near.SAME)[0][0]
    assert (answer.verdict, answer.others) == (Verdict.EITHER, (D, D + days(50)))


def test_two_years_both_stand_and_a_list_with_both_is_a_history() -> None:
    answers, record = take([], said(day=D), said(NO, D + days(365)), said(day=D + days(372)))
    assert [a.verdict for a in answers] == [Verdict.NEW] * 3
    assert [e.outcome for e in record] == [YES, NO, YES]
    assert take(record, said(day=D))[1] == record


def test_corrections() -> None:
    _, record = take([], said(session=S1, score=80.0))
    _, record = take(record, said(NO, D))
    assert [(e.outcome, e.score) for e in record] == [(NO, 80.0)]  # what is not said stays
    _, record = take([], said(day=D))
    _, moved = take(record, said(day=D - days(2)), near=Near.SAME)
    assert [e.day for e in moved] == [D - days(2)]
    answers, record = take(moved, said(BACK))
    assert [e.outcome for e in record] == [BACK]
    assert take(record, said(day=D - days(2)))[0][0].verdict is Verdict.STAYS
    assert take([], said(BACK))[0][0].verdict is Verdict.NOTHING
    assert take([], said(BACK, D))[0][0].verdict is Verdict.NOTHING
    del answers


def test_one_file_must_not_say_two_things_of_one_event() -> None:
    assert take([], said(day=D), said(NO, D))[0][1].verdict is Verdict.ATTEMPTS
    assert take([], said(session=S1), said(session=S1))[0][1].verdict is Verdict.UNCHANGED
    assert take([], said())[0][0].verdict is Verdict.NO_DAY


def test_of_several_attempts_at_an_e_learning_the_last_counts() -> None:
    first, last = D + days(410), D + days(420)
    lines = (said(day=last), said(NO, first))
    _, record = take([], *lines, seats=frozenset({9}))
    assert [(e.session_id, e.day, e.outcome) for e in record] == [(9, last, YES)]
    _, record = take(record, said(NO, first), seats=frozenset({9}))
    assert [(e.day, e.outcome) for e in record] == [(last, YES)]


def test_a_roster_from_before_the_end_does_not_undo_the_result() -> None:
    half = said(UNDER_WAY, D, S1)
    _, record = take([], half)
    assert [(e.outcome, e.day) for e in record] == [(UNDER_WAY, D)]
    _, done = take(record, said(session=S1))
    assert [(e.outcome, e.day) for e in done] == [(YES, D + days(1))]
    assert take(done, half)[1] == done


# Any order

truths = st.lists(
    st.tuples(st.sampled_from([None, S1, S2, S3]), st.integers(0, 3), st.sampled_from([YES, NO])),
    unique_by=lambda t: t[0].id if t[0] else -1 - t[1],
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=trials(500))
@given(truth=truths, data=st.data())
def test_any_order_of_files_gives_the_same_record_and_twice_changes_nothing(
    truth: list[tuple[HeldSession | None, int, Outcome]], data: st.DataObject
) -> None:
    lines: list[Said] = []
    seats = frozenset(h.id for h, _, _ in truth if h)
    for held, year, outcome in truth:
        if held is None:
            lines.append(said(outcome, date(2020 + year, 5, 5)))
            continue
        day = held.session.last_day
        told = data.draw(st.lists(st.sampled_from(["roster", "dated", "platform"]), min_size=1, unique=True))
        lines += [said(outcome, session=held)] if "roster" in told else []
        lines += [said(outcome, day, held, score=70.0)] if "dated" in told else []
        lines += [said(outcome, day, hours=3.0)] if "platform" in told else []
    records = []
    for _ in range(2):
        record: list[Event] = []
        order = data.draw(st.permutations(lines))
        while order:
            size = data.draw(st.integers(1, len(order)))
            file, order = order[:size], order[size:]
            _, record = take(record, *file, seats=seats)
            assert take(record, *file, seats=seats)[1] == record
        records.append(record)
    assert records[0] == records[1]
    assert {(e.session_id, e.outcome) for e in records[0]} == {(h.id if h else None, o) for h, _, o in truth}
    assert len(records[0]) == len(truth)


@pytest.mark.parametrize("near", list(Near))
def test_a_correction_and_its_undoing_are_inverse(near: Near) -> None:
    _, record = take([], said(day=D, score=80.0))
    _, changed = take(record, said(NO, D + days(3)), near=near)
    assert changed != record
    _, back = take(changed, said(YES, D), near=Near.SAME)
    assert (back == record) is (near is Near.SAME)


near_truths = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from([YES, NO])), unique_by=lambda t: t[0], min_size=1, max_size=6
)


@settings(max_examples=trials(500))
@given(truth=near_truths, data=st.data())
def test_near_events_told_as_others_stand_in_any_order_and_are_not_asked_about_again(
    truth: list[tuple[int, Outcome]], data: st.DataObject
) -> None:
    lines = [said(outcome, D + days(n)) for n, outcome in truth]
    records = []
    for _ in range(2):
        record: list[Event] = []
        order = data.draw(st.permutations(lines))
        while order:
            size = data.draw(st.integers(1, len(order)))
            file, order = order[:size], order[size:]
            _, record = take(record, *file, near=Near.ANOTHER)
        answers, again = take(record, *data.draw(st.permutations(lines)))
        assert {a.verdict for a in answers} == {Verdict.UNCHANGED}
        assert again == record
        records.append(record)
    assert records[0] == records[1]
    assert [(e.day, e.outcome) for e in records[0]] == sorted((D + days(n), outcome) for n, outcome in truth)


@settings(max_examples=trials(500))
@given(truth=near_truths, data=st.data())
def test_what_was_taken_back_stays_so_whatever_lists_come_again(
    truth: list[tuple[int, Outcome]], data: st.DataObject
) -> None:
    lines = [said(outcome, D + days(n)) for n, outcome in truth]
    _, record = take([], *lines)
    gone = data.draw(st.lists(st.sampled_from(lines), unique=True, min_size=1))
    _, mended = take(record, *(replace(one, outcome=BACK) for one in gone))
    days_gone = {one.day for one in gone}
    assert {e.day for e in mended if e.outcome is BACK} == days_gone
    answers, again = take(mended, *data.draw(st.permutations(lines)))
    assert again == mended
    assert {a.verdict for a in answers if a.before and a.before.day in days_gone} == {Verdict.STAYS}

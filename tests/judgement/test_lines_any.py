"""Any year: a session's waiting list, and what more sessions would bring, are the same from few people as from all."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_years_any import EVENTS, LIMITS, SMALL, TRAININGS, Happening, Year, person, template

from skillmap.days import FiscalYear
from skillmap.errors import Refusal
from skillmap.judgement.asking import without_seat
from skillmap.office import (
    Office,
    enrolment,
    intake,
    line_question,
    new_session,
    regrouping,
    requests,
    seat_answers,
    sessions,
)
from skillmap.office.seat_question import SeatQuestion
from skillmap.storage import schema
from skillmap.storage.facts import key_ids
from skillmap.training import store
from skillmap.training.model import Outcome
from trials import trials

__all__ = ["template"]


def fail(year: Year, a: int, b: int, _c: int) -> None:
    """Somebody sat in a session that is over and did not complete it."""
    with year.here.read() as connection:
        held = store.sessions(connection, year.here.moment())
        seats = store.enrolments(connection, year.here.moment(), held)
    over = [t for t in seats if (last := held[t.enrolment.session].session.last_day) is not None and last < year.today]
    if over:
        one = over[(a + b) % len(over)].enrolment
        training, day = held[one.session].session.training, held[one.session].session.last_day
        text = f"職員番号,開催コード,研修名,修了,修了年月日\n{one.staff},{one.session},{training},未修了,{day}\n"
        year.lists("failed.csv", text, intake.kinds.ResultImport())


def soon_over(year: Year, a: int, b: int, _c: int) -> None:
    """A session in a few days, somebody in it, and the days after it."""
    asked = new_session.NewSession(days=[f"{year.today + timedelta(days=2)}am"], capacity=3)
    code = f"S{next(year.codes):02}"
    year.record(lambda: sessions.add(year.here, TRAININGS[a % len(TRAININGS)], asked, code))
    for number in (person(b), person(b + 3)):
        year.record(lambda number=number: enrolment.add(year.here, code, number))  # type: ignore[misc]
    year.today += timedelta(days=4)
    year.again()
    fail(year, a, b, 0)


def seated_and_cancelled(year: Year, a: int, b: int, _c: int) -> None:
    """Somebody is put by hand into a session that is cancelled then: nobody sits there."""
    code = year.session(a)
    year.record(lambda: enrolment.add(year.here, code, person(b)))
    year.record(lambda: regrouping.cancel(year.here, code))


MORE = (*EVENTS, fail, fail, soon_over, soon_over, seated_and_cancelled)


@pytest.fixture
def fresh(template: Path, tmp_path: Path) -> Iterator[Callable[[], Year]]:
    made = count()

    def copied() -> Year:
        folder = Path(shutil.copytree(template, tmp_path / f"ward{next(made)}"))
        config = folder / "skillmap.toml"
        # Where departments are limited, everybody is asked.
        config.write_text(config.read_text("utf-8").replace(LIMITS, ""), "utf-8")
        return Year(folder)

    yield copied


def said(ask: Callable[..., object], *given: object) -> object:
    try:
        return ask(*given)
    except Refusal as refusal:
        return refusal.code, refusal.facts


def answers(here: Office) -> list[object]:
    with here.read() as connection:
        codes = sorted(store.sessions(connection, here.moment()))
    lines = [(code, said(seat_answers.explain_session, here, code)) for code in [*codes, "X", "企画の基礎"]]
    return [*lines, said(seat_answers.further, here, None, 4)]


@given(st.lists(st.tuples(st.integers(0, len(MORE) - 1), SMALL, SMALL, SMALL), max_size=12))
@settings(max_examples=trials(200, 20))
def test_lines_are_those_of_the_whole_office(fresh: Callable[[], Year], happens: list[Happening]) -> None:
    year = fresh()
    for what, *given_ in happens:
        MORE[what](year, *given_)
    few = answers(year.here)
    with pytest.MonkeyPatch.context() as patched:
        whole: list[object] = []
        patched.setattr(seat_answers, "line_of", lambda *_: whole.append(None))
        patched.setattr(seat_answers, "all_lines", lambda *_: whole.append(None))
        assert few == answers(year.here)
        assert whole
    year.here.engine.dispose()


@pytest.fixture
def year(fresh: Callable[[], Year]) -> Iterator[Year]:
    made = fresh()
    yield made
    made.here.engine.dispose()


def read(here: Office, code: str) -> SeatQuestion | None:
    with here.read() as connection:
        held = store.sessions(connection, here.moment())
        return line_question.line_of(here, connection, here.fiscal_year(None), held[code])


def test_who_neither_waits_nor_sits_there_meanwhile_is_not_read(year: Year) -> None:
    question = read(year.here, "D1")
    assert question is not None
    people = {p.number for p in question.facts.organisation.people}
    assert people
    assert len(people) < 8
    sizes = {section.id: section.members for section in question.problem.sections}
    assert sorted(sizes.values()) == [2, 3, 3]


def test_everybody_is_asked_where_all_must_take_it_or_too_many_ask(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(year.here, "A1") is not None
    with monkeypatch.context() as few:
        few.setattr(line_question, "MOST_READ", 1)
        assert read(year.here, "A1") is None
    file = year.folder / "data" / "trainings" / "basic.yaml"
    text = file.read_text("utf-8")
    must = "teaches: {planning: 1}\n    mandatory_for: [{due: '01-31'}]"
    file.write_text(text.replace("teaches: {planning: 1}", must, 1), "utf-8")
    year.again()
    # Everybody must take the basics, and waits for them who has no seat.
    assert read(year.here, "A1") is None
    found = seat_answers.explain_session(year.here, "A1")
    assert any("mandatory" in str(row) for row in found.waiting.rows)
    with year.here.read() as connection:
        assert line_question.all_lines(year.here, connection, year.here.fiscal_year(None)) is None


def test_everybody_is_asked_where_departments_are_limited(year: Year) -> None:
    with (year.folder / "skillmap.toml").open("a", encoding="utf-8") as config:
        config.write(LIMITS)
    year.again()
    assert read(year.here, "A1") is None


def test_a_year_in_which_nobody_asks_is_refused_as_everybody_is(year: Year) -> None:
    code, facts = said(seat_answers.explain_session, year.here, "X")  # type: ignore[misc]
    assert (code, facts["found"]) == ("E_SESSION_UNKNOWN", "X")
    later = year.here.fiscal_year(None).year + 20
    code, _ = said(seat_answers.explain_session, year.here, "A1", FiscalYear(later))  # type: ignore[misc]
    assert code == "E_ALLOCATION_NO_DEMAND"


def test_who_failed_or_sat_by_hand_where_nothing_is_held_stands_in_the_line(year: Year) -> None:
    soon_over(year, 0, 1, 0)
    h1 = new_session.NewSession(days=["2026-08-20am"], capacity=3)
    year.record(lambda: sessions.add(year.here, "planning-basics", h1, "H1"))
    asks = {"000102", "000105", "000107"}
    for number in asks:
        year.record(lambda number=number: requests.add(year.here, "planning-basics", number))  # type: ignore[misc]
    year.record(lambda: enrolment.add(year.here, "H1", "000107"))
    year.record(lambda: regrouping.cancel(year.here, "H1"))
    with year.here.read() as connection:
        moment, ids = year.here.moment(), key_ids(connection, schema.staff)
        held = store.sessions(connection, moment)
        failed = {t.staff_id for t in store.completions(connection, moment) if t.outcome == Outcome.NOT_COMPLETED}
        training = year.here.framework.trainings["planning-basics"]
        own = [h.id for h in held.values() if h.session.training == training.id and h.session.is_held]
        line = without_seat(connection, moment, training, 2026, own)
    assert failed
    assert line is not None
    assert failed | {ids["000107"]} <= line
    waiting = [str(row) for row in seat_answers.explain_session(year.here, "A2").waiting.rows]
    assert any("000107" in row for row in waiting)

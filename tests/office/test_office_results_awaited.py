"""What a person asks for while a result is to come, and seats whose need is gone, explained to whoever asks."""

from datetime import date
from typing import Any

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.i18n import word
from skillmap.office import Office
from skillmap.office.new_session import NewSession
from skillmap.office.session_choice import SessionChoice
from skillmap.tables import Table


def shown(table: Table) -> list[tuple[Any, ...]]:
    def text(value: Any) -> Any:
        return "、".join(map(text, value)) if isinstance(value, tuple) else word(value, "ja") if value else value

    return [tuple(text(value) for value in row) for row in table.rows]


def test_an_application_that_waits_for_a_result_is_no_application_that_nobody_made(small: Office) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-03-20am"], capacity=5), "OLD"))
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-09-11am"], capacity=5), "NEW"))
    small.record(office.enrolment.add(small, "OLD", "000101"))
    small.record(office.requests.add(small, "企画の基礎", "000101"))
    small.record(office.requests.add(small, "企画の基礎", "000201"))
    small.record(office.renewal.renew(small).draft)
    [row] = shown(office.seat_answers.explain_person(small, "000101").options)
    assert row[:3] == ("企画の基礎", "応募", "OLD")
    assert "結果待ちです" in row[-1] and "skillmap result close OLD" in row[-1]
    [other] = shown(office.seat_answers.explain_person(small, "000201").options)
    assert other[2:] == ("NEW", "9月11日(金)09:00～12:00", "この回に席があります")


def test_a_seat_keeps_the_reason_it_was_given_for(small: Office) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-09-11am"], capacity=5), "NEW"))
    for who in ("000101", "000201"):
        small.record(office.requests.add(small, "企画の基礎", who))
    small.record(office.renewal.renew(small).draft)
    small.record(office.requests.withdraw(small, "企画の基礎", "000101"))
    [row] = shown(office.seat_answers.explain_person(small, "000101").options)
    assert row[1:3] == ("応募", "NEW")
    assert small.today < date(2026, 9, 11)


def test_the_year_that_is_meant_is_that_of_the_session_or_the_days_named(small: Office) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-03-20am"], capacity=5), "OLD"))
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-09-11am"], capacity=5), "NEW"))
    meant = office.session_choice.year_meant
    assert meant(small, SessionChoice(codes=("OLD",))) == FiscalYear(2025)
    assert meant(small, SessionChoice(first=date(2027, 4, 1))) == FiscalYear(2027)
    assert meant(small, SessionChoice(codes=("OLD", "NEW"))) is None
    assert meant(small, SessionChoice()) is None

"""Results that are told or counted by themselves: failed, without a name, against the rule, of a cancelled session."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.office import Office
from skillmap.office.new_session import NewSession
from skillmap.office.plan_scope import PlanScope
from skillmap.tables import Table, records

RESULTS = office.intake.kinds.ResultImport()


def rows_of(table: Table, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row[key] for key in keys) for row in records(table, "ja")]


def told(here: Office, folder: Path, *lines: str) -> list[str]:
    """Codes of what is told of a list of results."""
    file = folder / "told.csv"
    file.write_text("\n".join(lines), "utf-8")
    return [p.code for p in office.intake.engine.read_list(here, file, RESULTS).found]


def test_a_failed_training_costs_and_is_not_completed(small: Office, listed: Callable[..., int | None]) -> None:
    listed(
        RESULTS, "職員番号,研修名,修了,修了日", "000101,企画の実践,修了,2026-05-20",
        "000102,企画の実践,未修了,2026-05-20", "000103,企画の基礎,未修了,2026-05-21",
    )  # fmt: skip
    found = office.reports.spending(small)
    assert rows_of(found, "unit", "done", "failed", "done_hours", "done_cost") == [
        ("総務部/人事課", 1, 1, 12.0, 24000),  # two of 6 hours and 12,000 yen
        ("総務部/総務課", 0, 1, 3.0, 0),
    ]
    assert found.total[2:4] == (1, 2)  # completed, not completed
    of_one = office.reports.spending(small, "総務課", people=True)
    assert rows_of(of_one, "number", "done", "failed") == [("000103", 0, 1)]


def test_who_has_left_is_named_when_a_session_is_closed(small: Office) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(days=["2026-06-01am"], capacity=3), "K1"))
    for number in ("000101", "000102"):
        small.record(office.enrolment.add(small, "K1", number))
    small.record(office.orders.depart(small, "000102", date(2026, 6, 10)))
    waiting = office.results.to_come(small, "K1")
    assert rows_of(waiting, "number", "name") == [("000101", "青木 健"), ("000102", "石田 実")]
    changes = office.results.close(small, "K1").changes.changes
    assert [one.subject for one in changes] == ["000101 青木 健", "000102 石田 実"]


def test_a_seat_in_a_cancelled_session_alone_is_explained(small: Office, listed: Callable[..., int | None]) -> None:
    listed(
        office.intake.kinds.RatingImport(as_of=date(2026, 4, 1)), "職員番号,氏名,企画,データ活用", "000101,青木 健,0,1"
    )
    small.record(office.careers.aim(small, "000101", "product-manager/1"))
    small.record(office.plans.make(small, PlanScope(everybody=True)).draft)
    small.record(office.plans.approve(small, PlanScope(everybody=True)))
    for code, day in (("K1", "2026-07-01am"), ("K2", "2026-08-01am")):
        small.record(office.sessions.add(small, "企画の基礎", NewSession(days=[day], capacity=3), code))
    small.record(office.sessions.add(small, "企画の実践", NewSession(days=["2026-09-01"], capacity=3), "J1"))
    small.record(office.enrolment.add(small, "J1", "000202"))
    question = office.seat_question.ask(small)
    small.record(office.seats.run(small, question, office.seats.effort(rounds=5)).draft)
    small.record(office.regrouping.cancel(small, "J1"))
    found = office.seat_answers.explain_person(small, "000202").options
    assert [(row["session"], row["verdict"]) for row in records(found, "ja")] == [
        ("J1", ["席はありますが、この回は中止になりました"]),
        ("－", ["開催予定がすべて中止になりました"]),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("000101,企画の基礎,○,×,,2026-06-01,", "W_RESULT_DAY_AGAINST_RULE"),  # half of it, asked are three quarters
        ("000101,企画の基礎,○,○,,2026-06-01,", ""),
        ("000101,企画の基礎,,,修了,2026-06-01,2:30", "W_RESULT_HOURS"),  # of three hours
        ("000101,企画の基礎,,,修了,2026-06-01,30", "W_RESULT_HOURS"),
        ("000101,企画の基礎,,,修了,2026-06-01,3:00", ""),
        ("000101,企画の基礎,,,未修了,2026-06-01,1:00", ""),
    ],
)
def test_what_does_not_fit_is_told(line: str, code: str, small: Office, tmp_path: Path) -> None:
    found = told(small, tmp_path, "職員番号,研修名,1日目,2日目,修了,修了日,受講時間", line)
    assert [one for one in found if one.startswith("W_RESULT")] == ([code] if code else [])


def test_a_progress_that_does_not_fit_is_told(small: Office, tmp_path: Path) -> None:
    head = "職員番号,研修名,進捗率,修了日"
    part = told(small, tmp_path, head, "000101,企画の基礎,60,2026-06-01", "000102,企画の基礎,100,2026-06-01")
    assert [one for one in part if one.startswith("W_RESULT")] == ["W_RESULT_PROGRESS"]
    shares = told(small, tmp_path, head, "000101,企画の基礎,1,", "000102,企画の基礎,0.4,")
    assert [one for one in shares if one.startswith("W_RESULT")] == ["W_RESULT_PROGRESS_SHARE"]
    assert not [one for one in told(small, tmp_path, head, "000101,企画の基礎,0,") if one.startswith("W_RESULT")]

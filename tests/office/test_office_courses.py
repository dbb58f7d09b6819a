"""A year's courses in an office of six: sessions, seats, who is told, results, plans and seats brought up to date."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.office import Office
from skillmap.office.new_session import NewSession, SessionChange
from skillmap.office.plan_scope import PlanLimits, PlanScope
from skillmap.tables import Table, records
from skillmap.training.store import sessions
from skillmap.words import Message

PAST, COMING = "planning-basics-1", "planning-basics-2"


def rows_of(table: Table, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row[key] for key in keys) for row in records(table, "ja")]


def added(here: Office, day: str, capacity: int = 2, training: str = "企画の基礎") -> None:
    here.record(office.sessions.add(here, training, NewSession(days=[day], capacity=capacity)))


@pytest.fixture
def year(small: Office, listed: Callable[..., int | None]) -> Office:
    """Two people of 人事課 aim at product-manager/1 without the planning it asks for; one session past, one to come."""
    listed(
        office.intake.kinds.RatingImport(as_of=date(2026, 4, 1)),
        "職員番号,氏名,企画,データ活用", "000101,青木 健,0,0", "000102,石田 実,0,1",
    )  # fmt: skip
    for number in ("000101", "000102"):
        small.record(office.careers.aim(small, number, "product-manager/1"))
    added(small, "2026-06-01am")
    added(small, "2026-07-10am", capacity=1)
    return small


def test_plans_and_seats_are_brought_up_to_date_once(year: Office) -> None:
    steps: list[tuple[int, int]] = []
    renewed = office.renewal.renew(year, progress=lambda done, of: steps.append((done, of)))
    assert [str(one.key) for one in renewed.summary] == ["renew.plans", "renew.seats"]
    assert renewed.summary[0].facts["count"] == 2
    assert (2, 2) in steps
    year.record(renewed.draft)
    plans = rows_of(office.plans.plans(year, year.moment()), "number", "trainings", "hours", "booked")
    assert plans == [("000101", 2, 5.0, 1), ("000102", 1, 3.0, 0)]
    assert rows_of(office.enrolment.seats(year), "session", "number", "origin") == [(COMING, "000101", "割当")]
    again = office.renewal.renew(year)
    assert again.summary == (Message("renew.nothing"),)
    assert again.draft.changes.is_empty


def test_plans_alone_or_seats_alone_are_brought_up_to_date(year: Office) -> None:
    plans = office.renewal.renew(year, places=False)
    assert [one.key for one in plans.summary] == ["renew.plans"]
    year.record(plans.draft)
    assert office.enrolment.seats(year).rows == []
    year.record(office.renewal.renew(year, plans=False).draft)
    assert rows_of(office.enrolment.seats(year), "number") == [("000101",)]


def test_plans_are_withdrawn(year: Office) -> None:
    year.record(office.plans.make(year, PlanScope(everybody=True)).draft)
    draft = office.plans.withdraw(year, PlanScope(staff="000101"))
    assert [(c.kind, c.subject) for c in draft.changes.changes] == [("remove", "000101 青木 健")]
    year.record(draft)
    assert rows_of(office.plans.plans(year, year.moment()), "number") == [("000102",)]
    with pytest.raises(InputRefused) as refused:
        office.plans.withdraw(year, PlanScope(staff="000101"))
    assert refused.value.code == "E_PLAN_NONE"
    with pytest.raises(UsageRefused):
        office.plans.withdraw(year, PlanScope())
    year.record(office.plans.withdraw(year, PlanScope(everybody=True)))
    assert office.plans.plans(year, year.moment()).rows == []


def test_a_plan_that_was_overtaken_is_listed(year: Office) -> None:
    year.record(office.plans.make(year, PlanScope(everybody=True)).draft)
    assert office.plans.stale(year, year.moment()).rows == []
    year.record(office.careers.aim(year, "000102", "section-ict-leader/1"))
    assert rows_of(office.plans.stale(year, year.moment()), "number") == [("000102",)]
    assert office.plans.stale(year, year.moment(), "戸籍課").rows == []


def test_limits_come_from_what_is_said_else_from_the_office(small: Office) -> None:
    usual = office.plan_scope.limits(small, PlanLimits())
    assert (usual.first_fy, usual.first_half, usual.hours_per_year, usual.years) == (2026, 1, 60.0, None)
    said = PlanLimits(fy=FiscalYear(2027), last=FiscalYear(2029), hours=12, budget=0, minimise="cost")
    within = office.plan_scope.limits(small, said)
    assert (within.first_fy, within.years, within.hours_per_year, within.budget_yen) == (2027, 3, 12, 0)


@pytest.mark.parametrize(
    "absurd",
    [
        PlanLimits(hours=0), PlanLimits(hours=0.4), PlanLimits(hours=2001), PlanLimits(budget=-1),
        PlanLimits(budget=1_000_000_001), PlanLimits(minimise="luck"), PlanLimits(last=FiscalYear(2025)),
        PlanLimits(last=FiscalYear(2046)),
    ],
)  # fmt: skip
def test_absurd_limits_are_refused(small: Office, absurd: PlanLimits) -> None:
    with pytest.raises(UsageRefused):
        office.plan_scope.limits(small, absurd)


def test_the_second_half_begins_in_october(small: Office) -> None:
    for month, half in ((9, 1), (10, 2), (12, 2)):
        small.today = date(2026, month, 30)
        assert office.plan_scope.limits(small, PlanLimits()).first_half == half
    small.today = date(2027, 3, 31)
    assert office.plan_scope.limits(small, PlanLimits()).first_half == 2
    assert office.plan_scope.limits(small, PlanLimits(fy=FiscalYear(2027))).first_half == 1


def test_whoever_has_a_new_seat_is_told_once(year: Office) -> None:
    year.record(office.enrolment.add(year, COMING, "000201"))
    whom = office.notices.Whom
    assert rows_of(office.notices.to_tell(year), "session", "staff", "told_on") == [(COMING, "000201 小川 恵", None)]
    assert office.notices.to_tell(year, whom(section="人事課")).rows == []
    assert len(office.notices.to_tell(year, whom(COMING, "小川", "戸籍課")).rows) == 1
    year.record(office.notices.told(year, whom(section="戸籍課")))
    assert office.notices.to_tell(year).rows == []
    assert office.notices.told(year).changes.is_empty
    year.record(office.sessions.change(year, COMING, SessionChange(days=["2026-07-17pm"])))
    assert rows_of(office.notices.to_tell(year), "staff", "told_on") == [("000201 小川 恵", "2026-06-15")]


def test_a_session_is_changed_where_it_is_said_and_as_it_was_elsewhere(year: Office) -> None:
    year.record(office.sessions.change(year, COMING, SessionChange(capacity=5, venue="大会議室")))
    shown = rows_of(office.sessions.sessions(year), "code", "when", "venue", "capacity")
    assert shown == [(PAST, ["6月1日(月)09:00～12:00"], "", 2), (COMING, ["7月10日(金)09:00～12:00"], "大会議室", 5)]
    year.record(office.sessions.change(year, COMING, SessionChange(days=["2027-04-10am"])))
    assert rows_of(office.sessions.sessions(year), "code") == [(PAST,)]
    moved = office.sessions.sessions(year, FiscalYear(2027))
    assert rows_of(moved, "code", "capacity") == [(COMING, 5)]
    with pytest.raises(UsageRefused):
        office.sessions.change(year, COMING, SessionChange(days=["来週"]))


def test_results_that_are_outstanding_are_closed_and_corrected(year: Office) -> None:
    year.record(office.enrolment.add(year, PAST, "000201"))
    assert rows_of(office.results.to_come(year), "session", "days", "people") == [(PAST, 14, 1)]
    assert rows_of(office.results.to_come(year, PAST), "number") == [("000201",)]
    assert office.results.to_come(year, COMING).rows == []
    with pytest.raises(InputRefused) as early:
        office.results.close(year, COMING)
    assert early.value.code == "E_RESULT_NOT_OVER"
    year.record(office.results.close(year, PAST))
    told = ("number", "completed_on", "outcome")
    assert rows_of(office.results.results(year), *told) == [("000201", "2026-06-01", "未修了")]
    assert office.results.to_come(year).rows == []
    year.record(office.results.correct(year, "000201", "企画の基礎", outcome="completed", day=date(2026, 6, 2)))
    assert rows_of(office.results.results(year), *told) == [("000201", "2026-06-02", "修了")]
    year.record(office.results.correct(year, "000201", "企画の基礎", to_staff="000202"))
    assert rows_of(office.results.results(year), *told) == [("000202", "2026-06-02", "修了")]
    with pytest.raises(UsageRefused):
        office.results.correct(year, "000202", "企画の基礎")


def test_a_seat_that_becomes_free_goes_to_the_first_who_waits(year: Office) -> None:
    year.record(office.renewal.renew(year).draft)
    shown: list[Table] = []
    with year.read() as connection:
        held = sessions(connection, year.moment())[COMING]
        leaving = year.organisation(connection, year.moment()).person_by_number["000101"]
    who, why = office.waiting_list.next_in_line(year, None, held, leaving, shown.append)
    assert (who.number, str(why)) == ("000102", "plan")
    assert [len(table.rows) for table in shown] == [1]
    with pytest.raises(InputRefused) as refused:
        year.record(office.plans.withdraw(year, PlanScope(staff="000102")))
        office.waiting_list.next_in_line(year, None, held, leaving, shown.append)
    assert refused.value.code == "E_ENROL_NOBODY_WAITS"


def test_reports_of_an_office_that_can_be_counted_by_hand(year: Office) -> None:
    year.record(office.renewal.renew(year).draft)
    year.record(office.enrolment.add(year, PAST, "000201"))
    assert len(office.reports.snapshot(year).organisation.people) == 6
    of_sections = office.reports.spending(year)
    told = ("unit", "planned", "planned_hours", "done_hours")
    assert rows_of(of_sections, *told) == [("総務部/人事課", 3, 8.0, 0.0), ("区民部/戸籍課", 1, 3.0, 0.0)]
    by_person = office.reports.spending(year, "人事課", people=True)
    assert rows_of(by_person, "number", "planned_hours") == [("000101", 5.0), ("000102", 3.0)]
    asked = office.reports.budget(year)  # next year: the leaders of three sections take their two trainings
    assert sum(int(str(n)) for (n,) in rows_of(asked, "people")) == 6
    assert {row[0] for row in rows_of(asked, "department")} == {"総務部", "区民部"}


def test_what_must_be_taken_and_what_ends_is_counted(small: Office, tmp_path: Path) -> None:
    file = small.workspace.data / "trainings" / "basic.yaml"
    text = file.read_text("utf-8")
    said = "    mandatory_for: [{staff_grades: [主事]}]\n    valid_years: 0.5\n"
    file.write_text(text.replace("    teaches: {security: 1}\n", f"    teaches: {{security: 1}}\n{said}"), "utf-8")
    here = Office.open(small.workspace.root, today=small.today)
    results = office.intake.kinds.ResultImport(training="情報セキュリティの基礎")
    done = tmp_path / "done.csv"
    done.write_text("職員番号,氏名,研修,修了日\n000102,石田 実,情報セキュリティの基礎,2026-06-01\n", "utf-8")
    here.record(office.intake.engine.read_list(here, done, results).draft)
    [row] = records(office.reports.mandatory(here), "ja")
    assert (row["people"], row["done"], row["open"]) == (3, 1, 2)
    missing = office.reports.mandatory(here, training="security-basics", people=True)
    assert rows_of(missing, "number") == [("000103",), ("000202",)]
    assert rows_of(office.reports.mandatory(here, "総務課", people=True), "number") == [("000103",)]
    assert office.reports.expiring(here, 5).rows == []
    assert rows_of(office.reports.expiring(here, 6), "number") == [("000102",)]
    assert office.reports.expiring(here, 6, "戸籍課").rows == []
    here.engine.dispose()


def test_requests_and_lists_of_who_is_seated_come_in(year: Office, listed: Callable[..., int | None]) -> None:
    kinds = office.intake.kinds
    asked = listed(kinds.RequestImport(), "職員番号,氏名,研修名,申込日", "000103,上野 望,企画の基礎,2026-06-01")
    assert rows_of(office.requests.requests(year), "number") == [("000103",)]
    seated = listed(kinds.EnrolImport(), "職員番号,氏名,開催コード", f"000202,加藤 学,{COMING}")
    assert rows_of(office.enrolment.seats(year), "session", "number") == [(COMING, "000202")]
    assert (asked, seated) == (7, 8)

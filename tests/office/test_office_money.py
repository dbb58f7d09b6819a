"""Hours and money, planned against done, and the budget request of the next year: an office counted by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from skillmap import office
from skillmap.days import FiscalYear
from skillmap.office import Office
from skillmap.office.new_session import NewSession
from skillmap.office.plan_scope import PlanScope
from skillmap.tables import Table

RESULTS = office.intake.kinds.ResultImport()
BASIC = Path("data/trainings/basic.yaml")


def rows_of(table: Table, *keys: str) -> list[tuple[Any, ...]]:
    at = [[column.key for column in table.columns].index(key) for key in keys]
    return [tuple(row[n] for n in at) for row in table.rows]


@pytest.fixture
def priced(small: Office) -> Office:
    """Security basics cost 500 yen and are due every year for 主事 (102, 103, 202); the leaders' course costs 8,000."""
    file = small.workspace.root / BASIC
    text = file.read_text("utf-8")
    head, kickoff = text.split("  - id: leader-kickoff")
    basics, security = head.split("  - id: security-basics")
    due = 'mandatory_for: [{staff_grades: [主事], due: "12-28"}]'
    security = security.replace("cost_yen: 0", f"cost_yen: 500\n    {due}", 1)
    kickoff = kickoff.replace("cost_yen: 0", "cost_yen: 8000", 1)
    file.write_text(f"{basics}  - id: security-basics{security}  - id: leader-kickoff{kickoff}", "utf-8")
    return Office.open(small.workspace.root, today=date(2026, 10, 15), by="人事 花子")


def test_the_budget_of_the_next_year(priced: Office, listed: Callable[..., int | None]) -> None:
    # 101 leads 人事課 to the end of this year only and has had the course: her successor will need it.
    # 202 leads 戸籍課 next year as well and has had it: nobody there needs it next year.
    for section, number, fy in (("人事課", "000101", 2026), ("戸籍課", "000202", 2026), ("戸籍課", "000202", 2027)):
        priced.record(office.leaders.nominate(priced, section, number, fy=FiscalYear(fy)))
    listed(
        RESULTS, "職員番号,研修名,修了,修了日", "000101,リーダー着任研修,修了,2026-06-01",
        "000202,リーダー着任研修,修了,2026-06-01",
        # Done this year; what is due each year is due again.
        "000102,情報セキュリティの基礎,修了,2026-05-10",
    )  # fmt: skip
    found = office.reports.budget(priced)
    assert found.as_of == date(2026, 10, 15)
    listed_ = rows_of(found, "department", "training", "plans", "mandatory", "leaders", "people", "cost", "hours")
    assert [(where, training.ja, *rest) for where, training, *rest in listed_] == [
        # 総務部: 102 and 103 each year; two seats (人事課, whose term is over, and 総務課, which is vacant) with both
        # courses of a leader; 区民部: 202 each year, and of the courses of a leader the one that she has not had.
        ("総務部", "情報セキュリティの基礎", 0, 2, 0, 2, 1000, 3.0),
        ("総務部", "業務改善の基礎", 0, 0, 2, 2, 0, 6.0),
        ("総務部", "リーダー着任研修", 0, 0, 2, 2, 16000, 6.0),
        ("区民部", "情報セキュリティの基礎", 0, 1, 0, 1, 500, 1.5),
        ("区民部", "業務改善の基礎", 0, 0, 1, 1, 0, 3.0),
    ]
    assert (found.total[5], *found.total[7:]) == (8, 17500, 19.5)


def test_what_was_planned_against_what_was_done(priced: Office, listed: Callable[..., int | None]) -> None:
    for training, code in (("企画の実践", "J1"), ("企画の実践", "J2"), ("リーダー着任研修", "L1")):
        day = {"J1": "2026-11-05", "J2": "2026-12-03", "L1": "2026-11-20am"}[code]
        priced.record(office.sessions.add(priced, training, NewSession(days=[day], capacity=5), code))
    for code, number in (("J1", "000101"), ("J1", "000102"), ("J2", "000201"), ("L1", "000104"), ("J1", "000103")):
        priced.record(office.enrolment.add(priced, code, number))
    # J2 is not held: its seat goes with it, and no money is planned for it.
    priced.record(office.regrouping.cancel(priced, "J2", move=False))
    listed(
        RESULTS, "職員番号,研修名,修了,修了日,時間", "000101,情報セキュリティの基礎,修了,2026-05-10,2:00",
        "000103,企画の実践,未修了,2026-06-01,", "000201,企画の基礎,修了,2026-06-02,",
    )  # fmt: skip
    # 103 leaves: what was spent on them is spent; the seat in J1 falls free.
    priced.record(office.orders.depart(priced, "000103", date(2026, 10, 10)))
    keys = ("unit", "planned", "done", "failed", "planned_hours", "done_hours", "planned_cost", "done_cost")
    found = office.reports.spending(priced)
    gone = found.rows[-1][0]
    assert rows_of(found, *keys) == [
        ("総務部/人事課", 2, 1, 0, 12.0, 2.0, 24000, 500),
        ("総務部/総務課", 1, 0, 0, 3.0, 0.0, 8000, 0),
        ("区民部/戸籍課", 0, 1, 0, 0.0, 3.0, 0, 0),
        (gone, 0, 0, 1, 0.0, 6.0, 0, 12000),
    ]
    assert found.total[1:] == (3, 2, 1, 15.0, 11.0, 32000, 12500)
    by_person = office.reports.spending(priced, "人事課", people=True)
    assert rows_of(by_person, "number", "planned", "done", "done_cost") == [("000101", 1, 1, 500), ("000102", 1, 0, 0)]


def test_steps_of_plans_count_in_their_year(priced: Office, listed: Callable[..., int | None]) -> None:
    config = priced.workspace.root / "skillmap.toml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("hours_per_year = 60", "hours_per_year = 6"), "utf-8")
    here = Office.open(priced.workspace.root, today=date(2026, 10, 15), by="人事 花子")
    rated = "職員番号,氏名,企画,データ活用,情報セキュリティ"
    listed(office.intake.kinds.RatingImport(as_of=date(2026, 4, 1)), rated, "000201,小川 恵,0,1,1")
    here.record(office.careers.aim(here, "000201", "product-manager/2"))
    here.record(office.plans.make(here, PlanScope(everybody=True)).draft)
    # Six hours a year: the basics (3 h) this year, the practice (6 h, 12,000 yen) in the next.
    for fy, planned in ((2026, [("企画の基礎", 1, 0)]), (2027, [("企画の実践", 1, 12000)])):
        found = office.reports.budget(here, FiscalYear(fy))
        plans = [r for r in rows_of(found, "training", "plans", "cost") if r[1]]
        assert [(getattr(name, "ja", name), *rest) for name, *rest in plans] == planned

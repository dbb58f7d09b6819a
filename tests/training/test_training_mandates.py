"""Mandatory trainings: due again each year, new staff, days, leave, once."""

from datetime import date
from typing import Any

import pytest

from skillmap.days import FOREVER, FiscalYear
from skillmap.framework.model import Training
from skillmap.org.model import Person
from skillmap.org.store import LeavePeriod
from skillmap.training.mandates import Duty, DutyState, Past, Year, duty, is_away_for_the_rest

TODAY = date(2026, 6, 1)
FY = FiscalYear(2026)


def training(mandate: dict[str, Any], **more: object) -> Training:
    text = {"ja": "x", "en": "x"}
    return Training.model_validate(
        {"id": "t", "name": text, "format": "e-learning", "hours": 1, "provider": text, "audience": text,
         "summary": text, "mandatory_for": (mandate,), **more}
    )  # fmt: skip


def person(hired: date | None = date(2010, 4, 1), grade: str = "主事") -> Person:
    return Person(
        id=1, number="000001", name="架空 花子", grade=grade, job_kind="事務", employment="常勤", hired_on=hired
    )


def ask(
    mandate: dict[str, Any], *done: date, leave: tuple[date, date] | None = None, who: Person | None = None,
    today: date = TODAY, **more: object,
) -> Duty | None:  # fmt: skip
    one = training(mandate, **more)
    past = Past({"t": done} if done else {}, (LeavePeriod("育児休業", *leave),) if leave else ())
    return duty({"t": one}, one, who or person(), past, Year(FY, today))


LAST_YEAR, THIS_YEAR = date(2025, 7, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("mandate", "done", "more", "state"),
    [
        ({}, (), {}, "open"),
        ({}, (LAST_YEAR,), {}, "open"),  # each year means each year
        ({}, (LAST_YEAR, THIS_YEAR), {}, "done"),
        ({"once": True}, (LAST_YEAR,), {}, "done"),
        ({}, (LAST_YEAR,), {"valid_years": 3}, "done"),  # held to the end of the year
        ({}, (LAST_YEAR,), {"valid_years": 1}, "open"),  # expires in it
        ({}, (LAST_YEAR,), {"valid_to_year_end": True}, "open"),
        ({"once": True}, (LAST_YEAR,), {"valid_years": 1}, "open"),
        ({"fiscal_years": [2025, 2026]}, (LAST_YEAR,), {}, "open"),
        ({"fiscal_years": [2025]}, (), {}, None),
        ({"staff_grades": ["課長"]}, (), {}, None),
        ({"staff_grades": ["主　事"], "employment": ["常 勤"]}, (), {}, "open"),
        ({"due": "05-31"}, (), {}, "overdue"),
        ({"due": "06-01"}, (), {}, "open"),
    ],
)
def test_what_is_due(mandate: dict[str, Any], done: tuple[date, ...], more: dict[str, Any], state: str | None) -> None:
    found = ask(mandate, *done, **more)
    assert (found.state if found else None) == state


def test_new_staff_have_so_many_months_and_owe_it_longer() -> None:
    mandate = {"new_staff": True, "within_months": 6}
    joined = person(date(2026, 1, 15))
    found = ask(mandate, who=joined)
    assert found is not None and (found.due, found.state) == (date(2026, 7, 15), DutyState.OPEN)
    late = ask(mandate, who=joined, today=date(2026, 8, 1))
    assert late is not None and late.state is DutyState.OVERDUE
    done = ask(mandate, date(2026, 2, 1), who=joined)
    assert done is not None and done.state is DutyState.DONE  # done last fiscal year, after joining
    assert ask(mandate, who=person(date(2010, 4, 1))) is None
    assert ask({"new_staff": True}, who=person(date(2025, 4, 1))) is None


def test_leave_postpones_until_the_return() -> None:
    away = ask({"due": "09-30"}, leave=(date(2026, 4, 1), date(2026, 10, 1)))
    assert away is not None and (away.state, away.back_on) == (DutyState.POSTPONED, date(2026, 10, 1))
    back = ask({"due": "09-30"}, leave=(date(2026, 4, 1), date(2026, 10, 1)), today=date(2026, 11, 1))
    assert back is not None and (back.state, back.due) == (DutyState.OPEN, date(2027, 3, 31))
    listed = ask({"fiscal_years": [2025]}, leave=(date(2025, 6, 1), date(2026, 5, 1)))
    assert listed is not None and listed.state is DutyState.OPEN  # last year's, which leave kept the person from
    new = ask({"new_staff": True, "within_months": 6}, who=person(date(2025, 9, 1)),
              leave=(date(2025, 11, 1), date(2026, 5, 1)))  # fmt: skip
    assert new is not None and new.due == date(2026, 8, 29)  # 181 days later than 1 March
    endless = Past({}, (LeavePeriod("病気休職", date(2026, 5, 1), FOREVER),))
    assert is_away_for_the_rest(endless, Year(FY, TODAY))
    assert not is_away_for_the_rest(Past({}, (LeavePeriod("x", date(2026, 5, 1), date(2027, 3, 31)),)), Year(FY, TODAY))


def test_a_renewal_counts_for_whoever_completed_it_once() -> None:
    one = training({}, renewed_by=("r",))
    past = Past({"t": (LAST_YEAR,), "r": (THIS_YEAR,)})
    found = duty({"t": one}, one, person(), past, Year(FY, TODAY))
    assert found is not None and found.done_on == THIS_YEAR

"""Fiscal years, eras and the spellings of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmap import days
from skillmap.day_text import Day, read_day, read_fiscal_year
from skillmap.days import FiscalYear


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026),
        ("2026年度", 2026),
        ("FY2026", 2026),
        ("ＦＹ２０２６", 2026),
        ("令和8年度", 2026),
        ("令和８年度", 2026),
        ("R8", 2026),
        ("r8", 2026),
        ("㋿8年度", 2026),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("H30", 2018),
        ("昭和63年度", 1988),
    ],
)
def test_spellings_of_a_fiscal_year(text: str, year: int) -> None:
    assert read_fiscal_year(text) == FiscalYear(year)


@pytest.mark.parametrize("text", ["", "令和", "26", "20260", "来年度", "R", "令和8年4月"])
def test_what_is_no_fiscal_year(text: str) -> None:
    assert read_fiscal_year(text) is None


@pytest.mark.parametrize("year", range(1989, 2036))
def test_borders_of_a_fiscal_year(year: int) -> None:
    fy = FiscalYear(year)
    assert days.fiscal_year(fy.first) == fy
    assert days.fiscal_year(fy.last) == fy
    assert days.fiscal_year(fy.first - timedelta(days=1)) == FiscalYear(year - 1)
    assert fy.end == fy.last + timedelta(days=1) == FiscalYear(year + 1).first


@pytest.mark.parametrize(
    ("year", "text"), [(2018, "平成30年度"), (2019, "令和元年度"), (2020, "令和2年度"), (2026, "令和8年度")]
)
def test_fiscal_year_on_paper(year: int, text: str) -> None:
    assert FiscalYear(year).ja == text
    assert read_fiscal_year(text) == FiscalYear(year)


@given(st.dates(date(1868, 1, 25), date(2035, 12, 31)))
def test_every_day_in_era_years_is_read_back(day: date) -> None:
    assert read_day(days.wareki(day)) == Day(day)


@pytest.mark.parametrize(
    "text",
    ["2026-04-01", "2026/4/1", "20260401", "令和8年4月1日", "R8.4.1", "r8.4.1", "２０２６．４．１", "㋿8年4月1日"],
)
def test_spellings_of_a_day(text: str) -> None:
    assert read_day(text).day == date(2026, 4, 1)


@pytest.mark.parametrize("text", ["2026-02-29", "4/1", "令和8年13月1日", "", "きょう", "2026-04-01から"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text).day is None


def test_first_year_of_an_era() -> None:
    assert days.wareki(date(2019, 5, 1)) == "令和元年5月1日"
    assert days.wareki(date(2019, 4, 30)) == "平成31年4月30日"
    assert read_day("H31/4/30").day == date(2019, 4, 30)


def test_weekday_in_a_timetable() -> None:
    assert days.day_ja(date(2026, 9, 12)) == "9月12日(土)"

"""What the rule says about terms, seats and people: data decides, not code."""

from dataclasses import replace
from datetime import date

import pytest

from skillmap.days import FiscalYear
from skillmap.framework.model import LeaderRule
from skillmap.leaders.rule import day_in, is_exempt, objections, seats, term_end
from skillmap.org.model import Organisation


def with_(rule: LeaderRule, **given: object) -> LeaderRule:
    return rule.model_copy(update=given)


@pytest.mark.parametrize(
    ("years", "starts", "ends"),
    [
        (1, date(2026, 4, 1), date(2027, 4, 1)),
        (1, date(2026, 10, 1), date(2027, 4, 1)),
        (1, date(2027, 3, 31), date(2027, 4, 1)),
        (3, date(2026, 4, 1), date(2029, 4, 1)),
        (3, date(2027, 2, 1), date(2029, 4, 1)),
    ],
)
def test_term_ends_with_the_nth_fiscal_year(rule: LeaderRule, years: int, starts: date, ends: date) -> None:
    assert term_end(with_(rule, term_fiscal_years=years), starts) == ends


def test_seats_by_share_are_rounded_up_and_never_below_the_minimum(rule: LeaderRule) -> None:
    shared = with_(rule, share_of_section=0.2, seats_per_section=1)
    assert [seats(shared, n) for n in (0, 4, 5, 6, 15, 16)] == [1, 1, 1, 2, 3, 4]
    assert seats(rule, 100) == 1


def test_exempt_by_name_path_or_a_unit_above(rule: LeaderRule) -> None:
    exempt = with_(rule, exempt_units=("ＤＸ推進課", "区民部"))
    assert is_exempt(exempt, ("DX推進課", "企画部/DX推進課"))
    assert is_exempt(exempt, ("区民課", "区民部/区民課", "区民部"))
    assert not is_exempt(exempt, ("人事課", "総務部/人事課", "総務部"))


def test_objections_name_employment_and_grade(rule: LeaderRule, office: Organisation) -> None:
    strict = with_(rule, eligible_employment=("常勤",), excluded_grades=("課長",))
    fit = office.people[0]
    assert objections(strict, fit) == []
    keys = [o.key for o in objections(strict, replace(fit, employment="会計年度任用", grade="課長"))]
    assert keys == ["leader.why_employment", "leader.why_grade"]


def test_days_of_the_rule_fall_in_the_fiscal_year() -> None:
    assert day_in(FiscalYear(2026), "05-31") == date(2026, 5, 31)
    assert day_in(FiscalYear(2026), "02-28") == date(2027, 2, 28)
    assert day_in(FiscalYear(2026), "02-29") == date(2027, 2, 28)
    assert day_in(FiscalYear(2027), "02-29") == date(2028, 2, 29)

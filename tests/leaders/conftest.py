"""A small office for the leaders' tests: two departments, four sections, eight people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from skillmap.days import FiscalYear
from skillmap.framework.load import load
from skillmap.framework.model import Framework, LeaderRule
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.resolve import Book
from skillmap.org.model import Organisation, Person, Unit
from skillmap.storage.ledger import Recorded, Source

TODAY = date(2026, 6, 15)
APRIL = date(2026, 4, 1)
LONG_AGO, FAR = date(2000, 4, 1), date(9999, 12, 31)

UNITS = (
    (1, "総務部", None), (2, "総務課", 1), (3, "人事課", 1), (4, "人事係", 3), (5, "区民部", None), (6, "区民課", 5),
    (7, "デジタル推進課", 5),
)  # fmt: skip
PEOPLE = (
    ("001200", "佐藤 美咲", 2, "主事"), ("001237", "鈴木 拓也", 2, "主任"), ("001274", "高橋 千尋", 4, "主任"),
    ("001311", "田中 太郎", 3, "主事"), ("001348", "伊藤 結衣", 7, "係長"), ("001385", "渡邊 隆", 7, "主事"),
    ("001422", "山本 綾", 6, "課長"), ("001459", "中村 健太", 6, "主任"),
)  # fmt: skip


def _unit(number: int, name: str, parent: int | None, order: int) -> Unit:
    path = (name,) if parent is None else (*next(_path(n, p) for i, n, p in UNITS if i == parent), name)
    section, department = name.endswith("課"), name.endswith("部")
    return Unit(number, f"u{number}", name, name[-1], parent, section, department, path, order, LONG_AGO, FAR)


def _path(name: str, parent: int | None) -> tuple[str, ...]:
    return (name,) if parent is None else (*next(_path(n, p) for i, n, p in UNITS if i == parent), name)


def person(number: str, name: str, unit_id: int | None, grade: str = "主事") -> Person:
    kana = {"佐藤 美咲": "サトウ ミサキ"}.get(name, "カナ")
    return Person(
        id=int(number), number=number, name=name, kana=kana, sort_key=kana, search_key=name, grade=grade,
        job_kind="事務", employment="常勤", unit_id=unit_id, posted_on=date(2024, 4, 1),
    )  # fmt: skip


@pytest.fixture
def office() -> Organisation:
    """The office on TODAY; ids of people are their numbers as integers."""
    units = tuple(_unit(i, n, p, order) for order, (i, n, p) in enumerate(UNITS))
    return Organisation(TODAY, units, tuple(person(*facts) for facts in PEOPLE))


@pytest.fixture
def rule() -> LeaderRule:
    """One leader per section for a fiscal year, ended by a transfer."""
    return LeaderRule.model_validate(
        {
            "id": "one", "name": {"ja": "各課1名", "en": "one"}, "title": {"ja": "ICTリーダー", "en": "ICT leader"},
            "source": "test", "verified": False, "role": "section-ict-leader", "excluded_grades": ["部長"],
            "routes": ["recommended", "volunteer"],
        }
    )  # fmt: skip


@pytest.fixture
def book(rule: LeaderRule, office: Organisation) -> Callable[..., Book]:
    """A book with terms and anything else that a test decides; the organisation is the same every day.

    The command says that terms without a first day begin in April.
    """

    def make(*terms: Term, **given: object) -> Book:
        rows = tuple(Recorded(t, n, 1, Source(None, f"B{n}", 7)) for n, t in enumerate(terms, 1))
        base = Book(rule, rows, lambda day: replace(office, day=day), TODAY, FiscalYear(2026), starts=APRIL)
        return replace(base, **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def term() -> Callable[..., Term]:
    """A recorded term of a fiscal year."""

    def make(unit_id: int, staff: int, **given: object) -> Term:
        base = Term(unit_id=unit_id, seat_no=1, staff_id=staff, fy=2026, valid_from=APRIL, valid_to=date(2027, 4, 1))
        return replace(base, **given)  # type: ignore[arg-type]

    return make


@pytest.fixture
def nomination() -> Callable[..., Nomination]:
    """A nomination of a number, with anything else that a test decides."""
    return lambda number, section="", **given: Nomination(number, section=section, **given)


@pytest.fixture(scope="session")
def small_framework() -> Framework:
    """The tiny framework of the tests."""
    found, problems = load(Path(__file__).parents[1] / "data" / "tiny")
    assert found is not None, problems
    return found

"""A small office and the tiny framework for the tests of levels."""

from datetime import date
from pathlib import Path

import pytest

from skillmap.framework.load import load
from skillmap.framework.model import Framework
from skillmap.org.model import Organisation, Person, Unit

TINY = Path(__file__).parents[1] / "data" / "tiny"


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The tiny framework: planning, data-use, security, bpr on a scale of 0-3."""
    found, problems = load(TINY)
    assert found is not None, problems
    return found


def _unit(number: int, path: tuple[str, ...], parent: int | None) -> Unit:
    name = path[-1]
    begin, end = date(2000, 4, 1), date(9999, 12, 31)
    return Unit(
        number, f"u{number}", name, name[-1], parent, name[-1] == "課", name[-1] == "部", path, number, begin, end
    )


def _person(number: str, name: str, unit_id: int | None, former: str = "") -> Person:
    return Person(
        id=int(number), number=number, name=name, kana="カナ", sort_key="カナ", search_key=name, former_name=former,
        grade="主事", job_kind="事務", employment="常勤", unit_id=unit_id,
    )  # fmt: skip


@pytest.fixture
def office() -> Organisation:
    """Two departments, three sections, five people; ids of people are their numbers as integers."""
    units = (
        _unit(1, ("総務部",), None),
        _unit(2, ("総務部", "総務課"), 1),
        _unit(3, ("総務部", "人事課"), 1),
        _unit(4, ("区民部",), None),
        _unit(5, ("区民部", "区民課"), 4),
    )
    people = (
        _person("001200", "佐藤 美咲", 2),
        _person("001237", "鈴木 拓也", 2),
        _person("001274", "髙橋 千尋", 3, "田中"),
        _person("001311", "渡邊 太郎", 5),
        _person("001348", "伊藤 結衣", None),
    )
    return Organisation(date(2026, 6, 15), units, people)

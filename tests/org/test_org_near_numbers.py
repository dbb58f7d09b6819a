"""The nearest staff number is looked for among few, and is the one that is nearest among all."""

from datetime import date
from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from skillmap.assessment.people import whose
from skillmap.org.model import Organisation, Person
from skillmap.problems import Problem

DIGITS = "0123"
NUMBERS = st.integers(1, 11).flatmap(lambda size: st.lists(st.text(DIGITS, min_size=size, max_size=size), max_size=30))


@given(
    NUMBERS | st.lists(st.text(DIGITS, min_size=1, max_size=8), max_size=30), st.text(DIGITS, min_size=1, max_size=11)
)
def test_the_nearest_number_is_that_of_all(numbers: list[str], asked: str) -> None:
    people = tuple(Person(id=at, number=number, name="") for at, number in enumerate(dict.fromkeys(numbers)))
    organisation = Organisation(date(2026, 4, 1), (), people)
    for text in (asked, *(number[1:] + number[:1] for number in numbers[:3])):
        near = get_close_matches(text, organisation.numbers_near(text), 1, 0.8)
        assert near == get_close_matches(text, numbers, 1, 0.8)


def test_a_number_is_proposed_only_where_its_bearer_is_called_so() -> None:
    named = (("004411", "三田 渚"), ("004418", "四谷 楓"), ("117741", "五味 渉"))
    people = tuple(Person(id=at, number=number, name=name) for at, (number, name) in enumerate(named))
    organisation = Organisation(date(2026, 4, 1), (), people)
    # 117741 is no slip of one digit.
    for name, wanted in (("四谷 楓", "004418"), ("五味 渉", None), ("六車 葉", None)):
        found = whose(organisation, "004419", name)
        assert isinstance(found, Problem)
        assert found.facts["nearest"] == wanted
    unnamed = whose(organisation, "004419", "")
    assert isinstance(unnamed, Problem)
    assert unnamed.facts["nearest"] in ("004411", "004418")

"""The nearest staff number is looked for among few, and is the one that is nearest among all."""

from datetime import date
from difflib import get_close_matches

from hypothesis import given
from hypothesis import strategies as st

from skillmap.org.model import Organisation, Person

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

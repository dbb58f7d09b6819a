"""A difference of the year's numbers is shared out among entries: always whole, never guessed, seldom counted."""

from collections.abc import Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmap.reports.since import Numbers, NumberShare, passing_days, shares

CHANGES = st.lists(st.tuples(st.integers(-3, 3), st.sampled_from((0.0, 0.0, 0.5, -1.5))), max_size=40)


class Office:
    """Numbers that are known after each entry, and how often they were asked for."""

    def __init__(self, changes: Sequence[Numbers]) -> None:
        self.entries = [10 + 3 * n for n in range(1, len(changes) + 1)]
        added = accumulate(changes, lambda a, b: tuple(x + y for x, y in zip(a, b, strict=True)), initial=(7.0, 2.5))
        self.known = dict(zip((10, *self.entries), added, strict=True))
        self.asked = 0

    def count(self, entry: int) -> Numbers:
        self.asked += 1
        return self.known[entry]


@given(CHANGES, st.integers(2, 12))
def test_the_parts_add_up_to_the_difference(changes: list[Numbers], most: int) -> None:
    office = Office(changes)
    parts = shares(office.count, 10, office.entries, most)
    assert office.asked <= most
    for at in range(2):
        difference = office.known[(10, *office.entries)[-1]][at] - office.known[10][at]
        assert sum(part.change[at] for part in parts) == pytest.approx(difference)
    if len(changes) < most:
        assert [part.change for part in parts] == [change for change in changes if any(change)]
    named = [entry for part in parts for entry in part.entries]
    assert named == sorted(set(named)) and set(named) <= set(office.entries)
    for part in parts:  # what a part says of its entries is what they did
        start = (10, *office.entries)[office.entries.index(part.entries[0])]
        assert part.change == tuple(
            b - a for a, b in zip(office.known[start], office.known[part.entries[-1]], strict=True)
        )


def test_few_entries_that_matter_are_found_among_many() -> None:
    office = Office([(4.0, 0.0) if n == 17 else (-1.0, 0.5) if n == 60 else (0.0, 0.0) for n in range(100)])
    parts = shares(office.count, 10, office.entries, 16)
    assert parts == [NumberShare((office.entries[17],), (4.0, 0.0)), NumberShare((office.entries[60],), (-1.0, 0.5))]


def test_entries_that_cannot_be_told_apart_in_time_are_one_part() -> None:
    office = Office([(1.0, 0.0)] * 8)
    assert shares(office.count, 10, office.entries, 3) == [
        NumberShare(tuple(office.entries[:4]), (4.0, 0.0)),
        NumberShare(tuple(office.entries[4:]), (4.0, 0.0)),
    ]


def test_days_that_pass_are_a_part_of_their_own() -> None:
    assert passing_days((3.0, 0.3), (3.0, 0.1 + 0.2)) == []
    assert passing_days((3.0, 0.0), (5.0, 0.0)) == [NumberShare((), (2.0, 0.0))]
    assert shares(Office([]).count, 10, [], 12) == []

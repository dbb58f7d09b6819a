"""Gaps: never below zero, and what is not assessed is neither 0 nor met."""

from hypothesis import given, settings
from hypothesis import strategies as st

from skillmap.assessment.gaps import gap, gaps, share
from trials import trials

skills = st.sampled_from(["cloud", "data", "design", "law", "security"])
levels = st.dictionaries(skills, st.integers(0, 4))
requires = st.dictionaries(skills, st.integers(1, 4))


def test_gap_is_required_minus_level_and_never_negative() -> None:
    found = gap({"cloud": 1, "data": 4, "design": 2}, {"cloud": 3, "data": 2, "design": 2})
    assert dict(found.short) == {"cloud": 2}
    assert found.total == 2
    assert found.met == 2
    assert not found.is_met


def test_not_assessed_is_listed_apart() -> None:
    found = gap({"cloud": 0}, {"cloud": 1, "law": 1})
    assert dict(found.short) == {"cloud": 1}
    assert found.unassessed == ("law",)
    assert found.met == 0


def test_one_unassessed_skill_is_enough_not_to_be_met() -> None:
    found = gap({"cloud": 3}, {"cloud": 3, "law": 1})
    assert found.total == 0
    assert not found.is_met
    assert not gap({}, {}).is_met  # 0 of 0 is not fulfilled


@given(levels, requires)
@settings(max_examples=trials(60))
def test_every_required_skill_is_in_exactly_one_place(have: dict[str, int], need: dict[str, int]) -> None:
    found = gap(have, need)
    assert set(found.short) | set(found.unassessed) <= set(need)
    assert not set(found.short) & set(found.unassessed)
    assert found.met + len(found.short) + len(found.unassessed) == len(need)
    assert all(missing > 0 for missing in found.short.values())


@given(levels, requires, skills)
@settings(max_examples=trials(60))
def test_a_higher_level_never_makes_a_gap_larger(have: dict[str, int], need: dict[str, int], skill: str) -> None:
    if skill in have:
        better = gap({**have, skill: have[skill] + 1}, need)
        assert better.total <= gap(have, need).total
        assert better.met >= gap(have, need).met


@given(st.lists(levels, max_size=6), requires)
@settings(max_examples=trials(40))
def test_many_at_once_equals_one_by_one(people: list[dict[str, int]], need: dict[str, int]) -> None:
    profiles = dict(enumerate(people))
    asked = [*profiles, 99]
    many = gaps(profiles, asked, need)
    assert list(many) == asked
    assert many == {s: gap(profiles.get(s, {}), need) for s in asked}


def test_share_counts_people_not_skills() -> None:
    need = {"cloud": 2, "law": 1}
    found = share([gap({"cloud": 2, "law": 1}, need), gap({"cloud": 0}, need), gap({}, need)])
    assert (found.people, found.met, found.short, found.unassessed, found.levels) == (3, 1, 1, 2, 2)

"""The definitions that are shipped: complete, true to their marks, and within reach."""

import difflib
import re
from collections.abc import Iterator
from itertools import combinations

import pytest

from skillmap.framework.definition import Definition, Named
from skillmap.framework.load import load, shipped
from skillmap.framework.model import Framework, Training

LEARNT_ONLY_BY_DOING = {("product-manager", 4, "digital-strategy"), ("security-specialist", 4, "information-security")}
JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def framework() -> Framework:
    loaded, problems = load(shipped())
    assert problems == ()
    assert loaded is not None
    return loaded


def test_counts_of_what_is_shipped(framework: Framework) -> None:
    items = {name: len(standard.items) for name, standard in framework.standards.items()}
    assert items == {"dss-p-2.0": 67, "dss-p-1.2": 49, "dss-l": 23, "itss": 7, "ipa-exams": 17}
    assert len(framework.skills) == 22
    assert len(framework.categories) == 5
    assert len(framework.roles) >= 11
    assert len(framework.trainings) >= 80
    assert len(framework.leaders.rules) >= 5
    assert framework.conduct is not None
    assert [article.number for article in framework.conduct.articles] == list(range(1, 11))


def test_only_what_an_official_page_states_is_verified(framework: Framework) -> None:
    for standard in framework.standards.values():
        assert len({item.id for item in standard.items}) == len(standard.items)
        for item in standard.items:
            assert item.verified == (item.confidence == "official"), item.id
            assert item.source


def test_every_level_of_every_skill_is_described_and_no_two_alike(framework: Framework) -> None:
    levels = {step.level for step in framework.header.scale}
    for skill in framework.skills.values():
        assert set(skill.descriptors) == levels
        for low, high in combinations(sorted(levels), 2):
            for language in ("ja", "en"):
                one = getattr(skill.descriptors[low], language)
                two = getattr(skill.descriptors[high], language)
                alike = difflib.SequenceMatcher(None, one, two).ratio()
                assert alike <= 0.9, (skill.id, low, high, language)


def test_no_descriptor_stands_twice_in_the_framework(framework: Framework) -> None:
    texts = [text.ja for skill in framework.skills.values() for text in skill.descriptors.values()]
    assert len(set(texts)) == len(texts)


def test_names_are_japanese_and_english_each_in_its_place(framework: Framework) -> None:
    parts = (framework.header, framework.conduct, framework.leaders)
    entities = (framework.standards, framework.skills, framework.roles, framework.trainings, framework.qualifications)
    count = 0
    for value in (*parts, *(entity for group in entities for entity in group.values()), *framework.careers):
        for named in _named(value):
            count += 1
            assert not JAPANESE.search(named.en), named.en
            assert JAPANESE.search(named.ja) or named.ja == named.en, named.ja
    assert count > 1000


def test_higher_grades_never_ask_for_less(framework: Framework) -> None:
    for role in framework.roles.values():
        assert sorted(role.grades) == list(range(1, len(role.grades) + 1))
        assert len(role.grades) in {3, 4}
        for grade in role.grades.values():
            assert 5 <= len(grade.requires) <= 9
        for number in list(role.grades)[1:]:
            lower, higher = role.grades[number - 1].requires, role.grades[number].requires
            assert all(higher.get(skill, 0) >= level for skill, level in lower.items()), (role.id, number)
            assert higher != lower


def test_all_grades_are_within_reach_but_for_what_is_learnt_only_by_doing(framework: Framework) -> None:
    reached, _ = _walk(framework)
    missing = {
        (role.id, number, skill)
        for role in framework.roles.values()
        for number, grade in role.grades.items()
        for skill, level in grade.requires.items()
        if reached[skill] < level
    }
    assert missing == LEARNT_ONLY_BY_DOING
    assert all(reached[skill] >= 3 for skill in framework.skills)


def test_every_training_can_be_taken_by_somebody_who_starts_at_nothing(framework: Framework) -> None:
    _, taken = _walk(framework)
    assert taken == set(framework.trainings)


def test_names_tell_entities_apart(framework: Framework) -> None:
    for group in (framework.skills, framework.roles, framework.trainings, framework.qualifications):
        assert len({entity.name.ja for entity in group.values()}) == len(group)
        assert len({entity.name.en for entity in group.values()}) == len(group)


def test_no_training_teaches_everything(framework: Framework) -> None:
    assert max(len(training.teaches) for training in framework.trainings.values()) <= 4


def test_there_is_more_than_one_way_to_each_of_the_first_three_levels(framework: Framework) -> None:
    for skill in framework.skills:
        for level in (1, 2, 3):
            ways = [t for t in framework.trainings.values() if t.teaches.get(skill) == level]
            assert len(ways) >= 2, (skill, level)
            assert len({(way.hours, way.cost_yen) for way in ways}) >= 2, (skill, level)


def test_anybody_can_become_section_leader_in_one_year(framework: Framework) -> None:
    leader = framework.roles["section-ict-leader"]
    first = leader.grades[1]
    rule = next(rule for rule in framework.leaders.rules if rule.id == framework.leaders.use)
    trainings = [framework.trainings[name] for name in dict.fromkeys((*first.prescribed, *rule.programme))]
    assert sum(training.hours for training in trainings) <= 40
    assert _levels_after(trainings).items() >= first.requires.items()
    assert any(training.conduct for training in trainings)
    assert len(leader.start_here) >= 3
    assert (rule.seats_per_section, rule.term_fiscal_years, rule.on_transfer) == (1, 1, "ends")
    assert rule.nomination_deadline == "05-31"


def test_conduct_is_taught_as_both_files_say(framework: Framework) -> None:
    assert framework.conduct is not None
    for article in framework.conduct.articles:
        teaching = {name for name, training in framework.trainings.items() if article.id in training.conduct}
        assert set(article.taught_by) == teaching
        assert len(teaching) >= 1


def test_every_alignment_points_to_an_item(framework: Framework) -> None:
    items = {f"{s.id}:{item.id}" for s in framework.standards.values() for item in s.items}
    aligns = {skill.id: skill.aligns for skill in framework.skills.values()}
    aligns |= {role.id: role.aligns for role in framework.roles.values()}
    assert len(aligns) == len(framework.skills) + len(framework.roles)
    for name, targets in aligns.items():
        assert targets, name
        assert set(targets) <= items, name


def test_what_ends_and_what_replaces_it(framework: Framework) -> None:
    ending = {name for name, q in framework.qualifications.items() if q.ends_on is not None}
    assert ending == {"ap", "st", "sa", "pm", "nw", "db", "es", "sm", "au"}
    for name in ending:
        qualification = framework.qualifications[name]
        assert qualification.replaced_by
        assert all(successor in framework.qualifications for successor in qualification.replaced_by)
    assert {t.qualification for t in framework.trainings.values() if t.format == "examination"} <= set(
        framework.qualifications
    )


def test_needs_are_for_grades_that_exist(framework: Framework) -> None:
    assert {need.fy for need in framework.needs} == {2026, 2027}
    assert all(need.grade in framework.roles[need.role].grades for need in framework.needs)


def _named(value: object) -> Iterator[Named]:
    if isinstance(value, Named):
        yield value
    elif isinstance(value, Definition):
        for name in type(value).model_fields:
            yield from _named(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _named(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _named(part)


def _levels_after(trainings: list[Training]) -> dict[str, int]:
    levels: dict[str, int] = {}
    for training in trainings:
        for skill, level in training.teaches.items():
            if levels.get(skill, 0) == level - 1:
                levels[skill] = level
    return levels


def _walk(framework: Framework) -> tuple[dict[str, int], set[str]]:
    """The levels and trainings that somebody at level 0 can come to by taking whatever is open, again and again."""
    levels = dict.fromkeys(framework.skills, 0)
    taken: set[str] = set()
    while True:
        fresh = {
            training.id
            for training in framework.trainings.values()
            if training.id not in taken
            and taken.issuperset(training.prerequisites.trainings)
            and all(levels[skill] >= level for skill, level in training.prerequisites.levels.items())
            and all(levels[skill] >= level - 1 for skill, level in training.teaches.items())
        }
        if not fresh:
            return levels, taken
        taken |= fresh
        for name in fresh:
            for skill, level in framework.trainings[name].teaches.items():
                levels[skill] = max(levels[skill], level)

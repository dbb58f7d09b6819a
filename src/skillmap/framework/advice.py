"""Checks of what is allowed and yet worth a second look. They run only on files without errors."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

from skillmap.framework.find import NamedThing
from skillmap.framework.model import Framework, Skill
from skillmap.framework.reader import FrameworkSource
from skillmap.framework.references import all_references
from skillmap.framework.yaml_files import Path_
from skillmap.japanese import fold
from skillmap.problems import FilePlace, Problem, problem
from skillmap.words import message

ALIKE = 0.9
"""Two descriptors of one skill that share more than this say the same but for a word."""


def files_not_read(source: FrameworkSource) -> Iterator[Problem]:
    """W_FILE_NOT_READ: a definition file in a place or with a name that means nothing."""
    for path in source.other_files:
        yield problem("W_FILE_NOT_READ", FilePlace(path))


def names_twice(source: FrameworkSource) -> Iterator[Problem]:
    """W_NAME_TWICE: two entities of a kind that people cannot tell apart by name."""
    framework = source.framework
    kinds: dict[str, dict[str, Any]] = {
        "skill": framework.skills,
        "role": framework.roles,
        "training": framework.trainings,
        "qualification": framework.qualifications,
    }
    for kind, entities in kinds.items():
        seen: dict[str, NamedThing] = {}
        for entity in entities.values():
            first = seen.setdefault(fold(entity.name.ja), entity)
            if first is not entity:
                place = source.place(kind, entity.id, "name")
                yield problem("W_NAME_TWICE", place, found=entity.name.ja, other=first.id)
    yield from _aliases_twice(source)


def _aliases_twice(source: FrameworkSource) -> Iterator[Problem]:
    """W_NAME_TWICE: another name of a training that a second one bears; a list that says it means either."""
    trainings = source.framework.trainings.values()
    bearers: dict[str, str] = {}
    for training in trainings:
        for name in (training.name.ja, training.name.en, training.id):
            bearers.setdefault(fold(name), training.id)
    for training in trainings:
        for number, alias in enumerate(training.aliases):
            first = bearers.setdefault(fold(alias), training.id)
            if first != training.id:
                place = source.place("training", training.id, "aliases", number)
                yield problem("W_NAME_TWICE", place, found=alias, other=first)


def not_translated(source: FrameworkSource) -> Iterator[Problem]:
    """W_NOT_TRANSLATED: an English text that is the Japanese one."""
    for document in source.documents.values():
        for path, text in _same_in_both(document.data, ()):
            yield problem("W_NOT_TRANSLATED", document.place((*path, "en")), found=_short(text))


def _same_in_both(data: Any, path: Path_) -> list[tuple[Path_, str]]:
    """Places of texts that are the same in both languages."""
    found: list[tuple[Path_, str]] = []
    # Words of Latin letters (SQL, Excel) are the same in both languages.
    if isinstance(data, dict) and "ja" in data and data["ja"] == data.get("en") and not str(data["ja"]).isascii():
        found.append((path, str(data["ja"])))
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            found += _same_in_both(value, (*path, key))
    return found


def descriptors_missing(source: FrameworkSource) -> Iterator[Problem]:
    """W_DESCRIPTOR_MISSING: levels of a skill that nobody has described."""
    levels = [step.level for step in source.framework.header.scale]
    for skill in source.framework.skills.values():
        if missing := tuple(str(n) for n in levels if n not in skill.descriptors):
            place = source.place("skill", skill.id, "descriptors")
            yield problem("W_DESCRIPTOR_MISSING", place, skill=skill.name.text, found=missing)


def descriptors_alike(source: FrameworkSource) -> Iterator[Problem]:
    """W_DESCRIPTORS_ALIKE: two levels of a skill that differ by no more than a word."""
    for skill in source.framework.skills.values():
        for low, high in combinations(sorted(skill.descriptors), 2):
            if _alike(skill, low, high):
                place = source.place("skill", skill.id, "descriptors", str(high))
                yield problem("W_DESCRIPTORS_ALIKE", place, skill=skill.name.text, found=high, other=low)


def _alike(skill: Skill, low: int, high: int) -> bool:
    one, other = skill.descriptors[low].ja, skill.descriptors[high].ja
    both = len(one) + len(other)
    # Two bounds first, of lengths and of characters: the comparison itself is quadratic.
    if 2 * min(len(one), len(other)) <= ALIKE * both or 2 * (Counter(one) & Counter(other)).total() <= ALIKE * both:
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() > ALIKE


def easier_higher_grades(source: FrameworkSource) -> Iterator[Problem]:
    """W_GRADE_EASIER: a grade that asks for less of a skill than the grade below it."""
    for role in source.framework.roles.values():
        numbers = sorted(role.grades)
        for low, high in pairwise(numbers):
            for skill, level in role.grades[low].requires.items():
                found = role.grades[high].requires.get(skill, 0)
                if found < level:
                    place = source.place("role", role.id, "grades", str(high), "requires", skill)
                    name = source.framework.skills[skill].name.text
                    yield problem("W_GRADE_EASIER", place, skill=name, grade=high, found=found, expected=level)


def skills_nobody_asks_for(source: FrameworkSource) -> Iterator[Problem]:
    """W_SKILL_UNASKED: a skill that no grade of any role requires."""
    asked = {s for role in source.framework.roles.values() for grade in role.grades.values() for s in grade.requires}
    for skill in source.framework.skills.values():
        if skill.id not in asked:
            yield problem("W_SKILL_UNASKED", source.place("skill", skill.id), skill=skill.name.text)


def levels_nobody_teaches(source: FrameworkSource) -> Iterator[Problem]:
    """W_LEVEL_UNTAUGHT: a required level, or one on the way to it, that no active training leads to."""
    framework = source.framework
    taught: defaultdict[str, set[int]] = defaultdict(set)
    for training in framework.trainings.values():
        if training.status == "active":
            for name, level in training.teaches.items():
                taught[name].add(level)
    lowest = framework.header.lowest
    for name, level in required_levels(framework).items():
        missing = tuple(str(n) for n in range(lowest + 1, level + 1) if n not in taught[name])
        if missing:
            place = source.place("skill", name)
            yield problem("W_LEVEL_UNTAUGHT", place, skill=framework.skills[name].name.text, found=missing)


def required_levels(framework: Framework) -> dict[str, int]:
    """The highest level that any role grade requires, by skill."""
    highest: dict[str, int] = {}
    for role in framework.roles.values():
        for grade in role.grades.values():
            for skill, level in grade.requires.items():
                highest[skill] = max(level, highest.get(skill, 0))
    return highest


def retired_but_prescribed(source: FrameworkSource) -> Iterator[Problem]:
    """W_TRAINING_RETIRED: a retired training that a role, a training or the leaders' programme still asks for."""
    retired = {t.id for t in source.framework.trainings.values() if t.status == "retired"}
    for one in all_references(source.framework):
        # A retired training may well build on another one.
        if one.what == "training" and one.found in retired and one.owner[1] not in retired:
            yield problem("W_TRAINING_RETIRED", source.place(*one.owner, *one.path), found=one.found)


def conduct_on_one_side(source: FrameworkSource) -> Iterator[Problem]:
    """W_CONDUCT_ONE_SIDE: an article says a training teaches it, or a training says so, and the other does not."""
    articles = source.framework.conduct.articles if source.framework.conduct else ()
    for article in articles:
        for training in source.framework.trainings.values():
            here, there = training.id in article.taught_by, article.id in training.conduct
            if here != there:
                place = (
                    source.place("article", article.id, "taught_by")
                    if here
                    else source.place("training", training.id, "conduct")
                )
                facts = {"article": article.keyword.text, "training": training.name.text}
                yield problem("W_CONDUCT_ONE_SIDE", place, **facts, other=message(_SIDE[here]))


_SIDE = {True: "framework.side.training", False: "framework.side.conduct"}


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"

"""Differences of skills, of roles grade by grade, and of trainings skill by skill."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from skillmap.framework.diff_fields import FieldLines, Inside, fields, gone_and_come
from skillmap.framework.differences import Difference, DifferenceKind
from skillmap.framework.model import Framework, Grade
from skillmap.framework.naming import grade_name, skill_name, training_name
from skillmap.framework.pairing import Pairing
from skillmap.words import Fact, message

_MATTERS = tuple(message(f"field.{key}") for key in ("hours", "half_days", "prerequisites"))
"""Items of a training that change the plans it stands in."""


def skills(old: Framework, new: Framework, found: Pairing) -> FieldLines:
    """Skills added, removed, split, merged, renamed, and what changed in them."""
    yield from gone_and_come("skill", found, old.skills, new.skills)
    for key, parts in found.splits:
        change = DifferenceKind.SPLIT if len(parts) > 1 else DifferenceKind.REPLACED
        name = old.skills[key].name.text
        yield Difference(
            change, "skill", key, name, None, name, tuple(new.skills[p].name.text for p in parts), skill=key,
            gone=(key,),
        )  # fmt: skip
    for keys, key in found.merges:
        name = new.skills[key].name.text
        yield Difference(
            DifferenceKind.MERGED, "skill", key, name, None, tuple(old.skills[k].name.text for k in keys), name,
            skill=key, gone=keys,
        )  # fmt: skip
    for a, b in found.same:
        one, other = old.skills[a], new.skills[b]
        if a != b:
            yield Difference(DifferenceKind.NEW_ID, "skill", b, other.name.text, message("field.id"), a, b, gone=(a,))
        yield from fields(old, new, "skill", b, other.name.text, one, other, ("descriptors", "category"))
        if one.category != other.category:
            names = old.categories[one.category].name.text, new.categories[other.category].name.text
            yield Difference(DifferenceKind.CHANGED, "skill", b, other.name.text, message("field.category"), *names)
        for n in sorted(one.descriptors.keys() | other.descriptors.keys()):
            x, y = one.descriptors.get(n), other.descriptors.get(n)
            if x != y:
                item = message("framework.descriptor", level=n)
                texts = (x.text if x else None, y.text if y else None)
                yield Difference(DifferenceKind.CHANGED, "skill", b, other.name.text, item, *texts)


def role(skills: Mapping[str, str]) -> Inside:
    """The differences of a role grade by grade; `skills` gives the new ids of the old skills."""

    def inside(old: Framework, new: Framework, key: str, before: Any, after: Any) -> FieldLines:
        name = after.name.text
        yield from fields(old, new, "role", key, name, before, after, ("grades",))
        for number in sorted(before.grades.keys() | after.grades.keys()):
            a, b = before.grades.get(number), after.grades.get(number)
            target = f"{key}/{number}"
            label = message("framework.grade_no", grade=number)
            if a and b:
                yield from _grade(old, new, target, a, b, skills)
            else:
                yield Difference(
                    DifferenceKind.ADDED if b else DifferenceKind.REMOVED, "role", key, name, label, grade=target
                )

    return inside


def _grade(old: Framework, new: Framework, target: str, a: Grade, b: Grade, skills: Mapping[str, str]) -> FieldLines:
    role = target.partition("/")[0]
    name = grade_name(new, target)
    yield from fields(old, new, "role", role, name, a, b, ("requires", "prescribed"), grade=target)
    # In the new ids, or a renamed skill would show as one dropped and another asked for.
    was = {skills.get(s, s): n for s, n in a.requires.items()}
    for change, skill, before, after in _level_changes(was, b.requires):
        item = message("framework.required", skill=_either(old, new, skill))
        yield Difference(change, "role", role, name, item, before, after, target, skill, level=after)
    for training in dict.fromkeys((*a.prescribed, *b.prescribed)):
        if (training in a.prescribed) != (training in b.prescribed):
            change = DifferenceKind.ASKED if training in b.prescribed else DifferenceKind.DROPPED
            title = training_name(new if training in new.trainings else old, training)
            item = message("field.prescribed")
            before, after = (None, title) if change is DifferenceKind.ASKED else (title, None)
            yield Difference(change, "role", role, name, item, before, after, target, training=training)


def _level_changes(was: Mapping[str, int], now: Mapping[str, int]) -> Iterator[tuple[DifferenceKind, str, Any, Any]]:
    for skill in dict.fromkeys((*was, *now)):
        a, b = was.get(skill), now.get(skill)
        if a == b:
            continue
        if a is None or b is None:
            yield (DifferenceKind.ASKED if a is None else DifferenceKind.DROPPED), skill, a, b
        else:
            yield (DifferenceKind.RAISED if b > a else DifferenceKind.LOWERED), skill, a, b


def training(skills: Mapping[str, str]) -> Inside:
    """The differences of a training; what it teaches skill by skill."""

    def inside(old: Framework, new: Framework, key: str, before: Any, after: Any) -> FieldLines:
        name = after.name.text
        for line in fields(old, new, "training", key, name, before, after, ("teaches", "status")):
            yield replace(line, training=key) if line.item in _MATTERS else line
        if before.status != after.status:
            change = DifferenceKind.RETIRED if after.status == "retired" else DifferenceKind.ADDED
            yield Difference(change, "training", key, name, training=key)
        was = {skills.get(s, s): n for s, n in before.teaches.items()}
        for change, skill, a, b in _level_changes(was, after.teaches):
            item = message("framework.taught", skill=_either(old, new, skill))
            yield Difference(change, "training", key, name, item, a, b, skill=skill, training=key)

    return inside


def _either(old: Framework, new: Framework, skill: str) -> Fact:
    return skill_name(new if skill in new.skills else old, skill)

"""Checks of values that make sense only together: the scale, circles, choices, days."""

from collections.abc import Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from skillmap.framework.model import Framework
from skillmap.framework.reader import FrameworkSource
from skillmap.framework.yaml_files import Path_
from skillmap.problems import Problem, problem

MOST_TAUGHT = 4
"""No course teaches everything (a design decision of this product)."""

ORDINARY_YEAR = 2026
"""A year without 29 February: a yearly day must exist in it."""


def scale_steps(source: FrameworkSource) -> Iterator[Problem]:
    """E_SCALE_STEPS: levels that do not rise by one."""
    levels = [step.level for step in source.framework.header.scale]
    for i, (low, high) in enumerate(pairwise(levels), 1):
        if high != low + 1:
            place = source.documents["framework.yaml"].place(("scale", i, "level"))
            yield problem("E_SCALE_STEPS", place, found=high, expected=low + 1)


def levels_on_scale(source: FrameworkSource) -> Iterator[Problem]:
    """E_LEVEL_NOT_ON_SCALE: a level that the scale does not have."""
    levels = [step.level for step in source.framework.header.scale]
    if not levels or any(high != low + 1 for low, high in pairwise(levels)):
        # Without a scale, or with one that is wrong itself, every level would be wrong.
        return
    for kind, name, path, level in _levels(source.framework):
        if not min(levels) <= level <= max(levels):
            expected = f"{min(levels)}–{max(levels)}"
            yield problem("E_LEVEL_NOT_ON_SCALE", source.place(kind, name, *path), found=level, expected=expected)


def _levels(framework: Framework) -> Iterator[tuple[str, str, Path_, int]]:
    def each(kind: str, name: str, levels: Mapping[str, int], *path: str) -> Iterator[tuple[str, str, Path_, int]]:
        return ((kind, name, (*path, skill), level) for skill, level in levels.items())

    for skill in framework.skills.values():
        yield from (("skill", skill.id, ("descriptors", str(n)), n) for n in skill.descriptors)
    for role in framework.roles.values():
        for number, grade in role.grades.items():
            yield from each("role", role.id, grade.requires, "grades", str(number), "requires")
    for training in framework.trainings.values():
        yield from each("training", training.id, training.prerequisites.levels, "prerequisites", "levels")
        yield from each("training", training.id, training.teaches, "teaches")
    for qualification in framework.qualifications.values():
        yield from each("qualification", qualification.id, qualification.evidence, "evidence")
    for standard in framework.standards.values():
        for i, one in enumerate(standard.importance):
            if one.level is not None:
                yield "standard", standard.id, ("importance", i, "level"), one.level


def circles(source: FrameworkSource) -> Iterator[Problem]:
    """E_CIRCLE: trainings that are prerequisites of each other, or a qualification that replaces itself."""
    trainings = {t.id: t.prerequisites.trainings for t in source.framework.trainings.values()}
    yield from _circles(source, "training", trainings, ("prerequisites", "trainings"))
    successors = {q.id: q.replaced_by for q in source.framework.qualifications.values()}
    yield from _circles(source, "qualification", successors, ("replaced_by",))


def transitions_whole(source: FrameworkSource) -> Iterator[Problem]:
    """E_ITEMS_MISSING, E_ITEM_TWICE, E_ITEM_STEP, E_ORIGINS_MISSING: each item of both versions is accounted for."""
    for transition in source.framework.transitions.values():
        seen: set[str] = set()
        for i, step in enumerate(transition.items):
            place = source.place("transition", transition.id, "items", i, "old")
            if step.old in seen:
                yield problem("E_ITEM_TWICE", place, found=step.old)
            # An unknown step names none, every other one at least one.
            if bool(step.new) == (step.fate == "unknown"):
                yield problem("E_ITEM_STEP", place, found=step.old)
            seen.add(step.old)
        standard = source.framework.standards.get(transition.from_)
        missing = tuple(one.id for one in standard.items if one.id not in seen) if standard else ()
        if missing:
            place = source.place("transition", transition.id, "items")
            yield problem("E_ITEMS_MISSING", place, count=len(missing), named=missing[:10])
        later = source.framework.standards.get(transition.to)
        told = {new for step in transition.items for new in step.new} | set(transition.unknown_origin)
        missing = tuple(one.id for one in later.items if one.id not in told) if later else ()
        if missing:
            place = source.place("transition", transition.id, "to")
            yield problem("E_ORIGINS_MISSING", place, count=len(missing), named=missing[:10])


def _circles(
    source: FrameworkSource, kind: str, graph: Mapping[str, tuple[str, ...]], path: Path_
) -> Iterator[Problem]:
    """One problem per circle; a circle is cut open where it was told, so that the others come up as well."""
    # What is not defined is told by `unknown_ids` and can be in no circle.
    open_graph = {name: {n for n in after if n in graph} for name, after in graph.items()}
    while True:
        try:
            TopologicalSorter(open_graph).prepare()
        except CycleError as error:
            names: list[str] = error.args[1][::-1]
            yield problem("E_CIRCLE", source.place(kind, names[0], *path), path=" → ".join(names))
            open_graph[names[0]].discard(names[1])
        else:
            return


def steps_to_themselves(source: FrameworkSource) -> Iterator[Problem]:
    """E_CAREER_TO_ITSELF: a career step that begins where it ends."""
    for i, step in enumerate(source.framework.careers):
        if step.from_ == step.to:
            yield problem("E_CAREER_TO_ITSELF", source.place("career", i, "from"), found=step.to)


def electives(source: FrameworkSource) -> Iterator[Problem]:
    """E_ELECTIVE_TOO_MANY: more to choose than there is to choose from."""
    for role in source.framework.roles.values():
        for number, grade in role.grades.items():
            path = ("role", role.id, "grades", str(number), "elective")
            # What stands for an unreadable list is empty: there would be too few of everything to choose from.
            if source.place(*path, "from") in source.stand_ins:
                continue
            if grade.elective and grade.elective.choose > len(grade.elective.from_):
                place = source.place(*path, "choose")
                expected = len(grade.elective.from_)
                yield problem("E_ELECTIVE_TOO_MANY", place, found=grade.elective.choose, expected=expected)


def too_much_taught(source: FrameworkSource) -> Iterator[Problem]:
    """E_TEACHES_TOO_MUCH: a training that teaches more than four skills."""
    for training in source.framework.trainings.values():
        if len(training.teaches) > MOST_TAUGHT:
            place = source.place("training", training.id, "teaches")
            yield problem("E_TEACHES_TOO_MUCH", place, found=len(training.teaches), expected=MOST_TAUGHT)


def days_of_the_year(source: FrameworkSource) -> Iterator[Problem]:
    """E_NO_SUCH_DAY: a yearly day (MM-DD) that not every year has."""
    for kind, name, path, text in _yearly_days(source.framework):
        month, _, day = text.partition("-")
        try:
            date(ORDINARY_YEAR, int(month), int(day))
        except ValueError:
            yield problem("E_NO_SUCH_DAY", source.place(kind, name, *path), key=str(path[-1]), found=text)


def _yearly_days(framework: Framework) -> Iterator[tuple[str, str, Path_, str]]:
    for rule in framework.leaders.rules:
        for key in ("nomination_deadline", "programme_from", "programme_to"):
            yield "rule", rule.id, (key,), getattr(rule, key)
    for training in framework.trainings.values():
        for i, mandate in enumerate(training.mandatory_for):
            if mandate.due:
                yield "training", training.id, ("mandatory_for", i, "due"), mandate.due


def needs_twice(source: FrameworkSource) -> Iterator[Problem]:
    """E_NEED_TWICE: two lines for the same role grade, year, department and way."""
    seen: set[tuple[object, ...]] = set()
    for i, need in enumerate(source.framework.needs):
        key = (need.role, need.grade, need.fy, need.department, need.by)
        if key in seen:
            yield problem("E_NEED_TWICE", source.place("need", i), found=f"{need.role}/{need.grade}", fy=str(need.fy))
        seen.add(key)

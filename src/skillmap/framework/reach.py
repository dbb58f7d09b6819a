"""Deep check: does a chain of trainings lead from the lowest level to every role grade?

Everybody may take whatever is open to them, again and again, until nothing new comes of it: what is then not reached
cannot be reached by trainings in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from skillmap.framework.model import Framework, Training
from skillmap.framework.reader import FrameworkSource
from skillmap.problems import Problem, problem
from skillmap.words import Fact


@dataclass(frozen=True, slots=True)
class GradeReach:
    """What somebody who begins at the lowest level of everything can come to by trainings alone."""

    levels: dict[str, int]
    """Skill -> highest level."""
    order: tuple[str, ...]
    """Trainings that can be begun, in an order in which they can be taken."""


def reach(framework: Framework) -> GradeReach:
    """The fixpoint of taking every active training that is open. Ties are in file order."""
    levels = dict.fromkeys(framework.skills, framework.header.lowest)
    waiting = {t.id: t for t in framework.trainings.values() if t.status == "active"}
    order: list[str] = []
    taken: set[str] = set()
    # Everything open is taken at once: what is taken first never closes anything to others.
    while ready := [t for t in waiting.values() if _is_open(t, levels, taken)]:
        for training in ready:
            del waiting[training.id]
            order.append(training.id)
            taken.add(training.id)
            for skill, level in training.teaches.items():
                levels[skill] = max(levels[skill], level)
    return GradeReach(levels, tuple(order))


def _is_open(training: Training, levels: dict[str, int], taken: set[str]) -> bool:
    needed = training.prerequisites
    return (
        taken.issuperset(needed.trainings)
        and all(levels[skill] >= level for skill, level in needed.levels.items())
        # A training raises by one level: from further below nobody follows it.
        and all(levels[skill] >= level - 1 for skill, level in training.teaches.items())
    )


def learnt_on_the_job(source: FrameworkSource) -> Iterator[Problem]:
    """N_ON_THE_JOB: the part of a requirement that no chain of trainings reaches."""
    reached = reach(source.framework).levels
    for role in source.framework.roles.values():
        for number, grade in role.grades.items():
            for skill, level in grade.requires.items():
                if reached[skill] < level:
                    place = source.place("role", role.id, "grades", str(number), "requires", skill)
                    name = source.framework.skills[skill].name.text
                    facts: dict[str, Fact] = {"role": role.name.text, "grade": number, "skill": name}
                    yield problem("N_ON_THE_JOB", place, **facts, expected=level, found=reached[skill])


def out_of_reach(source: FrameworkSource) -> Iterator[Problem]:
    """W_TRAINING_OUT_OF_REACH: an active training that nobody who begins at the lowest level can ever begin."""
    order = set(reach(source.framework).order)
    for training in source.framework.trainings.values():
        if training.status == "active" and training.id not in order:
            place = source.place("training", training.id)
            yield problem("W_TRAINING_OUT_OF_REACH", place, found=training.name.text)


def provable_grades(framework: Framework) -> tuple[int, int]:
    """(role grades that trainings alone lead to, all role grades); prescribed trainings count as well."""
    found = reach(framework)
    order = set(found.order)
    grades = [grade for role in framework.roles.values() for grade in role.grades.values()]
    proven = [
        grade
        for grade in grades
        if all(found.levels[skill] >= level for skill, level in grade.requires.items())
        and order.issuperset(grade.prescribed)
        and (grade.elective is None or len(order.intersection(grade.elective.from_)) >= grade.elective.choose)
    ]
    return len(proven), len(grades)

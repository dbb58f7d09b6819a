"""What the catalogue can lead to, found by following its trainings; nothing here knows the planner."""

from collections.abc import Mapping
from dataclasses import dataclass

from skillmap.framework.model import Framework, RoleGrade, Training


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody who begins with nothing gets."""

    levels: Mapping[str, int]
    """Skill -> the highest level that a chain of trainings leads to."""
    rounds: Mapping[str, int]
    """Training -> how many rounds of others come before it, 0 = open to everybody. Missing = nobody can begin it."""


def reach(framework: Framework) -> Reach:
    """What can be learnt by the trainings that are held, taking in each round every training that is open by then."""
    levels = dict.fromkeys(framework.skills, 0)
    rounds: dict[str, int] = {}
    trainings = [t for t in framework.trainings.values() if t.status == "active"]
    learnt, number = -1, 0
    while learnt != len(rounds) + sum(levels.values()):
        learnt = len(rounds) + sum(levels.values())
        for training in [t for t in trainings if _may_begin(t, rounds, levels)]:
            rounds.setdefault(training.id, number)
            _learn(training, levels)
        number += 1
    return Reach(levels, rounds)


def beyond_reach(framework: Framework) -> list[RoleGrade]:
    """Role grades that require a level no chain of trainings teaches, in the order of the files."""
    levels = reach(framework).levels
    return [
        RoleGrade(role=role.id, grade=number)
        for role in framework.roles.values()
        for number, grade in role.grades.items()
        if any(required > levels[skill] for skill, required in grade.requires.items())
    ]


def _may_begin(training: Training, rounds: Mapping[str, int], levels: Mapping[str, int]) -> bool:
    needed = training.prerequisites
    return all(t in rounds for t in needed.trainings) and all(levels[s] >= level for s, level in needed.levels.items())


def _learn(training: Training, levels: dict[str, int]) -> None:
    for skill, level in training.teaches.items():
        if levels[skill] >= level - 1:
            levels[skill] = max(levels[skill], level)

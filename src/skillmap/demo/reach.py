"""Which levels the catalogue can lead to, found by following its trainings; nothing here knows the planner."""

from skillmap.framework.model import Framework, RoleGrade, Training


def reachable(framework: Framework) -> dict[str, int]:
    """Skill -> the highest level that somebody without any level can reach by the trainings that are held."""
    levels = dict.fromkeys(framework.skills, 0)
    trainings = [t for t in framework.trainings.values() if t.status == "active"]
    done: set[str] = set()
    learnt = -1
    while learnt != len(done) + sum(levels.values()):
        learnt = len(done) + sum(levels.values())
        for training in trainings:
            if _may_begin(training, done, levels):
                done.add(training.id)
                _learn(training, levels)
    return levels


def beyond_reach(framework: Framework) -> list[RoleGrade]:
    """Role grades that require a level no chain of trainings teaches, in the order of the files."""
    levels = reachable(framework)
    return [
        RoleGrade(role=role.id, grade=number)
        for role in framework.roles.values()
        for number, grade in role.grades.items()
        if any(required > levels[skill] for skill, required in grade.requires.items())
    ]


def _may_begin(training: Training, done: set[str], levels: dict[str, int]) -> bool:
    needed = training.prerequisites
    return done.issuperset(needed.trainings) and all(levels[s] >= level for s, level in needed.levels.items())


def _learn(training: Training, levels: dict[str, int]) -> None:
    for skill, level in training.teaches.items():
        if levels[skill] >= level - 1:
            levels[skill] = max(levels[skill], level)

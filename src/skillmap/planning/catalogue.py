"""The planner's view of a framework: active trainings as courses, a role grade or the leaders' programme as a goal."""

from skillmap.framework.model import Framework, RoleGrade
from skillmap.planning.problem import Catalogue, Course, Goal, Step


def catalogue(framework: Framework) -> Catalogue:
    """All active trainings as courses by id: hours, yen, levels taught, prerequisites."""
    return Catalogue(
        {
            t.id: Course(
                t.id,
                t.hours,
                t.cost_yen,
                tuple(Step(skill, level) for skill, level in sorted(t.teaches.items())),
                tuple(sorted(t.prerequisites.trainings)),
                tuple(Step(skill, level) for skill, level in sorted(t.prerequisites.levels.items())),
                t.name.text,
            )
            for t in framework.trainings.values()
            if t.status == "active"
        }
    )


def goal(framework: Framework, target: RoleGrade, *, skip: frozenset[str] = frozenset()) -> Goal:
    """What a role grade asks for; `skip` leaves skills out (those never assessed, when the user wants that).

    Raises KeyError when the framework has no such role grade.
    """
    grade = framework.grade(target)
    # Level 0 is held by everybody who is assessed, and nothing teaches it.
    requires = tuple(Step(skill, level) for skill, level in grade.requires.items() if level > 0 and skill not in skip)
    if grade.elective is None:
        return Goal(requires, grade.prescribed)
    return Goal(requires, grade.prescribed, grade.elective.choose, grade.elective.from_)


def leader_goal(framework: Framework, *, skip: frozenset[str] = frozenset()) -> Goal:
    """What the leader rule in force asks of every leader: its role grade and its programme."""
    rule = next(r for r in framework.leaders.rules if r.id == framework.leaders.use)
    base = goal(framework, RoleGrade(role=rule.role, grade=rule.grade), skip=skip)
    # The programme stands first: its trainings have a deadline of their own, those of the grade have none.
    return Goal(base.requires, tuple(dict.fromkeys((*rule.programme, *base.prescribed))), base.choose, base.elective)

"""From people to their needs: aims and leaders' terms become planning problems, plans become values to record."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Person
from skillmap.planning.batch import plan_many
from skillmap.planning.catalogue import catalogue, goal, leader_goal
from skillmap.planning.check import check
from skillmap.planning.problem import Goal, Limits, Need, Step
from skillmap.planning.store import Purpose, Wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody for whom a plan is asked: for a role grade, or for the leaders' programme."""

    person: Person
    purpose: Purpose
    target: RoleGrade


@dataclass(frozen=True)
class Known:
    """What is known of people, by staff id: approved levels, completed trainings, booked trainings."""

    levels: Mapping[int, Mapping[str, int]]
    completed: Mapping[int, frozenset[str]] = field(default_factory=dict)
    booked: Mapping[int, frozenset[str]] = field(default_factory=dict)


def make(
    framework: Framework,
    asked: Iterable[Asked],
    known: Known,
    limits: Limits,
    *,
    skip_unassessed: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> list[Wanted]:
    """A checked plan for everybody asked, in the order asked.

    With `skip_unassessed` skills that were never assessed are left out of the goal instead of planned from level 0.
    Raises AssertionError when a plan fails the independent checker: that is a bug, and nothing must be recorded.
    """
    courses = catalogue(framework)
    listed = list(asked)
    goals: dict[tuple[Purpose, str, int, frozenset[str]], Goal] = {}
    needs: dict[tuple[int, Purpose], Need] = {}
    for one in listed:
        levels = known.levels.get(one.person.id, {})
        skip = _unassessed(framework, one, levels) if skip_unassessed else frozenset()
        key = (one.purpose, one.target.role, one.target.grade, skip)
        if key not in goals:
            leader = one.purpose is Purpose.LEADER
            goals[key] = leader_goal(framework, skip=skip) if leader else goal(framework, one.target, skip=skip)
        needs[one.person.id, one.purpose] = Need(
            goals[key],
            limits,
            tuple(Step(s, level) for s, level in sorted(levels.items())),
            known.completed.get(one.person.id, frozenset()),
            frozenset(c for c in known.booked.get(one.person.id, frozenset()) if c in courses.courses),
        )
    plans = plan_many(needs, courses, progress)
    wanted = []
    for one in listed:
        key_ = (one.person.id, one.purpose)
        need, plan = needs[key_], plans[key_]
        problems = check(need, courses, plan)
        if problems:
            raise AssertionError(f"plan refused by the checker: {[p.code for p in problems]}")
        wanted.append(Wanted(one.person, one.purpose, one.target.role, one.target.grade, need, plan))
    return wanted


def leader_target(framework: Framework) -> RoleGrade:
    """The role grade of the leader rule in force."""
    rule = next(r for r in framework.leaders.rules if r.id == framework.leaders.use)
    return RoleGrade(role=rule.role, grade=rule.grade)


def _unassessed(framework: Framework, one: Asked, levels: Collection[str]) -> frozenset[str]:
    return frozenset(s for s in framework.grade(one.target).requires if s not in levels)

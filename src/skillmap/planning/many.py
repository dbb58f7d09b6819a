"""From people to their needs: aims and leaders' terms become planning problems, plans become values to record."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from skillmap.framework.model import Framework, RoleGrade
from skillmap.org.model import Person
from skillmap.planning.batch import plan_many
from skillmap.planning.catalogue import catalogue, goal, leader_goal
from skillmap.planning.check import check
from skillmap.planning.problem import Booking, Catalogue, Goal, Limits, Plan, PlanNeed, Step
from skillmap.planning.reach import can_take, learn, reach, relevant
from skillmap.planning.store import NewPlan, Purpose


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """Somebody for whom a plan is asked: for a role grade, or for the leaders' programme."""

    person: Person
    purpose: Purpose
    target: RoleGrade


@dataclass(frozen=True)
class PeopleKnown:
    """What is known of people, by staff id: approved levels, completed trainings, seats, levels from evidence.

    `evident` are levels that completed trainings and valid qualifications speak for and that nobody approved yet.
    """

    levels: Mapping[int, Mapping[str, int]]
    completed: Mapping[int, frozenset[str]] = field(default_factory=dict)
    booked: Mapping[int, tuple[Booking, ...]] = field(default_factory=dict)
    evident: Mapping[int, Mapping[str, int]] = field(default_factory=dict)


def make(
    framework: Framework,
    asked: Iterable[PlanRequest],
    known: PeopleKnown,
    limits: Limits,
    *,
    progress: Callable[[int, int], None] | None = None,
    courses: Catalogue | None = None,
    alter: Callable[[Goal], Goal] | None = None,
) -> list[NewPlan]:
    """A checked plan for everybody asked, in the order asked.

    `courses` stand in for the framework's catalogue, and goals are changed by `alter`, when they are given.
    Raises AssertionError when a plan fails the independent checker: that is a bug, and nothing must be recorded.
    """
    courses = courses or catalogue(framework)
    listed = list(asked)
    goals: dict[tuple[Purpose, str, int, frozenset[str]], Goal] = {}
    needs: dict[tuple[int, Purpose], PlanNeed] = {}
    for one in listed:
        levels = {**known.levels.get(one.person.id, {}), **known.evident.get(one.person.id, {})}
        skip = _unassessed(framework, one, levels) if limits.skips_unassessed else frozenset()
        key = (one.purpose, one.target.role, one.target.grade, skip)
        if key not in goals:
            leader = one.purpose is Purpose.LEADER
            found = leader_goal(framework, skip=skip) if leader else goal(framework, one.target, skip=skip)
            goals[key] = alter(found) if alter else found
        needs[one.person.id, one.purpose] = need_of(one.person.id, goals[key], known, limits, courses)
    plans = plan_many(needs, courses, progress)
    return [
        _checked(one, needs[one.person.id, one.purpose], plans[one.person.id, one.purpose], courses) for one in listed
    ]


def need_of(staff_id: int, goal: Goal, known: PeopleKnown, limits: Limits, courses: Catalogue) -> PlanNeed:
    """One person's need. Seats before the plan's first year count as taken, with the levels they lead to.

    Of the others those are kept that are of use for the goal; the rest belongs to other purposes.
    """
    evident = known.evident.get(staff_id, {})
    levels = {**known.levels.get(staff_id, {}), **evident}
    completed = set(known.completed.get(staff_id, frozenset()))
    seats = [b for b in known.booked.get(staff_id, ()) if b.course in courses.courses and b.course not in completed]
    # In the order of time: one of them may be what the next one asks for.
    earlier = sorted((b for b in seats if b.fy < limits.first_fy), key=lambda b: (b.fy, b.half, b.course))
    before = dict(levels)
    for booking in earlier:
        completed.add(booking.course)
        if can_take(courses.courses[booking.course], levels, completed):
            learn(courses.courses[booking.course], levels)
    presumed = {*evident, *(s for s, level in levels.items() if before.get(s) != level)}
    standing = tuple(Step(s, level) for s, level in sorted(levels.items()))
    need = PlanNeed(goal, limits, standing, frozenset(completed), presumed=tuple(sorted(presumed)))
    later = [b for b in seats if b.fy >= limits.first_fy]
    if not later:
        return need
    # Somebody who leads and aims has two plans; a seat of the other one would take this plan's hours.
    useful = set(relevant(need, courses, reach(need, courses)))
    return replace(need, booked=tuple(sorted(b for b in later if b.course in useful)))


def _checked(one: PlanRequest, need: PlanNeed, plan: Plan, courses: Catalogue) -> NewPlan:
    problems = check(need, courses, plan)
    if problems:
        raise AssertionError(f"plan refused by the checker: {[p.code for p in problems]}")
    return NewPlan(one.person, one.purpose, one.target.role, one.target.grade, need, plan)


def leader_target(framework: Framework) -> RoleGrade:
    """The role grade of the leader rule in force."""
    rule = next(r for r in framework.leaders.rules if r.id == framework.leaders.use)
    return RoleGrade(role=rule.role, grade=rule.grade)


def _unassessed(framework: Framework, one: PlanRequest, levels: Collection[str]) -> frozenset[str]:
    return frozenset(s for s in framework.grade(one.target).requires if s not in levels)

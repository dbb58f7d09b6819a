"""What can be learnt at all: the greatest set of levels and courses reachable from where somebody stands.

Without limits of time and money nothing stands in the way of taking every course one may take, so the fixpoint of
taking whatever is possible is the most that any plan can reach. The first two goals of a plan are exact without solver.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from skillmap.planning.problem import Catalogue, Course, PlanNeed, Reason, Step


@dataclass(frozen=True, slots=True)
class Reach:
    """Highest reachable level per skill (skills that any course teaches or that are held), and the courses."""

    levels: Mapping[str, int]
    courses: frozenset[str]

    def has(self, step: Step) -> bool:
        """Whether a step can be reached."""
        return self.levels.get(step.skill, 0) >= step.level


def reach(need: PlanNeed, catalogue: Catalogue) -> Reach:
    """Everything that the person can reach, whatever it takes."""
    levels = {step.skill: step.level for step in need.levels}
    taken = set(need.completed)
    waiting = {c.id: c for c in catalogue.courses.values() if c.id not in taken}
    # Taking a course never closes another one, so whatever can be taken is taken and the order does not matter.
    while ready := [c for c in waiting.values() if can_take(c, levels, taken)]:
        for course in ready:
            del waiting[course.id]
            taken.add(course.id)
            learn(course, levels)
    return Reach(levels, frozenset(taken - need.completed))


def can_take(course: Course, levels: Mapping[str, int], taken: set[str]) -> bool:
    """Whether somebody at these levels, with these courses done, may take the course."""
    for skill, level in course.needs:
        if levels.get(skill, 0) < level:
            return False
    return taken.issuperset(course.needs_trainings)


def learn(course: Course, levels: dict[str, int]) -> None:
    """Raise the levels by what the course teaches."""
    for skill, level in course.teaches:
        # A course never lowers a level: an experienced person may sit in a beginners' course.
        if level > levels.get(skill, 0):
            levels[skill] = level


def relevant(need: PlanNeed, catalogue: Catalogue, reached: Reach) -> list[str]:
    """Reachable courses that a plan can have any use for, by id: backwards from the goal through prerequisites.

    A course is of use when it teaches a wanted step that is not held, is wanted itself, or opens a useful one.
    """
    wanted_steps = {s for s in need.gap if reached.has(s)}
    for skill, required in need.goal.requires:
        # The part of a gap that can be closed when the whole cannot.
        wanted_steps.update(
            Step(skill, k) for k in range(need.level(skill) + 1, min(required, reached.levels.get(skill, 0)) + 1)
        )
    wanted_courses = {
        c for c in (*need.goal.prescribed, *need.goal.elective, *need.booked_courses) if c in reached.courses
    }
    useful: set[str] = set()
    seen: set[Step] = set()
    while wanted_steps or wanted_courses:
        for step in sorted(wanted_steps):
            seen.add(step)
            wanted_courses.update(t for t in catalogue.teachers.get(step, ()) if t in reached.courses)
        wanted_steps = set()
        for name in sorted(wanted_courses - useful):
            useful.add(name)
            course = catalogue.courses[name]
            for step in course.needs:
                wanted_steps.update(Step(step.skill, k) for k in range(need.level(step.skill) + 1, step.level + 1))
            wanted_courses = wanted_courses | {t for t in course.needs_trainings if t in reached.courses}
        wanted_steps -= seen
        wanted_courses -= useful
    return sorted(useful)


def why_not(step: Step, need: PlanNeed, catalogue: Catalogue, reached: Reach) -> Reason:
    """Why a step cannot be reached whatever one spends."""
    teachers = catalogue.teachers.get(step, ())
    if not teachers:
        # Where courses teach the levels below, the rest is learnt at work (OJT), which is another advice than no
        # course at all.
        lower = any((step.skill, level) in catalogue.teachers for level in range(1, step.level))
        return Reason.ON_THE_JOB if lower else Reason.NOT_TAUGHT
    # Everybody who teaches it has been heard and the level is still missing: a rating is due, not another course.
    if need.completed.issuperset(teachers):
        return Reason.DONE
    blocked = {c for c in catalogue.courses if c not in reached.courses and c not in need.completed}
    in_circle = any(_in_circle(t, blocked, catalogue) for t in teachers if t in blocked)
    return Reason.CIRCLE if in_circle else Reason.BLOCKED


def _in_circle(course: str, blocked: set[str], catalogue: Catalogue) -> bool:
    """Whether a blocked course waits, through blocked ones, for itself."""
    # Only among what is blocked: a circle that can be entered from outside blocks nobody.
    graph = {name: _waits_for(name, blocked, catalogue) for name in blocked}
    reachable: set[str] = set()
    stack = list(graph.get(course, ()))
    while stack:
        name = stack.pop()
        if name not in reachable:
            reachable.add(name)
            stack.extend(graph[name])
    try:
        list(TopologicalSorter({n: graph[n] for n in reachable | {course}}).static_order())
    except CycleError:
        return True
    return False


def _waits_for(name: str, blocked: set[str], catalogue: Catalogue) -> set[str]:
    course = catalogue.courses[name]
    waits = {t for t in course.needs_trainings if t in blocked}
    for step in course.needs:
        waits.update(t for t in catalogue.teachers.get(step, ()) if t in blocked)
    return waits

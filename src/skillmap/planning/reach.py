"""What can be learnt at all: the greatest set of levels and courses reachable from where somebody stands.

Without limits of time and money nothing stands in the way of taking every course one may take, so the fixpoint of
taking whatever is possible is the most that any plan can reach. The first two goals of a plan are exact without solver.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from skillmap.planning.bits import ones
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
    bits = catalogue.bits
    held, done = bits.standing(need.levels), bits.courses(need.completed)
    waiting = [n for n in range(len(bits.names)) if not done >> n & 1]
    found: list[str] = []
    while waiting:
        # Taking a course never closes another one, so whatever can be taken is taken and the order does not matter.
        later = []
        for n in waiting:
            if held | bits.needs[n] != held or done | bits.after[n] != done:
                later.append(n)
                continue
            held |= bits.teaches[n]
            done |= 1 << n
            found.append(bits.names[n])
        if len(later) == len(waiting):
            break
        waiting = later
    levels = {step.skill: step.level for step in need.levels}
    for skill, level in bits.levels(held).items():
        # Nothing lowers a level: somebody may stand above all that is taught.
        levels[skill] = max(level, levels.get(skill, 0))
    return Reach(levels, frozenset(found))


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
    bits = catalogue.bits
    held, open_to = bits.standing(need.levels), bits.courses(reached.courses)
    asked = (*need.goal.prescribed, *need.goal.elective, *need.booked_courses)
    useful = bits.courses(name for name in asked if name in reached.courses)
    seen, steps, courses = held, 0, useful
    for step in need.gap:
        if reached.has(step):
            steps |= bits.step(*step)
    while steps or courses:
        seen |= steps
        for n in ones(steps):
            courses |= bits.teachers[n] & open_to & ~useful
        useful |= courses
        steps, later = 0, 0
        for n in ones(courses):
            steps |= bits.needs[n]
            later |= bits.after[n]
        steps &= ~seen
        courses = later & open_to & ~useful
    return [bits.names[n] for n in ones(useful)]


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

"""Why a course is in a plan, in one sentence each; and what would have to change where a gap stays open."""

from collections.abc import Sequence

from skillmap.planning.problem import Catalogue, Course, PlanNeed, Reason, Step
from skillmap.planning.reach import Reach
from skillmap.words import Message, message


def why(need: PlanNeed, catalogue: Catalogue, placed: Sequence[tuple[str, int, int]]) -> dict[str, Message]:
    """One sentence per course: the rule or gap that brings it in, and which course of the plan it opens."""
    reasons: dict[str, Message] = {}
    order = [name for name, _, _ in placed]
    times = {name: (fy, half) for name, fy, half in placed}
    moved = {b.course for b in need.booked if times.get(b.course, (b.fy, b.half)) != (b.fy, b.half)}
    for i, name in enumerate(order):
        opens = tuple(other for other in order[i + 1 :] if _opens(need, catalogue, name, other))
        because = _because(need, catalogue.courses[name], opens, moved)
        # The sentence says already what it opens.
        follows = opens if because.key != "plan.why.opens" else ()
        reasons[name] = message("plan.why.then", why=because, opens=follows[:2]) if follows else because
    return reasons


def _because(need: PlanNeed, course: Course, opens: tuple[str, ...], moved: set[str]) -> Message:
    why = _use(need, course, opens)
    # A seat that could not be used at its time is the first thing people ask about.
    if course.id in moved:
        return message("plan.why.moved")
    if course.id in need.booked_courses:
        return message("plan.why.booked", why=why)
    return why


def _use(need: PlanNeed, course: Course, opens: tuple[str, ...]) -> Message:
    gap = set(need.gap)
    closes = tuple(f"{s.skill}:{s.level}" for s in course.teaches if s in gap)
    if course.id in need.goal.prescribed:
        return message("plan.why.prescribed", closes=closes) if closes else message("plan.why.prescribed_only")
    if closes:
        return message("plan.why.closes", closes=closes)
    if course.id in need.goal.elective:
        return message("plan.why.elective")
    return message("plan.why.opens", opens=opens[:2]) if opens else message("plan.why.kept")


def _opens(need: PlanNeed, catalogue: Catalogue, name: str, other: str) -> bool:
    course, later = catalogue.courses[name], catalogue.courses[other]
    return name in later.needs_trainings or any(
        step in later.needs for step in course.teaches if step.level > need.level(step.skill)
    )


def remedy(reason: Reason, step: Step, need: PlanNeed, catalogue: Catalogue, reached: Reach) -> Message:
    """The least change that would close a step which nothing in the catalogue can lead to."""
    what = f"{step.skill}:{step.level}"
    if reason in (Reason.NOT_TAUGHT, Reason.ON_THE_JOB, Reason.DONE):
        return message(f"plan.remedy.{reason}", step=what)
    teachers = [catalogue.courses[c] for c in catalogue.teachers.get(step, ()) if c not in need.completed]
    if reason in (Reason.CIRCLE, Reason.BLOCKED) and teachers:
        # The teacher that lacks least is the cheapest to open; the id decides between equals, so that two runs say the
        # same.
        nearest = min(teachers, key=lambda c: (len(_missing(c, need, reached)), c.id))
        missing = _missing(nearest, need, reached)
        return message(f"plan.remedy.{reason}", step=what, training=nearest.id, missing=missing)
    return message("plan.remedy.limits")


def _missing(course: Course, need: PlanNeed, reached: Reach) -> tuple[str, ...]:
    """Prerequisites of a course that cannot be reached: trainings by id, levels as skill:level."""
    trainings = tuple(t for t in course.needs_trainings if t not in reached.courses and t not in need.completed)
    steps = tuple(f"{s.skill}:{s.level}" for s in course.needs if not reached.has(s))
    return (*trainings, *steps)

"""Why a course is in a plan, in one sentence each; and what would have to change where a gap stays open."""

from skillmap.planning.problem import Catalogue, Need, Reason, Step
from skillmap.words import Message, message


def why(need: Need, catalogue: Catalogue, order: list[str]) -> dict[str, Message]:
    """One sentence per course: prescribed, chosen among electives, closes these gaps, or opens that course."""
    gap = set(need.gap)
    reasons: dict[str, Message] = {}
    for name in order:
        course = catalogue.courses[name]
        closes = tuple(f"{s.skill}:{s.level}" for s in course.teaches if s in gap)
        opens = tuple(other for other in order if other != name and _opens(catalogue, name, other))
        if name in need.booked:
            reasons[name] = message("plan.why.booked")
        elif name in need.goal.prescribed:
            reasons[name] = (
                message("plan.why.prescribed", closes=closes) if closes else message("plan.why.prescribed_only")
            )
        elif closes:
            reasons[name] = message("plan.why.closes", closes=closes)
        elif name in need.goal.elective:
            reasons[name] = message("plan.why.elective")
        else:
            reasons[name] = message("plan.why.opens", opens=opens[:1])
    return reasons


def _opens(catalogue: Catalogue, name: str, other: str) -> bool:
    course, later = catalogue.courses[name], catalogue.courses[other]
    return name in later.needs_trainings or any(step in later.needs for step in course.teaches)


def remedy(reason: Reason, step: Step, need: Need, catalogue: Catalogue) -> Message:
    """The least change that would close the step."""
    what = f"{step.skill}:{step.level}"
    if reason in (Reason.NOT_TAUGHT, Reason.ON_THE_JOB):
        return message(f"plan.remedy.{reason}", step=what)
    if reason in (Reason.CIRCLE, Reason.BLOCKED):
        teachers = catalogue.teachers.get(step, ())
        return message(f"plan.remedy.{reason}", step=what, training=teachers[0] if teachers else "")
    if reason is Reason.BUDGET:
        return message("plan.remedy.budget", budget=need.limits.budget_yen)
    return message("plan.remedy.hours", hours=need.limits.hours_per_year, years=need.limits.years)

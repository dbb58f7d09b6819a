"""How a plan in one line is worded, beside the one it replaces."""

from skillmap.planning.problem import Plan
from skillmap.words import Message, message


def summary(plan: Plan) -> Message:
    """Trainings, hours, last fiscal year and gap of a plan; prescribed trainings and electives that it leaves out."""
    if not plan.items:
        text = message("plan.summary.nothing", open=left_open(plan))
    else:
        fy = str(plan.items[-1].fy)
        text = message("plan.summary", count=len(plan.items), hours=plan.hours, fy=fy, open=left_open(plan))
    missing = len(plan.left_out) + plan.choices_left
    return message("plan.summary.left_out", summary=text, count=missing) if missing else text


def left_open(plan: Plan) -> int:
    """Levels that the plan leaves open."""
    return sum(u.level_to - u.level_from for u in plan.uncovered)


def is_whole(plan: Plan) -> bool:
    """True when nothing of what was asked for is missing."""
    return not (plan.uncovered or plan.left_out or plan.choices_left)


def beside(old: Plan, new: Plan) -> tuple[Message, Message]:
    """Both plans in one line; where the lines are alike, the second one says what is different."""
    before, after = summary(old), summary(new)
    if before != after:
        return before, after
    if sorted(old.courses) != sorted(new.courses):
        kind = "trainings"
    elif [(i.course, i.fy, i.half) for i in old.items] != [(i.course, i.fy, i.half) for i in new.items]:
        kind = "times"
    else:
        kind = "terms"
    return before, message("plan.summary.differs", what=message(f"plan.differs.{kind}"))

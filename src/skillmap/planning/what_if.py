"""What would change: the same people planned again with fewer hours, without or with a course, for a higher level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.planning.many import PeopleKnown, PlanRequest, make
from skillmap.planning.problem import Catalogue, Course, Goal, Limits, Step
from skillmap.planning.store import NewPlan
from skillmap.tables import Table, column, number
from skillmap.words import Bilingual, Fact, Message, message

COMPARED_COLUMNS = (
    column("measure", "項目", "measure"),
    number("now", "今のまま", "as it is"),
    number("then", "変えた場合", "changed"),
    number("difference", "差", "difference"),
)
MOVED_COLUMNS = (
    column("person", "職員", "person"),
    column("training", "研修名", "training"),
    column("now", "今のまま", "as it is"),
    column("then", "変えた場合", "changed"),
)


@dataclass(frozen=True)
class AlteredNeed:
    """What is different: other limits, courses that are gone, courses that are new, levels required at least."""

    limits: Limits
    without: frozenset[str] = frozenset()
    added: tuple[Course, ...] = ()
    requires: Mapping[str, int] = field(default_factory=dict)

    def catalogue(self, courses: Catalogue) -> Catalogue:
        """The catalogue with the courses gone and added."""
        kept = {name: course for name, course in courses.courses.items() if name not in self.without}
        return Catalogue({**kept, **{course.id: course for course in self.added}})

    def goal(self, goal: Goal) -> Goal:
        """The goal with its levels raised; a skill that it does not ask for yet is added."""
        required = dict(goal.requires)
        for skill, level in self.requires.items():
            required[skill] = max(level, required.get(skill, 0))
        return replace(goal, requires=tuple(Step(s, level) for s, level in required.items()))


@dataclass(frozen=True, slots=True)
class PlansCompared:
    """The plans of the same people as it is and with the change, in the same order."""

    now: Sequence[NewPlan]
    then: Sequence[NewPlan]


def compare(
    framework: Framework,
    courses: Catalogue,
    asked: Sequence[PlanRequest],
    known: PeopleKnown,
    limits: Limits,
    altered: AlteredNeed,
) -> PlansCompared:
    """Everybody's plan as it is and with the change; both proven and checked, nothing recorded."""
    # Both anew: recorded plans were made for other levels and seats, and the change must be the only difference.
    now = make(framework, asked, known, limits, courses=courses)
    changed = altered.catalogue(courses)
    then = make(framework, asked, known, altered.limits, courses=changed, alter=altered.goal)
    return PlansCompared(now, then)


def compared_table(compared: PlansCompared) -> Table:
    """Sums as it is and with the change: trainings, hours, cost, gap left, last year, plans that change."""
    now, then = compared.now, compared.then

    def line(key: str, before: float, after: float) -> tuple[Fact, ...]:
        return (message(f"plan.measure.{key}"), before, after, after - before)

    def open_steps(plans: Sequence[NewPlan]) -> int:
        return sum(u.level_to - u.level_from for w in plans for u in w.plan.uncovered)

    def left_out(plans: Sequence[NewPlan]) -> int:
        return sum(len(w.plan.left_out) + w.plan.choices_left for w in plans)

    rows: list[tuple[Fact, ...]] = [
        line("trainings", sum(len(w.plan.items) for w in now), sum(len(w.plan.items) for w in then)),
        line("hours", sum(w.plan.hours for w in now), sum(w.plan.hours for w in then)),
        line("cost", sum(w.plan.cost_yen for w in now), sum(w.plan.cost_yen for w in then)),
        line("open", open_steps(now), open_steps(then)),
        line("left_out", left_out(now), left_out(then)),
    ]
    years = [max((i.fy for w in plans for i in w.plan.items), default=None) for plans in (now, then)]
    if years[0] is not None and years[1] is not None:
        shown = tuple(message("plan.fy", fy=str(y)) for y in years)
        rows.append((message("plan.measure.year"), *shown, years[1] - years[0]))
    changed = sum(_times(a) != _times(b) for a, b in zip(now, then, strict=True))
    notes = (message("plan.what_if.note", people=len(now), changed=changed),)
    return Table("what-if", message("plan.what_if"), COMPARED_COLUMNS, rows, notes)


def moved_table(framework: Framework, compared: PlansCompared, added: Sequence[Course] = ()) -> Table:
    """Each training that comes, goes or moves to another time, person by person."""
    names: dict[str, Bilingual] = {course.id: course.name for course in added}
    rows: list[tuple[Fact, ...]] = []
    for before, after in zip(compared.now, compared.then, strict=True):
        now, then = _times(before), _times(after)
        for course in dict.fromkeys((*now, *then)):
            if now.get(course) != then.get(course):
                name = names.get(course) or training_name(framework, course)
                rows.append((before.person.shown, name, _when(now.get(course)), _when(then.get(course))))
    return Table("moved", message("plan.what_if.moved"), MOVED_COLUMNS, rows)


def _times(wanted: NewPlan) -> dict[str, tuple[int, int]]:
    return {i.course: (i.fy, i.half) for i in wanted.plan.items}


def _when(time: tuple[int, int] | None) -> Message | str:
    if time is None:
        return "－"
    return message("plan.when", fy=str(time[0]), half=message(f"plan.half.{time[1]}"))

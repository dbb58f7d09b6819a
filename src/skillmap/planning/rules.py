"""The rules of a plan, one class each: `build` adds its share to the program, `explain` says it to people.

The checker in `check` verifies the same rules without any of this.
"""

from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from skillmap.planning.limits import purse, room
from skillmap.planning.problem import Step
from skillmap.planning.program import Terms, Variables
from skillmap.words import Message, message


@dataclass(frozen=True, slots=True)
class OnceOnly:
    """A course is taken once."""

    def build(self, v: Variables) -> None:
        """Σ over years of take ≤ 1."""
        for course in v.courses:
            v.program.row(v.whole_course(course), at_most=1)

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.once")


@dataclass(frozen=True, slots=True)
class LevelsAreTaught:
    """A level is reached when a course that teaches it is taken, and after the level below."""

    def build(self, v: Variables) -> None:
        """at(s, k, y) ≤ Σ teaching(s, k, y) and at(s, k, y) ≤ at(s, k - 1, y)."""
        for (step, year), column in v.at.items():
            v.program.row([(column, -1.0), *v.teaching(step, year)], at_least=0)
            # The step below the present level has no column: it is held already.
            below = v.at.get((Step(step.skill, step.level - 1), year))
            if below is not None:
                v.program.row([(below, 1.0), (column, -1.0)], at_least=0)

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.taught")


@dataclass(frozen=True, slots=True)
class PrerequisitesFirst:
    """Levels and courses that a course needs come before it, at the latest in the same year."""

    def build(self, v: Variables) -> None:
        """take(c, y) ≤ at(need, y) for every step needed; take(c, y) ≤ taken_by(p, y) for every course needed."""
        for (name, year), column in v.take.items():
            course = v.catalogue.courses[name]
            for step in course.needs:
                if (step, year) in v.at:
                    v.program.row([(v.at[step, year], 1.0), (column, -1.0)], at_least=0)
            for other in course.needs_trainings:
                # A course that is neither completed nor in the program leaves an empty sum: its followers cannot be
                # taken.
                if other not in v.need.completed:
                    v.program.row([*v.taken_by(other, year), (column, -1.0)], at_least=0)

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.prerequisites")


@dataclass(frozen=True, slots=True)
class NoCircles:
    """Courses that could open each other in a circle get a rank, so that a set cannot hold itself up."""

    def build(self, v: Variables) -> None:
        """Within a strongly connected part: the rank of a course is above that of a course which opened it."""
        for part in circles(v):
            # Ranks need not be whole: where one must be above another by 1 any fractions do, and a branch less is
            # searched.
            rank = {name: v.program.column(0, len(part), whole=False) for name in sorted(part)}
            for name in sorted(part):
                for step in v.catalogue.courses[name].needs:
                    self._supported(v, name, step, rank)
                for other in v.catalogue.courses[name].needs_trainings:
                    if other in part:
                        self._after(v, name, other, rank, v.whole_course(name))

    def _supported(self, v: Variables, name: str, step: Step, rank: dict[str, int]) -> None:
        """Each level above the present one, up to a needed step, has a course that is its support and ranks lower."""
        for level in range(v.need.level(step.skill) + 1, step.level + 1):
            teachers = [t for t in v.catalogue.teachers.get(Step(step.skill, level), ()) if v.whole_course(t)]
            # Whoever teaches it stands outside of the circle, so no support can lean on the course itself.
            if not any(t in rank for t in teachers):
                continue
            supports = []
            for teacher in (t for t in teachers if t != name):  # nobody opens a course by taking it
                support = v.program.column()
                supports.append((support, 1.0))
                v.program.row([*v.whole_course(teacher), (support, -1.0)], at_least=0)
                if teacher in rank:
                    self._after(v, name, teacher, rank, [(support, 1.0)])
            v.program.row([*supports, *((c, -a) for c, a in v.whole_course(name))], at_least=0)

    def _after(self, v: Variables, later: str, earlier: str, rank: dict[str, int], when: Terms) -> None:
        """When the terms `when` are 1: rank(later) ≥ rank(earlier) + 1."""
        big = len(rank) + 1
        v.program.row([(rank[later], 1.0), (rank[earlier], -1.0), *((c, -big * a) for c, a in when)], at_least=1 - big)

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.no_circles")


@dataclass(frozen=True, slots=True)
class HoursPerYear:
    """A year's courses fit into the hours a person may spend; a longer course may only stand alone.

    Seats that are booked already may exceed the hours of their year; nothing is added to it then.
    """

    def build(self, v: Variables) -> None:
        """Σ min(hours, room(y)) · take(c, y) ≤ room(y)."""
        for year in range(v.years):
            most = room(v.need, v.catalogue, year)
            # A course longer than the year counts as the whole year: nothing fits beside it, yet it can be taken.
            hours = [(v.take[c, year], min(v.catalogue.courses[c].hours, most)) for c in v.courses]
            v.program.row(hours, at_most=most)

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.hours")


@dataclass(frozen=True, slots=True)
class WithinBudget:
    """The plan costs no more than the budget."""

    def build(self, v: Variables) -> None:
        """Σ cost · take ≤ budget, or what the booked seats cost when that is more."""
        budget = purse(v.need, v.catalogue)
        if budget is not None:
            cost = [(col, float(v.catalogue.courses[c].cost_yen)) for (c, _), col in v.take.items()]
            v.program.row(cost, at_most=budget)

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.budget")


@dataclass(frozen=True, slots=True)
class LastYear:
    """Nothing but booked seats comes after the last year."""

    def build(self, v: Variables) -> None:
        """take(c, y) = 0 for y ≥ years, except where somebody has a seat."""
        years = v.need.limits.years
        if years is not None:
            for (course, year), column in v.take.items():
                if year >= years and v.booked_year.get(course) != year:
                    v.program.upper[column] = 0

    def explain(self) -> Message:
        """The rule in one sentence."""
        return message("rule.last_year")


PlanRule: TypeAlias = (
    OnceOnly | LevelsAreTaught | PrerequisitesFirst | NoCircles | HoursPerYear | WithinBudget | LastYear
)

ALWAYS: tuple[PlanRule, ...] = (OnceOnly(), LevelsAreTaught(), PrerequisitesFirst())
NO_CIRCLES = NoCircles()
BUDGET = WithinBudget()
LIMITED: tuple[PlanRule, ...] = (HoursPerYear(), LastYear(), BUDGET)
RULES: tuple[PlanRule, ...] = (*ALWAYS, NO_CIRCLES, *LIMITED)


def circles(v: Variables) -> list[frozenset[str]]:
    """Groups of courses that wait for each other in a circle, or a single one that could wait for itself."""
    # Nearly every catalogue is without a circle, which the sorter tells at once; parts are looked for only then.
    graph = {name: _opened_by(v, name) for name in v.courses}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError:
        return _connected(graph)
    return []


def _opened_by(v: Variables, name: str) -> set[str]:
    course = v.catalogue.courses[name]
    opened = {t for t in course.needs_trainings if v.whole_course(t)}
    for step in course.needs:
        for level in range(v.need.level(step.skill) + 1, step.level + 1):
            opened.update(t for t in v.catalogue.teachers.get(Step(step.skill, level), ()) if v.whole_course(t))
    return opened


def _connected(graph: dict[str, set[str]]) -> list[frozenset[str]]:
    """Strongly connected parts: courses that are reachable from themselves, two in one when each is from the other."""

    def reachable(start: str) -> set[str]:
        seen: set[str] = set()
        stack = [start]
        while stack:
            for other in graph[stack.pop()]:
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
        return seen

    below = {name: reachable(name) for name in graph}
    parts: dict[frozenset[str], None] = {}
    for name, seen in below.items():
        if name in seen:
            parts[frozenset(other for other in seen if name in below[other])] = None
    return list(parts)

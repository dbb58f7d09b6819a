"""Made-up people and catalogues for measuring plans, and a plain reference model of the question for HiGHS alone."""

from random import Random
from typing import Any

import highspy
import numpy as np

from skillmap.planning.batch import essence
from skillmap.planning.problem import Catalogue, Course, Goal, Limits, PlanNeed, Step
from skillmap.planning.reach import reach, relevant

SKILLS = 22
TOP = 4


def catalogue(courses: int = 300, seed: int = 1) -> Catalogue:
    """Courses of one to four skills, a fifth with a prerequisite course, a tenth with a prerequisite level."""
    rng = Random(seed)
    found: dict[str, Course] = {}
    for n in range(courses):
        level = rng.choices((1, 2, 3, 4), (4, 4, 2, 1))[0]
        taught = tuple(
            sorted(Step(f"s{s:02}", level) for s in rng.sample(range(SKILLS), rng.choice((1, 1, 2, 2, 3, 4))))
        )
        lower = [c.id for c in found.values() if c.teaches[0].level < level]
        earlier = (rng.choice(lower),) if lower and rng.random() < 0.2 else ()
        needs = (Step(f"s{rng.randrange(SKILLS):02}", level - 1),) if level > 1 and rng.random() < 0.1 else ()
        hours, cost = rng.choice((1.5, 2, 3, 6, 6, 12, 18, 24)), rng.choice((0, 0, 0, 3000, 8000, 30000))
        found[f"c{n:03}"] = Course(f"c{n:03}", hours, cost, taught, earlier, needs)
    return Catalogue(found)


def needs(people: int, courses: Catalogue, seed: int = 1) -> dict[int, PlanNeed]:
    """People in clusters, as in offices: 12 aims, 20 usual profiles, one in ten differs from theirs in one skill."""
    rng = Random(seed)
    names = [f"s{n:02}" for n in range(SKILLS)]
    goals = []
    for _ in range(12):
        asked = rng.sample(names, rng.randint(5, 9))
        prescribed = tuple(rng.sample(sorted(courses.courses), 2))
        goals.append(Goal(tuple(Step(s, rng.choices((1, 2, 3), (3, 4, 2))[0]) for s in asked), prescribed))
    profiles = [{s: rng.choices((0, 1, 2, 3), (4, 4, 2, 1))[0] for s in names} for _ in range(20)]
    found = {}
    for n in range(people):
        levels = dict(rng.choice(profiles))
        if rng.random() < 0.1:
            levels[rng.choice(names)] = rng.randint(0, 3)
        found[n] = PlanNeed(rng.choice(goals), Limits(2026), tuple(Step(s, k) for s, k in sorted(levels.items())))
    return found


def distinct(wanted: dict[int, PlanNeed], courses: Catalogue) -> list[PlanNeed]:
    """Needs that differ in what matters for a plan."""
    return list(dict.fromkeys(essence(need, courses) for need in dict.fromkeys(wanted.values())))


class Reference:
    """The question of one need as one matrix: x(course) and at(step), built beforehand so that only HiGHS is timed."""

    def __init__(self, need: PlanNeed, courses: Catalogue) -> None:
        reached = reach(need, courses)
        useful = relevant(need, courses, reached)
        column = {name: n for n, name in enumerate(useful)}
        steps = {s for c in useful for s in (*courses.courses[c].teaches, *courses.courses[c].needs)} | set(need.gap)
        above = sorted({Step(s, k) for s, top in steps for k in range(need.level(s) + 1, top + 1)})
        at = {step: len(useful) + n for n, step in enumerate(above)}
        self.rows: list[tuple[float, float, dict[int, float]]] = []
        for step, col in at.items():
            row = {column[t]: 1.0 for t in courses.teachers.get(step, ()) if t in column}
            self.rows.append((0, np.inf, {**row, col: -1.0}))
            below = at.get(Step(step.skill, step.level - 1))
            if below is not None:
                self.rows.append((0, np.inf, {below: 1.0, col: -1.0}))
        for name in useful:
            course = courses.courses[name]
            for step in course.needs:
                if step in at:
                    self.rows.append((0, np.inf, {at[step]: 1.0, column[name]: -1.0}))
            for other in course.needs_trainings:
                if other in column:
                    self.rows.append((0, np.inf, {column[other]: 1.0, column[name]: -1.0}))
        self.columns, self.free = len(useful) + len(at), len(useful)
        self.lower = np.zeros(self.columns)
        for step in need.gap:
            if reached.has(step):
                self.lower[at[step]] = 1
        for name in need.goal.prescribed:
            if name in column:
                self.lower[column[name]] = 1
        self.hours = np.array([courses.courses[c].hours for c in useful] + [0.0] * len(at))
        self.cost = np.array([float(courses.courses[c].cost_yen) for c in useful] + [0.0] * len(at))

    def matrix(self, objective: Any, extra: list[tuple[float, float, dict[int, float]]]) -> Any:
        """The model with an objective and further rows, as HiGHS takes it."""
        rows = [*self.rows, *extra]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.columns, len(rows)
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = objective, self.lower, np.ones(self.columns)
        lp.row_lower_ = np.array([low for low, _, _ in rows])
        lp.row_upper_ = np.array([high for _, high, _ in rows])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(r) for _, _, r in rows)]).astype(np.int32)
        lp.a_matrix_.index_ = np.array([c for _, _, r in rows for c in r], dtype=np.int32)
        lp.a_matrix_.value_ = np.array([v for _, _, r in rows for v in r.values()])
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[n < self.free] for n in range(self.columns)]
        return lp

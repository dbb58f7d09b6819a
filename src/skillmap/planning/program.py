"""A mixed integer program as plain lists, before any solver sees it; and the variables of a plan in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from skillmap.planning.problem import Catalogue, PlanNeed, Step

INFINITY = float("inf")
Terms: TypeAlias = list[tuple[int, float]]
"""Columns and their coefficients: a sum."""


@dataclass
class Program:
    """Columns with bounds, rows as (lower, upper, [(column, coefficient)]). Columns are whole unless told otherwise."""

    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, list[tuple[int, float]]]] = field(default_factory=list)

    def column(self, lower: float = 0, upper: float = 1, *, whole: bool = True) -> int:
        """A new column; gives its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.lower) - 1

    def row(
        self, terms: Iterable[tuple[int, float]], *, at_least: float = -INFINITY, at_most: float = INFINITY
    ) -> None:
        """A new row: `terms` are (column, factor), their sum lies between the bounds (both inclusive)."""
        self.rows.append((at_least, at_most, list(terms)))


@dataclass
class Variables:
    """What the columns of a plan mean. Years count from 0; level columns say "reached by the end of that year"."""

    program: Program
    need: PlanNeed
    catalogue: Catalogue
    courses: Sequence[str]
    years: int
    take: dict[tuple[str, int], int] = field(default_factory=dict)
    at: dict[tuple[Step, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for course in self.courses:
            for year in range(self.years):
                self.take[course, year] = self.program.column()
        for step in self.steps():
            for year in range(self.years):
                self.at[step, year] = self.program.column(whole=False)

    @property
    def booked_year(self) -> dict[str, int]:
        """Course -> the year, counted from 0, in which somebody has a seat in it."""
        return {b.course: b.fy - self.need.limits.first_fy for b in self.need.booked}

    def steps(self) -> list[Step]:
        """Steps above the present level that the courses teach or need, or that the goal asks for."""
        top: dict[str, int] = {}
        for name in self.courses:
            course = self.catalogue.courses[name]
            for skill, level in (*course.teaches, *course.needs):
                if level > top.get(skill, 0):
                    top[skill] = level
        found = {Step(skill, k) for skill, most in top.items() for k in range(self.need.level(skill) + 1, most + 1)}
        return sorted(found.union(self.need.gap))

    def taken_by(self, course: str, year: int) -> list[tuple[int, float]]:
        """Terms that sum to 1 when the course is taken in or before a year; empty when it is not in the program."""
        columns = (self.take.get((course, y)) for y in range(year + 1))
        return [(column, 1.0) for column in columns if column is not None]

    def whole_course(self, course: str) -> list[tuple[int, float]]:
        """Terms that sum to 1 when the course is taken at all."""
        return self.taken_by(course, self.years - 1)

    def teaching(self, step: Step, year: int) -> list[tuple[int, float]]:
        """Terms that sum to the number of courses teaching exactly a step, taken in or before a year."""
        return [t for name in self.catalogue.teachers.get(step, ()) for t in self.taken_by(name, year)]

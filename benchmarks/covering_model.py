"""Set covering instances of the recipe of the OR-Library, and HiGHS alone on them as they stand.

Balas and Ho (1980), Beasley (1987): rows x columns with a density, every row covered by at least two columns, every
column covering at least one row, costs drawn from 1 to 100 (class E: all 1). Numbers drawn here are not those of the
published files, so optimal values are not theirs; sizes, densities and costs are.
"""

from pathlib import Path
from random import Random
from typing import Any

import highspy
import numpy as np

from skillmap.planning.problem import Catalogue, Course, Goal, Limits, PlanNeed, Step

CLASSES: dict[str, tuple[int, int, int, float, int]] = {
    "4": (10, 200, 1000, 0.02, 100),
    "5": (10, 200, 2000, 0.02, 100),
    "6": (5, 200, 1000, 0.05, 100),
    "a": (5, 300, 3000, 0.02, 100),
    "b": (5, 300, 3000, 0.05, 100),
    "c": (5, 400, 4000, 0.02, 100),
    "d": (5, 400, 4000, 0.05, 100),
    "e": (5, 50, 500, 0.2, 1),
}
"""Class -> instances, rows, columns, density, highest cost."""
PUBLISHED: dict[str, tuple[int, ...]] = {
    "4": (429, 512, 516, 494, 512, 560, 430, 492, 641, 514),
    "5": (253, 302, 226, 242, 211, 213, 293, 288, 279, 265),
    "6": (138, 146, 145, 131, 161),
    "a": (253, 252, 232, 234, 236),
    "b": (69, 76, 80, 79, 72),
    "c": (227, 219, 243, 219, 215),
    "d": (60, 66, 72, 62, 61),
    "e": (5, 5, 5, 5, 5),
}
"""Optimal values as published with the OR-Library, by class."""


def made(name: str, number: int) -> tuple[list[int], list[list[int]]]:
    """Costs and rows of the instance of a class with a number from 1, the same for the same number."""
    _, rows, columns, density, most = CLASSES[name]
    rng = Random(f"{name}{number}")
    costs = [rng.randint(1, most) for _ in range(columns)]
    covered: list[set[int]] = [set() for _ in range(rows)]
    for column in range(columns):
        covered[rng.randrange(rows)].add(column)
    for row in covered:
        while len(row) < 2:
            row.add(rng.randrange(columns))
    left = round(rows * columns * density) - sum(len(row) for row in covered)
    while left > 0:
        row, column = covered[rng.randrange(rows)], rng.randrange(columns)
        left -= column not in row
        row.add(column)
    return costs, [sorted(row) for row in covered]


def or_library(file: Path) -> tuple[list[int], list[list[int]]]:
    """Costs and rows of a file of the OR-Library: rows, columns, costs, then per row its size and its columns."""
    numbers = [int(n) for n in file.read_text("ascii").split()]
    count, width = numbers[0], numbers[1]
    costs, rest, rows = numbers[2 : 2 + width], iter(numbers[2 + width :]), []
    rows.extend([next(rest) - 1 for _ in range(next(rest))] for _ in range(count))
    return costs, rows


def published(name: str) -> int | None:
    """The optimal value of a file such as scp410; None where none is known."""
    values = PUBLISHED.get(name.removeprefix("scp")[:1], ())
    number = name.removeprefix("scp")[1:]
    return values[int(number) - 1] if number.isdecimal() and 0 < int(number) <= len(values) else None


def as_need(costs: list[int], rows: list[list[int]]) -> tuple[PlanNeed, Catalogue]:
    """Set covering as a need: rows are skills, columns are courses whose hours are the cost."""
    teaches: dict[int, list[Step]] = {}
    for n, row in enumerate(rows):
        for column in row:
            teaches.setdefault(column, []).append(Step(f"r{n:04}", 1))
    offered = Catalogue({f"c{c:04}": Course(f"c{c:04}", costs[c], 0, tuple(steps)) for c, steps in teaches.items()})
    goal = Goal(tuple(Step(f"r{n:04}", 1) for n in range(len(rows))))
    return PlanNeed(goal, Limits(2026, hours_per_year=1e6)), offered


def as_matrix(costs: list[int], rows: list[list[int]]) -> Any:
    """The plain model, as HiGHS takes it: a whole column for each column, at least one in each row."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(costs), len(rows)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = np.array(costs, float), np.zeros(len(costs)), np.ones(len(costs))
    lp.row_lower_, lp.row_upper_ = np.ones(len(rows)), np.full(len(rows), np.inf)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([column for row in rows for column in row], dtype=np.int32)
    lp.a_matrix_.value_ = np.ones(sum(len(row) for row in rows))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    return lp

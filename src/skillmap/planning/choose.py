"""The best answer to what a reduced need leaves to choose, each such choice solved once."""

import math
from dataclasses import dataclass

from skillmap.planning.bits import ones
from skillmap.planning.engine import Engine, LeastSum
from skillmap.planning.program import Program, Terms
from skillmap.planning.reduce import CourseChoice

_HEAVIEST = 100_000
"""Up to here two measures go into one sum and are told apart; the solver works with about nine digits."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Courses as bits; what no answer has less of in the first and the second measure, in units; whether proven."""

    courses: int
    least: tuple[int, int]
    proven: bool


class CourseChooser:
    """Solves choices, equal ones once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[CourseChoice, Chosen] = {}

    def choose(self, choice: CourseChoice) -> Chosen:
        """The least of the first measure, and of the second among those."""
        if not choice.courses:
            return Chosen(0, (0, 0), proven=True)
        found = self._known.get(choice)
        if found is None:
            found = self._known[choice] = self._solve(choice)
        return found

    def _solve(self, choice: CourseChoice) -> Chosen:
        program = _program(choice)
        first, second = (_terms(choice, measure) for measure in (0, 1))
        # One sum in which no saving in the second measure outweighs a unit of the first.
        weight = 1 + sum(int(price) for _, price in second)
        if weight * max((price for _, price in first), default=0) <= _HEAVIEST:
            both = [(n, float(weight * a + b)) for n, (a, b) in enumerate(choice.price) if a or b]
            answer = self._answer(program, both)
            lowest = math.ceil((answer.bound - (weight - 1)) / weight - 1e-6)
            return Chosen(_courses(choice, answer), (max(0, lowest), 0), answer.proven)
        answer = self._answer(program, first)
        program.row(first, at_most=answer.objective + 1e-6)
        later = self._engine.minimise(program, second, answer.values, is_plain=True) if second else answer
        lowest = math.ceil(answer.bound - 1e-6)
        if later is None:
            return Chosen(_courses(choice, answer), (lowest, 0), proven=False)
        least = math.ceil(later.bound - 1e-6) if answer.proven and second else 0
        return Chosen(_courses(choice, later), (lowest, least), answer.proven and later.proven)

    def _answer(self, program: Program, terms: Terms) -> LeastSum:
        answer = self._engine.minimise(program, terms, is_plain=True)
        if answer is None:
            raise RuntimeError("a plan without an answer")
        return answer


def _terms(choice: CourseChoice, measure: int) -> Terms:
    return [(n, float(price[measure])) for n, price in enumerate(choice.price) if price[measure]]


def _courses(choice: CourseChoice, answer: LeastSum) -> int:
    found = 0
    for n, value in zip(choice.courses, answer.values, strict=False):
        if value > 0.5:
            found |= 1 << n
    return found


def _program(choice: CourseChoice) -> Program:
    """The choice as rows: a column for each course, then one for each step that is not asked for."""
    program = Program()
    column = {n: program.column() for n in choice.courses}
    at = {step: program.column(whole=False) for step, _ in choice.opens}
    for teachers in choice.one_of:
        program.row([(column[n], 1.0) for n in ones(teachers)], at_least=1)
    for step, teachers in choice.opens:
        program.row([(at[step], -1.0), *((column[n], 1.0) for n in ones(teachers))], at_least=0)
    for n, needs, after in zip(choice.courses, choice.needs, choice.after, strict=True):
        for step in ones(needs):
            program.row([(at[step], 1.0), (column[n], -1.0)], at_least=0)
        for other in ones(after):
            program.row([(column[other], 1.0), (column[n], -1.0)], at_least=0)
    if choice.count:
        program.row([(column[n], 1.0) for n in ones(choice.electives)], at_least=choice.count)
    return program

"""How good any seating of a large plain question could be, goal by goal: counted, then by prices."""

from dataclasses import dataclass
from functools import cached_property
from math import floor, inf
from time import monotonic

import numpy as np

from skillmap.allocation.bounds import Score
from skillmap.allocation.columns import Flags, Ints
from skillmap.allocation.grid import SeatTable
from skillmap.allocation.grid_prices import PriceSearch
from skillmap.allocation.grid_seats import GridSeats
from skillmap.allocation.problem import PRIORITY_OF, SeatGoal
from skillmap.allocation.shared import ORDER

STEPS = 100
"""Steps of the prices between two looks at the bound."""
MOST_STEPS = 3_000
LOOKS = 4
"""Looks at the bound each time that it is asked for: seats are looked for again as soon as prices say where."""
NEAR = 2e-6
"""Share of the bound that the last of them must bring to be worth going on; a gap of half of it is left as it is."""
_COUNTS = (*PRIORITY_OF, SeatGoal.SEATED)


@dataclass(frozen=True, slots=True)
class GridCut:
    """No seating has a goal's score above `value` - sum of prices × scores of the goals before."""

    value: float
    prices: tuple[float, ...]

    def at(self, score: Score) -> float:
        """The bound when the goals before have at least these scores."""
        return self.value - sum(price * before for price, before in zip(self.prices, score, strict=False) if price)


class GridBounds:
    """Upper bounds of score values, worked out when first asked for. As `bounds.Bounds`, for tables."""

    is_plain = True

    def __init__(self, grid: SeatTable) -> None:
        self.grid = grid
        self._cuts: dict[int, GridCut] = {}
        self._searches: dict[int, PriceSearch] = {}
        self._is_done: set[int] = set()
        """Goals whose prices bring nothing any more."""

    def quick(self, place: int, score: Score) -> int:
        """The best bound of a goal that is there without more work, given the goals before it."""
        goal = ORDER[place]
        found: float = 0.0
        if goal in _COUNTS:
            found = self._counted[goal]
        elif goal is SeatGoal.WEEKS:
            found = -self._soonest(score[ORDER.index(SeatGoal.SEATED)])
        if place in self._cuts:
            # The score is a whole number, so a bound may be cut down to one; the small part is rounding.
            found = min(found, floor(self._cuts[place].at(score) + 1e-4))
        return max(int(found), score[place])

    def solve(self, place: int, score: Score, seconds: float = inf) -> int:
        """The bound of a goal, the goals before it being at least as good as in `score`."""
        now, goal = self.quick(place, score), ORDER[place]
        if goal not in (*_COUNTS, SeatGoal.WEEKS) or now == score[place] or place in self._is_done:
            return now
        ends, prices = monotonic() + seconds, self._held(place)
        if place not in self._searches:
            # One table of prices at a time: they are the largest thing there is.
            self._searches = {place: self._search(place)}
        search, reached = self._searches[place], inf
        for _ in range(LOOKS):
            before, reached = reached, GridCut(search.step(STEPS), prices).at(score)
            if monotonic() > ends or reached - score[place] < max(1.0, NEAR / 2 * abs(reached)):
                break
        else:
            if before - reached < NEAR * abs(reached) or search.steps >= MOST_STEPS:
                self._is_done.add(place)
        self._cuts[place] = GridCut(search.bound, prices)
        return self.quick(place, score)

    def wanting(self, seats: GridSeats) -> list[tuple[int, int]]:
        """As `PriceSearch.wanting` by the prices of the weeks; nobody where these are unknown."""
        search = self._searches.get(ORDER.index(SeatGoal.WEEKS))
        return search.wanting(seats) if search else []

    def _held(self, place: int) -> tuple[float, ...]:
        """The prices of the goals before one, high enough that nothing is gained by giving them up."""
        is_late = ORDER[place] is SeatGoal.WEEKS
        unit = float(max(1, *self.grid.weeks)) if is_late else 1.0
        return tuple(
            2 * unit if goal is SeatGoal.SEATED else unit / 2 if goal in PRIORITY_OF else 0.0 for goal in ORDER[:place]
        )

    def _search(self, place: int) -> PriceSearch:
        worth = dict(zip(ORDER, self._held(place), strict=False))
        if (goal := ORDER[place]) in _COUNTS:
            worth[goal] = 1.0
        priority = np.array(self.grid.priority)
        gain = np.full(len(priority), worth.get(SeatGoal.SEATED, 0.0))
        for one, number in PRIORITY_OF.items():
            gain[priority == number] += worth.get(one, 0.0)
        return PriceSearch(self.grid, gain, 1.0 if goal is SeatGoal.WEEKS else 0.0)

    @cached_property
    def _counted(self) -> dict[SeatGoal, int]:
        """Per goal: seats at most by training, by section and by cell, what else is wanted left aside."""
        priority = np.array(self.grid.priority)
        found = {goal: self._count(priority == number) for goal, number in PRIORITY_OF.items()}
        return {**found, SeatGoal.SEATED: self._count(np.ones(len(priority), dtype=np.bool_))}

    def _count(self, rows: Flags) -> int:
        grid = self.grid
        by_training = _at_most(np.array(grid.training)[rows], grid.room.sum(axis=1))
        by_section = _at_most(np.array(grid.section)[rows], grid.limit.sum(axis=1))
        by_cell = int(np.minimum(grid.room.sum(axis=0), grid.limit.sum(axis=0)).sum())
        return min(by_training, by_section, by_cell)

    @cached_property
    def _weeks(self) -> list[Ints]:
        """Running sums of weeks of the earliest seats: each training's for all who want it, each section's, all."""
        grid = self.grid
        weeks = np.array(grid.weeks)
        found = []
        for numbers, limits in (
            (np.array(grid.training), grid.room),
            (np.array(grid.section), grid.limit),
            (
                np.zeros(len(grid.training), dtype=np.int64),
                np.minimum(grid.room.sum(axis=0), grid.limit.sum(axis=0))[None],
            ),
        ):
            count = np.bincount(numbers, minlength=len(limits))
            soonest = [np.repeat(weeks, limit)[:most] for limit, most in zip(limits, count.tolist(), strict=True)]
            found.append(np.concatenate(([0], np.cumsum(np.sort(np.concatenate(soonest))))))
        return found

    def _soonest(self, seated: int) -> int:
        """Weeks of so many seats at least, by the best of the three ways to count."""
        return max(int(sums[min(seated, len(sums) - 1)]) for sums in self._weeks)


def _at_most(numbers: Ints, limits: Ints) -> int:
    return int(np.minimum(np.bincount(numbers, minlength=len(limits)), limits).sum())

"""Seats for a large plain question: by priority, each in the earliest free cell, else others give way in a chain."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from random import Random

from skillmap.allocation.grid import SeatTable
from skillmap.allocation.grid_bounds import GridBounds
from skillmap.allocation.grid_seats import GridSeats
from skillmap.allocation.rounds import IsOver
from skillmap.allocation.state import NOWHERE
from skillmap.planning.bits import ones

ANY = 1 << 30
"""Weeks that a chain may cost where a seat is gained."""
TRIED = 6
"""Of those in a full cell who cannot give way at once, so many are asked to push on."""
FIRST_DEPTH, DEEPEST = 2, 3
"""Cells that a chain goes through at most, before and after the bounds are known."""
STEPS = (0, 300, 600, 1_500)
"""People asked for one chain at most, by depth."""


class TableSearch:
    """The search for one large plain question, in turns; between two of them the bounds are asked for."""

    def __init__(self, grid: SeatTable, bounds: GridBounds, seed: int, is_over: IsOver) -> None:
        self.bounds, self.is_over = bounds, is_over
        self.seats = GridSeats(grid)
        self._chains = Chains(self.seats, Random(seed))
        self._depth = 1
        # Deeper chains cost more: they begin when the others bring less than a ten-thousandth of a week each.
        self.least = len(grid.demand) // 10_000

    @property
    def choice(self) -> list[int]:
        """The offer per demand of the model, or NOWHERE."""
        return self.seats.grid.choice(self.seats.at)

    def begin(self) -> None:
        """Seats everybody for whom chains of two find a cell."""
        self._chains.fill(FIRST_DEPTH, self.is_over)

    def turn(self) -> bool:
        """Chains where somebody waits or the prices say so, deeper when they bring nothing; False = nothing more."""
        gained = self._chains.sooner(self.bounds.wanting(self.seats), self._depth, self.is_over)
        if self._depth == DEEPEST:
            gained += self._chains.fill(DEEPEST, self.is_over)
        if gained > self.least:
            return True
        self._depth += 1
        return self._depth <= DEEPEST


class Chains:
    """Chains of moves over one seating. Nobody who has a seat loses it."""

    def __init__(self, seats: GridSeats, random: Random) -> None:
        self.seats, self.random = seats, random
        self._steps = 0
        self._fixed: set[int] = set()

    def fill(self, depth: int, is_over: IsOver) -> int:
        """Seats as many as it can by chains so deep, the higher priorities first; how many it was."""
        seats, count = self.seats, 0
        waiting = [row for row, cell in enumerate(seats.at) if cell == NOWHERE]
        # Whoever has few cells to choose from goes first among equals: the others still find one.
        waiting.sort(key=lambda row: (seats.grid.priority[row], seats.grid.cells[row].bit_count()))
        for _, own in groupby(waiting, key=lambda row: seats.grid.priority[row]):
            missed = list(own)
            for now in range(depth + 1):
                before = len(missed)
                missed = [row for row in missed if is_over() or not self._gets(row, now)]
                count += before - len(missed)
        return count

    def sooner(self, asked: Iterable[tuple[int, int]], depth: int, is_over: IsOver) -> int:
        """Moves rows where all who move are together earlier than before; the weeks gained.

        `asked` are rows, and cells as bit sets, of which those before the row's own are tried.
        """
        seats, gained = self.seats, 0
        for row, among in asked:
            cell = seats.at[row]
            if is_over():
                break
            before = among & ((1 << cell) - 1) if cell > 0 else 0
            if not seats.grid.cells[row] & before:
                continue
            self._begin(depth)
            seats.move(row, NOWHERE)
            change = self._seat(row, before, depth, 0, seats.grid.weeks[cell])
            if change is None:
                seats.undo(0)
            else:
                gained -= change
        return gained

    def _begin(self, depth: int) -> None:
        self._steps, self._fixed = STEPS[depth], set()
        self.seats.log.clear()

    def _gets(self, row: int, depth: int) -> bool:
        seats, grid = self.seats, self.seats.grid
        # Whatever moves within a section or training, all its seats are taken: no chain ends anywhere.
        if not seats.spare[grid.section[row]] or not seats.open[grid.training[row]]:
            return False
        self._begin(depth)
        return self._seat(row, -1, depth, ANY, 0) is not None

    def _seat(self, row: int, among: int, depth: int, budget: int, weeks: int) -> int | None:
        """Seats a row that has no cell in one of `among`; the change of weeks of all who move, less than `budget`.

        `weeks` is what the row had. None = not found, and everybody sits where they did.
        """
        seats, week = self.seats, self.seats.grid.weeks
        self._steps -= 1
        free = seats.free(row) & among
        if free and week[cell := _lowest(free)] - weeks < budget:
            seats.move(row, cell)
            return week[cell] - weeks
        if depth <= 0:
            return None
        cells = list(ones(seats.grid.cells[row] & among & ~free))
        if budget >= ANY // 2:
            self.random.shuffle(cells)
        for cell in cells:
            if self._steps <= 0:
                return None
            found = self._push(row, cell, depth, budget, weeks)
            if found is not None:
                return found
        return None

    def _push(self, row: int, cell: int, depth: int, budget: int, weeks: int) -> int | None:
        """Seats a row in a cell that is taken: who is too many there is seated elsewhere."""
        seats, grid = self.seats, self.seats.grid
        mark, here = len(seats.log), grid.weeks[cell]
        mate = seats.mate(row, cell)
        if mate in self._fixed:
            return None
        if mate != NOWHERE:
            seats.move(mate, NOWHERE)
        training, section = grid.training[row], grid.section[row]
        is_full, is_short = not seats.open[training] >> cell & 1, not seats.spare[section] >> cell & 1
        away, attend = seats.away[section][cell], seats.attend[training][cell]
        crowds = [list(away)] if is_short else []
        if is_full:
            both = [one for one in away if grid.training[one] == training] if is_short else []
            crowds = [both] if both else [*crowds, list(attend)]
        seats.move(row, cell)
        self._fixed.add(row)
        total: int | None = here - weeks
        if mate != NOWHERE:
            total = _sum(total, self._seat(mate, ~(1 << cell), depth - 1, budget - here + weeks, here))
        for crowd in crowds:
            if total is None:
                break
            total = _sum(total, self._relieve(crowd, cell, depth - 1, budget - total))
        self._fixed.discard(row)
        if total is None or total >= budget:
            seats.undo(mark)
            return None
        return total

    def _relieve(self, crowd: Sequence[int], cell: int, depth: int, budget: int) -> int | None:
        """One of those in a cell goes elsewhere, the one who gets the earliest seat; the change of weeks."""
        seats, week = self.seats, self.seats.grid.weeks
        others, first = ~(1 << cell), len(week)
        who = NOWHERE
        crowd = [one for one in crowd if one not in self._fixed]
        self._steps -= len(crowd)
        for one in crowd:
            free = seats.free(one) & others
            if free and (to := _lowest(free)) < first:
                first, who = to, one
        if who != NOWHERE and week[first] - week[cell] < budget:
            seats.move(who, first)
            return week[first] - week[cell]
        if depth <= 0:
            return None
        for one in self.random.sample(crowd, TRIED) if len(crowd) > TRIED else crowd:
            if self._steps <= 0:
                return None
            mark = len(seats.log)
            self._fixed.add(one)
            seats.move(one, NOWHERE)
            change = self._seat(one, others, depth, budget, week[cell])
            self._fixed.discard(one)
            if change is not None:
                return change
            seats.undo(mark)
        return None


def _sum(total: int | None, more: int | None) -> int | None:
    return None if total is None or more is None else total + more


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1

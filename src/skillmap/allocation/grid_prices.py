"""Prices of seats and of absence for a large plain question, by a first-order method over the whole table at once.

The steps go (reflected, drawn back to where they began, begun anew when they stop paying) as those of first-order
methods for linear programs do; the rows of that program are never written down, the table is added up instead. A
person who sits twice in a cell is not forbidden here, which makes the bound larger at most.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from skillmap.allocation.columns import Floats, Ints
from skillmap.allocation.grid import SeatTable
from skillmap.allocation.grid_seats import GridSeats

Singles: TypeAlias = NDArray[np.float32]
CHUNK = 4096
"""Rows worked on at a time: so many fit into the processor's cache."""
WEIGHT = 0.2
"""Steps of the table against those of the prices; found by trying on tight and loose calendars."""
LEAST_STEPS = 10
"""Steps between two looks at how far the last one went."""
LEAST = 0.05
"""Weeks that a move must bring by the prices, to be looked at."""
_NEVER = np.float32(1e3)


@dataclass(frozen=True, slots=True)
class GridPrices:
    """Prices of a seat per training and cell, and of somebody away per section and cell, not negative."""

    room: Floats
    limit: Floats


class _Part:
    """Some sections' rows, one behind the other, and how to add them up by training and by section."""

    def __init__(self, grid: SeatTable, rows: Ints, training: Ints, section: Ints) -> None:
        self.rows, self.training, self.section = rows, training, section
        own = np.fromiter((grid.cells[row] for row in rows.tolist()), dtype=object, count=len(rows))
        held = [sum(1 << cell for cell, room in enumerate(line) if room > 0) for line in grid.room.tolist()]
        # Nearly everybody has the cells of the training; who has fewer of them is barred one by one.
        special = [
            n for n, (bits, t) in enumerate(zip(own.tolist(), training.tolist(), strict=True)) if bits != held[t]
        ]
        self.special = np.array(special, dtype=np.int64)
        width = len(grid.weeks)
        self.barred = (
            np.array([[not own[n] >> cell & 1 for cell in range(width)] for n in special], dtype=np.float32).reshape(
                -1, width
            )
            * _NEVER
        )
        self.order = np.argsort(training, kind="stable")
        self.trainings, self.training_from = np.unique(training[self.order], return_index=True)
        self.sections, self.section_from = np.unique(section, return_index=True)
        shape = (len(rows), width)
        self.table, self.anchor = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
        self.cost = np.zeros(len(rows), dtype=np.float32)
        self.price, self.price_anchor = np.zeros(len(rows), dtype=np.float32), np.zeros(len(rows), dtype=np.float32)


class PriceSearch:
    """Prices that become better step by step. `gain` (per row) minus weeks × `late` is what a seat is worth."""

    def __init__(self, grid: SeatTable, gain: Floats, late: float) -> None:
        self.grid = grid
        self.scale = float(max(1.0, late * max(grid.weeks, default=0)))
        self.gain, self.late = gain, np.array(grid.weeks, dtype=np.float64) * late
        training, section = np.array(grid.training), np.array(grid.section)
        order = np.argsort(section, kind="stable")
        cuts = np.flatnonzero(np.diff(section[order])) + 1
        # Parts end where a section does, so that each section is added up within one.
        ends = [*cuts[np.searchsorted(cuts, np.arange(CHUNK, len(order), CHUNK)) - 1].tolist()] if len(cuts) else []
        bounds = sorted({0, len(order), *ends})
        self.parts = [
            _Part(grid, rows, training[rows], section[rows])
            for rows in (order[first:last] for first, last in pairwise(bounds))
        ]
        self.room, self.limit = np.zeros(grid.room.shape, np.float32), np.zeros(grid.limit.shape, np.float32)
        self.room_anchor, self.limit_anchor = self.room.copy(), self.limit.copy()
        self.best: GridPrices | None = None
        self.bound = np.inf
        """No sum of gains is larger, whatever the prices of the last step were."""
        self.steps = self._since = 0
        self._first = self._last = 0.0
        self._is_new = False
        count = np.bincount(training, minlength=len(grid.room)), np.bincount(section, minlength=len(grid.limit))
        self._by_training, self._by_section = (
            (1.0 / (np.maximum(one, 1) * WEIGHT)).astype(np.float32)[:, None] for one in count
        )
        self._by_row, self._by_table = np.float32(1.0 / (len(grid.weeks) * WEIGHT)), np.float32(WEIGHT / 3)
        for part in self.parts:
            part.cost = (gain[part.rows] / self.scale).astype(np.float32)
        self._found = self.room, self.limit

    def step(self, count: int) -> float:
        """Takes so many steps; the best bound so far."""
        for _ in range(count):
            self._step()
        self._ask()
        return self.bound

    def _step(self) -> None:
        """One step of everything, drawn back to where it began, the less the further it has come."""
        if self._is_new:
            self._begin_anew()
        grid, is_look = self.grid, self._since % LEAST_STEPS == 0
        closed = np.where(grid.room > 0, 0.0, _NEVER)
        dear = (self.room + self.late / self.scale + closed).astype(np.float32)
        room_sum, limit_sum = np.zeros_like(self.room), np.zeros_like(self.limit)
        forth = np.float32((self._since + 1) / (self._since + 2))
        moved = sum(self._part_step(part, dear, forth, (room_sum, limit_sum), is_look=is_look) for part in self.parts)
        room = np.maximum(0.0, self.room + self._by_training * (room_sum - grid.room)).astype(np.float32)
        limit = np.maximum(0.0, self.limit + self._by_section * (limit_sum - grid.limit)).astype(np.float32)
        if is_look:
            moved += float(((room - self.room) ** 2 / self._by_training).sum())
            moved += float(((limit - self.limit) ** 2 / self._by_section).sum())
            self._is_new = self._pays_no_more(moved**0.5)
        self._found = room, limit
        self.room = _drawn(room, self.room, self.room_anchor, forth)
        self.limit = _drawn(limit, self.limit, self.limit_anchor, forth)
        self._since += 1
        self.steps += 1

    def _part_step(
        self, part: _Part, dear: Singles, forth: np.float32, sums: tuple[Singles, Singles], *, is_look: bool
    ) -> float:
        """The step of some sections' rows, added to the sums; how far it went, where that is asked."""
        new = (part.cost - part.price)[:, None] - dear[part.training]
        new -= self.limit[part.section]
        if len(part.special):
            new[part.special] -= part.barred
        new *= self._by_table
        new += part.table
        np.clip(new, 0.0, 1.0, out=new)
        moved = 0.0
        if is_look:
            moved = float(((new - part.table) ** 2).sum()) / float(self._by_table)
        new *= np.float32(2.0)
        new -= part.table
        price = np.maximum(0.0, part.price + self._by_row * (new.sum(1) - np.float32(1.0)))
        if is_look:
            moved += float(((price - part.price) ** 2).sum()) / float(self._by_row)
        room_sum, limit_sum = sums
        limit_sum[part.sections] += np.add.reduceat(new, part.section_from, axis=0)
        room_sum[part.trainings] += np.add.reduceat(new[part.order], part.training_from, axis=0)
        new *= forth
        new += (np.float32(1.0) - forth) * part.anchor
        part.price = _drawn(price, part.price, part.price_anchor, forth)
        part.table = new
        return moved

    def _pays_no_more(self, moved: float) -> bool:
        """Whether steps from this beginning have brought what they can, or go astray."""
        if self._since == 0:
            self._first = self._last = moved
            return False
        is_far = moved <= 0.2 * self._first
        is_back = moved > self._last and moved <= 0.8 * self._first
        self._last = moved
        return is_far or is_back or (self.steps > 100 and self._since >= 0.36 * self.steps)

    def _begin_anew(self) -> None:
        self._is_new, self._since = False, 0
        self.room_anchor, self.limit_anchor = self.room.copy(), self.limit.copy()
        for part in self.parts:
            part.anchor, part.price_anchor = part.table.copy(), part.price.copy()

    def _ask(self) -> None:
        """The bound at the prices of the last step, in doubles: rounding must not make it smaller."""
        room, limit = (one.astype(np.float64) * self.scale for one in self._found)
        bound = float((room * self.grid.room).sum() + (limit * self.grid.limit).sum())
        for part in self.parts:
            bound += float(np.maximum(self._worth(part, room, limit).max(axis=1), 0.0).sum())
        if bound < self.bound:
            self.bound, self.best = bound, GridPrices(room, limit)

    def _worth(self, part: _Part, room: Floats, limit: Floats) -> Floats:
        """Per row of a part and cell: what the seat is worth at these prices, -inf where there is none."""
        dear = np.where(self.grid.room > 0, room + self.late, np.inf)
        worth: Floats = self.gain[part.rows][:, None] - dear[part.training] - limit[part.section]
        if len(part.special):
            worth[part.special] = np.where(part.barred > 0, -np.inf, worth[part.special])
        return worth

    def wanting(self, seats: GridSeats) -> list[tuple[int, int]]:
        """Rows that the best prices so far would have elsewhere, the most urgent first, with the cells as bit sets.

        That is where a cell is dearer to a row than its own, or as dear and something with a price is left over there.
        """
        if self.best is None:
            return []
        at = np.array(seats.at)
        room = np.where(np.array(seats.rooms) > 0, self.best.room, 0.0)
        limit = np.where(np.array(seats.lefts) > 0, self.best.limit, 0.0)
        found: list[tuple[float, int, int]] = []
        for part in self.parts:
            worth = self._worth(part, self.best.room, self.best.limit)
            here = at[part.rows]
            own = np.where(here < 0, 0.0, worth[np.arange(len(here)), np.maximum(here, 0)])
            gain = worth - own[:, None] + np.where(worth > -np.inf, room[part.training] + limit[part.section], 0.0)
            gain[worth < own[:, None] - LEAST] = 0.0
            urgent = gain.max(axis=1)
            rows = np.flatnonzero((urgent > LEAST) & (here >= 0))
            bits = np.packbits(gain[rows] > LEAST, axis=1, bitorder="little")
            sets = (int.from_bytes(line.tobytes(), "little") for line in bits)
            found += zip((-urgent[rows]).tolist(), part.rows[rows].tolist(), sets, strict=True)
        return [(row, cells) for _, row, cells in sorted(found)]


def _drawn(new: Singles, old: Singles, anchor: Singles, forth: np.float32) -> Singles:
    """Twice as far as the step went, and some of the way back to the anchor."""
    return (forth * (2 * new - old) + (np.float32(1.0) - forth) * anchor).astype(np.float32)

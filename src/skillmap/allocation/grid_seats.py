"""Who sits in which cell of a table, with what is left of every limit as bit sets; every step can be taken back."""

from skillmap.allocation.grid import SeatTable
from skillmap.allocation.state import NOWHERE


class GridSeats:
    """A valid partial seating, except while a chain of moves is under way: then a cell may hold one too many."""

    def __init__(self, grid: SeatTable) -> None:
        self.grid = grid
        self.at = [NOWHERE] * len(grid.demand)
        """Per row: its cell, or NOWHERE."""
        self.rooms: list[list[int]] = grid.room.tolist()
        self.lefts: list[list[int]] = grid.limit.tolist()
        self.open = [_bits(own) for own in self.rooms]
        """Per training: cells with a seat left."""
        self.spare = [_bits(own) for own in self.lefts]
        """Per section: cells on which it can spare one more."""
        people = len(grid.model.demands_of)
        self.busy = [0] * people
        self.rows_of: list[list[int]] = [[] for _ in range(people)]
        for row, person in enumerate(grid.person):
            self.rows_of[person].append(row)
        cells = range(len(grid.weeks))
        self.attend: list[list[list[int]]] = [[[] for _ in cells] for _ in self.rooms]
        """Per training and cell: rows that sit there."""
        self.away: list[list[list[int]]] = [[[] for _ in cells] for _ in self.lefts]
        """Per section and cell: rows that sit somewhere then."""
        self.log: list[tuple[int, int]] = []
        """Moves since the log was emptied: a row, and the cell where it was."""

    def free(self, row: int) -> int:
        """Cells that the row could take now, as a bit set."""
        grid = self.grid
        open_, spare = self.open[grid.training[row]], self.spare[grid.section[row]]
        return open_ & spare & grid.cells[row] & ~self.busy[grid.person[row]]

    def move(self, row: int, cell: int) -> None:
        """Seats a row in a cell, or NOWHERE, whatever is left there; written down for `undo`."""
        self.log.append((row, self.at[row]))
        self._shift(row, cell)

    def undo(self, mark: int) -> None:
        """Takes moves back until so many are left in the log."""
        while len(self.log) > mark:
            self._shift(*self.log.pop())

    def mate(self, row: int, cell: int) -> int:
        """The row of the same person that sits in the cell, or NOWHERE."""
        person = self.grid.person[row]
        if not self.busy[person] >> cell & 1:
            return NOWHERE
        return next(one for one in self.rows_of[person] if self.at[one] == cell)

    def _shift(self, row: int, cell: int) -> None:
        grid = self.grid
        training, section, person = grid.training[row], grid.section[row], grid.person[row]
        rooms, lefts, before = self.rooms[training], self.lefts[section], self.at[row]
        self.at[row] = cell
        if before != NOWHERE:
            bit = 1 << before
            self.busy[person] &= ~bit
            rooms[before] += 1
            lefts[before] += 1
            if rooms[before] > 0:
                self.open[training] |= bit
            if lefts[before] > 0:
                self.spare[section] |= bit
            self.attend[training][before].remove(row)
            self.away[section][before].remove(row)
        if cell != NOWHERE:
            bit = 1 << cell
            self.busy[person] |= bit
            rooms[cell] -= 1
            lefts[cell] -= 1
            if rooms[cell] <= 0:
                self.open[training] &= ~bit
            if lefts[cell] <= 0:
                self.spare[section] &= ~bit
            self.attend[training][cell].append(row)
            self.away[section][cell].append(row)


def _bits(left: list[int]) -> int:
    return sum(1 << cell for cell, count in enumerate(left) if count > 0)

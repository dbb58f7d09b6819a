"""Small counts are withheld so that nobody can work them out, from one release or from the difference of two (ADR 21).

A table with its totals is a network: rows and columns are nodes, cells run from their row to their column, totals the
other way. What somebody can work out of a withheld cell are the values that it takes when flow goes round in circles
through withheld cells, so the bounds are exact whole numbers (maximum flow), without a solver. Pure.
"""

import heapq
from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

Cell = tuple[int, int]
"""Row and column from 0; one row and one column more than the table has hold the totals."""
Node = tuple[str, int]
_TOTAL = 1000
"""What withholding a total costs beside a cell: totals are what the table is asked for."""
_NOBODY = 50
"""What withholding a nought costs: who knows that there is nobody would see through it."""


@dataclass(frozen=True)
class CountTable:
    """Counts of people, with totals of rows and of columns; `untold` totals mean nothing and are never given."""

    counts: tuple[tuple[int, ...], ...]
    untold: frozenset[Cell] = frozenset()

    @cached_property
    def cells(self) -> Mapping[Cell, int]:
        """Every cell with its value, totals too."""
        found = {(r, c): n for r, line in enumerate(self.counts) for c, n in enumerate(line)}
        height, width = len(self.counts), len(self.counts[0]) if self.counts else 0
        found |= {(r, width): sum(line) for r, line in enumerate(self.counts)}
        found |= {(height, c): sum(line[c] for line in self.counts) for c in range(width)}
        found[height, width] = sum(map(sum, self.counts))
        return found

    def is_total(self, cell: Cell) -> bool:
        """Whether the cell is the sum of others."""
        return cell[0] == len(self.counts) or cell[1] == len(self.counts[0])

    def ends(self, cell: Cell) -> tuple[Node, Node]:
        """The nodes between which a cell runs: flow along a circle leaves all sums right."""
        row, column = ("row", cell[0]), ("column", cell[1])
        is_inner = (cell[0] < len(self.counts)) == (cell[1] < len(self.counts[0]))
        return (row, column) if is_inner else (column, row)


def bounds(table: CountTable, withheld: Collection[Cell], cell: Cell, enough: int) -> tuple[int, int]:
    """What somebody who sees the rest can say of a withheld cell: at least, at most (up to `enough` away)."""
    value = table.cells[cell]
    if cell not in withheld:
        return value, value
    start, end = table.ends(cell)
    others = [one for one in withheld if one != cell]
    down = min(value, _flow(table, others, start, end, enough))
    return value - down, value + _flow(table, others, end, start, enough)


def withhold(table: CountTable, threshold: int, sensitive: Collection[Cell] = ()) -> frozenset[Cell]:
    """The cells to withhold: counts from 1 to below the threshold and `sensitive` ones, and what would give them away.

    Of every such cell at least `threshold` values stay possible. Totals that are never given are among the answer.
    """
    small = {cell for cell, n in table.cells.items() if 0 < n < threshold or cell in sensitive} - table.untold
    found = {*small, *table.untold}
    # The smallest first: what hides them often hides the others too.
    for cell in sorted(small, key=lambda one: (table.cells[one], one)):
        while not is_safe(table, found, cell, threshold):
            more = _circle(table, found, cell, threshold)
            if not more:  # nothing can hide it: nothing of the table is told
                return frozenset(table.cells)
            found |= more
    return frozenset(found)


def is_safe(table: CountTable, withheld: Collection[Cell], cell: Cell, threshold: int) -> bool:
    """Whether at least `threshold` steps lie between the least and the most that a cell can be."""
    least, most = bounds(table, withheld, cell, threshold)
    return most - least >= threshold


def _steps(table: CountTable, cells: Collection[Cell]) -> dict[Node, list[tuple[Node, Cell, int]]]:
    """From each node where a cell leads to: +1 along it (it grows), -1 against it (it shrinks)."""
    found: dict[Node, list[tuple[Node, Cell, int]]] = {}
    for cell in sorted(cells):
        start, end = table.ends(cell)
        found.setdefault(start, []).append((end, cell, 1))
        found.setdefault(end, []).append((start, cell, -1))
    return found


def _flow(table: CountTable, cells: Collection[Cell], source: Node, sink: Node, enough: int) -> int:
    """How much can go from one node to another: a cell grows without end and shrinks to nought."""
    steps, moved, total = _steps(table, cells), dict.fromkeys(cells, 0), 0

    def room(cell: Cell, sign: int) -> int:
        return enough if sign > 0 else table.cells[cell] + moved[cell]

    while total < enough and (path := _path(steps, source, sink, room)):
        amount = min(enough - total, *(room(cell, sign) for cell, sign in path))
        for cell, sign in path:
            moved[cell] += sign * amount
        total += amount
    return total


def _path(
    steps: Mapping[Node, list[tuple[Node, Cell, int]]], source: Node, sink: Node, room: Callable[[Cell, int], int]
) -> list[tuple[Cell, int]]:
    came: dict[Node, tuple[Node, Cell, int]] = {}
    waiting = deque([source])
    while waiting and sink not in came:
        here = waiting.popleft()
        for there, cell, sign in steps.get(here, ()):
            if there not in came and there != source and room(cell, sign) > 0:
                came[there] = (here, cell, sign)
                waiting.append(there)
    return list(_back(came, source, sink)) if sink in came else []


def _back(came: Mapping[Node, tuple[Node, Cell, int]], source: Node, sink: Node) -> Iterator[tuple[Cell, int]]:
    node = sink
    while node != source:
        node, cell, sign = came[node]
        yield cell, sign


def _circle(table: CountTable, withheld: Collection[Cell], cell: Cell, threshold: int) -> set[Cell]:
    """The cheapest cells that let one more circle through a cell, on which it can grow by as much as possible."""
    start, end = table.ends(cell)
    steps = _steps(table, [one for one in table.cells if one != cell])
    # A wide circle first: one of a single step would have to be followed by more of them.
    for need in range(threshold, 0, -1):
        came: dict[Node, tuple[Node, Cell, int]] = {}
        cost: dict[Node, int] = {end: 0}
        waiting: list[tuple[int, Node]] = [(0, end)]
        while waiting:
            so_far, here = heapq.heappop(waiting)
            # Found again at a lower cost meanwhile.
            if so_far > cost[here]:
                continue
            for there, one, sign in steps.get(here, ()):
                new = so_far + _cost(table, withheld, one)
                if (sign > 0 or table.cells[one] >= need) and new < cost.get(there, new + 1):
                    cost[there], came[there] = new, (here, one, sign)
                    heapq.heappush(waiting, (new, there))
        if start in came:
            more = {one for one, _ in _back(came, end, start)} - set(withheld)
            if more:
                return more
    return set()


def _cost(table: CountTable, withheld: Collection[Cell], cell: Cell) -> int:
    if cell in withheld:
        return 0
    value = table.cells[cell]
    # By its size: of two cells the smaller one is missed less.
    return (_TOTAL if table.is_total(cell) else 1) * (value or _NOBODY)

"""A large plain question as a table: rows are demands, cells are merged half days, and each person sits in one a row.

Plain is a question whose sessions lie on one merged half day each and that has neither minimums, quotas, limits of
departments, wishes, earlier seats, an order of trainings nor hours that bind. Nearly all large calendars of single days
are so, and then a bit per cell says what is free: nothing is held per demand and session.
"""

from dataclasses import dataclass

import numpy as np

from skillmap.allocation.columns import Ints
from skillmap.allocation.model import Model, Numbers
from skillmap.allocation.state import NOWHERE

LARGE = 50_000
"""Pairs of demand and offer from which the table is used; below, the linear program is soon solved and exact."""


@dataclass(frozen=True)
class SeatTable:
    """Lists by row (demands with an offer, in the order of the model), training, section and cell, by number."""

    model: Model
    demand: tuple[int, ...]
    """Per row: its number in the model."""
    person: tuple[int, ...]
    training: tuple[int, ...]
    section: tuple[int, ...]
    priority: tuple[int, ...]
    cells: tuple[int, ...]
    """Per row: the cells that nothing forbids from the start, as a bit set; the lowest bit is the earliest."""
    offer: Numbers
    """Per training and cell: the offer, or NOWHERE."""
    room: Ints
    """Per training and cell: seats."""
    limit: Ints
    """Per section and cell: people who may be away."""
    weeks: tuple[int, ...]
    """Per cell."""

    def choice(self, at: list[int]) -> list[int]:
        """The offer per demand of the model when each row sits in the cell `at`, or NOWHERE."""
        found = [NOWHERE] * len(self.model.demands)
        for row, cell in enumerate(at):
            if cell != NOWHERE:
                found[self.demand[row]] = self.offer[self.training[row]][cell]
        return found


def seat_table(model: Model, least: int = LARGE) -> SeatTable | None:
    """The table of a plain question with at least so many pairs of demand and offer; None for any other."""
    if sum(map(len, model.options)) < max(1, least) or not _is_plain(model):
        return None
    rows = tuple(no for no, options in enumerate(model.options) if options)
    cell_of, weeks = _cells(model)
    numbers: dict[str, int] = {}
    for one in model.offers:
        numbers.setdefault(one.training, len(numbers))
    offer = [[NOWHERE] * len(weeks) for _ in numbers]
    room = np.zeros((len(numbers), len(weeks)), dtype=np.int64)
    for no, one in enumerate(model.offers):
        training, cell = numbers[one.training], cell_of[one.bits[0]]
        if offer[training][cell] != NOWHERE:  # two sessions of a day that somebody can tell apart
            return None
        offer[training][cell], room[training, cell] = no, one.room
    sets: dict[tuple[int, ...], int] = {}
    for row in rows:
        options = model.options[row]
        # Nearly everybody shares the options of the training: each of them is turned into bits once.
        if options not in sets:
            sets[options] = sum(1 << cell_of[model.offers[o].bits[0]] for o in options)
    order = sorted(cell_of, key=lambda bit: cell_of[bit])
    return SeatTable(
        model=model,
        demand=rows,
        person=tuple(model.person[row] for row in rows),
        training=tuple(numbers[model.demands[row].training] for row in rows),
        section=tuple(model.section[model.person[row]] for row in rows),
        priority=tuple(model.demands[row].priority for row in rows),
        cells=tuple(sets[model.options[row]] for row in rows),
        offer=tuple(map(tuple, offer)),
        room=room,
        limit=np.array(model.limits, dtype=np.int64)[:, order],
        weeks=weeks,
    )


def _is_plain(model: Model) -> bool:
    problem = model.problem
    if problem.limits or problem.earlier or any(model.wished) or any(model.before):
        return False
    if any(len(one.bits) != 1 or one.need > 1 or one.quotas for one in model.offers):
        return False
    hours = [0.0] * len(model.demands_of)
    for no, options in enumerate(model.options):
        if options:
            hours[model.person[no]] += model.offers[options[0]].hours
    return all(asked <= left + 1e-9 for asked, left in zip(hours, model.hours_left, strict=True))


def _cells(model: Model) -> tuple[dict[int, int], tuple[int, ...]]:
    """The cell of each merged half day, the earliest first, and the weeks of each cell."""
    weeks = {one.bits[0]: (one.weeks, one.begins) for one in model.offers}
    order = sorted(weeks, key=lambda bit: (weeks[bit], bit))
    return {bit: cell for cell, bit in enumerate(order)}, tuple(weeks[bit][0] for bit in order)

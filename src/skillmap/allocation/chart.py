"""What each seat is worth to each person: goals in order as one number, so that people can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from skillmap.allocation.columns import Floats, SeatColumns
from skillmap.allocation.problem import SeatGoal
from skillmap.allocation.shared import ORDER, gains

TOGETHER = 8
"""People whose seats change in one step at most: what one of them gains of a later goal times so many stays below one
of an earlier goal."""
# Doubles tell whole numbers apart up to 2^53; sums of some people's worth and the ties below one need what is left.
MOST = 2.0**48


@dataclass(frozen=True)
class WorthChart:
    """Worth by column: whole numbers, and less than one half for everybody who moves together where ties are broken."""

    columns: SeatColumns
    worth: Floats
    _split: dict[int, list[list[float]]] = field(default_factory=dict)
    _sections: dict[int, list[int]] = field(default_factory=dict)

    def of(self, person: int) -> list[list[float]]:
        """What somebody's options are worth, demand by demand."""
        found = self._split.get(person)
        if found is None:
            found = self._split[person] = self.columns.split(person, self.worth)
        return found

    def section(self, section: int) -> list[int]:
        """The places in `columns.people` of those who belong to a section; KeyError where nobody does."""
        if not self._sections:
            for place, one in enumerate(self.columns.people):
                self._sections.setdefault(self.columns.model.section[one.person], []).append(place)
        return self._sections[section]


def chart(columns: SeatColumns, goals: Sequence[SeatGoal] = ORDER, ties: Floats | None = None) -> WorthChart:
    """The worth of every column by these goals, the first counting most; `ties` (0 to 1) decide among equals."""
    demands = int(np.diff(columns.demands_from).max(initial=1))
    worth, unit = np.zeros(len(columns.offer)), 1.0
    for goal in reversed(goals):
        gain = gains(columns, goal)
        most = float(np.abs(gain).max(initial=0.0))
        # A goal that no longer fits under an earlier one is left out here; blocks and the score still go by it.
        if most and unit * most * demands < MOST:
            worth += unit * gain
            unit *= TOGETHER * most * demands + 1
    if ties is not None:
        # Together less than one half: ties decide among equals and never against a whole number.
        worth += ties * (0.4 / (TOGETHER * demands))
    return WorthChart(columns, worth)

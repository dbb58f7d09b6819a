"""A part of the model in solver's terms: columns (demand takes offer) and rows, before any solver library is seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from skillmap.allocation.model import Model
from skillmap.allocation.state import SearchState


@dataclass(frozen=True, slots=True)
class SolverRow:
    """lower <= sum of value × column <= upper."""

    columns: Sequence[int]
    values: Sequence[float]
    lower: float
    upper: float


def at_most(columns: Sequence[int], upper: float) -> SolverRow:
    """A row of the program: these columns (numbers from 0), each with factor 1, sum to `upper` at most."""
    return SolverRow(columns, [1.0] * len(columns), -inf, upper)


@dataclass(slots=True)
class Block:
    """The demands of some persons, everybody else staying where they are in `state` (where these have no seats)."""

    model: Model
    state: SearchState
    demands: tuple[int, ...]
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Per column: demand and offer."""
    of_demand: dict[int, range] = field(default_factory=dict)
    of_offer: dict[int, list[int]] = field(default_factory=dict)
    switches: dict[int, int] = field(default_factory=dict)
    """Offer -> column that says whether it is held at all; these columns follow those of the pairs."""

    def __post_init__(self) -> None:
        for demand in self.demands:
            start = len(self.pairs)
            for offer in self.model.options[demand]:
                if self.state.is_free(demand, offer):
                    self.of_offer.setdefault(offer, []).append(len(self.pairs))
                    self.pairs.append((demand, offer))
            self.of_demand[demand] = range(start, len(self.pairs))

    @property
    def width(self) -> int:
        """Number of columns, switches included."""
        return len(self.pairs) + len(self.switches)

    def switch(self, offer: int) -> int:
        """The column that says whether an offer is held."""
        # Behind the pairs, and only where a rule asks for one: columns that say nothing slow the solver down.
        return self.switches.setdefault(offer, len(self.pairs) + len(self.switches))

    def persons(self) -> Iterable[tuple[int, list[int]]]:
        """Persons with their demands in this block."""
        found: dict[int, list[int]] = {}
        for demand in self.demands:
            found.setdefault(self.model.person[demand], []).append(demand)
        return found.items()

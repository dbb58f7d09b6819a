"""Large-neighbourhood search: again and again some people are seated anew as well as possible, the others staying."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from math import inf
from time import monotonic

from skillmap.allocation.block import Block, SolverRow
from skillmap.allocation.model import Model
from skillmap.allocation.problem import PRIORITY_OF, SeatGoal
from skillmap.allocation.rules import RULES
from skillmap.allocation.shared import ORDER
from skillmap.allocation.solve import best
from skillmap.allocation.state import NOWHERE, SearchState

NODES = 200
"""Branches the solver may take in one block."""
MOST_WORK = 8000
"""Simplex iterations that a block may take; with more, two smaller ones find more in the same time."""
MOST_WEIGHT = 2**27
"""Goals share one run of the solver as long as all together stay below: it tells no finer parts of a sum apart."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a round brought."""

    is_better: bool
    """A goal got better and no goal before it worse."""
    is_exact: bool
    """The block was solved to the end; False = it was too large for the branches allowed."""
    work: int = 0
    """Simplex iterations that it took."""
    proven: tuple[SeatGoal, ...] = ()
    """Goals of which the block can have no more, those before them being as good; only where they were asked apart."""

    @property
    def is_light(self) -> bool:
        """Solved to the end, and soon: blocks of this size pay."""
        return self.is_exact and self.work <= MOST_WORK


def improve(
    state: SearchState,
    persons: Sequence[int],
    seconds: float = inf,
    goals: Sequence[SeatGoal] = ORDER,
    settled: Collection[SeatGoal] = (),
    *,
    apart: bool = False,
) -> Turn:
    """Seats these people anew, within so much time. Never makes any of the goals, the first of all, worse.

    `settled` are the first of them that no answer can have more of: they are only held. `apart`: each goal by a run of
    its own, which takes longer and tells which of them are proven.
    """
    model = state.model
    demands = tuple(d for p in persons for d in model.demands_of[p] if model.options[d])
    before = {d: state.choice[d] for d in demands}
    state.release(demands)
    block = Block(model, state, demands)
    solving = _Solving(block, monotonic() + seconds, goals, settled, 1 if apart else MOST_WEIGHT)
    chosen = solving.run(before)
    # Columns beyond the pairs are switches: whether a session with a minimum is held at all.
    after = dict(block.pairs[c] for c in chosen if c < len(block.pairs))
    found = {d: after.get(d, NOWHERE) for d in demands}
    was, now = (block_score(model, choice)[: len(goals)] for choice in (before, found))
    for demand, offer in (found if now >= was else before).items():
        if offer != NOWHERE:
            state.take(demand, offer)
    return Turn(now > was, solving.is_exact, solving.work, tuple(solving.proven) if apart else ())


def block_score(model: Model, choice: dict[int, int]) -> tuple[int, ...]:
    """`SearchState.score` for some demands only, but for what it has of seats that are given up."""
    pairs = [(demand, offer) for demand, offer in choice.items() if offer != NOWHERE]
    return tuple(sum(gain(model, goal, demand, offer) for demand, offer in pairs) for goal in ORDER)


def gain(model: Model, goal: SeatGoal, demand: int, offer: int) -> int:
    """What a demand in an offer adds to a goal; larger is better."""
    match goal:
        case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN:
            return int(model.demands[demand].priority == PRIORITY_OF[goal])
        case SeatGoal.SEATED:
            return 1
        case SeatGoal.MOVED:
            return int(model.earlier[demand] == offer)
        case SeatGoal.WISHED:
            return int(offer in model.wished[demand])
        case SeatGoal.RANKED:
            return -model.wished[demand].index(offer) if offer in model.wished[demand] else 0
        case SeatGoal.WEEKS:
            return -model.offers[offer].weeks


@dataclass(slots=True)
class _Solving:
    """A block being solved goal after goal; goals that fit into one sum of weights share one run."""

    block: Block
    ends: float
    goals: Sequence[SeatGoal]
    settled: Collection[SeatGoal]
    most_weight: int
    is_exact: bool = True
    work: int = 0
    proven: list[SeatGoal] = field(default_factory=list)
    rows: list[SolverRow] = field(default_factory=list)

    def run(self, before: dict[int, int]) -> list[int]:
        """Columns of the best seating, beginning with the seats that the demands have."""
        block, model = self.block, self.block.model
        self.rows = [row for rule in RULES for row in rule.rows(block)]
        column = {pair: c for c, pair in enumerate(block.pairs)}
        start = [column[d, o] for d, o in before.items() if o != NOWHERE]
        held = {block.pairs[c][1] for c in start}
        start += [switch for offer, switch in block.switches.items() if offer in held]
        together: list[tuple[SeatGoal, list[int]]] = []
        weight = 1
        for goal in self.goals:
            worth = [gain(model, goal, d, o) for d, o in block.pairs]
            low, high = self._range(worth)
            if low == high:
                continue
            # What is reached already is held by a row, unless a goal before it may still ask for something of it.
            if not together and (goal in self.settled or _value(worth, start) == high):
                self._hold(worth, start)
                continue
            if weight * (high - low + 1) > self.most_weight and together:
                start = self._solve(together, start)
                together, weight = [], 1
            together.append((goal, worth))
            weight *= high - low + 1
        return self._solve(together, start) if together else start

    def _range(self, worth: Sequence[int]) -> tuple[int, int]:
        """Least and most that the block can have of a goal, by each demand's own offers."""
        own = [[worth[c] for c in columns] for columns in self.block.of_demand.values()]
        return sum(min((0, *values)) for values in own), sum(max((0, *values)) for values in own)

    def _hold(self, worth: Sequence[int], start: Sequence[int]) -> None:
        columns = [c for c, value in enumerate(worth) if value]
        if columns:
            values = [float(worth[c]) for c in columns]
            self.rows.append(SolverRow(columns, values, float(_value(worth, start)), inf))

    def _solve(self, goals: Sequence[tuple[SeatGoal, Sequence[int]]], start: list[int]) -> list[int]:
        """The best seating by these goals in order, which is then held."""
        costs, unit = [0] * len(self.block.pairs), 1
        for _, worth in reversed(goals):
            low, high = self._range(worth)
            costs = [cost + unit * value for cost, value in zip(costs, worth, strict=True)]
            unit *= high - low + 1
        costs += [0] * len(self.block.switches)
        found = best(self.block.width, costs, self.rows, start, nodes=NODES, seconds=self.ends - monotonic())
        self.is_exact = self.is_exact and found.is_proven
        self.work += found.work
        if found.is_proven:
            self.proven += [goal for goal, _ in goals]
        if found.columns is not None and _value(costs, found.columns) >= _value(costs, start):
            start = found.columns
        for _, worth in goals:
            self._hold(worth, start)
        return start


def _value(worth: Sequence[int], columns: Sequence[int]) -> int:
    """The sum over columns; switches are worth nothing."""
    return sum(worth[c] for c in columns if c < len(worth))

"""Large-neighbourhood search: again and again some people are seated anew as well as possible, the others staying."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf
from random import Random
from time import monotonic

from skillmap.allocation.block import Block, SolverRow
from skillmap.allocation.model import Model
from skillmap.allocation.problem import AGAIN, FIRST, RAISED
from skillmap.allocation.rules import RULES
from skillmap.allocation.solve import best
from skillmap.allocation.state import NOWHERE, SearchState

NODES = 200
"""Branches the solver may take in one block."""
MOST_WORK = 8000
"""Simplex iterations that a block may take; with more, two smaller ones find more in the same time."""
SMALLEST = 25
"""People in a block at least."""
FIRST_SIZE = 40
"""People in the first block where every rule bites: 200 of them took the solver half a minute."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a round brought."""

    is_better: bool
    """A goal got better and no goal before it worse."""
    is_exact: bool
    """The block was solved to the end; False = it was too large for the branches allowed."""
    work: int = 0
    """Simplex iterations that it took."""

    @property
    def is_light(self) -> bool:
        """Solved to the end, and soon: blocks of this size pay."""
        return self.is_exact and self.work <= MOST_WORK


def improve(state: SearchState, persons: Sequence[int], seconds: float = inf) -> Turn:
    """Seats these people anew, within so much time. Never makes anything worse."""
    model = state.model
    demands = tuple(d for p in persons for d in model.demands_of[p] if model.options[d])
    before = {d: state.choice[d] for d in demands}
    score = block_score(model, before)
    state.release(demands)
    block = Block(model, state, demands)
    solving = _Solving(block, monotonic() + seconds)
    chosen = solving.run(before)
    # Columns beyond the pairs are switches: whether a session with a minimum is held at all.
    after = dict(block.pairs[c] for c in chosen if c < len(block.pairs))
    found = {d: after.get(d, NOWHERE) for d in demands}
    better = block_score(model, found) > score
    keep = found if block_score(model, found) >= score else before
    for demand, offer in keep.items():
        if offer != NOWHERE:
            state.take(demand, offer)
    return Turn(better, solving.is_exact, solving.work)


def block_score(model: Model, choice: dict[int, int]) -> tuple[int, ...]:
    """`SearchState.score` for some demands only."""
    taken = [(model.demands[d].priority, model.offers[o].weeks) for d, o in choice.items() if o != NOWHERE]
    wished = [model.wished[d].index(o) for d, o in choice.items() if o in model.wished[d]]
    return (
        sum(priority == FIRST for priority, _ in taken),
        sum(priority == RAISED for priority, _ in taken),
        sum(priority == AGAIN for priority, _ in taken),
        len(taken),
        -sum(model.earlier[d] not in (NOWHERE, o) for d, o in choice.items()),
        len(wished),
        -sum(wished),
        -sum(weeks for _, weeks in taken),
    )


@dataclass(slots=True)
class _Solving:
    """A block being solved goal after goal; goals that cannot be told apart safely share one run."""

    block: Block
    ends: float
    is_exact: bool = True
    work: int = 0
    rows: list[SolverRow] = field(default_factory=list)

    def run(self, before: dict[int, int]) -> list[int]:
        """Columns of the best seating, beginning with the seats that the demands have."""
        block, model = self.block, self.block.model
        self.rows = [row for rule in RULES for row in rule.rows(block)]
        column = {pair: c for c, pair in enumerate(block.pairs)}
        start = [column[d, o] for d, o in before.items() if o != NOWHERE]
        held = {block.pairs[c][1] for c in start}
        start += [switch for offer, switch in block.switches.items() if offer in held]
        has_earlier = any(model.earlier[d] != NOWHERE for d in block.demands)
        for priority in (FIRST, RAISED, AGAIN, *([0] if has_earlier else [])):
            start = self._count_goal(start, priority)
        return self._last_goals(start, has_earlier=has_earlier)

    def _best(self, costs: Sequence[float], start: list[int]) -> list[int] | None:
        found = best(self.block.width, costs, self.rows, start, nodes=NODES, seconds=self.ends - monotonic())
        self.is_exact = self.is_exact and found.is_proven
        self.work += found.work
        return found.columns

    def _count_goal(self, start: list[int], priority: int) -> list[int]:
        """Seats as many demands of a priority (0 = all) as possible, and adds the row that holds the number."""
        block, model = self.block, self.block.model
        own = [c for c, (d, _) in enumerate(block.pairs) if priority in (0, model.demands[d].priority)]
        most = len({block.pairs[c][0] for c in own})
        taken = set(start)
        value = sum(c in taken for c in own)
        if value < most:
            wanted = set(own)
            found = self._best([1.0 if c in wanted else 0.0 for c in range(block.width)], start)
            if found is not None and sum(c in wanted for c in found) > value:
                start, value = found, sum(c in wanted for c in found)
        if own:
            self.rows.append(SolverRow(own, [1.0] * len(own), float(value), float(most)))
        return start

    def _last_goals(self, start: list[int], *, has_earlier: bool) -> list[int]:
        """Most seats (fewest moves, where seats are counted already), then wishes, ranks, weeks, weighted in order."""
        block, model = self.block, self.block.model
        wished = [_rank(model.wished[d], o) for d, o in block.pairs]
        worth = [1 if not has_earlier else int(model.earlier[d] == o) for d, o in block.pairs]
        weeks = [model.offers[o].weeks for _, o in block.pairs]
        first = sum(rank is not None for rank in wished) + 1
        seats = [first * w + (rank is not None) for w, rank in zip(worth, wished, strict=True)]
        if not any(wished):
            return self._weighted(seats, weeks, start)
        # Too many goals for one sum of weights: the seats and wishes are counted first and held by a row.
        start = self._weighted(seats, [0] * len(weeks), start)
        reached = set(start)
        value = float(sum(w for c, w in enumerate(seats) if c in reached))
        columns = [c for c, w in enumerate(seats) if w]
        self.rows.append(SolverRow(columns, [float(seats[c]) for c in columns], value, inf))
        return self._weighted([-(rank or 0) for rank in wished], weeks, start)

    def _weighted(self, worth: Sequence[int], weeks: Sequence[int], start: list[int]) -> list[int]:
        """The best seating by worth, then by the fewest weeks."""
        block = self.block
        heavy = sum(max((weeks[c] for c in columns), default=0) for columns in block.of_demand.values()) + 1
        costs = [float(heavy * w - late) for w, late in zip(worth, weeks, strict=True)]
        found = self._best([*costs, *([0.0] * len(block.switches))], start)
        return start if found is None else found


def _rank(wishes: tuple[int, ...], offer: int) -> int | None:
    return wishes.index(offer) if offer in wishes else None


class Chooser:
    """Picks the people of the next block, by turns around an unseated demand, by section, by course, at random."""

    def __init__(self, model: Model, size: int, seed: int) -> None:
        self.model, self.most, self.random = model, size, Random(seed)
        self.size = size
        self.people = [p for p, demands in enumerate(model.demands_of) if any(model.options[d] for d in demands)]
        self.by_section: dict[int, list[int]] = {}
        self.by_training: dict[str, list[int]] = {}
        for p in self.people:
            self.by_section.setdefault(model.section[p], []).append(p)
            for d in model.demands_of[p]:
                self.by_training.setdefault(model.demands[d].training, []).append(p)
        self.turn = 0

    @property
    def is_everybody(self) -> bool:
        """Whether a block holds everybody."""
        return len(self.people) <= self.size

    def fit(self, *, is_light: bool) -> None:
        """The next blocks smaller by a third after one that was too large, else slowly back to the usual size."""
        if is_light:
            self.size = min(self.most, self.size + max(1, self.size // 20))
        else:
            self.size = max(min(SMALLEST, self.most), self.size * 2 // 3)

    def pick(self, state: SearchState) -> list[int]:
        """Persons, each once, at most `size`."""
        self.turn += 1
        kind = self.turn % 4
        unseated = [d for d, o in enumerate(state.choice) if o == NOWHERE and self.model.options[d]]
        if self.is_everybody:
            return self.people
        if kind in (0, 2) and unseated:
            return self._around(self.random.choice(unseated))
        if kind == 1:
            return self._sections()
        if kind == 2:
            return self._courses()
        return self.random.sample(self.people, self.size)

    def _around(self, demand: int) -> list[int]:
        person, training = self.model.person[demand], self.model.demands[demand].training
        near = self._some(self.by_training[training], self.size // 2) + self._some(
            self.by_section[self.model.section[person]], self.size // 4
        )
        return self._unique([person, *near, *self._some(self.people, self.size // 4)])

    def _sections(self) -> list[int]:
        found: list[int] = []
        names = list(self.by_section)
        while len(found) < self.size:
            found += self.by_section[self.random.choice(names)]
        return self._unique(found)

    def _courses(self) -> list[int]:
        return self._unique(
            self._some(self.by_training[self.random.choice(list(self.by_training))], self.size)
            + self._some(self.people, self.size)
        )

    def _some(self, people: list[int], count: int) -> list[int]:
        return self.random.sample(people, min(count, len(people)))

    def _unique(self, people: list[int]) -> list[int]:
        return list(dict.fromkeys(people))[: self.size]

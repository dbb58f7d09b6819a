"""Large-neighbourhood search: again and again some people are seated anew as well as possible, the others staying."""

from collections.abc import Sequence
from random import Random

from skillmap.allocation.block import Block, Row
from skillmap.allocation.model import Model
from skillmap.allocation.problem import FIRST, RAISED
from skillmap.allocation.rules import RULES
from skillmap.allocation.solve import best
from skillmap.allocation.state import NOWHERE, State

NODES = 200
"""Branches the solver may take in one block."""


def improve(state: State, persons: Sequence[int]) -> bool:
    """Seats these people anew; True when a goal got better and no goal before it worse. Never makes anything worse."""
    model = state.model
    demands = tuple(d for p in persons for d in model.demands_of[p] if model.options[d])
    before = {d: state.choice[d] for d in demands}
    score = block_score(model, before)
    state.release(demands)
    block = Block(model, state, demands)
    chosen = _solve(block, before)
    # Columns beyond the pairs are switches: whether a session with a minimum is held at all.
    after = dict(block.pairs[c] for c in chosen if c < len(block.pairs))
    found = {d: after.get(d, NOWHERE) for d in demands}
    better = block_score(model, found) > score
    keep = found if block_score(model, found) >= score else before
    for demand, offer in keep.items():
        if offer != NOWHERE:
            state.take(demand, offer)
    return better


def block_score(model: Model, choice: dict[int, int]) -> tuple[int, ...]:
    """`State.score` for some demands only."""
    taken = [(model.demands[d].priority, model.offers[o].weeks) for d, o in choice.items() if o != NOWHERE]
    return (
        sum(priority == FIRST for priority, _ in taken),
        sum(priority == RAISED for priority, _ in taken),
        len(taken),
        -sum(model.earlier[d] not in (NOWHERE, o) for d, o in choice.items()),
        sum(o != NOWHERE and model.wished[d] == o for d, o in choice.items()),
        -sum(weeks for _, weeks in taken),
    )


def _solve(block: Block, before: dict[int, int]) -> list[int]:
    """Columns of the best seating of a block, goal after goal; goals that cannot be told apart safely share one run."""
    model = block.model
    rows: list[Row] = [row for rule in RULES for row in rule.rows(block)]
    column = {pair: c for c, pair in enumerate(block.pairs)}
    start = [column[d, o] for d, o in before.items() if o != NOWHERE]
    start += [switch for offer, switch in block.switches.items() if any(block.pairs[c][1] == offer for c in start)]
    has_earlier = any(model.earlier[d] != NOWHERE for d in block.demands)
    for priority in (FIRST, RAISED):
        rows, start = _count_goal(block, rows, start, priority)
    if has_earlier:
        rows, start = _count_goal(block, rows, start, 0)
    return _last_goals(block, rows, start, has_earlier=has_earlier)


def _count_goal(block: Block, rows: list[Row], start: list[int], priority: int) -> tuple[list[Row], list[int]]:
    """Seats as many demands of a priority (0 = all) as possible, and adds the row that holds the number."""
    model = block.model
    own = [c for c, (d, _) in enumerate(block.pairs) if priority in (0, model.demands[d].priority)]
    most = len({block.pairs[c][0] for c in own})
    taken = set(start)
    value = sum(c in taken for c in own)
    if value < most:
        wanted = set(own)
        found = best(block.width, [1.0 if c in wanted else 0.0 for c in range(block.width)], rows, start, nodes=NODES)
        if found is not None and sum(c in wanted for c in found) > value:
            start, value = found, sum(c in wanted for c in found)
    if own:
        rows = [*rows, Row(own, [1.0] * len(own), float(value), float(most))]
    return rows, start


def _last_goals(block: Block, rows: list[Row], start: list[int], *, has_earlier: bool) -> list[int]:
    """Most seats (fewest moves, where seats are counted already), then wishes, then weeks, weighted in this order."""
    model = block.model
    latest = {
        d: max((model.offers[block.pairs[c][1]].weeks for c in columns), default=0)
        for d, columns in block.of_demand.items()
    }
    heavy = sum(latest.values()) + 1
    wishes = sum(model.wished[d] == o for d, o in block.pairs)
    costs = [0.0] * block.width
    for c, (d, o) in enumerate(block.pairs):
        worth = 1 if not has_earlier else int(model.earlier[d] == o)
        as_wished = int(model.wished[d] == o)
        costs[c] = float(heavy * ((wishes + 1) * worth + as_wished) - model.offers[o].weeks)
    found = best(block.width, costs, rows, start, nodes=NODES)
    return start if found is None else found


class Chooser:
    """Picks the people of the next block, by turns around an unseated demand, by section, by course, at random."""

    def __init__(self, model: Model, size: int, seed: int) -> None:
        self.model, self.size, self.random = model, size, Random(seed)
        self.people = [p for p, demands in enumerate(model.demands_of) if any(model.options[d] for d in demands)]
        self.by_section: dict[int, list[int]] = {}
        self.by_training: dict[str, list[int]] = {}
        for p in self.people:
            self.by_section.setdefault(model.section[p], []).append(p)
            for d in model.demands_of[p]:
                self.by_training.setdefault(model.demands[d].training, []).append(p)
        self.turn = 0

    def pick(self, state: State) -> list[int]:
        """Persons, each once, at most `size`."""
        self.turn += 1
        kind = self.turn % 4
        unseated = [d for d, o in enumerate(state.choice) if o == NOWHERE and self.model.options[d]]
        if len(self.people) <= self.size:
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

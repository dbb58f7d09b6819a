"""How good any solution could be, goal by goal: counted where that is enough, by linear programming where it is not."""

from dataclasses import dataclass, field
from math import floor, inf

from skillmap.allocation.block import Block, SolverRow
from skillmap.allocation.model import Model
from skillmap.allocation.problem import PRIORITY_OF, SeatGoal
from skillmap.allocation.rules import RULES
from skillmap.allocation.solve import bound
from skillmap.allocation.state import NOWHERE, SearchState

ORDER = tuple(SeatGoal)
Score = tuple[int, ...]
"""As `State.score`: a number per goal in the order of `SeatGoal`, larger is better."""


@dataclass(slots=True)
class Bounds:
    """Upper bounds of score values, worked out when first asked for."""

    model: Model
    _whole: tuple[Block, list[SolverRow]] | None = None
    _known: dict[tuple[int, Score], int] = field(default_factory=dict)

    def trivial(self, place: int, score: Score) -> int:
        """A bound of the goal at a place of the score that needs no solver."""
        model = self.model
        able = [d for d, options in enumerate(model.options) if options]
        match ORDER[place]:
            case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN as goal:
                return sum(model.demands[d].priority == PRIORITY_OF[goal] for d in able)
            case SeatGoal.SEATED:
                return len(able)
            case SeatGoal.MOVED:
                return -sum(
                    1 for d, offer in enumerate(model.earlier) if offer != NOWHERE and offer not in model.options[d]
                )
            case SeatGoal.WISHED:
                return sum(not set(model.options[d]).isdisjoint(model.wished[d]) for d in able)
            case SeatGoal.RANKED:
                return 0
            case SeatGoal.WEEKS:
                soonest = sorted(min(model.offers[o].weeks for o in model.options[d]) for d in able)
                return -sum(soonest[: score[ORDER.index(SeatGoal.SEATED)]])

    def known(self, place: int, score: Score) -> int | None:
        """The bound of a goal given the goals before it, if no solver is needed (any more); else None."""
        quick = self.trivial(place, score)
        return quick if quick == score[place] else self._known.get((place, score[:place]))

    def quick(self, place: int, score: Score) -> int:
        """The best bound of a goal that is there without the solver."""
        known = self.known(place, score)
        return self.trivial(place, score) if known is None else known

    def solve(self, place: int, score: Score, seconds: float = inf) -> int:
        """The bound of a goal, the goals before it being at least as good as in `score`."""
        if (known := self.known(place, score)) is not None:
            return known
        block, rows = self.whole()
        given = [self._at_least(block, goal, score[goal]) for goal in range(place) if self.trivial(goal, score)]
        found = bound(block.width, self._costs(block, place), [*rows, *given], seconds=seconds)
        value = min(self.trivial(place, score), floor(found.value + self._constant(place) + 1e-4))
        self._known[place, score[:place]] = value
        return value

    def whole(self) -> tuple[Block, list[SolverRow]]:
        """Everybody as one block, with its rows; built once."""
        if self._whole is None:
            block = Block(self.model, SearchState(self.model), tuple(range(len(self.model.demands))))
            self._whole = block, [row for rule in RULES for row in rule.rows(block)]
        return self._whole

    def _costs(self, block: Block, place: int) -> list[float]:
        """The goal as a number per column; with `_constant` it adds up to the score."""
        model, goal = self.model, ORDER[place]
        costs = [0.0] * block.width
        for column, (demand, offer) in enumerate(block.pairs):
            match goal:
                case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN:
                    costs[column] = float(model.demands[demand].priority == PRIORITY_OF[goal])
                case SeatGoal.SEATED:
                    costs[column] = 1.0
                case SeatGoal.MOVED:
                    costs[column] = float(model.earlier[demand] == offer)
                case SeatGoal.WISHED:
                    costs[column] = float(offer in model.wished[demand])
                case SeatGoal.RANKED:
                    wishes = model.wished[demand]
                    costs[column] = -float(wishes.index(offer)) if offer in wishes else 0.0
                case SeatGoal.WEEKS:
                    costs[column] = -float(model.offers[offer].weeks)
        return costs

    def _constant(self, place: int) -> int:
        return -sum(offer != NOWHERE for offer in self.model.earlier) if ORDER[place] is SeatGoal.MOVED else 0

    def _at_least(self, block: Block, place: int, value: int) -> SolverRow:
        costs = self._costs(block, place)
        columns = [c for c, cost in enumerate(costs) if cost]
        return SolverRow(columns, [costs[c] for c in columns], float(value - self._constant(place)), inf)

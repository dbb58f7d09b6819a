"""How good any solution could be, goal by goal: counted at once, then by prices of what people share."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from math import floor, inf
from time import monotonic

import numpy as np

from skillmap.allocation.block import Block, SolverRow
from skillmap.allocation.choices import choices
from skillmap.allocation.columns import Floats, SeatColumns, columns
from skillmap.allocation.first_prices import by_weeks
from skillmap.allocation.model import Model
from skillmap.allocation.prices import Cut, Generation, Market, Prices
from skillmap.allocation.problem import PRIORITY_OF, SeatGoal
from skillmap.allocation.rules import RULES
from skillmap.allocation.shared import ORDER, constant, gains
from skillmap.allocation.solve import bound
from skillmap.allocation.state import NOWHERE, SearchState

Score = tuple[int, ...]
"""As `SearchState.score`: a number per goal in the order of `SeatGoal`, larger is better."""
DEAR = (1.0, 1.4, 2.0)
"""What a seat is worth, tried at first: in units of the most that one adds to the goal asked about."""
STEPS = 60
"""Steps of the prices of one goal; they have met before in an office's year."""


@dataclass(slots=True)
class _Asked:
    """What is known of a goal: cuts that hold for every score, and the score for which they were made."""

    cuts: list[Cut] = field(default_factory=list)
    given: Score | None = None
    unfinished: Generation | None = None
    """The run for this score that time ended; it goes on from there."""


@dataclass
class Bounds:
    """Upper bounds of score values, worked out when first asked for."""

    model: Model
    choice: Sequence[int] = ()
    """Per demand its offer in the best answer so far, or NOWHERE."""
    _asked: dict[int, _Asked] = field(default_factory=dict)
    _prices: Prices | None = None
    _solved: dict[tuple[int, Score], int] = field(default_factory=dict)

    @cached_property
    def columns(self) -> SeatColumns:
        """Everybody who could have a seat."""
        found = (choices(self.model, person) for person in range(len(self.model.demands_of)))
        return columns(self.model, [one for one in found if one.demands])

    @cached_property
    def is_plain(self) -> bool:
        """Whether nobody's own rules go beyond one session a half day: then one linear program says as much, sooner."""
        one_each = all(len(one.bits) <= 1 and one.need <= 1 for one in self.model.offers)
        return one_each and all(len(one.subsets) == 1 and not any(one.before) for one in self.columns.people)

    def trivial(self, place: int, score: Score) -> int:
        """A bound of the goal at a place of the score that needs no solver."""
        model, goal = self.model, ORDER[place]
        match goal:
            case SeatGoal.FIRST | SeatGoal.RAISED | SeatGoal.AGAIN | SeatGoal.SEATED:
                return self._counted[goal]
            case SeatGoal.MOVED:
                return -self._lost
            case SeatGoal.WISHED:
                pairs = zip(model.options, model.wished, strict=True)
                return sum(not set(options).isdisjoint(wished) for options, wished in pairs if wished)
            case SeatGoal.RANKED:
                return 0
            case SeatGoal.WEEKS:
                # No answer has fewer weeks than if as many people as sit now all sat in their earliest session, nor
                # than the earlier seats have that may not be given up.
                seated, moved = score[ORDER.index(SeatGoal.SEATED)], -score[ORDER.index(SeatGoal.MOVED)]
                return -max(self._soonest[seated], self._weeks_of_staying(seated, moved))

    @cached_property
    def _soonest(self) -> list[int]:
        """Weeks of so many seats (the place in the list) at least, each demand in its earliest session."""
        weeks = [offer.weeks for offer in self.model.offers]
        earliest = {options: min(weeks[o] for o in options) for options in set(self.model.options) if options}
        return [0, *accumulate(sorted(earliest[options] for options in self.model.options if options))]

    def _weeks_of_staying(self, seated: int, moved: int) -> int:
        """Weeks of so many seats at least, when no more than so many earlier seats are given up or moved.

        The latest of them may go; what they do not fill is filled by demands without one, each in its earliest session.
        """
        stay, others = self._earlier
        staying = len(stay) - 1
        going = min(staying, max(0, moved - self._lost))
        return stay[staying - going] + others[min(max(0, seated - staying), len(others) - 1)]

    @cached_property
    def _lost(self) -> int:
        """Earlier seats that cannot stay."""
        pairs = zip(self.model.earlier, self.model.options, strict=True)
        return sum(offer != NOWHERE and offer not in options for offer, options in pairs)

    @cached_property
    def _earlier(self) -> tuple[list[int], list[int]]:
        """Weeks of so many earlier seats that may stay, at least; and of so many demands that have none of these."""
        weeks = [offer.weeks for offer in self.model.offers]
        pairs = [*zip(self.model.earlier, self.model.options, strict=True)]
        stay = sorted(weeks[offer] for offer, options in pairs if offer in options)
        others = sorted(min(weeks[o] for o in options) for offer, options in pairs if options and offer not in options)
        return [0, *accumulate(stay)], [0, *accumulate(others)]

    @cached_property
    def _counted(self) -> dict[SeatGoal, int]:
        """Demands that fit into everybody's own hours, what others want left aside."""
        found = {SeatGoal.SEATED: 0, **dict.fromkeys(PRIORITY_OF, 0)}
        for one in self.columns.people:
            priorities = [self.model.demands[d].priority for d in one.demands]
            found[SeatGoal.SEATED] += max(len(subset) for subset in one.subsets)
            for goal, priority in PRIORITY_OF.items():
                found[goal] += max(sum(priorities[n] == priority for n in subset) for subset in one.subsets)
        return found

    def quick(self, place: int, score: Score) -> int:
        """The best bound of a goal that is there without the solver, given the goals before it."""
        found = self.trivial(place, score)
        if (solved := self._solved.get((place, score[:place]))) is not None:
            found = min(found, solved)
        for cut in self._asked[place].cuts if place in self._asked else ():
            # The score is a whole number, so a bound may be cut down to one; the small part is the solver's own
            # error.
            found = min(found, floor(cut.at(self._given(place, score)) + constant(self.model, ORDER[place]) + 1e-4))
        # The answer is there, so no true bound lies below it: whatever came out lower was rounding.
        return max(found, score[place])

    def learn(self, goals: Collection[SeatGoal], score: Score) -> None:
        """Take over that no answer has more of these goals than the score, the goals before each being as good."""
        for place, goal in enumerate(ORDER):
            if goal in goals:
                self._solved[place, score[:place]] = score[place]

    def solve(self, place: int, score: Score, seconds: float = inf) -> int:
        """The bound of a goal, the goals before it being at least as good as in `score`."""
        now = self.quick(place, score)
        if now == score[place] or (place, score[:place]) in self._solved:
            return now
        asked = self._asked.setdefault(place, _Asked())
        # For this score the prices have met: asking again would find the same.
        if asked.given == score[:place] and asked.unfinished is None:
            return now
        if self.is_plain:
            self._solved[place, score[:place]] = self._program(place, score, seconds)
        else:
            self._generate(place, score, seconds)
        return self.quick(place, score)

    def _before(self, place: int) -> list[int]:
        """Goals before one that matter at all."""
        return [goal for goal in range(place) if self._matters[goal]]

    @cached_property
    def _matters(self) -> list[bool]:
        return [bool(gains(self.columns, goal).any()) for goal in ORDER]

    def _given(self, place: int, score: Score) -> Floats:
        values = [score[goal] - constant(self.model, ORDER[goal]) for goal in self._before(place)]
        return np.array(values, dtype=np.float64)

    def _generate(self, place: int, score: Score, seconds: float) -> None:
        """Asks at prices that are better and better."""
        ends, asked = monotonic() + seconds, self._asked[place]
        generation = asked.unfinished if asked.given == score[:place] else None
        generation = generation or self._generation(place, score)
        for _ in range(STEPS):
            reached = floor(generation.bound + constant(self.model, ORDER[place]) + 1e-4) if generation.best else None
            if generation.is_done or reached == score[place] or monotonic() > ends:
                break
            generation.step(max(0.1, ends - monotonic()))
        if generation.best is not None:
            # Kept for every later score: a cut says what holds for any values of the goals before (ADR 23).
            asked.cuts.append(generation.best)
            self._prices = generation.best.prices
        asked.given, asked.unfinished = score[:place], None if generation.is_done else generation

    def _generation(self, place: int, score: Score) -> Generation:
        """A new run, from the prices known so far."""
        before = self._before(place)
        market = Market(
            self.columns, gains(self.columns, ORDER[place]), [gains(self.columns, ORDER[goal]) for goal in before]
        )
        limits = self._prices.limits if self._prices else np.zeros(len(market.shared.limit))
        known = self._prices.goals[: len(before)] if self._prices else np.zeros(0)
        begin = Prices(limits, np.concatenate((known, np.zeros(len(before) - len(known)))))
        choice = np.array(self.choice or [NOWHERE] * len(self.model.demands))
        present = np.flatnonzero(choice[self.columns.demand[self.columns.of]] == self.columns.offer)
        return Generation(market, self._given(place, score), [begin, *self._dear(market, place, score)], present)

    def _dear(self, market: Market, place: int, score: Score) -> Iterator[Prices]:
        """The prices of seats with each seat held so dear, for goals behind it.

        Weeks are what seats cost: where a seat is worth nothing nobody would take one, and the bound says nothing.
        """
        before, seated = self._before(place), ORDER.index(SeatGoal.SEATED)
        cuts = self._asked[seated].cuts if seated in self._asked else []
        known = cuts[-1].prices if cuts else Prices(np.zeros(len(market.shared.limit)), np.zeros(0))
        if seated not in before:
            return
        goals = np.zeros(len(before))
        goals[: len(known.goals)] = known.goals
        goals[before.index(seated)] = 1.0
        for times in DEAR:
            dear = times * float(np.abs(market.gain).max(initial=0.0))
            limits, offers = dear * known.limits, len(self.model.offers)
            if ORDER[place] is SeatGoal.WEEKS:
                limits[:offers] = by_weeks(self.model, score[seated], dear, known.limits[:offers])
            yield Prices(limits, dear * goals)

    def _program(self, place: int, score: Score, seconds: float) -> int:
        """By one linear program over all seats."""
        block, rows = self._whole
        given = [self._at_least(block, goal, score[goal]) for goal in self._before(place)]
        found = bound(block.width, self._costs(block, place), [*rows, *given], seconds=seconds)
        return floor(found + constant(self.model, ORDER[place]) + 1e-4)

    @cached_property
    def _whole(self) -> tuple[Block, list[SolverRow]]:
        """Everybody as one block, with its rows."""
        block = Block(self.model, SearchState(self.model), tuple(self.columns.demand.tolist()))
        return block, [row for rule in RULES for row in rule.rows(block)]

    def _costs(self, block: Block, place: int) -> list[float]:
        """The goal as a number per column; with `constant` it adds up to the score."""
        # In an empty state every option is free, so the block has the very columns of everybody's choices.
        return [*gains(self.columns, ORDER[place]).tolist(), *([0.0] * len(block.switches))]

    def _at_least(self, block: Block, place: int, value: int) -> SolverRow:
        costs = self._costs(block, place)
        columns = [c for c, cost in enumerate(costs) if cost]
        return SolverRow(columns, [costs[c] for c in columns], float(value - constant(self.model, ORDER[place])), inf)

"""Prices of what people share, by column generation: a column is one person's whole set of seats.

For any prices that are not negative, the limits at their prices and everybody's best set at these prices add up to a
bound of the goal (Lagrange). The master program over the sets found so far says which prices to try next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from skillmap.allocation.columns import Floats, Ints, SeatColumns
from skillmap.allocation.master import Master
from skillmap.allocation.pricing import priced
from skillmap.allocation.shared import Shared, shared

SMOOTHING = 0.5
"""Share of the best prices so far in the next ones that are tried; the master's own swing from one end to the other."""
MOST_ROWS = 50
"""Limits that come into the master in one step."""
SHORT = 10.0
"""What one of an earlier goal is worth at most at the beginning, in units of this one: the master must have an answer
before it knows sets that reach the earlier goals."""


STILL = 16
"""Steps without a new set or row after which the prices that are tried are the master's own to the last digits."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Per limit, and per goal that comes before."""

    limits: Floats
    goals: Floats

    def towards(self, other: "Prices", share: float) -> "Prices":
        """The point between the two, `share` of the way."""
        limits = (1 - share) * self.limits + share * other.limits
        return Prices(limits, (1 - share) * self.goals + share * other.goals)


@dataclass(frozen=True, slots=True)
class Cut:
    """At these prices no answer is worth more than `value` - sum of prices × values of the goals before."""

    value: float
    prices: Prices

    def at(self, given: Floats) -> float:
        """The bound when the goals before have at least these values."""
        return self.value - float(self.prices.goals @ given)


@dataclass
class Market:
    """Some of the people with what they want and share; `share` of the limits is theirs."""

    columns: SeatColumns
    gain: Floats
    """Per column: what it adds to the goal that is asked about."""
    before: list[Floats]
    """Per goal before it the same."""
    share: float = 1.0
    shared: Shared = field(init=False)
    _ties: Floats = field(init=False)

    def __post_init__(self) -> None:
        self.shared = shared(self.columns)
        # People who are all alike must not all want the same session. Never below 0, so the bound stays true.
        self._ties = 1e-6 * np.random.default_rng(0).random(len(self.gain))

    def ask(self, prices: Prices) -> tuple[Cut, Ints]:
        """The bound at these prices, and the sets that everybody would take."""
        worth = self.gain + self._ties - self.shared.prices(prices.limits)
        for price, own in zip(prices.goals.tolist(), self.before, strict=True):
            if price:
                worth = worth + price * own
        found = priced(self.columns, worth)
        return Cut(found.total + self.share * float(prices.limits @ self.shared.limit), prices), found.taken


class Generation:
    """One run of column generation; `best` is the best cut so far."""

    def __init__(self, market: Market, given: Floats, begin: Sequence[Prices], present: Ints) -> None:
        """`begin` are the first prices to be tried, all of them in the first step.

        `present` are the columns that people have in an answer that is there: with them the master never asks at prices
        that nobody would pay.
        """
        self.market, self.given = market, given * market.share
        self.tried = begin
        self.best: Cut | None = None
        self.ceiling = inf
        """The value of the master: the bound cannot fall below it while no new set is found."""
        self.is_done = False
        people = len(market.columns.people)
        # Seats are what is scarce nearly always. Half days of a section come in when an answer exceeds them: they are
        # many, most never bind, and each makes the master slower.
        limit = market.shared.limit * market.share
        asked = np.bincount(market.shared.rows, minlength=len(limit)) > limit
        rows = np.flatnonzero(asked & (np.arange(len(limit)) < market.shared.sessions)).tolist()
        self.master = Master([*([1.0] * people), *(-self.given).tolist(), *limit[rows].tolist()])
        self._seen: set[bytes] = set()
        self._sets: list[Ints] = []
        self._row_of = {row: people + len(given) + n for n, row in enumerate(rows)}
        goals = np.arange(len(given))
        ones = np.ones(len(given))
        if len(given):
            short = SHORT * max(1.0, float(np.abs(market.gain).max()))
            self.master.add_columns(-short * ones, goals, people + goals, -ones)
        self._first = len(given)
        self._still = 0
        self._add(present)

    @property
    def bound(self) -> float:
        """The best bound of this market so far."""
        return inf if self.best is None else self.best.at(self.given)

    def step(self, seconds: float) -> bool:
        """Asks at the prices tried now, and finds the next. False = no more to be gained."""
        added = 0
        for prices in self.tried:
            cut, taken = self.market.ask(prices)
            if self.best is None or cut.at(self.given) < self.bound:
                self.best = cut
            added += self._add(taken)
        answer = self.master.run(seconds)
        if answer is None:  # the next step goes on from where the solver was stopped
            return False
        # As long as many new sets come in the mixture still changes, and rows for what it exceeds now would be
        # wasted.
        covered = self._cover(answer.shares) if added * 20 < len(self._sets) else 0
        self.ceiling = answer.value
        people, count = len(self.market.columns.people), len(self.given)
        limits = np.zeros(len(self.market.shared.limit))
        for row, place in self._row_of.items():
            if place < len(answer.prices):  # the others have just come in
                limits[row] = max(0.0, answer.prices[place])
        goals = np.maximum(0.0, answer.prices[people : people + count])
        assert self.best is not None
        self.tried = [Prices(limits, goals).towards(self.best.prices, SMOOTHING)]
        is_new = bool(added or covered)
        self._still = 0 if is_new else self._still + 1
        # Nothing new at prices that are the master's own: both have met, or what is left between them is no set's.
        self.is_done = not is_new and (self.bound - self.ceiling < self.tolerance or self._still == STILL)
        return not self.is_done

    @property
    def tolerance(self) -> float:
        """Less than this is not worth another step."""
        return max(0.3 * self.market.share, 1e-5 * abs(self.bound))

    def _add(self, taken: Ints) -> int:
        """Takes new sets into the master; how many there were."""
        market = self.market
        person = market.columns.person[taken]
        begins = np.flatnonzero(np.concatenate(([True], person[1:] != person[:-1]))) if len(taken) else taken
        fresh = []
        for one in np.split(taken, begins[1:]):
            # Many people find the same set again and again; the master must hold each once.
            key = one.tobytes()
            if len(one) and key not in self._seen:
                self._seen.add(key)
                fresh.append(one)
        if not fresh:
            return 0
        self._sets += fresh
        lengths = np.array([len(one) for one in fresh])
        every, owner = np.concatenate(fresh), np.repeat(np.arange(len(fresh)), lengths)
        people = len(market.columns.people)
        rows: list[Ints] = [market.columns.person[np.array([one[0] for one in fresh])]]
        owners: list[Ints] = [np.arange(len(fresh))]
        values: list[Floats] = [np.ones(len(fresh))]
        for goal, own in enumerate(market.before):
            sums: Floats = np.bincount(owner, weights=own[every], minlength=len(fresh)).astype(np.float64)
            where = np.flatnonzero(sums)
            rows.append(np.full(len(where), people + goal))
            owners.append(where)
            values.append(-sums[where])
        row, entry = market.shared.entries(every)
        place = np.array([self._row_of.get(r, -1) for r in row.tolist()], dtype=np.int64)
        where = np.flatnonzero(place >= 0)
        rows.append(place[where])
        owners.append(owner[entry[where]])
        values.append(np.ones(len(where)))
        start, index, value = _compressed(
            np.concatenate(owners), np.concatenate(rows), np.concatenate(values), len(fresh)
        )
        costs: Floats = np.bincount(owner, weights=market.gain[every], minlength=len(fresh)).astype(np.float64)
        self.master.add_columns(costs, start, index, value)
        return len(fresh)

    def _cover(self, shares: Floats) -> int:
        """Adds rows for limits that the master's mixture exceeds; how many. Most limits never bind and have no row."""
        market = self.market
        used = np.flatnonzero(shares[self._first :] > 1e-9)
        sets = [self._sets[n] for n in used.tolist()]
        if not sets:
            return 0
        every = np.concatenate(sets)
        weight = np.repeat(shares[self._first :][used], [len(one) for one in sets])
        row, entry = market.shared.entries(every)
        limit = market.shared.limit * market.share
        load = np.bincount(row, weights=weight[entry], minlength=len(limit))
        exceeds = load - limit
        exceeds[list(self._row_of)] = 0.0
        over = [r for r in np.argsort(-exceeds, kind="stable")[:MOST_ROWS].tolist() if exceeds[r] > 1e-6]
        if not over:
            return 0
        number = np.full(len(limit), -1, dtype=np.int64)
        number[over] = np.arange(len(over))
        lengths = [len(one) for one in self._sets]
        row, entry = market.shared.entries(np.concatenate(self._sets))
        owner = np.repeat(np.arange(len(self._sets)), lengths)[entry]
        where = np.flatnonzero(number[row] >= 0)
        start, index, value = _compressed(
            number[row[where]], owner[where] + self._first, np.ones(len(where)), len(over)
        )
        for n, r in enumerate(over):
            self._row_of[r] = self.master.rows + n
        self.master.add_rows(limit[over], start, index, value)
        return len(over)


def _compressed(major: Ints, minor: Ints, values: Floats, count: int) -> tuple[Ints, Ints, Floats]:
    """Entries by their major number, those of one place added up."""
    width = int(minor.max(initial=0)) + 1
    keys, place = np.unique(major * width + minor, return_inverse=True)
    total: Floats = np.bincount(place, weights=values, minlength=len(keys)).astype(np.float64)
    start: Ints = np.searchsorted(keys // width, np.arange(count)).astype(np.int64)
    return start, keys % width, total

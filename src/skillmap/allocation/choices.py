"""Everything one person could take, and the exact best of it: one set of seats that the person's own rules allow."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from math import inf

from skillmap.allocation.model import Model, Offer

NODES = 20_000
"""Branches for one person at most. Nobody in an office needs as many; who does gets a good set and a true bound."""
MOST_SUBSETS = 64
"""Ways to fill a person's hours that are told apart; with more of them the branches find out alone."""
NONE = -1
# Hours and prices are fractions: what differs by less is equal.
_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Choices:
    """A person's demands that have an offer, what must come first before what waits for it. Numbers are places here."""

    person: int
    demands: tuple[int, ...]
    """By number in the model."""
    options: tuple[tuple[int, ...], ...]
    """Offers per demand."""
    before: tuple[tuple[int, ...], ...]
    """Per demand: places of what must be finished before it begins."""
    must: tuple[bool, ...]
    """Per demand: it has to have a seat."""
    is_first: tuple[bool, ...]
    """Per demand: something waits for it."""
    subsets: tuple[tuple[int, ...], ...]
    """The largest sets of demands that fit into the person's hours: every answer lies in one of them."""
    hours: tuple[float, ...]
    left: float


def choices(model: Model, person: int) -> Choices:
    """What a person could take."""
    demands = _in_order(model, [d for d in model.demands_of[person] if model.options[d]])
    place = {d: n for n, d in enumerate(demands)}
    before = tuple(tuple(place[first] for first in model.before[d]) for d in demands)
    must = tuple(model.keep[d] for d in demands)
    hours = tuple(model.offers[model.options[d][0]].hours for d in demands)
    left = model.hours_left[person]
    one = Choices(
        person, demands, tuple(model.options[d] for d in demands), before, must,
        tuple(any(n in firsts for firsts in before) for n in range(len(demands))),
        _subsets(before, must, hours, left), hours, left,
    )  # fmt: skip
    if any(must) and not best_set(one, model.offers, [[0.0] * len(own) for own in one.options]).offers:
        # Two earlier seats that can no longer be had together: asking for both would leave no answer at all.
        free = (False,) * len(demands)
        return replace(one, must=free, subsets=_subsets(before, free, hours, left))
    return one


def _in_order(model: Model, demands: Sequence[int]) -> tuple[int, ...]:
    """The demands, each behind what must be finished before it."""
    found: dict[int, None] = {}

    def add(demand: int) -> None:
        for first in model.before[demand]:
            add(first)
        found.setdefault(demand)

    for demand in demands:
        add(demand)
    return tuple(found)


def _subsets(
    before: Sequence[tuple[int, ...]], must: Sequence[bool], hours: Sequence[float], left: float
) -> tuple[tuple[int, ...], ...]:
    everything = tuple(range(len(hours)))
    if sum(hours) <= left + _SAME:
        return (everything,)
    found: list[frozenset[int]] = []

    def grow(place: int, taken: frozenset[int], room: float) -> None:
        # Subsets double with each demand; a person with so many demands is left to the branches.
        if len(found) > MOST_SUBSETS * MOST_SUBSETS:
            return
        if place == len(hours):
            found.append(taken)
            return
        if hours[place] <= room + _SAME and taken.issuperset(before[place]):
            grow(place + 1, taken | {place}, room - hours[place])
        if not must[place]:
            grow(place + 1, taken, room)

    grow(0, frozenset(), left)
    found.sort(key=len, reverse=True)
    largest: list[frozenset[int]] = []
    for subset in found:
        if not any(subset <= other for other in largest):
            largest.append(subset)
    if not largest or len(found) > MOST_SUBSETS * MOST_SUBSETS or len(largest) > MOST_SUBSETS:
        return (everything,)
    return tuple(tuple(sorted(subset)) for subset in largest)


@dataclass(frozen=True, slots=True)
class BestSet:
    """An offer per demand of the choices, or NONE; its value, and a value that no set exceeds."""

    offers: tuple[int, ...]
    value: float
    upper: float


def best_set(one: Choices, offers: Sequence[Offer], worth: Sequence[Sequence[float]], least: float = -inf) -> BestSet:
    """The best set of seats. `worth` is per demand and option, -inf where it is not to be had.

    Sets worth no more than `least` are not looked for: without a better one `offers` is empty.
    """
    top = [max(own, default=-inf) for own in worth]
    gain = [best if must else max(best, 0.0) for best, must in zip(top, one.must, strict=True)]
    # Likeliest first: as soon as one set is found, subsets that could reach no more are not looked at.
    ranked = sorted(((sum(gain[n] for n in subset), subset) for subset in one.subsets), reverse=True)
    search = _Branches(one, offers, worth, least)
    for reach, subset in ranked:
        if reach <= search.value + _SAME:
            break
        search.run(subset, gain)
    upper = search.value if search.nodes < NODES else max(search.value, ranked[0][0])
    return BestSet(search.found, search.value, upper)


@dataclass(slots=True)
class _Branches:
    """Depth first over the demands of a subset, the dearest option first; what cannot become better is left out."""

    one: Choices
    offers: Sequence[Offer]
    worth: Sequence[Sequence[float]]
    value: float
    found: tuple[int, ...] = ()
    nodes: int = 0
    chosen: list[int] = field(default_factory=list)
    order: dict[int, list[tuple[float, int]]] = field(default_factory=dict)
    subset: tuple[int, ...] = ()
    rest: list[float] = field(default_factory=list)

    def run(self, subset: tuple[int, ...], gain: Sequence[float]) -> None:
        """Looks for a better set among these demands."""
        self.subset = subset
        self.rest = [*accumulate((gain[n] for n in reversed(subset)), initial=0.0)][::-1]
        self.chosen = [NONE] * len(self.one.demands)
        self._branch(0, 0, 0.0, self.one.left)

    def _options(self, place: int) -> list[tuple[float, int]]:
        """Options, dearest first. What only costs is no option, unless it must be or something waits for it."""
        own = self.order.get(place)
        if own is None:
            below = -inf if self.one.must[place] or self.one.is_first[place] else 0.0
            pairs = zip(self.worth[place], self.one.options[place], strict=True)
            own = self.order[place] = sorted((pair for pair in pairs if pair[0] > below), key=lambda p: -p[0])
        return own

    def _branch(self, at: int, busy: int, value: float, hours: float) -> None:
        self.nodes += 1
        if self.nodes >= NODES:
            return
        if at == len(self.subset):
            self.value, self.found = value, tuple(self.chosen)
            return
        place, rest, offers = self.subset[at], self.rest[at + 1], self.offers
        ready = self._ready(place)
        if self.one.hours[place] <= hours + _SAME and ready < inf:
            left = hours - self.one.hours[place]
            for worth, offer in self._options(place):
                if value + worth + rest <= self.value + _SAME:
                    break
                one = offers[offer]
                if not one.mask & busy and one.begins > ready:
                    self.chosen[place] = offer
                    self._branch(at + 1, busy | one.mask, value + worth, left)
            self.chosen[place] = NONE
        if not self.one.must[place] and value + rest > self.value + _SAME:
            self._branch(at + 1, busy, value, hours)

    def _ready(self, place: int) -> float:
        """When everything that must come before is finished; inf = something of it is not taken."""
        ready = -inf
        for first in self.one.before[place]:
            taken = self.chosen[first]
            if taken == NONE:
                return inf
            ready = max(ready, self.offers[taken].ready)
        return ready

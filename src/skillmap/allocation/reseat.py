"""One person after the other seated anew as well as possible, the others staying or giving way.

Both are quick, and reach in seconds what blocks of people need minutes for. Where they stand still, blocks go on.
"""

from collections import Counter
from collections.abc import Iterator
from math import inf
from random import Random
from typing import TypeAlias

from skillmap.allocation.chart import WorthChart
from skillmap.allocation.choices import best_set
from skillmap.allocation.state import NOWHERE, SearchState

Seats: TypeAlias = tuple[int, ...]
"""An offer per demand of somebody's choices, or NOWHERE."""
DEPTH = 4
"""People who give way one after the other at most."""
TRIED = 10
"""Of those who sit where somebody wants to, so many are asked to give way."""
WORTH = 0.5
"""Less is a tie: it is taken where somebody moves alone, and nobody gives way for it."""
_STAYS = 2.0**50
"""Above every worth: a session at its minimum lives from each of its people, so they stay in it."""


class Reseating:
    """Works on one state. Nothing makes the sum of worth smaller, and no session falls below its minimum."""

    def __init__(self, state: SearchState, chart: WorthChart, random: Random) -> None:
        self.state, self.chart, self.random = state, chart, random
        self.people = chart.columns.people
        self.place = {one.person: n for n, one in enumerate(self.people)}
        self._inside: list[set[int]] = [set() for _ in state.model.offers]
        self._undo: list[tuple[int, Seats]] = []
        self._limited: dict[int, list[int]] = {}
        for person, one in enumerate(self.people):
            for limit in {no for demand in one.demands for no in state.model.limits_of[demand]}:
                self._limited.setdefault(limit, []).append(person)
        for person in range(len(self.people)):
            for offer in self.seats(person):
                if offer != NOWHERE:
                    self._inside[offer].add(person)

    def seats(self, person: int) -> Seats:
        """Per demand of somebody, in their order, the offer that they sit in now, or NOWHERE."""
        return tuple(self.state.choice[d] for d in self.people[person].demands)

    def alone(self, person: int) -> bool:
        """Seats somebody anew over what is free; whether anything became better."""
        seats = self.seats(person)
        self._leave(person, seats)
        free = self._worth(person, seats, frozenset(), is_free=True)
        found = self._allowed(person, self._best(person, free, self._value(person, free, seats)))
        self._take(person, found or seats)
        return bool(found)

    def push(self, person: int) -> bool:
        """Seats somebody where others sit, who are seated anew, and so on; only if the whole became better."""
        self._undo = []
        gain = self._push(person, frozenset(), DEPTH)
        if gain > WORTH and not self._is_too_few():
            return True
        for one, seats in reversed(self._undo):
            self._leave(one, self.seats(one))
            self._take(one, seats)
        return False

    def _is_too_few(self) -> bool:
        """Whether a session that somebody of the chain left has people, and not enough of them.

        Each move looks at the session that it leaves; two moves of a chain can leave the same one for two reasons.
        """
        seated, offers = self.state.seated, self.state.model.offers
        left = {offer for _, seats in self._undo for offer in seats if offer != NOWHERE}
        return any(0 < seated[offer] < offers[offer].need for offer in left)

    def _push(self, person: int, barred: frozenset[int], depth: int) -> float:
        """The change of worth of everybody who moved; -inf when somebody could not give way."""
        seats = self.seats(person)
        self._leave(person, seats)
        wanted = self._worth(person, seats, barred, is_free=False)
        now = self._value(person, wanted, seats)
        found = self._best(person, wanted, -inf if barred else now + WORTH)
        self._take(person, found or seats)
        if not found:
            return -inf
        self._undo.append((person, seats))
        gain = self.value(person, found) - self.value(person, seats)
        for crowd in self._crowds(person, found):
            gain += self._give_way(crowd, gain, depth - 1)
            if gain == -inf:
                break
        return gain

    def value(self, person: int, seats: Seats) -> float:
        """What seats are worth to somebody."""
        options, worth = self.people[person].options, self.chart.of(person)
        return sum(worth[n][options[n].index(o)] for n, o in enumerate(seats) if o != NOWHERE)

    def _give_way(self, people: list[tuple[int, int]], gain: float, depth: int) -> float:
        """Of some who could, the one moves who loses least; where all lose too much, one of them pushes on."""
        if not people:
            return -inf
        # A full session of a metropolis has hundreds: asking all of them would cost more than another round.
        asked = self.random.sample(people, min(TRIED, len(people)))
        least, best = -inf, NOWHERE
        best_seats: Seats = ()
        for person, offer in asked:
            seats = self.seats(person)
            self._leave(person, seats)
            free = self._worth(person, seats, frozenset((offer,)), is_free=True)
            now = self.value(person, seats)
            found = self._allowed(person, self._best(person, free, least + now))
            self._take(person, seats)
            loss = self.value(person, found) - now if found else -inf
            if loss > least:
                least, best, best_seats = loss, person, found
                # Somebody who loses nothing is found: no other could lose less.
                if least >= 0:
                    break
        if best != NOWHERE and gain + least > WORTH:
            seats = self.seats(best)
            self._undo.append((best, seats))
            self._leave(best, seats)
            self._take(best, best_seats)
            return least
        if depth <= 0:
            return -inf
        person, offer = self.random.choice(asked)
        return self._push(person, frozenset((offer,)), depth)

    def _crowds(self, person: int, seats: Seats) -> Iterator[list[tuple[int, int]]]:
        """For each limit that these seats exceed: who could give way in which offer."""
        state, model = self.state, self.state.model
        section, department = model.section[self.people[person].person], model.department[self.people[person].person]
        for offer in seats:
            if offer == NOWHERE:
                continue
            inside = [(p, offer) for p in sorted(self._inside[offer]) if p != person]
            if state.room[offer] < 0:
                yield inside
            if state.quotas[offer].get(department, 0) < 0:
                yield [pair for pair in inside if model.department[self.people[pair[0]].person] == department]
            for bit in model.offers[offer].bits:
                if state.limits[section][bit] < 0:
                    yield [pair for pair in self._away(section, bit) if pair[0] != person]

        for limit in {no for d in self.people[person].demands for no in model.limits_of[d]}:
            for _ in range(-state.allowance[limit]):
                yield [pair for pair in self._counted(limit) if pair[0] != person]

    def _counted(self, limit: int) -> list[tuple[int, int]]:
        """People with a seat that counts for a department's limit and who can be spared there, and in which offer."""
        offers, limits_of = self.state.model.offers, self.state.model.limits_of
        return [
            (person, offer)
            for person in self._limited.get(limit, ())
            for demand, offer in zip(self.people[person].demands, self.seats(person), strict=True)
            if offer != NOWHERE and limit in limits_of[demand] and self.state.seated[offer] > offers[offer].need
        ]

    def _allowed(self, person: int, seats: Seats) -> Seats:
        """The same seats if the limits of the department, one for all of them, have room for them; else none."""
        model = self.state.model
        asked = Counter(
            limit
            for demand, offer in zip(self.people[person].demands, seats, strict=False)
            if offer != NOWHERE
            for limit in model.limits_of[demand]
        )
        return seats if all(self.state.allowance[limit] >= count for limit, count in asked.items()) else ()

    def _away(self, section: int, bit: int) -> list[tuple[int, int]]:
        """People of a section who are away on a half day and can be spared there, and for which offer."""
        offers = self.state.model.offers
        seats = ((person, offer) for person in self.chart.section(section) for offer in self.seats(person))
        return [
            (person, offer)
            for person, offer in seats
            if offer != NOWHERE and offers[offer].mask >> bit & 1 and self.state.seated[offer] > offers[offer].need
        ]

    def _best(self, person: int, worth: list[list[float]], least: float) -> Seats:
        return best_set(self.people[person], self.state.model.offers, worth, least).offers

    def _value(self, person: int, worth: list[list[float]], seats: Seats) -> float:
        options = self.people[person].options
        return sum(worth[n][options[n].index(o)] for n, o in enumerate(seats) if o != NOWHERE)

    def _worth(self, person: int, seats: Seats, barred: frozenset[int], *, is_free: bool) -> list[list[float]]:
        """The worth of what somebody who has just left `seats` can have: free, or by others giving way."""
        state, offers = self.state, self.state.model.offers

        def is_open(demand: int, offer: int) -> bool:
            # One person alone opens no session that needs several.
            if offer in barred or (offers[offer].need > 1 and not state.seated[offer]):
                return False
            return not is_free or state.is_free(demand, offer)

        one = self.people[person]
        found = []
        for demand, own, options, worth in zip(one.demands, seats, one.options, self.chart.of(person), strict=True):
            pairs = zip(options, worth, strict=True)
            if own != NOWHERE and own not in barred and state.seated[own] + 1 == offers[own].need:
                found.append([value + _STAYS if offer == own else -inf for offer, value in pairs])
            else:
                stays = NOWHERE if own in barred else own
                found.append([v if offer == stays or is_open(demand, offer) else -inf for offer, v in pairs])
        return found

    def _leave(self, person: int, seats: Seats) -> None:
        for demand, offer in zip(self.people[person].demands, seats, strict=True):
            if offer != NOWHERE:
                self.state.leave(demand)
                self._inside[offer].discard(person)

    def _take(self, person: int, seats: Seats) -> None:
        for demand, offer in zip(self.people[person].demands, seats, strict=True):
            if offer != NOWHERE:
                self.state.take(demand, offer)
                self._inside[offer].add(person)

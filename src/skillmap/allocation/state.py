"""Seats given so far, with what is left of every limit: the search's own bookkeeping."""

from collections.abc import Iterable, Sequence

from skillmap.allocation.model import Model
from skillmap.allocation.problem import AGAIN, FIRST, RAISED, USUAL

NOWHERE = -1


class SearchState:
    """A valid partial seating (minimums apart). `choice` holds an offer per demand, or NOWHERE."""

    __slots__ = ("allowance", "busy", "choice", "hours", "limits", "model", "quotas", "room", "seated")

    def __init__(self, model: Model) -> None:
        self.model = model
        self.choice = [NOWHERE] * len(model.demands)
        self.room = [offer.room for offer in model.offers]
        self.seated = [0] * len(model.offers)
        self.quotas = [dict(offer.quotas) for offer in model.offers]
        self.limits = [list(row) for row in model.limits]
        self.allowance = list(model.allowance)
        self.busy = [0] * len(model.demands_of)
        self.hours = list(model.hours_left)

    def is_free(self, demand: int, offer: int) -> bool:
        """Whether the offer has a seat for this person, other demands of the person left aside."""
        model = self.model
        if self.room[offer] <= 0:
            return False
        person = model.person[demand]
        left = self.limits[model.section[person]]
        if any(left[bit] <= 0 for bit in model.offers[offer].bits):
            return False
        if any(self.allowance[limit] <= 0 for limit in model.limits_of[demand]):
            return False
        quotas = self.quotas[offer]
        return not quotas or quotas.get(model.department[person], 1) > 0

    def can_take(self, demand: int, offer: int) -> bool:
        """Whether the demand (without a seat now) may take the offer, every rule but the minimum considered."""
        model = self.model
        person = model.person[demand]
        if self.busy[person] & model.offers[offer].mask or model.offers[offer].hours > self.hours[person] + 1e-9:
            return False
        return self.is_free(demand, offer) and self._in_order(demand, offer)

    def _in_order(self, demand: int, offer: int) -> bool:
        model = self.model
        this = model.offers[offer]
        for first in model.before[demand]:
            chosen = self.choice[first]
            if chosen == NOWHERE or model.offers[chosen].ready >= this.begins:
                return False
        return all(
            self.choice[later] == NOWHERE or this.ready < model.offers[self.choice[later]].begins
            for later in model.behind[demand]
        )

    def take(self, demand: int, offer: int) -> None:
        """Gives the seat; the caller has asked `can_take`."""
        self.choice[demand] = offer
        self._shift(demand, offer, 1)

    def leave(self, demand: int) -> int:
        """Takes the seat away and returns the offer; demands that waited for it keep theirs (the caller's care)."""
        offer = self.choice[demand]
        self.choice[demand] = NOWHERE
        self._shift(demand, offer, -1)
        return offer

    def _shift(self, demand: int, offer: int, by: int) -> None:
        model = self.model
        person = model.person[demand]
        self.room[offer] -= by
        self.seated[offer] += by
        # Taken and left by the same step: a person never sits twice on a half day, so no bit is in two offers.
        self.busy[person] ^= model.offers[offer].mask
        self.hours[person] -= by * model.offers[offer].hours
        left = self.limits[model.section[person]]
        for bit in model.offers[offer].bits:
            left[bit] -= by
        quotas = self.quotas[offer]
        if quotas and (department := model.department[person]) in quotas:
            quotas[department] -= by
        for limit in model.limits_of[demand]:
            self.allowance[limit] -= by

    def release(self, demands: Iterable[int]) -> None:
        """Takes the seats of these demands away, where they have one."""
        for demand in demands:
            if self.choice[demand] != NOWHERE:
                self.leave(demand)

    def restore(self, choice: Sequence[int]) -> None:
        """Seats everybody as in a former choice."""
        self.release(range(len(self.choice)))
        for demand, offer in enumerate(choice):
            if offer != NOWHERE:
                self.take(demand, offer)

    def short(self) -> list[int]:
        """Offers with fewer people than they need, but not empty."""
        return [no for no, offer in enumerate(self.model.offers) if 0 < self.seated[no] < offer.need]

    def score(self) -> tuple[int, ...]:
        """Larger is better: seated of priority 1, 2, 3, of all; minus moved; seated as wished; minus ranks, weeks."""
        model = self.model
        by_priority = [0] * (USUAL + 1)
        moved = wished = ranks = weeks = 0
        for demand, offer in enumerate(self.choice):
            if model.earlier[demand] not in (NOWHERE, offer):
                moved += 1
            if offer != NOWHERE:
                if offer in model.wished[demand]:
                    wished += 1
                    ranks += model.wished[demand].index(offer)
                by_priority[model.demands[demand].priority] += 1
                weeks += model.offers[offer].weeks
        first, raised, again = by_priority[FIRST], by_priority[RAISED], by_priority[AGAIN]
        return (first, raised, again, sum(by_priority), -moved, wished, -ranks, -weeks)

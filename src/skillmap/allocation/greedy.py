"""An instant first answer: by priority, the earliest free seat; sessions that stay too small are emptied."""

from skillmap.allocation.model import Model
from skillmap.allocation.state import NOWHERE, SearchState


def greedy(model: Model) -> SearchState:
    """A valid seating: earlier seats first, then priority, then who has the fewest offers to choose from.

    Sessions below their minimum are emptied one by one, the smallest share first, and their people seated elsewhere.
    """
    state = SearchState(model)
    order = sorted(
        range(len(model.demands)),
        # Whoever has few sessions to choose from goes first among equals: the others still find one.
        key=lambda d: (not model.keep[d], model.demands[d].priority, len(model.options[d]), d),
    )
    for demand in order:
        if model.keep[demand]:
            _seat_earlier(state, demand)
    for demand in order:
        seat(state, demand)
    repair(state)
    return state


def _seat_earlier(state: SearchState, demand: int) -> None:
    for first in state.model.before[demand]:
        if state.model.keep[first] and state.choice[first] == NOWHERE:
            _seat_earlier(state, first)
    offer = state.model.earlier[demand]
    if state.choice[demand] == NOWHERE and offer in state.model.options[demand] and state.can_take(demand, offer):
        state.take(demand, offer)


def seat(state: SearchState, demand: int, barred: frozenset[int] = frozenset()) -> bool:
    """Gives the demand its earlier offer, else one wished for, else the first one; what must precede it before."""
    if state.choice[demand] != NOWHERE:
        return True
    for first in state.model.before[demand]:
        if not seat(state, first, barred):
            return False
    options = state.model.options[demand]
    preferred = (o for o in (state.model.earlier[demand], *state.model.wished[demand]) if o in options)
    for offer in (*preferred, *options):
        if offer not in barred and state.can_take(demand, offer):
            state.take(demand, offer)
            return True
    return False


def repair(state: SearchState) -> None:
    """Empties offers below their minimum until none is left, seating their people and whoever waited for them anew.

    NOTE: people who keep an earlier seat are moved by this only when no session of theirs is held otherwise.
    """
    model = state.model
    barred: frozenset[int] = frozenset()
    while short := state.short():
        # The session furthest from its minimum goes first: its people may fill up the others.
        smallest = min(short, key=lambda no: (state.seated[no] / model.offers[no].need, no))
        # Once given up it stays so, or two small sessions would be emptied in turn for ever.
        barred |= {smallest}
        moved = [d for d, offer in enumerate(state.choice) if offer == smallest]
        for demand in moved:
            moved.extend(
                later for later in model.behind[demand] if state.choice[later] != NOWHERE and later not in moved
            )
        state.release(moved)
        for demand in sorted(moved, key=lambda d: (not model.keep[d], model.demands[d].priority, d)):
            seat(state, demand, barred)


def fill(state: SearchState) -> None:
    """Seats whoever still fits anywhere in a session that is held, by priority."""
    model = state.model
    # One person alone must not open a session that needs several.
    empty = frozenset(no for no, offer in enumerate(model.offers) if offer.need > 1 and not state.seated[no])
    for demand in sorted(
        (d for d, offer in enumerate(state.choice) if offer == NOWHERE), key=lambda d: (model.demands[d].priority, d)
    ):
        seat(state, demand, empty)

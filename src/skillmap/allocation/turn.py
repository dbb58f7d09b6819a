"""Whose turn it is: among answers of equal worth, nobody is passed over for somebody further down the waiting list."""

from bisect import insort

from skillmap.allocation.model import Model
from skillmap.allocation.state import NOWHERE, SearchState


def in_turn(state: SearchState) -> None:
    """Gives seats of people further down to people further up who could sit in them; the score never falls.

    Demands stand in the order of the waiting list (priority, day of application, roster), so the lower number goes
    first. Only people of one priority and one training change places, within one session: what is seated, moved,
    wished for and how early stays as good as it was, and so do the bounds.
    """
    model = state.model
    by_training: dict[str, list[int]] = {}
    for no, demand in enumerate(model.demands):
        by_training.setdefault(demand.training, []).append(no)
    for own in by_training.values():
        waiting = [no for no in own if state.choice[no] == NOWHERE and model.options[no]]
        seated = [no for no in own if state.choice[no] != NOWHERE]
        # Ends by itself: each step takes the first of those who wait, and who is put in for them waits further down.
        while waiting and seated and waiting[0] < seated[-1]:
            first = waiting.pop(0)
            other = _gives_way(state, first, seated)
            if other is not None:
                seated.remove(other)
                insort(seated, first)
                insort(waiting, other)


def _gives_way(state: SearchState, first: int, seated: list[int]) -> int | None:
    """Seats `first` in the place of the last one for whom that is possible; gives that one, or None."""
    model = state.model
    for other in reversed(seated):
        if other < first:
            return None
        offer = state.choice[other]
        if offer not in model.options[first] or not _may_go(state, first, other):
            continue
        state.leave(other)
        if state.can_take(first, offer):
            state.take(first, offer)
            return other
        state.take(other, offer)
    return None


def _may_go(state: SearchState, first: int, other: int) -> bool:
    """Whether `other` may lose the seat to `first` without making the answer worse or breaking a chain."""
    model: Model = state.model
    offer = state.choice[other]
    return (
        model.demands[first].priority == model.demands[other].priority
        and not model.keep[other]
        and model.earlier[other] != offer
        and _wish(model.wished[first], offer) >= _wish(model.wished[other], offer)
        and all(state.choice[later] == NOWHERE for later in model.behind[other])
    )


def _wish(wishes: tuple[int, ...], offer: int) -> tuple[bool, int]:
    """What an offer is worth to somebody: whether it is wished for, and how dearly."""
    return (True, -wishes.index(offer)) if offer in wishes else (False, 0)

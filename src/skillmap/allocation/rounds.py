"""Rounds over all people: everybody seated anew one by one, then those who miss something push others."""

from collections.abc import Callable, Iterator
from random import Random
from typing import TypeAlias

import numpy as np

from skillmap.allocation.chart import WorthChart, chart
from skillmap.allocation.choices import best_set
from skillmap.allocation.columns import SeatColumns
from skillmap.allocation.problem import SeatGoal
from skillmap.allocation.reseat import WORTH, Reseating
from skillmap.allocation.shared import ORDER
from skillmap.allocation.state import SearchState

IsOver: TypeAlias = Callable[[], bool]
"""Whether the time is up."""
IDLE = 4
"""Rounds without progress after which nothing more is to be expected of them."""
MISSES = 200
"""Pushes in a row that brought nothing, after which a round ends: where everything is scarce most miss something."""
LAST = ORDER[: ORDER.index(SeatGoal.WEEKS)]
"""Goals that chance must not touch. How early somebody sits is left to chance first, so that seats become free."""


def rounds(state: SearchState, columns: SeatColumns, random: Random, is_over: IsOver) -> Iterator[bool]:
    """Seats everybody anew, round after round, and says after each whether the score became better.

    Chance decides among seats of equal worth, however late they are: what one person gives up without loss another one
    needs. `is_over` is asked between two people.
    """
    dice = np.random.default_rng(random.getrandbits(32))
    ideal = _ideal(chart(columns, LAST))
    best, choice, idle = state.score(), list(state.choice), 0
    while idle < IDLE and not is_over():
        _round(state, chart(columns, LAST, dice.random(len(columns.offer))), ideal, random, is_over)
        score = state.score()
        better = score[: len(LAST)] > best[: len(LAST)]
        if better:
            best, choice = score, list(state.choice)
        idle = 0 if better else idle + 1
        yield better
    state.restore(choice)


def soonest(state: SearchState, columns: SeatColumns, random: Random, is_over: IsOver) -> Iterator[bool]:
    """The same by all goals: the earliest seats are looked for, as the last of them."""
    full = chart(columns)
    ideal = _ideal(full)
    for _ in range(IDLE):
        before = state.score()
        _round(state, full, ideal, random, is_over)
        yield state.score() > before
        if is_over() or state.score() == before:
            return


def _ideal(worth: WorthChart) -> list[float]:
    """Per person the worth of the best set, as if nobody else wanted anything."""
    offers = worth.columns.model.offers
    return [best_set(one, offers, worth.of(n)).value for n, one in enumerate(worth.columns.people)]


def _round(state: SearchState, worth: WorthChart, ideal: list[float], random: Random, is_over: IsOver) -> None:
    reseating = Reseating(state, worth, random)
    order = list(range(len(reseating.people)))
    # Another order each round: who comes first takes what later ones would need.
    random.shuffle(order)
    for person in order:
        if is_over():
            return
        reseating.alone(person)
    misses = 0
    for person in order:
        if is_over() or misses == MISSES:
            return
        if reseating.value(person, reseating.seats(person)) < ideal[person] - WORTH:
            misses = 0 if reseating.push(person) else misses + 1

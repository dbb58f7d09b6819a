"""Prices to begin with, from what is known without a solver: how late the last seat that is needed lies."""

from collections.abc import Sequence

import numpy as np

from skillmap.allocation.columns import Floats
from skillmap.allocation.model import Model


def by_weeks(model: Model, seated: int, dear: float, scarce: Floats) -> Floats:
    """Per offer what its seats are worth in weeks when `seated` demands sit and a seat is worth `dear` weeks.

    `scarce` is per offer what one more of its seats is worth, in seats: 0 where nobody lacks one. There an early seat
    is worth as many weeks as it lies before the last session of the training that is needed at all.
    """
    asked: dict[str, int] = {}
    for demand, options in zip(model.demands, model.options, strict=True):
        if options:
            asked[demand.training] = asked.get(demand.training, 0) + 1
    share = seated / max(1, sum(asked.values()))
    by_training: dict[str, list[int]] = {}
    for no, offer in enumerate(model.offers):
        by_training.setdefault(offer.training, []).append(no)
    last = np.zeros(len(model.offers))
    for training, own in by_training.items():
        last[own] = _last_week(model, own, share * asked.get(training, 0))
    weeks = np.array([offer.weeks for offer in model.offers], dtype=np.float64)
    seats: Floats = np.minimum(1.0, scarce)
    return np.maximum(0.0, dear * seats + (1 - seats) * last - weeks)


def _last_week(model: Model, offers: Sequence[int], people: float) -> int:
    """The week of the session that the last of so many people needs, the earliest being filled first."""
    week = 0
    for no in sorted(offers, key=lambda no: model.offers[no].weeks):
        week = model.offers[no].weeks
        people -= model.offers[no].room
        if people <= 0:
            break
    return week

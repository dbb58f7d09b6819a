"""How far a leader is with the leaders' programme: trainings done, hours, completion. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from skillmap.framework.model import Framework
from skillmap.leaders.model import Term
from skillmap.training.holding import held_until
from skillmap.training.model import Outcome

if TYPE_CHECKING:
    from skillmap.training.store import RecordedResult


@dataclass(frozen=True, slots=True)
class Done:
    """Trainings of the programme completed by the end of a term, and the hours spent on them."""

    count: int
    total: int
    hours: float
    completed_on: date | None = None
    """The day of the last one, once all are done."""


def progress(framework: Framework, programme: Sequence[str], term: Term, results: Iterable[RecordedResult]) -> Done:
    """What the leader of a term has completed of the programme up to the term's last day.

    Hours are those recorded with the result, else the catalogue's. What was completed before the term counts when it
    was still held on its first day: nobody takes a training twice without need.
    """
    days: dict[str, dict[date, RecordedResult]] = {}
    for one in results:
        mine = one.staff_id == term.staff_id and one.completed_on < term.valid_to
        # By day, so that a list that repeats a result counts it once.
        if mine and one.outcome == Outcome.COMPLETED:
            days.setdefault(one.training, {})[one.completed_on] = one
    history = {training: tuple(sorted(found)) for training, found in days.items()}
    first = {
        training: found[min(found)]
        for training, found in days.items()
        if training in programme
        and (max(found) >= term.valid_from or held_until(framework.trainings, history, training, term.valid_from))
    }
    hours = sum(
        float(one.hours if one.hours is not None else _usual(framework, one.training)) for one in first.values()
    )
    is_done = bool(programme) and len(first) == len(programme)
    last = max((one.completed_on for one in first.values()), default=None) if is_done else None
    return Done(len(first), len(programme), hours, last)


def _usual(framework: Framework, training: str) -> float:
    known = framework.trainings.get(training)
    return float(known.hours) if known else 0.0

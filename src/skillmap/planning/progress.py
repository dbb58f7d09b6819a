"""How far somebody is with a plan: each training completed, booked, or still to be arranged."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from skillmap.days import FiscalYear
from skillmap.planning.standing import booking
from skillmap.planning.store import RecordedPlan
from skillmap.training.serving import ServingSeat

Half: TypeAlias = tuple[int, int]
"""A half of a fiscal year: 2026, 1."""


class Stand(StrEnum):
    """Where a training of a plan stands."""

    DONE = "done"
    BOOKED = "booked"
    AWAITED = "awaited"
    """The session of the seat is over, and its result has not come."""
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Progress:
    """Stands of a plan's trainings, in the order of its items."""

    stands: tuple[Stand, ...]

    @property
    def done(self) -> int:
        """How many trainings of the plan are completed."""
        return self.stands.count(Stand.DONE)

    @property
    def booked(self) -> int:
        """How many trainings of the plan have a seat in a session that is not over."""
        return self.stands.count(Stand.BOOKED)

    @property
    def awaited(self) -> int:
        """Of how many trainings of the plan the result is to come."""
        return self.stands.count(Stand.AWAITED)


def progress(made: RecordedPlan, completed: Collection[str], seats: Mapping[str, ServingSeat]) -> Progress:
    """How far a plan is, by the trainings completed and the seats of its owner, by training."""

    def stand(course: str) -> Stand:
        if course in completed:
            return Stand.DONE
        seat = seats.get(course)
        if seat is None:
            return Stand.OPEN
        return Stand.AWAITED if seat.awaits_result else Stand.BOOKED

    return Progress(tuple(stand(course) for course in made.plan.courses))


def placed(made: RecordedPlan, progress: Progress, seats: Mapping[str, ServingSeat]) -> list[Half]:
    """The half of each training of a plan: that of its seat, else the one that the plan has for it.

    Args:
        made: The plan.
        progress: How far it is.
        seats: The seats of its owner, by training.
    """
    places: list[Half] = []
    for item, stand in zip(made.plan.items, progress.stands, strict=True):
        seat = seats.get(item.course) if stand in (Stand.BOOKED, Stand.AWAITED) else None
        # A mark for a seat in another half than its days would send people at the wrong time.
        booked = booking(seat.session) if seat else None
        places.append((booked.fy, booked.half) if booked else (item.fy, item.half))
    return places


def everybody(
    plans: Collection[RecordedPlan],
    completed: Mapping[int, Collection[str]],
    seats: Mapping[int, Mapping[str, ServingSeat]],
) -> dict[int, Progress]:
    """How far each plan is, by the id of its row."""
    return {m.id: progress(m, completed.get(m.staff_id, ()), seats.get(m.staff_id, {})) for m in plans}


def plan_end(made: RecordedPlan) -> date:
    """The end of the half year of a plan's last step; the day it was made for a plan without steps."""
    if not made.plan.items:
        return made.made_on
    last = max(made.plan.items, key=lambda item: (item.fy, item.half))
    return half_end(last.fy, last.half)


def half_end(fy: int, half: int) -> date:
    """The last day of a half of a fiscal year: 30 September of the first (1), 31 March of the second (2)."""
    return date(fy, 9, 30) if half == 1 else FiscalYear(fy).last

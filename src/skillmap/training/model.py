"""What is held: a session is a list of half-day meetings; e-learning has a window instead of days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from skillmap.days import HalfDay


class Slot(NamedTuple):
    """A half day: the unit in which people are away from their desk."""

    day: date
    half: HalfDay

    @property
    def moment(self) -> int:
        """Half days counted on one line: later half days have larger numbers, neighbours differ by 1."""
        return self.day.toordinal() * 2 + (self.half is HalfDay.AFTERNOON)


class Window(NamedTuple):
    """First and last day (inclusive) on which an e-learning may be taken."""

    first: date
    last: date


class Route(StrEnum):
    """How people come to a session (受講方法)."""

    NOMINATED = "nominated"
    APPLICATION = "application"
    RECOMMENDED = "recommended"


class SessionStatus(StrEnum):
    """A cancelled session stays on record; nobody sits in it."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


class Why(StrEnum):
    """Why somebody takes a training."""

    MANDATORY = "mandatory"
    LEADER = "leader"
    PLAN = "plan"
    RAISED = "raised"
    APPLICATION = "application"
    HAND = "hand"


class RequestKind(StrEnum):
    """Who asks for a training: the person (応募), or HR for the person (人事の指名), which goes before applications."""

    APPLICATION = "application"
    RAISED = "raised"


class SeatOrigin(StrEnum):
    """Who gave the seat: HR by hand, or an allocation."""

    HAND = "hand"
    ALLOCATION = "allocation"


class Outcome(StrEnum):
    """How somebody's training ended."""

    COMPLETED = "completed"
    NOT_COMPLETED = "not-completed"
    IN_PROGRESS = "in-progress"
    """Some of its meetings are over; the result is still to come."""
    TAKEN_BACK = "taken-back"
    """A completion that was recorded and turned out wrong (取消): it counts for nothing and stays on record."""


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """A half day of a session; `starts` and `ends` as HH:MM, empty when not yet known."""

    day: date
    half: HalfDay
    starts: str = ""
    ends: str = ""

    @property
    def slot(self) -> Slot:
        """The half day that it takes: two meetings clash when these are equal."""
        return Slot(self.day, self.half)


@dataclass(frozen=True)
class Session:
    """A training held for a number of people. `code` is the office's own id, unique for ever.

    Without slots: its days are asked for by every rule for every seat, and worked out once.
    """

    code: str
    training: str
    fy: int
    capacity: int
    minimum: int = 0
    """With fewer people it is not held; 0 = no minimum."""
    title: str = ""
    venue: str = ""
    route: Route = Route.NOMINATED
    deadline: date | None = None
    """Last day on which participants may be changed."""
    window: Window | None = None
    quotas: Mapping[str, int] = field(default_factory=dict)
    """Seats at most per department (code of the unit); departments that are not named have no quota."""
    status: SessionStatus = SessionStatus.PLANNED
    meetings: tuple[Meeting, ...] = ()
    trainers: tuple[str, ...] = ()
    """Names of who teaches it, as the office writes them."""

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Its half days in order, each once; empty for e-learning."""
        return tuple(sorted({m.slot for m in self.meetings}))

    @cached_property
    def first_day(self) -> date | None:
        """Day of the first meeting, or the first day of the window; None when it has neither."""
        if self.meetings:
            return min(m.day for m in self.meetings)
        return self.window.first if self.window else None

    @cached_property
    def last_day(self) -> date | None:
        """Day of the last meeting, or the last day of the window; None when it has neither."""
        if self.meetings:
            return max(m.day for m in self.meetings)
        return self.window.last if self.window else None

    @cached_property
    def finished_from(self) -> int:
        """The earliest `Slot.moment` at which somebody has finished it. ValueError: it has neither days nor window."""
        if self.meetings:
            return max(m.slot.moment for m in self.meetings)
        if self.window is None:
            raise ValueError(self.code)
        # At the end of its first day: an e-learning and what asks for it can stand on two days that follow each other.
        return Slot(self.window.first, HalfDay.AFTERNOON).moment

    @cached_property
    def begins_until(self) -> int:
        """The latest `Slot.moment` at which somebody can begin it. ValueError: it has neither days nor window."""
        if self.meetings:
            return min(m.slot.moment for m in self.meetings)
        if self.window is None:
            raise ValueError(self.code)
        return Slot(self.window.last, HalfDay.AFTERNOON).moment

    @cached_property
    def is_held(self) -> bool:
        """Planned, and it has days or a window."""
        return self.status == SessionStatus.PLANNED and self.first_day is not None


def can_follow(session: Session, earlier: Session) -> bool:
    """Whether somebody can finish `earlier` before `session` begins.

    Meetings: the last half day of `earlier` lies before the first one of `session`. An e-learning can be finished on
    the first day of its window at the earliest and must be begun on its last day at the latest.
    """
    # Strictly: nobody finishes a course in the half day in which the next one begins.
    return earlier.finished_from < session.begins_until


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A person's seat in a session. `staff` is the staff number, `session` the session's code."""

    staff: str
    session: str
    why: str = Why.HAND
    origin: SeatOrigin = SeatOrigin.HAND
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """A training asked for in a fiscal year."""

    staff: str
    training: str
    fy: int
    kind: RequestKind = RequestKind.APPLICATION
    wishes: tuple[str, ...] = ()
    """Codes of the sessions wished for, the dearest first (第1希望 …); empty = any."""
    asked_on: date | None = None
    reason: str = ""
    approved: bool | None = None
    """By the head of the section; None = not said."""
    rank: int | None = None
    """Order in which the head recommends those who apply (所属長推薦順位), from 1."""
    remark: str = ""

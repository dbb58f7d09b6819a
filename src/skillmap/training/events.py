"""A completion is an event: which recorded one a line speaks of, what the line changes in it, and what must be asked.

An event is (person, training, day or session). A line that names a session means that session's event; a line without
a code means the event of its day, or of the session in which the person sat on that day. Where a day lies near another
event (within `NEAR_DAYS`) nobody can know whether it is the same one told late or mended, or a second one: it is asked,
once per file. Whatever the order in which lists are taken in, the same events come out. Pure.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from skillmap.training.model import Outcome
from skillmap.training.store import HeldSession, RecordedResult

NEAR_DAYS = 60
"""Learning platforms and training centres report up to two months after a session."""


class Near(StrEnum):
    """What a line means whose day lies near another completion of the same training."""

    SAME = "same"
    ANOTHER = "another"


class Attempts(StrEnum):
    """What counts of a completion and a failure that one list tells of one day."""

    BEST = "best"
    """The completion: a test may be taken again."""
    LAST = "last"
    """What stands further down in the list."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a line says of a person and a training; `None` and "" = nothing is said of it."""

    staff_id: int
    training: str
    outcome: Outcome
    session: HeldSession | None = None
    day: date | None = None
    """As it is written; the day of the session is not written."""
    hours: float | None = None
    score: float | None = None
    remark: str = ""
    at: int = field(default=-1, compare=False)
    """Place of the line among those that are asked about."""


@dataclass(frozen=True, slots=True)
class Event:
    """A completion as it is or will be recorded; `row` None = not recorded yet."""

    staff_id: int
    training: str
    session_id: int | None
    day: date
    outcome: Outcome
    hours: float | None = None
    score: float | None = None
    remark: str = ""
    row: int | None = None


def event_of(one: RecordedResult) -> Event:
    """A recorded result as an event."""
    return Event(
        one.staff_id, one.training, one.session_id, one.completed_on, Outcome(one.outcome), one.hours, one.score,
        one.remark, one.row,
    )  # fmt: skip


class Verdict(StrEnum):
    """What became of a line."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    TWICE = "twice"
    """The file says two different things of one event."""
    ATTEMPTS = "attempts"
    """Asked: a completion and a failure on one day, which of them counts?"""
    NEAR = "near"
    """Asked: the same as the one near it, or another?"""
    EITHER = "either"
    """It could be one of several sessions or events."""
    NO_DAY = "no-day"
    NOTHING = "nothing"
    """There is no completion to take back."""
    STAYS = "stays"
    """The completion was taken back; a list alone does not bring it back."""
    CORRECTED = "corrected"
    """So it was until somebody corrected it by hand; a list alone does not bring that back either."""


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """The verdict on a line; `before` and `after` of the event, and the days or codes that it could also be."""

    verdict: Verdict
    before: Event | None = None
    after: Event | None = None
    others: tuple[date | str, ...] = ()
    no: int = -1
    """Number of the event on the register's desk: several lines of a file may speak of one."""
    entry: int | None = None
    """The correction that stands against the line."""
    earlier: int = -1
    """TWICE, ATTEMPTS: place of the line that says otherwise."""

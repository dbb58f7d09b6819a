"""The half days that a row of a timetable means: its days, with times in the same cell or in columns beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from skillmap.days import HalfDay
from skillmap.sheets.text.many import hours_in_words
from skillmap.sheets.text.occasions import CellDays, CellHours, each_day
from skillmap.training.model import Meeting
from skillmap.words import Fact

USUAL_TIMES = {HalfDay.MORNING: ("09:00", "12:00"), HalfDay.AFTERNOON: ("13:30", "16:30")}
_NOON_BEGINS, _NOON_ENDS = "12:00", "13:00"


@dataclass(frozen=True, slots=True)
class RowDays:
    """The meetings of a row, and its days where the cell holds several of them or a period."""

    meetings: tuple[Meeting, ...]
    crowded: tuple[CellDays, ...]
    is_certain: bool = True
    """False = days and times cannot be put together in one way only; the meetings are whole days then."""


def row_days(values: Mapping[str, Any]) -> RowDays:
    """What a row with a day means."""
    day = values["day"]
    days = day if isinstance(day, tuple) else (CellDays(day),)
    beside = _paired(days, _beside(values))
    paired = beside or tuple(replace(one, hours=(CellHours("day"),)) for one in days)
    meetings = tuple(
        meeting for one in paired for on in each_day(one) for part in one.hours for meeting in _meetings(on, part)
    )
    is_crowded = len(days) > 1 or any(one.until for one in days)
    return RowDays(meetings, paired if is_crowded else (), beside is not None)


def hours_said(values: Mapping[str, Any]) -> Iterator[Fact]:
    """What the columns of times say, for messages."""
    return map(hours_in_words, _beside(values))


def _beside(values: Mapping[str, Any]) -> tuple[CellHours, ...]:
    """What the columns beside the day say; empty when they say nothing."""
    half, starts, ends = values["half"], values["starts"], values["ends"]
    if isinstance(starts, tuple):
        return starts
    if isinstance(half, tuple):
        return half
    return (CellHours(half or "", starts or "", ends or ""),) if half or starts or ends else ()


def _paired(days: Sequence[CellDays], beside: Sequence[CellHours]) -> tuple[CellDays, ...] | None:
    """The days with their times; a whole day where nobody says more. None = in doubt."""
    own = [one for one in days if one.hours]
    if own:
        # Said in both places it must be the same.
        is_one = not beside or all(_same(one.hours, beside) for one in own)
        return tuple(days) if is_one else None
    if len(beside) <= 1:
        hours = tuple(beside) or (CellHours("day"),)
        return tuple(replace(one, hours=hours) for one in days)
    halves = [half_of(one) for one in beside]
    is_one_day = len(set(halves)) == len(halves) and "day" not in halves
    if len(days) != len(beside):
        return tuple(replace(one, hours=tuple(beside)) for one in days) if is_one_day else None
    # Two days and 10:00～12:00, 13:00～15:00: both times on each day, or one on each?
    return None if is_one_day else tuple(replace(one, hours=(at,)) for one, at in zip(days, beside, strict=True))


def _same(own: Sequence[CellHours], beside: Sequence[CellHours]) -> bool:
    if len(own) != len(beside):
        return False
    pairs = zip(own, beside, strict=True)
    return all(a == b or (half_of(a) == half_of(b) and not (a.starts and b.starts)) for a, b in pairs)


def half_of(hours: CellHours) -> str:
    """The half day that times fall into, where nobody says it: up to 13:00, from 12:00, else the whole day."""
    if hours.half:
        return hours.half
    if hours.ends and hours.ends <= _NOON_ENDS:
        return "am"
    if hours.starts and hours.starts >= _NOON_BEGINS:
        return "pm"
    return "day"


def _meetings(day: date, hours: CellHours) -> Iterator[Meeting]:
    half = half_of(hours)
    if half != "day":
        usual = USUAL_TIMES[HalfDay(half)]
        yield Meeting(day, HalfDay(half), hours.starts or usual[0], hours.ends or usual[1])
        return
    # A whole day has its own beginning and end; when it pauses at noon nobody writes down.
    (begins, noon), (after, ends) = USUAL_TIMES[HalfDay.MORNING], USUAL_TIMES[HalfDay.AFTERNOON]
    yield Meeting(day, HalfDay.MORNING, hours.starts or begins, noon)
    yield Meeting(day, HalfDay.AFTERNOON, after, hours.ends or ends)

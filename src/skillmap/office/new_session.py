"""A session made or changed by hand: its days, window, route and quotas as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from skillmap.day_text import read_day
from skillmap.days import HalfDay, fiscal_year
from skillmap.documents.session_days import USUAL_TIMES
from skillmap.documents.session_list import ROUTES, trainer_names
from skillmap.errors import UsageRefused
from skillmap.org.find import find_unit
from skillmap.org.model import Organisation
from skillmap.training.model import Meeting, Route, Session, Window


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session as it is asked for."""

    days: Sequence[str]
    """2026-07-10, 2026-07-10am, 2026-07-10pm@13:00-16:00; e-learning has a window instead."""
    capacity: int
    minimum: int = 0
    title: str = ""
    venue: str = ""
    online: bool = False
    window_from: date | None = None
    window_to: date | None = None
    deadline: date | None = None
    route: str = "nominated"
    quotas: Sequence[str] = ()
    """Seats at most for a department: 総務部:3."""
    trainers: Sequence[str] = ()


def session(asked: NewSession, code: str, training: str, organisation: Organisation) -> Session:
    """The session asked for, in the fiscal year of its first day.

    Raises UsageRefused (E_OPTION_MISSING, E_OPTION_VALUE, E_DAY) and what `find_unit` raises.
    """
    meetings = tuple(sorted(m for text in asked.days for m in _meetings(text)))
    window = _window(asked)
    days: list[date] = [m.day for m in meetings] or ([window.first] if window else [])
    if not days:
        raise UsageRefused("E_OPTION_MISSING", name="--day / --window-from --window-to")
    return Session(
        code,
        training,
        fiscal_year(min(days)).year,
        asked.capacity,
        asked.minimum,
        asked.title,
        asked.venue or ("オンライン" if asked.online else ""),
        _route(asked.route),
        asked.deadline,
        window,
        dict(_quota(organisation, text) for text in asked.quotas),
        meetings=meetings,
        trainers=_trainers(asked.trainers),
    )


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What becomes of a session; None and no days = as it was."""

    days: Sequence[str] = ()
    capacity: int | None = None
    minimum: int | None = None
    venue: str | None = None
    window_from: date | None = None
    window_to: date | None = None
    deadline: date | None = None
    trainers: Sequence[str] | None = None
    """All of them; "-" takes away those there were."""
    quotas: Sequence[str] = ()
    """Of these departments: 総務部:3; 総務部:- takes it away. The others keep theirs as long as they exist."""


def changed(one: Session, asked: SessionChange, organisation: Organisation) -> Session:
    """The session as it will be, in the fiscal year of its first day.

    Raises UsageRefused (E_DAY, E_OPTION_VALUE, E_OPTION_MISSING) and what `find_unit` raises.
    """
    meetings, window = _held_on(one, asked)
    days = [m.day for m in meetings] or ([window.first] if window else [])
    return replace(
        one,
        fy=fiscal_year(min(days)).year if days else one.fy,
        capacity=one.capacity if asked.capacity is None else asked.capacity,
        minimum=one.minimum if asked.minimum is None else asked.minimum,
        venue=one.venue if asked.venue is None else asked.venue,
        deadline=asked.deadline or one.deadline,
        window=window,
        meetings=meetings,
        trainers=one.trainers if asked.trainers is None else _trainers(asked.trainers),
        quotas=_changed_quotas(one.quotas, asked.quotas, organisation) if asked.quotas else one.quotas,
    )


def _held_on(one: Session, asked: SessionChange) -> tuple[tuple[Meeting, ...], Window | None]:
    """Days and window as asked for: days end the window of an e-learning, a window ends the days of a course.

    Whoever names both wants both, as with a new session; a session that has both keeps what is not named.
    """
    meetings = _moved(one.meetings, asked.days)
    is_window = asked.window_from is not None or asked.window_to is not None
    if not meetings and not is_window:
        return one.meetings, one.window
    first, last = one.window or (None, None)
    first, last = asked.window_from or first, asked.window_to or last
    if is_window and not (first and last):
        raise UsageRefused("E_OPTION_MISSING", name="--window-to" if first else "--window-from")
    window = Window(first, last) if first and last else None
    has_both = bool(one.meetings) and one.window is not None
    if has_both or (meetings and is_window):
        return meetings or one.meetings, window
    return (meetings, None) if meetings else ((), window)


def _moved(before: Sequence[Meeting], texts: Sequence[str]) -> tuple[Meeting, ...]:
    """The meetings on the days asked for: where only other days are named, as many, each is held as the one before it.

    A half day named without times keeps those that the session had in this half.
    """
    found = [_meetings(text) for text in texts]
    old = [[m for m in before if m.day == day] for day in sorted({m.day for m in before})]
    if len(found) == len(old) and not any(_names_half(text) for text in texts):
        days = sorted(held[0].day for held in found)
        return tuple(sorted(replace(m, day=day) for day, held in zip(days, old, strict=True) for m in held))
    hours = {half: {(m.starts, m.ends) for m in before if m.half is half} for half in HalfDay}
    kept = {half: next(iter(its)) for half, its in hours.items() if len(its) == 1}
    return tuple(
        sorted(
            replace(m, starts=kept[m.half][0], ends=kept[m.half][1])
            if m.half in kept and _names_half(text) and "@" not in text
            else m
            for text, held in zip(texts, found, strict=True)
            for m in held
        )
    )


def _names_half(text: str) -> bool:
    return text.partition("@")[0][-2:].lower() in ("am", "pm")


def _changed_quotas(before: Mapping[str, int], texts: Sequence[str], organisation: Organisation) -> dict[str, int]:
    # Whoever decides anew decides for the departments that there are: what is left of one that ended goes.
    found = {unit.code: before[unit.code] for unit in organisation.departments if unit.code in before}
    for text in texts:
        name, _, seats = text.replace("：", ":").rpartition(":")
        if seats.strip() in ("-", "－"):
            found.pop(find_unit(organisation, name, among=organisation.departments).code, None)
        else:
            found |= dict([_quota(organisation, text)])
    return found


def _trainers(texts: Sequence[str]) -> tuple[str, ...]:
    return trainer_names("\n".join(texts))


def _meetings(text: str) -> list[Meeting]:
    """`2026-07-10`, `2026-07-10am`, `2026-07-10pm@13:00-16:00`."""
    named, at, times = text.partition("@")
    half = named[-2:].lower()
    is_half = half in ("am", "pm")
    typed = named[:-2] if is_half else named
    read = read_day(typed)
    if read.day is None or read.code:
        raise UsageRefused("E_DAY", found=typed)
    # Seats clash by half days: a day without "am" or "pm" takes both.
    halves = (HalfDay(half),) if is_half else tuple(HalfDay)
    starts, dash, ends = times.partition("-")
    if at and not (is_half and dash and starts and ends):
        raise UsageRefused("E_OPTION_VALUE", name="--day", found=text)
    return [Meeting(read.day, one, *((starts, ends) if at else USUAL_TIMES[one])) for one in halves]


def _window(asked: NewSession) -> Window | None:
    if not asked.window_from and not asked.window_to:
        return None
    if not (asked.window_from and asked.window_to):
        raise UsageRefused("E_OPTION_MISSING", name="--window-to" if asked.window_from else "--window-from")
    return Window(asked.window_from, asked.window_to)


def _route(text: str) -> Route:
    """A route by its word in either language."""
    for one in ROUTES:
        if text in (one.code, one.title.ja, one.title.en, *one.aliases):
            return Route(one.code)
    raise UsageRefused("E_OPTION_VALUE", name="--route", found=text)


def _quota(organisation: Organisation, text: str) -> tuple[str, int]:
    """`総務部:3` as the department's code and its seats."""
    # Typed with a Japanese keyboard the colon is full-width.
    name, colon, seats = text.replace("：", ":").rpartition(":")
    if not colon or not seats.strip().isdecimal():
        raise UsageRefused("E_OPTION_VALUE", name="--quota", found=text)
    return find_unit(organisation, name, among=organisation.departments).code, int(seats)

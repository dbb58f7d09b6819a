"""Several days and times in one cell, as timetables have them: 7月6日(月)・7月13日(月), 7/6～7/8 午後, 10:00～12:00.

Never guesses: a text that may mean two things, or holds anything else, is none.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from skillmap.day_text import ENCLOSED, day_of_year, falls_on, read_day
from skillmap.sheets.text.times import read_time


@dataclass(frozen=True, slots=True)
class CellHours:
    """A part of a day: a half ("am", "pm", "day" or empty), or times as HH:MM (empty = not said)."""

    half: str = ""
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class CellDays:
    """A day, or all days to `until` (inclusive), with the parts of each; no parts = not said."""

    day: date
    until: date | None = None
    hours: tuple[CellHours, ...] = ()


class Unclear(ValueError):
    """A text that is no list of days, or may be two different ones."""


class OtherYear(Unclear):
    """A weekday that does not fit its day."""

    def __init__(self, day: date, weekday: str) -> None:
        super().__init__()
        self.day, self.weekday = day, weekday


_YEAR = r"(?:(?:令和|平成|[令平RH])\.?(?:元|\d{1,2})|\d{4})(?:年|[./\-])"
_WEEKDAY = (
    r"(?:\s*[(\[]?\s*(?P<weekday>[月火水木金土日])(?:曜日?)?(?:[・,、/]?祝日?)?\s*[)\]]"
    r"|(?P<bare>[月火水木金土日])曜日?)"
)
_TOKENS = re.compile(
    rf"(?P<date>(?P<year>{_YEAR})?(?P<month>\d{{1,2}})(?P<mark>月|[./\-])\s?(?P<day>\d{{1,2}})(?!\d)日?){_WEEKDAY}?"
    r"|(?P<clock>(?:(?:午前|午後|[AaPp]\.?[Mm]\.?)\s?)?\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)|正午)"
    r"|(?P<half>午前中?|午後|終日|全日|(?:AM|PM|am|pm)(?![a-z]))"
    r"|(?P<only>\d{1,2})(?![\d:])(?P<sign>日)?(?:\s*[(\[]?\s*(?P<weekday2>[月火水木金土日])(?:曜日?)?(?:[・,、/]?祝日?)?\s*[)\]])?"
    r"|(?P<until>[~〜～∼–—―－ー\-→]|から|より|to(?![a-z]))"
    r"|(?P<end>まで)"
    r"|(?P<each>各日|両日|各回|いずれも|ともに)(?:とも)?"
    r"|(?P<space>\s+)"
    r"|(?P<between>[、,，・･;／/&＆]|及び|および|並びに|ならびに|と)"
    r"|(?P<bracket>[()\[\]【】〔〕])",
    re.ASCII,
)
_HALVES = {"午前": "am", "午前中": "am", "am": "am", "午後": "pm", "pm": "pm", "終日": "day", "全日": "day"}
_LONGEST, _MOST = 300, 60
"""Characters of a text that may be a list of days, and days that one may have."""
_HYPHENS = str.maketrans("‐‑−", "---")


class _Part(NamedTuple):
    """A piece of a text: which kind of thing it is, as `_TOKENS` names it."""

    kind: str
    text: str
    match: re.Match[str]


def _parts(text: str) -> list[_Part]:
    """The pieces of a text. Raises Unclear where it holds anything else."""
    if len(text) > _LONGEST or ENCLOSED.search(text):
        raise Unclear(text)
    folded = unicodedata.normalize("NFKC", text).translate(_HYPHENS).strip()
    found: list[_Part] = []
    at = 0
    while at < len(folded):
        match = _TOKENS.match(folded, at)
        if match is None:
            raise Unclear(folded[at:])
        kind = next(name for name in _KINDS if match[name] is not None)
        found.append(_Part(kind, match[0], match))
        at = match.end()
    return found


_KINDS = ("date", "clock", "half", "only", "until", "end", "each", "space", "between", "bracket")
_DAYS, _TIMES, _MARKS = ("date", "only"), ("clock", "half"), ("space", "each", "between", "bracket", "end")


def read_occasions(text: str, fiscal_year: int | None) -> tuple[CellDays, ...]:
    """The days of a text in its order, each with its times; a day without a year lies in the fiscal year.

    Times stand for the days before them that have none, unless they are joined to the last of several: then they may
    be of that day alone. Raises Unclear.
    """
    parts = _parts(text)
    # 7月6日 9.30～10.15: days are all written in one way, what looks otherwise are times.
    if len({one.match["mark"] for one in parts if one.kind == "date"}) > 1:
        raise Unclear(text)
    days = [replace(one, hours=_checked(one.hours, text)) for one in _read(parts, text, fiscal_year)]
    in_order = sorted(days, key=lambda one: one.day)
    if not days or len(days) > _MOST or any((a.until or a.day) >= b.day for a, b in pairwise(in_order)):
        raise Unclear(text)
    # Some with times and some without: what holds for the others nobody knows.
    if len({bool(one.hours) for one in days}) > 1:
        raise Unclear(text)
    return tuple(days)


def _read(parts: Sequence[_Part], text: str, fiscal_year: int | None) -> list[CellDays]:
    days: list[CellDays] = []
    waiting = at = 0
    """The first of the days that have no times yet; the place in the text."""
    marks: set[str] = set()
    """What stands between the last day or time and here."""
    while at < len(parts):
        part = parts[at]
        if part.kind in _DAYS:
            # 7月6日 13: a number by itself is a day only where the text goes on with days.
            if part.kind == "only" and not ("between" in marks or part.match["sign"] or part.match["weekday2"]):
                raise Unclear(text)
            # 7.6 9.30: the second may be half past nine.
            if days and part.kind == "date" and "between" not in marks and _may_be_time(part.match):
                raise Unclear(text)
            waiting = len(days) if days and days[-1].hours else waiting
            day, at = _period(parts, at, days, fiscal_year)
            days.append(day)
            marks.clear()
        elif part.kind in _TIMES:
            hours, at = _hours(parts, at)
            if not days or (len(days) - waiting > 1 and not marks & {"space", "each"}):
                raise Unclear(text)
            days[waiting:] = [replace(one, hours=(*one.hours, hours)) for one in days[waiting:]]
        elif part.kind in _MARKS:
            marks.add(part.kind)
            at += 1
        else:
            raise Unclear(text)
    return days


def _may_be_time(match: re.Match[str]) -> bool:
    return match["mark"] == "." and not (match["year"] or match["weekday"] or match["bare"])


def _period(
    parts: Sequence[_Part], at: int, before: Sequence[CellDays], fiscal_year: int | None
) -> tuple[CellDays, int]:
    """The day at a place, or the period that begins with it, and the place behind it."""
    first = _day(parts[at], before, fiscal_year)
    beyond = _range_end(parts, at + 1)
    if beyond is None:
        return first, at + 1
    last = _day(parts[beyond], [*before, first], fiscal_year)
    if not first.day < last.day:
        raise Unclear(parts[beyond].text)
    return replace(first, until=last.day), beyond + 1


def _range_end(parts: Sequence[_Part], at: int) -> int | None:
    """The place of the last day of a period whose first day stands before `at`; None where none follows."""
    while at < len(parts) and parts[at].kind == "space":
        at += 1
    if at == len(parts) or parts[at].kind != "until":
        return None
    at += 1
    while at < len(parts) and parts[at].kind == "space":
        at += 1
    return at if at < len(parts) and parts[at].kind in ("date", "only") else None


def _day(part: _Part, before: Sequence[CellDays], fiscal_year: int | None) -> CellDays:
    match = part.match
    weekday = match["weekday"] or match["bare"] or match["weekday2"] or ""
    last = before[-1].until or before[-1].day if before else None
    has_year = bool(match["year"])
    if part.kind == "only":
        # 7月6日、13日: of the month before it, and later in it.
        if last is None or not last.day < int(match["only"]):
            raise Unclear(part.text)
        found = read_day(f"{last.year}/{last.month}/{match['only']}").day
    elif has_year:
        found = read_day(match["date"]).day
    elif last is not None:
        month = int(match["month"])
        found = read_day(f"{last.year + (month < last.month)}/{month}/{match['day']}").day
    else:
        found = day_of_year(match["date"], fiscal_year).day if fiscal_year is not None else None
    if found is None:
        raise Unclear(part.text)
    if weekday and not falls_on(found, weekday):
        raise OtherYear(found, weekday)
    return CellDays(found)


def _hours(parts: Sequence[_Part], at: int) -> tuple[CellHours, int]:
    """The times from a place on, and the place behind them: 13:30～16:30, 午後1時～4時, 午後, 13:30."""
    part = parts[at]
    at += 1
    if part.kind == "half":
        return CellHours(_HALVES[part.text.casefold()]), at
    starts = _time(part.text)
    here = at
    while here < len(parts) and parts[here].kind in ("space", "until"):
        here += 1
    ends = None
    if here < len(parts) and parts[here].kind == "clock" and any(one.kind == "until" for one in parts[at:here]):
        ends = _time(parts[here].text)
        # 午後1時～4時: the end is of the same half as the beginning.
        if ends and starts and ends <= starts and part.text[0] in "午aApP":
            ends = read_time(part.text[:2] + parts[here].text)
        if not ends or not starts or ends <= starts:
            raise Unclear(part.text)
        at = here + 1
    elif here > at and any(one.kind == "until" for one in parts[at:here]):
        at = here  # 13:30～: no end is said
    if not starts:
        raise Unclear(part.text)
    return CellHours("", starts, ends or ""), at


def _time(text: str) -> str | None:
    """The time of 13:30, 午後1時半 and 午後13:30."""
    return read_time(text) or (read_time(text[2:]) if text[:2] == "午後" else None)


def read_hours_list(text: str) -> tuple[CellHours, ...]:
    """The times of a text without days, in its order: 10:00～12:00、13:00～15:00, 午前・午後. Raises Unclear."""
    parts = _parts(text)
    found: list[CellHours] = []
    at = 0
    while at < len(parts):
        if parts[at].kind in ("clock", "half"):
            hours, at = _hours(parts, at)
            found.append(hours)
        elif parts[at].kind in ("space", "each", "between", "bracket"):
            at += 1
        else:
            raise Unclear(text)
    if not found or len(found) > _MOST:
        raise Unclear(text)
    return tuple(found)


def _checked(hours: Sequence[CellHours], text: str) -> tuple[CellHours, ...]:
    """The times of a day; 午後 beside 13:30～16:30 says one thing twice, anything else that overlaps is unclear."""
    timed = [one for one in hours if one.starts]
    if any(not a.ends or a.ends > b.starts for a, b in pairwise(timed)):
        raise Unclear(text)
    halves = [one.half for one in hours if one.half]
    if len(set(halves)) < len(halves) or (len(halves) > 1 and "day" in halves):
        raise Unclear(text)
    if timed and halves and not all(_is_within(one, halves) for one in timed):
        raise Unclear(text)
    return tuple(timed or hours)


def _is_within(timed: CellHours, halves: Sequence[str]) -> bool:
    if "day" in halves or len(halves) > 1:
        return True
    if halves == ["pm"]:
        return timed.starts >= "12:00"
    return timed.ends <= "13:00" if timed.ends else timed.starts < "12:00"


def last_day(days: Sequence[CellDays]) -> date:
    """The last of all days of a cell."""
    return max(one.until or one.day for one in days)


def each_day(occasion: CellDays) -> Iterator[date]:
    """The days of an occasion, one by one."""
    last = occasion.until or occasion.day
    for number in range((last - occasion.day).days + 1):
        yield occasion.day + timedelta(days=number)

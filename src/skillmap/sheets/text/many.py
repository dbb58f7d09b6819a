"""Cells in which several days or times may stand: read as one where they hold one, else as a tuple, which is told."""

import re
import unicodedata
from collections.abc import Callable
from datetime import datetime, time
from typing import TypeAlias

from skillmap.day_text import other_weekday
from skillmap.sheets.grid import Raw
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.text.occasions import CellDays, CellHours, OtherYear, Unclear, read_hours_list, read_occasions
from skillmap.sheets.text.people import NameReading
from skillmap.words import Fact, Message, message

_Reader: TypeAlias = Callable[[Raw], NameReading]
_DIGITS = re.compile(r"\d")


def several(one: _Reader, options: ReadOptions, with_times: bool) -> _Reader:
    """Reads a day, or a tuple of `CellDays`: several days, a period, or days with their times (W_DAYS_IN_CELL).

    Without `with_times` a single day stays one, whatever time stands behind it.
    """

    def convert(raw: Raw) -> NameReading:
        if with_times and isinstance(raw, datetime) and raw.time() != time():
            return _told((CellDays(raw.date(), hours=(CellHours("", f"{raw:%H:%M}"),)),))
        value, notes = one(raw)
        dropped = with_times and any(code == "W_TIME_DROPPED" for code, _ in notes)
        if not isinstance(raw, str) or not _DIGITS.search(raw) or not (dropped or _is_bad(notes)):
            return value, notes
        # 6/5/26 is one day in an order that nobody knows, not 5 and 26 June.
        if _is_one_of_two(notes):
            return value, notes
        try:
            return _told(read_occasions(raw, options.fiscal_year))
        except OtherYear as wrong:
            why = other_weekday(wrong.day, wrong.weekday)
            return None, ((why.code, why.facts),)
        except Unclear:
            # What is no list of days at all is told as before: it may lack a year, or be one of two days, or none.
            is_told = dropped or not _is_many(raw)
            return (value, notes) if is_told else (None, ((_why_unclear(raw, options), {}),))

    return convert


def several_hours(one: _Reader) -> _Reader:
    """Reads a time or half day, or a tuple of `CellHours`: 13:30～16:30, 午前・午後 (W_HOURS_IN_CELL)."""

    def convert(raw: Raw) -> NameReading:
        value, notes = one(raw)
        if not isinstance(raw, str) or not _is_bad(notes):
            return value, notes
        try:
            found = read_hours_list(raw)
        except Unclear:
            return value, notes
        return found, (("W_HOURS_IN_CELL", {"value": tuple(map(hours_in_words, found))}),)

    return convert


def _why_unclear(raw: str, options: ReadOptions) -> str:
    """The code of what is wrong with days of which no year is known, or of which more than that is wrong."""
    try:
        read_occasions(raw, options.fiscal_year or _ANY_YEAR)
    except OtherYear:
        return "E_DATE_INCOMPLETE"
    except Unclear:
        return "E_DAYS_UNCLEAR"
    return "E_DATE_INCOMPLETE"


_ANY_YEAR = 2024


def _is_bad(notes: tuple[tuple[str, object], ...]) -> bool:
    return any(code[0] == "E" for code, _ in notes)


def _is_one_of_two(notes: tuple[tuple[str, object], ...]) -> bool:
    """Whether a text is a day whose day and month nobody can tell apart (02/07/26)."""
    return any(code == "E_DATE_AMBIGUOUS" for code, _ in notes)


def _is_many(text: str) -> bool:
    """Whether a text has a day and more than one day has: more numbers, or words."""
    folded = unicodedata.normalize("NFKC", text)
    numbers = len(re.findall(r"\d+", folded))
    return numbers > len(("year", "month", "day")) or (numbers > 1 and _MORE.search(folded) is not None)


_MORE = re.compile(r"[^\d\s./\-()年月火水木金土日曜祝付RHSTM令和平成昭]", re.IGNORECASE)


def _told(found: tuple[CellDays, ...]) -> NameReading:
    return found, (("W_DAYS_IN_CELL", {"value": tuple(map(occasion_said, found))}),)


def occasion_said(one: CellDays) -> Message:
    """A day or period with its times, for messages."""
    days = message("sheets.days", first=one.day, last=one.until) if one.until else message("sheets.day", day=one.day)
    if not one.hours:
        return days
    return message("sheets.day_with", day=days, hours=tuple(map(hours_in_words, one.hours)))


def hours_in_words(one: CellHours) -> Fact:
    """A part of a day, for messages."""
    if one.half and not one.starts:
        return message(f"sheets.half.{one.half}")
    return message("sheets.hours", starts=one.starts, ends=one.ends) if one.ends else one.starts

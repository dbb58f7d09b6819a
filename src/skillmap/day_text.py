"""Days and fiscal years as people in Japanese offices write them, in cells and behind options: the one reading of both.

Never guesses: what is not a whole day says why.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise

from skillmap.days import ERAS, JST, WEEKDAYS_JA, FiscalYear, wareki
from skillmap.words import Bilingual, Fact

LATEST = date(2100, 12, 31)
"""Days after this are taken for a slip of the pen (R99.4.1, 9999-12-31)."""

_STARTS = {letter: first for _, letter, first in ERAS}
_ENDS = {older[1]: newer[2] for newer, older in pairwise(ERAS)} | {ERAS[0][1]: date.max}
_LETTER = {name[:length]: letter for name, letter, _ in ERAS for length in (1, 2)}
"""令和, 令: R."""
# The numbers of the eras in systems of resident records.
_ERA_CODES = {"1": "M", "2": "T", "3": "S", "4": "H", "5": "R"}
_ERA = r"(令和|平成|昭和|大正|明治|[令平昭大明]|[RHSTM])\.?"
_Y, _M, _D = r"(元|\d{1,3})(?:年|[./\-])", r"(\d{1,2})(?:月|[./\-])", r"(\d{1,2})日?"
_ERA_DAY = re.compile(f"{_ERA}{_Y}{_M}{_D}", re.ASCII)
_ERA_COMPACT = re.compile(rf"{_ERA}(\d\d)(\d\d)(\d\d)", re.ASCII)
_WESTERN = re.compile(rf"(\d{{4}})(?:年|[./\-]){_M}{_D}", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_ERA_CODE = re.compile(r"([1-5])-(\d\d)-(\d\d)-(\d\d)", re.ASCII)
_INCOMPLETE = re.compile(
    rf"(?:{_ERA}(?:元|\d{{1,3}})|\d{{4}})年?(?:[./\-]?\d{{1,2}}月?)?"
    r"|\d{1,2}(?:月|[./\-])\d{1,2}日?|\d{1,2}[月日]",
    re.ASCII,
)
# 060401 may be of 令和6年 or of 2006, 05/06/26 of May, June or 令和5年.
_AMBIGUOUS = re.compile(r"\d{1,2}[./\-]\d{1,2}[./\-]\d{1,4}|\d{1,2}年\d{1,2}月\d{1,2}日|\d{6}", re.ASCII)
_MONTHS = (
    "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER",
    "DECEMBER",
)  # fmt: skip
_ENGLISH = re.compile(
    r"(?:[A-Z]{3,9}DAY,|(?:MON|TUE|WED|THU|FRI|SAT|SUN),?)?(\d{1,2})[-/.]?([A-Z]{3,9})[-/.,]?(\d{4})", re.ASCII
)
"""12 May 2026, Tuesday, 12 May 2026, 12-May-2026: how learning platforms write days when they speak English."""
_ENGLISH_US = re.compile(r"(?:[A-Z]{3,9}DAY,)?([A-Z]{3,9})\.?(\d{1,2}),(\d{4})", re.ASCII)
"""May 12, 2026."""
_WEEKDAY = re.compile(r"\(?([月火水木金土日])(?:曜日?)?\)$")
_OF_ORDERS = re.compile(r"(?<=日)付け?$")
"""令和6年4月1日付, as orders are dated."""
_MIDNIGHT = re.compile(r"[T ]0{1,2}:00(?::00(?:\.0+)?)?$")
_TIME = re.compile(
    r"(?:T|,?\s+|(?<=\)))\s*([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:[.,]\d{1,9})?)?\s?([AP]M)?\s?(Z|UTC|[+\-]\d\d:?\d\d)?$",
    re.ASCII | re.IGNORECASE,
)
"""The time that exports of learning platforms put behind a day, perhaps with its zone."""
_KANJI = re.compile(r"[〇零一二三四五六七八九十]{1,8}(?=[年月日])")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_BLANKS = frozenset({"", "-", "ー", "―", "—", "‐", "−", "–", "なし", "無", "無し", "*", "…", "...", "/", "//"})
# Excel's numbers of the days from 1954 to 2091: a number of five digits in a column of days is one of them.
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or why there is none. A blank has neither day nor code. A code beginning with W comes with a day."""

    day: date | None = None
    code: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


def _kanji_number(match: re.Match[str]) -> str:
    text = match[0]
    if "十" not in text:
        return "".join(str(_DIGITS[c]) for c in text)
    tens, _, ones = text.partition("十")
    return str((_DIGITS[tens[-1]] if tens else 1) * 10 + (_DIGITS[ones[-1]] if ones else 0))


def tidy(text: str) -> str:
    """A copy for reading: NFKC (㋿ is 令和), no spaces or invisible characters, kanji numerals as digits, capitals."""
    folded = unicodedata.normalize("NFKC", text).strip()
    # Before spaces go: databases put 00:00:00 behind a day that has no time.
    folded = _MIDNIGHT.sub("", folded)
    folded = re.sub(r"[\s\u200b\ufeff\u2060]", "", folded)
    return _KANJI.sub(_kanji_number, folded).upper()


def read_day(text: str, era_codes: bool = False) -> Day:
    """The day that a text names, or the code of what is wrong with it.

    A time behind it is dropped and told; with a zone the day is that in Japan.
    """
    whole = unicodedata.normalize("NFKC", text).strip() if len(text) <= _LONGEST else ""
    clock = None if _MIDNIGHT.search(whole) else _TIME.search(whole)
    if clock is None:
        return _read(text, era_codes)
    found = _read(whole[: clock.start()], era_codes)
    return found if found.day is None or found.code else Day(_in_japan(found.day, clock), "W_TIME_DROPPED")


_NUMBERS = re.compile(r"(\d{1,4})[./\-](\d{1,2})[./\-](\d{1,4})(?:[,\s].*)?", re.ASCII)


def day_in_order(text: str, order: str) -> date | None:
    """A day of three numbers in the order that the user has said ("dmy", "mdy", "ymd"); 26 is 2026.

    Learning platforms write days so in English: Moodle 12/05/26, 10:30 (day first; month first on American sites).
    """
    found = _NUMBERS.fullmatch(unicodedata.normalize("NFKC", text).strip()[:_LONGEST])
    if found is None or sorted(order) != ["d", "m", "y"]:
        return None
    part = dict(zip(order, map(int, found.groups()), strict=True))
    year = part["y"] + 2000 if part["y"] < 100 else part["y"]
    return _day(year, part["m"], part["d"]).day


_LONGEST = 100
"""Characters of a text that may hold a day and a time."""


def _in_japan(day: date, clock: re.Match[str]) -> date:
    hour, minute, half, zone = int(clock[1]), int(clock[2]), (clock[3] or "").upper(), (clock[4] or "").upper()
    if not zone:
        return day
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    digits = zone.replace(":", "")
    sign = -1 if digits[0] == "-" else 1
    offset = (
        timedelta() if digits in ("Z", "UTC") else sign * timedelta(hours=int(digits[1:3]), minutes=int(digits[3:]))
    )
    there = datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone(offset))
    return there.astimezone(JST).date()


def _read(text: str, era_codes: bool) -> Day:
    tidied = tidy(text)
    if tidied in _BLANKS:
        return Day()
    tidied = _OF_ORDERS.sub("", tidied)
    weekday = _WEEKDAY.search(tidied)
    bare = tidied[: weekday.start()] if weekday else tidied
    found = _whole_day(bare, era_codes)
    if found is None:
        return _why_not(bare)
    # A weekday that does not fit: one of the two is a slip, so the day is taken and it is told.
    if weekday and found.day and WEEKDAYS_JA[found.day.weekday()] != weekday[1] and not found.code:
        return Day(
            found.day,
            "W_WEEKDAY_MISMATCH",
            {"expected": Bilingual(WEEKDAYS_JA[found.day.weekday()], f"{found.day:%A}")},
        )
    return found


def _whole_day(text: str, era_codes: bool) -> Day | None:
    if match := _ERA_DAY.fullmatch(text) or _ERA_COMPACT.fullmatch(text):
        return _era_day(_LETTER.get(match[1], match[1]), match[2], match[3], match[4])
    if match := _WESTERN.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _ENGLISH.fullmatch(text):
        return _english_day(match[1], match[2], match[3])
    if match := _ENGLISH_US.fullmatch(text):
        return _english_day(match[2], match[1], match[3])
    if match := _ERA_CODE.fullmatch(text):
        day = _era_day(_ERA_CODES[match[1]], match[2], match[3], match[4])
        # 5-06-04-01 may be a number of something as well: it is a day where the user has said so.
        return day if era_codes else Day(None, "E_DATE_ERA_CODE", {"nearest": day.day})
    return None


def _english_day(day: str, month: str, year: str) -> Day | None:
    # Sept is the one usual abbreviation of four letters.
    number = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(month) or month == f"{name[:3]}T"), None)
    return _day(int(year), number, int(day)) if number else None


def _era_day(era: str, year: str, month: str, day: str) -> Day:
    number = 1 if year == "元" else int(year)
    if number == 0:
        return Day(None, "E_DATE_INVALID")
    found = _day(_STARTS[era].year - 1 + number, int(month), int(day))
    if found.day and not found.code and not _STARTS[era] <= found.day < _ENDS[era]:
        return Day(found.day, "W_ERA_MISMATCH", {"expected": Bilingual(wareki(found.day), found.day.isoformat())})
    return found


def _day(year: int, month: int, day: int) -> Day:
    try:
        found = date(year, month, day)
    except ValueError:
        return Day(None, "E_DATE_INVALID")
    if found > LATEST:
        return Day(None, "E_DATE_FUTURE")
    # Nobody's file holds a day before 明治: its year is a slip of the pen.
    return Day(found) if found >= _STARTS["M"] else Day(None, "E_DATE_INVALID")


def _why_not(text: str) -> Day:
    if re.search(r"\d[^~〜～→]*(?:[~〜～→]|から|まで)", text[:100]) or re.search(r"^[~〜～]", text):
        return Day(None, "E_DATE_RANGE")
    if text.endswith("年度"):
        return Day(None, "E_DATE_IS_FISCAL_YEAR")
    if _SERIAL.fullmatch(text):
        return Day(None, "E_DATE_SERIAL", {"nearest": date(1899, 12, 30) + timedelta(days=int(float(text)))})
    if _AMBIGUOUS.fullmatch(text):
        return Day(None, "E_DATE_AMBIGUOUS")
    if _INCOMPLETE.fullmatch(text):
        return Day(None, "E_DATE_INCOMPLETE")
    return Day(None, "E_DATE_INVALID")


_STATED = r"((?:令和|平成|昭和|[RHS])?\.?(?:元|\d{1,4})(?:年|[./\-])\d{1,2}(?:月|[./\-])\d{1,2}日?)"
_EIGHT = r"(?<!\d)((?:19|20)\d{6}|[RHS]\d{6})(?!\d)"
_AS_OF = re.compile(
    rf"{_STATED}(?:\([月火水木金土日]\))?(?:現在|時点)|(?:基準日|評価日|評価年月日)[:は]?{_STATED}|ASOF:?{_STATED}|ASAT:?{_STATED}"
    rf"|{_STATED}付け?の?(?:定期)?(?:人事)?(?:異動|発令)|{_EIGHT}(?:現在|時点)|基準日[:は]?{_EIGHT}|ASOF:?{_EIGHT}|ASAT:?{_EIGHT}",
    re.ASCII,
)


def stated_day(text: str) -> date | None:
    """The day in 令和6年4月1日現在, 基準日：R6.4.1, 6月1日付け人事異動 with its year, "as of 2024-04-01"; else None."""
    for match in _AS_OF.finditer(tidy(text)):
        found = read_day(next(group for group in match.groups() if group))
        if found.day:
            return found.day
    return None


ENCLOSED = re.compile("[\u2460-\u24ff\u2776-\u2793]")
"""Numbers of items: NFKC makes digits of them, and ①1/6 would be 11/6."""
_MONTH_DAY = re.compile(r"(\d{1,2})(?:月|[./\-])(\d{1,2})日?", re.ASCII)


def day_of_year(text: str, fiscal_year: int) -> Day:
    """The day that 6/1 or 6月1日 names within the fiscal year from April of `fiscal_year`; a blank for other texts.

    A weekday beside it must fit (E_DATE_OTHER_YEAR, E_DATE_WEEKDAY): it tells last year's list.
    """
    tidied = "" if ENCLOSED.search(text) else tidy(text)
    weekday = _WEEKDAY.search(tidied)
    match = _MONTH_DAY.fullmatch(tidied[: weekday.start()] if weekday else tidied)
    if match is None:
        return Day()
    month = int(match[1])
    found = _day(fiscal_year + (month < _APRIL), month, int(match[2])).day
    if found and weekday and not falls_on(found, weekday[1]):
        return other_weekday(found, weekday[1])
    return Day(found)


def falls_on(day: date, weekday: str) -> bool:
    """Whether a day is a 月, 火 …"""
    return WEEKDAYS_JA[day.weekday()] == weekday


def other_weekday(day: date, weekday: str) -> Day:
    """Why a day with another weekday beside it is none: which it is, and the year near it in which it would fit."""
    fits = next((year for near in (-1, 1, -2, 2) if _fits(year := day.year + near, day, weekday)), None)
    facts: dict[str, Fact] = {"value": day, "expected": Bilingual(WEEKDAYS_JA[day.weekday()], f"{day:%A}")}
    return Day(None, "E_DATE_OTHER_YEAR", {**facts, "year": fits}) if fits else Day(None, "E_DATE_WEEKDAY", facts)


def _fits(year: int, day: date, weekday: str) -> bool:
    found = _day(year, day.month, day.day).day
    return found is not None and falls_on(found, weekday)


_APRIL = 4


def day_of_short_year(text: str, fiscal_year: int) -> Day:
    """The day of three numbers without an era (8.7.1, 26/7/1, 8年7月1日) that lies in the year in one reading only.

    A blank for other texts, and where two readings lie in it (8/6/8, in the order of days of the Americas or not).
    """
    tidied = tidy(text)
    weekday = _WEEKDAY.search(tidied)
    numbers = _SHORT.fullmatch(tidied[: weekday.start()] if weekday else tidied)
    if numbers is None:
        return Day()
    a, b, c = (int(numbers[n]) for n in ("a", "b", "c"))
    era = _STARTS["R"].year - 1
    orders = [(era + a, b, c), (2000 + a, b, c)]
    if not numbers["kanji"]:
        orders += [(2000 + c, b, a), (2000 + c, a, b)]
    days = {found for order in orders if (found := _day(*order).day) and _lies_in(found, fiscal_year)}
    if len(days) != 1:
        return Day()
    day = days.pop()
    return other_weekday(day, weekday[1]) if weekday and not falls_on(day, weekday[1]) else Day(day)


_SHORT = re.compile(r"(?P<a>\d{1,2})(?:[./\-]|(?P<kanji>年))(?P<b>\d{1,2})(?:[./\-]|月)(?P<c>\d{1,2})日?", re.ASCII)


def _lies_in(day: date, fiscal_year: int) -> bool:
    return day.year - (day.month < _APRIL) == fiscal_year


_MONTH = re.compile(
    rf"(?:{_ERA}(?P<year>元|\d{{1,3}})|(?P<western>\d{{4}}))(?:年|[./\-])(?P<month>\d{{1,2}})月?", re.ASCII
)


def first_of_month(text: str) -> date | None:
    """The first day of the month that 令和6年4月, H30.11 or 2023/5 names; None for any other text."""
    match = _MONTH.fullmatch(tidy(text))
    if match is None:
        return None
    if match["western"]:
        return _day(int(match["western"]), int(match["month"]), 1).day
    first = _era_day(_LETTER.get(match[1], match[1]), match["year"], match["month"], "1")
    return first.day if not first.code or first.code == "W_ERA_MISMATCH" else None


_STATED_YEARS = re.compile(rf"((?:FY)?20\d\d|{_ERA}(?:元|\d{{1,2}}))年度", re.ASCII)


def stated_years(text: str) -> frozenset[int]:
    """The fiscal years that a title or file name speaks of: 令和8年度 修了者名簿."""
    found = (read_fiscal_year(f"{match[1]}年度") for match in _STATED_YEARS.finditer(tidy(text)))
    return frozenset(one.year for one in found if one is not None)


_YEAR = re.compile(rf"(?:FY)?(\d{{4}})|{_ERA}(元|\d{{1,2}})", re.ASCII)
_YEAR_END = re.compile(r"年度?$")


def read_fiscal_year(text: str) -> FiscalYear | None:
    """2026, 2026年度, FY2026, 令和8年度, 令8, R8, 平成31年度 (= 2019); None when it names none, or one out of reach.

    Two that agree (2024年度(令和6年度)) are one. A year beyond the end of its era counts on (平成33年度 is 2021).
    """
    years = {_fiscal_year(part) for part in re.split(r"[()/]", tidy(text)) if part}
    return years.pop() if len(years) == 1 else None


def _fiscal_year(text: str) -> FiscalYear | None:
    found = _YEAR.fullmatch(_YEAR_END.sub("", text))
    if found is None:
        return None
    western, era, number = found.groups()
    counted = 1 if number == "元" else int(number or 0)
    year = int(western) if western else _STARTS[_LETTER.get(era, era)].year - 1 + counted
    return FiscalYear(year) if 1868 <= year <= LATEST.year and (western or counted) else None

"""A period in one cell (2026/6/1～2027/2/26, R8.4.1～9.30, 令和8年4月1日から当分の間): its two sides."""

import re
import unicodedata
from datetime import date

from skillmap.day_text import day_of_year, read_day
from skillmap.days import fiscal_year
from skillmap.sheets.grid import Raw

# － parts two days only where a year follows: elsewhere it says that there is nothing.
BETWEEN = re.compile(r"\s*(?:～|〜|~|から|→|⇒|―|－(?=\s*(?:[RHSTM令平昭大明\d]))|\s-\s|to)\s*", re.IGNORECASE)
_HYPHEN = re.compile(r"[-‐−–—－]")
_HOW_LONG = re.compile(r"[(（]\s*[0-9０-９]+\s*(?:[かヶケカヵ]月|月間?|日間?|年間?|週間)\s*[)）]$")
"""（6月）, （1年間） behind a period: how long it is."""
_SAME_YEAR = re.compile(r"^(?:同|翌)年")


def two_parts(raw: Raw) -> tuple[Raw, Raw]:
    """Both sides of 2026/6/1～2027/2/26; a cell with one side is the first."""
    if not isinstance(raw, str):
        return raw, None
    pieces = [piece.strip() for piece in BETWEEN.split(raw.strip(), maxsplit=1)]
    if len(pieces) != 2:
        return raw, None
    return pieces[0] or None, pieces[1].removesuffix("まで").strip() or None


def two_days(raw: Raw) -> tuple[Raw, Raw, date | None]:
    """Both sides of a period, and the last day where its year was taken from the first (R8.4.1～9.30, 同年9月30日)."""
    if not isinstance(raw, str):
        return raw, None, None
    text = _HOW_LONG.sub("", raw.strip())
    first, last = two_parts(text)
    if last is None and first == text:
        first, last = _by_hyphen(text)
    if not isinstance(first, str) or not isinstance(last, str):
        return first, last, None
    begins = read_day(first).day
    ends = _in_year_of(begins, last) if begins is not None else None
    return (first, ends, ends) if ends is not None else (first, last, None)


def _by_hyphen(text: str) -> tuple[Raw, Raw]:
    """R8.4.1-R8.9.30: the one hyphen with a whole day before it and a day behind it."""
    for match in _HYPHEN.finditer(text):
        first, last = text[: match.start()].strip(), text[match.end() :].strip()
        begins = read_day(first).day
        if begins is not None and (read_day(last).day is not None or _in_year_of(begins, last) is not None):
            return first, last
    return text, None


def _in_year_of(begins: date, text: str) -> date | None:
    """The first day on or after a day that 9.30 or 同年9月30日 means; None for a text with a year, or none of a day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    said = _SAME_YEAR.match(plain)
    year = fiscal_year(begins)
    found = [
        day
        for one in (year.year, year.year + 1)
        if (day := day_of_year(_SAME_YEAR.sub("", plain), one).day) is not None and day >= begins
    ]
    if not found:
        return None
    if said:
        wanted = begins.year + (said[0] == "翌年")
        return next((day for day in found if day.year == wanted), None)
    return found[0]

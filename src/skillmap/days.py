"""Days as Japanese offices count them: fiscal years, eras, half days. Pure; knows no locale and no clock but JST."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Literal, TypeAlias

from skillmap.words import Bilingual, Lang

# Japan has no summer time: a fixed offset needs no database of time zones, which Windows does not have.
JST = timezone(timedelta(hours=9), "JST")
FOREVER = date(9999, 12, 31)
"""The end of a period that has none. Periods run from `valid_from` (inclusive) to `valid_to` (exclusive)."""

ERAS = (
    ("令和", "R", date(2019, 5, 1)),
    ("平成", "H", date(1989, 1, 8)),
    ("昭和", "S", date(1926, 12, 25)),
    ("大正", "T", date(1912, 7, 30)),
    ("明治", "M", date(1868, 1, 25)),
)
"""Name, letter and first day of each era, the newest first."""


class HalfDay(StrEnum):
    """The unit in which people are away from their desk."""

    MORNING = "am"
    AFTERNOON = "pm"


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """1 April to 31 March, named by the year it starts in."""

    year: int

    @property
    def first(self) -> date:
        """Its first day, 1 April."""
        return date(self.year, 4, 1)

    @property
    def last(self) -> date:
        """31 March of the following year."""
        return date(self.year + 1, 3, 31)

    @property
    def end(self) -> date:
        """The first day after it (exclusive end)."""
        return date(self.year + 1, 4, 1)

    @property
    def ja(self) -> str:
        """令和8年度. The year that began as 平成31年度 is written 令和元年度."""
        years = self.year - 2018
        if years < 1:
            return f"平成{self.year - 1988}年度" if self.year >= 1989 else f"{self.year}年度"
        return f"令和{'元' if years == 1 else years}年度"

    @property
    def text(self) -> Bilingual:
        """令和8年度, FY2026: as a heading names it."""
        return Bilingual(self.ja, f"FY{self.year}")

    def __str__(self) -> str:
        return str(self.year)


def fiscal_year(day: date) -> FiscalYear:
    """The fiscal year a day belongs to."""
    return FiscalYear(day.year if day.month >= 4 else day.year - 1)


def today() -> date:
    """The present day in Japan, whatever the machine's time zone says."""
    return datetime.now(JST).date()


def wareki(day: date) -> str:
    """令和8年4月1日, as it stands on paper (元年 for a first year)."""
    for name, _, start in ERAS:
        if day >= start:
            year = day.year - start.year + 1
            return f"{name}{'元' if year == 1 else year}年{day.month}月{day.day}日"
    return f"{day.year}年{day.month}月{day.day}日"


DayStyle: TypeAlias = Literal["wareki", "western", "iso"]
"""How days stand on paper in Japanese: 令和8年4月1日, 2026年4月1日, 2026-04-01. In English they are ISO dates."""
_paper: ContextVar[DayStyle | None] = ContextVar("paper", default=None)


@contextmanager
def on_paper(style: DayStyle) -> Iterator[None]:
    """Whatever is worded meanwhile goes on paper: every day in the office's one style, in sentences too."""
    # Around the making of a document and not a value handed down: a day stands in any sentence of any room, and one
    # sentence that was forgotten would be the second style on a sheet.
    token = _paper.set(style)
    try:
        yield
    finally:
        _paper.reset(token)


def day_style() -> DayStyle:
    """The style of the document that is being made; 和暦 where nothing else was said."""
    return _paper.get() or "wareki"


def is_paper() -> bool:
    """Whether a document is being made."""
    return _paper.get() is not None


def day_on_paper(day: date, lang: Lang, style: DayStyle | None = None) -> str:
    """A day as it stands on paper: in a style, else in that of the document that is being made."""
    style = style or day_style()
    if lang == "en" or style == "iso":
        return day.isoformat()
    return wareki(day) if style == "wareki" else f"{day.year}年{day.month}月{day.day}日"


WEEKDAYS_JA = "月火水木金土日"


def day_ja(day: date) -> str:
    """9月12日(土), as it stands in a timetable."""
    return f"{day.month}月{day.day}日({WEEKDAYS_JA[day.weekday()]})"

"""Days, years and times as people type them on the command line."""

from datetime import UTC, date, datetime, time
from typing import Annotated, Any

import typer

from skillmap import days
from skillmap.errors import UsageRefused


def parse_day(text: str) -> date:
    """A day: 2026-04-01, 2026/4/1, 令和8年4月1日, R8.4.1. Raises UsageRefused (E_DAY)."""
    found = days.parse_date(text)
    if found is None:
        raise UsageRefused("E_DAY", found=text)
    return found


def parse_fy(text: str) -> days.FiscalYear:
    """A fiscal year: 2026, 令和8年度, R8. Raises UsageRefused (E_FY)."""
    found = days.parse_fiscal_year(text)
    if found is None:
        raise UsageRefused("E_FY", found=text)
    return found


def parse_known_at(text: str | None) -> int | str | None:
    """A journal entry by number, or a time in UTC ISO form; a bare day means its end in Japan.

    Raises UsageRefused (E_DAY).
    """
    if not text:
        return None
    if text.isdigit() and len(text) < 9:
        return int(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.combine(parse_day(text), time.max, days.JST)
    if len(text) <= 10:
        found = datetime.combine(found.date(), time.max, days.JST)
    aware = found if found.tzinfo else found.replace(tzinfo=days.JST)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds")


def day_option(name: str, help_text: str) -> Any:
    """An option that takes a day."""
    return typer.Option(name, metavar="DAY", help=help_text, parser=parse_day)


From = Annotated[date | None, day_option("--from", "First day of the term")]
Due = Annotated[date | None, day_option("--due", "The day by which forms should be back")]

"""Days, years and times as people type them on the command line."""

from datetime import UTC, date, datetime, time
from typing import Literal

import typer

from skillmap import days
from skillmap.cli import state, told
from skillmap.day_text import read_day, read_fiscal_year
from skillmap.errors import UsageRefused
from skillmap.problems import problem
from skillmap.words import Bilingual, Fact

DAY = Bilingual("日付", "the day")
"""What a day on the command line is called where a cell would name its column."""


def parse_day(text: str) -> date:
    """A day as it may stand in a cell, too: 2026-04-01, 令和8年4月1日, R8.4.1. What was odd about it is told on stderr.

    Raises UsageRefused (E_DAY, or the code that a cell would get).
    """
    found = read_day(text)
    facts: dict[str, Fact] = {"field": DAY, "found": text, **found.facts}
    if found.day is None:
        known = found.code not in ("", "E_DATE_INVALID", "E_DATE_SERIAL")
        raise UsageRefused(found.code if known else "E_DAY", (), **facts)
    if found.code:
        for line in told.problem_lines([problem(found.code, None, **facts)], state.lang()):
            typer.echo(line, err=True)
    return found.day


def parse_fy(text: str) -> days.FiscalYear:
    """A fiscal year: 2026, 令和8年度, R8. Raises UsageRefused (E_FY)."""
    found = read_fiscal_year(text)
    if found is None:
        raise UsageRefused("E_FY", found=text)
    return found


SHORTEST_DAY = 8
"""Digits of a day written without signs (20260401); fewer are the number of an entry."""
LAST = frozenset({"last", "前回"})


def parse_since(text: str) -> int | date | Literal["last"]:
    """What numbers are compared with: `last` or 前回, a journal entry by number, or a day. Raises as `parse_day`."""
    if text.casefold() in LAST:
        return "last"
    return int(text) if text.isdecimal() and len(text) < SHORTEST_DAY else parse_day(text)


def parse_known_at(text: str | None) -> int | str | None:
    """A journal entry by number, or a time in UTC ISO form; a bare day means its end in Japan.

    Raises UsageRefused (E_DAY).
    """
    if not text:
        return None
    if text.isdecimal() and len(text) < 9:
        return int(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = datetime.combine(parse_day(text), time.max, days.JST)
    if len(text) <= 10:
        found = datetime.combine(found.date(), time.max, days.JST)
    # A time without a zone is the office's.
    aware = found if found.tzinfo else found.replace(tzinfo=days.JST)
    return aware.astimezone(UTC).isoformat(timespec="milliseconds")

"""Days on which the office is closed: weekends, public holidays, 29 December to 3 January, and its own days."""

from collections.abc import Collection
from datetime import date
from functools import cache

from skillmap.words import Message, message


def closed_because(day: date, closed: Collection[date] = (), opened: Collection[date] = ()) -> Message | None:
    """Why the office is closed on a day; None when it works.

    `closed` are the office's own closing days, `opened` days on which it works all the same (a Saturday, or a holiday
    that the law has moved since the calendar was made).
    """
    # Before everything else: the law moves holidays (as for the Games of 2020 and 2021), and the calendar in the
    # program is that of the day it was built.
    if day in opened:
        return None
    if day in closed:
        return message("closed.office")
    if (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3):
        return message("closed.year-end")
    if name := holiday(day):
        return message("closed.holiday", name=name)
    if day.weekday() >= 5:
        return message("closed.saturday" if day.weekday() == 5 else "closed.sunday")
    return None


@cache
def holiday(day: date) -> str:
    """The Japanese name of a public holiday, substitute holidays included; empty for other days."""
    # Loaded when the first session is checked: most commands ask for no holiday.
    import jpholiday

    return str(jpholiday.is_holiday_name(day) or "")

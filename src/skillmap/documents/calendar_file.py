"""Calendar files (.ics, RFC 5545): the days of sessions, for the calendars of people and of whoever holds them.

Each day of a session is an event of its own under a name (UID) that stays when the session moves, so that a calendar
that takes the file again moves the event instead of showing it twice.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from skillmap.i18n.wording import sentence
from skillmap.training.model import Meeting, Session
from skillmap.words import Lang

TOKYO = ZoneInfo("Asia/Tokyo")
# A domain that can never be anybody's (RFC 2606); the names of all events hang on it.
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://skillmap.invalid/calendar")


@dataclass(frozen=True, slots=True)
class CalendarSession:
    """A session as it goes into a calendar."""

    session: Session
    name: str
    """Of the training."""
    version: int
    """The entry that changed it last: of two files a calendar takes the event of the higher one."""
    is_off: bool = False
    """Cancelled, or no longer for whom the file is."""


def calendar(office: str, title: str, sessions: Sequence[CalendarSession], day: date, lang: Lang) -> bytes:
    """A calendar of sessions: METHOD:CANCEL when all of them are off, else PUBLISH with those off as CANCELLED.

    Args:
        office: Name of the office; part of the events' names, so that two offices' never meet.
        title: What calendars show as the name of the file.
        sessions: What it holds.
        day: The day on which it is made.
        lang: Language of what is added to the names.
    """
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//skillmap//JA")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "CANCEL" if sessions and all(one.is_off for one in sessions) else "PUBLISH")
    made.add("x-wr-calname", title)
    for one in sessions:
        for no, (starts, ends, note) in enumerate(_spans(one.session, lang), 1):
            event = icalendar.Event()
            # By the number of the day, not its date: a day that moves stays the same event (ADR 25).
            event.add("uid", f"{uuid.uuid5(_NAMES, f'{office}/{one.session.code}/{no}')}@skillmap.invalid")
            # Without the time of day: the same state gives the same bytes.
            event.add("dtstamp", datetime.combine(day, time(), UTC))
            event.add("dtstart", starts)
            event.add("dtend", ends)
            event.add("sequence", one.version)
            event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
            event.add("summary", sentence("ics.event", lang, name=one.name, note=note) if note else one.name)
            told = [sentence("ics.code", lang, code=one.session.code)]
            if one.session.trainers:
                told.append(sentence("ics.trainers", lang, names=one.session.trainers))
            event.add("description", "\n".join(told))
            if one.session.venue:
                event.add("location", one.session.venue)
            if not isinstance(starts, datetime):
                # A whole day in a calendar says nothing of hours: others may still ask for a meeting.
                event.add("transp", "TRANSPARENT")
            made.add_component(event)
    # RFC 5545 wants the description of every time zone that is named.
    made.add_missing_timezones()
    return bytes(made.to_ical())


Span = tuple[date, date, str]
"""When it starts, when it ends (exclusive), and what is said behind the name. Days, or times in Japan."""


def _spans(session: Session, lang: Lang) -> Iterator[Span]:
    """An event per day; of an e-learning its last day."""
    if not session.meetings:
        if session.window:
            # What must not be missed of an e-learning is the end of its window.
            last = session.window.last
            yield last, last + timedelta(days=1), sentence("ics.last_day", lang)
        return
    for day, own in groupby(sorted(session.meetings), key=lambda meeting: meeting.day):
        yield _span(day, list(own), lang)


def _span(day: date, meetings: Sequence[Meeting], lang: Lang) -> Span:
    """With times where all are known; otherwise the whole day, with its half behind the name: no time is made up."""
    if all(one.starts and one.ends for one in meetings):
        return _at(day, meetings[0].starts), _at(day, meetings[-1].ends), ""
    note = sentence(f"ics.half.{meetings[0].half.value}", lang) if len(meetings) == 1 else ""
    return day, day + timedelta(days=1), note


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), TOKYO)

"""What is wrong with sessions, before they are written and before seats are given in them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import TypeAlias

from skillmap.days import FiscalYear
from skillmap.framework.model import Training
from skillmap.problems import Place, Problem, problem
from skillmap.training.calendar import closed_because
from skillmap.training.model import Session, SessionStatus, Slot
from skillmap.words import Fact, Message, message

# More than any office has people to a course; a number of seven digits is a staff number in the wrong column.
MOST_SEATS = 100_000
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Rules:
    """What sessions are checked against: the catalogue and the office's calendar."""

    trainings: Mapping[str, Training]
    closed: Collection[date] = ()
    opened: Collection[date] = ()
    departments: Collection[str] | None = None
    """Codes of the departments that quotas may name; None = not checked."""


Places: TypeAlias = Callable[[Session, str], Place]
"""Where a session's value stands: session and field key -> place."""


def nowhere(_session: Session, _key: str) -> Place:
    """Sessions that come from the command line have no place."""
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    session: Session
    rules: Rules
    places: Places = field(default=nowhere)

    def say(self, code: str, key: str, /, **facts: Fact) -> Problem:
        return problem(code, self.places(self.session, key), session=self.session.code, **facts)


def session_problems(
    sessions: Iterable[Session], rules: Rules, places: Places = nowhere, recorded: Iterable[Session] = ()
) -> list[Problem]:
    """Every problem of every session, in their order, then those that several sessions have with each other.

    `recorded` are sessions that are there already: they have no problems of their own here.
    """
    listed = list(sessions)
    codes = {one.code for one in listed}
    every = [*(one for one in recorded if one.code not in codes), *listed]
    found = [p for s in listed for check in CHECKS for p in check(_Asked(s, rules, places))]
    return [*found, *_twice(listed, places), *_venue(every, codes, places), *_trainers(every, codes, places)]


def _training(ask: _Asked) -> Iterator[Problem]:
    session, trainings = ask.session, ask.rules.trainings
    training = trainings.get(session.training)
    if training is None:
        near = get_close_matches(session.training, trainings, 1)
        yield ask.say("E_SESSION_TRAINING", "training", found=session.training, nearest=near[0] if near else None)
    elif training.status == "retired":
        yield ask.say("E_SESSION_RETIRED", "training", training=training.name.text)
    # Told only: a course is shortened or lengthened for one year, and the timetable is what holds.
    elif session.meetings and training.half_days and len(session.meetings) != training.half_days:
        yield ask.say(
            "W_SESSION_HALF_DAYS",
            "training",
            found=len(session.meetings),
            expected=training.half_days,
            training=training.name.text,
        )


def _seats(ask: _Asked) -> Iterator[Problem]:
    session = ask.session
    if not 1 <= session.capacity <= MOST_SEATS:
        yield ask.say("E_SESSION_CAPACITY", "capacity", found=session.capacity, most=MOST_SEATS)
    # With a capacity that is wrong itself one mistake is told, not two.
    if not 0 <= session.minimum <= max(1, session.capacity):
        yield ask.say("E_SESSION_MINIMUM", "minimum", found=session.minimum, capacity=session.capacity)
    for department, quota in session.quotas.items():
        if ask.rules.departments is not None and department not in ask.rules.departments:
            yield ask.say("E_SESSION_DEPARTMENT", "quotas", found=department)
        if not 0 <= quota <= MOST_SEATS:
            yield ask.say("E_SESSION_QUOTA", "quotas", found=quota, department=department)


def _days(ask: _Asked) -> Iterator[Problem]:
    session, year = ask.session, FiscalYear(ask.session.fy)
    if session.status == SessionStatus.PLANNED and session.first_day is None:
        yield ask.say("E_SESSION_NO_MEETING", "day")
    if session.window and session.window.first > session.window.last:
        yield ask.say("E_SESSION_WINDOW", "window_from", first=session.window.first, last=session.window.last)
    days = sorted({m.day for m in session.meetings} | set(session.window or ()))
    for day in days:
        if not year.first <= day <= year.last:
            yield ask.say("E_SESSION_OUTSIDE_YEAR", "day", day=day, fy=year.year)
    for day in sorted({m.day for m in session.meetings}):
        if (why := closed_because(day, ask.rules.closed, ask.rules.opened)) is not None:
            # Told only: citizens' events and exercises are held on Sundays.
            yield ask.say("W_SESSION_CLOSED_DAY", "day", day=day, why=why)
    if session.deadline and session.first_day and session.meetings and session.deadline > session.first_day:
        yield ask.say("W_SESSION_DEADLINE", "deadline", deadline=session.deadline, day=session.first_day)


def _times(ask: _Asked) -> Iterator[Problem]:
    seen: set[Slot] = set()
    for meeting in ask.session.meetings:
        if meeting.slot in seen:
            yield ask.say("E_SESSION_SAME_HALF_DAY", "day", day=meeting.day, half=_half(meeting.slot))
        seen.add(meeting.slot)
        for text in (meeting.starts, meeting.ends):
            if text and not TIME.fullmatch(text):
                yield ask.say("E_SESSION_TIME", "starts", found=text)
        if meeting.starts and meeting.ends and meeting.starts >= meeting.ends:
            yield ask.say("E_SESSION_TIMES", "starts", day=meeting.day, starts=meeting.starts, ends=meeting.ends)


CHECKS: tuple[Callable[[_Asked], Iterator[Problem]], ...] = (_training, _seats, _days, _times)


def _twice(sessions: Iterable[Session], places: Places) -> Iterator[Problem]:
    seen: set[str] = set()
    for session in sessions:
        if session.code in seen:
            yield problem("E_SESSION_TWICE", places(session, "code"), session=session.code)
        seen.add(session.code)


def _venue(sessions: Iterable[Session], codes: Collection[str], places: Places) -> Iterator[Problem]:
    """Two sessions in one room on one half day; online has room for all."""
    taken: dict[tuple[str, Slot], str] = {}
    told: set[tuple[str, str]] = set()
    for session in sessions:
        if session.status == SessionStatus.CANCELLED or not session.venue or is_online(session.venue):
            continue
        for slot in session.slots:
            other = taken.setdefault((session.venue, slot), session.code)
            if session.code in codes and other != session.code and (other, session.code) not in told:
                told.add((other, session.code))
                place = places(session, "venue")
                yield problem(
                    "W_SESSION_VENUE",
                    place,
                    session=session.code,
                    other=other,
                    venue=session.venue,
                    day=slot.day,
                    half=_half(slot),
                )


def _trainers(sessions: Iterable[Session], codes: Collection[str], places: Places) -> Iterator[Problem]:
    """Somebody who would teach two sessions on one half day."""
    taken: dict[tuple[str, Slot], str] = {}
    told: set[tuple[str, str]] = set()
    held = (one for one in sessions if one.status != SessionStatus.CANCELLED)
    for session, slot, name in ((s, slot, name) for s in held for slot in s.slots for name in s.trainers):
        other = taken.setdefault((name, slot), session.code)
        if session.code not in codes or other == session.code or (name, session.code) in told:
            continue
        told.add((name, session.code))
        facts: dict[str, Fact] = {"name": name, "day": slot.day, "half": _half(slot)}
        yield problem("W_SESSION_TRAINER", places(session, "trainers"), session=session.code, other=other, **facts)


def is_online(venue: str) -> bool:
    """Whether a venue is no room: オンライン, Zoom, e-learning and the like."""
    folded = venue.casefold()
    return any(
        word in folded
        for word in (
            "オンライン",
            "online",
            "zoom",
            "teams",
            "webex",
            "ウェブ",
            "web",
            "配信",
            "eラーニング",
            "e-learning",
        )
    )


def _half(slot: Slot) -> Message:
    return message(f"half.{slot.half}")

"""The days of a session, as lines of results speak of them. Pure."""

from datetime import date, timedelta

from skillmap.training.model import Session


def day_of(session: Session) -> date | None:
    """The day on which a session with meetings is completed; of an e-learning only the line can say it."""
    return session.last_day if session.meetings else None


def meets_on(session: Session, day: date) -> bool:
    """Whether there is a meeting on a day."""
    return any(m.day == day for m in session.meetings)


def fits(session: Session, day: date) -> bool:
    """Whether a day is one of the session: of a meeting, or in the window of an e-learning."""
    if session.meetings:
        return meets_on(session, day)
    return session.window is not None and session.window.first <= day <= session.window.last


def is_within(session: Session, day: date, days: int) -> bool:
    """Whether a day lies between the first meeting and so many days after the last."""
    first, last = session.first_day, session.last_day
    return session.is_held and first is not None and last is not None and first <= day <= last + timedelta(days=days)

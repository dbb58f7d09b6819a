"""Which sessions a roster is about: by code, by day, by room, by trainer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from skillmap.days import FiscalYear, fiscal_year
from skillmap.errors import InputRefused
from skillmap.japanese import fold
from skillmap.office.office import Office
from skillmap.reports.snapshot import Snapshot
from skillmap.training.model import Session
from skillmap.training.seating import find_session
from skillmap.training.store import named


@dataclass(frozen=True, slots=True)
class SessionChoice:
    """What was asked; everything that is given must fit. Nothing given = every session of the year."""

    codes: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    """Days between which a meeting of it, or its window, lies; either may be open."""
    month: int | None = None
    """A calendar month (1-12) of the fiscal year."""
    room: str = ""
    """Part of the name of the room."""
    trainer: str = ""
    """Part of the name of who teaches it."""

    def __bool__(self) -> bool:
        return self != SessionChoice()


def year_meant(office: Office, choice: SessionChoice) -> FiscalYear | None:
    """The fiscal year of the sessions or days that are named: in April somebody asks for the sheet of a March session.

    None where nothing says it, or where sessions of several years are named.
    """
    if choice.codes:
        with office.read() as connection:
            years = {year_of(connection, office, code) for code in choice.codes}
        return years.pop() if len(years) == 1 else None
    day = choice.first or choice.last
    return fiscal_year(day) if day is not None else None


def year_of(connection: Connection, office: Office, code: str) -> FiscalYear | None:
    """The fiscal year of a session by its code; None for what is no code."""
    held = named(connection, office.moment(), code).get(code)
    return FiscalYear(held.session.fy) if held is not None else None


def narrowed(snapshot: Snapshot, choice: SessionChoice) -> Snapshot:
    """The snapshot with the chosen sessions and the seats in them alone.

    Raises InputRefused (E_ROSTER_NONE_FITS) when none fits, and as `find_session` for a code that is none.
    """
    codes = {find_session(snapshot.framework, snapshot.held, code).session.code for code in choice.codes}
    held = {
        code: one for code, one in snapshot.held.items() if (not codes or code in codes) and _fits(one.session, choice)
    }
    if not held:
        raise InputRefused("E_ROSTER_NONE_FITS", fy=snapshot.fy.text, year=str(snapshot.fy.year))
    ids = {one.id for one in held.values()}
    return replace(snapshot, held=held, taken=snapshot.taken.within(ids))


def _fits(session: Session, choice: SessionChoice) -> bool:
    if fold(choice.room) not in fold(session.venue):
        return False
    # With or without the space between the two names.
    if choice.trainer and not any(_bare(choice.trainer) in _bare(name) for name in session.trainers):
        return False
    if choice.first is None and choice.last is None and choice.month is None:
        return True
    window = session.window
    spans = [(m.day, m.day) for m in session.meetings] or ([(window.first, window.last)] if window else [])
    return any(
        (choice.first is None or last >= choice.first)
        and (choice.last is None or first <= choice.last)
        and (choice.month is None or _touches(first, last, choice.month))
        for first, last in spans
    )


def _bare(name: str) -> str:
    return "".join(fold(name).split())


def _touches(first: date, last: date, month: int) -> bool:
    """Whether a span of days touches a calendar month; no span of one fiscal year touches the same month twice."""
    begins, ends = first.year * 12 + first.month, last.year * 12 + last.month
    return any((one - 1) % 12 + 1 == month for one in range(begins, ends + 1))

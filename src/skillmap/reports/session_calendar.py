"""The sessions of a month as a sheet for the wall: a row a session or a person, a column a day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from skillmap.days import WEEKDAYS_JA, HalfDay, day_on_paper
from skillmap.framework.naming import training_name
from skillmap.reports.snapshot import Snapshot, Where
from skillmap.tables import Align, Column, Table, Tone, column
from skillmap.training.model import Session
from skillmap.words import Bilingual, Fact, Message, message

ClosedBecause = Callable[[date], Message | None]
"""Why the office is closed on a day."""
_SESSION = (
    column("code", "開催コード", "session", width=11),
    column("training", "研修名", "training", width=38),
    column("venue", "会場", "venue", width=14),
)
_PERSON = (
    column("section", "課", "section", width=18),
    column("number", "職員番号", "staff number", width=9),
    column("name", "氏名", "name", width=16),
)


def months(snapshot: Snapshot) -> list[date]:
    """The first days of the months in which anything is held, in order."""
    days = (m.day for one in snapshot.held.values() if one.session.is_held for m in one.session.meetings)
    return sorted({day.replace(day=1) for day in days})


def session_month(snapshot: Snapshot, month: date, where: Where, closed: ClosedBecause) -> Table:
    """The sessions of a month in which anybody of `where` sits, or nobody yet; by their first day."""
    people = {person.id for person in snapshot.people(where)}
    own = {one.session_id for one in snapshot.taken.of(people)}
    others = {*snapshot.taken.sessions} - own
    found = sorted(
        # A session in which nobody sits yet is shown to all: its days are to be kept free.
        (h.session for h in snapshot.held.values() if h.id not in others and _marks(h.session, month)),
        key=lambda session: (min(day for day in _marks(session, month)), session.code),
    )
    rows = [
        (s.code, training_name(snapshot.framework, s.training), s.venue, *_row(_marks(s, month), month)) for s in found
    ]
    return _table(snapshot, month, _SESSION, rows, closed)


def person_month(snapshot: Snapshot, month: date, where: Where, closed: ClosedBecause) -> Table:
    """The people of `where` who are away for a session in a month, in roster order."""
    rows: list[tuple[Fact, ...]] = []
    for person in snapshot.people(where):
        sessions = [snapshot.held[t.enrolment.session].session for t in snapshot.taken.of((person.id,))]
        marks: dict[date, str] = {}
        for session in sessions:
            for day, mark in _marks(session, month).items():
                # A morning here and an afternoon there are a whole day away.
                marks[day] = "終" if day in marks and marks[day] != mark else mark
        if marks:
            section = snapshot.organisation.section_of(person.unit_id)
            rows.append((section.name if section else "", person.number, person.name, *_row(marks, month)))
    return _table(snapshot, month, _PERSON, rows, closed)


def _marks(session: Session, month: date) -> dict[date, str]:
    """What stands on each day of a month: 前 (morning), 後 (afternoon), 終 (all day)."""
    if not session.is_held:
        return {}
    halves: dict[date, set[HalfDay]] = {}
    for meeting in session.meetings:
        if meeting.day.replace(day=1) == month:
            halves.setdefault(meeting.day, set()).add(meeting.half)
    return {day: "終" if len(own) > 1 else "前" if HalfDay.MORNING in own else "後" for day, own in halves.items()}


def _days(month: date) -> Iterator[date]:
    day = month
    while day.month == month.month:
        yield day
        day += timedelta(days=1)


def _row(marks: dict[date, str], month: date) -> tuple[Fact, ...]:
    return tuple(_MARKS[marks[day]] if day in marks else None for day in _days(month))


_MARKS = {"前": Bilingual("前", "am"), "後": Bilingual("後", "pm"), "終": Bilingual("終", "day")}


def _table(
    snapshot: Snapshot, month: date, head: Sequence[Column], rows: Sequence[tuple[Fact, ...]], closed: ClosedBecause
) -> Table:
    days = list(_days(month))
    off = {at: why for at, day in enumerate(days, len(head)) if (why := closed(day)) is not None}
    tones = {(row, at): Tone.CLOSED for row in range(len(rows)) for at in off}
    columns = [*head, *(_day_column(day) for day in days)]
    holidays = tuple(
        message("session_calendar.closed", day=day.day, why=off[at])
        for at, day in enumerate(days, len(head))
        # A weekend needs no word: its weekday stands in the heading.
        if at in off and day.weekday() < 5
    )
    notes = [message("session_calendar.legend")]
    if holidays:
        notes.append(message("session_calendar.holidays", days=holidays))
    shown = day_on_paper(month, "ja")
    year_and_month = shown.removesuffix("1日").removesuffix("-01")
    title = message("session_calendar.title", month=Bilingual(year_and_month, f"{month:%Y-%m}"))
    return Table("session-calendar", title, tuple(columns), rows, tuple(notes), snapshot.organisation.day, tones=tones)


def _day_column(day: date) -> Column:
    ja, en = f"{day.day}\n{WEEKDAYS_JA[day.weekday()]}", f"{day.day}\n{day:%a}"[: len(str(day.day)) + 3]
    return column(f"d{day.day}", ja, en, align=Align.CENTER, width=2)

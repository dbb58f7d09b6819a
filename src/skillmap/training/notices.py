"""Who was told of which seat, and who has to be told (again): a new seat, a session that changed since, a seat gone."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, func, select

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known, plain
from skillmap.storage.ledger import Ledger
from skillmap.tables import Table, column
from skillmap.training.facts import NoticeFact
from skillmap.training.store import HeldSession, TakenSeat
from skillmap.words import Bilingual, Fact, message


@dataclass(frozen=True, slots=True)
class Notice:
    """Somebody was told of a seat on a day, by an entry."""

    row: int
    staff_id: int
    session_id: int
    told_on: date
    entry: int


class News(StrEnum):
    """What somebody has to be told."""

    NEW = "new"
    CHANGED = "changed"
    """The session was changed after they were told."""
    GONE = "gone"
    """They were told of a seat that they no longer have."""


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody to be told something about a session; `notice` is what they were told before, if anything."""

    news: News
    staff_id: int
    session: str
    notice: Notice | None = None


def notices(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[tuple[int, int], Notice]:
    """What was told until the moment's day, by person and session; to everybody or to some."""
    c = schema.notice.c
    # A copy that an undo has brought back was told when it was first recorded (ADR 3).
    recorded = func.coalesce(c.first_entry, c.entry_id)
    query = select(c.id, c.staff_id, c.session_id, c.told_on, recorded)
    query = query.where(known(schema.notice, moment), c.told_on <= moment.as_of, *among(c.staff_id, staff))
    return {(row[1], row[2]): Notice(*row) for row in connection.execute(query.order_by(c.id))}


def told_seats(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> frozenset[tuple[int, int]]:
    """(Person, session) of what was told until the moment's day; nothing else of it is read."""
    c = schema.notice.c
    query = select(c.staff_id, c.session_id).where(known(schema.notice, moment), c.told_on <= moment.as_of)
    return frozenset((who, at) for who, at in plain(connection, query.where(*among(c.staff_id, staff))))


def changed_by(connection: Connection, moment: Moment, sessions: Collection[int] | None = None) -> dict[int, int]:
    """Session -> the newest entry about it or its meetings; of all sessions or of some."""
    found: dict[int, int] = {}
    for table in (schema.session_fact, schema.meeting):
        newest = func.max(func.coalesce(table.c.first_entry, table.c.entry_id))
        query = select(table.c.session_id, newest).where(known(table, moment), *among(table.c.session_id, sessions))
        query = query.group_by(table.c.session_id)
        for session_id, entry in connection.execute(query):
            found[session_id] = max(entry, found.get(session_id, 0))
    return found


def to_tell(
    held: Mapping[str, HeldSession],
    taken: Iterable[TakenSeat],
    told: Mapping[tuple[int, int], Notice],
    changed: Mapping[int, int],
    today: date,
) -> list[ToTell]:
    """Everybody who has to be told something about a session that is not over, by session, then person."""
    codes = {h.id: code for code, h in held.items()}
    # Sessions without a day yet count as ahead: their people have to hear of them.
    ahead = {h.id for h in held.values() if (last := h.session.last_day) is None or last >= today}
    seats = {
        (t.staff_id, t.session_id) for t in taken if t.session_id in ahead and held[codes[t.session_id]].session.is_held
    }
    found = []
    for seat in seats:
        notice = told.get(seat)
        if notice is None:
            found.append(ToTell(News.NEW, seat[0], codes[seat[1]]))
        # Compared by entries, not by days: a session may be changed on the very day on which people were told.
        elif changed.get(seat[1], 0) > notice.entry:
            found.append(ToTell(News.CHANGED, seat[0], codes[seat[1]], notice))
    gone = (n for key, n in told.items() if key not in seats and n.session_id in ahead)
    found.extend(ToTell(News.GONE, n.staff_id, codes[n.session_id], n) for n in gone)
    return sorted(found, key=lambda t: (t.session, t.staff_id))


def change_set(
    news: Sequence[ToTell], held: Mapping[str, HeldSession], names: Mapping[int, str], day: date
) -> ChangeSet:
    """Record that these people have been told; of a seat that is gone the notice goes."""
    ledger = Ledger()
    changes: list[Change] = []
    for one in news:
        if one.notice is not None:
            ledger.take_back(NoticeFact, [one.notice.row])
        if one.news is not News.GONE:
            ledger.begin(NoticeFact(staff_id=one.staff_id, session_id=held[one.session].id, told_on=day))
        before = one.notice.told_on if one.notice else None
        item = message(f"notice.{one.news}", session=one.session)
        changes.append(Change(ChangeKind.ADD, names[one.staff_id], item, before, day))
    return ChangeSet(message("notice.title", count=len(news)), changes, writes=ledger.writes())


COLUMNS = (
    column("session", "開催コード", "session"),
    column("staff", "職員", "person"),
    column("news", "知らせること", "to be told"),
    column("told_on", "前に知らせた日", "told before on"),
)


def table(news: Sequence[ToTell], names: Mapping[int, str], day: date) -> Table:
    """Who has to be told what, by session."""
    rows: list[tuple[Fact, ...]] = [
        (one.session, names[one.staff_id], message(f"notice.{one.news}", session=one.session),
         one.notice.told_on if one.notice else None)
        for one in news
    ]  # fmt: skip
    title = Bilingual("受講者に知らせること", "Who has to be told what")
    return Table("to-tell", title, COLUMNS, rows, as_of=day)

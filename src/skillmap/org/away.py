"""Who is not there on days to come, as recorded: on leave, or no longer on the staff."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from skillmap.days import FOREVER
from skillmap.org.facts import Posting
from skillmap.org.posts import goes_on
from skillmap.org.store import LeavePeriod, absences
from skillmap.org.succession import lives
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known, recorded, valid

GONE = ""
"""The kind of a period in which somebody is not on the staff at all."""


def away(
    connection: Connection, moment: Moment, first: date, end: date, staff: Collection[int] | None = None
) -> dict[int, tuple[LeavePeriod, ...]]:
    """Periods that touch [first, end) in which people of the moment's day are on leave, partly too, or have left.

    Of everybody, or of some.
    """
    found = dict(absences(connection, moment, first, end, partial=True, staff=staff))
    for staff_id, periods in gone(connection, moment, staff).items():
        touching = tuple(p for p in periods if p.since < end and p.until > first)
        if touching:
            found[staff_id] = tuple(sorted((*found.get(staff_id, ()), *touching), key=lambda p: p.since))
    return found


def gone(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, tuple[LeavePeriod, ...]]:
    """When people who are on the staff on the moment's day are not any more, up to when they are back."""
    fact = schema.staff_fact
    mine = among(fact.c.staff_id, staff)
    # Next to nobody's row ends or begins after the day, so everybody else is left unread.
    ending = select(fact.c.staff_id, fact.c.valid_to).where(valid(fact, moment), fact.c.valid_to < FOREVER, *mine)
    ends: dict[int, date] = {row.staff_id: row.valid_to for row in connection.execute(ending)}
    later: dict[int, list[tuple[date, date]]] = defaultdict(list)
    query = select(fact.c.staff_id, fact.c.valid_from, fact.c.valid_to).where(
        known(fact, moment), fact.c.valid_from > moment.as_of, *mine
    )
    for staff_id, since, until in connection.execute(query.order_by(fact.c.staff_id, fact.c.valid_from)):
        later[staff_id].append((since, until))
    return {
        staff_id: periods
        for staff_id, until in ends.items()
        if (periods := tuple(_gaps(until, later.get(staff_id, ()))))
    }


def for_good(periods: Mapping[int, tuple[LeavePeriod, ...]]) -> dict[int, date]:
    """First day out of those who are gone and do not come back, by staff id."""
    return {who: p.since for who, own in periods.items() for p in own if p.kind == GONE and p.until == FOREVER}


def _gaps(until: date, later: Collection[tuple[date, date]]) -> Iterator[LeavePeriod]:
    for since, end in later:
        if since > until:
            yield LeavePeriod(GONE, until, since)
        until = end
    if until < FOREVER:
        yield LeavePeriod(GONE, until, FOREVER)


class Coming(NamedTuple):
    """What changes of somebody on a day to come: `what` is "leaves", "moves", "post" (a second one ends) or "leave"."""

    day: date
    what: str
    kind: str = ""
    """Of a leave."""


def coming(connection: Connection, moment: Moment) -> dict[int, tuple[Coming, ...]]:
    """What is recorded for days after the moment's that takes people from their post, by staff id and day.

    A post that merely goes on in the unit that takes over is none.
    """
    found: dict[int, list[Coming]] = defaultdict(list)
    for staff_id, periods in gone(connection, moment).items():
        found[staff_id] += [Coming(period.since, "leaves") for period in periods]
    table, reforms = schema.posting, lives(connection)
    ahead = [r.fact for r in recorded(connection, Posting, known(table, moment), table.c.valid_to > moment.as_of)]
    for row in ahead:
        if not row.is_main and row.valid_to < FOREVER:
            found[row.staff_id].append(Coming(row.valid_to, "post"))
    before: dict[int, Posting] = {}
    # Posts of a day begin where others end: of each person in their order.
    for row in sorted((post for post in ahead if post.is_main), key=lambda post: (post.staff_id, post.valid_from)):
        last = before.get(row.staff_id)
        if last is not None and last.unit_id != row.unit_id and not goes_on(last, row, reforms):
            found[row.staff_id].append(Coming(row.valid_from, "moves"))
        before[row.staff_id] = row
    table = schema.leave
    query = select(table.c.staff_id, table.c.valid_from, table.c.kind)
    for staff_id, since, kind in connection.execute(
        # Who comes half days only is still at their post.
        query.where(known(table, moment), table.c.valid_from > moment.as_of, table.c.halves == "")
    ):
        found[staff_id].append(Coming(since, "leave", kind))
    return {staff_id: tuple(sorted(what)) for staff_id, what in found.items()}

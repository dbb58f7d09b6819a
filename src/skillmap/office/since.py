"""The numbers of the year against last time: what differs, and which entries of the journal made it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Literal, TypeAlias

from sqlalchemy import Connection, or_, select

from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.judgement import roots
from skillmap.judgement.breach import Cause
from skillmap.judgement.record import take
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.reports.since import LastTime, NumberShare, numbers, passing_days, shares, since_table
from skillmap.reports.year import YearLine, year_lines
from skillmap.storage import facts, handouts, schema
from skillmap.storage.facts import Moment
from skillmap.storage.journal import Entry, entries
from skillmap.storage.listing import day_in_japan, summary
from skillmap.tables import Table
from skillmap.words import Fact, Message, message

Since: TypeAlias = "int | date | Literal['last']"
"""A journal entry, a day, or the last time that something left as final, else the end of the month before."""
MOST_COUNTED = 12
"""How often the whole office is counted anew, at most: entries in a row that are not told apart are one part."""
MOST_NAMED = 3
MOST_JUDGED = 5
"""Entries of a part whose lost seats are looked into: each needs the whole record as it was before."""


def year(office: Office, since: Since, fy: FiscalYear | None = None, as_of: date | None = None) -> Table:
    """The numbers of the year beside those of last time, and the entries that each difference came of.

    Last time's numbers are those of that day as they were known then, by the definitions of now. The parts of a
    difference add up to it: the days that passed, then entries in their order.

    Raises:
        InputRefused: E_UNDO_UNKNOWN for an entry that is not recorded.
    """
    with office.read() as connection:
        moment, of_year = office.report_times(as_of, fy)
        head = facts.head(connection) if moment.known is None else moment.known
        last = _last_time(connection, replace(moment, known=head), since)

        def counted(day: date, known: int) -> tuple[YearLine, ...]:
            # Each in the words of its own day, as known then.
            then = office.words.of(Moment(day, known))
            return year_lines(office.snapshot(connection, then, of_year))

        before = numbers(counted(last.day, last.entry))
        known = {one.id: one for one in entries(connection)}
        notes = _notes(office, known, last)  # by the definitions that last time was just counted by
        first, now = numbers(counted(moment.as_of, last.entry)), counted(moment.as_of, head)
        between = facts.changed_between(connection, last.entry, head)
        # Both ends are counted by now: a count of the whole office is what takes long here.
        ends = {last.entry: first, **{entry: numbers(now) for entry in between[-1:]}}
        parts = shares(
            lambda entry: ends.get(entry) or numbers(counted(moment.as_of, entry)), last.entry, between, MOST_COUNTED
        )
        office.words.of(moment)  # the listing names the version of the day asked for, not of the entry counted last
        return since_table(
            message("year.since.title", fy=of_year.text),
            moment.as_of,
            before,
            now,
            [*passing_days(before, first), *parts],
            lambda part: _named(connection, known, part, last.day, moment.as_of),
            cache(lambda part: tuple(_roots(office, connection, known, part, moment.as_of))),
            notes,
        )


def _last_time(connection: Connection, moment: Moment, since: Since) -> LastTime:
    """What is compared with; never a day after the one asked about."""
    if isinstance(since, int):
        at = connection.scalar(select(schema.entry.c.at).where(schema.entry.c.id == since))
        if at is None or since > (moment.known or 0):
            raise InputRefused("E_UNDO_UNKNOWN", entry=since)
        day = min(day_in_japan(at), moment.as_of)
        return LastTime(day, since, message("year.since.entry", day=day, entry=str(since)))
    if since == "last":
        for told in handouts.sets(connection, moment):
            day = day_in_japan(told.at)
            if told.set.stage != handouts.FINAL or day > moment.as_of:
                continue
            what = message("year.since.handout", day=day, set=told.set.shown, entry=str(told.entry))
            return LastTime(day, told.entry, what)
        since = moment.as_of.replace(day=1) - timedelta(days=1)
    day = min(since, moment.as_of)
    entry = min(facts.entry_known_on(connection, day), moment.known or 0)
    return LastTime(day, entry, message("year.since.day", day=day, entry=str(entry)))


def _notes(office: Office, known: Mapping[int, Entry], last: LastTime) -> list[Message]:
    """What is compared with; and that definitions were edited since, where they were."""
    digest = max(((e.id, e.framework) for e in known.values() if e.framework and e.id <= last.entry), default=(0, ""))
    edited = bool(digest[1]) and digest[1] != office.framework.digest
    return [last.what, *([message("year.since.definitions")] if edited else [])]


def _named(connection: Connection, known: Mapping[int, Entry], part: NumberShare, since: date, day: date) -> Message:
    """A part as people read it: the entry with its day, command and what it is about."""
    if not part.entries:
        return message("year.since.days", since=since, day=day)
    first, last = known[part.entries[0]], known[part.entries[-1]]
    if first is not last:
        return message("year.since.several", entry=first.id, later=last.id, count=len(part.entries))
    what = (message("year.since.undoes", entry=str(first.undoes)),) if first.undoes else _about(connection, first)
    return message("year.since.one", entry=str(first.id), day=day_in_japan(first.at), command=first.command, what=what)


def _roots(
    office: Office, connection: Connection, known: Mapping[int, Entry], part: NumberShare, day: date
) -> Iterator[Message]:
    """What had put the seats out of order that the last entries of a part took away: a session cancelled before it."""
    found: list[Cause] = []
    for entry in part.entries[-MOST_JUDGED:]:
        if gone := roots.lost(connection, entry):
            before = Moment(min(day_in_japan(known[entry].at), day), entry - 1)
            record = take(connection, office.framework, before, office.settings.grades, allowed(office))
            found += roots.causes(record, gone)
    by_entry = {cause.entry: cause for cause in reversed(found)}
    for entry, count in Counter(cause.entry for cause in found).most_common(MOST_NAMED):
        yield message("year.since.root", what=by_entry[entry].what, entry=str(entry), count=count)


def _about(connection: Connection, entry: Entry) -> tuple[Fact, ...]:
    """The files that an entry read, else the few sessions that it is about, else how much of which kind it changed."""
    files = select(schema.source.c.name).where(schema.source.c.entry_id == entry.id)
    if names := sorted(set(connection.scalars(files))):
        rest = len(names) - MOST_NAMED
        return (*names[:MOST_NAMED], *([message("session.others", count=rest)] if rest > 0 else ()))
    codes: set[str] = set()
    for table in (schema.session_fact, schema.enrolment):
        touched = or_(table.c.entry_id == entry.id, table.c.retracted_by == entry.id)
        query = select(schema.session.c.code).join(table, table.c.session_id == schema.session.c.id).where(touched)
        codes.update(connection.scalars(query))
    return tuple(sorted(codes)) if 0 < len(codes) <= MOST_NAMED else summary(entry)

"""One person under two numbers becomes one record: somebody who came back, or who was numbered anew."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from skillmap.changes import Change, ChangeKind, ChangeSet, merge
from skillmap.days import FOREVER
from skillmap.errors import InputRefused
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.org import joining
from skillmap.org.histories import History
from skillmap.org.joining import Numbered
from skillmap.org.present import histories
from skillmap.planning.renumbering import follow_on
from skillmap.storage import schema
from skillmap.storage.facts import key_ids, last_id
from skillmap.storage.ledger import Ledger
from skillmap.storage.trace import HANDS_OVER, read_at
from skillmap.words import message


@renewable
def join(office: Office, old: str, new: str) -> Draft:
    """What is recorded under one staff number goes on under another one, which need not be recorded yet.

    Raises InputRefused: E_STAFF_NUMBER_NOBODY (nothing is recorded under the old number), E_JOIN_ITSELF.
    """
    with office.read() as connection:
        width = office.settings.staff_number_width
        mine = _numbered(connection, old, width)
        if not mine.facts:
            raise InputRefused("E_STAFF_NUMBER_NOBODY", found=old)
        other = _numbered(connection, new, width)
        if mine.id == other.id:
            raise InputRefused("E_JOIN_ITSELF", found=mine.shown)
        changes = joining.change_set(mine, other, lambda row: read_at(connection, row))
        changes = replace(changes, changes=[*changes.changes, *_follows(connection, mine, changes.changes[0].subject)])
        ledger = Ledger()
        earlier, later = sorted((mine, other), key=_first_day)
        follow_on(connection, ledger, earlier.id, later.id, other.id)
        changes = merge(changes.title, [ChangeSet(None, writes=ledger.writes()), changes])
    return Draft(HANDS_OVER, changes, arguments={"old": mine.number, "new": other.number})


def _first_day(one: Numbered) -> date:
    return one.facts[0].fact.valid_from if one.facts else FOREVER


def _numbered(connection: Connection, text: str, width: int) -> Numbered:
    """What is recorded under a number as it is typed; leading zeros are forgiven when one number fits."""
    known = key_ids(connection, schema.staff)
    wanted = unicodedata.normalize("NFKC", text).strip()
    wanted = wanted.rjust(width, "0") if wanted.isdecimal() else wanted
    alike = [number for number in known if number.lstrip("0") == wanted.lstrip("0")]
    number = wanted if wanted in known or len(alike) != 1 else alike[0]
    if number not in known:
        new_id = last_id(connection, schema.staff) + 1
        return Numbered(new_id, number, History(new_id), is_new=True)
    staff_id = known[number]
    return Numbered(staff_id, number, histories(connection, [staff_id])[staff_id])


def _follows(connection: Connection, old: Numbered, subject: str) -> Iterator[Change]:
    """How much of each kind follows."""
    for table in schema.facts():
        if "staff_id" in table.c and table.name not in _PARTS:
            count = select(func.count()).select_from(table)
            found = connection.scalar(count.where(table.c.staff_id == old.id, table.c.retracted_by.is_(None)))
            if found:
                after = message("join.count", count=found)
                yield Change(ChangeKind.ADD, subject, message(f"why.fact.{table.name}"), after=after)


_PARTS = ("plan_item", "plan_uncovered", "notice", "unseated", "former_number")
"""What is no fact of its own to a reader."""

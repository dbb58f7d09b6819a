"""Levels approved on evidence that was taken back since: a completion that was a mistake, a certificate of another."""

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy import Connection, func, select

from skillmap.assessment.model import Stage
from skillmap.assessment.store import skill_codes
from skillmap.storage import schema
from skillmap.storage.facts import Many, Moment, among, known

APPROVING = "assess approve"
BY_EVIDENCE = "evidence"
"""How the journal names an approval, and the argument of those that evidence spoke for."""
_rating = schema.rating


@dataclass(frozen=True, slots=True)
class ProvenLevel:
    """A level in force that was approved on evidence, of somebody some of whose evidence then was taken back since."""

    staff_id: int
    skill: str
    level: int
    before: tuple[int, date] | None
    """The approved level until then and the day it was rated on; None = not assessed."""
    gone: int
    """The entry that took evidence back."""


def proven_levels(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> tuple[ProvenLevel, ...]:
    """Levels whose evidence has changed since they were approved; offices that approve otherwise ask one question."""
    if not (approving := approvals(connection)):
        return ()
    gone = _taken_back(connection, moment, min(approving), staff)
    if not gone:
        return ()
    names, levels = skill_codes(connection), list[ProvenLevel]()
    recorded = func.coalesce(_rating.c.first_entry, _rating.c.entry_id)
    query = (
        select(_rating.c.staff_id, _rating.c.skill_id, _rating.c.level, _rating.c.rated_on, recorded)
        .where(known(_rating, moment), _rating.c.rated_on <= moment.as_of)
        .where(_rating.c.stage == Stage.APPROVED, *among(_rating.c.staff_id, Many(gone)))
        .order_by(_rating.c.staff_id, _rating.c.skill_id, _rating.c.rated_on, recorded)
    )
    for (staff_id, skill), rows in groupby(connection.execute(query), key=lambda row: (row[0], row[1])):
        own = list(rows)
        _, _, level, _, number = own[-1]
        since = [by for made, by in gone.get(staff_id, ()) if made < number < by]
        if number in approving and since:
            before = (own[-2][2], own[-2][3]) if len(own) > 1 else None
            levels.append(ProvenLevel(staff_id, names[skill], level, before, max(since)))
    return tuple(levels)


def approvals(connection: Connection) -> frozenset[int]:
    """The entries by which levels were approved on evidence."""
    entry = schema.entry
    found = connection.execute(select(entry.c.id, entry.c.arguments).where(entry.c.command == APPROVING))
    return frozenset(number for number, arguments in found if json.loads(arguments).get(BY_EVIDENCE))


def _taken_back(
    connection: Connection, moment: Moment, after: int, staff: Collection[int] | None
) -> dict[int, list[tuple[int, int]]]:
    """Person -> (entry that recorded, entry that took back) of completions and qualifications taken back later on."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for table in (schema.completion, schema.qualification_held):
        made = func.coalesce(table.c.first_entry, table.c.entry_id)
        query = select(table.c.staff_id, made, table.c.retracted_by).where(table.c.retracted_by > after)
        if moment.known is not None:
            query = query.where(table.c.retracted_by <= moment.known)
        for staff_id, number, by in connection.execute(query.where(*among(table.c.staff_id, staff))):
            found[staff_id].append((number, by))
    return found

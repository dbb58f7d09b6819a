"""Reading what is carried into the words of a new version: facts by kind, ratings in order, whom each word concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from skillmap.assessment.store import skill_codes
from skillmap.framework.transition import Transition
from skillmap.revision.carried_ratings import RatingRow, affected
from skillmap.revision.carrying import KINDS, Rows
from skillmap.revision.spoken import SPOKEN
from skillmap.storage import schema
from skillmap.storage.facts import recorded


def facts(connection: Connection) -> Rows:
    """Everything in force that names definitions, whatever day it is about."""
    return {
        kind: recorded(connection, kind, schema.metadata.tables[kind.table].c.retracted_by.is_(None)) for kind in KINDS
    }


def ratings(connection: Connection, transition: Transition) -> Iterator[RatingRow]:
    """The ratings that are stated anew, by person and stage, the oldest first."""
    codes = skill_codes(connection)
    chosen = [number for number, code in codes.items() if code in affected(transition)]
    if not chosen:
        return
    c = schema.rating.c
    columns = (c.staff_id, c.skill_id, c.stage, c.rated_on, c.level, c.rated_by, c.source_id, c.cell)
    # The order in which the record itself decides between levels of one day (assessment.store).
    order = (c.staff_id, c.stage, c.rated_on, func.coalesce(c.first_entry, c.entry_id), c.entry_id)
    query = select(*columns).where(c.skill_id.in_(chosen), c.retracted_by.is_(None)).order_by(*order)
    for staff_id, skill, *rest in connection.execute(query):
        yield RatingRow(staff_id, codes[skill], *rest)


def readable(connection: Connection, transition: Transition) -> int:
    """How many ratings are of skills that are withdrawn."""
    codes = skill_codes(connection)
    gone = {s.old for s in transition.by_kind["skill"].values() if not s.new}
    chosen = [number for number, code in codes.items() if code in gone]
    c = schema.rating.c
    query = select(func.count()).select_from(schema.rating).where(c.skill_id.in_(chosen), c.retracted_by.is_(None))
    return connection.scalar(query) or 0 if chosen else 0


def people(connection: Connection) -> dict[tuple[str, str], int]:
    """(kind, old id) -> how many people have records of it; a grade by the facts that name it."""
    found: dict[tuple[str, str], int] = {}
    rating = schema.rating.c
    codes = skill_codes(connection)
    counted = func.count(rating.staff_id.distinct())
    for skill, count in connection.execute(
        select(rating.skill_id, counted).where(rating.retracted_by.is_(None)).group_by(rating.skill_id)
    ):
        found["skill", codes[skill]] = count
    for level, count in connection.execute(
        select(rating.level, counted).where(rating.retracted_by.is_(None)).group_by(rating.level)
    ):
        found["level", str(level)] = count
    staff: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in SPOKEN:
        # Sessions and course names are about nobody.
        if "staff_id" not in one.table.c:
            continue
        columns = [one.table.c[name] for name in one.columns]
        query = select(one.table.c.staff_id, *columns).where(one.table.c.retracted_by.is_(None)).distinct()
        for person, *values in connection.execute(query):
            kind = "grade" if one.kind == "role" else one.kind
            staff[kind, one.id_of(tuple(values))].add(person)
            if kind == "grade":
                staff["role", str(values[0])].add(person)
    return found | {key: len(ids) for key, ids in staff.items()}

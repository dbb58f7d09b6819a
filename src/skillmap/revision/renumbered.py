"""Grades of a role that bear another number today than when people's facts were recorded: put there by hand.

A number that is still there is not unknown, and yet an aim at 担当 would now be one at 責任者.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, func, select

from skillmap.japanese import fold
from skillmap.revision.former_names import VersionNames
from skillmap.revision.spoken import SPOKEN
from skillmap.revision.unknown import Unknown
from skillmap.storage import schema
from skillmap.storage.facts import Moment


def renumbered(
    connection: Connection,
    own: VersionNames,
    moment: Moment,
    carried: Mapping[int, str],
    names_of: Callable[[str], VersionNames | None],
    own_digest: str,
) -> Unknown | None:
    """What counts on the moment's day and speaks of a grade whose name has gone to another number of its role.

    `carried` are the definitions in whose words the entries of changes have put everything; `names_of` gives the names
    of the definitions with a digest, None where they are lost.
    """
    moved: dict[str, str] = {}
    people: set[int] = set()
    facts = 0
    # Of an entry that needed no definitions nothing is known, and it names none.
    under = select(schema.entry.c.id, schema.entry.c.framework)
    recorded = {row.id: row.framework for row in connection.execute(under)}
    for one in SPOKEN:
        if one.kind != "role":
            continue
        c = one.table.c
        # What an undo put back belongs to the entry that had recorded it first.
        first = func.coalesce(c.first_entry, c.entry_id)
        columns = (first, c.role, c.grade)
        query = select(*columns, func.count()).where(one.in_force(moment)).group_by(*columns)
        found = connection.execute(query).all()
        for number, role, grade, count in found:
            digest = carried.get(number) or recorded.get(number, "")
            if not digest or digest == own_digest or (then := names_of(digest)) is None:
                continue
            if (now := _where_now(then, own, role, grade)) is None:
                continue
            moved[f"{role}/{grade}"] = now
            facts += count
            same = select(c.staff_id).where(one.in_force(moment), first == number, c.role == role, c.grade == grade)
            people.update(connection.scalars(same))
    if not moved:
        return None
    return Unknown("renumbered", tuple(f"{old} → {new}" for old, new in sorted(moved.items())), facts, len(people))


def _where_now(then: VersionNames, own: VersionNames, role: str, grade: int) -> str | None:
    """The number that a grade's name has gone to; None where it stands as it stood, or nowhere."""
    key = f"{role}/{grade}"
    before, here = then.names["grade"].get(key), own.names["grade"].get(key)
    if before is None or here is None or fold(before[0]) == fold(here[0]):
        return None
    others = (one for one in own.names["grade"] if one.rpartition("/")[0] == role and one != key)
    return next((one for one in others if fold(own.names["grade"][one][0]) == fold(before[0])), None)

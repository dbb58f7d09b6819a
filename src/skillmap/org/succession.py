"""What became of units: when each ends, and which ones took over."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from skillmap.storage import schema
from skillmap.storage.facts import Moment, known


def successors(connection: Connection, moment: Moment) -> dict[int, tuple[int, ...]]:
    """Which units took over from one, up to the day: unit id -> ids in the order recorded."""
    table = schema.succession
    query = select(table.c.unit_id, table.c.successor_id).where(known(table, moment), table.c.from_day <= moment.as_of)
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for unit, successor in connection.execute(query.order_by(table.c.from_day, table.c.id)):
        found[unit] += (successor,)
    return found


class Life(NamedTuple):
    """When a unit ends (exclusive; FOREVER = it does not), and the units that take over from that day on."""

    ends: date
    heirs: tuple[int, ...] = ()


def lives(connection: Connection) -> dict[int, Life]:
    """Of every unit, as it is recorded now."""
    fact, table = schema.unit_fact, schema.succession
    ends = select(fact.c.unit_id, func.max(fact.c.valid_to)).where(fact.c.retracted_by.is_(None))
    found = {unit: Life(until) for unit, until in connection.execute(ends.group_by(fact.c.unit_id))}
    taken = select(table.c.unit_id, table.c.successor_id, table.c.from_day).where(table.c.retracted_by.is_(None))
    for unit, heir, day in connection.execute(taken.order_by(table.c.id)):
        # A unit that is split goes on when one of its parts keeps its name: then nobody takes over from it.
        if unit in found and found[unit].ends == day:
            found[unit] = Life(day, (*found[unit].heirs, heir))
    return found


def living_heirs(unit: int, heirs: Mapping[int, tuple[int, ...]], present: Mapping[int, str]) -> list[int]:
    """The units of the day that a unit has become in the end, each once."""
    found: list[int] = []
    waiting, seen = [unit], {unit}
    while waiting:
        for heir in heirs.get(waiting.pop(0), ()):
            if heir in present and heir not in found:
                found.append(heir)
            elif heir not in seen:
                waiting.append(heir)
            seen.add(heir)
    return found

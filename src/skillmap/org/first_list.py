"""Whether the first staff list of an office, read again once it is recorded, is certain to change and tell nothing."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import Connection

from skillmap.changes import ChangeSet
from skillmap.org.locate import Locator
from skillmap.org.records import Act, StaffRecord, UnitName
from skillmap.org.store import units_on
from skillmap.problems import Problem
from skillmap.storage.facts import Moment
from skillmap.words import Fact


def second(records: Sequence[StaffRecord], as_of: date, title: Fact) -> Callable[[Connection], ChangeSet | None] | None:
    """What a second reading would say, asked of the state with the list; None where only reading it tells.

    For a list of which nothing was told, into an office without people. Every line must say where somebody is on the
    day of the list, once, and nothing of other days: then it is what is recorded, unless its unit is meant in another
    way now that it is among the office's units.
    """
    days = (day for one in records for day in (one.values.get("hired_on"), one.posted_on))
    if len({one.number for one in records}) < len(records) or not all(map(_is_a_state, records)):
        return None
    if any(day is not None and day > as_of for day in days):
        return None
    paths = {one.units for one in records}
    count = len(records)
    return lambda connection: ChangeSet(title, unchanged=count) if _are_found(connection, paths, as_of) else None


def _is_a_state(record: StaffRecord) -> bool:
    """Whether a line says how things are and orders nothing."""
    others = (
        record.ordered_on, record.announced_on, record.renamed_on, record.promoted_on, record.left_on,
        record.post_until,
    )  # fmt: skip
    return record.is_main and record.act is Act.HOLDS and not any(others)


def _are_found(connection: Connection, paths: set[tuple[UnitName, ...]], as_of: date) -> bool:
    """Whether every unit of the list is found among those that are recorded, with nothing to tell."""
    locate, told = Locator(units_on(connection, Moment(as_of))), list[Problem]()
    return all(locate.unit(StaffRecord("", "", path), told) is not None for path in paths if path) and not told

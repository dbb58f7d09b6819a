"""Numbers and names of everybody who was ever recorded, those who left included."""

from collections import defaultdict
from collections.abc import Collection, Container
from typing import NamedTuple

from sqlalchemy import Connection, select

from skillmap.storage import schema
from skillmap.storage.facts import Many, Moment, among, in_parts, known, plain, valid


class KnownPerson(NamedTuple):
    """Somebody by number and names, and nothing else that is recorded of them."""

    id: int
    number: str
    name: str
    kana: str
    former_name: str
    search_key: str

    @property
    def shown(self) -> str:
        """As `Person.shown`."""
        return f"{self.number} {self.name}"


def called(connection: Connection, moment: Moment) -> dict[str, KnownPerson]:
    """Everybody on the staff on the moment's day by staff number: a third of the time of reading them whole."""
    fact, key = schema.staff_fact, schema.staff
    names = (fact.c.name, fact.c.kana, fact.c.former_name, fact.c.search_key)
    query = select(key.c.id, key.c.number, *names).join(key, key.c.id == fact.c.staff_id).where(valid(fact, moment))
    return {one.number: one for one in map(KnownPerson._make, plain(connection, query))}


def former_numbers(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """Numbers that people bore before, by staff id, as they were given up. The moment's day does not matter."""
    table = schema.former_number
    query = select(table.c.staff_id, table.c.number).where(known(table, moment), *among(table.c.staff_id, staff))
    query = query.order_by(table.c.id)
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for staff_id, number in connection.execute(query):
        found[staff_id] += (number,)
    return dict(found)


def numbers_of(connection: Connection, staff: Collection[int] | None = None) -> dict[int, str]:
    """Staff numbers by id, of everybody ever recorded or of some."""
    key = schema.staff
    query = select(key.c.id, key.c.number).where(*among(key.c.id, staff))
    return {row.id: row.number for row in connection.execute(query)}


def everyone(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None, *, absent: bool = False
) -> dict[int, str]:
    """Number and latest known name of everybody, or of some, those who left included; whatever the moment's day.

    `absent`: only of people who are not on the staff on the moment's day.
    """
    fact, key = schema.staff_fact, schema.staff
    query = select(key.c.id, key.c.number, fact.c.name).join(key, key.c.id == fact.c.staff_id)
    query = query.where(*among(fact.c.staff_id, staff))
    if absent:
        there = select(fact.c.staff_id).where(valid(fact, moment), *among(fact.c.staff_id, staff))
        query = query.where(key.c.id.not_in(there))
    rows = in_parts(connection.execute(query.where(known(fact, moment)).order_by(fact.c.valid_from, fact.c.id)))
    return {staff_id: f"{number} {name}" for staff_id, number, name in rows}


def latest_names(connection: Connection, moment: Moment, staff: Collection[int] | None = None) -> dict[str, str]:
    """Latest known name by staff number, of the same people as `everyone` and in its order."""
    fact, key = schema.staff_fact, schema.staff
    query = select(key.c.number, fact.c.name).join(key, key.c.id == fact.c.staff_id)
    query = query.where(known(fact, moment), *among(fact.c.staff_id, staff)).order_by(fact.c.valid_from, fact.c.id)
    return dict(plain(connection, query))


def named_in(connection: Connection, moment: Moment, texts: Container[str]) -> Many:
    """Ids of everybody whose number, or a name of whatever day, or both as they are shown, are among some texts."""
    fact, key = schema.staff_fact, schema.staff
    query = select(key.c.id, key.c.number, fact.c.name).join(key, key.c.id == fact.c.staff_id)
    rows = in_parts(connection.execute(query.where(known(fact, moment))))
    return Many(of for of, number, name in rows if number in texts or name in texts or f"{number} {name}" in texts)

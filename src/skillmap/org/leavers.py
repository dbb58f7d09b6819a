"""People who have left, found where their records are meant: by number, or by a name nobody on the staff bears."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, func, select

from skillmap.errors import InputRefused
from skillmap.japanese import fold
from skillmap.org.everybody import former_numbers, numbers_of
from skillmap.org.facts import VALUES, StaffFact
from skillmap.org.find import find_person
from skillmap.org.model import Organisation, Person
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known, recorded


def find_ever(
    connection: Connection,
    moment: Moment,
    organisation: Organisation,
    text: str,
    staff: Collection[int] | None = None,
) -> Person:
    """The person meant, with the last recorded values of somebody who has left by the moment's day (without a unit).

    With `staff` only these are looked at: all whom the text could mean. Raises as `find_person`.
    """
    left = {p.number: p for p in leavers(connection, moment, organisation, staff)}
    bare = fold(text).lstrip("0")
    # A number that is not written whole is first looked for among those who left; written whole it may have become
    # somebody's who is here.
    by_number = [p for p in left.values() if bare in (number.lstrip("0") for number in p.numbers)]
    if by_number and text.strip() not in organisation.person_by_number:
        return by_number[0]
    try:
        return find_person(organisation, text)
    except InputRefused:
        same = [p for p in left.values() if fold(text) in (fold(p.name), fold(p.former_name), fold(p.kana))]
        if len(same) != 1:
            raise
        return same[0]


def leavers(
    connection: Connection, moment: Moment, organisation: Organisation, staff: Collection[int] | None = None
) -> list[Person]:
    """Everybody, or who of some people, was on the staff before the moment's day and no longer is; with last values."""
    table = schema.staff_fact
    here = organisation.person_by_id
    last: dict[int, StaffFact] = {}
    mine = among(table.c.staff_id, staff)
    for row in recorded(connection, StaffFact, known(table, moment), table.c.valid_to <= moment.as_of, *mine):
        fact = row.fact
        if fact.staff_id not in here and (fact.staff_id not in last or last[fact.staff_id].valid_to < fact.valid_to):
            last[fact.staff_id] = fact
    numbers, former = numbers_of(connection, last), former_numbers(connection, moment, last)
    return [_person(fact, numbers[staff_id], former.get(staff_id, ())) for staff_id, fact in sorted(last.items())]


def gone_from(connection: Connection, moment: Moment, staff: Collection[int]) -> dict[int, date]:
    """The first day on which each of these people, who have left, was no longer on the staff."""
    if not staff:
        return {}
    table = schema.staff_fact
    last = func.max(table.c.valid_to)
    query = select(table.c.staff_id, last).where(known(table, moment), *among(table.c.staff_id, staff))
    return dict(connection.execute(query.group_by(table.c.staff_id)).all())


def _person(fact: StaffFact, number: str, former: tuple[str, ...]) -> Person:
    values = {name: getattr(fact, name) for name in VALUES}
    return Person(
        id=fact.staff_id, number=number, sort_key=fact.sort_key, search_key=fact.search_key, former_numbers=former,
        **values,
    )  # fmt: skip

"""One person of an office of any size: found by keys, with what is around them and nobody else."""

from sqlalchemy import Connection, func, or_, select

from skillmap.errors import InputRefused
from skillmap.japanese import fold, katakana
from skillmap.org.find import find_person
from skillmap.org.leavers import find_ever
from skillmap.org.model import Organisation, Person
from skillmap.org.store import around, organisation
from skillmap.storage import schema
from skillmap.storage.facts import Moment


def find_one(
    connection: Connection, moment: Moment, text: str, grades: tuple[str, ...] = (), *, ever: bool = False
) -> tuple[Organisation, Person]:
    """The person meant among everybody on the staff, and the part of the organisation that is around them.

    With `ever` those who have left count too. Raises as `find_person`.
    """
    staff = meant(connection, text)
    some = around(connection, moment, staff, grades)
    try:
        return some, find_ever(connection, moment, some, text, staff) if ever else find_person(some, text)
    except InputRefused as refusal:
        if refusal.code == "E_STAFF_LEFT":
            raise
        # Nobody is called so: only everybody's names tell whom it resembles.
        whole = organisation(connection, moment, grades)
        return whole, find_ever(connection, moment, whole, text) if ever else find_person(whole, text)


def meant(connection: Connection, text: str) -> frozenset[int]:
    """Everybody whom a text can mean, and perhaps more: by number, by a former one, by any name recorded of them."""
    key, former, fact = schema.staff, schema.former_number, schema.staff_fact
    wanted, kana, bare = fold(text), fold(katakana(text)), fold(text).lstrip("0")
    found: set[int] = set()
    for owner, number in ((key.c.id, key.c.number), (former.c.staff_id, former.c.number)):
        is_so = or_(number == text.strip(), func.ltrim(number, "0") == bare)
        found.update(connection.scalars(select(owner).where(is_so)))
    if not wanted.isdecimal():
        names = (fact.c.search_key.contains(one, autoescape=True) for one in {wanted, kana})
        found.update(connection.scalars(select(fact.c.staff_id).where(or_(*names)).distinct()))
    return frozenset(found)

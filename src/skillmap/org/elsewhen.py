"""Who was on the staff and is not on a day: asked for only when a name or number finds nobody."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Engine, select

from skillmap.japanese import fold, katakana
from skillmap.storage import schema
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment, known


class HasLeft(NamedTuple):
    """Somebody who is not on the staff from `day` on."""

    shown: str
    day: date


def leaver(engine: Engine, moment: Moment, text: str) -> HasLeft | None:
    """The one person meant by a number or a whole name who has left by the moment's day; None when there are several.

    The question is asked on a connection of its own: the organisation outlives the one that it was read with.
    """
    fact, key = schema.staff_fact, schema.staff
    query = select(key.c.id, key.c.number, fact.c.name, fact.c.kana, fact.c.valid_from, fact.c.valid_to)
    query = query.join(key, key.c.id == fact.c.staff_id).where(known(fact, moment), fact.c.valid_from <= moment.as_of)
    wanted, bare, kana = fold(text), fold(text).lstrip("0"), fold(katakana(text))
    found: dict[int, HasLeft] = {}
    with reading(engine) as connection:
        for number, staff, name, read, _, until in connection.execute(query.order_by(fact.c.valid_from)):
            if (bare and staff.lstrip("0") == bare) or wanted == fold(name) or (kana and kana == fold(read)):
                found[number] = HasLeft(f"{staff} {name}", until)
    # Rows come by day, so the last period of each person stands: somebody who came back since has not left.
    left = [one for one in found.values() if one.day <= moment.as_of]
    return left[0] if len(left) == 1 else None

"""People by the beginning of what is typed, asked of the database: nobody waits for a whole organisation at a key."""

from sqlalchemy import Connection, or_, select

from skillmap.japanese import fold
from skillmap.storage import schema
from skillmap.storage.facts import Moment, valid


def people_like(connection: Connection, moment: Moment, begun: str, most: int) -> list[tuple[str, str]]:
    """Number and name of at most `most` people whose number, or a name of whom, begins so; by kana, then number."""
    fact, key, wanted = schema.staff_fact, schema.staff, fold(begun)
    # % and _ would be wildcards of LIKE: whoever types one means the letter.
    found = or_(key.c.number.startswith(wanted, autoescape=True), fact.c.search_key.contains(wanted, autoescape=True))
    query = select(key.c.number, fact.c.name).join(key, key.c.id == fact.c.staff_id).where(valid(fact, moment), found)
    return [
        (number, name) for number, name in connection.execute(query.order_by(fact.c.sort_key, key.c.number).limit(most))
    ]

"""Each migration after the first: what it makes of what earlier releases recorded."""

from sqlalchemy import Engine, String, text
from storage_cases import DAY, keys, write

from skillmap.changes import Insert
from skillmap.days import FOREVER
from skillmap.storage import database, schema


def run_again(engine: Engine, revision: str) -> None:
    """One migration and those after it, on a database that says to have the one before."""
    with database.writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": f"{int(revision) - 1:04}"})
    database.upgrade(engine)


def test_people_of_release_0_2_are_found_under_every_form_of_their_names(engine: Engine) -> None:
    blank = {
        one.name: "" for one in schema.staff_fact.columns if isinstance(one.type, String) and not one.server_default
    }
    said = {**blank, "name": "眞鍋 惠", "kana": "マナベ メグミ", "search_key": "眞鍋惠|マナベメグミ|國井"}
    row = {"staff_id": 1, "valid_from": DAY, "valid_to": FOREVER, **said}
    write(engine, *keys(), Insert("staff_fact", tuple(row), [tuple(row.values())]))
    run_again(engine, "0002")
    with database.reading(engine) as connection:
        found = connection.execute(text("SELECT name, search_key FROM staff_fact")).one()
    assert tuple(found) == ("眞鍋 惠", "真鍋恵|マナベメグミ|国井")

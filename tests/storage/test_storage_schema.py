"""The schema: one head, migrations give the same tables as the models, rules that no row may break."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, inspect, text
from storage_cases import DAY, keys, post, posts, write

from skillmap.errors import InputRefused
from skillmap.storage import database, schema

LATER = date(2026, 10, 1)


def test_conditions_of_unique_indexes_are_real(engine: Engine) -> None:
    indexes = [i for t in schema.metadata.tables.values() for i in t.indexes]
    expected = {i.name: i.info["where"] for i in indexes if i.unique and i.info}
    dialect = engine.dialect.name
    with engine.connect() as connection:
        found = {
            one["name"]: str(one.get("dialect_options", {}).get(f"{dialect}_where", ""))
            for name in schema.metadata.tables
            for one in inspect(connection).get_indexes(name)
            if one["unique"]
        }
    assert {name for name, where in found.items() if "retracted_by IS NULL" in where} == set(expected)
    assert "'booked'" in found["uq_enrolment_seat"]


def test_migrations_have_one_head_that_the_program_knows() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "src/skillmap/storage/migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [database.HEAD]


def test_a_migrated_database_is_what_the_models_say(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with database.reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def _refused(engine: Engine, *rows: tuple[Any, ...]) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        write(engine, posts(*rows))
    assert refused.value.code == "E_DB_CONFLICT"
    return refused.value


def test_two_main_posts_on_one_day_are_refused(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1, DAY, LATER)))
    found = _refused(engine, post(1, 2, date(2026, 9, 30)))
    assert getattr(found.facts["rule"], "key", "") == "rule.no_overlap_posting"
    # From the day on which the first one ends, as a second post, or for somebody else there is no overlap.
    write(engine, posts(post(1, 2, LATER), post(1, 3, DAY, main=False), post(2, 1)))


def test_overlaps_within_one_entry_are_refused(engine: Engine) -> None:
    write(engine, *keys())
    _refused(engine, post(1, 1, DAY, LATER), post(1, 2, date(2026, 6, 1), LATER))


def test_periods_that_end_before_they_begin_are_refused(engine: Engine) -> None:
    write(engine, *keys())
    _refused(engine, post(1, 1, LATER, DAY))
    _refused(engine, post(1, 1, DAY, DAY))


def test_direct_sql_cannot_make_an_overlap_either(engine: Engine) -> None:
    write(engine, *keys(), posts(post(1, 1, DAY, LATER), post(1, 2, LATER)))
    for change in ("valid_to = '2027-01-01' WHERE unit_id = 1", "valid_from = '2026-05-01' WHERE unit_id = 2"):
        with pytest.raises(InputRefused, match="E_DB_CONFLICT"), database.writing(engine) as connection:
            connection.execute(text(f"UPDATE posting SET {change}"))
    with database.writing(engine) as connection:  # an update without an overlap is none
        connection.execute(text("UPDATE posting SET valid_to = '2026-09-01' WHERE unit_id = 1"))


def test_one_leader_seat_holds_one_person_on_a_day(engine: Engine) -> None:
    columns = (
        "unit_id", "seat_no", "staff_id", "fy", "route", "nominated_by", "reason", "conditions", "theme", "result",
        "later_post", "valid_from", "valid_to",
    )  # fmt: skip

    def term(seat: int, staff: int, since: date) -> tuple[Any, ...]:
        return (1, seat, staff, 2026, "recommended", "", "", "[]", "", "", "", since, date(2027, 4, 1))

    from skillmap.changes import Insert

    write(engine, *keys(), Insert("leader_term", columns, [term(1, 1, DAY), term(2, 2, DAY)]))
    with pytest.raises(InputRefused, match="E_DB_CONFLICT"):
        write(engine, Insert("leader_term", columns, [term(1, 3, LATER)]))


def test_a_second_seat_in_one_session_is_refused_until_the_first_is_cancelled(engine: Engine) -> None:
    from skillmap.changes import Insert

    columns = ("staff_id", "session_id", "why", "origin", "status", "remark")
    session = Insert("session", ("id", "code"), [(1, "s1")])
    write(engine, *keys(), session, Insert("enrolment", columns, [(1, 1, "hand", "hand", "booked", "")]))
    again = Insert("enrolment", columns, [(1, 1, "plan", "allocation", "booked", "")])
    with pytest.raises(InputRefused, match="E_DB_CONFLICT"):
        write(engine, again)
    write(engine, Insert("enrolment", columns, [(1, 1, "hand", "hand", "cancelled", "")]))


def test_business_keys_are_unique_and_keep_their_zeros(engine: Engine) -> None:
    from skillmap.changes import Insert
    from skillmap.storage.facts import key_ids

    write(engine, Insert("staff", ("id", "number"), [(1, "000123"), (2, "123")]))
    with database.reading(engine) as connection:
        assert key_ids(connection, schema.staff) == {"000123": 1, "123": 2}
    with pytest.raises(InputRefused, match="E_DB_CONFLICT"):
        write(engine, Insert("staff", ("id", "number"), [(3, "123")]))


def test_facts_of_nobody_are_refused(engine: Engine) -> None:
    _refused(engine, post(77, 1))

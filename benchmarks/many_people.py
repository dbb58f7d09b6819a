"""An office made larger: everybody in it so many times over, with numbers, names, sections and sessions of their own.

What a made-up ward has recorded (people, posts, leave, levels, aims, plans, sessions, seats, who waits) is written
again and again under the same journal entries, in SQL: a metropolis of 170,000 in two minutes, where making its lists
and taking them in would take hours. Every copy has its own departments, so that every rule finds in it what it finds in
the first; the first stays as it was.

    skillmap demo --staff 3000 --out ward
    python benchmarks/many_people.py ward metropolis 57
"""

import argparse
import json
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from skillmap.org.histories import keys_of
from skillmap.storage import schema

OWNERS = ("staff", "unit", "session")
"""Keys of which every copy has its own; skills, entries and sources are the same in all."""
ONCE = frozenset(("allocation_run", "course_name", "definition_change"))
"""Facts of the office as a whole."""
NUMBERS = 1_000_000
"""A staff number has six digits, as in the ward."""


def multiply(ward: Path, target: Path, times: int) -> Path:
    """A workspace `target` with `times` as many people as the one in `ward`; gives its folder."""
    shutil.copytree(ward, target, ignore=shutil.ignore_patterns("backups", "out", "input", "skillmap.sqlite*"))
    with sqlite3.connect(ward / "skillmap.sqlite") as old, sqlite3.connect(target / "skillmap.sqlite") as connection:
        old.backup(connection)
        connection.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY")
        # The triggers ask for every row whether another one overlaps: copies overlap as little as their originals.
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        _copy(connection, times)
        for _, sql in triggers:
            connection.execute(sql)
    return target


def _copy(connection: sqlite3.Connection, times: int) -> None:
    connection.execute("CREATE TEMP TABLE copies (k INTEGER PRIMARY KEY)")
    connection.executemany("INSERT INTO copies VALUES (?)", [(k,) for k in range(1, times)])
    span = {
        table.name: connection.execute(f"SELECT coalesce(max(id), 0) FROM {table.name}").fetchone()[0]
        for table in (*schema.key_tables(), *schema.facts())
        if "id" in table.c
    }
    _keys(connection, times, span)
    name, kana = "name_of(k, f.name, f.staff_id, 0)", "name_of(k, f.kana, f.staff_id, 1)"
    own = {
        ("staff_fact", "name"): name,
        ("staff_fact", "kana"): kana,
        ("staff_fact", "sort_key"): f"key_of({name}, {kana}, 0)",
        ("staff_fact", "search_key"): f"key_of({name}, {kana}, 1)",
        ("unit_fact", "name"): "CASE WHEN f.parent_id IS NULL THEN '第' || (k + 1) || f.name ELSE f.name END",
        ("unit_fact", "order_no"): f"f.order_no + k * {span['unit']}",
        ("session_fact", "quotas"): "quotas_of(k, f.quotas)",
        ("former_number", "number"): "k || '-' || f.number",
    }
    _functions(connection)
    for table in schema.facts():
        if table.name in ONCE:
            continue
        values = []
        for column in table.c:
            of = [key.column.table.name for key in column.foreign_keys]
            if (table.name, column.name) in own:
                values.append(own[table.name, column.name])
            elif column.name == "id" or (of and of[0] in OWNERS):
                values.append(f"f.{column.name} + k * {span[of[0] if of else table.name]}")
            else:
                values.append(f"f.{column.name}")
        names = ", ".join(column.name for column in table.c)
        # The table is read from a copy of it: what is being written must not be multiplied once more.
        connection.execute(f"CREATE TEMP TABLE first AS SELECT * FROM {table.name}")
        order = ", ".join(f"f.{column.name}" for column in table.primary_key.columns)
        connection.execute(
            f"INSERT INTO {table.name} ({names}) "
            f"SELECT {', '.join(values)} FROM copies CROSS JOIN temp.first f ORDER BY k, {order}"
        )
        connection.execute("DROP TABLE temp.first")


def _keys(connection: sqlite3.Connection, times: int, span: dict[str, int]) -> None:
    numbers = connection.execute("SELECT id, number, entry_id FROM staff ORDER BY id").fetchall()
    free = _free({int(number) for _, number, _ in numbers})
    connection.executemany(
        "INSERT INTO staff VALUES (?, ?, ?)",
        ((i + k * span["staff"], f"{next(free):06}", entry) for k in range(1, times) for i, _, entry in numbers),
    )
    for table in ("unit", "session"):
        rows = connection.execute(f"SELECT id, code, entry_id FROM {table} ORDER BY id").fetchall()
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)",
            ((i + k * span[table], _code(k, code), entry) for k in range(1, times) for i, code, entry in rows),
        )


def _free(taken: set[int]) -> Iterator[int]:
    """Numbers that nobody has, spread over all that there are (the step has no factor in common with them)."""
    return (number for n in count(1) if (number := n * 7919 % NUMBERS) not in taken)


def _code(k: int, code: str) -> str:
    return f"{k + 1}-{code}"


def _functions(connection: sqlite3.Connection) -> None:
    """What is worked out in Python for a row of copy k."""
    given = {
        staff: (name.split()[-1], kana.split()[-1])
        for staff, name, kana in connection.execute("SELECT staff_id, name, kana FROM staff_fact ORDER BY id DESC")
    }
    people = sorted(given)

    def name_of(k: int, name: str, staff: int, part: int) -> str:
        # The family name stays, the given name is somebody else's: few in an office are called quite the same.
        other = people[(staff + k * 631) % len(people)]
        return f"{name.split(maxsplit=1)[0]} {given[other][part]}"

    def quotas_of(k: int, text: str) -> str:
        return json.dumps({_code(k, unit): seats for unit, seats in json.loads(text).items()}, sort_keys=True)

    connection.create_function("name_of", 4, name_of, deterministic=True)
    connection.create_function("key_of", 3, lambda name, kana, n: keys_of({"name": name, "kana": kana})[n])
    connection.create_function("quotas_of", 2, quotas_of, deterministic=True)


def main() -> None:
    """A workspace made larger."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("ward", type=Path, help="the workspace that is there")
    parser.add_argument("target", type=Path, help="the one that is made")
    parser.add_argument("times", type=int)
    given = parser.parse_args()
    multiply(given.ward, given.target, given.times)
    print(f"{given.target}: {(given.target / 'skillmap.sqlite').stat().st_size >> 20} MB")


if __name__ == "__main__":
    main()

#!/usr/bin/env bash
# A change of one column by Alembic on SQLite removes rules of the others: ON DELETE, COLLATE, AUTOINCREMENT, triggers.
#
# Good guess: batch mode copies the table as it is; what it cannot copy (unnamed CHECK) is named in a warning, as its manual says.
# What happens: partial unique indexes and named checks survive. Without a word these go: ON DELETE CASCADE where the reference stands
#   behind its column (as a table constraint it stays), COLLATE NOCASE of columns and of unique indexes, AUTOINCREMENT, and
#   triggers. What used to be refused is accepted from that day on.
# Why it matters: a history in which nothing is overwritten rests on triggers, and ids that are never used again on AUTOINCREMENT. After
#   an upgrade meant for one column the id of an erased person is given to the next one.
set -euo pipefail
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT && cd "$work"
python3 -m venv v
v/bin/pip install -qq --disable-pip-version-check alembic==1.20.1 SQLAlchemy==2.1.9
v/bin/python -W error - <<'PY'
import sqlite3, sqlalchemy
from alembic.migration import MigrationContext
from alembic.operations import Operations

database = sqlite3.connect(":memory:")
database.executescript("""
CREATE TABLE unit(id INTEGER PRIMARY KEY);
CREATE TABLE seat(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
  code TEXT COLLATE NOCASE,
  number INTEGER NOT NULL,
  ends TEXT
);
CREATE UNIQUE INDEX seat_code ON seat(code COLLATE NOCASE);
CREATE UNIQUE INDEX seat_now ON seat(unit_id, number) WHERE ends IS NULL;
CREATE TRIGGER seat_kept BEFORE DELETE ON seat BEGIN SELECT RAISE(ABORT, 'seats are kept'); END;
""")

def rules():
    sql = " ".join(row[0].upper() for row in database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    return {word: sql.count(word) for word in ("ON DELETE CASCADE", "COLLATE NOCASE", "AUTOINCREMENT", "CREATE TRIGGER", "WHERE ENDS IS NULL")}

before = rules()
engine = sqlalchemy.create_engine("sqlite://", creator=lambda: database, poolclass=sqlalchemy.pool.StaticPool)
with engine.begin() as connection:
    with Operations(MigrationContext.configure(connection)).batch_alter_table("seat") as batch:
        batch.alter_column("number", nullable=True)
print("alembic 1.20.1, SQLAlchemy 2.1.9\n   before", before, "\n   after ", rules())
assert before == {"ON DELETE CASCADE": 1, "COLLATE NOCASE": 2, "AUTOINCREMENT": 1, "CREATE TRIGGER": 1, "WHERE ENDS IS NULL": 1}
assert rules() == {"ON DELETE CASCADE": 0, "COLLATE NOCASE": 0, "AUTOINCREMENT": 0, "CREATE TRIGGER": 0, "WHERE ENDS IS NULL": 1}
database.execute("INSERT INTO unit VALUES (1)")
database.execute("INSERT INTO seat(unit_id, code, number) VALUES (1, 'a1', 1), (1, 'A1', 2)")
database.execute("DELETE FROM seat")
PY

"""Writes the first migration out as SQL, as the tables stand: once, for release 0.2.0 (`make freeze`, ADR 13).

Until then the first migration makes whatever `storage/schema.py` says. From the release on there are databases that
were made by it, so it must for ever make what it made then, whatever the schema becomes.
"""

import hashlib
import inspect
from pathlib import Path

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from skillmap.storage.overlap import statements
from skillmap.storage.schema import NO_OVERLAP, metadata

FILE = Path(__file__).parents[1] / "src/skillmap/storage/migrations/versions/0001_the_first_schema.py"
DIALECTS: dict[str, Dialect] = {"postgresql": postgresql.dialect(), "sqlite": sqlite.dialect()}
HEADER = '''"""The first schema, as release 0.2.0 made it; never changed again (ADR 13). Written by `make freeze`.

There is no way down: an older program is given the backup that `db upgrade` takes.
"""

from alembic import op

revision = "0001"
down_revision = None

DIGEST = "{digest}"
"""sha256 of the statements below: a test tells who changes them."""

'''
FOOTER = """

def upgrade() -> None:
    bind = op.get_bind()
    for statement in STATEMENTS[bind.dialect.name]:
        bind.exec_driver_sql(statement)
"""


def sql(dialect: str) -> list[str]:
    """Everything that makes an empty database of today's schema, in order."""
    found: list[str] = []
    for table in metadata.sorted_tables:
        found.append(_tidy(str(CreateTable(table).compile(dialect=DIALECTS[dialect]))))
        for index in sorted(table.indexes, key=lambda i: str(i.name)):
            where = index.info.get("where")
            made = str(CreateIndex(index).compile(dialect=DIALECTS[dialect]))
            found.append(_tidy(f"{made}{f' WHERE {where}' if where else ''}"))
    return [*found, *(_tidy(one) for one in statements(dialect, NO_OVERLAP))]


def _tidy(statement: str) -> str:
    lines = inspect.cleandoc(statement.replace("\t", "    ")).splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip())


def digest(frozen: dict[str, list[str]]) -> str:
    """Of the statements of both kinds of databases."""
    return hashlib.sha256("\0".join(one for kind in sorted(frozen) for one in frozen[kind]).encode()).hexdigest()


def text() -> str:
    """The migration, written out."""
    frozen = {kind: sql(kind) for kind in DIALECTS}
    kinds = "".join(
        f'    "{kind}": [\n' + "".join(f'        """{one}""",\n' for one in frozen[kind]) + "    ],\n"
        for kind in frozen
    )
    return f"{HEADER.format(digest=digest(frozen))}STATEMENTS: dict[str, list[str]] = {{\n{kinds}}}\n{FOOTER}"


def is_frozen() -> bool:
    """Whether the first migration stands on its own."""
    return "storage.schema" not in FILE.read_text("utf-8")


def main() -> int:
    """Writes it, or says that it is too late."""
    if is_frozen() or len(list(FILE.parent.glob("[0-9]*.py"))) > 1:
        print(f"{FILE.name} was written out before: what changes from now on is a new migration")
        return 1
    FILE.write_text(text(), "utf-8")
    print(f"{FILE.name} is written out; look at it, run the tests of tests/storage, commit it")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Rules that no pair of rows may break, as database objects: current periods of one owner never overlap."""

from skillmap.storage.schema import NO_OVERLAP


def statements(dialect: str) -> list[str]:
    """DDL for SQLite (triggers) or PostgreSQL (exclusion constraints without extensions)."""
    return [_sqlite(*rule) if dialect == "sqlite" else _postgresql(*rule) for rule in NO_OVERLAP]


def _sqlite(table: str, owner: tuple[str, ...], flag: str) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in owner)
    only = f" AND {flag} AND NEW.{flag}" if flag else ""
    return f"""
        CREATE TRIGGER no_overlap_{table} BEFORE INSERT ON {table} WHEN NEW.retracted_by IS NULL
        AND EXISTS (SELECT 1 FROM {table} WHERE {same}{only} AND retracted_by IS NULL
                    AND valid_from < NEW.valid_to AND NEW.valid_from < valid_to)
        BEGIN SELECT RAISE(ABORT, 'no_overlap_{table}'); END"""


def _postgresql(table: str, owner: tuple[str, ...], flag: str) -> str:
    # A range of one number stands in for equality, which GiST would only know with an extension.
    same = ", ".join(f"int4range({column}::int, {column}::int, '[]') WITH &&" for column in owner)
    only = f" AND {flag}" if flag else ""
    return f"""
        ALTER TABLE {table} ADD CONSTRAINT no_overlap_{table}
        EXCLUDE USING gist ({same}, daterange(valid_from, valid_to) WITH &&) WHERE (retracted_by IS NULL{only})"""

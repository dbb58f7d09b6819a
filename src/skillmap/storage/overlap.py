"""Rules that no pair of rows may break, as database objects: current periods of one owner never overlap."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

OverlapRule: TypeAlias = tuple[str, tuple[str, ...], str]
"""Table, columns that make the owner, flag that the rule is limited to ("" = all rows)."""


def statements(dialect: str, rules: Iterable[OverlapRule]) -> Iterator[str]:
    """DDL for SQLite (triggers) or PostgreSQL (exclusion constraints without extensions)."""
    for rule in rules:
        if dialect == "sqlite":
            yield _sqlite(*rule, event="INSERT")
            yield _sqlite(*rule, event="UPDATE")
        else:
            yield _postgresql(*rule)


def _sqlite(table: str, owner: tuple[str, ...], flag: str, *, event: str) -> str:
    same = " AND ".join(f"{column} = NEW.{column}" for column in owner)
    only = f" AND {flag} AND NEW.{flag}" if flag else ""
    # A row that is updated is no neighbour of itself; a row before its insert has no id to compare.
    others = " AND id <> NEW.id" if event == "UPDATE" else ""
    return f"""
        CREATE TRIGGER no_overlap_{table}_{event.lower()} BEFORE {event} ON {table} WHEN NEW.retracted_by IS NULL
        AND EXISTS (SELECT 1 FROM {table} WHERE {same}{only}{others} AND retracted_by IS NULL
                    AND valid_from < NEW.valid_to AND NEW.valid_from < valid_to)
        BEGIN SELECT RAISE(ABORT, 'no_overlap_{table}'); END"""


def _postgresql(table: str, owner: tuple[str, ...], flag: str) -> str:
    # A range of one number stands in for equality, which GiST would only know with an extension.
    same = ", ".join(f"int4range({column}::int, {column}::int, '[]') WITH &&" for column in owner)
    only = f" AND {flag}" if flag else ""
    return f"""
        ALTER TABLE {table} ADD CONSTRAINT no_overlap_{table}
        EXCLUDE USING gist ({same}, daterange(valid_from, valid_to) WITH &&) WHERE (retracted_by IS NULL{only})"""

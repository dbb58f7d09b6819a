"""Rows that come packed are the rows that would come one by one."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select
from storage_cases import keys, write

from skillmap.changes import Insert, PackedRows
from skillmap.days import FOREVER
from skillmap.storage import schema
from skillmap.storage.database import reading
from skillmap.storage.rows import BATCH, MOST_PARAMETERS

COLUMNS = ("staff_id", "unit_id", "is_main", "kind", "valid_from", "valid_to", "source_no", "cell")
SECOND = date(2026, 5, 1)


class _Packed(PackedRows):
    """Second posts of one person, in parts of so many rows each."""

    width = len(COLUMNS)

    def __init__(self, parts: list[int]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return sum(self._parts)

    def parts(self) -> Iterator[list[Any]]:
        made = 0
        for count in self._parts:
            rows = [(1, 1 + at % 3, False, "", SECOND, FOREVER, None, f"C{at}") for at in range(made, made + count)]
            made += count
            yield [value for row in rows for value in row]


def _recorded(engine: Engine) -> list[tuple[Any, ...]]:
    table = schema.posting
    own = [table.c[name] for name in ("entry_id", *COLUMNS) if name != "source_no"]
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(*own, table.c.source_id).order_by(table.c.id))]


@pytest.mark.parametrize(
    "parts",
    [[], [1], [3, 0, 4], [MOST_PARAMETERS // len(COLUMNS)] * 2, [1, MOST_PARAMETERS, 2], [BATCH, 1]],
)
def test_packed_rows_are_recorded_like_rows(engine: Engine, parts: list[int]) -> None:
    packed = _Packed(parts)
    expected = [(1, 1 + at % 3, False, "", SECOND, FOREVER, None, f"C{at}") for at in range(sum(parts))]
    assert list(packed) == expected
    assert packed[: len(expected)] == expected
    entry = write(engine, *keys(), Insert("posting", COLUMNS, packed))
    assert _recorded(engine) == [(entry, *row[:6], row[7], None) for row in expected]

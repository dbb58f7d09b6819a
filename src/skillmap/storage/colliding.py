"""What the database lets exist only once, and which current rows stand where an undo would bring others back.

A new leader in the seat that the entry had vacated, somebody's new post from a day on which the old one would hold.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Select, Table, func, select

from skillmap.storage import schema


def in_the_way(entry: BindParameter[int]) -> Iterator[Select[int]]:
    """Questions for the entries whose rows break a rule together with what taking `entry` back would bring back."""
    for table, alike, only, is_lasting in _rules():
        back, now = table.alias(), table.alias()
        same = [back.c[name] == now.c[name] for name in alike]
        same += [one.c[name] == value for one in (back, now) for name, value in only.items()]
        if is_lasting:
            same += [back.c.valid_from < now.c.valid_to, now.c.valid_from < back.c.valid_to]
        yield select(now.c.entry_id).where(
            back.c.retracted_by == entry, now.c.retracted_by.is_(None), now.c.entry_id != entry, *same,
            func.coalesce(now.c.first_entry, 0) != entry,
        )  # fmt: skip


def _rules() -> Iterator[tuple[Table, Sequence[str], Mapping[str, Any], bool]]:
    """What there is only once: table, columns of the owner, values of the rows it is limited to; once at a time?"""
    for name, owner, flag in schema.NO_OVERLAP:
        yield schema.metadata.tables[name], owner, {flag: True} if flag else {}, True
    for table in schema.facts():
        for index in table.indexes:
            if index.unique:
                yield table, [column.name for column in index.columns], index.info["only"], False

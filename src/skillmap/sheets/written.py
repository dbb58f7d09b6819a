"""What a workbook of ours was made with: its sheets, their headings, labels and rows; kept in its fingerprint.

Whoever reads it back accounts for all of it: a heading that somebody typed over must not make a page disappear.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from skillmap.sheets.sheet import Sheet

_EMPTY = frozenset((None, ""))


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled cell above a table; row and column count from 1."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class WrittenSheet:
    """A sheet as it was written. A letter or a page to read has no headings."""

    name: str
    row: int = 0
    """Number of the (last) heading row from 1."""
    headings: tuple[tuple[str, ...], ...] = ()
    """The headings of each column from A on, the group's above its own."""
    labels: tuple[Label, ...] = ()
    rows: int = 0


def pack(sheets: Sequence[Sheet]) -> str:
    """The sheets of a workbook as one text; many pages alike cost their names only."""
    kinds: list[list[object]] = []
    placed: list[list[object]] = []
    for sheet in sheets:
        kind: list[object] = [[], []]
        if not sheet.paper:
            labels = [
                [sheet.head_row + c.row + 1, c.first + 1, c.value]
                for c in sheet.head
                if c.look == "label" and isinstance(c.value, str)
            ]
            kind = [[[one.over, one.title] if one.over else [one.title] for one in sheet.columns], labels]
        if kind not in kinds:
            kinds.append(kind)
        row = 0 if sheet.paper else sheet.first_row
        # Empty rows are there to be typed in: that some stay empty is no loss.
        rows = 0 if sheet.paper else sum(not _EMPTY.issuperset(one) for one in sheet.rows)
        placed.append([sheet.name, kinds.index(kind), row, rows])
    return json.dumps([kinds, placed], ensure_ascii=False, separators=(",", ":"))


def unpack(text: str) -> tuple[WrittenSheet, ...]:
    """What `pack` wrote; nothing for a text that it did not write."""
    try:
        kinds, placed = json.loads(text)
        return tuple(
            WrittenSheet(
                str(name), int(row), tuple(tuple(map(str, one)) for one in kinds[kind][0]),
                tuple(Label(int(r), int(c), str(t)) for r, c, t in kinds[kind][1]), int(rows),
            )
            for name, kind, row, rows in placed
        )  # fmt: skip
    except (ValueError, TypeError, LookupError):
        return ()

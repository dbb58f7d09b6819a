"""The first rows of a file as people see them: its headings, and some of what stands under each."""

from dataclasses import dataclass
from pathlib import Path

from skillmap.sheets.grid import Grid
from skillmap.sheets.limits import LARGE
from skillmap.sheets.reading.opening import Guard, open_document
from skillmap.sheets.reading.telling import shown

_TOP, _DEEP = 30, 500
"""Rows from the top in which the headings are looked for, and rows below them whose texts are collected."""


@dataclass(frozen=True, slots=True)
class PreviewColumn:
    """A column with a heading: what stands in its first cells, and its different texts."""

    heading: str
    samples: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A sheet with its headings."""

    sheet: str
    columns: tuple[PreviewColumn, ...]


def preview(path: Path, guard: Guard | None = None, samples: int = 3) -> tuple[Preview, ...]:
    """Every visible sheet with content. Raises InputRefused, NeedsAnswer (encoding) or Locked."""
    return tuple(_of(grid, samples) for grid in open_document(path, LARGE, guard=guard).grids if grid.rows)


def _of(grid: Grid, samples: int) -> Preview:
    rows = list(grid.rows)
    counts = {row: sum(isinstance(cell, str) and bool(cell.strip()) for cell in grid.rows[row]) for row in rows[:_TOP]}
    # The fullest row near the top, of equally full ones the upper.
    head = max(counts, key=lambda row: (counts[row], -row))
    below = [row for row in rows if row > head][:_DEEP]
    columns = []
    for number, cell in enumerate(grid.rows[head], 1):
        if isinstance(cell, str) and cell.strip():
            texts = [shown(raw) for row in below if (raw := grid.at(row, number)) is not None]
            columns.append(PreviewColumn(" ".join(cell.split()), tuple(texts[:samples]), tuple(dict.fromkeys(texts))))
    return Preview(grid.name, tuple(columns))

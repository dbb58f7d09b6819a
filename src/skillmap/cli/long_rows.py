"""The rows of a long listing, laid out as rich lays them out and in a tenth of the time."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len

from skillmap.cli.breaking import in_lines
from skillmap.cli.fitting import ColumnNeed, FittedColumns
from skillmap.tables import Align, Table, heading
from skillmap.words import Lang

LONG = 200
"""Rows from which a listing is not left to rich: a millisecond a cell makes minutes of an office."""


@dataclass(frozen=True, slots=True)
class LongRows:
    """The lines of the rows, and how wide each column of the heading has to be."""

    fitted: FittedColumns
    lines: list[str]

    def into(self, stream: io.StringIO) -> None:
        """Writes them above the line that closes the grid of the heading, the last one there."""
        text = stream.getvalue()
        closing = text[text.rstrip("\n").rfind("\n") + 1 :]
        stream.seek(len(text) - len(closing))
        stream.writelines((*self.lines, closing))


def laid_out(
    table: Table, cells: Sequence[Sequence[str]], needs: Sequence[ColumnNeed], found: FittedColumns, lang: Lang
) -> LongRows | None:
    """The rows of a listing without a total or colours; None where rich has to lay them out: few, or odd letters.

    An edge of one place on both sides and a gap between two columns.
    """
    if len(cells) < LONG:
        return None
    if not found.widths:
        # Letters that rich takes for narrower than we do would make its columns narrower.
        titles = [cell_len(heading(table.columns[at], lang)) for at in found.columns]
        most = [max(cell_len(row[at]) for row in cells) for at in found.columns]
        own = [(needs[at].heading, needs[at].widest) for at in found.columns]
        if list(zip(titles, most, strict=True)) != own:
            return None
        found = FittedColumns(found.columns, tuple(max(pair) for pair in own), found.gap)
    aligns = [table.columns[at].align for at in found.columns]
    lines: list[str] = []
    for row in cells:
        broken = [in_lines(row[at], wide).split("\n") for at, wide in zip(found.columns, found.widths, strict=True)]
        for parts in zip_longest(*broken, fillvalue=""):
            shown = list(_padded(parts, found.widths, aligns))
            if len(shown) < len(parts):
                return None
            lines.append(f" {(' ' * found.gap).join(shown)} \n")
    return LongRows(found, lines)


def _padded(parts: Sequence[str], widths: Sequence[int], aligns: Sequence[Align]) -> Iterator[str]:
    """The parts of a line, each as wide as its column; fewer where one does not fit."""
    for part, width, align in zip(parts, widths, aligns, strict=True):
        text = part if align is Align.LEFT else part.rstrip()
        left = width - cell_len(text)
        if left < 0:
            return
        before = {Align.RIGHT: left, Align.CENTER: left // 2}.get(align, 0)
        yield " " * before + text + " " * (left - before)

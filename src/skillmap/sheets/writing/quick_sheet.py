"""XlsxWriter's sheet with a short way for the cells of long tables: the same bytes in a third of the time.

The library looks at every cell alone (row or A1, bounds, kind, attributes one by one), four microseconds for what is
nearly always a text with a style. It has no public way to hand over a row; so this stands on its inner names, and a
test compares every byte with what its own class writes, whichever version inside the range is installed.
"""

from functools import cache
from typing import Any

from skillmap.sheets.grid import address


@cache
def quick_sheet() -> type[Any]:
    """The class of the sheets of a workbook that is made in memory (not `constant_memory`)."""
    from xlsxwriter import worksheet

    cells = {
        "text_cell": worksheet.CellStringTuple,
        "blank_cell": worksheet.CellBlankTuple,
        "number_cell": worksheet.CellNumberTuple,
    }
    return type("QuickSheet", (_QuickRows, worksheet.Worksheet), cells)


@cache
def _letters(column: int) -> str:
    return address(1, column + 1).rstrip("1")


class _QuickRows:
    """Goes before the library's class; what it has no short way for goes the way of the library."""

    text_cell: Any
    blank_cell: Any
    number_cell: Any
    table: Any
    row_info: Any
    comments: Any
    str_table: Any
    fh: Any
    dim_rowmin: int
    dim_rowmax: int

    def put_texts(self, row: int, cells: dict[int, tuple[str, Any]]) -> None:
        """Texts with their styles, by column from left to right, into a row within the bounds of a sheet.

        They are no longer than a cell holds and do not begin with <, which the library may take for markup.
        """
        this: Any = self
        index, own, kind = this.str_table._get_shared_string_index, this.table[row], this.text_cell
        for column, (text, style) in cells.items():
            own[column] = kind(index(text), style)
        if cells:
            this._check_dimensions(row, next(iter(cells)))
            this._check_dimensions(row, next(reversed(cells)))

    def _write_rows(self) -> None:
        this: Any = self
        if self.comments:
            library: Any = super()
            library._write_rows()
            return
        spans, styles = self._spans(), dict[int, str]()
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            cells, info = self.table.get(row), self.row_info.get(row)
            if cells:
                this._write_row(row, spans.get(row // 16), info)
                self._write_cells(row, cells, styles)
                this._xml_end_tag("row")
            elif info is not None:
                this._write_empty_row(row, spans.get(row // 16), info)

    def _write_cells(self, row: int, cells: dict[int, Any], styles: dict[int, str]) -> None:
        this: Any = self
        text, blank, plain = self.text_cell, self.blank_cell, (self.text_cell, self.blank_cell, self.number_cell)
        parts: list[str] = []
        number = row + 1
        for column in sorted(cells):
            cell = cells[column]
            kind, look = cell.__class__, cell.format
            if look is None or kind not in plain:
                self.fh.write("".join(parts))
                parts.clear()
                this._write_cell(row, column, cell)
                continue
            style = styles.get(id(look)) or styles.setdefault(id(look), f' s="{look._get_xf_index()}"')
            head = f'<c r="{_letters(column)}{number}"{style}'
            if kind is text:
                parts.append(f'{head} t="s"><v>{cell.string}</v></c>')
            elif kind is blank:
                parts.append(f"{head}/>")
            else:
                parts.append(f"{head}><v>{cell.number:.16G}</v></c>")
        self.fh.write("".join(parts))

    def _spans(self) -> dict[int, str]:
        """The first and last column of each block of sixteen rows, as the library has them."""
        found: dict[int, tuple[int, int]] = {}
        for row, cells in self.table.items():
            if cells:
                low, high = min(cells), max(cells)
                block = row // 16
                if block in found:
                    low, high = min(low, found[block][0]), max(high, found[block][1])
                found[block] = low, high
        return {block: f"{low + 1}:{high + 1}" for block, (low, high) in found.items()}

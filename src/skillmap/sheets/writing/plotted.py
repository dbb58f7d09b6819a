"""What a chart on a form draws: the numbers alone of what people type, on a hidden sheet that follows it."""

from typing import Any

from skillmap.sheets.grid import address
from skillmap.sheets.sheet import CellValue, Sheet

NAME = "_chart"


class Plotted:
    """Columns of forms with every cell that holds no number left out: Excel draws a text (－, not assessed) as 0."""

    def __init__(self) -> None:
        self._columns: list[tuple[Sheet, int, int]] = []

    def place(self, sheet: Sheet, column: int, rows: int) -> list[object]:
        """Where the first `rows` cells of a column of the table stand, as a chart names them."""
        self._columns.append((sheet, column, rows))
        at = len(self._columns) - 1
        return [NAME, 0, at, rows - 1, at]

    def write(self, book: Any) -> None:
        """Adds the hidden sheet if there is need for it."""
        if not self._columns:
            return
        page = book.add_worksheet(NAME)
        page.hide()
        for at, (sheet, column, rows) in enumerate(self._columns):
            name = "'" + sheet.name.replace("'", "''") + "'"
            for number in range(rows):
                cell = f"{name}!{address(sheet.first_row + number + 1, column + 1)}"
                value: CellValue = sheet.rows[number][column]
                known = value if isinstance(value, int | float) else "#N/A"
                page.write_formula(number, at, f"=IF(ISNUMBER({cell}),{cell},NA())", None, known)

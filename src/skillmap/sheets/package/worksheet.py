"""One pass over a sheet's XML: the cells with their addresses, and every limit that a sheet can break."""

import re
from contextlib import suppress
from typing import NoReturn

from skillmap.errors import InputRefused
from skillmap.sheets.grid import CellError, Grid, NoValue, Range, Raw, address, column_number, letters
from skillmap.sheets.limits import MAX_TEXT, ORDINARY, FileLimits
from skillmap.sheets.package.context import Context
from skillmap.sheets.package.markup import Enough, Reader
from skillmap.sheets.package.plain import PlainItems
from skillmap.sheets.package.plain_rows import PlainRows, is_hidden
from skillmap.sheets.package.strings import RichText, unescape
from skillmap.sheets.package.styles import iso_value

_DIGITS = "0123456789"
# The last alternative is DDE, program|topic!item: it starts the program.
_CALLS_OUT = re.compile(
    r"\b(?:WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|HYPERLINK|DDE|SHELL)\s*\("
    r"|\|[^!]*!",
    re.IGNORECASE,
)


class SheetReader(Reader):
    """Fills a `Grid`. Hot code: one object, few calls per cell.

    Rows, cells and values may not stand in each other; every other element is counted for the depth.
    """

    counts_depth = True

    def __init__(self, name: str, context: Context, top: int = 0) -> None:
        self.grid = Grid(name)
        self._top = top
        self._context = context
        self._limits = context.limits
        self._grid_columns = context.limits.grid_columns
        self._strings = context.strings.values
        self._struck_strings = context.strings.struck
        self._styles = context.styles
        self._rich = RichText(context.file)
        self._row_number = self._column = 0
        self._row_text = ""
        self._row: list[Raw] = []
        self._last_row = self._far_row = self._far_column = 0
        self._in_row = self._in_cell = self._in_inline = False
        self._type = ""
        self._style = 0
        self._value: str | None = None
        self._formula: str | None = None
        self._parts: list[str] | None = None
        self._merged_cells = 0
        self._depth = 0
        self._marks_struck = any(style.is_struck for style in context.styles)
        self._length = 0
        self._in_data = False
        self._plain = PlainRows(context)

    def plain_items(self) -> PlainItems | None:
        """Plain rows; the parser alone reads some rows of the top, because it stops behind any of them."""
        return None if self._top else PlainItems(b"<row ", b"</row>", self._is_between_rows, self._take_rows)

    def _is_between_rows(self) -> bool:
        return self._in_data and self._depth == 2 and not self._in_row and self.limit > 4

    def _take_rows(self, text: str) -> bool:
        grid, plain, context = self.grid, self._plain, self._context
        if not plain.read(text, max(self._row_number, self._last_row)):
            return False
        cells = context.cells_left - sum(map(len, plain.rows.values()))
        # Refused row by row, so that the first one beyond the limit is named.
        if cells < 0 or len(grid.rows) + len(plain.rows) > self._limits.rows:
            return False
        context.cells_left = cells
        grid.rows.update(plain.rows)
        grid.hidden_rows.update(plain.hidden)
        self._row_number, self._row_text, self._column = plain.last, str(plain.last), 0
        self._last_row = next(reversed(grid.rows), 0)
        self._far_row = max(self._far_row, plain.last_blank)
        return True

    def root(self, prefix: str) -> None:
        """Names the elements as this part writes them."""
        self._prefix = len(prefix)
        self._c, self._v, self._f, self._r, self._is = (prefix + n for n in ("c", "v", "f", "row", "is"))
        self._value_names = (self._v, self._f)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == self._c:
            self._start_cell(attributes)
        elif name in self._value_names:
            if self._parts is not None:
                self._corrupt()
            self._parts = []
        elif name == self._r:
            self._start_row(attributes)
        else:
            self._depth += 1
            if self._depth > self.limit:
                self.too_deep()
            if self._in_inline:
                self._rich.start(name[self._prefix :], attributes)
            elif name == self._is and self._in_cell:
                self._in_inline = True
                self._rich.clear()
            else:
                self._start_other(name[self._prefix :], attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == self._v:
            self._value = "".join(self._parts or ())
            self._parts = None
        elif name == self._c:
            self._end_cell()
        elif name == self._r:
            self._end_row()
        elif name == self._f:
            self._formula = "".join(self._parts or ())
            self._parts = None
        else:
            self._depth -= 1
            if self._depth == 1:
                self._in_data = False
            elif self._in_inline:
                if name == self._is:
                    self._in_inline = False
                else:
                    self._rich.end(name[self._prefix :])

    def text(self, data: str) -> None:
        """Character data, in pieces."""
        if self._parts is not None:
            self._parts.append(data)
            self._length += len(data)
            if self._length > MAX_TEXT * 7:
                raise InputRefused("E_TOO_LONG", file=self._context.file, found=self._place(), expected=MAX_TEXT)
        elif self._in_inline:
            self._rich.text(data)

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._in_row:
            self._corrupt()
        text = attributes.get("r")
        # Addresses may be left out by the format: then a row follows the one before it, and a cell the one on its left.
        if text is None:
            self._row_number += 1
            text = str(self._row_number)
        else:
            # isdecimal alone would take the digits of every script.
            if not text.isdecimal() or not text.isascii() or len(text) > 7:
                self._corrupt(text)
            self._row_number = int(text)
        if self._row_number in self.grid.rows or not 1 <= self._row_number <= self._limits.grid_rows:
            self._corrupt(text)
        self._in_row = True
        self._row_text, self._column, self._row = text, 0, []
        if is_hidden(attributes):
            self.grid.hidden_rows.add(self._row_number)

    def _end_row(self) -> None:
        self._in_row = False
        self._column = 0
        row = self._row
        if not row:
            return
        number = self._row_number
        if number < self._last_row:
            self.grid.rows[number] = row
            # The format wants rows in order; some programs write them otherwise, and everything behind here relies on
            # it.
            self.grid.rows = dict(sorted(self.grid.rows.items()))
            self._top = 0
        else:
            self.grid.rows[number] = row
            self._last_row = number
            # Rows in order: what follows lies below. Where they come in another order the whole sheet is read.
            if len(self.grid.rows) == self._top:
                raise Enough
        self._context.cells_left -= len(row)
        if self._context.cells_left < 0:
            raise InputRefused("E_TOO_MANY_CELLS", file=self._context.file, expected=self._limits.cells)
        if len(self.grid.rows) > self._limits.rows:
            raise InputRefused(
                "E_TOO_MANY_ROWS", file=self._context.file, sheet=self.grid.name, expected=self._limits.rows
            )

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._in_cell or not self._in_row:
            self._corrupt()
        self._in_cell = True
        ref = attributes.get("r")
        if ref is None:
            self._column += 1
        else:
            name = ref.rstrip(_DIGITS)
            self._column = column_number(name)
            if not self._column or ref[len(name) :] != self._row_text:
                self._corrupt(ref)
        if self._column > self._grid_columns:
            self._corrupt(ref or "")
        self._type = attributes.get("t", "n")
        style = attributes.get("s")
        if style is None or style == "0":
            self._style = 0
        elif style.isdecimal() and int(style) < len(self._styles):
            self._style = int(style)
        else:
            self._corrupt()
        self._value = self._formula = None
        self._length = 0

    def _end_cell(self) -> None:
        self._in_cell = False
        kind, text, column = self._type, self._value, self._column
        value: Raw
        if kind == "s" and text is not None:
            value = self._shared(text)
        elif kind == "inlineStr":
            value = self._inline()
        elif text is None:
            value = None
        elif kind == "n":
            value = self._number(text) if text else None
        else:
            value = self._typed(kind, text)
        if self._formula is not None:
            value = self._of_formula(value)
        if value is None or value == "":
            if column > self._limits.columns:
                self._far_column = max(self._far_column, column)
            elif self._row_number > self._far_row:
                self._far_row = self._row_number
            return
        self._keep(column, value)

    def _keep(self, column: int, value: Raw) -> None:
        if column > self._limits.columns:
            self.grid.ghost = self.grid.ghost or address(self._row_number, column)
            return
        row = self._row
        missing = column - len(row) - 1
        if missing < 0:
            # The same address twice: which of the two values counts nobody can know.
            if row[column - 1] is not None:
                self._corrupt()
            row[column - 1] = value
        else:
            if missing:
                row.extend([None] * missing)
            row.append(value)
        # Most workbooks strike nothing out: then no cell has to ask for its style.
        if self._marks_struck and self._styles[self._style].is_struck:
            self._mark(self.grid.struck)

    def _mark(self, marks: dict[int, int]) -> None:
        if self._column <= self._limits.columns:
            marks[self._row_number] = marks.get(self._row_number, 0) | 1 << self._column

    def _shared(self, text: str) -> str:
        if not text.isdecimal() or len(text) > 9 or int(text) >= len(self._strings):
            self._corrupt()
        index = int(text)
        if index in self._struck_strings:
            self._mark(self.grid.struck_parts)
        return self._strings[index]

    def _inline(self) -> str:
        self._rich.place = self._row_text
        kept, struck = self._rich.value()
        self._rich.clear()
        if struck:
            self._mark(self.grid.struck_parts)
        # Texts repeat here as shared ones do: one copy of each is kept.
        return self._context.texts.setdefault(kept, kept)

    def _number(self, text: str) -> Raw:
        try:
            return self._context.number(text, self._styles[self._style])
        except ValueError:
            self._corrupt()

    def _typed(self, kind: str, text: str) -> Raw:
        if kind == "str":
            if len(text) > MAX_TEXT:
                raise InputRefused("E_TOO_LONG", file=self._context.file, found=self._place(), expected=MAX_TEXT)
            return unescape(text)
        if kind == "e":
            return CellError(text)
        if kind == "b" and text in ("0", "1", "true", "false"):
            return "TRUE" if text in ("1", "true") else "FALSE"
        if kind == "d":
            with suppress(ValueError):
                return iso_value(text)
        return self._corrupt()

    def _of_formula(self, value: Raw) -> Raw:
        formula = self._formula or ""
        if _CALLS_OUT.search(formula):
            self._mark(self.grid.calling_out)
        if value is None:
            # A formula that a program wrote without its result looks blank; blank would be a wrong answer.
            return NoValue()
        self._mark(self.grid.formulas)
        return value

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheetData":
            self._in_data = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "col" and (attributes.get("hidden") in ("1", "true") or attributes.get("width") in ("0", "0.0")):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if not (first.isdecimal() and last.isdecimal() and len(first + last) < 12):
                self._corrupt()
            self.grid.hidden_columns.update(range(int(first), min(int(last), self._limits.columns) + 1))

    def _merge(self, ref: str) -> None:
        area = parse_range(ref, self._limits)
        if area is None:
            self._corrupt(ref)
        self.grid.merges.append(area)
        self._merged_cells += (area.bottom - area.top + 1) * (area.right - area.left + 1)
        if len(self.grid.merges) > self._limits.merges or self._merged_cells > self._limits.merged_cells:
            raise InputRefused("E_MERGE_TOO_LARGE", file=self._context.file, sheet=self.grid.name)

    def finish(self) -> Grid:
        """The grid, once the part has been parsed."""
        last = next(reversed(self.grid.rows), 0)
        if not self.grid.ghost and (self._far_column or self._far_row > last + self._limits.ghost_rows):
            self.grid.ghost = address(max(self._far_row, last, 1), max(self._far_column, 1))
        return self.grid

    def _place(self) -> str:
        return f"{letters(self._column)}{self._row_text}"

    def _corrupt(self, found: str = "") -> NoReturn:
        place = found[:20] or (self._place() if self._column else self._row_text)
        raise InputRefused("E_CORRUPT", file=self._context.file, part=f"{self.grid.name} {ascii(place)[1:-1]}")


def parse_range(ref: str, limits: FileLimits = ORDINARY) -> Range | None:
    """A1:C3 (or B2) as a range; None when it is none or lies outside the grid."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Z]{1,3})\$?([1-9]\d{0,6}))?", ref, re.ASCII)
    if not match:
        return None
    left, right = column_number(match[1]), column_number(match[3] or match[1])
    top, bottom = int(match[2]), int(match[4] or match[2])
    if not left or not right or max(left, right) > limits.grid_columns or max(top, bottom) > limits.grid_rows:
        return None
    return Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right))

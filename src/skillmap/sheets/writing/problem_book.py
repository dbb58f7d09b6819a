"""The user's own sheet back with the bad cells coloured and commented, ready to correct. No value is ever changed."""

import io
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from skillmap.i18n.wording import hint, problem_text
from skillmap.japanese import width as text_width
from skillmap.problems import CellPlace, Problem
from skillmap.sheets.grid import Grid, Raw
from skillmap.sheets.limits import LARGE
from skillmap.sheets.package.preflight import FileSource, load
from skillmap.sheets.package.workbook import Workbook
from skillmap.sheets.package.worksheet import parse_range
from skillmap.sheets.reading.csv_text import read_csv
from skillmap.sheets.reading.opening import is_csv
from skillmap.sheets.reading.telling import shown
from skillmap.sheets.writing.cells import clean, write_cell
from skillmap.sheets.writing.problem_list import FILLS, add_by_openpyxl, add_by_xlsxwriter
from skillmap.sheets.writing.replacing import replace_file
from skillmap.sheets.writing.safe_names import safe_sheet_name
from skillmap.words import Lang

_OWN_CELLS = 1_000_000
"""Above this the sheet is rebuilt from its values: keeping its looks would take minutes."""
_AREA = 2_000_000
"""Cells of a page from its first to its last, blank ones too: above this it is rebuilt, as every one is looked at."""
_COMMENT_MOST = 1_000
_ROWS_MEASURED, _WIDEST = 500, 40

Marks = Mapping[str, Mapping[str, Sequence[Problem]]]
"""Problems by sheet and cell."""


def write_problem_book(
    original: Path, problems: Sequence[Problem], out: Path, lang: Lang = "ja", encoding: str = ""
) -> Path:
    """Writes the original workbook (or CSV, as a workbook) with every problem's cell marked, and a list of all of them.

    Formulas come back as the values that were shown; macros and links to other files are dropped. Errors are red,
    warnings yellow, notes blue, each with a comment. Returns `out`. Raises like `read` and `write_book`.
    """
    source = load(original, LARGE)
    marks = _by_cell(problems)
    if is_csv(source):
        grids: list[Grid] = [read_csv(source, LARGE, encoding).grid]
        grids[0].name = "CSV"
        marks = {"CSV": {cell: found for cells in marks.values() for cell, found in cells.items()}}
        data = _rebuilt(grids, marks, problems, lang)
    else:
        book = Workbook(source, LARGE)
        grids = [grid for grid in book.grids if grid is not None]
        small = sum(len(row) for grid in grids for row in grid.rows.values()) <= _OWN_CELLS
        data = (_marked(source, marks, problems, lang) if small else b"") or _rebuilt(grids, marks, problems, lang)

    def write(new: Path) -> None:
        new.write_bytes(data)

    return replace_file(out, write)


def _by_cell(problems: Iterable[Problem]) -> dict[str, dict[str, list[Problem]]]:
    marks: dict[str, dict[str, list[Problem]]] = {}
    for one in problems:
        if isinstance(one.place, CellPlace) and parse_range(one.place.cell):
            marks.setdefault(one.place.sheet, {}).setdefault(one.place.cell, []).append(one)
    return marks


def _worst(problems: Sequence[Problem]) -> str:
    return FILLS[min((p.severity for p in problems), key=list(FILLS).index)]


def _comment(problems: Sequence[Problem], lang: Lang) -> str:
    parts: list[str] = []
    for one in problems:
        parts.append(problem_text(one, lang))
        advice = hint(one.code, lang, **one.facts)
        if advice:
            parts.append(f"→ {advice}")
    return clean("\n".join(dict.fromkeys(parts)))[:_COMMENT_MOST]


def _marked(source: FileSource, marks: Marks, problems: Sequence[Problem], lang: Lang) -> bytes:
    """The user's workbook with its looks; empty when the library cannot open what our own pass could."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Values instead of formulas and no links: what goes back must not compute or fetch anything at the user's.
            book = openpyxl.load_workbook(io.BytesIO(source.data), data_only=True, keep_links=False, rich_text=True)
            area = sum(page.max_row * page.max_column for page in book.worksheets)
            if not 0 < area <= _AREA:
                return b""
            for page in book.worksheets:
                _mark_page(page, marks.get(page.title, {}), lang)
            _drop_links(book)
            add_by_openpyxl(book, problems, lang)
            buffer = io.BytesIO()
            book.save(buffer)
    except Exception:
        # The library knows a dozen ways to fail on files that Excel opens; the rebuilt sheet says the same.
        return b""
    return buffer.getvalue()


def _drop_links(book: Any) -> None:
    """Without hyperlinks and without names that point into other files."""
    for cell in chain.from_iterable(row for page in book.worksheets for row in page.iter_rows()):
        if getattr(cell, "hyperlink", None):
            cell.hyperlink = None
    # [1] in what a name stands for is another file.
    for name in [name for name, defined in book.defined_names.items() if "[" in (defined.value or "")]:
        del book.defined_names[name]


def _mark_page(page: Any, cells: Mapping[str, Sequence[Problem]], lang: Lang) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for name, found in cells.items():
        cell = page[_anchor(page, name)]
        cell.fill = PatternFill("solid", fgColor=_worst(found))
        text = _comment(found, lang)
        comment = Comment(text, "skillmap")
        comment.width, comment.height = 320, 40 + 18 * (text.count("\n") + len(text) // 22 + 1)
        cell.comment = comment


def _anchor(page: Any, name: str) -> str:
    """The first cell of the merged range that a cell lies in, or the cell itself."""
    for area in page.merged_cells.ranges:
        if name in area:
            # Only the first cell of a merged range can be filled or bear a comment.
            return str(area.start_cell.coordinate)
    return name


def _rebuilt(grids: Sequence[Grid], marks: Marks, problems: Sequence[Problem], lang: Lang) -> bytes:
    """A plain workbook of the values, marked in the same way."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    text = book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    fills = {color: book.add_format({"bg_color": f"#{color}", "num_format": "@"}) for color in FILLS.values()}
    taken: list[str] = []
    for grid in grids:
        taken.append(safe_sheet_name(grid.name, taken))
        page = book.add_worksheet(taken[-1])
        for number, row in grid.rows.items():
            for column, raw in enumerate(row):
                value = raw if isinstance(raw, str | int | float | date) else shown(raw)
                if value != "":
                    write_cell(page, number - 1, column, value, day if isinstance(value, date) else text)
        for column, width in _widths(grid).items():
            page.set_column(column - 1, column - 1, width)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for name, here in marks.get(grid.name, {}).items():
            _mark_rebuilt(page, grid.at(*_row_column(name)), name, (fills[_worst(here)], _comment(here, lang)))
    add_by_xlsxwriter(book, taken, problems, lang)
    book.close()
    return buffer.getvalue()


def _widths(grid: Grid) -> dict[int, int]:
    """Widths that show what the columns hold, by the first rows; titles, alone in their row, do not count."""
    found: dict[int, int] = {}
    for row in islice(grid.rows.values(), _ROWS_MEASURED):
        if sum(raw is not None for raw in row) > 1:
            for column, raw in enumerate(row, 1):
                if raw is not None:
                    found[column] = max(found.get(column, 8), min(text_width(shown(raw)) + 2, _WIDEST))
    return found


def _row_column(name: str) -> tuple[int, int]:
    area = parse_range(name)
    return (area.top, area.left) if area else (1, 1)


def _mark_rebuilt(page: Any, raw: Raw, name: str, look: tuple[Any, str]) -> None:
    fill, comment = look
    row, column = _row_column(name)
    write_cell(page, row - 1, column - 1, raw if isinstance(raw, str | int | float) else shown(raw), fill)
    page.write_comment(row - 1, column - 1, comment, {"author": "skillmap", "x_scale": 2.5})

"""The rows that were left out, as a sheet to mend: the user's own headings, only the bad rows, why beside each."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from skillmap.i18n.wording import hint, problem_text, sentence
from skillmap.problems import CellPlace, Problem
from skillmap.sheets.grid import Grid, letters
from skillmap.sheets.layout import Layout
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.choosing import choose_sheet
from skillmap.sheets.reading.opening import open_document
from skillmap.sheets.reading.table import find_parts
from skillmap.sheets.reading.telling import Job, Teller, shown
from skillmap.sheets.writing.cells import clean, write_cell
from skillmap.sheets.writing.replacing import replace_file
from skillmap.sheets.writing.safe_names import safe_sheet_name
from skillmap.words import Lang

Wrong = Mapping[int, Sequence[Problem]]
"""What is wrong by row number."""


def write_rest(original: Path, layout: Layout, options: ReadOptions, wrong: Wrong, out: Path, lang: Lang) -> Path:
    """Writes the rows of `wrong` below the title and the headings of the original, each with its reasons.

    〃 and merged cells are written out, so that every row stands for itself; the file can be mended and taken in as it
    is. Returns `out`. Raises like `read` and `write_book`.
    """
    opened = open_document(original, layout.limits, options.encoding)
    choice = choose_sheet(opened, layout, options)
    grid, header = choice.grid, choice.header
    # Its questions were answered when the file was read; here only the grid that it fills in is wanted.
    find_parts(Job(grid, header, layout, options, Teller(opened.name, grid.name)))
    data = _book(grid, header.rows[-1], wrong, lang)

    def write(new: Path) -> None:
        new.write_bytes(data)

    return replace_file(out, write)


def _book(grid: Grid, last_heading: int, wrong: Wrong, lang: Lang) -> bytes:
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": "游ゴシック", "font_size": 11},
    }
    book = xlsxwriter.Workbook(buffer, options)
    page = book.add_worksheet(safe_sheet_name(grid.name or sentence("sheets.mend.title", lang)))
    writer = _Writer(book, page, lang)
    width = max((len(row) for row in grid.rows.values()), default=1)
    for number in [row for row in grid.rows if row <= last_heading]:
        writer.row(number - 1, grid.rows[number], heading=number == last_heading)
    writer.reason_heading(last_heading - 1, width)
    for at, number in enumerate(sorted(row for row in wrong if row in grid.rows), last_heading):
        bad = {p.place.cell for p in wrong[number] if isinstance(p.place, CellPlace)}
        writer.row(at, grid.rows[number], marked={c for c in range(width) if f"{letters(c + 1)}{number}" in bad})
        writer.reason(at, width, wrong[number])
    for area in grid.merges:
        if area.bottom <= last_heading:
            page.merge_range(
                area.top - 1, area.left - 1, area.bottom - 1, area.right - 1, shown(grid.at(area.top, area.left)),
                writer.heading,
            )  # fmt: skip
    page.set_column(0, width - 1, 14)
    page.set_column(width, width, 70)
    page.freeze_panes(last_heading, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    book.close()
    return buffer.getvalue()


class _Writer:
    """Writes rows of cells with the few looks that the sheet has."""

    def __init__(self, book: Any, page: Any, lang: Lang) -> None:
        self._page = page
        self._lang: Lang = lang
        self.heading = book.add_format({"bold": True, "border": 1, "bg_color": "#EDEDED", "text_wrap": True})
        self._text = book.add_format({"num_format": "@", "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy/mm/dd", "valign": "top"})
        self._bad = book.add_format({"num_format": "@", "valign": "top", "bg_color": "#FFC7CE"})
        self._bad_day = book.add_format({"num_format": "yyyy/mm/dd", "valign": "top", "bg_color": "#FFC7CE"})
        self._reason = book.add_format({"text_wrap": True, "valign": "top", "font_size": 10})

    def row(self, at: int, cells: Sequence[Any], *, heading: bool = False, marked: set[int] | None = None) -> None:
        """One row of the original; `marked` are the columns (from 0) with something wrong."""
        for column in range(max(len(cells), max(marked or {-1}) + 1)):
            raw = cells[column] if column < len(cells) else None
            value = raw if isinstance(raw, str | int | float | date) else shown(raw)
            bad = column in (marked or ())
            day = self._bad_day if bad else self._day
            style = self.heading if heading else day if isinstance(value, date) else self._bad if bad else self._text
            write_cell(self._page, at, column, value, style if value != "" or bad or heading else None)

    def reason_heading(self, at: int, column: int) -> None:
        """The heading of the column that says why."""
        self._page.write_string(at, column, sentence("sheets.mend.reason", self._lang), self.heading)

    def reason(self, at: int, column: int, problems: Sequence[Problem]) -> None:
        """Why a row was left out, with advice."""
        lines: list[str] = []
        for one in problems:
            lines.append(problem_text(one, self._lang))
            if advice := hint(one.code, self._lang, **one.facts):
                lines.append(f"→ {advice}")
        self._page.write_string(at, column, clean("\n".join(dict.fromkeys(lines))), self._reason)

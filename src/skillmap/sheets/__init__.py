"""Owns spreadsheets as such: pre-flight, reading cells with addresses, writing; never knows a domain word.

What other rooms call:

- `read(path, layout, options)` → `Reading`: xlsx or CSV as a document of a layout; refuses, asks, tells every problem
- `read_pages(path, layout, options)`: every sheet of a workbook that is such a document (a form with a page per person)
- `read_fingerprint(path)`, `headings(path)`, `recognise(path, layouts)`: which document is it
- `sheet_from_layout(layout, rows, …)`, `sheet_from_table(table, lang, …)` → `Sheet`
- `write_book(path, sheets, fingerprint)`, `write_csv(path, sheet)`: whole or not at all
- `write_problem_book(original, problems, out)`: the user's own sheet back with the bad cells marked
- `write_rest(original, layout, options, wrong, out, lang)`: the rows that were left out, as a sheet to mend
- `identify(path, layouts, aliases)` → `Identification`: which document a file can be, and the day it states
- `safe_file_name(text, taken)`, `safe_sheet_name(text, taken)`

All of it can be imported from here; the modules behind are loaded when a name is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillmap.sheets.layout import Choice, Field, Fingerprint, Kind, Layout, Reading, Row
    from skillmap.sheets.limits import HISTORY, LARGE, ORDINARY, FileLimits
    from skillmap.sheets.options import ReadOptions
    from skillmap.sheets.reading.identifying import Identification, identify
    from skillmap.sheets.reading.opening import headings, read_fingerprint, recognise
    from skillmap.sheets.reading.pages import Pages, read_pages
    from skillmap.sheets.reading.table import read
    from skillmap.sheets.sheet import (
        PAGE_GRID,
        Emphasis,
        HeadCell,
        PaperBlock,
        PaperCell,
        PaperLine,
        Sheet,
        SheetColumn,
    )
    from skillmap.sheets.writing.book import write_book
    from skillmap.sheets.writing.csv_text import write_csv
    from skillmap.sheets.writing.making import Extras, as_of_line, sheet_from_layout, sheet_from_table
    from skillmap.sheets.writing.mending import write_rest
    from skillmap.sheets.writing.problem_book import write_problem_book
    from skillmap.sheets.writing.safe_names import safe_file_name, safe_sheet_name

_HOMES = {
    "writing.book": ("write_book",),
    "writing.csv_text": ("write_csv",),
    "reading.identifying": ("Identification", "identify"),
    "layout": ("Choice", "Field", "Fingerprint", "Kind", "Layout", "Reading", "Row"),
    "limits": ("HISTORY", "ORDINARY", "LARGE", "FileLimits"),
    "writing.mending": ("write_rest",),
    "writing.making": ("Extras", "as_of_line", "sheet_from_layout", "sheet_from_table"),
    "reading.opening": ("headings", "read_fingerprint", "recognise"),
    "options": ("ReadOptions",),
    "reading.pages": ("Pages", "read_pages"),
    "writing.problem_book": ("write_problem_book",),
    "reading.table": ("read",),
    "writing.safe_names": ("safe_file_name", "safe_sheet_name"),
    "sheet": ("PAGE_GRID", "Emphasis", "HeadCell", "PaperBlock", "PaperCell", "PaperLine", "Sheet", "SheetColumn"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "HISTORY",
    "LARGE",
    "ORDINARY",
    "PAGE_GRID",
    "Choice",
    "Emphasis",
    "Extras",
    "Field",
    "FileLimits",
    "Fingerprint",
    "HeadCell",
    "Identification",
    "Kind",
    "Layout",
    "Pages",
    "PaperBlock",
    "PaperCell",
    "PaperLine",
    "ReadOptions",
    "Reading",
    "Row",
    "Sheet",
    "SheetColumn",
    "as_of_line",
    "headings",
    "identify",
    "read",
    "read_fingerprint",
    "read_pages",
    "recognise",
    "safe_file_name",
    "safe_sheet_name",
    "sheet_from_layout",
    "sheet_from_table",
    "write_book",
    "write_csv",
    "write_problem_book",
    "write_rest",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)

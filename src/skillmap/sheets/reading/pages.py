"""Reads a form that has a page per person or section: every sheet of a workbook that is such a document."""

from dataclasses import dataclass, replace
from pathlib import Path

from skillmap.errors import InputRefused
from skillmap.problems import Problem
from skillmap.sheets.layout import Fingerprint, Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.choosing import ChosenSheet
from skillmap.sheets.reading.header import HeadingNames, find_header
from skillmap.sheets.reading.opening import Guard, open_document
from skillmap.sheets.reading.table import read_sheet

_DEFAULT = ReadOptions(hidden="include", strike="include", fill_down=())


@dataclass(frozen=True, slots=True)
class Pages:
    """A workbook of pages. `problems` are those of the file; each page has its own."""

    file: str
    sha256: str
    fingerprint: Fingerprint | None
    pages: tuple[Reading, ...]
    problems: tuple[Problem, ...]


def read_pages(path: Path, layout: Layout, options: ReadOptions = _DEFAULT, guard: Guard | None = None) -> Pages:
    """Every visible sheet with the headings of the layout, in the order of the workbook; other sheets are left alone.

    Raises InputRefused (also E_NO_HEADER, when no sheet is such a page) or Locked like `read`.
    """
    whole = open_document(path, layout.limits, guard=guard)
    opened = replace(whole, problems=())
    names = HeadingNames(layout, options.aliases)
    pages: list[Reading] = []
    for grid in opened.grids:
        header = find_header(grid, layout, names)
        if header is not None and not header.missing(layout):
            pages.append(read_sheet(opened, ChosenSheet(grid, header, ()), layout, options))
    if not pages:
        expected = tuple(one.title for one in layout.fields if one.required)
        raise InputRefused("E_NO_HEADER", file=opened.name, expected=expected, found=())
    return Pages(opened.name, opened.sha256, opened.fingerprint, tuple(pages), whole.problems)

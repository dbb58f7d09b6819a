"""Reads a form that has a page per person or section: every sheet of a workbook that is such a document."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from skillmap.errors import InputRefused, Refusal
from skillmap.problems import CellPlace, Problem, Severity, problem
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Fingerprint, Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.accounting import Manifest, looks_like, manifest, names_of, rows_told, touched
from skillmap.sheets.reading.choosing import ChosenSheet
from skillmap.sheets.reading.header import HeadingNames, find_header
from skillmap.sheets.reading.opening import Guard, OpenedFile, open_document
from skillmap.sheets.reading.table import read_sheet
from skillmap.sheets.written import WrittenSheet

# Pages are filled in by people: filters and lines drawn through a cell are theirs, and no question to HR.
_DEFAULT = ReadOptions(hidden="include", strike="include", fill_down=())


@dataclass(frozen=True, slots=True)
class Pages:
    """A workbook of pages. `problems` are those of the file; each page has its own."""

    file: str
    sha256: str
    fingerprint: Fingerprint | None
    pages: tuple[Reading, ...]
    problems: tuple[Problem, ...]
    unread: tuple[Problem, ...] = ()
    """Errors of the pages that could not be read, each with its sheet: they are in no reading."""
    of_pages: int = 0
    """How many pages the workbook was made with; as many as it has when it does not say."""
    of_rows: int = 0
    """And rows on the pages that were read."""

    @property
    def rows(self) -> int:
        """Rows that were looked at on all pages, bad ones too."""
        return sum(len(page.rows) + len(page.bad_rows) for page in self.pages)


def read_pages(path: Path, layout: Layout, options: ReadOptions = _DEFAULT, guard: Guard | None = None) -> Pages:
    """Every sheet with the headings of the layout, in the order of the workbook; letters and indexes are left alone.

    A workbook of ours says which pages it was made with: each is read, or stands in `unread` with what is wrong with
    it, hidden ones too. Raises InputRefused (also E_NO_HEADER, when there is no such page) or Locked like `read`.
    """
    whole = open_document(path, layout.limits, guard=guard)
    opened = replace(whole, problems=())
    names = HeadingNames(layout, options.aliases)
    made = manifest(opened, layout, names)
    pages: list[Reading] = []
    unread: list[Problem] = []
    strange: list[str] = []
    of_rows = 0
    seen: list[WrittenSheet] = []
    for grid in _candidates(opened, made):
        written = made.of(grid)
        like = written or _like(grid, made)
        wrong = touched(opened.name, grid, like, layout, options) if like else []
        header = find_header(grid, layout, names)
        if header is not None and not header.missing(layout) and not wrong:
            try:
                page = read_sheet(opened, ChosenSheet(grid, header, ()), layout, options)
            except Refusal as refusal:
                unread += _of_page(refusal, CellPlace(opened.name, grid.name))
                continue
            count = len(page.rows) + len(page.bad_rows)
            told = rows_told(opened.name, grid.name, count, written) if written else []
            pages.append(replace(page, problems=(*page.problems, *told)))
            of_rows += max(count, written.rows) if written else count
        elif not wrong and not made.is_other(grid):
            strange.append(grid.name)
        unread += wrong
        seen += [written] if written else []
    sheets = {page.sheet for page in pages} | {p.place.sheet for p in unread if isinstance(p.place, CellPlace)}
    problems = [*whole.problems, *_left_over(opened.name, made, seen, pages, len(sheets), strange)]
    if not sheets:
        expected = tuple(one.title for one in layout.fields if one.required)
        raise InputRefused("E_NO_HEADER", file=opened.name, expected=expected, found=())
    of_pages = max(len(made.pages), len(sheets))
    return Pages(
        opened.name, opened.sha256, opened.fingerprint, tuple(pages), tuple(problems), tuple(unread), of_pages, of_rows
    )


def _candidates(opened: OpenedFile, made: Manifest) -> Iterator[Grid]:
    """The visible sheets, and hidden ones that were handed out as pages: who hides a page has answered all the same."""
    yield from opened.grids
    yield from (grid for grid in opened.hidden if made.of(grid) is not None)


def _like(grid: Grid, made: Manifest) -> WrittenSheet | None:
    """The page that a sheet under another name looks like."""
    if made.is_other(grid):
        return None
    return next((one for one in made.pages if looks_like(grid, one)), None)


def _of_page(refusal: Refusal, place: CellPlace) -> list[Problem]:
    """What is wrong with a page that cannot be read, as errors of this page."""
    listed = [p for p in refusal.problems if isinstance(p, Problem) and p.severity is Severity.ERROR]
    return listed or [Problem(refusal.code, place, refusal.facts)]


def _left_over(
    file: str, made: Manifest, seen: list[WrittenSheet], pages: list[Reading], found: int, strange: list[str]
) -> Iterator[Problem]:
    """Pages that are gone (not those that bear another name now), and sheets that nobody knows."""
    # A page under another name still says above its table whose it is, and that was in its name.
    said = {str(value) for page in pages for value in page.head.values() if value}
    gone = [one for one in made.pages if one not in seen and not any(text in one.name for text in said)]
    if found < len(made.pages):
        yield problem("W_PAGES_GONE", CellPlace(file), count=len(made.pages) - found, found=names_of(gone))
    if made.pages and strange:
        yield problem("W_SHEETS_NOT_READ", CellPlace(file), found=tuple(strange[:20]))

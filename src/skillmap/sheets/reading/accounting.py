"""Accounts for everything that a workbook of ours was made with: what is still there, and which heading is not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from skillmap.japanese import fold
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, address
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.head import head_labels
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header, heading_key
from skillmap.sheets.reading.opening import OpenedFile
from skillmap.sheets.reading.telling import shown
from skillmap.sheets.written import WrittenSheet, unpack
from skillmap.words import Fact, message

BLANK = "blank"
"""Property of a form that people fill from nothing: rows and columns of it may be left away."""


@dataclass(frozen=True)
class Manifest:
    """What a workbook was made with, seen as one document."""

    pages: tuple[WrittenSheet, ...] = ()
    """The sheets that have the document's headings."""
    others: tuple[WrittenSheet, ...] = ()

    def of(self, grid: Grid) -> WrittenSheet | None:
        """The page that a sheet was, by its name."""
        return next((one for one in self.pages if fold(one.name) == fold(grid.name)), None)

    def is_other(self, grid: Grid) -> bool:
        """Whether a sheet is a letter, an index or the like of ours."""
        return any(fold(one.name) == fold(grid.name) for one in self.others)


def manifest(opened: OpenedFile, layout: Layout, names: HeadingNames) -> Manifest:
    """What the workbook was made with; empty for one that says nothing or is another document."""
    mark = opened.fingerprint
    if mark is None or mark.layout != layout.id:
        return Manifest()
    # A letter or an index may share a heading with the document; a page has all that is required.
    required = {one.key for one in layout.fields if one.required}
    written = unpack(mark.written)
    pages = [one for one in written if len(keys := set(_meant(one, names).values())) > 1 and required <= keys]
    return Manifest(tuple(pages), tuple(one for one in written if one not in pages))


def touched(
    file: str, grid: Grid, written: WrittenSheet, layout: Layout, options: ReadOptions, *, may_lack: bool = False
) -> list[Problem]:
    """E_HEADING_TOUCHED for every heading and label that the sheet was made with and that is not there any more.

    `may_lack`: a column may be gone with all that stood in it; then nothing is said of it.
    """
    # Who says which columns are read has left the others away on purpose.
    if options.columns:
        return []
    names = HeadingNames(layout, options.aliases)
    header = find_header(grid, layout, names)
    found = [*_headings(grid, header, written, names, may_lack=may_lack), *_labels(grid, header, written, layout)]
    # Without its neighbours a heading is not found either, though nobody touched it.
    changed = [one for one in found if heading_key(one[1][0]) != heading_key(one[1][1])]
    found = changed or found
    return [
        problem("E_HEADING_TOUCHED", CellPlace(file, grid.name, cell), expected=text, found=_said(said))
        # One line a cell: where several headings lead to the same one, the first of them.
        for cell, (text, said) in dict(reversed(found)).items()
    ][::-1]


def touched_in(opened: OpenedFile, layout: Layout, options: ReadOptions) -> list[Problem]:
    """The same for a document with one table, in the sheet that was handed out, whatever it is called now."""
    made = manifest(opened, layout, HeadingNames(layout, options.aliases))
    is_blank = opened.fingerprint is not None and BLANK in opened.fingerprint.extra
    pages = [] if options.all_sheets else _chosen(made, options)
    pairs = [(one, grid) for one in pages if (grid := _sheet(opened, one, made))]
    return [p for one, grid in pairs for p in touched(opened.name, grid, one, layout, options, may_lack=is_blank)]


def _chosen(made: Manifest, options: ReadOptions) -> list[WrittenSheet]:
    """The pages that are read: all of them, or the one that the user or the document names."""
    wanted = options.sheet or options.usual_sheet
    return [one for one in made.pages if not wanted or fold(one.name) == fold(wanted)]


def _sheet(opened: OpenedFile, written: WrittenSheet, made: Manifest) -> Grid | None:
    """The sheet that bears the name, else the only one that looks like it or that there is besides ours."""
    named = [grid for grid in (*opened.grids, *opened.hidden) if fold(grid.name) == fold(written.name)]
    others = [grid for grid in opened.grids if not made.is_other(grid)]
    for grids in (named, [grid for grid in others if looks_like(grid, written)], others):
        if len(grids) == 1:
            return grids[0]
    return None


def rows_read(opened: OpenedFile, reading: Reading, layout: Layout, options: ReadOptions) -> list[Problem]:
    """N_ROWS_READ: how many of the rows that were handed out were read; W_ROWS_GONE when some are gone."""
    made = manifest(opened, layout, HeadingNames(layout, options.aliases))
    pages = _chosen(made, options)
    if len(pages) != 1 or (opened.fingerprint and BLANK in opened.fingerprint.extra):
        return []
    count = len(reading.rows) + len(reading.bad_rows) + len(options.leave_out_rows)
    told = problem("N_ROWS_READ", CellPlace(opened.name), count=count, expected=pages[0].rows)
    return [*rows_told(opened.name, reading.sheet, count, pages[0]), told]


_LONGEST = 80
"""Characters of a cell that may be a heading."""


def looks_like(grid: Grid, written: WrittenSheet) -> bool:
    """Whether most of a page's headings and labels stand in a sheet, wherever: then it was one of these pages."""
    texts = {heading_key(text) for one in written.headings for text in one} | {
        heading_key(one.text) for one in written.labels
    }
    raws = (raw for row in grid.rows.values() for raw in row)
    cells = {heading_key(raw) for raw in raws if isinstance(raw, str) and len(raw) < _LONGEST}
    # Most, not all: what was typed over is the very thing that is looked for.
    return 2 * len(texts & cells) > len(texts)


def _meant(written: WrittenSheet, names: HeadingNames) -> dict[int, str]:
    """Place among the headings -> the field it means."""
    matches = ((at, names.match(path)) for at, path in enumerate(written.headings) if any(path))
    return {at: match[0] for at, match in matches if match is not None}


Found = tuple[str, tuple[str, str]]
"""Address of a cell; what stood in it, and what stands there now."""


def _headings(
    grid: Grid, header: HeadingRows | None, written: WrittenSheet, names: HeadingNames, *, may_lack: bool
) -> Iterator[Found]:
    row = header.rows[-1] if header is not None else written.row
    present = {one.key: one.column for one in header.found} if header is not None else {}
    left_out = {one.column for one in header.ignored} if header is not None else set()
    meant = _meant(written, names)
    at = {place: present[key] for place, key in meant.items() if key in present}
    for place, key in meant.items():
        if key in present:
            continue
        column = _column(place, at)
        if column in left_out or (may_lack and (column is None or not _has_content(grid, row, column))):
            continue
        yield _cell(grid, row, column or place + 1, written, place)


def _column(place: int, at: Mapping[int, int]) -> int | None:
    """Where a heading's column stands, by its neighbours that are still known; None when it is gone."""
    left = max((one for one in at if one < place), default=None)
    right = min((one for one in at if one > place), default=None)
    if left is None:
        column = place + 1 if right is None else at[right] - (right - place)
        return column if column > 0 else None
    # The known neighbours stand closer together than they did: the column between them was deleted.
    if right is not None and at[right] - at[left] < right - left:
        return None
    return at[left] + (place - left)


def _has_content(grid: Grid, row: int, column: int) -> bool:
    return any(grid.at(number, column) is not None for number in grid.rows if number >= row)


def _cell(grid: Grid, row: int, column: int, written: WrittenSheet, place: int) -> Found:
    """The cell that was changed: the heading itself, or that of its group above."""
    path = written.headings[place]
    if len(path) > 1 and heading_key(shown(grid.at(row, column))) == heading_key(path[-1]):
        first = place
        while first and written.headings[first - 1][:1] == path[:1] and len(written.headings[first - 1]) > 1:
            first -= 1
        at = column - (place - first)
        return address(row - 1, at), (path[0], shown(grid.at(row - 1, at)))
    # Beside groups a heading without one is merged over both rows, and stands in the upper cell.
    top = row - (len(path) == 1 and any(len(one) > 1 for one in written.headings))
    return address(top, column), (path[-1], shown(grid.at(top, column)))


def _labels(grid: Grid, header: HeadingRows | None, written: WrittenSheet, layout: Layout) -> Iterator[Found]:
    """Labels above the table that nobody would find any more."""
    known = head_labels(layout)
    last = header.rows[0] if header is not None else written.row
    moved = header.rows[-1] - written.row if header is not None else 0
    above = [row for number, row in grid.rows.items() if number < last]
    present = {
        known[key].key for row in above for raw in row if isinstance(raw, str) and (key := heading_key(raw)) in known
    }
    for one in written.labels:
        field = known.get(heading_key(one.text))
        if field is not None and field.key not in present:
            row = max(one.row + moved, 1)
            yield address(row, one.column), (one.text, shown(grid.at(row, one.column)))


def _said(text: str) -> Fact:
    return text if text.strip() else message("sheets.blank_cell")


def rows_told(file: str, sheet: str, read: int, written: WrittenSheet) -> list[Problem]:
    """W_ROWS_GONE when a sheet holds fewer rows than it was made with."""
    if read >= written.rows:
        return []
    return [problem("W_ROWS_GONE", CellPlace(file, sheet), count=read, expected=written.rows)]


def names_of(pages: Sequence[WrittenSheet]) -> tuple[str, ...]:
    """The names of sheets, twenty at most."""
    return tuple(one.name for one in pages[:20])

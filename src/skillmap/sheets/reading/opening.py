"""Opens a file of any kind that can be read, after its pre-flight: a workbook or a CSV."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from skillmap.errors import InputRefused
from skillmap.problems import Problem
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Fingerprint, Layout
from skillmap.sheets.limits import ORDINARY, FileLimits
from skillmap.sheets.package.preflight import FileSource, Package, load
from skillmap.sheets.package.workbook import Workbook, fingerprint_of
from skillmap.sheets.reading.csv_text import SUFFIXES, read_csv
from skillmap.sheets.reading.header import HEAD_ROWS, score, shown_headings

Guard: TypeAlias = Callable[[str, Grid], None]
"""What must not come in: looks at the file's name and each sheet, hidden ones too, and raises InputRefused."""


@dataclass(frozen=True)
class OpenedFile:
    """A checked file: its sheets with cells, what it says of itself, what must be told of it."""

    name: str
    sha256: str
    grids: tuple[Grid, ...]
    """Visible sheets with cells, in the order of the workbook."""
    hidden: tuple[Grid, ...]
    fingerprint: Fingerprint | None
    problems: tuple[Problem, ...]
    is_csv: bool
    charts: tuple[str, ...] = ()
    """Names of sheets without cells."""


def open_document(
    path: Path, limits: FileLimits, encoding: str = "", guard: Guard | None = None, *, top: int = 0
) -> OpenedFile:
    """The checked file; with `top` only so many rows with content of each sheet (0 = all).

    Raises InputRefused (also what `guard` refuses), NeedsAnswer (encoding) or Locked.
    """
    source = load(path, limits)
    opened = _open_csv(source, limits, encoding, top) if is_csv(source) else _open_workbook(source, limits, top)
    if guard is not None:
        # Hidden sheets too: what must not come in must not lie in a copy that we write back either.
        for grid in (*opened.grids, *opened.hidden):
            guard(opened.name, grid)
    return opened


def is_csv(source: FileSource) -> bool:
    """Whether a file is read as CSV: name and content must agree, a package is never read as text nor text as one."""
    if source.path.suffix.lower() not in SUFFIXES:
        return False
    if source.is_zip or source.is_ole:
        raise InputRefused("E_NOT_CSV", file=source.name)
    return True


def _open_csv(source: FileSource, limits: FileLimits, encoding: str, top: int) -> OpenedFile:
    text = read_csv(source, limits, encoding, top)
    return OpenedFile(source.name, source.sha256, (text.grid,), (), None, tuple(text.problems), is_csv=True)


def _open_workbook(source: FileSource, limits: FileLimits, top: int) -> OpenedFile:
    book = Workbook(source, limits, top)
    pairs = [(entry, grid) for entry, grid in zip(book.entries, book.grids, strict=True) if grid is not None]
    return OpenedFile(
        source.name,
        source.sha256,
        tuple(grid for entry, grid in pairs if not entry.is_hidden),
        tuple(grid for entry, grid in pairs if entry.is_hidden),
        book.fingerprint(),
        tuple(book.problems),
        is_csv=False,
        charts=tuple(entry.name for entry in book.entries if not entry.has_cells),
    )


def read_fingerprint(path: Path, limits: FileLimits = ORDINARY) -> Fingerprint | None:
    """What a workbook that this program wrote says of itself; None for a CSV and for other programs' workbooks.

    Only the package's directory and this one part are looked at. Raises InputRefused or Locked like `read`.
    """
    source = load(path, limits)
    return None if is_csv(source) else fingerprint_of(Package(source, limits))


def headings(
    path: Path, limits: FileLimits = ORDINARY, *, most: int = 20, width: int = 20, guard: Guard | None = None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What each visible sheet has as headings: its name and the texts of its fullest row near the top.

    At most `most` of them, cut after `width` characters. Raises InputRefused, NeedsAnswer (encoding) or Locked.
    """
    # Every list is asked for its headings before it is read: a second reading of the whole would cost as much again.
    opened = open_document(path, limits, guard=guard, top=HEAD_ROWS)
    return tuple((grid.name, shown_headings(grid, most, width)) for grid in opened.grids)


def recognise(
    path: Path,
    layouts: Sequence[Layout],
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    guard: Guard | None = None,
) -> tuple[str, ...]:
    """Ids of the layouts that a file can be, best first; empty when it is none of them.

    A fingerprint decides alone. Otherwise a layout fits when a sheet has headings for all its required fields; the more
    headings it knows, the better. `aliases` are the office's own headings: layout id -> field key -> headings.
    """
    limits = max((layout.limits for layout in layouts), key=lambda one: one.cells, default=ORDINARY)
    opened = open_document(path, limits, guard=guard)
    if opened.fingerprint and opened.fingerprint.layout in {layout.id for layout in layouts}:
        return (opened.fingerprint.layout,)
    scores = {
        layout.id: max((score(grid, layout, (aliases or {}).get(layout.id, {})) for grid in opened.grids), default=0)
        for layout in layouts
    }
    return tuple(sorted((one for one in scores if scores[one]), key=lambda one: -scores[one]))

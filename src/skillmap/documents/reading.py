"""The one door for files that come in: what `sheets` reads, with what must never come in refused first.

Every other room takes these functions from here, not from `sheets`; a test holds it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from skillmap.documents.my_number import refuse_my_number
from skillmap.problems import CellPlace, Problem
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading import identifying, linting, opening, pages, table
from skillmap.sheets.reading import preview as previews


def read(path: Path, layout: Layout, options: ReadOptions) -> Reading:
    """As `sheets.read`."""
    # Looked at before anything of the file is kept, compared or shown.
    return table.read(path, layout, options, guard=refuse_my_number)


def read_pages(path: Path, layout: Layout, options: ReadOptions) -> pages.Pages:
    """As `sheets.read_pages`."""
    return pages.read_pages(path, layout, options, guard=refuse_my_number)


def in_file(name: str, problems: Sequence[Problem]) -> list[Problem]:
    """Problems of a file with its name within the folder."""
    return [
        replace(p, place=CellPlace(name, p.place.sheet, p.place.cell)) if isinstance(p.place, CellPlace) else p
        for p in problems
    ]


def identify(
    path: Path,
    layouts: Sequence[Layout],
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]],
    by_name: Collection[str] = (),
) -> identifying.Identification:
    """As `sheets.identify`."""
    return identifying.identify(path, layouts, aliases, guard=refuse_my_number, by_name=by_name)


def recognise(
    path: Path, layouts: Sequence[Layout], aliases: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None
) -> tuple[str, ...]:
    """As `sheets.recognise`."""
    return opening.recognise(path, layouts, aliases, guard=refuse_my_number)


def headings(path: Path, *, most: int = 20, width: int = 20) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """As `sheets.headings`."""
    return opening.headings(path, most=most, width=width, guard=refuse_my_number)


def preview(path: Path) -> tuple[previews.Preview, ...]:
    """As `sheets.reading.preview.preview`."""
    return previews.preview(path, guard=refuse_my_number)


def lint(path: Path) -> list[linting.LintFinding]:
    """As `sheets.reading.linting.lint`."""
    return linting.lint(path, guard=refuse_my_number)

"""The one door for files that come in: what `sheets` reads, with what must never come in refused first.

Every other room takes these functions from here, not from `sheets`; a test holds it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from skillmap.documents.my_number import refuse_my_number
from skillmap.problems import CellPlace, Problem
from skillmap.sheets import reading
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions


def read(path: Path, layout: Layout, options: ReadOptions) -> Reading:
    """As `sheets.read`."""
    # Looked at before anything of the file is kept, compared or shown.
    return reading.table.read(path, layout, options, guard=refuse_my_number)


def read_pages(path: Path, layout: Layout, options: ReadOptions) -> reading.pages.Pages:
    """As `sheets.read_pages`."""
    return reading.pages.read_pages(path, layout, options, guard=refuse_my_number)


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
) -> reading.identifying.Identification:
    """As `sheets.identify`."""
    return reading.identifying.identify(path, layouts, aliases, guard=refuse_my_number, by_name=by_name)


def recognise(
    path: Path, layouts: Sequence[Layout], aliases: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None
) -> tuple[str, ...]:
    """As `sheets.recognise`."""
    return reading.opening.recognise(path, layouts, aliases, guard=refuse_my_number)


def headings(path: Path, *, most: int = 20, width: int = 20) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """As `sheets.headings`."""
    return reading.opening.headings(path, most=most, width=width, guard=refuse_my_number)


def preview(path: Path) -> tuple[reading.preview.Preview, ...]:
    """As `sheets.reading.preview.preview`."""
    return reading.preview.preview(path, guard=refuse_my_number)


def lint(path: Path) -> list[reading.linting.LintFinding]:
    """As `sheets.reading.linting.lint`."""
    return reading.linting.lint(path, guard=refuse_my_number)

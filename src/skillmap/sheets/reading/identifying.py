"""Which document a file is: by what it says of itself, else by its headings; and the day that it states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from skillmap.day_text import stated_day
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Fingerprint, Layout
from skillmap.sheets.limits import LARGE
from skillmap.sheets.reading.header import HeadingNames, find_header, shown_headings
from skillmap.sheets.reading.opening import Guard, open_document
from skillmap.sheets.reading.shaping import other_shape
from skillmap.sheets.reading.table import stated_above


@dataclass(frozen=True, slots=True)
class Identification:
    """What a file can be."""

    fits: Mapping[str, frozenset[str]]
    """Layout ids that fit -> the fields that have headings. A fingerprint's layout stands alone, without fields."""
    fingerprint: Fingerprint | None
    as_of: date | None
    """The day that a title states, or the fingerprint."""
    headings: tuple[str, ...]
    """What stands there as headings, for people."""


def identify(
    path: Path,
    layouts: Sequence[Layout],
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]],
    guard: Guard | None = None,
) -> Identification:
    """What a file can be among these layouts. Raises InputRefused, NeedsAnswer (encoding) or Locked like `read`.

    A fingerprint decides alone, also when it names a document that is not among them. `aliases` are the office's own
    headings: layout id -> field key -> headings.
    """
    opened = open_document(path, LARGE, guard=guard)
    seen = max((shown_headings(grid) for grid in opened.grids), key=len, default=())
    day: date | None = None
    fits: dict[str, frozenset[str]] = {}
    for layout in layouts:
        names = HeadingNames(layout, aliases.get(layout.id, {}))
        for grid in opened.grids:
            found, stated = _fields(grid, layout, names, aliases.get(layout.id, {}))
            day = stated or day
            if len(found) > len(fits.get(layout.id, ())):
                fits[layout.id] = found
    if opened.fingerprint is not None:
        day = _iso(opened.fingerprint.as_of) or day
        own = opened.fingerprint.layout
        return Identification(
            {own: frozenset()} if own in {one.id for one in layouts} else {}, opened.fingerprint, day, seen
        )
    return Identification(fits, None, day, seen)


def _fields(
    grid: Grid, layout: Layout, names: HeadingNames, aliases: Mapping[str, tuple[str, ...]]
) -> tuple[frozenset[str], date | None]:
    """The fields that a sheet has headings for as this document, in whatever shape, and the day that it states."""
    header = find_header(grid, layout, names)
    subject = set(layout.lines.subject) if layout.lines else set()
    is_plain = header is not None and not header.missing(layout) and {one.key for one in header.found} - subject
    if header is not None and is_plain:
        return frozenset(heading.key for heading in header.found), stated_above(grid, header)
    other = other_shape(grid, layout, aliases) if layout.lines or layout.matrix else frozenset()
    if other:
        texts = [raw for cells in list(grid.rows.values())[:_TOP] for raw in cells if isinstance(raw, str)]
        return other, next((day for text in texts if (day := stated_day(text)) is not None), None)
    if header is not None and not header.missing(layout):
        return frozenset(heading.key for heading in header.found), stated_above(grid, header)
    return frozenset(), None


_TOP = 10
"""Rows from the top that may state a day."""


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

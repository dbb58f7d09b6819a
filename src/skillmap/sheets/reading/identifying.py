"""Which document a file is: by what it says of itself, else by its headings; and the day that it states."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from skillmap.day_text import stated_day
from skillmap.sheets.grid import Grid
from skillmap.sheets.layout import Field, Fingerprint, Kind, Layout
from skillmap.sheets.limits import LARGE
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header, heading_key, shown_headings
from skillmap.sheets.reading.opening import Guard, open_document
from skillmap.sheets.reading.shapes.implied import title_says
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
    names_people: bool = False
    """Whether some sheet has a heading of personal names."""


def identify(
    path: Path,
    layouts: Sequence[Layout],
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]],
    guard: Guard | None = None,
    by_name: Collection[str] = (),
) -> Identification:
    """What a file can be among these layouts. Raises InputRefused, NeedsAnswer (encoding) or Locked like `read`.

    A fingerprint decides alone, also when it names a document that is not among them. `aliases` are the office's own
    headings: layout id -> field key -> headings. Documents in `by_name` may lack numbers where they have names.
    """
    # Which document it is, and so which limits hold, is not known yet.
    opened = open_document(path, LARGE, guard=guard)
    seen = max((shown_headings(grid) for grid in opened.grids), key=len, default=())
    day: date | None = None
    fits: dict[str, frozenset[str]] = {}
    for layout in layouts:
        names = HeadingNames(layout, aliases.get(layout.id, {}))
        for grid in opened.grids:
            # 修了者名簿: no other list has such a title; it stands for a column and its day.
            is_said = layout.implied is not None and _is_said(opened.name, grid, layout, names)
            by_names = is_said or layout.id in by_name
            found, stated = _fields(grid, layout, names, aliases.get(layout.id, {}), by_name=by_names)
            if is_said and layout.implied and found:
                found |= {layout.implied.field, "*"}
            day = stated or day
            if len(found) > len(fits.get(layout.id, ())):
                fits[layout.id] = found
    if opened.fingerprint is not None:
        day = _iso(opened.fingerprint.as_of) or day
        # Headings are not asked any more: a form of ours is what it says, whatever people have typed over.
        own = opened.fingerprint.layout
        return Identification(
            {own: frozenset()} if own in {one.id for one in layouts} else {}, opened.fingerprint, day, seen
        )
    people = {heading_key(text) for layout in layouts for one in layout.fields if one.kind is Kind.NAME
              for text in (one.title.ja, *one.equals, *one.aliases)}  # fmt: skip
    near_top = (raw for grid in opened.grids for row in islice(grid.rows, _HEADS) for raw in grid.rows[row])
    has_names = any(isinstance(raw, str) and heading_key(raw) in people for raw in near_top)
    return Identification(fits, None, day, seen, has_names)


def _is_said(file: str, grid: Grid, layout: Layout, names: HeadingNames) -> bool:
    """Whether the title says what the document lacks a column for."""
    return title_says(file, grid, layout, find_header(grid, layout, names)) is not None


def _fields(
    grid: Grid, layout: Layout, names: HeadingNames, aliases: Mapping[str, tuple[str, ...]], *, by_name: bool
) -> tuple[frozenset[str], date | None]:
    """The fields that a sheet has headings for as this document, in whatever shape, and the day that it states."""
    header = find_header(grid, layout, names)
    subject = set(layout.lines.subject) if layout.lines else set()
    is_whole = header is not None and not _missing(header, layout, by_name=by_name)
    is_plain = header is not None and is_whole and {one.key for one in header.found} - subject
    if header is not None and is_plain:
        plain = frozenset(heading.key for heading in header.found)
        # Of what stands across, a plain list knows the numbers and names alone.
        across = other_shape(grid, layout, aliases) if layout.matrix and header.unknown else frozenset()
        return across if len(across) > len(plain) else plain, stated_above(grid, header)
    other = other_shape(grid, layout, aliases) if layout.lines or layout.matrix else frozenset()
    if other:
        texts = [raw for cells in list(grid.rows.values())[:_TOP] for raw in cells if isinstance(raw, str)]
        return other, next((day for text in texts if (day := stated_day(text)) is not None), None)
    if header is not None and is_whole:
        return frozenset(heading.key for heading in header.found), stated_above(grid, header)
    return frozenset(), None


def _missing(header: HeadingRows, layout: Layout, *, by_name: bool) -> list[Field]:
    """The required fields without a column; a number can be found by the name, two days can stand in one cell."""
    has_name = by_name and any(layout.field(one.key).kind is Kind.NAME for one in header.found)
    unknown = {heading_key(one.text) for one in header.unknown}
    whole = {
        key
        for one in layout.wholes
        if unknown & {heading_key(title) for title in one.titles}
        for key in (one.first, one.last)
    }
    return [one for one in header.missing(layout) if not (has_name and one.kind is Kind.CODE) and one.key not in whole]


_TOP, _HEADS = 10, 30
"""Rows from the top that may state a day."""


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

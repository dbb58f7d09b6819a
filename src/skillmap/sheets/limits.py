"""How large a file may be before it is refused, per kind of document. Every limit of the pre-flight stands here.

The measure is what an office can really have: lists of 170,000 rows are kept. What goes beyond is refused with the
limit in the sentence; nothing is ever cut silently. Memory stays below 300 MB at the largest of these.
"""

from dataclasses import dataclass

MIB = 1024 * 1024

MAX_ROW = 1_048_576
"""Rows of Excel's grid."""
MAX_COLUMN = 16_384
"""Columns of Excel's grid (XFD)."""
MAX_TEXT = 32_767
"""Characters of one cell in Excel."""


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Upper bounds for one file."""

    file_bytes: int = 20 * MIB
    inflated_bytes: int = 200 * MIB
    """All parts together, as declared and as really inflated."""
    ratio: int = 100
    """Inflated : packed, per part above 1 MiB."""
    parts: int = 1_000
    """Entries of the package."""
    depth: int = 64
    """Nested elements of a part."""
    token_bytes: int = 4 * MIB
    """One tag, comment or declaration."""
    rows: int = 50_000
    """Rows with content per sheet."""
    columns: int = 400
    """Columns that are read; content further right is told and left out."""
    cells: int = 2_000_000
    """Cells with content in the whole workbook."""
    grid_rows: int = MAX_ROW
    grid_columns: int = MAX_COLUMN
    """An address beyond them is none."""
    strings: int = 1_000_000
    """Shared strings."""
    merges: int = 20_000
    merged_cells: int = 500_000
    # Excel itself allows 65,490 formats a workbook.
    styles: int = 65_536
    ghost_rows: int = 1_000
    """A formatted range that reaches this far below the last row with content is told."""
    headings: int = 100
    """Rows with content from the top in which the heading row is looked for."""


ORDINARY = FileLimits()
"""Most documents."""

LARGE = FileLimits(file_bytes=64 * MIB, inflated_bytes=400 * MIB, rows=250_000, cells=5_000_000)
"""Lists with a row for everybody of a large house."""

HISTORY = FileLimits(file_bytes=64 * MIB, inflated_bytes=400 * MIB, rows=500_000, cells=5_000_000)
"""Lists with several rows for everybody: the results of years."""

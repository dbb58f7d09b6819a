"""What the title of a list says of every row (修了者名簿): a column of its own, where the table has none."""

import re
from collections.abc import Collection, Sequence

from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw, Unsure, address
from skillmap.sheets.layout import Layout
from skillmap.sheets.list_shapes import Implied
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingNames, HeadingRows, find_header
from skillmap.sheets.reading.shapes.columns import add_columns, field_key, rows_of_records
from skillmap.sheets.reading.titles import title_texts
from skillmap.sheets.text.convert import mark_key


def add_implied(file: str, grid: Grid, layout: Layout, options: ReadOptions) -> list[Problem]:
    """Puts the column that the title stands for; told (W_TITLE_SAYS). A row that says otherwise becomes an error."""
    implied = layout.implied
    if implied is None or implied.field in {field_key(layout, text) for text in options.constants}:
        return []
    header = find_header(grid, layout, HeadingNames(layout, options.aliases))
    said = title_says(file, grid, layout, header)
    if header is None or said is None:
        return []
    text, cell = said
    against = {mark_key(one) for one in implied.against}
    rows = rows_of_records(grid, header, layout)
    if any(_answers(grid, rows, one.column, layout, implied) for one in header.unknown):
        return []  # A column under another heading says it of each row: that is asked about.
    otherwise = {row: at for row in rows if (at := _says_otherwise(grid.rows[row], against))}
    values: dict[int, Sequence[Raw]] = {
        row: (Unsure(implied.code, str(grid.at(row, otherwise[row]))) if row in otherwise else implied.value,)
        for row in rows
    }
    title = layout.field(implied.field).title
    add_columns(grid, header.rows[-1], [title.ja], values, cell or 0)
    # Where a row says otherwise stands in the row, not in the title.
    for row, column in otherwise.items():
        there = address(row, column)
        moved = grid.moved if grid.moved is not None else {}
        moved[address(row, len(grid.rows[row]))] = moved.get(there, there)
    return [problem("W_TITLE_SAYS", CellPlace(file, grid.name, cell), found=text, field=title, value=implied.value)]


def _answers(grid: Grid, rows: Sequence[int], column: int, layout: Layout, implied: Implied) -> bool:
    """Whether most of what stands in a column says what the title does, or otherwise."""
    choices = layout.field(implied.field).choices
    known = {mark_key(text) for one in choices for text in (one.title.ja, one.title.en, *one.aliases)}
    raws = [raw for row in rows if (raw := grid.at(row, column)) is not None]
    return bool(raws) and sum(mark_key(str(raw)) in known for raw in raws) >= _MOST_OF * len(raws)


_MOST_OF = 0.8


def _says_otherwise(cells: Sequence[Raw], against: Collection[str]) -> int:
    """The column of a cell that says otherwise, a word of it is enough (5/20欠席のため未修了); 0 where none does."""
    for at, raw in enumerate(cells, 1):
        text = mark_key(raw) if isinstance(raw, str) else ""
        if text and (text in against or any(word in text for word in against if len(word) > 1 and not word.isascii())):
            return at
    return 0


def title_says(file: str, grid: Grid, layout: Layout, header: HeadingRows | None) -> tuple[str, str] | None:
    """The title that says something of every row, and its address ("" = the name of sheet or file), if any."""
    implied = layout.implied
    if implied is None or header is None or not header.has_name(layout):
        return None
    if any(one.key.partition(".")[0] in implied.unless for one in header.found):
        return None
    texts = [*title_texts(grid), (grid.name, ""), (file, "")]
    if any(re.search(implied.not_with, text) for text, _ in texts):
        return None
    return next((one for one in texts if re.search(implied.says, one[0])), None)

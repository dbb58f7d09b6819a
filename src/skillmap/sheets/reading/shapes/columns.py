"""Columns that a file lacks: cut out of another one, one value for all rows, or looked up by what else stands there."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from skillmap.errors import InputRefused
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw, Unsure, address, count_rows, file_rows, spans
from skillmap.sheets.layout import Field, Kind, Layout, cell_place
from skillmap.sheets.list_shapes import JoinedField
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import Heading, HeadingRows, heading_key
from skillmap.sheets.reading.records import find_records
from skillmap.sheets.text.ditto import DITTO, WEAK_DITTO, is_ditto
from skillmap.sheets.text.people import is_nobody, without_reading
from skillmap.sheets.text.periods import BETWEEN, two_days, two_parts


def field_key(layout: Layout, text: str) -> str:
    """The field that a user names by key or heading; raises InputRefused (E_FIELD_UNKNOWN)."""
    wanted = heading_key(text)
    for one in layout.fields:
        if wanted in map(heading_key, (one.key, one.title.ja, one.title.en, *one.equals, *one.aliases)):
            return one.key
    raise InputRefused("E_FIELD_UNKNOWN", found=text, expected=tuple(one.title for one in layout.fields[:30]))


def add_columns(
    grid: Grid, header: int, titles: Sequence[str], values: Mapping[int, Sequence[Raw]], origin: int | str
) -> None:
    """Puts columns right of all others; their cells stand where those of column `origin` stand (0 = nowhere), or all
    in the one cell `origin`."""
    # Right of everything, so that no column changes its letter and messages keep pointing at the file.
    # The rows above, too: a heading over two rows (備考) with nothing below it would be taken for the one added.
    start = max(len(cells) for cells in grid.rows.values())
    moved = grid.moved if grid.moved is not None else {}
    for row, added in ((header, titles), *values.items()):
        cells = grid.rows[row]
        cells.extend([None] * (start - len(cells)))
        there = origin if isinstance(origin, str) else address(row, origin) if origin else ""
        for value in added:
            cells.append(value)
            moved[address(row, len(cells))] = moved.get(there, there)
    grid.moved = moved


def rows_of_records(grid: Grid, header: HeadingRows, layout: Layout) -> list[int]:
    """The rows below the headings to which what holds for all records is added.

    Where people have columns these are rows with a person: a row of 区分 and 人数 above them is none, and must not
    become one by what is added to it.
    """
    who = [one.column for one in header.found if layout.field(one.key).kind in (Kind.CODE, Kind.NAME, Kind.KANA)]
    below = [(row, cells) for row, cells in grid.rows.items() if row > header.rows[-1]]
    if not who:
        return [row for row, cells in below if any(raw is not None for raw in cells)]
    return [row for row, _ in below if any(grid.at(row, column) is not None for column in who)]


_HEADS = 100
"""Rows with content from the top in which headings are looked for."""


def _find(grid: Grid, headings: Sequence[str]) -> tuple[int, list[int]] | None:
    """The row in which all these headings stand, and their columns."""
    wanted = [heading_key(text) for text in headings]
    for row in list(grid.rows)[:_HEADS]:
        keys = [heading_key(cell) if isinstance(cell, str) else "" for cell in grid.rows[row]]
        if wanted and all(one in keys for one in wanted):
            return row, [keys.index(one) + 1 for one in wanted]
    return None


def join_columns(grid: Grid, layout: Layout, joins: Mapping[str, Sequence[str]]) -> None:
    """A column of its own for each field that stands in several; those are emptied."""
    for key, headings in joins.items():
        found = _find(grid, headings)
        if found is None:
            continue
        header, columns = found
        values: dict[int, Sequence[Raw]] = {}
        for row in [row for row in grid.rows if row > header]:
            texts = [str(raw).strip() for column in columns if (raw := grid.at(row, column)) is not None]
            if texts:
                values[row] = (" ".join(texts),)
        add_columns(grid, header, [layout.field(key).title.ja], values, columns[0])
        # Emptied, or the parts would be told as columns that nobody reads.
        for row in (header, *values):
            for column in columns:
                if column <= len(grid.rows[row]):
                    grid.rows[row][column - 1] = None


def drop_rows(file: str, grid: Grid, where: Mapping[str, Sequence[str]]) -> list[Problem]:
    """Takes out the rows in which a column holds one of these texts, and says how many."""
    told: list[Problem] = []
    for heading, texts in where.items():
        found = _find(grid, [heading])
        if found is None:
            continue
        header, (column,) = found
        wanted = {heading_key(text) for text in texts}
        gone = [row for row in grid.rows if row > header and heading_key(str(grid.at(row, column) or "")) in wanted]
        for row in gone:
            del grid.rows[row]
        if gone:
            place = CellPlace(file, grid.name, address(header, column))
            told.append(problem("N_ROWS_DROPPED", place, field=heading, count=len(gone), found=spans(gone)))
    return told


def cut_wholes(
    file: str, grid: Grid, header: HeadingRows, layout: Layout, wholes: Sequence[JoinedField]
) -> list[Problem] | None:
    """Cuts cells that hold two fields (a period, 9:00～12:00) into columns of their own; None where there are none.

    A last day whose year was taken from the first one is told (W_PERIOD_YEAR).
    """
    present = {heading.key for heading in header.found}
    told: list[Problem] | None = None
    for whole in wholes:
        titles = {heading_key(title) for title in whole.titles}
        heading = next((one for one in header.unknown if heading_key(one.text) in titles), None)
        if heading is None or whole.first in present or whole.last in present:
            continue
        rows = [row for row in grid.rows if row > header.rows[-1] and grid.at(row, heading.column) is not None]
        fields = [layout.field(key) for key in (whole.first, whole.last)]
        values: dict[int, Sequence[Raw]] = {}
        told = told or []
        for row in rows:
            raw = grid.at(row, heading.column)
            values[row], added = _cut(raw, fields)
            if added is not None:
                cell = address(row, heading.column)
                place = cell_place(file, grid.name, (grid.moved or {}).get(cell, cell))
                told.append(problem("W_PERIOD_YEAR", place, found=str(raw), value=added, field=fields[1].title))
        add_columns(grid, header.rows[-1], [one.title.ja for one in fields], values, heading.column)
        for row in (header.rows[-1], *rows):
            grid.rows[row][heading.column - 1] = None
    return told


def _cut(raw: Raw, fields: Sequence[Field]) -> tuple[Sequence[Raw], date | None]:
    """Both sides of a cell, and the last day where its year was added; 〃 stands for both."""
    if is_ditto(raw, DITTO):
        return (raw, raw), None
    if fields[0].several:
        return _parted(raw), None
    if fields[1].kind is not Kind.DATE:
        return two_parts(raw), None
    first, last, added = two_days(raw)
    return (first, last), added


def _parted(raw: Raw) -> tuple[Raw, Raw]:
    """The same of times; several of them, and 午後1時～4時, whose end is none by itself, stay whole in the first."""
    if isinstance(raw, str) and (len(BETWEEN.findall(raw)) != 1 or _HALF.search(raw)):
        return raw, None
    return two_parts(raw)


_HALF = re.compile(r"午[前後]|[ap]\.?m|[、,，・\n]", re.IGNORECASE)


def add_constants(file: str, grid: Grid, header: HeadingRows, layout: Layout, options: ReadOptions) -> list[Problem]:
    """A column for every value that the user gave for all rows. Raises InputRefused when the file has the column."""
    told: list[Problem] = []
    present = {heading.key: heading for heading in header.found}
    for text, value in options.constants.items():
        key = field_key(layout, text)
        if key in present:
            raise InputRefused("E_CONSTANT_COLUMN", file=file, found=layout.field(key).title, cell=value)
        rows = [row for row, cells in grid.rows.items() if row > header.rows[-1] and any(c is not None for c in cells)]
        add_columns(grid, header.rows[-1], [layout.field(key).title.ja], dict.fromkeys(rows, (value,)), 0)
        told.append(problem("N_CONSTANT", CellPlace(file, grid.name), field=layout.field(key).title, found=value))
    return told


def _as_before(
    grid: Grid, row: int, texts: Mapping[str, str], before: Mapping[str, int], layout: Layout
) -> list[Mapping[str, str]]:
    """What a row says of somebody with where they were in the place of where they go; empty where it does not say."""
    if not before:
        return []
    kept = {key: text for key, text in texts.items() if not layout.field(key).fills_down}
    return [{**kept, **{key: str(grid.at(row, column) or "").strip() for key, column in before.items()}}]


def _are_numbers(raws: Sequence[Raw]) -> bool:
    """Whether a column holds what numbers that are names look like: a different one in most rows, all equally long."""
    texts = [unicodedata.normalize("NFKC", str(raw)).strip() for raw in raws if isinstance(raw, str | int)]
    numbers = [text for text in texts if text.isdecimal() and len(text) >= _SHORTEST]
    is_many = len(numbers) > 1 and len(numbers) >= _MOST_OF * len(raws)
    return is_many and len(set(numbers)) == len(numbers) and len({len(text) for text in numbers}) == 1


def _who_else(header: HeadingRows, who: Mapping[str, str]) -> Mapping[str, Heading]:
    """Headings that the list needs for nothing else and that say who is meant, by the keys in `options.lookup`."""
    keys = {heading_key(text): key for text, key in who.items()}
    free = [(keys.get(heading_key(one.text)), one) for one in (*header.ignored, *header.unknown)]
    return {key: one for key, one in free if key is not None}


def without_used(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems without those that call a column unused by which people were found."""
    told = [one.facts["used"] for one in problems if one.code == "W_NUMBER_BY_NAME"]
    used = {place for places in told if isinstance(places, tuple) for place in places}
    unused = {"N_COLUMN_UNKNOWN", "W_COLUMN_IGNORED"}
    return tuple(one for one in problems if not (one.code in unused and str(one.place) in used))


_MOST_OF, _SHORTEST = 0.8, 4
"""Digits of such a number; shorter ones are running numbers, ages and the like."""


def add_numbers(file: str, grid: Grid, header: HeadingRows, layout: Layout, options: ReadOptions) -> list[Problem]:
    """The numbers that a file without them means, by the names that it has; those that are not sure are told later."""
    code = next((one for one in layout.fields if one.kind is Kind.CODE), None)
    name = next((one for one in header.found if layout.field(one.key).kind is Kind.NAME), None)
    if code is None or name is None or options.lookup is None or any(one.key == code.key for one in header.found):
        return []
    columns = {heading.key: heading.column for heading in header.found}
    body = find_records(grid, header, columns, layout)
    # Where somebody was and goes is told apart by the fields of the list itself.
    more = {} if layout.was else _who_else(header, options.who)
    columns = {**{key: one.column for key, one in more.items()}, **columns}
    if any(_are_numbers([grid.at(row, one.column) for row in body.records]) for one in header.unknown):
        return []  # They are there under a heading that nobody knows: names are no better than that.
    values: dict[int, Sequence[Raw]] = {}
    before = {key: columns[old] for old, key in layout.was.items() if old in columns}
    above: dict[str, str] = {}
    for row in body.records:
        texts = {key: str(raw).strip() for key, column in columns.items() if (raw := grid.at(row, column)) is not None}
        # 〃 is filled in only once the whole table is read; a unit is the one above all the same.
        texts |= {key: above.get(key, "") for key, text in texts.items() if is_ditto(text, WEAK_DITTO)}
        above |= texts
        if name.key in texts:
            texts[name.key] = without_reading(texts[name.key])
        # A seat without anybody has no number; where every row is about somebody the row says what is wrong.
        if not texts.get(name.key) or (code.vacant and is_nobody(texts[name.key])):
            continue
        # Where somebody was goes first: there the record still knows them.
        found = [options.lookup(one) for one in (*_as_before(grid, row, texts, before, layout), texts)]
        values[row] = (next((one for one in found if not isinstance(one, Unsure)), found[0]),)
    add_columns(grid, header.rows[-1], [code.title.ja], values, name.column)
    sure = [row for row, (value,) in values.items() if not isinstance(value, Unsure)]
    if not sure:
        return []  # each row says why

    def place_of(column: int) -> CellPlace:
        heading = address(header.rows[-1], column)
        return cell_place(file, grid.name, (grid.moved or {}).get(heading, heading))

    return [
        problem(
            "W_NUMBER_BY_NAME",
            place_of(name.column),
            field=code.title,
            used=tuple(str(place_of(one.column)) for key, one in more.items() if columns[key] == one.column),
            count=count_rows(grid, sure),
            expected=count_rows(grid, list(values)),
            found=file_rows(grid, sure),
        )
    ]

"""How wide columns become and on what paper a sheet goes, so that no printed letter is smaller than people read."""

from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from skillmap.days import day_on_paper
from skillmap.japanese import width as text_width
from skillmap.sheets.sheet import Sheet, SheetColumn
from skillmap.sheets.writing.charts import rows_of_chart
from skillmap.sheets.writing.heights import LINE, text_height
from skillmap.tables import Align
from skillmap.words import Lang

A4, A3 = 9, 8
"""Paper as workbooks number it."""
AIR = 2
"""Half-width characters by which a column is wider than what fits into it."""
_PADDING = 0.71
"""What the program that writes adds to each column, in the same unit."""
_UNITS = {(A4, False): 110, (A4, True): 75, (A3, False): 155, (A3, True): 110}
"""Half-width characters across a page (paper, portrait or not) at full size, between our margins.

Measured in LibreOffice with Noto Sans CJK; Excel with 游ゴシック has 130 of them on A4, so letters come out larger.
"""
_HEIGHTS = {(A4, False): 500, (A4, True): 748, (A3, False): 748, (A3, True): 1096}
"""Points between header and footer."""
# Points of the smallest letters in print: 7, and a little more as programs round the scale.
_SMALLEST = 7.05
_USUAL, _SMALL = 11, 9
"""Points of letters, and of those in columns of small letters."""
_READ = 2_000
"""Rows that are looked at for what a column needs."""
_LEAST = 12
"""No column of texts becomes narrower, as then a name breaks more than once."""
_NARROW = 6
"""Half-width characters of values (levels, counts) above which a heading may stand on more than two lines."""
_PARTS = (2, 3, 4)
"""Lines on which their headings stand, tried in this order."""
_NAME = 26
"""Half-width characters of the longest names that stand on one line."""
_A_LITTLE = 1.15
"""How much too wide a sheet may be for its texts to be broken: what is wider goes on A3, as every row would break."""
_TITLE = 1.5
"""Letters of a title against usual ones."""
_LINE_ABOVE = 90
"""Half-width characters of a line above a table; longer ones are broken where the table is not wider."""
_EMPTY_COLUMN = 9
"""Half-width characters of a column that has no width of its own."""
MOST_OF_DATA = 40
"""Half-width characters of a column for machines; what is longer wraps."""


class Paper(NamedTuple):
    """Size of the paper, how many pages the columns take side by side, the rows one below the other."""

    size: int
    across: int = 1
    down: int = 0
    """0 = as many as are needed."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A sheet whose columns all have widths, and its paper."""

    sheet: Sheet
    paper: Paper


def day_width(lang: Lang) -> int:
    """Half-width characters of the longest day in the style of the document."""
    return text_width(day_on_paper(date(2029, 12, 31), lang))


def fitted(sheet: Sheet, day: int) -> Fitted:
    """Columns as they are declared where that can be read on A4; else trimmed, wrapped, on A3, on several pages.

    Of a form only what nobody writes texts in becomes narrower; data keep their widths, as nothing breaks there.
    `day` is the width of a day: one that does not fit is shown as ####.
    """
    contents = [_content(sheet, n, day) for n in range(len(sheet.columns))]
    declared = [_usual(sheet, one, own) for one, own in zip(sheet.columns, contents, strict=True)]
    on_a4, on_a3 = _room(sheet, A4), _room(sheet, A3)
    if _total(declared) <= on_a4:
        return _as(sheet, declared, Paper(A4))
    if sheet.purpose == "data":
        return _as(sheet, declared, Paper(A3, _across(declared, sheet.frozen_columns, on_a3)))
    trimmed = declared
    for parts in _PARTS:
        columns = zip(sheet.columns, declared, contents, strict=True)
        trimmed = [_trimmed(sheet, *one, parts) for one in columns]
        if _total(trimmed) <= on_a4:
            return _as(sheet, trimmed, Paper(A4))
    for size, room in ((A4, on_a4), (A3, on_a3)):
        wrapped = _wrapped(sheet, trimmed, room)
        if _total(wrapped) <= room and (size == A3 or sheet.is_tall or _total(trimmed) <= room * _A_LITTLE):
            return _as(sheet, wrapped, Paper(size))
    # Of a form no column is repeated: what stands twice on paper would be filled in twice.
    repeated = 0 if sheet.purpose == "form" else sheet.frozen_columns
    return _as(sheet, trimmed, Paper(A3, _across(trimmed, repeated, on_a3)))


class Printed(NamedTuple):
    """The columns that are printed, and the half-width characters that fit into all of them together."""

    columns: int
    room: int


def on_paper(sheet: Sheet) -> Printed:
    """Of a narrow table empty columns beside it too, as title and lines above are wider."""
    stamp = text_width(sheet.stamp) + 2 if sheet.stamp else 0
    lines = [int(text_width(sheet.title) * _TITLE), *(text_width(line) for line in sheet.subtitle)]
    lines[-1] += stamp if sheet.subtitle else 0
    table = int(_total([one.width for one in sheet.columns]))
    more = max(0, -(-(min(max(lines), _LINE_ABOVE) - table) // _EMPTY_COLUMN))
    return Printed(max(len(sheet.columns), 1) + more, table + more * _EMPTY_COLUMN)


def wraps(sheet: Sheet) -> bool:
    """Whether long values of a sheet for machines wrap: of very many rows the heights would take long to work out."""
    return any(one.width >= MOST_OF_DATA for one in sheet.columns) and len(sheet.rows) <= _READ


def _as(sheet: Sheet, widths: list[int], paper: Paper) -> Fitted:
    columns = tuple(replace(one, width=width) for one, width in zip(sheet.columns, widths, strict=True))
    made = replace(sheet, columns=columns)
    if sheet.one_page:
        # What is longer than a page can hold in readable letters goes on; a picture is not cut in two.
        made = replace(made, is_chart_apart=_points(made) > _HEIGHTS[paper.size, sheet.portrait] * _SMALL / _SMALLEST)
        paper = paper._replace(down=int(_points(made) * _SMALLEST / _SMALL <= _HEIGHTS[paper.size, sheet.portrait]))
    return Fitted(made, paper)


def _points(sheet: Sheet) -> float:
    """Points that a page takes from top to bottom, its chart included."""
    tallest = [text_height(sheet, row) for row in sheet.rows]
    rows = max(tallest, default=0) * len(tallest) if sheet.is_even else sum(tallest)
    return rows + (sheet.first_row + len(sheet.notes) + rows_of_chart(sheet)) * LINE


def _room(sheet: Sheet, size: int) -> float:
    """Half-width characters that all columns may take together on one page of this paper."""
    least = _SMALL if any(one.is_small for one in sheet.columns) else _USUAL
    return _UNITS[size, sheet.portrait] * least / _SMALLEST


def _across(widths: list[int], repeated: int, room: float) -> int:
    """Pages side by side, the first columns on each of them; a column is never cut in two."""
    first = _total(widths[:repeated])
    pages, used = 1, first
    for width in widths[repeated:]:
        own = width + AIR + _PADDING
        if used + own > room and used > first:
            pages, used = pages + 1, first
        used += own
    return pages


def _total(widths: list[int]) -> float:
    return sum(width + AIR + _PADDING for width in widths)


_COUNTED = frozenset((str, int, type(None)))


def _content(sheet: Sheet, column: int, day: int) -> int:
    """Half-width characters of the longest line of a column's values, or of the days that are typed there."""
    is_typed = sheet.purpose == "form" and sheet.columns[column].is_day
    longest = day if is_typed else 0
    values = [row[column] for row in sheet.rows[:_READ]]
    # Each text once: a column of thousands says a few hundred different things.
    texts = {value for value in values if value.__class__ is str}
    texts |= {str(number) for number in {value for value in values if value.__class__ is int}}
    for value in values:
        if value.__class__ in _COUNTED:
            continue
        if isinstance(value, date):
            longest = max(longest, day if sheet.purpose != "data" else 10)
        else:
            texts.add(str(value))
    # No letter is wider than two: what could not be the longest is not measured.
    for text in texts:
        if 2 * len(text) > longest:
            longest = max(longest, *(text_width(line) for line in text.split("\n")))
    return longest


def _usual(sheet: Sheet, one: SheetColumn, content: int) -> int:
    """As declared; from content and heading where nothing is. Data show all that is usual, as few of them wrap.

    A name that would just break makes its column wider: one section with a long name must not have rows twice as tall.
    """
    heading = max((text_width(line) for line in one.title.split("\n")), default=0)
    if sheet.purpose == "data":
        return min(max(content, heading, 4), MOST_OF_DATA)
    if one.is_day:
        return max(one.width, content - 1)  # a day is not broken
    if one.is_link:
        return max(one.width, content)  # links are not broken
    if (sheet.purpose == "print" or one.locked) and one.width < content <= min(_NAME, one.width * 3 // 2):
        # Columns are made two characters wider (`AIR`); one of them is enough here.
        return content - 1
    return one.width or min(max(content, heading, 4), 50)


def _trimmed(sheet: Sheet, one: SheetColumn, declared: int, content: int, parts: int) -> int:
    """No wider than what it holds, with a character less of air; headings break in two, narrow ones in `parts`."""
    content = max(content, *(text_width(choice) for choice in one.choices), 0)
    if not content or _is_written(sheet, one) or one.is_link:
        return declared  # what is empty in every row is room to write in by hand
    heading = max((text_width(line) for line in one.title.split("\n")), default=0)
    return min(declared, max(content - 1, -(-heading // (parts if content <= _NARROW else 2)), 2))


def _is_written(sheet: Sheet, one: SheetColumn) -> bool:
    """Whether people write texts there; what is picked from a list, or a level, is as short as it is."""
    return sheet.purpose == "form" and not one.locked and not one.choices and one.maximum is None


def _wrapped(sheet: Sheet, widths: list[int], room: float) -> list[int]:
    """The widest texts made narrower, all alike, until everything fits or nothing may be narrower."""
    may = [
        one.align is Align.LEFT and not one.is_link and (sheet.purpose != "form" or one.locked) for one in sheet.columns
    ]
    lowest = [min(width, max(_LEAST, width // 2)) if free else width for free, width in zip(may, widths, strict=True)]
    most = max(widths, default=0)
    made = widths
    while _total(made) > room and most > _LEAST:
        most -= 1
        made = [max(low, min(width, most)) for low, width in zip(lowest, widths, strict=True)]
    return made

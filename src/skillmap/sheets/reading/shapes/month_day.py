"""A day in several columns (年 | 月 | 日 | 曜): one column of days, as a timetable is read."""

from itertools import islice
from typing import NamedTuple

from skillmap.day_text import tidy
from skillmap.sheets.grid import Grid, Raw
from skillmap.sheets.layout import Kind, Layout
from skillmap.sheets.reading.header import HeadingNames, heading_key
from skillmap.sheets.reading.shapes.columns import add_columns
from skillmap.sheets.reading.shapes.table import merged_values
from skillmap.sheets.text.ditto import DITTO, is_ditto

_WEEKDAYS = ("曜", "曜日")


def join_month_and_day(grid: Grid, layout: Layout) -> None:
    """Puts a column of days where 月 and 日 stand side by side and no other heading is that of the day.

    A year beside them (年) is that of the day. Year and month are those of the row above where they are blank or 〃.
    Cells that are no numbers are put together all the same, and told with their place as what they are.
    """
    field = next((one for one in layout.fields if one.kind is Kind.DATE and one.several == "times"), None)
    if field is None:
        return
    for row, cells in islice(list(grid.rows.items()), layout.limits.headings):
        keys = [heading_key(raw) if isinstance(raw, str) else "" for raw in cells]
        if "月" not in keys or keys[keys.index("月") + 1 : keys.index("月") + 2] != ["日"]:
            continue
        names = HeadingNames(layout, {})
        if any((match := names.match((raw,))) and match[0] == field.key for raw in cells if isinstance(raw, str)):
            return
        month = keys.index("月") + 1
        weekday = next((keys.index(word) + 1 for word in _WEEKDAYS if word in keys), 0)
        year = month - 1 if keys[: month - 1][-1:] == ["年"] else 0
        _join(grid, row, field.title.ja, _Columns(year, month, month + 1, weekday))
        return


class _Columns(NamedTuple):
    """Where the parts of a day stand; 0 = nowhere."""

    year: int
    month: int
    day: int
    weekday: int


def _join(grid: Grid, header: int, title: str, columns: _Columns) -> None:
    merged = merged_values(grid)
    values: dict[int, tuple[Raw, ...]] = {}
    year = month = ""
    for row in [row for row in grid.rows if row > header]:
        said = _Said(*(
            _text(grid.at(row, at)) or _text(merged[row, at].raw if (row, at) in merged else None) if at else ""
            for at in columns
        ))  # fmt: skip
        year = said.year.removesuffix("年") or year
        month = said.month.removesuffix("月") or month
        if said.day:
            week = f"({said.weekday.strip('()')})" if said.weekday else ""
            values[row] = (f"{f'{year}年' if year else ''}{month}月{said.day.removesuffix('日')}日{week}",)
    add_columns(grid, header, [title], values, columns.day)
    for row in (header, *(row for row in grid.rows if row > header)):
        cells = grid.rows[row]
        for at in columns:
            # What a row of sums says in these columns stays: only days are taken away.
            if at and at <= len(cells) and (row in values or row == header):
                cells[at - 1] = None


class _Said(NamedTuple):
    """The parts of a day as a row has them."""

    year: str
    month: str
    day: str
    weekday: str


def _text(raw: Raw) -> str:
    return "" if raw is None or is_ditto(raw, DITTO) else tidy(str(raw))

"""A day in two or three columns (月 | 日 | 曜): one column of days, as a timetable is read."""

from itertools import islice

from skillmap.day_text import tidy
from skillmap.sheets.grid import Grid, Raw
from skillmap.sheets.layout import Kind, Layout
from skillmap.sheets.reading.header import HeadingNames, heading_key
from skillmap.sheets.reading.shapes.columns import add_columns
from skillmap.sheets.reading.shapes.table import merged_values

_WEEKDAYS = ("曜", "曜日")


def join_month_and_day(grid: Grid, layout: Layout) -> None:
    """Puts a column of days where 月 and 日 stand side by side and no other heading is that of the day.

    The month is that of the row above where it is blank. Cells that are no numbers are put together all the same, and
    told with their place as what they are.
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
        _join(grid, row, field.title.ja, (month, month + 1, weekday))
        return


def _join(grid: Grid, header: int, title: str, columns: tuple[int, int, int]) -> None:
    _, day, weekday = columns
    merged = merged_values(grid)
    values: dict[int, tuple[Raw, ...]] = {}
    above = ""
    for row in [row for row in grid.rows if row > header]:
        texts = [_text(grid.at(row, at)) or _text(merged[row, at].raw if (row, at) in merged else None)
                 for at in columns if at]  # fmt: skip
        above = texts[0].removesuffix("月") or above
        if texts[1]:
            week = f"({texts[2].strip('()')})" if weekday and texts[2] else ""
            values[row] = (f"{above}月{texts[1].removesuffix('日')}日{week}",)
    add_columns(grid, header, [title], values, day)
    for row in (header, *(row for row in grid.rows if row > header)):
        cells = grid.rows[row]
        for at in columns:
            # What a row of sums says in these columns stays: only days are taken away.
            if at and at <= len(cells) and (row in values or row == header):
                cells[at - 1] = None


def _text(raw: Raw) -> str:
    return "" if raw is None else tidy(str(raw))

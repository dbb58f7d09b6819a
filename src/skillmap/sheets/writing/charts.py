"""Charts of the spreadsheet program itself, on a sheet of their own: they follow when a number is changed."""

from typing import Any

from skillmap.sheets.sheet import Sheet
from skillmap.sheets.writing.plotted import Plotted
from skillmap.tables import Chart

_KINDS = {
    "bars": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column", "subtype": "stacked"},
    "line": {"type": "line"},
    "beside": {"type": "column"},
    "radar": {"type": "radar", "subtype": "with_markers"},
}
_LOOKS = (
    {"pattern": "percent_90", "fg_color": "#1F5C99", "bg_color": "#1F5C99"},
    {"pattern": "wide_upward_diagonal", "fg_color": "#D9822B", "bg_color": "#FFFFFF"},
    {"pattern": "percent_25", "fg_color": "#7F7F7F", "bg_color": "#FFFFFF"},
    {"pattern": "narrow_horizontal", "fg_color": "#5B8C3A", "bg_color": "#FFFFFF"},
    {"pattern": "percent_50", "fg_color": "#1F5C99", "bg_color": "#FFFFFF"},
    {"pattern": "percent_5", "fg_color": "#7F7F7F", "bg_color": "#FFFFFF"},
    {"pattern": "small_checker", "fg_color": "#7A4FA3", "bg_color": "#FFFFFF"},
    {"pattern": "narrow_vertical", "fg_color": "#B03A5B", "bg_color": "#FFFFFF"},
)
"""Told apart by pattern, so that a black and white printer shows them too; beyond them they begin anew."""
_MANY = 24
"""Names from which they are written smaller, so that every one is there."""
_LARGE = 12
"""Points of letters in a picture below its table: they become smaller with the page."""
_LINES = ("solid", "dash", "round_dot", "long_dash_dot")
_MARKERS = ("square", "diamond", "circle", "triangle")
_GRID = {"visible": True, "line": {"color": "#D9D9D9"}}
_TALL = 560
"""Pixels of a radar below its table, which is as wide: 7 pixels a half-width letter and 5 a column, as in Excel."""
_BAR = 32
"""Pixels of a lying bar with its air."""
_ROW = 20
"""Pixels of a row of one line."""


def add_chart(book: Any, sheet: Sheet, chart: Chart, plotted: Plotted) -> None:
    """A chart that shows columns of a sheet already written, titled like it: on a sheet of its own, A4 landscape.

    A radar stands below its table where there is room on the page: a person's page is one page.
    """
    last = sheet.first_row + (chart.rows or _own_rows(sheet)) - 1
    picture = book.add_chart(_KINDS[chart.kind])
    _add_series(picture, sheet, chart, last, plotted)
    picture.set_title({"name": sheet.title or sheet.name, "name_font": {"size": 14}})
    picture.set_legend({"position": "bottom"})
    # A level that nobody gave is a gap in the line: as 0 it would be the lowest level.
    picture.show_blanks_as("gap")
    values: dict[str, Any] = {"num_format": "#,##0", "min": 0, "major_gridlines": _GRID}
    if chart.most is not None:
        values |= {"max": chart.most, "major_unit": 1}
    size = _LARGE if chart.is_below else 8 if last - sheet.first_row > _MANY else 10
    labels = {"interval_unit": 1, "num_font": {"size": size}}
    if chart.is_below:
        values["num_font"] = {"size": size}
        picture.set_legend({"position": "bottom", "font": {"size": size}})
    if chart.kind == "bars":
        # Lying bars are drawn from below: turned round, they stand in the order of the table.
        picture.set_y_axis({**labels, "reverse": True, "major_gridlines": {"visible": False}})
        picture.set_x_axis({**values, "label_position": "high"})
    else:
        picture.set_x_axis(labels if chart.kind != "radar" else {**labels, "major_gridlines": _GRID})
        picture.set_y_axis(values)
    if sheet.head:
        _put_beside(book.get_worksheet_by_name(sheet.name), picture, sheet)
        return
    if _is_below(sheet):
        picture.set_size({"width": sum(column.width * 7 + 5 for column in sheet.columns), "height": _tall(sheet)})
        book.get_worksheet_by_name(sheet.name).insert_chart(_below(sheet), 0, picture)
        return
    page = book.add_chartsheet(sheet.chart_name)
    page.set_chart(picture)
    page.set_paper(9)
    page.set_landscape()


def _put_beside(page: Any, picture: Any, sheet: Sheet) -> None:
    """To the right of the table, where it is seen and not printed: a form does not become longer by it."""
    picture.set_size({"width": _TALL, "height": _TALL * 4 // 5})
    page.insert_chart(max(sheet.first_row - 1, 0), len(sheet.columns), picture, {"x_offset": _ROW})


def _tall(sheet: Sheet) -> int:
    """Pixels of a chart below its table."""
    is_radar = sheet.chart is not None and sheet.chart.kind == "radar"
    return _TALL if is_radar else min(_TALL, _BAR * (len(sheet.rows) + 5))


def _is_below(sheet: Sheet) -> bool:
    chart = sheet.chart
    if chart is None or sheet.head or sheet.is_chart_apart:
        return False
    return chart.is_below or chart.kind == "radar"


def _below(sheet: Sheet) -> int:
    return sheet.first_row + len(sheet.rows) + len(sheet.notes) + 2


def rows_of_chart(sheet: Sheet) -> int:
    """Rows that a chart takes below its table, the blank ones above it included; 0 without one."""
    return _tall(sheet) // _ROW + 3 if _is_below(sheet) and sheet.rows else 0


def _add_series(picture: Any, sheet: Sheet, chart: Chart, last: int, plotted: Plotted) -> None:
    """The columns that are drawn, up to the row `last`."""
    at = {column.key: number for number, column in enumerate(sheet.columns)}
    first = sheet.first_row
    names = [sheet.name, first, at[chart.names], last, at[chart.names]]
    for number, key in enumerate(chart.values):
        look = _LOOKS[number % len(_LOOKS)]
        series: dict[str, Any] = {
            "name": [sheet.name, first - 1, at[key]],
            "categories": names,
            "values": plotted.place(sheet, at[key], last - first + 1)
            if sheet.purpose == "form"
            else [sheet.name, first, at[key], last, at[key]],
        }
        if chart.kind in ("line", "radar"):
            dash = _LINES[number % len(_LINES)]
            series["line"] = {"width": 2.5, "color": look["fg_color"], "dash_type": dash}
            series["marker"] = {"type": _MARKERS[number % len(_MARKERS)], "size": 7}
        else:
            series |= {"pattern": look, "border": {"color": "#404040"}, "gap": 60}
        picture.add_series(series)


def _own_rows(sheet: Sheet) -> int:
    """Rows without a total, which would dwarf them all."""
    totals = sum(row == len(sheet.rows) - 1 for row, look in sheet.emphasis.items() if look == "total")
    return len(sheet.rows) - totals

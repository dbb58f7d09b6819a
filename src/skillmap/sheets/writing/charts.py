"""Charts of the spreadsheet program itself, on a sheet of their own: they follow when a number is changed."""

from typing import Any

from skillmap.sheets.sheet import Sheet
from skillmap.tables import Chart

_KINDS = {
    "bars": {"type": "bar", "subtype": "stacked"},
    "columns": {"type": "column", "subtype": "stacked"},
    "line": {"type": "line"},
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
_LINES = ("solid", "dash", "round_dot", "long_dash_dot")


def add_chart(book: Any, sheet: Sheet, chart: Chart) -> None:
    """A chart sheet that shows columns of a sheet already written: A4 landscape, titled like it."""
    at = {column.key: number for number, column in enumerate(sheet.columns)}
    first, last = sheet.first_row, sheet.first_row + _own_rows(sheet) - 1
    picture = book.add_chart(_KINDS[chart.kind])
    names = [sheet.name, first, at[chart.names], last, at[chart.names]]
    for number, key in enumerate(chart.values):
        look = _LOOKS[number % len(_LOOKS)]
        series: dict[str, Any] = {
            "name": [sheet.name, first - 1, at[key]],
            "categories": names,
            "values": [sheet.name, first, at[key], last, at[key]],
        }
        if chart.kind == "line":
            dash = _LINES[number % len(_LINES)]
            series["line"] = {"width": 2.5, "color": look["fg_color"], "dash_type": dash}
            series["marker"] = {"type": "automatic"}
        else:
            series |= {"pattern": look, "border": {"color": "#404040"}, "gap": 60}
        picture.add_series(series)
    picture.set_title({"name": sheet.title or sheet.name, "name_font": {"size": 14}})
    picture.set_legend({"position": "bottom"})
    values = {"num_format": "#,##0", "min": 0, "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    labels = {"interval_unit": 1, "num_font": {"size": 8 if last - first > _MANY else 10}}
    if chart.kind == "bars":
        # Lying bars are drawn from below: turned round, they stand in the order of the table.
        picture.set_y_axis({**labels, "reverse": True, "major_gridlines": {"visible": False}})
        picture.set_x_axis({**values, "label_position": "high"})
    else:
        picture.set_x_axis(labels)
        picture.set_y_axis(values)
    page = book.add_chartsheet(sheet.chart_name)
    page.set_chart(picture)
    page.set_paper(9)
    page.set_landscape()


def _own_rows(sheet: Sheet) -> int:
    """Rows without a total, which would dwarf them all."""
    totals = sum(row == len(sheet.rows) - 1 for row, look in sheet.emphasis.items() if look == "total")
    return len(sheet.rows) - totals

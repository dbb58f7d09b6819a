"""Writes workbooks: text is always text, the bytes depend on the content alone, an old file survives any accident."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from skillmap.errors import InputRefused
from skillmap.i18n.wording import sentence
from skillmap.sheets.grid import address
from skillmap.sheets.layout import FINGERPRINT_PREFIX, Fingerprint
from skillmap.sheets.limits import MAX_ROW
from skillmap.sheets.sheet import SEAL_ROWS, Sheet
from skillmap.sheets.writing.cells import clean, write_cell
from skillmap.sheets.writing.charts import add_chart
from skillmap.sheets.writing.fitting import AIR, day_width, fitted, on_paper
from skillmap.sheets.writing.heights import LINE, PLAIN, TITLE, heading_height, lines
from skillmap.sheets.writing.left_rows import ShownRows
from skillmap.sheets.writing.paper import write_paper
from skillmap.sheets.writing.plotted import Plotted
from skillmap.sheets.writing.printing import Styles, set_up_data, set_up_page
from skillmap.sheets.writing.replacing import replace_file
from skillmap.sheets.writing.row_text import OtherwiseWritten, put_rows_in
from skillmap.sheets.writing.table_rows import write_rows
from skillmap.sheets.written import pack
from skillmap.words import Lang

# A fixed day: the same content must give the same bytes, and when a file was made is in the journal.
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_STREAM_CELLS, _STREAM_TEXTS = 300_000, 150_000
"""From so many cells with so many different values on, rows go to disk as they are written, with their texts."""
_LARGE_CELLS = 300_000
"""From here on the parts that the library makes are put together on disk: in memory they are four bytes a letter.

Of smaller workbooks most rows are left, and the files would take longer than what is written into them.
"""
# Excel takes 255 characters a property, and characters beyond U+FFFF count twice there.
_PROPERTY_UNITS = 200
_AIR = 4
"""Points above and below the lines of a labelled cell together."""
_HEAD_HEIGHT = 21


def write_book(
    path: Path, sheets: Sequence[Sheet], fingerprint: Fingerprint | None = None, lang: Lang = "ja", stamp: str = ""
) -> Path:
    """Writes a workbook of these sheets, whole or not at all; returns the path.

    `stamp` stands on each sheet. The same sheets, fingerprint and stamp give the same bytes. Raises InputRefused
    (E_TOO_LONG, E_TOO_MANY_ROWS, E_CANNOT_WRITE) or Locked (E_TARGET_OPEN; the new file is kept under another name).
    """
    for sheet in sheets:
        if sheet.first_row + len(sheet.rows) + len(sheet.notes) + 1 > MAX_ROW:
            raise InputRefused("E_TOO_MANY_ROWS", file=path.name, sheet=sheet.name, expected=MAX_ROW)
    stamped = [replace(sheet, stamp=stamp) for sheet in sheets] if stamp else sheets
    return replace_file(path, lambda new: _write(new, stamped, fingerprint, lang))


def _write(path: Path, sheets: Sequence[Sheet], fingerprint: Fingerprint | None, lang: Lang) -> None:
    cells = sum(len(sheet.rows) * len(sheet.columns) for sheet in sheets)
    # Rows on disk cannot be gone back to, as merged headings, seals and labelled cells would have to.
    streams = (
        cells > _STREAM_CELLS
        and len(set().union(*(row for sheet in sheets for row in sheet.rows))) > _STREAM_TEXTS
        and all(sheet.heading_rows == 1 and not sheet.approval and not sheet.head for sheet in sheets)
    )
    options = {
        "constant_memory": streams,
        "in_memory": cells <= _LARGE_CELLS,
        # Beside the file: the system's own folder for such things may be small, or on a disk that others read.
        "tmpdir": str(path.parent),
        # XlsxWriter would make a formula of a text that begins with = and a link of one that looks like an address.
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }

    def make(target: str | io.BytesIO, shown: ShownRows) -> None:
        _make(target, options, sheets, fingerprint, lang, shown)

    if streams:
        make(str(path), ShownRows(leaves=False))
        return
    buffer, shown = io.BytesIO(), ShownRows()
    make(buffer, shown)
    if shown.left:
        try:
            put_rows_in(buffer, path, shown)
        except OtherwiseWritten:
            # Another version of the library than is known: slower, and whole all the same.
            buffer = io.BytesIO()
            make(buffer, ShownRows(leaves=False))
        else:
            return
    path.write_bytes(buffer.getbuffer())


def _make(
    target: str | io.BytesIO,
    options: Mapping[str, object],
    sheets: Sequence[Sheet],
    fingerprint: Fingerprint | None,
    lang: Lang,
    shown: ShownRows,
) -> None:
    """The workbook as the library makes it, without the rows that are noted in `shown`."""
    import xlsxwriter

    # Anew for each: the library takes values out of this one.
    usual = {"font_name": "游ゴシック", "font_size": 11}
    book = xlsxwriter.Workbook(target, {**options, "default_format_properties": usual})
    book.set_properties({"title": sheets[0].title, "author": "skillmap", "created": _CREATED})
    for name, value in _properties(fingerprint, sheets):
        book.set_custom_property(name, value, "text")
    styles = Styles(book, lang)
    lists, plotted = _Lists(), Plotted()
    for sheet in sheets:
        place = len(book.worksheets())
        made = _write_sheet(book.add_worksheet(sheet.name), sheet, styles, lists, lang, shown, place)
        if made.chart is not None and made.rows:
            add_chart(book, made, made.chart, plotted)
    lists.write(book)
    plotted.write(book)
    book.close()


def _properties(fingerprint: Fingerprint | None, sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """Custom properties in a fixed order; long values in numbered pieces (name, name~2 …)."""
    if fingerprint is None:
        return []
    values = {
        "layout": fingerprint.layout,
        "as_of": fingerprint.as_of,
        "entry": str(fingerprint.entry),
        "framework": fingerprint.framework,
        **dict(sorted({**fingerprint.extra, "written": pack(sheets)}.items())),
    }
    pairs: list[tuple[str, str]] = []
    for name, value in values.items():
        pieces = [value[at : at + _PROPERTY_UNITS] for at in range(0, len(value), _PROPERTY_UNITS)]
        for number, piece in enumerate(pieces, 1):
            pairs.append((f"{FINGERPRINT_PREFIX}{name}{'' if number == 1 else f'~{number}'}", piece))
    return pairs


class _Lists:
    """Lists for drop-downs that do not fit into a rule itself: they go to a hidden sheet at the end."""

    def __init__(self) -> None:
        self.columns: list[tuple[str, ...]] = []

    def source(self, choices: tuple[str, ...]) -> list[str] | str:
        """What a validation rule names as its list."""
        # Excel's limit for a list that stands in the rule itself; a comma in a choice would end it there.
        if sum(len(choice) + 1 for choice in choices) <= 255 and not any("," in choice for choice in choices):
            return list(choices)
        if choices not in self.columns:
            self.columns.append(choices)
        column = self.columns.index(choices) + 1
        name = address(1, column).rstrip("1")
        return f"=_lists!${name}$1:${name}${len(choices)}"

    def write(self, book: Any) -> None:
        """Adds the hidden sheet if there is need for it."""
        if not self.columns:
            return
        page = book.add_worksheet("_lists")
        page.hide()
        for row in range(max(map(len, self.columns))):
            for column, choices in enumerate(self.columns):
                if row < len(choices):
                    page.write_string(row, column, clean(choices[row]))


def _write_sheet(
    page: Any, sheet: Sheet, styles: Styles, lists: _Lists, lang: Lang, shown: ShownRows, place: int
) -> Sheet:
    """The sheet as it was fitted to its paper; rows that were left are noted in `shown`, by its place in the book."""
    if sheet.paper:
        write_paper(page, sheet, styles, lang)
        return sheet
    made = fitted(sheet, day_width(lang))
    sheet, widths = made.sheet, [one.width for one in made.sheet.columns]
    for column, width in enumerate(widths):
        page.set_column(column, column, width + AIR)
    _write_top(page, sheet, styles)
    _write_head(page, sheet, styles, lists, lang)
    write_rows(page, sheet, styles, widths, shown, place)
    _write_notes(page, sheet, styles, widths)
    if sheet.purpose == "form":
        _add_form(page, sheet, lists, lang)
    if sheet.purpose == "data":
        set_up_data(page, sheet, made.paper)
        return sheet
    _set_heading_heights(page, sheet, widths)
    set_up_page(page, sheet, made.paper, lang)
    return sheet


def _set_heading_heights(page: Any, sheet: Sheet, widths: list[int]) -> None:
    """Of headings in two rows those without a group stand in both, and a group's stands over all of its columns."""
    if not sheet.columns:
        return
    double = sheet.heading_rows > 1
    titles = ["" if double and not one.over else one.title for one in sheet.columns]
    if (tall := heading_height(titles, widths)) is not None:
        page.set_row(sheet.first_row - 1, tall)
    if double:
        groups = [(over, list(own)) for over, own in groupby(range(len(widths)), lambda n: sheet.columns[n].over)]
        rooms = [sum(widths[n] for n in own) + AIR * (len(own) - 1) for _, own in groups]
        if (tall := heading_height([over for over, _ in groups], rooms)) is not None:
            page.set_row(sheet.first_row - 2, tall)


def _write_notes(page: Any, sheet: Sheet, styles: Styles, widths: list[int]) -> None:
    """The lines below the table; one that is wider than it goes over its whole width and is broken there."""
    row, room = sheet.first_row + len(sheet.rows) + 1, sum(widths) + 2 * len(widths)
    for number, note in enumerate(sheet.notes, row):
        taken = lines(note, room)
        if taken > 1 and len(widths) > 1:
            page.merge_range(number, 0, number, len(widths) - 1, "", styles.long_note)
            page.set_row(number, taken * LINE)
            page.write_string(number, 0, clean(note), styles.long_note)
        else:
            page.write_string(number, 0, clean(note), styles.note)


def _write_top(page: Any, sheet: Sheet, styles: Styles) -> None:
    if sheet.purpose == "data":
        for column, one in enumerate(sheet.columns):
            page.write_string(0, column, clean(data_title(one.title, one.over)), styles.plain)
        return
    row, paper = 0, on_paper(sheet)
    page.set_default_row(PLAIN)
    if sheet.title:
        page.set_row(0, TITLE)
        page.write_string(0, 0, clean(sheet.title), styles.title)
        row = 1
    for last, line in enumerate(sheet.subtitle, 1 - len(sheet.subtitle)):
        text = clean(line if last or not sheet.stamp else f"{line}　{sheet.stamp}")
        taken = lines(text, paper.room)
        if taken > 1 and not sheet.approval:
            page.merge_range(row, 0, row, paper.columns - 1, "", styles.long_subtitle)
            page.set_row(row, taken * LINE)
        page.write_string(row, 0, text, styles.long_subtitle if taken > 1 else styles.subtitle)
        row += 1
    for number, title in enumerate(sheet.approval, len(sheet.columns) - len(sheet.approval)):
        page.write_string(0, number, clean(title), styles.heading)
        page.merge_range(1, number, SEAL_ROWS - 1, number, "", styles.seal)
    _write_headings(page, sheet, styles, sheet.first_row - sheet.heading_rows)


def _write_head(page: Any, sheet: Sheet, styles: Styles, lists: _Lists, lang: Lang) -> None:
    """The labelled cells above the table, with a drop-down or a hint where something is to be filled in."""
    for number in {cell.row for cell in sheet.head}:
        rooms = [
            (str(cell.value), sum((one.width or 12) + AIR for one in sheet.columns[cell.first : cell.last + 1]) - AIR)
            for cell in sheet.head
            if cell.row == number and cell.value is not None
        ]
        most = max((lines(text, room) for text, room in rooms), default=1)
        page.set_row(sheet.head_row + number, max(_HEAD_HEIGHT, most * LINE + _AIR))
    for cell in sheet.head:
        row, style = sheet.head_row + cell.row, styles.head(cell)
        if cell.last > cell.first:
            page.merge_range(row, cell.first, row, cell.last, "", style)
        write_cell(page, row, cell.first, cell.value, style)
        rule: dict[str, Any] = {}
        if cell.choices:
            rule = {"validate": "list", "source": lists.source(cell.choices)}
            rule |= {
                "error_title": sentence("sheets.form.title", lang),
                "error_message": sentence("sheets.form.pick", lang),
            }
        elif cell.is_day and cell.look == "typed":
            rule = {"validate": "any", "input_message": sentence("sheets.form.day", lang)}
        if rule:
            page.data_validation(row, cell.first, row, cell.last, rule)


def data_title(title: str, over: str) -> str:
    """The one-row heading of a column that stands in a group."""
    return " ".join(f"{over}({title})".split()) if over else " ".join(title.split())


def _write_headings(page: Any, sheet: Sheet, styles: Styles, top: int) -> None:
    if sheet.heading_rows == 1:
        for column, one in enumerate(sheet.columns):
            page.write_string(top, column, clean(one.title), styles.heading)
        return
    column = 0
    while column < len(sheet.columns):
        one = sheet.columns[column]
        last = column
        if not one.over:
            page.merge_range(top, column, top + 1, column, "", styles.heading)
            page.write_string(top, column, clean(one.title), styles.heading)
        else:
            while last + 1 < len(sheet.columns) and sheet.columns[last + 1].over == one.over:
                last += 1
            if last > column:
                page.merge_range(top, column, top, last, "", styles.heading)
            page.write_string(top, column, clean(one.over), styles.heading)
            for at in range(column, last + 1):
                page.write_string(top + 1, at, clean(sheet.columns[at].title), styles.heading)
        column = last + 1


def _add_form(page: Any, sheet: Sheet, lists: _Lists, lang: Lang) -> None:
    """Protection without a password, drop-downs and bounds where people type."""
    if not sheet.is_open:
        # Against slips of the hand: there is no password, and whoever must change more can.
        page.protect("", {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
    first, last = sheet.first_row, sheet.first_row + max(len(sheet.rows), 1) - 1
    for column, one in enumerate(sheet.columns):
        rule: dict[str, Any] = {}
        if one.choices:
            rule = {"validate": "list", "source": lists.source(one.choices)}
            rule["error_message"] = sentence("sheets.form.pick", lang)
        elif one.minimum is not None and one.maximum is not None:
            rule = {"validate": "integer", "criteria": "between", "minimum": one.minimum, "maximum": one.maximum}
            rule["error_message"] = sentence("sheets.form.between", lang, low=one.minimum, high=one.maximum)
        if one.prompt:
            # Excel's limit; of a longer hint the library would leave the whole rule away.
            rule = {"validate": "any"} | rule | {"input_message": one.prompt[:255]}
        if rule and not one.locked:
            rule["error_title"] = sentence("sheets.form.title", lang)
            page.data_validation(first, column, last, column, rule)
    _add_row_choices(page, sheet, lists, lang)


def _add_row_choices(page: Any, sheet: Sheet, lists: _Lists, lang: Lang) -> None:
    """Drop-downs of single cells; the list is advice, so that somebody who came yesterday can be typed in."""
    places = {one.key: column for column, one in enumerate(sheet.columns)}
    for number, by_key in sheet.row_choices.items():
        row = sheet.first_row + number
        for key, choices in by_key.items():
            if choices:
                rule = {"validate": "list", "source": lists.source(choices), "error_type": "warning"}
                rule["error_title"] = sentence("sheets.form.title", lang)
                rule["error_message"] = sentence("sheets.form.not_listed", lang)
                page.data_validation(row, places[key], row, places[key], rule)

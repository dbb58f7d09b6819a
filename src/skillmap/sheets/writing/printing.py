"""How a sheet looks and how it is printed: ruled, A4, repeated headings; told apart without colours."""

from datetime import date
from typing import Any

from skillmap.days import DayStyle, day_style
from skillmap.i18n.wording import sentence
from skillmap.sheets.sheet import CellValue, Emphasis, HeadCell, Sheet
from skillmap.sheets.writing.charts import rows_of_chart
from skillmap.sheets.writing.fitting import MOST_OF_DATA, Paper, on_paper, wraps
from skillmap.tables import Align, Tone
from skillmap.words import Lang

_LOOKS: dict[Emphasis, dict[str, Any]] = {
    Emphasis.VACANT: {"italic": True, "pattern": 1, "bg_color": "#D9D9D9"},
    Emphasis.TOTAL: {"bold": True, "top": 6},
    Emphasis.GROUP: {"bold": True, "pattern": 1, "bg_color": "#EDEDED"},
    Emphasis.BAND: {"bold": True, "pattern": 1, "bg_color": "#EDEDED", "text_wrap": False},
    Emphasis.CHANGED: {"bold": True},
}

_TONES: dict[Tone, dict[str, Any]] = {
    Tone.GOOD: {"pattern": 1, "bg_color": "#DDEFD9"},
    Tone.SHORT: {"pattern": 1, "bg_color": "#FCE3C0", "bold": True},
    Tone.FAR: {"pattern": 1, "bg_color": "#F5B7A8", "bold": True},
    Tone.CLOSED: {"pattern": 1, "bg_color": "#D9D9D9"},
    Tone.UNKNOWN: {"pattern": 14, "fg_color": "#BFBFBF", "bg_color": "#FFFFFF"},
}
"""Light enough for a black and white printer; shortfalls are bold, the unknown is hatched."""

_PAPER: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "letter": {"valign": "top", "font_size": 12},
    "right": {"align": "right"},
    "center": {"align": "center"},
    "title": {"align": "center", "bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12, "bottom": 1, "valign": "bottom"},
    "small": {"font_size": 9, "valign": "top"},
    "cell": {"border": 1},
    "label": {"border": 1, "bold": True, "pattern": 1, "bg_color": "#EDEDED"},
}
"""Lines and cells of a page to read; told apart without colours."""


_DAY_FORMATS: dict[DayStyle, str] = {
    # Not the format of the era's first year as 元年: LibreOffice prints a bare number for it.
    "wareki": '[$-411]ggge"年"m"月"d"日"',
    "western": 'yyyy"年"m"月"d"日"',
    "iso": "yyyy-mm-dd",
}
_FULL_SIZE = {"scale_with_doc": False}
"""Headers and footers keep their size when a sheet is made smaller to fit."""


class Styles:
    """The formats of one workbook, made when first needed, so that the same content gives the same bytes."""

    def __init__(self, book: Any, lang: Lang) -> None:
        self._book = book
        self._day = _DAY_FORMATS[day_style() if lang == "ja" else "iso"]
        self._known: dict[tuple[object, ...], Any] = {}
        # @ is text: 0012 typed into such a cell keeps its zeros.
        self.plain = book.add_format({"num_format": "@"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.subtitle = book.add_format({"font_size": 11})
        self.long_subtitle = book.add_format({"text_wrap": True, "valign": "top"})
        self.note = book.add_format({})
        self.long_note = book.add_format({"text_wrap": True, "valign": "top"})
        self.seal = book.add_format({"border": 1})
        self.heading = book.add_format(
            {
                "bold": True,
                "border": 1,
                "align": "center",
                "valign": "vcenter",
                "text_wrap": True,
                "pattern": 1,
                "bg_color": "#EDEDED",
            }
        )

    def body(
        self, sheet: Sheet, column: int, emphasis: Emphasis | None, value: CellValue, tone: Tone | None = None
    ) -> Any:
        """The format of a cell of the table."""
        one = sheet.columns[column]
        kind = "day" if isinstance(value, date) else "text" if isinstance(value, str) or value is None else "number"
        can_type = sheet.purpose == "form" and not one.locked
        small = one.is_small and sheet.purpose != "data"
        is_long = sheet.purpose == "data" and one.width >= MOST_OF_DATA and wraps(sheet)
        key = (sheet.purpose, one.align, one.number_format, emphasis, kind, can_type, one.is_day, small, tone, is_long)
        if key not in self._known:
            look = self._data(one.number_format, kind) if sheet.purpose == "data" else self._paper(one.align, kind)
            if is_long:
                look |= {"text_wrap": True, "valign": "top"}
            if one.number_format and kind != "text":
                look["num_format"] = one.number_format
            if can_type:
                look |= {"locked": False, "pattern": 1, "bg_color": "#FFFBE6"}
                if one.is_day and kind == "text":
                    look["num_format"] = self._day
            if small:
                look |= {"font_size": 9, "valign": "top"}
            self._known[key] = self._book.add_format(
                look | (_LOOKS[emphasis] if emphasis else {}) | (_TONES[tone] if tone else {})
            )
        return self._known[key]

    def head(self, cell: HeadCell) -> Any:
        """The format of a labelled cell above the table."""
        if cell.look == "label":
            return self.heading
        key = ("head", cell.look, cell.is_day, isinstance(cell.value, int | float))
        if key not in self._known:
            look = self._paper(Align.LEFT, "number" if isinstance(cell.value, int | float) else "text")
            if cell.look == "typed":
                look |= {"locked": False, "pattern": 1, "bg_color": "#FFFBE6"}
            if cell.is_day:
                look["num_format"] = self._day
            self._known[key] = self._book.add_format(look)
        return self._known[key]

    def paper(self, look: str) -> Any:
        """The format of a line or cell of a page to read."""
        key = ("paper", look)
        if key not in self._known:
            self._known[key] = self._book.add_format(
                {"num_format": "@", "text_wrap": True, "valign": "vcenter"} | _PAPER.get(look, {})
            )
        return self._known[key]

    @staticmethod
    def _data(number_format: str, kind: str) -> dict[str, Any]:
        return {"num_format": number_format or {"day": "yyyy-mm-dd", "text": "@", "number": "General"}[kind]}

    def _paper(self, align: Align, kind: str) -> dict[str, Any]:
        return {
            "num_format": {"day": self._day, "text": "@", "number": "General"}[kind],
            "border": 1,
            "valign": "vcenter",
            "text_wrap": True,
            "align": align.value,
        }


def set_up_page(page: Any, sheet: Sheet, paper: Paper, lang: Lang) -> None:
    """Paper, margins, repeated headings, page n / N, as wide as the paper, frozen headings, filter."""
    heading = sheet.first_row - 1
    page.set_paper(paper.size)
    if not sheet.portrait:
        page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    # Title and headings on every page of a list; of a page about somebody only the headings of its table.
    page.repeat_rows(heading - sheet.heading_rows + 1 if sheet.head else 0, heading)
    page.set_footer("&C&11&P / &N", _FULL_SIZE)
    set_header(page, sheet, lang)
    if not sheet.head:
        page.freeze_panes(sheet.first_row, sheet.frozen_columns)
    if sheet.rows and sheet.columns and not sheet.one_page and not sheet.head:
        page.autofilter(heading, 0, heading + len(sheet.rows), len(sheet.columns) - 1)
    notes = len(sheet.notes) + 1 if sheet.notes and not sheet.spare_rows else 0
    last = sheet.first_row + len(sheet.rows) - sheet.spare_rows + notes - 1
    page.print_area(0, 0, max(last, heading) + rows_of_chart(sheet), on_paper(sheet).columns - 1)
    _fit(page, sheet, paper)


def _fit(page: Any, sheet: Sheet, paper: Paper) -> None:
    if paper.across > 1 and sheet.frozen_columns and sheet.purpose != "form":
        page.repeat_columns(0, sheet.frozen_columns - 1)
    page.fit_to_pages(paper.across, paper.down)


def set_header(page: Any, sheet: Sheet, lang: Lang) -> None:
    """Which run it comes from on the left, 【取扱注意】 on the right of every page."""
    left = f"&L&11{sheet.stamp}" if sheet.stamp else ""
    right = f"&R&11{sentence('sheets.confidential', lang)}" if sheet.confidential else ""
    if left or right:
        page.set_header(left + right, _FULL_SIZE)


def set_up_data(page: Any, sheet: Sheet, paper: Paper) -> None:
    """A sheet for machines that somebody prints all the same: landscape, headings on every page."""
    page.set_paper(paper.size)
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    page.repeat_rows(0)
    page.set_header(f"&L&11&A&R&11{sheet.stamp}", _FULL_SIZE)
    page.set_footer("&C&11&P / &N", _FULL_SIZE)
    page.freeze_panes(1, 0)
    _fit(page, sheet, paper)

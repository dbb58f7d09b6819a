"""The list of problems as the last sheet of the user's workbook: in the order of the cells, ready to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from skillmap.i18n.wording import hint, problem_text, sentence
from skillmap.problems import CellPlace, Problem, Severity
from skillmap.sheets.package.worksheet import parse_range
from skillmap.sheets.writing.cells import clean
from skillmap.sheets.writing.fitting import A3
from skillmap.sheets.writing.heights import LINE, lines
from skillmap.sheets.writing.safe_names import safe_sheet_name
from skillmap.words import Lang

FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C", Severity.NOTE: "DDEBF7"}
"""Red, yellow, blue: the colours of errors, warnings and notes."""
_COLUMNS = {"sheet": 14, "cell": 8, "kind": 10, "text": 58, "advice": 54, "code": 26}
_HEAD = "D9D9D9"
_TALLEST = 400


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: its texts by column, how grave it is, its height in points."""

    texts: tuple[str, ...]
    severity: Severity
    height: float


def add_by_openpyxl(book: Any, problems: Sequence[Problem], lang: Lang) -> None:
    """The list as a new sheet of an openpyxl workbook."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    page = book.create_sheet(safe_sheet_name(sentence("sheets.problems.title", lang), book.sheetnames))
    thin = Side(style="thin", color="BFBFBF")
    border, top = Border(left=thin, right=thin, top=thin, bottom=thin), Alignment(vertical="top", wrap_text=True)
    found = _lines(problems, lang)
    for number, texts in enumerate([_headings(lang), *(one.texts for one in found)], 1):
        for column, text in enumerate(texts, 1):
            cell = page.cell(number, column)
            # Said to be a text: openpyxl makes a formula of what begins with =.
            cell.value, cell.data_type, cell.number_format = text, "s", "@"
            cell.border, cell.alignment = border, top
            if number == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
    for number, one in enumerate(found, 2):
        page.cell(number, 3).fill = PatternFill("solid", fgColor=FILLS[one.severity])
        page.row_dimensions[number].height = one.height
    for name, width in zip("ABCDEF", _COLUMNS.values(), strict=True):
        page.column_dimensions[name].width = width + 2
    page.freeze_panes, page.print_title_rows, page.auto_filter.ref = "A2", "1:1", f"A1:F{len(found) + 1}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", A3
    page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight = True, 0
    page.oddFooter.center.text = "&P / &N"


def add_by_xlsxwriter(book: Any, taken: Sequence[str], problems: Sequence[Problem], lang: Lang) -> None:
    """The list as a new sheet of an xlsxwriter workbook whose sheets have the names `taken`."""
    page = book.add_worksheet(safe_sheet_name(sentence("sheets.problems.title", lang), taken))
    look = {"num_format": "@", "border": 1, "border_color": "#BFBFBF", "text_wrap": True, "valign": "top"}
    plain = book.add_format(look)
    head = book.add_format({**look, "bold": True, "bg_color": f"#{_HEAD}"})
    fills = {severity: book.add_format({**look, "bg_color": f"#{color}"}) for severity, color in FILLS.items()}
    for column, text in enumerate(_headings(lang)):
        page.write_string(0, column, text, head)
    found = _lines(problems, lang)
    for number, one in enumerate(found, 1):
        page.set_row(number, one.height)
        for column, text in enumerate(one.texts):
            page.write_string(number, column, text, fills[one.severity] if column == 2 else plain)
    for column, width in enumerate(_COLUMNS.values()):
        page.set_column(column, column, width + 2)
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.autofilter(0, 0, len(found), len(_COLUMNS) - 1)
    page.set_landscape()
    page.set_paper(A3)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")


def _headings(lang: Lang) -> tuple[str, ...]:
    return tuple(sentence(f"sheets.problems.{key}", lang) for key in _COLUMNS)


def _lines(problems: Sequence[Problem], lang: Lang) -> list[_Line]:
    found = []
    for one in sorted(problems, key=_order):
        place = one.place if isinstance(one.place, CellPlace) else CellPlace("")
        kind = sentence(f"sheets.problems.kind.{one.severity.value}", lang)
        advice = hint(one.code, lang, **one.facts)
        texts = (place.sheet, place.cell, kind, problem_text(one, lang), advice, one.code)
        # openpyxl refuses control characters.
        tidy = tuple("".join(c for c in clean(text) if c >= " " or c in "\t\n") for text in texts)
        most = max(lines(text, width) for text, width in zip(tidy, _COLUMNS.values(), strict=True))
        found.append(_Line(tidy, one.severity, min(most * LINE + 3, _TALLEST)))
    return found


def _order(one: Problem) -> tuple[str, int, int]:
    """By sheet, row and column; what concerns the file or sheet as a whole stands first."""
    place = one.place if isinstance(one.place, CellPlace) else CellPlace("")
    area = parse_range(place.cell)
    return place.sheet, area.top if area else 0, area.left if area else 0

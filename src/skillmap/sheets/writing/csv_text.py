"""Writes CSV: UTF-8 with BOM, CRLF, RFC 4180; texts that would be computed are made harmless (see `neutral`)."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from skillmap.errors import InputRefused
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import address
from skillmap.sheets.sheet import CellValue, Sheet
from skillmap.sheets.text.convert import iso, visible
from skillmap.sheets.text.neutral import neutralise
from skillmap.sheets.writing.book import data_title
from skillmap.sheets.writing.replacing import replace_file

_TO_CP932 = str.maketrans({"〜": "～", "−": "－", "‖": "∥", "¢": "￠", "£": "￡", "¬": "￢", "—": "―"})
"""Characters with a full-width partner in CP932; they come back as that partner."""


def write_csv(path: Path, sheet: Sheet, encoding: str = "utf-8") -> Path:
    """Writes the headings and rows of a sheet, whole or not at all; returns the path.

    `read` restores every text exactly. With `encoding` "cp932" (for older systems) a character that it does not have is
    refused (E_NOT_IN_CP932, every cell listed), never replaced. Raises like `write_book`.
    """
    text = csv_text(sheet)
    if encoding.lower().replace("-", "").replace("_", "") in ("utf8", "utf8sig"):
        data = text.encode("utf-8-sig")
    else:
        data = _cp932(path, sheet)

    def write(new: Path) -> None:
        new.write_bytes(data)

    return replace_file(path, write)


def csv_text(sheet: Sheet) -> str:
    """The CSV of a sheet as text, with CRLF line ends and without BOM."""
    buffer = io.StringIO()
    # With BOM and CRLF Excel opens it by a double click and reads the Japanese.
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([neutralise(data_title(column.title, column.over)) for column in sheet.columns])
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    # Half a surrogate pair cannot be written: a ? stands for it.
    return buffer.getvalue().encode("utf-8", "replace").decode("utf-8")


def _cell(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return iso(value)
    return neutralise(value) if isinstance(value, str) else str(value)


def _cp932(path: Path, sheet: Sheet) -> bytes:
    text = csv_text(sheet).translate(_TO_CP932)
    try:
        return text.encode("cp932")
    except UnicodeEncodeError:
        raise InputRefused("E_NOT_IN_CP932", list(_not_in_cp932(path, sheet)), file=path.name) from None


def _not_in_cp932(path: Path, sheet: Sheet) -> Iterable[Problem]:
    for number, row in enumerate(sheet.rows, 2):
        for column, value in enumerate(row, 1):
            if isinstance(value, str) and not _fits(value):
                place = CellPlace(path.name, "", address(number, column))
                yield problem("E_NOT_IN_CP932_CELL", place, found=visible(value))


def _fits(text: str) -> bool:
    try:
        text.translate(_TO_CP932).encode("cp932")
    except UnicodeEncodeError:
        return False
    return True

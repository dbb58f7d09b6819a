"""Collects the problems of one file with their places; what repeats by the thousand is counted, not listed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import BadDate, CellError, Grid, NoValue, Raw, Unsure, address
from skillmap.sheets.layout import Field, Layout, cell_place
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.reading.header import HeadingRows
from skillmap.sheets.text.convert import iso, visible
from skillmap.words import Fact

_WARNINGS_SHOWN = 20
_ERRORS_SHOWN = 10_000


@dataclass(frozen=True, slots=True)
class Job:
    """What the steps of one reading share."""

    grid: Grid
    header: HeadingRows
    layout: Layout
    options: ReadOptions
    teller: "Teller"
    is_own: bool = False
    """The workbook's fingerprint says that this program wrote it as this document."""


class Teller:
    """The problems of one sheet, in the order in which they were found."""

    def __init__(self, file: str, sheet: str, moved: Mapping[str, str] | None = None) -> None:
        self.file = file
        self.sheet = sheet
        self._moved = moved
        self.problems: list[Problem] = []
        self._counts: Counter[tuple[str, str]] = Counter()

    def place(self, cell: str = "") -> CellPlace:
        """A place in this sheet, named as it stands in the file."""
        if self._moved is not None and cell:
            cell = self._moved.get(cell, cell)
        return cell_place(self.file, self.sheet, cell)

    def about(self, code: str, cell: str = "", /, **facts: Fact) -> None:
        """A problem of the sheet, or of the cell with this address."""
        self.problems.append(problem(code, self.place(cell), **facts))

    def cell(self, code: str, field: Field, row: int, column: int, raw: Raw, **facts: Fact) -> None:
        """A problem of one cell. Warnings of one kind in one column are listed twenty times at most, errors all."""
        code = field.codes.get(code, code)
        self._counts[code, field.key] += 1
        if self._counts[code, field.key] > (_ERRORS_SHOWN if code[0] == "E" else _WARNINGS_SHOWN):
            return
        known: dict[str, Fact] = {"field": field.title, "found": shown(raw), "value": "", "expected": "", **facts}
        self.about(code, address(row, column), **known)

    def finish(self, fields: tuple[Field, ...]) -> tuple[Problem, ...]:
        """All problems; for what was only counted, one line each."""
        for (code, key), count in self._counts.items():
            listed = _ERRORS_SHOWN if code[0] == "E" else _WARNINGS_SHOWN
            if count > listed:
                title = next(field.title for field in fields if field.key == key)
                self.about("N_MORE", field=title, code=code, count=count - listed)
        return tuple(self.problems)


def shown(raw: Raw) -> str:
    """A raw cell as text for messages: what the user sees in the cell, control characters spelled out."""
    match raw:
        case None | NoValue():
            return ""
        case CellError() | BadDate():
            return raw.text
        case Unsure():
            return raw.found
        case str():
            return visible(raw)
        case int() | float():
            return str(raw)
        case _:
            return iso(raw)

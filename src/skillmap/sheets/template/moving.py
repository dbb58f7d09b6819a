"""Where addresses go when rows are repeated: in formulas, ranges, names and print areas."""

import re
from dataclasses import dataclass

_TEXT = re.compile(r'("(?:[^"]|"")*")')
_CELL = r"\$?[A-Z]{1,3}\$?[1-9]\d{0,6}"
# LOG10( is a function and D1.x a name: what stands before and behind decides.
_REFERENCE = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[\w.]+)!)?(?<![\w.$])"
    rf"(?:(?P<first>{_CELL})(?::(?P<last>{_CELL}))?|(?P<top>\$?[1-9]\d{{0,6}}):(?P<bottom>\$?[1-9]\d{{0,6}}))(?![\w(.!])"
)
_ADDRESS = re.compile(r"(\$?[A-Z]{0,3})(\$?)([1-9]\d*)")
_ADDS_UP = re.compile(r"(?:\b(?:SUM|AVERAGE|COUNT|COUNTA|MAX|MIN)\(|\bSUBTOTAL\(\s*\d+\s*,\s*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Repeat:
    """Rows `top` to `bottom` of a sheet (from 1) stand `times` times below each other, at least once."""

    sheet: str
    top: int
    bottom: int
    times: int

    @property
    def height(self) -> int:
        """How many rows of the sheet one record takes."""
        return self.bottom - self.top + 1

    @property
    def added(self) -> int:
        """Rows that everything below moves down."""
        return (self.times - 1) * self.height

    def row(self, number: int) -> int:
        """Where a row goes; the repeated rows themselves stay."""
        return number + self.added if number > self.bottom else number

    def last(self, number: int) -> int:
        """Where the last row of a range goes: one within the repeated rows grows with them."""
        return number + self.added if number >= self.top else number

    def within(self, number: int) -> bool:
        """Whether it is a repeated row."""
        return self.top <= number <= self.bottom


def move_range(text: str, repeat: Repeat) -> str:
    """A list of ranges (sqref): those that touch the repeated rows grow, those below move."""
    moved = []
    for part in text.split():
        first, colon, last = part.partition(":")
        moved.append(_area(first, last or first, repeat, is_range=bool(colon)))
    return " ".join(moved)


def _area(first: str, last: str, repeat: Repeat, *, is_range: bool) -> str:
    grown = _at(last, repeat.last(_row(last)))
    moved = _at(first, repeat.row(_row(first)))
    return f"{moved}:{grown}" if is_range or moved != grown else moved


def move_formula(text: str, home: str, repeat: Repeat, record: int | None = None) -> str:
    """A formula on sheet `home` after the rows were repeated.

    Ranges over the repeated rows grow, also a single cell of them that is added up; addresses below move. In a formula
    that is itself repeated (`record` from 0) addresses within its own record go along with it.
    """
    # Every second piece is a text in quotes: an address in it is none.
    pieces = _TEXT.split(text)
    for number in range(0, len(pieces), 2):
        pieces[number] = _moved(pieces[number], home, repeat, record)
    return "".join(pieces)


def _moved(text: str, home: str, repeat: Repeat, record: int | None) -> str:
    def replaced(found: re.Match[str]) -> str:
        sheet = found["sheet"] or ""
        name = sheet[:-1].removeprefix("'").removesuffix("'").replace("''", "'") if sheet else home
        if name != repeat.sheet:
            return found[0]
        if found["top"]:
            rows = (found["top"], found["bottom"])
            return f"{sheet}{_at(rows[0], repeat.row(_row(rows[0])))}:{_at(rows[1], repeat.last(_row(rows[1])))}"
        adds_up = bool(_ADDS_UP.search(text[: found.start()]))
        return sheet + _reference(found["first"], found["last"], repeat, record, adds_up=adds_up)

    return _REFERENCE.sub(replaced, text)


def _reference(first: str, last: str | None, repeat: Repeat, record: int | None, *, adds_up: bool) -> str:
    if record is not None and repeat.within(_row(first)) and not _is_fixed(first, last):
        step = record * repeat.height
        moved = _at(first, _row(first) + step)
        return f"{moved}:{_at(last, _row(last) + step)}" if last else moved
    if last is not None:
        return f"{_at(first, repeat.row(_row(first)))}:{_at(last, repeat.last(_row(last)))}"
    if adds_up and repeat.within(_row(first)):
        return _area(first, first, repeat, is_range=False)
    return _at(first, repeat.row(_row(first)))


def _is_fixed(first: str, last: str | None) -> bool:
    return all(_ADDRESS.fullmatch(one)[2] == "$" for one in (first, last) if one)  # type: ignore[index]


def _row(address: str) -> int:
    return int(re.sub(r"\D", "", address))


def _at(address: str, row: int) -> str:
    return re.sub(r"\d+$", str(row), address)

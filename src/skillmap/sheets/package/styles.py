"""What the styles of a workbook say about values: which number formats are dates, leading zeros, what is struck out."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from skillmap.errors import InputRefused
from skillmap.sheets.grid import BadDate
from skillmap.sheets.package.markup import Reader, local
from skillmap.sheets.package.preflight import Package

_TIMES = frozenset({18, 19, 20, 21, 32, 33, 45, 46, 47})
_DATES = frozenset([14, 15, 16, 17, 22, *range(27, 32), *range(34, 37), *range(50, 59)])
"""Built-in formats that show a day, the Japanese ones included (27-36, 50-58)."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style means for its value."""

    is_date: bool = False
    zeros: int = 0
    """Digits of a format like 000000; 0 = none."""
    is_struck: bool = False


PLAIN = Style()


def is_date_format(code: str) -> bool:
    """Whether a number format shows a day (not merely a time of day)."""
    shown = _bare(code)
    if not shown or "general" in shown or "g/標準" in shown:
        return False
    shown = re.sub(r"e[+-]", "", shown)
    if re.search(r"[ydge]|aaa", shown):
        return True
    return "m" in shown and not re.search(r"[hs]", shown)


def leading_zeros(code: str) -> int:
    """Digits of a format like 000000; 0 when it is another one."""
    return len(code) if re.fullmatch(r"0{2,15}", code) else 0


def _bare(code: str) -> str:
    """The first section without quoted texts, escapes, colours, locales, padding and fill."""
    code = re.sub(r'"[^"]*"|\\.|[_*].', "", code)
    code = re.sub(r"\[[^\]]*\]", "", code)
    return code.split(";")[0].strip().lower()


class Styles(Reader):
    """The styles of a workbook by index. Without a styles part there is only the plain style."""

    def __init__(self) -> None:
        self.styles: list[Style] = [PLAIN]
        self._formats: dict[int, str] = {}
        self._struck_fonts: list[bool] = []
        self._cells: list[tuple[int, int]] = []
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if name in ("fonts", "cellXfs", "numFmts", "dxfs", "cellStyleXfs"):
            self._inside = name
        elif name == "numFmt" and self._inside == "numFmts":
            self._formats[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif name == "font" and self._inside == "fonts":
            self._struck_fonts.append(False)
        elif name == "strike" and self._inside == "fonts" and self._struck_fonts:
            self._struck_fonts[-1] = is_on(attributes)
        elif name == "xf" and self._inside == "cellXfs":
            self._cells.append((int(attributes.get("numFmtId", "0")), int(attributes.get("fontId", "0"))))

    def end(self, name: str) -> None:
        """An element ends."""
        if name.rpartition(":")[2] == self._inside:
            self._inside = ""

    def resolve(self, limit: int) -> None:
        """Makes the list of styles; ValueError when there are too many of them or one names no font."""
        if len(self._cells) > limit:
            raise ValueError(len(self._cells))
        known: dict[tuple[int, int], Style] = {}
        for pair in self._cells:
            if pair not in known:
                known[pair] = self._style(*pair)
        self.styles = [known[pair] for pair in self._cells] or [PLAIN]

    def _style(self, number_format: int, font: int) -> Style:
        struck = self._struck_fonts[font] if 0 <= font < len(self._struck_fonts) else False
        code = self._formats.get(number_format)
        if code is not None:
            return Style(is_date_format(code), leading_zeros(code), struck)
        return Style(number_format in _DATES and number_format not in _TIMES, 0, struck)


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a switch like <strike/> is on: no value means yes."""
    return (local(attributes, "val") or "1").lower() not in ("0", "false", "off")


def read_styles(package: Package, part: str) -> list[Style]:
    """The styles of the workbook; raises InputRefused (E_CORRUPT) when the part makes no sense."""
    reader = Styles()
    try:
        package.parse(part, reader)
        reader.resolve(package.limits.styles)
    except (ValueError, KeyError) as error:
        raise InputRefused("E_CORRUPT", file=package.file, part=part) from error
    return reader.styles


_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LAST_SERIAL = 2_958_465


def serial_date(number: float, text: str, is_1904: bool) -> date | BadDate:
    """The day (datetime when it has a time of day) that a serial number stands for; BadDate when it is none.

    In the 1900 system day 60 is the 29 February 1900 that never was, and the days before it are one off.
    """
    whole = int(number)
    days = whole + (1462 if is_1904 else 0)
    if number < (0 if is_1904 else 1) or days > _LAST_SERIAL or (days == 60 and not is_1904):
        return BadDate(text)
    day = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=whole + (1 if days < 60 and not is_1904 else 0))
    if number == whole:
        return day
    seconds = round((number - whole) * 86_400)
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds) if seconds else day  # noqa: DTZ001

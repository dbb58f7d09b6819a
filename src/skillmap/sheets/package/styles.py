"""What the styles of a workbook say about values: which number formats are dates, leading zeros, what is struck out."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, TypeAlias

from skillmap.days import JST
from skillmap.errors import InputRefused
from skillmap.sheets.grid import BadDate
from skillmap.sheets.package.markup import Reader, local
from skillmap.sheets.package.preflight import Package

_TIMES = frozenset({18, 19, 20, 21, 32, 33, 45, 46, 47})
_DATES = frozenset([14, 15, 16, 17, 22, *range(27, 32), *range(34, 37), *range(50, 59)])
"""Built-in formats that show a day, the Japanese ones included (27-36, 50-58)."""


_ELAPSED, _PERCENT = 46, (9, 10)
Shows: TypeAlias = Literal["", "time", "elapsed", "percent"]
"""What else than a plain number a format shows: a time of day, hours that go on after 24, a share."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's style means for its value."""

    is_date: bool = False
    zeros: int = 0
    """Digits of a format like 000000; 0 = none."""
    is_struck: bool = False
    shows: Shows = ""


PLAIN = Style()


def is_date_format(code: str) -> bool:
    """Whether a number format shows a day (not merely a time of day)."""
    shown = _bare(code)
    # G/標準 is General in Japanese Excel: its g is no era.
    if not shown or "general" in shown or "g/標準" in shown or _HOURS_ON.search(code):
        return False
    # 0.00E+00 is an exponent, not an era.
    shown = re.sub(r"e[+-]", "", shown)
    if re.search(r"[ydge]|aaa", shown):
        return True
    # m alone is a month; beside h or s it is minutes.
    return "m" in shown and not re.search(r"[hs]", shown)


_HOURS_ON = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def shows(code: str) -> Shows:
    """What a number format that shows no day shows instead."""
    if is_date_format(code):
        return ""
    if _HOURS_ON.search(code):
        return "elapsed"
    shown = _bare(code)
    if "%" in shown:
        return "percent"
    return "time" if re.search(r"h+.*m|m+.*s|^h+$|時", re.sub(r"e[+-]", "", shown)) else ""


def leading_zeros(code: str) -> int:
    """Digits of a format like 000000; 0 when it is another one."""
    # Fifteen digits are all that Excel keeps.
    return len(code) if re.fullmatch(r"0{2,15}", code) else 0


def _bare(code: str) -> str:
    """The first section without quoted texts, escapes, colours, locales, padding and fill."""
    code = re.sub(r'"[^"]*"|\\.|[_*].', "", code)
    code = re.sub(r"\[[^\]]*\]", "", code)
    # Further sections are for negative numbers, zero and texts.
    return code.split(";")[0].strip().lower()


class ReadStyles(Reader):
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
            # Equal elements stand in dxfs (conditions) and cellStyleXfs (named styles): those are no cells' styles.
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
            return Style(is_date_format(code), leading_zeros(code), struck, shows(code))
        return Style(number_format in _DATES and number_format not in _TIMES, 0, struck, _built_in(number_format))


def _built_in(number_format: int) -> Shows:
    if number_format == _ELAPSED:
        return "elapsed"
    if number_format in _PERCENT:
        return "percent"
    return "time" if number_format in _TIMES else ""


def is_on(attributes: dict[str, str]) -> bool:
    """Whether a switch like <strike/> is on: no value means yes."""
    return (local(attributes, "val") or "1").lower() not in ("0", "false", "off")


def read_styles(package: Package, part: str) -> list[Style]:
    """The styles of the workbook; raises InputRefused (E_CORRUPT) when the part makes no sense."""
    reader = ReadStyles()
    try:
        package.parse(part, reader)
        reader.resolve(package.limits.styles)
    except (ValueError, KeyError) as error:
        raise InputRefused("E_CORRUPT", file=package.file, part=part) from error
    return reader.styles


# Excel counts 1 January 1900 as 1, and a 29 February 1900 besides: two days earlier than one would think.
_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LAST_SERIAL = 2_958_465


def serial_date(number: float, text: str, is_1904: bool) -> date | BadDate:
    """The day (datetime when it has a time of day) that a serial number stands for; BadDate when it is none.

    In the 1900 system day 60 is the 29 February 1900 that never was, and the days before it are one off.
    """
    whole = int(number)
    # So many days lie between the first days of the two calendars.
    days = whole + (1462 if is_1904 else 0)
    if number < (0 if is_1904 else 1) or days > _LAST_SERIAL or (days == 60 and not is_1904):
        return BadDate(text)
    day = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=whole + (1 if days < 60 and not is_1904 else 0))
    if number == whole:
        return day
    seconds = round((number - whole) * 86_400)
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds) if seconds else day  # noqa: DTZ001


def shown_number(number: float, shows: Shows) -> str:
    """The number as its format shows it: 9:00, 36:30 (hours go on), 85%; empty when it is no such number."""
    if shows == "percent":
        # 0.07 * 100 is 7.000000000000001: eight digits are more than any sheet shows.
        return f"{round(number * 100, 8):g}%"
    minutes = round(number * 1440)
    if number < 0 or (shows == "time" and number >= 1):
        return ""
    return f"{minutes // 60}:{minutes % 60:02}"


def iso_value(text: str) -> date | str:
    """What a cell of type "d" holds: a day, a day with a time, a time of day or hours that go on (PT36H), as text.

    A time of UTC is one of Japan: libraries of browsers write the midnight of their place so. Raises ValueError.
    """
    elapsed = re.fullmatch(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:[\d.]+S)?", text, re.ASCII)
    if elapsed:
        days, hours, minutes = (int(part or 0) for part in elapsed.groups())
        return f"{days * 24 + hours}:{minutes:02}"
    if re.fullmatch(r"T?\d\d:\d\d(?::\d\d(?:\.\d+)?)?", text, re.ASCII):
        hour, minute = text.lstrip("T").split(":")[:2]
        return f"{int(hour)}:{minute}"
    if len(text) == 10:
        return date.fromisoformat(text)
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        return found if found.time() != time() else found.date()
    if found.astimezone(UTC).time() == time():
        return found.astimezone(UTC).date()
    there = found.astimezone(JST).replace(tzinfo=None)
    return there if there.time() != time() else there.date()

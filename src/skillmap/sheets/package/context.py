"""What the sheets of one workbook share, and what a number in one of them stands for."""

import math
from dataclasses import dataclass
from datetime import date

from skillmap.sheets.grid import BadDate, Raw
from skillmap.sheets.limits import FileLimits
from skillmap.sheets.package.strings import SharedStrings
from skillmap.sheets.package.styles import Style, serial_date, shown_number


@dataclass(slots=True)
class Context:
    """What the sheets of one workbook share."""

    file: str
    limits: FileLimits
    strings: SharedStrings
    styles: list[Style]
    is_1904: bool
    cells_left: int
    dates: dict[str, date | BadDate]
    texts: dict[str, str]

    def number(self, text: str, style: Style) -> Raw:
        """What a number in a cell of this style means to people. Raises ValueError for what is no number."""
        if style.is_date:
            # The same days stand on thousands of rows: each is worked out once.
            known = self.dates.get(text)
            if known is None:
                known = serial_date(_float(text), text, self.is_1904)
                self.dates[text] = known
            return known
        if style.shows:
            shown = shown_number(_float(text), style.shows)
            # Beyond a whole day it is no time of day but a day with a time.
            return shown or serial_date(_float(text), text, self.is_1904)
        if text.isdecimal() and len(text) < 16 and text.isascii():
            # A number that is a name and shown as 001274 is stored as 1274: what people see is what is meant.
            return text.rjust(style.zeros, "0") if style.zeros else int(text)
        number = _float(text)
        # Excel keeps fifteen digits; beyond them the last ones are not those that were typed.
        if number.is_integer() and abs(number) < 1e15:
            return str(int(number)).rjust(style.zeros, "0") if style.zeros and number >= 0 else int(number)
        return number


def _float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number) or "_" in text:
        raise ValueError(text)
    return number

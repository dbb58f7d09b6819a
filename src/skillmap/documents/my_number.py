"""Individual numbers (My Number) must not come in: their law lists the purposes, and training is none of them."""

import re
import unicodedata
from itertools import islice

from skillmap.errors import InputRefused
from skillmap.sheets.grid import Grid, Raw, letters
from skillmap.sheets.reading.header import heading_key

# 番号法 20 条: nobody may collect or keep them but for the purposes listed in its 19 条.
_HEADINGS = frozenset({"個人番号", "マイナンバー", "個人番号カード番号", "mynumber", "individualnumber"})
_SAMPLE = 300
_SHARE = 0.9


def refuse_my_number(file: str, grid: Grid) -> None:
    """Raises InputRefused (E_MYNUMBER) that names the column only; no digit is kept, shown or logged.

    Decided by the heading, by a column (of three values or more) of which 90 % have a valid check digit, or by two
    values without any heading that both have one: staff numbers of twelve digits stand under a heading, and two numbers
    taken at random pass once in a hundred times.
    """
    for row in islice(grid.rows.values(), 60):
        for column, value in enumerate(row, 1):
            # A heading is short; a remark may speak of 個人番号 without being one.
            if isinstance(value, str) and len(value) < 40 and _is_heading(value):
                raise InputRefused("E_MYNUMBER", file=file, sheet=grid.name, column=letters(column))
    counts: dict[int, tuple[int, int]] = {}
    for row in islice(grid.rows.values(), _SAMPLE):
        for column, value in enumerate(row, 1):
            if value is not None:
                seen, valid = counts.get(column, (0, 0))
                counts[column] = seen + 1, valid + is_valid(value)
    for column, (seen, valid) in counts.items():
        # One of those seen may be the heading.
        if (valid >= 3 and valid >= _SHARE * (seen - 1)) or valid == seen == 2:
            raise InputRefused("E_MYNUMBER", file=file, sheet=grid.name, column=letters(column))


def _is_heading(text: str) -> bool:
    key = heading_key(text)
    return key in _HEADINGS or re.sub(r"[(\[【].*?[)\]】]", "", key) in _HEADINGS


def is_valid(value: Raw) -> bool:
    """Whether a cell holds twelve digits with a valid check digit."""
    if not isinstance(value, str | int):
        return False
    digits = re.sub(r"[\s\-‐－]", "", unicodedata.normalize("NFKC", value)) if isinstance(value, str) else str(value)
    if not re.fullmatch(r"[0-9]{12}", digits):
        return False
    # Weights 2 to 7 and again 2 to 6 from the right, modulo 11: the check digit of individual numbers.
    total = sum(int(digit) * (n + 1 if n <= 6 else n - 5) for n, digit in enumerate(reversed(digits[:11]), 1))
    return int(digits[11]) == (0 if total % 11 <= 1 else 11 - total % 11)

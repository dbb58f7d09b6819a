"""Rows of sums that look like records: a count stands in the column of numbers that are names (24 beside 計)."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain

from skillmap.sheets.grid import Grid, Raw
from skillmap.sheets.layout import Field, Kind, Layout

# 部計, 課計 and ページ計 are sums, 会計 and 統計 are not; Points Possible is a row of Canvas's grade book.
_TOTAL = re.compile(
    r"(?:小計|合計|総計|累計|再計|平均(?:年齢|年数|勤続年数|在職年数|経験年数)?|総数"
    r"|(?:^|[\s部課係局室所頁ジ別])集?計|subtotal|total|average|points possible)"
    r"(?:[\s:：(]*[\d,.]+\s*(?:名|人|件|点|%)?\)?)?$",
    re.IGNORECASE,
)
_SPACED_TOTAL = re.compile(r"[小合総累集再頁]\s+計")
_LABEL = re.compile(
    r"(?:[^\s\d]{1,20}[部課係局室所署院会]|[^\s\d]{1,20}\s+)?"
    r"(?:[小合総累再]?\s*計|平均|総数|subtotal|(?:grand )?total|average)"
    r"(?:[\s:：(]*[\d,.]+\s*(?:名|人|件|点|%)?\)?)?",
    re.IGNORECASE,
)
"""A cell with the label of a sum and nothing else but whose it is; 集計 may be part of a longer name."""
_AMOUNT = re.compile(r"\(?[\d,.]+\s*(?:名|人|件|点|%)?\)?", re.ASCII)
_COUNTED = re.compile(r"\(?[\d,.]+\s*[^\s\d]{0,3}\)?", re.ASCII)
"""A number with whatever it counts: 5課, 7回, 182."""
NameKnown = Callable[[str], str]
"""The name on record that letters are; empty when nobody is called so."""


def is_total(text: str) -> bool:
    """Whether a text is the label of a sum: 計, 合計 24名, 小 計, 人事課 計."""
    return _TOTAL.search(text) is not None or _SPACED_TOTAL.match(text) is not None


def is_line_of_counts(row: Sequence[Raw]) -> bool:
    """Whether a row begins with the label of a sum and has nothing but counts beside it: 計, 5課, 4名."""
    filled = [raw for raw in row if raw is not None and str(raw).strip()]
    if len(filled) < 2 or not _is_label(filled[0]):
        return False
    return all(_COUNTED.fullmatch(unicodedata.normalize("NFKC", str(raw)).strip()) for raw in filled[1:])


def sum_rows(
    grid: Grid,
    records: Sequence[int],
    columns: Mapping[str, int],
    key: Field,
    layout: Layout,
    name_known: NameKnown | None,
) -> Collection[int]:
    """The records that are sums: the label of one, a count in the key's column, and nothing that a person would have.

    Somebody who is called 計 has a number as long as those of others, or says more than a number.
    """
    # Each different text once, and most lists are done here: they have no such label.
    labels = {one for one in set(chain.from_iterable(grid.rows[number] for number in records)) if _is_label(one)}
    if not labels:
        return ()
    at = columns[key.key] - 1
    name = next((columns[one.key] - 1 for one in layout.fields if one.kind is Kind.NAME and one.key in columns), None)
    others = [column - 1 for column in columns.values() if column - 1 not in (at, name)]
    rows = [grid.rows[number] for number in records]
    keys = [_digits(row[at] if at < len(row) else None) for row in rows]
    longest = max(map(len, keys), default=0)
    found: dict[int, bool] = {}
    """Place among the records -> whether the count is that of the records above."""
    last = 0
    for place, (row, digits) in enumerate(zip(rows, keys, strict=True)):
        above = (place - len(found), place - last)
        is_count = bool(digits) and int(digits) in above
        is_short = len(digits) < longest or is_count
        if digits and is_short and not labels.isdisjoint(row) and _is_sum(row, at, name, others, name_known):
            found[place] = is_count
            last = place + 1
    if not found:
        return ()
    shortest = min((len(digits) for place, digits in enumerate(keys) if place not in found and digits), default=0)
    # Where a record says where somebody works, a row with nothing but a number and 計 is nobody.
    is_told = any(_filled(row, column) for column in others for place, row in enumerate(rows) if place not in found)
    return {
        records[place]
        for place, is_count in found.items()
        if is_count or len(keys[place]) < shortest or (name is not None and (is_told or not _filled(rows[place], name)))
    }


def _is_label(raw: Raw) -> bool:
    if not isinstance(raw, str) or len(raw) > _LONGEST_LABEL or not _WORDS.search(raw):
        return False
    return _LABEL.fullmatch(unicodedata.normalize("NFKC", raw).strip()) is not None


_LONGEST_LABEL = 60
_WORDS = re.compile("計|平均|総数|total|average|ｔｏｔａｌ", re.IGNORECASE)


def _digits(raw: Raw) -> str:
    """A count as it may stand in a column of numbers; empty for anything else."""
    text = str(raw) if isinstance(raw, int) else raw.strip() if isinstance(raw, str) else ""
    return unicodedata.normalize("NFKC", text) if text.isdecimal() and len(text) <= _LONGEST else ""


_LONGEST = 12
"""Digits of a number that may be a count or somebody's."""


def _is_sum(row: Sequence[Raw], at: int, name: int | None, others: Sequence[int], name_known: NameKnown | None) -> bool:
    """Whether a row has the label of a sum where a person would have a name, or has no name but such a label."""
    called = _text(row, name) if name is not None else ""
    if called:
        rest = [_text(row, column) for column in others if _filled(row, column)]
        is_somebody = name_known is not None and bool(name_known("".join(called.split())))
        return bool(_LABEL.fullmatch(called)) and not is_somebody and all(map(_AMOUNT.fullmatch, rest))
    return any(_LABEL.fullmatch(_text(row, column)) for column in range(len(row)) if column != at)


def _filled(row: Sequence[Raw], column: int) -> bool:
    return bool(_text(row, column))


def _text(row: Sequence[Raw], column: int) -> str:
    raw = row[column] if column < len(row) else None
    return "" if raw is None else unicodedata.normalize("NFKC", str(raw)).strip()

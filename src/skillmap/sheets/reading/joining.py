"""Family and given name in columns of their own (姓 | 名, セイ | メイ): joined before the table is read."""

from itertools import islice

from skillmap.sheets.grid import Grid
from skillmap.sheets.limits import FileLimits
from skillmap.sheets.reading.header import heading_key

_PAIRS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    ("氏名", frozenset({"姓", "氏", "苗字", "名字", "氏名(姓)", "姓(漢字)", "漢字姓", "氏(漢字)"}),
     frozenset({"名", "氏名(名)", "名(漢字)", "漢字名"})),
    ("フリガナ",
     frozenset({"セイ", "せい", "姓カナ", "カナ姓", "姓(カナ)", "氏カナ", "姓フリガナ", "フリガナ(姓)",
                "フリガナ(セイ)", "氏(カナ)"}),
     frozenset({"メイ", "めい", "名カナ", "カナ名", "名(カナ)", "名フリガナ", "フリガナ(名)", "フリガナ(メイ)"})),
)  # fmt: skip


def join_names(grid: Grid, limits: FileLimits) -> tuple[int, ...]:
    """Joins the pairs in place, text to text with a space; gives the columns (from 1) that now hold the whole.

    The given name must stand right of the family name, and no column of the row may already be the whole.
    """
    for number in islice(grid.rows, limits.headings):
        keys = [heading_key(cell) if isinstance(cell, str) else "" for cell in grid.rows[number]]
        pairs = [found for whole in _PAIRS if (found := _pair(keys, *whole))]
        if pairs and pairs[0][0] == _PAIRS[0][0]:
            for title, left in pairs:
                _join(grid, number, title, left)
            return tuple(left for _, left in pairs)
    return ()


def _pair(keys: list[str], title: str, family: frozenset[str], given: frozenset[str]) -> tuple[str, int] | None:
    # A column with the whole name is better than its parts: where the family name ends is known there as well.
    if heading_key(title) in keys:
        return None
    folded = {heading_key(name) for name in family}, {heading_key(name) for name in given}
    at = next((n for n, key in enumerate(keys[:-1], 1) if key in folded[0] and keys[n] in folded[1]), None)
    return None if at is None else (title, at)


def _join(grid: Grid, header: int, title: str, left: int) -> None:
    for number, row in grid.rows.items():
        if number < header or len(row) < left:
            continue
        pair = row[left - 1 : left + 1]
        if number == header:
            row[left - 1] = title
        elif all(cell is None or isinstance(cell, str) for cell in pair):
            texts = [cell.strip() for cell in pair if isinstance(cell, str) and cell.strip()]
            row[left - 1] = " ".join(texts) or None
        elif isinstance(pair[0], str) or pair[0] is None:
            # An error value or number in the given name must not get lost.
            row[left - 1] = pair[1]
        if len(row) > left:
            row[left] = None

"""Where the heading row of a table is: known names and aliases, title blocks above, two- and three-row headings."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TypeAlias

from skillmap.sheets.grid import Grid, Raw, letters
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.sheets.limits import FileLimits
from skillmap.words import Bilingual

_DECORATION = re.compile(r"[\s\u200b\ufeff*※＊●○◎☆★◆◇■□▼▽:：]|\[?【?\(?必須\)?】?\]?|\[?【?\(?任意\)?】?\]?")
_BRACKETS = re.compile(r"[(\[【〔〈<].*?[)\]】〕〉>]")
_DEPTH = 3
_LONGEST = 80
"""Characters of a cell that may still be a heading."""


@lru_cache(maxsize=20_000)
def heading_key(text: str) -> str:
    """A heading for comparing: NFKC, lower case, without spaces, line breaks and marks such as ※ or (必須)."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=20_000)
def _bare(text: str) -> str:
    """A heading without what stands in brackets; a text that is too long for a heading as it is."""
    return text if len(text) > 2 * _LONGEST else _BRACKETS.sub("", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading cell that means a field (or none): where it stands and what it says."""

    column: int
    text: str
    key: str = ""
    is_alias: bool = False
    over: str = ""
    """The nearest heading above it, of a group."""


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The heading row(s) of a sheet for one layout. `found` are the headings with a field, by column."""

    rows: tuple[int, ...]
    found: tuple[Heading, ...]
    ignored: tuple[Heading, ...]
    unknown: tuple[Heading, ...]
    whole: int = 0
    """Fields whose heading is only whole over several rows (採用 over 年月日)."""
    cut: int = 0
    """Headings over several columns with headings of their own in the row below (日程 over 月日 and 時間)."""

    @property
    def score(self) -> int:
        """How many different fields were found."""
        return len({heading.key for heading in self.found})

    def has_name(self, layout: Layout) -> bool:
        """Whether one of the headings is that of personal names."""
        return any(layout.field(heading.key).kind is Kind.NAME for heading in self.found)

    def missing(self, layout: Layout) -> list[Field]:
        """The required fields without a column."""
        keys = {heading.key for heading in self.found}
        return [field for field in layout.fields if field.required and field.key not in keys]

    def repeated(self) -> dict[str, list[int]]:
        """Fields that have several columns, with these."""
        columns: dict[str, list[int]] = {}
        for heading in self.found:
            columns.setdefault(heading.key, []).append(heading.column)
        return {key: numbers for key, numbers in columns.items() if len(numbers) > 1}


_RUNNING = frozenset({"no", "no.", "№", "通番", "連番", "項番"})
"""Headings of running numbers."""


class HeadingNames:
    """All names under which a layout's fields are known."""

    def __init__(self, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> None:
        self.plain: dict[str, tuple[str, bool]] = {}
        self.under: dict[tuple[str, str], tuple[str, bool]] = {}
        self.ignored = {heading_key(text) for text in layout.ignored}
        self._weak = [one for one in layout.fields if one.otherwise is not None]
        # A column of running numbers is on every printed list and means nothing: it is no number of a record.
        if "no." in self.ignored:
            self.ignored |= _RUNNING
        # What the office says its headings mean goes before what they mean elsewhere.
        for field in layout.fields:
            self._add(field, aliases.get(field.key, ()), is_alias=False)
        for field in layout.fields:
            self._add(field, (field.title.ja, field.title.en, *field.equals), is_alias=False)
        for field in layout.fields:
            self._add(field, (*field.aliases, field.key), is_alias=True)
        self.words = {*self.plain, *(word for pair in self.under for word in pair)}

    def _add(self, field: Field, texts: Iterable[str], *, is_alias: bool) -> None:
        for text in texts:
            key = heading_key(text)
            if field.over is None:
                self.plain.setdefault(key, (field.key, is_alias))
                continue
            for over in (field.over.ja, field.over.en, *field.over_aliases):
                self.under.setdefault((heading_key(over), key), (field.key, is_alias))
                self.plain.setdefault(heading_key(over + text), (field.key, is_alias))
                self.plain.setdefault(heading_key(f"{over}({text})"), (field.key, is_alias))

    def knows(self, row: Sequence[Raw]) -> int:
        """How many cells of a row could be a heading of this layout, or a part of one."""
        texts = [cell for cell in row if isinstance(cell, str) and len(cell) <= _LONGEST]
        return sum(heading_key(text) in self.words or heading_key(_bare(text)) in self.words for text in texts)

    def match(self, path: tuple[str, ...]) -> tuple[str, bool] | None:
        """The field that a column's headings (top to bottom) mean, and whether by an alias."""
        keys = [heading_key(part) for part in path]
        # The nearest heading above says what is meant: 「修了」 under 「基礎」 and under 「応用」 are two things.
        for over in reversed(keys[:-1]):
            if (over, keys[-1]) in self.under:
                return self.under[over, keys[-1]]
        return self.plain.get(keys[-1]) or self.plain.get("".join(keys)) or self.plain.get(heading_key(_bare(path[-1])))

    def otherwise(self, found: Sequence[Heading], unknown: Sequence[Heading]) -> list[Heading]:
        """Unknown headings that mean a field which no other column has (`Otherwise`); one for each field."""
        there = {one.key for one in found}
        taken: dict[str, Heading] = {}
        for one in unknown:
            for field in self._weak:
                if (
                    field.otherwise is None
                    or field.key in there
                    or heading_key(one.text) not in map(heading_key, field.otherwise.titles)
                ):
                    continue
                if field.otherwise.beside in there and field.otherwise.unless not in there:
                    taken.setdefault(field.key, Heading(one.column, one.text, field.key, is_alias=True))
        return list(taken.values())

    def is_whole(self, path: tuple[str, ...]) -> bool:
        """Whether the headings one below the other mean a field that the last one alone does not."""
        keys = [heading_key(part) for part in path]
        return len(keys) > 1 and keys[-1] not in self.plain and "".join(keys) in self.plain


Merged: TypeAlias = dict[tuple[int, int], tuple[str, bool]]
"""Cells covered by merged ranges near the top: the range's text, and whether the cell is in its first column."""


@dataclass(frozen=True, slots=True)
class _Search:
    """What every candidate row is looked at with."""

    grid: Grid
    names: HeadingNames
    columns: tuple[int, ...]
    merged: Merged


def find_header(grid: Grid, layout: Layout, names: HeadingNames, columns: tuple[int, ...] = ()) -> HeadingRows | None:
    """The heading row(s) with the most known headings; None when no row has at least two (or the layout's only one)."""
    # One known word alone stands in many a title row (「名簿」, 「一覧」): two are a heading row.
    least = min(2, len(layout.fields))
    search = _Search(grid, names, columns, _merged_texts(grid, layout.limits))
    best: HeadingRows | None = None
    for row in islice(grid.rows, layout.limits.headings):
        # Most rows are told by their words alone; only where a word is known are one to three rows tried as headings.
        if sum(names.knows(grid.rows.get(row + below, ())) for below in range(_DEPTH)) < 1:
            continue
        for depth in range(1, _DEPTH + 1):
            header = _header_at(search, tuple(range(row, row + depth)))
            # A name with a unit or grade beside it is a table too, though the document has no use for these.
            seen = header.score + len(header.ignored)
            is_table = header.score >= least or (seen >= least and header.has_name(layout))
            if is_table and _is_better(header, best, layout):
                best = header
    return best


def find_header_with(
    grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]], texts: Sequence[str]
) -> HeadingRows | None:
    """The heading row(s) where headings of the layout and these further texts stand; the latter stay unknown ones."""
    if not texts:
        return find_header(grid, layout, HeadingNames(layout, aliases))
    known = {heading_key(name) for name in HeadingNames(layout, aliases).plain}
    further = {f"*{n}": text for n, text in enumerate(texts) if heading_key(text) not in known}
    more = tuple(Field(key, Bilingual(text, text)) for key, text in further.items())
    wide = replace(layout, fields=(*layout.fields, *more))
    header = find_header(grid, wide, HeadingNames(wide, aliases))
    if header is None:
        return None
    unknown = [Heading(one.column, one.text) for one in header.found if one.key in further]
    found = tuple(one for one in header.found if one.key not in further)
    ordered = sorted((*header.unknown, *unknown), key=lambda one: one.column)
    return replace(header, found=found, unknown=tuple(ordered))


def _is_better(header: HeadingRows, best: HeadingRows | None, layout: Layout) -> bool:
    if best is None:
        return True

    def rank(one: HeadingRows) -> tuple[int, int, int, int, int]:
        # More headings first, then none missing; of equal ones the reading that leaves no half heading, cuts none off
        # from those below it, and the flatter one.
        return one.score, -len(one.missing(layout)), one.whole, -one.cut, -len(one.rows)

    return rank(header) > rank(best)


def _merged_texts(grid: Grid, limits: FileLimits) -> Merged:
    texts: Merged = {}
    last = max(islice(grid.rows, limits.headings), default=0)
    for area in grid.merges:
        text = grid.at(area.top, area.left) if area.top <= last else None
        if isinstance(text, str):
            for row in range(area.top, min(area.bottom, area.top + _DEPTH) + 1):
                for column in range(area.left, min(area.right, limits.columns) + 1):
                    # Excel keeps the text in the first cell only; the others of the range are blank, yet stand under
                    # the same heading.
                    texts[row, column] = text, column == area.left
    return texts


def _header_at(search: _Search, rows: tuple[int, ...]) -> HeadingRows:
    width = max(len(search.grid.rows.get(row, ())) for row in rows)
    found: list[Heading] = []
    ignored: list[Heading] = []
    unknown: list[Heading] = []
    carried = [""] * len(rows)
    whole = 0
    for column in search.columns or range(1, width + 1):
        path = _path(search, rows, column, carried)
        if not path:
            continue
        match = search.names.match(path)
        over = path[-2] if len(path) > 1 else ""
        whole += search.names.is_whole(path)
        if match:
            found.append(Heading(column, path[-1], *match, over=over))
        elif {heading_key(path[-1]), heading_key("".join(path))} & search.names.ignored:
            ignored.append(Heading(column, path[-1]))
        else:
            unknown.append(Heading(column, " ".join(path), over=over))
    otherwise = search.names.otherwise(found, unknown)
    found = sorted([*found, *otherwise], key=lambda one: one.column)
    left = tuple(one for one in unknown if one.column not in {other.column for other in otherwise})
    return HeadingRows(rows, tuple(found), tuple(ignored), left, whole, _cut(search, rows[-1], found))


def _cut(search: _Search, row: int, found: Sequence[Heading]) -> int:
    """How many headings of a last row reach over columns that have headings below, the first of them a known one."""
    cut = 0
    for one in found:
        right = search.merged.get((row, one.column + 1))
        below = search.grid.at(row + 1, one.column)
        if right and not right[1] and right[0] == one.text and isinstance(below, str) and below.strip():
            cut += search.names.match((below,)) is not None
    return cut


def _path(search: _Search, rows: tuple[int, ...], column: int, carried: list[str]) -> tuple[str, ...]:
    """The headings of a column from top to bottom; an unmerged group heading reaches to the right until the next.

    Empty for a column without a heading of its own, also for the further columns of a merged heading.
    """
    own: list[str] = []
    is_first = True
    for row in rows:
        value = search.grid.at(row, column)
        text, leads = search.merged.get((row, column), (value if isinstance(value, str) else "", True))
        own.append(text if text.strip() else "")
        is_first = leads if own[-1] else is_first
    path: list[str] = []
    for level, text in enumerate(own):
        if text:
            # A new group heading ends those below it.
            carried[level:] = [text] + [""] * (len(carried) - level - 1)
        shown = text or (carried[level] if any(own[level + 1 :]) and not any(own[:level]) else "")
        # Merged downwards, one heading stands on two levels.
        if shown and (not path or path[-1] != shown):
            path.append(shown)
    return tuple(path) if any(own) and is_first else ()


HEAD_ROWS = 30
"""Rows with content from the top in which people look for headings."""


def shown_headings(grid: Grid, most: int = 20, width: int = 20) -> tuple[str, ...]:
    """What the sheet has instead of the headings looked for: the texts of its fullest row near the top."""
    rows = [[v for v in grid.rows[r] if isinstance(v, str) and v.strip()] for r in islice(grid.rows, HEAD_ROWS)]
    # What people take for the headings is the row with the most in it, whatever is written there.
    fullest = max(rows, key=len, default=[])
    return tuple(" ".join(text.split())[:width] for text in fullest[:most])


def column_list(columns: Iterable[int]) -> str:
    """Column numbers as letters: A, D."""
    return ", ".join(letters(column) for column in columns)


def score(grid: Grid, layout: Layout, aliases: Mapping[str, tuple[str, ...]]) -> int:
    """How many fields of a layout the sheet has headings for; 0 when a required one is missing."""
    header = find_header(grid, layout, HeadingNames(layout, aliases))
    return 0 if header is None or header.missing(layout) else header.score

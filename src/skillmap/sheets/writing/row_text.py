"""Puts the rows that were left (`left_rows`) into the workbook that the library has made, like those that it wrote.

Styles, the attributes of a row and the numbers of texts are read off its parts: what it wrote for a cell of this look,
and where it keeps a text, holds for the others too. Everything else of the workbook is as it made it. Where a part is
not as it is known to be, nothing is guessed (`OtherwiseWritten`).
"""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path
from typing import IO, Any

from skillmap.sheets.grid import address
from skillmap.sheets.sheet import CellValue
from skillmap.sheets.writing.cells import plain_text
from skillmap.sheets.writing.left_rows import LeftRows, ShownRows, apart, kind_of

_BOOK, _LINKS, _TEXTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"
_SHEET = re.compile(r'<sheet [^>]*\br:id="([^"]+)"')
_LINK = re.compile(r'<Relationship Id="([^"]+)"[^>]*? Target="([^"]+)"')
_ROW = re.compile(r'<row r="(\d+)"(?: spans="\d+:(\d+)")?([^>/]*)(/>|>.*?</row>)', re.DOTALL)
_STYLE = re.compile(r'<c r="([A-Z]+\d+)"((?: s="\d+")?)(?: t="\w+")?/?>')
_TEXT = re.compile(r'<si>(?:<t(?: xml:space="preserve")?>([^<]*)</t>|.*?)</si>', re.DOTALL)
_COUNT = re.compile(r'(<sst [^>]*?\bcount=")(\d+)(" uniqueCount=")(\d+)"')
_OF_BLOCK = "spans="
_OF_TEXT = ' t="s"'
_BLOCK = 16
"""Rows that say together (`spans`) from which column to which they reach."""
_AT_ONCE = 500
"""Rows that are put together before they go to the file."""
_DAY_0 = date(1899, 12, 30)


class OtherwiseWritten(Exception):
    """The library has written a part in another way than rows can be written like."""


def put_rows_in(book: IO[bytes], path: Path, shown: ShownRows) -> None:
    """Writes the workbook to `path`, with the rows that were left.

    Raises OtherwiseWritten; what is at `path` then is no workbook.
    """
    try:
        _put_in(book, path, shown)
    except (LookupError, ValueError) as error:
        # A style, height, text or part that is not where it was looked for.
        raise OtherwiseWritten from error


def _put_in(book: IO[bytes], path: Path, shown: ShownRows) -> None:
    with zipfile.ZipFile(book) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        texts = made.read(_TEXTS).decode().replace("\r\n", "\n")
        parts = _parts(made)
        like = _like(made, parts, shown, texts)
        rows_of = {parts[place]: rows for place, rows in shown.left.items()}
        if not rows_of.keys() <= {*made.namelist()}:
            raise OtherwiseWritten(*rows_of)
        # Each text was handed over to be numbered, and counted then as if a cell had it.
        used = -len(shown.texts)
        for info in made.infolist():
            if info.filename in rows_of:
                part = made.read(info).decode()
                used -= part.count(_OF_TEXT)
                with out.open(_entry(info), "w") as stream:
                    for text in _filled(part, rows_of[info.filename], like):
                        used += text.count(_OF_TEXT)
                        stream.write(text.encode())
            elif info.filename != _TEXTS:
                out.writestr(_entry(info), made.read(info))
        texts = _COUNT.sub(lambda found: f'{found[1]}{int(found[2]) + used}{found[3]}{found[4]}"', texts, count=1)
        out.writestr(_entry(made.getinfo(_TEXTS)), texts)


@dataclass(frozen=True, slots=True)
class _Like:
    """What was read off the workbook."""

    texts: Mapping[str, str]
    """Numbers of texts."""
    styles: Mapping[Any, str]
    """By the library's format what says so in a cell."""
    heights: Mapping[tuple[bool, float | None], str]
    """By height, of sheets for machines apart, what says so in a row."""


def _like(made: zipfile.ZipFile, parts: Sequence[str], shown: ShownRows, texts: str) -> _Like:
    items, count = [one[1] for one in _TEXT.finditer(texts)], _COUNT.search(texts)
    if count is None or int(count[4]) != len(items):
        # One that was not seen, and every cell behind it would have the text of another one.
        raise OtherwiseWritten(_TEXTS)
    # An item of several pieces is the library's own: nothing that was left has any.
    numbers = {unescape(text): str(n) for n, text in enumerate(items) if text is not None}
    asked = {(at.sheet, at.row) for at in (*shown.formats.values(), *shown.heights.values())}
    rows: dict[tuple[int, int], re.Match[str]] = {}
    for place in {sheet for sheet, _ in asked}:
        found = ((place, int(row[1]) - 1, row) for row in _ROW.finditer(made.read(parts[place]).decode()))
        rows |= {(sheet, number): row for sheet, number, row in found if (sheet, number) in asked}
    styles = {}
    for look, at in shown.formats.items():
        name = address(at.row + 1, at.column + 1)
        styles[look] = dict(_STYLE.findall(rows[at.sheet, at.row][4]))[name]
    heights = {height: rows[at.sheet, at.row][3] for height, at in shown.heights.items()}
    return _Like(numbers, styles, heights)


def _entry(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The same part of the same time: equal contents give equal bytes."""
    entry = zipfile.ZipInfo(info.filename, info.date_time)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _parts(made: zipfile.ZipFile) -> list[str]:
    """The parts of the sheets in their order."""
    targets = dict(_LINK.findall(made.read(_LINKS).decode()))
    return [f"xl/{targets[one]}" for one in _SHEET.findall(made.read(_BOOK).decode())]


def _filled(part: str, left: LeftRows, like: _Like) -> Iterator[str]:
    """The part of a sheet with all of its rows, in pieces."""
    written = {int(found[1]) - 1: found for found in _ROW.finditer(part)}
    first, count = left.sheet.first_row, len(left.sheet.rows)
    own = {row - first for row in written if first <= row < first + count}
    if own != left.written or any(_OF_BLOCK in found[3] for found in written.values()):
        raise OtherwiseWritten(left.sheet.name)
    reach, text = _reach(written, left), _RowText(left, like)
    yield part[: written[min(written)].start()]
    lines: list[str] = []
    for row in range(min(written), max(written) + 1):
        found, block = written.get(row), row // _BLOCK
        if found is None and first <= row < first + count:
            lines.append(text.line(row - first, reach[block]))
        elif found is not None and block in reach:
            lines.append(f'<row r="{row + 1}" spans="1:{reach[block]}"{found[3]}{found[4]}')
        elif found is not None:
            lines.append(found[0])
        if len(lines) == _AT_ONCE:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)
    yield part[written[max(written)].end() :]


def _reach(written: Mapping[int, re.Match[str]], left: LeftRows) -> dict[int, int]:
    """By block of rows in which some were left: the last column that any row of it has."""
    first, width = left.sheet.first_row, len(left.sheet.columns)
    rows = (first + number for number in range(len(left.sheet.rows)) if number not in left.written)
    reach = dict.fromkeys((row // _BLOCK for row in rows), width)
    for row, found in written.items():
        if row // _BLOCK in reach and found[2]:
            reach[row // _BLOCK] = max(reach[row // _BLOCK], int(found[2]))
    return reach


class _Tails(dict[CellValue, str]):
    """By its value what a cell of a column is after the number of its row, up to that of the next cell."""

    def __init__(self, styles: Mapping[str, str], numbers: Mapping[str, str], after: str) -> None:
        super().__init__()
        self._styles, self._numbers, self._after = styles, numbers, after

    def __missing__(self, value: CellValue) -> str:
        made = self[value] = f'"{self._styles[kind_of(value.__class__)]}{self._content(value)}{self._after}'
        return made

    def _content(self, value: CellValue) -> str:
        if value is None or value == "":
            return "/>"
        if isinstance(value, str):
            return f"{_OF_TEXT}><v>{self._numbers[plain_text(value)]}</v></c>"
        number = (value - _DAY_0).days if isinstance(value, date) else value
        return f"><v>{number:.16G}</v></c>"


class _RowText:
    """Rows of a sheet as text."""

    def __init__(self, left: LeftRows, like: _Like) -> None:
        self._left, self._like = left, like
        self._apart, self._first = apart(left.sheet), left.sheet.first_row
        self._names = [address(1, column).rstrip("1") for column in range(1, len(left.sheet.columns) + 1)]
        self._usual = self._tails((id(None), id(None)))
        self._others: dict[tuple[int, int], list[_Tails]] = {}
        self._openings: dict[tuple[int, float | None], str] = {}

    def line(self, number: int, reach: int) -> str:
        """A row of the table, which counts from 0."""
        sheet = self._left.sheet
        row = sheet.rows[number]
        if number in self._apart:
            emphasis, tone, found = id(sheet.emphasis.get(number)), sheet.tones.get, self._of
            cells = [found(emphasis, id(tone((number, at))))[at][value] for at, value in enumerate(row)]
        else:
            cells = [tails[value] for tails, value in zip(self._usual, row, strict=True)]
        # Between any two pieces stands the number of the row.
        return str(self._first + number + 1).join(('<row r="', self._opening(number, reach), *cells))

    def _opening(self, number: int, reach: int) -> str:
        tall = self._left.heights[number] if self._left.heights else None
        if (made := self._openings.get((reach, tall))) is None:
            attributes = self._like.heights[self._left.sheet.purpose == "data", tall]
            made = self._openings[reach, tall] = f'" spans="1:{reach}"{attributes}><c r="{self._names[0]}'
        return made

    def _of(self, emphasis: int, tone: int) -> list[_Tails]:
        look = (emphasis, tone)
        if (found := self._others.get(look)) is None:
            found = self._others[look] = self._tails(look)
        return found

    def _tails(self, look: tuple[int, int]) -> list[_Tails]:
        """By column its cells of an emphasis and a tone; only kinds of values that it has with them have a style."""
        after = [*(f'<c r="{name}' for name in self._names[1:]), "</row>"]
        styles: list[dict[str, str]] = [{} for _ in self._names]
        for (column, kind, emphasis, tone), made in self._left.formats.items():
            if (emphasis, tone) == look:
                styles[column][kind] = self._like.styles[made]
        return [_Tails(own, self._like.texts, end) for own, end in zip(styles, after, strict=True)]

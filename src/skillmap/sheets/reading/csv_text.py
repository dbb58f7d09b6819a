"""CSV: which encoding, which delimiter, which rows. Decided by rules, never by statistics; doubts are asked."""

import csv
import io
import re
from dataclasses import dataclass, field

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets.grid import Grid, Raw
from skillmap.sheets.limits import MAX_TEXT, FileLimits
from skillmap.sheets.package.preflight import FileSource
from skillmap.sheets.text.neutral import restore

SUFFIXES = (".csv", ".txt", ".tsv")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_JIS = re.compile(rb"\x1b\$[@B]|\x1b\([JI]")
_UTF8_KANA_KANJI = re.compile(rb"[\xe3-\xe9][\x80-\xbf][\x80-\xbf]")
_ENOUGH = 4
"""So many Japanese characters of UTF-8 before the first wrong byte: a UTF-8 file that was cut or pasted into."""
_FOLDED = {
    "utf8": "utf-8",
    "sjis": "cp932",
    "shiftjis": "cp932",
    "ms932": "cp932",
    "windows31j": "cp932",
    "mskanji": "cp932",
}
_REMEMBERED = 100_000
"""Different values that are kept in mind at a time."""
_KEPT_TEXT = re.compile(r'="([^"]*)"')


@dataclass
class CsvText:
    """A CSV as one grid, and what must be told about it."""

    grid: Grid
    problems: list[Problem] = field(default_factory=list)


def read_csv(source: FileSource, limits: FileLimits, encoding: str = "", top: int = 0) -> CsvText:
    """The rows of a CSV; with `top` only so many with content (0 = all).

    Raises InputRefused (E_ENCODING, E_CONTROL_CHAR, E_CSV_QUOTE, E_TOO_LONG, E_TOO_MANY_ROWS) or NeedsAnswer
    (E_ENCODING, when another encoding than UTF-8 and CP932 fits).
    """
    # A mark that was decoded along with the text would become part of the first heading.
    text = _decode(source, encoding).lstrip("\ufeff")
    if not text.strip():
        raise InputRefused("E_EMPTY_FILE", file=source.name)
    if "\0" in text:
        place = CellPlace(source.name, "", f"A{_line_of(text, text.index(chr(0)))}")
        raise InputRefused("E_CONTROL_CHAR", [problem("E_CONTROL_CHAR", place, found="U+0000")], found="U+0000")
    delimiter, text, told = _delimiter(source, text)
    grid = Grid("")
    result = CsvText(grid, [problem("W_DELIMITER", CellPlace(source.name), found=told)] if told else [])
    _fill(grid, source.name, text, delimiter, limits, top)
    return result


def _decode(source: FileSource, encoding: str) -> str:
    data, name = source.data, source.name
    if encoding:
        return _decode_as(source, encoding)
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _strict(source, codec)
    # ISO-2022-JP is plain ASCII byte for byte: without the escapes it would be read as UTF-8 and no error.
    if _JIS.search(data):
        _ask(source, ("iso2022_jp",))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(_UTF8_KANA_KANJI.findall(data, 0, error.start)) >= _ENOUGH:
            line = data.count(b"\n", 0, error.start) + 1
            raise InputRefused("E_ENCODING", file=name, line=line, expected="UTF-8") from None
    # UTF-16 without a mark at the front: nearly every second byte of digits and Latin letters is 0.
    if data.count(b"\0") > len(data) // 4:
        _ask(source, ("utf-16-le", "utf-16-be"))
    try:
        # Not shift_jis: that one fails on 髙, 﨑, ① and ㈱.
        text = data.decode("cp932")
    except UnicodeDecodeError as error:
        _ask(source, ("euc_jp",))
        line = data.count(b"\n", 0, error.start) + 1
        raise InputRefused("E_ENCODING", file=name, line=line, expected="UTF-8, CP932") from None
    if _looks_like_euc(data, text):
        _ask(source, ("euc_jp",))
    for line, record in enumerate(data.split(b"\n"), 1):
        if len(_UTF8_KANA_KANJI.findall(record)) > 1 and _fits(record, "utf-8"):
            # CP932 reads such a line without an error and makes nonsense of it.
            raise InputRefused("E_ENCODING", file=name, line=line, expected="CP932")
    return text


def _decode_as(source: FileSource, encoding: str) -> str:
    folded = re.sub(r"[-_ ]", "", encoding.lower())
    try:
        codec = _FOLDED.get(folded, encoding)
        return _strict(source, codec)
    except LookupError:
        raise InputRefused(
            "E_ENCODING_UNKNOWN", file=source.name, found=encoding, expected="utf-8, cp932, euc_jp, iso2022_jp, utf-16"
        ) from None


def _strict(source: FileSource, codec: str) -> str:
    try:
        return source.data.decode(codec)
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        raise InputRefused("E_ENCODING", file=source.name, line=line, expected=codec) from None


def _ask(source: FileSource, candidates: tuple[str, ...]) -> None:
    """Asks when one of the encodings fits the whole file; never uses it unasked."""
    fits = tuple(codec for codec in candidates if _fits(source.data, codec))
    if fits:
        place = CellPlace(source.name)
        question = problem("E_ENCODING_ASK", place, found=fits, expected="UTF-8, CP932")
        raise NeedsAnswer("E_ENCODING", [question], file=source.name, line=1, expected="UTF-8, CP932")


def _fits(data: bytes, codec: str) -> bool:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return False
    return not re.search("[\0\ufffe\uffff]", text)


def _looks_like_euc(data: bytes, as_cp932: str) -> bool:
    """EUC-JP whose bytes all happen to be half-width kana in CP932: runs of kana on one side, words on the other."""
    if not re.search("[\uff61-\uff9f]{4}", as_cp932) or re.search("[\u4e00-\u9fff\u3041-\u3096]", as_cp932):
        return False
    try:
        text = data.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return bool(re.search("[\u4e00-\u9fff\u3041-\u30fa]{2}", text))


def _delimiter(source: FileSource, text: str) -> tuple[str, str, str]:
    """The delimiter, the text without a `sep=` line, and the delimiter's name when it must be told."""
    # A first line by which files tell Excel their delimiter: it is no row of the list.
    if match := re.match(r"sep=(.)\r?\n?", text, re.IGNORECASE):
        return match[1], text[match.end() :], _name(match[1])
    # Within quotes a delimiter is text.
    head = re.sub(r'"[^"]*"', "", "\n".join(text[:20_000].splitlines()[:20]))
    counts = {delimiter: head.count(delimiter) for delimiter in ",\t;|"}
    delimiter = max(counts, key=lambda key: counts[key])
    tabs_expected = source.path.suffix.lower() in (".tsv", ".txt") or source.data[:2] in (b"\xff\xfe", b"\xfe\xff")
    told = delimiter in ";|" or (delimiter == "\t" and not tabs_expected)
    return delimiter, text, _name(delimiter) if told and counts[delimiter] else ""


def _name(delimiter: str) -> str:
    return "TAB" if delimiter == "\t" else delimiter


def _fill(grid: Grid, file: str, text: str, delimiter: str, limits: FileLimits, top: int) -> None:
    # One more than a cell can hold: what is longer is refused here, with its line.
    csv.field_size_limit(MAX_TEXT + 1)
    # Lines end at LF, CRLF or CR alone, not at U+2028 or U+0085.
    # strict: otherwise a quote that is never closed swallows the rest of the file without an error.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    values = _Values()
    cells, start, number = 0, 1, 0
    rows, meant, most = grid.rows, values.__getitem__, limits.columns
    try:
        for number, record in enumerate(reader, 1):
            start = reader.line_num + 1
            if any(record):
                rows[number] = list(map(meant, record if len(record) <= most else record[:most]))
                cells += len(record)
                if len(values) > _REMEMBERED:
                    values.clear()
                if len(rows) == top:
                    break
                if len(rows) > limits.rows:
                    raise InputRefused("E_TOO_MANY_ROWS", file=file, sheet="", expected=limits.rows)
                # Blank fields count here too, hence twice the limit for cells with content.
                if cells > limits.cells * 2:
                    raise InputRefused("E_TOO_MANY_CELLS", file=file, expected=limits.cells)
    except csv.Error as error:
        if "field larger" in str(error):
            raise InputRefused("E_TOO_LONG", found=f"{file} A{start}", expected=MAX_TEXT) from None
        raise InputRefused("E_CSV_QUOTE", file=file, line=start) from None


class _Values(dict[str, str | None]):
    """The text that each value means, made once: lists say the same a hundred thousand times."""

    def __missing__(self, value: str) -> str | None:
        # Digits and words, most of what there is, cannot be anything else than they are.
        meant = value if value.isalnum() else _plain(value) if value else None
        self[value] = meant
        return meant


def _plain(value: str) -> str:
    """The text that is meant: ="001200" is how programs keep Excel from taking the zeros away."""
    if value.startswith('="') and (match := _KEPT_TEXT.fullmatch(value)):
        return match[1]
    return restore(value)


def _line_of(text: str, at: int) -> int:
    return len(re.findall(r"\r\n|\n|\r", text[:at])) + 1


def mark_widths(grid: Grid, header_row: int) -> None:
    """Marks the rows whose number of fields differs from the heading row's; empty fields at the end do not count.

    A row that is shorter only by fields that could be blank is still marked: a comma in a name shifts columns.
    """
    width = len(grid.rows.get(header_row, []))
    for number, row in grid.rows.items():
        if number > header_row and len(row) != width and not _is_padded(row, width):
            grid.bad_width[number] = len(row)


def _is_padded(row: list[Raw], width: int) -> bool:
    return len(row) > width and all(value is None for value in row[width:])

"""Which rows below the headings are records, and which are totals, notes, block headings or repeated headings."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from skillmap.sheets.grid import Grid, Raw, address
from skillmap.sheets.layout import Field, Kind, Layout
from skillmap.sheets.reading.header import HeadingRows, heading_key
from skillmap.sheets.reading.sums import NameKnown, is_line_of_counts, is_total, sum_rows

_CODE_LIKE = re.compile(r"[\s'’\u200b]*[0-9０-９A-Za-zＡ-Ｚａ-ｚ][0-9０-９A-Za-zＡ-Ｚａ-ｚ,.+\-\s\u200b]*")
_COUNT = re.compile(r"(?:^|[^\d])\d+\s*(?:名|人|件)(?:中|$|[\s/／)）、])")
_FOOT = re.compile(
    r"(?:作成|出典|出所|資料|印刷|出力|更新|抽出|問合せ|問い合わせ|連絡先|担当|決裁|確認)[^\d]{0,6}(?:[:：]|$)"
)
_NOTE = re.compile(r"[※＊*■●◆◇□▼▲▽△★☆【〔《<＜(（・○◎]|注[\d\s:：)）]|備考[:：]|以上$|End$|以下余白|\(?注\)?")


_NUMBER_OF = re.compile(r"(?:出席|欠席|受講|修了|未修了|参加|申込|対象|該当)?(?:者数|人数)(?:計|合計)?")
"""What a line of counts below a table begins with (出席者数)."""
_REMARK = re.compile(r"[※＊*]|\(?注|備考|以上|以下|続き|つづき|[0-9\W]+$")
_VACANT = re.compile(r"[(\[〔]?(?:欠員|空席|未配置|欠)[)\]〕]?")
"""A post without a person, in a row without a number."""
_PEOPLE = re.compile(r"\(?(?:計|全)?\s*\d+\s*[名人]?\)?")
_WIDE = 2
"""A row whose only text is merged over more columns than this stands above the table's columns."""
_LONGEST_HEADING = 40


@dataclass(slots=True)
class Body:
    """The rows of a table: numbers of the records and of the other rows with content, both ascending."""

    records: list[int] = field(default_factory=list)
    others: list[int] = field(default_factory=list)
    second_heads: list[int] = field(default_factory=list)
    """Rows that have the same headings in other columns: what stands below them is another table."""
    filled: dict[str, set[int]] = field(default_factory=dict)
    """Rows by field key whose cell was filled with the value above it."""


def find_records(
    grid: Grid,
    header: HeadingRows,
    columns: Mapping[str, int],
    layout: Layout,
    name_known: NameKnown | None = None,
) -> Body:
    """Sorts the rows below the headings. A blank row does not end the table."""
    body = Body()
    key = key_field(layout, columns)
    at = columns[key.key] - 1
    is_code = key.kind is Kind.CODE
    last_header = header.rows[-1]
    mapped = sorted(columns.values())
    wide = {area.top for area in grid.merges if area.top == area.bottom and area.right - area.left >= _WIDE}
    heads: dict[str, set[int]] = {}
    for one in (*header.found, *header.ignored, *header.unknown):
        heads.setdefault(heading_key(one.text), set()).add(one.column)
    doubtful = grid.totals | wide
    who = {column for key, column in columns.items() if layout.field(key).kind in (Kind.CODE, Kind.NAME)}
    words, who_words = _words(layout)
    plain: set[Raw] = set()
    for number, row in grid.rows.items():
        if number <= last_header:
            continue
        value = row[at] if at < len(row) else None
        if is_code and at == 0 and (value in plain or _is_plain(value)) and number not in doubtful:
            # What most rows are: a number in front, so no example and no heading.
            plain.add(value)
            body.records.append(number)
        elif is_example(row) or number in grid.totals or (number in wide and sum(map(_filled, row)) == 1):
            body.others.append(number)
        # Before records: a repeated heading row has text in the column of names and would become a person.
        elif isinstance(value, str | None) and (moved := _headings(row, heads, is_code, value)) is not None:
            (body.second_heads if moved else body.others).append(number)
        elif _is_other_head(row, who, words, who_words):
            body.second_heads.append(number)
        # 5課 beside 計 would be a section of that name; in lists with numbers `sum_rows` knows who is called so.
        elif not is_code and is_line_of_counts(row):
            body.others.append(number)
        elif (value is not None and _is_key(value, is_code)) or (
            _has_content(row, mapped) and _is_record(row, value, mapped, heads)
        ):
            body.records.append(number)
        elif any(_filled(cell) for cell in row):
            body.others.append(number)
    if is_code and (sums := sum_rows(grid, body.records, columns, key, layout, name_known)):
        body.records[:] = [number for number in body.records if number not in sums]
        body.others[:] = sorted([*body.others, *sums])
    return body


_EXAMPLE = re.compile(r"[(\[【（［]?(?:記入)?例[)\]】）］:：]|\(?example[):]", re.IGNORECASE)


def is_example(row: list[Raw]) -> bool:
    """Whether a row shows how to fill in the form: its first cell says 例."""
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and _EXAMPLE.match(first.strip()) is not None


def block_headings(grid: Grid, body: Body) -> dict[int, tuple[str, str]]:
    """Address and text of the rows above records that hold one text and at most a number of people beside it."""
    last = max(body.records, default=0)
    found: dict[int, tuple[str, str]] = {}
    for number in body.others:
        cells = [(column, cell) for column, cell in enumerate(grid.rows[number], 1) if _filled(cell)]
        column, text = cells[0]
        rest = [unicodedata.normalize("NFKC", str(cell)).strip() for _, cell in cells[1:]]
        if number < last and isinstance(text, str) and _is_heading(text) and all(map(_PEOPLE.fullmatch, rest)):
            found[number] = address(number, column), text
    return found


def _is_heading(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", text).strip()
    return len(folded) <= _LONGEST_HEADING and not (is_total(folded) or _REMARK.match(folded) or folded.endswith("。"))


def key_field(layout: Layout, columns: Mapping[str, int]) -> Field:
    """The field that makes a row a record: the first required one with a column, else the first with a column."""
    present = [one for one in layout.fields if one.key in columns]
    return next((one for one in present if one.required), present[0])


def _filled(value: Raw) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())


def _has_content(row: list[Raw], mapped: list[int]) -> bool:
    return any(_filled(row[column - 1]) for column in mapped if column <= len(row))


def _is_key(value: Raw, is_code: bool) -> bool:
    if not isinstance(value, str):
        return True
    if is_code:
        return _CODE_LIKE.fullmatch(value) is not None
    text = value.strip()
    is_count = _PEOPLE.fullmatch(unicodedata.normalize("NFKC", text)) is not None
    return bool(text) and not is_total(text) and not _NOTE.match(text) and not is_count


def _is_plain(value: Raw) -> bool:
    """Whether a value in a column of numbers is one without any doubt."""
    return isinstance(value, str) and value.isalnum() and value.isascii()


def is_thing(text: str) -> bool:
    """Whether a text can name something, and is no total, note or mark."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return 0 < len(folded) <= _LONGEST_HEADING and not (
        is_total(folded) or _REMARK.match(folded) or _NOTE.match(folded)
    )


def _headings(row: list[Raw], heads: Mapping[str, set[int]], is_code: bool, key: str | None) -> bool | None:
    """Whether a row that repeats the headings, as at the top of a printed page, has them in other columns.

    None for any other row.
    """
    # Whoever has a number is a person, even one who is called like a heading (計, 部).
    if key is not None and is_code and _CODE_LIKE.fullmatch(key):
        return None
    found = {
        at: heads[name]
        for at, cell in enumerate(row, 1)
        if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING and (name := heading_key(cell)) in heads
    }
    same = sum(at in columns for at, columns in found.items())
    if same < len(found) and len(found) >= max(3, len(heads) / 2):
        return True
    return False if same >= min(2, len(heads)) else None


def _words(layout: Layout) -> tuple[frozenset[str], frozenset[str]]:
    """Everything that heads a column of the document, and what heads one of numbers or names."""
    texts = {one.key: (one.title.ja, one.title.en, *one.equals, *one.aliases) for one in layout.fields}
    who = {one.key for one in layout.fields if one.kind in (Kind.CODE, Kind.NAME)}
    every = frozenset(heading_key(text) for own in (*texts.values(), layout.ignored) for text in own)
    return every, frozenset(heading_key(text) for key in who for text in texts[key])


def _is_other_head(row: list[Raw], who: Collection[int], words: Collection[str], who_words: Collection[str]) -> bool:
    """Whether a row heads another table, with headings of its own: 氏名 stands where people stand."""
    cells = [(at, heading_key(raw)) for at, raw in enumerate(row, 1) if isinstance(raw, str) and len(raw) <= _HEADING]
    if not any(at in who and key in who_words for at, key in cells):
        return False
    return sum(key in words for _, key in cells) > 1


_HEADING = 20


def _is_record(row: list[Raw], key: Raw, mapped: list[int], heads: Mapping[str, set[int]]) -> bool:
    """For rows whose key is blank or odd: False only when they clearly are something else than a record."""
    texts = [unicodedata.normalize("NFKC", cell).strip() for cell in row if isinstance(cell, str) and cell.strip()]
    filled = sum(_filled(row[column - 1]) for column in mapped if column <= len(row))
    # Numbers alone: one is a sum below the table, several are a record whose key was forgotten.
    if not texts:
        return filled > 1
    if (filled <= 3 and isinstance(key, str) and heading_key(key) in heads) or (
        key is None and any(map(_VACANT.fullmatch, texts))
    ):
        return False
    if any(is_total(text) for text in texts[:3]) or (not _filled(key) and _NUMBER_OF.fullmatch(texts[0])):
        return False
    # A line of sums has few cells; a record whose remark counts people has more.
    if filled <= 3 and (_COUNT.search(texts[0]) or re.fullmatch("以上|以下余白|記|End", texts[0])):
        return False
    if (filled <= 2 and _NOTE.match(texts[0])) or (filled <= 3 and _is_foot(key, texts[0])):
        return False
    rest = [unicodedata.normalize("NFKC", str(cell)).strip() for cell in row if _filled(cell) and cell is not key]
    lonely = _filled(key) and all(map(_PEOPLE.fullmatch, rest))
    return not lonely


def _is_foot(key: Raw, first: str) -> bool:
    """Whether a row begins, where the key stands, like 作成者 or 出典：人事給与システム."""
    return isinstance(key, str) and key.strip() == first and _FOOT.match(first) is not None

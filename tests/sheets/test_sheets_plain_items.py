"""Rows and strings that are read without the XML parser: they mean what they mean when it reads them."""

from dataclasses import fields
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from made_books import HEAD, MAIN, STYLES, pack, parts, sheet_xml

from skillmap.errors import InputRefused
from skillmap.sheets.limits import FileLimits
from skillmap.sheets.package import markup
from skillmap.sheets.package.preflight import load
from skillmap.sheets.package.workbook import Workbook
from trials import trials

_COMMENT = "<!-- read by the parser -->"
_STYLES = STYLES.replace('<cellXfs count="6">', '<cellXfs count="9">').replace(
    "</cellXfs>", '<xf numFmtId="9" fontId="0"/><xf numFmtId="20" fontId="0"/><xf numFmtId="46" fontId="0"/></cellXfs>'
)
_STRINGS = (
    f'{HEAD}<sst xmlns="{MAIN}" count="9">{{comment}}'
    '<si><t>職員番号</t></si><si><t>佐藤 花</t><rPh sb="0" eb="2"><t>サトウ</t></rPh><phoneticPr fontId="1"/></si>'
    '<si><t/></si><si><t xml:space="preserve"> 前後 </t></si>'
    "<si><r><t>太い</t></r><r><rPr><strike/></rPr><t>消</t></r></si>"
    "<si><t>一_x000D_二_x005F_x0041_</t></si><si><t>A&amp;B</t></si><si><t></t></si><si><t>二\n行</t></si></sst>"
)
_NUMBERS = st.sampled_from(["0", "1", "007", "45383", "45383.5", "60", "0.5", "-3", "1E3", "", "0.85", "1274.0"])
_ODD_NUMBERS = st.sampled_from(["1e400", "NaN", "1_0", " 5", "5 ", "2958466", "123456789012345678", "٣", "abc"])
_TEXTS = st.sampled_from(
    ["部", "001274", "", " ", "A&amp;B", "二\n行", "一\r\n二", "_x0041_", "_xD842__xDFB7_", "a]]>b", "a>b", "\x0b",
     "&#10;", "\uffff", "備" * 40_000, "<t>"]
)  # fmt: skip
_PLAIN_TEXTS = st.sampled_from(["部", "001274", "佐藤 花", "髙𠮷", "", "_x0041_"])
_SLIPS = ["", "<!--", "-->", "<![CDATA[", "]]>", "</row>", "</c>", "<row>", "<?a ", "?>", "</sheetData>", "<sheetData>",
          "<extLst>", "</extLst>", " ", "\n", '"', "<v/>"]  # fmt: skip
_ATTRIBUTES = ["", ' spans="1:4" ht="18.75" customHeight="1"', ' x14ac:dyDescent="0.25"', ' hidden="1"', ' ht="0"']
_ODD_ATTRIBUTES = [' 0a="1"', ' ht="1" ht="1"', ' ht="a&amp;b"', ' r="1"']
_BEHIND = ["", '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>', '<x><row r="90"><c r="A90"><v>1</v></c></row></x>']
_LIMITS = [
    *[FileLimits()] * 4,
    FileLimits(ghost_rows=0),
    FileLimits(rows=3),
    FileLimits(cells=6),
    FileLimits(columns=3),
    FileLimits(grid_rows=9),
]
_STYLE = st.sampled_from(["", "", "", *(f' s="{n}"' for n in range(9))])
_ODD_STYLE = st.sampled_from([' s="5"', ' s="9"', ' s="01"', ' s=""'])


@st.composite
def _cell(draw: st.DrawFn, ref: str, *, is_odd: bool) -> str:
    is_odd = is_odd and draw(st.booleans())
    start = f'<c r="{ref}"{draw(_STYLE)}'
    plain = [
        st.just(f"{start}/>"),
        st.just(f"{start}></c>"),
        _NUMBERS.map(lambda text: f"{start}><v>{text}</v></c>"),
        st.integers(0, 8).map(lambda n: f'{start} t="s"><v>{n}</v></c>'),
        _PLAIN_TEXTS.map(lambda text: f'{start} t="inlineStr"><is><t>{text}</t></is></c>'),
    ]
    odd = [
        _ODD_STYLE.map(lambda style: f'<c r="{ref}"{style}><v>1</v></c>'),
        _ODD_NUMBERS.map(lambda text: f"{start}><v>{text}</v></c>"),
        st.just(f'{start} t="s"><v>9</v></c>'),
        _TEXTS.map(lambda text: f'{start} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'),
        _TEXTS.map(lambda text: f'{start} t="str"><v>{text}</v></c>'),
        st.just(f'{start} t="inlineStr"><is><t>名</t><rPh sb="0" eb="1"><t>ナ</t></rPh></is></c>'),
        st.just(f'{start} t="inlineStr"><v>5</v></c>'),
        st.just(f"{start}><is><t>5</t></is></c>"),
        st.just(f'{start} t="b"><v>1</v></c>'),
        st.just(f'{start} t="e"><v>#N/A</v></c>'),
        st.just(f'{start} t="d"><v>2026-04-01</v></c>'),
        st.just(f"{start}><f>1+1</f><v>2</v></c>"),
        st.just(f"{start} t='n'><v>2</v></c>"),
        st.just(f"{start}>\n<v>2</v></c>"),
        st.just(f'{start} r="{ref}"/>'),
        st.just("<c><v>4</v></c>"),
        st.just(f'<c t="n" r="{ref}"><v>4</v></c>'),
    ]
    return draw(st.one_of(*(odd if is_odd else plain)))


@st.composite
def _row(draw: st.DrawFn, number: int) -> str:
    is_odd = draw(st.integers(0, 7)) == 0
    columns = draw(st.sampled_from([*["ABCD"] * 3, "AC", "BD", "D", *(["", "BA", "AA"] if is_odd else [])]))
    at = draw(st.sampled_from([number, number, number + 1, 1, 60])) if is_odd else number
    cells = "".join(draw(_cell(f"{name}{number}", is_odd=is_odd)) for name in columns)
    more = draw(st.sampled_from([*_ATTRIBUTES, *(_ODD_ATTRIBUTES if is_odd else [])]))
    odd = [f'<row r="{at}"{more}/>', f"<row>{cells}</row>"]
    return draw(st.sampled_from([f'<row r="{at}"{more}>{cells}</row>', *(odd if is_odd else [])]))


@st.composite
def _rows(draw: st.DrawFn) -> str:
    numbers = draw(st.lists(st.integers(1, 3), min_size=1, max_size=8))
    text = "".join(draw(_row(sum(numbers[: n + 1]))) for n in range(len(numbers)))
    for _ in range(draw(st.sampled_from([0, 0, 0, 0, 1, 2]))):
        at, end = draw(st.integers(0, len(text))), draw(st.integers(0, 12))
        put = draw(st.sampled_from(_SLIPS))
        text = text[:at] + put + text[at + draw(st.sampled_from([0, end])) :]
    return text


def _said(rows: str, after: str, comment: str, limits: FileLimits, chunk: int) -> object:
    """Everything that a workbook with these rows says, or how it is refused."""
    return _said_of(sheet_xml(inside=rows, before=comment, after=after), limits, chunk, comment)


def _said_of(sheet: str, limits: FileLimits, chunk: int, comment: str = "") -> object:
    content = parts({"名簿": sheet}, styles=_STYLES, strings=_STRINGS.format(comment=comment))
    with TemporaryDirectory() as folder, patch.object(markup, "_CHUNK", chunk):
        try:
            grids = Workbook(load(pack(Path(folder) / "a.xlsx", content), limits), limits).grids
        except InputRefused as refusal:
            return refusal.code, repr(refusal.facts)
    return [[(f.name, repr(getattr(grid, f.name))) for f in fields(grid)] for grid in grids if grid is not None]


@given(_rows(), st.sampled_from(_BEHIND), st.sampled_from(_LIMITS), st.sampled_from([40, 120, 300, 100_000]))
@settings(max_examples=trials(1000))
@example(
    '<row r="1"><c r="A1"><v>1</v></c></row><!-- <row r="2"><c r="A2"><v>2</v></c></row> -->', "", FileLimits(), 40
)
def test_a_sheet_says_the_same_with_and_without_the_parser(
    rows: str, after: str, limits: FileLimits, chunk: int
) -> None:
    assert _said(rows, after, "", limits, chunk) == _said(rows, after, _COMMENT, limits, chunk)


_ONE = '<row r="{n}"><c r="A{n}"><v>1</v></c></row>'
_LOOKS_PLAIN = [
    '<row r="7" ht="1" ht="1"><c r="A7"><v>1</v></c></row>',
    '<row r="7" r="7"><c r="A7"><v>1</v></c></row>',
    '<row r="7"><c r="A7" s="5"><v>1</v></c></row>',
    '<row r="7"><c r="A7" t="s"><v>4</v></c><c r="B7" t="s"><v>5</v></c><c r="C7" t="s"><v>6</v></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>一_x000D_二_x005F_x0041_</t></is></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>A&amp;B&#10;C</t></is></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>一\r\n二</t></is></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>一\x0b二</t></is></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>一\ufffe</t></is></c></row>',
    '<row r="7"><c r="A7" t="inlineStr"><is><t>a]]>b</t></is></c></row>',
    f'<row r="7"><c r="A7" t="inlineStr"><is><t>{"備" * 32_768}</t></is></c></row>',
    '<!-- <row r="7"><c r="A7"><v>1</v></c></row> --><row r="8"><c r="A8"><v>1</v></c></row>',
    f"<!-- {_ONE.format(n=7) * 9} -->",
    f"<![CDATA[ {_ONE.format(n=7) * 9} ]]>",
    f"<?a {_ONE.format(n=7) * 9} ?>",
    f"<extLst>{_ONE.format(n=7)}{_ONE.format(n=8)}</extLst>",
    f"</sheetData><extLst>{_ONE.format(n=7)}</extLst><sheetData>",
    _ONE.format(n=7) + _ONE.format(n=7),
    _ONE.format(n=70) + _ONE.format(n=7),
    '<row r="7"><c r="A7"><v>1</v></c><c r="A7"><v>2</v></c></row>',
    '<row r="7"><c r="A8"><v>1</v></c></row>',
    '<row r="7"><c r="XFE7"><v>1</v></c></row>',
    '<row r="7"><c r="OJ7"/><c r="OK7"><v>1</v></c></row>',
    '<row r="2000"><c r="A2000"/></row>',
]


@pytest.mark.parametrize("chunk", [50, 100_000])
@pytest.mark.parametrize("row", _LOOKS_PLAIN, ids=range(len(_LOOKS_PLAIN)))
def test_what_only_looks_plain_is_left_to_the_parser(row: str, chunk: int) -> None:
    rows = "".join(_ONE.format(n=n) for n in (1, 2, 3)) + row + "".join(_ONE.format(n=n) for n in (90, 91, 92))
    assert _said(rows, "", "", FileLimits(), chunk) == _said(rows, "", _COMMENT, FileLimits(), chunk)


@pytest.mark.parametrize(
    "head",
    [
        f'{HEAD}<worksheet xmlns="{MAIN}"><!-- <sheetData>{_ONE.format(n=1)} --><sheetData>',
        f'{HEAD}<worksheet xmlns="{MAIN}"><?a <sheetData>{_ONE.format(n=1)} ?><sheetData>',
        f'<?xml version="1.0" encoding="ISO-8859-1"?><worksheet xmlns="{MAIN}"><sheetData>',
        f'<?xml version="1.1"?><worksheet xmlns="{MAIN}"><sheetData>',
        f'<!DOCTYPE a [<!ENTITY b "c">]><worksheet xmlns="{MAIN}"><sheetData>',
        f'{HEAD}<worksheet xmlns="{MAIN}"><extLst><sheetData>',
    ],
)
def test_rows_are_rows_only_where_the_head_says_so(head: str) -> None:
    text = '<row r="5"><c r="A5" t="inlineStr"><is><t>é部</t></is></c></row>'
    end = "</sheetData></extLst></worksheet>" if "<extLst>" in head else "</sheetData></worksheet>"
    ways = [f"{head}{before}{_ONE.format(n=4)}{text}{end}" for before in ("", "<!-- -->")]
    assert _said_of(ways[0], FileLimits(), 100_000) == _said_of(ways[1], FileLimits(), 100_000)


def test_plain_strings_are_the_text_without_its_reading(tmp_path: Path) -> None:
    items = [
        "<t>佐藤 花</t>",
        '<t>鈴木</t><phoneticPr fontId="1"/>',
        '<t>高橋</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh><phoneticPr fontId="1" type="noConversion"/>',
        '<t xml:space="preserve"> 前後 </t>',
        "<t></t>",
        "<t>一_x000D_二_x005F_x0041_</t>",
    ]
    strings = f'{HEAD}<sst xmlns="{MAIN}">' + "".join(f"<si>{item}</si>" for item in items) + "</sst>"
    row = "".join(f'<c r="{"ABCDEF"[at]}1" t="s"><v>{at}</v></c>' for at in range(len(items)))
    path = pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=f'<row r="1">{row}</row>')}, strings=strings))
    (grid,) = Workbook(load(path, FileLimits()), FileLimits()).grids
    assert grid is not None
    assert grid.rows == {1: ["佐藤 花", "鈴木", "高橋", " 前後 ", None, "一\r二_x0041_"]}

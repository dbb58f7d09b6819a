"""Workbooks made by hand, part by part, so that every oddity of a package can be tried."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from pathlib import Path

from skillmap.sheets import Field, Kind, Layout
from skillmap.words import Bilingual

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def field(key: str, ja: str, kind: Kind = Kind.TEXT, **facts: object) -> Field:
    return Field(key, Bilingual(ja, key), kind, **facts)  # type: ignore[arg-type]


LAYOUT = Layout(
    "people",
    Bilingual("名簿", "People"),
    Bilingual("名簿", "People"),
    (
        field("number", "職員番号", Kind.CODE, required=True, aliases=("職員No.",)),
        field("name", "氏名", Kind.NAME, required=True),
        field("kana", "フリガナ", Kind.KANA),
        field("department", "部", fills_down=True),
        field("section", "課", fills_down=True),
        field("day", "採用年月日", Kind.DATE),
        field("remark", "備考", max_length=500),
    ),
    ignored=("性別",),
)


def cell(ref: str, value: object, style: int = 0) -> str:
    s = f' s="{style}"' if style else ""
    if isinstance(value, int | float):
        return f'<c r="{ref}"{s}><v>{value}</v></c>'
    return f'<c r="{ref}"{s} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def rows_xml(rows: Sequence[Sequence[object]], first: int = 1) -> str:
    lines = []
    for number, row in enumerate(rows, first):
        cells = "".join(
            cell(f"{chr(65 + at)}{number}", value) for at, value in enumerate(row) if value not in (None, "")
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def sheet_xml(rows: Sequence[Sequence[object]] = (), inside: str = "", after: str = "", before: str = "") -> str:
    data = inside or rows_xml(rows)
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    )


STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2">'
    '<numFmt numFmtId="164" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>'
    '<numFmt numFmtId="165" formatCode="000000"/></numFmts>'
    "<fonts><font/><font><strike/></font></fonts>"
    '<cellXfs count="6"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="164" fontId="0"/>'
    '<xf numFmtId="165" fontId="0"/><xf numFmtId="57" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>'
)
DATE, ERA, ZEROS, JAPANESE, STRUCK = 1, 2, 3, 4, 5


def parts(
    sheets: Mapping[str, str], *, styles: str = STYLES, strings: str = "", workbook: str = ""
) -> dict[str, str | bytes]:
    """The parts of a sound workbook with these sheets (name -> XML); change what is to be odd."""
    names = list(sheets)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        for n in range(1, len(names) + 1)
    )
    entries = "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>{overrides}'
    )
    more = f'<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.xml"/>'
    if strings:
        more += f'<Relationship Id="rIdT" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    top = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    plain = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{top}</Relationships>',
        "xl/workbook.xml": workbook or plain,
        "xl/_rels/workbook.xml.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}{more}</Relationships>'
        ),
        "xl/styles.xml": styles,
    }
    if strings:
        found["xl/sharedStrings.xml"] = strings
    for n, xml in enumerate(sheets.values(), 1):
        found[f"xl/worksheets/sheet{n}.xml"] = xml
    return found


def pack(path: Path, content: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(
                zipfile.ZipInfo(name), data if isinstance(data, bytes) else data.encode(), zipfile.ZIP_DEFLATED
            )
    return path


HEADINGS = ["職員番号", "氏名", "フリガナ", "部", "課", "採用年月日", "備考"]


def person(n: int, **changes: object) -> list[object]:
    row: dict[str, object] = {
        "number": f"{1200 + n:06d}",
        "name": "佐藤 美咲",
        "kana": "サトウ ミサキ",
        "department": "総務部",
        "section": "総務課",
        "day": "2020-04-01",
        "remark": "",
    }
    return list((row | changes).values())


def workbook(path: Path, rows: Sequence[Sequence[object]], **more: str) -> Path:
    """A workbook with one sheet 名簿."""
    return pack(path, parts({"名簿": sheet_xml(rows, **more)}))


DAY = date(2026, 4, 1)

"""Packages that nobody should open are refused by kind, before anything reads them."""

import random
import stat
import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from corpus_runner import FOLDER
from made_books import HEADINGS, LAYOUT, MAIN, cell, pack, parts, person, rows_xml, sheet_xml, workbook

from damaged import damaged
from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.sheets import read
from skillmap.sheets.limits import ORDINARY, FileLimits
from skillmap.sheets.package.preflight import Package, check_directory, load

SOUND = {"名簿": sheet_xml([HEADINGS, person(1)])}


def refused(path: Path, limits: FileLimits = ORDINARY) -> str:
    with pytest.raises(InputRefused) as caught:
        read(path, replace(LAYOUT, limits=limits))
    return caught.value.code


def test_a_sound_package_is_read(tmp_path: Path) -> None:
    assert len(read(pack(tmp_path / "a.xlsx", parts(SOUND)), LAYOUT).rows) == 1


@pytest.mark.parametrize("part", list(parts(SOUND, strings=f'<sst xmlns="{MAIN}"/>')))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_is_refused(part: str, encoding: str, tmp_path: Path) -> None:
    content = parts(SOUND, strings=f'<sst xmlns="{MAIN}"/>')
    text = str(content[part]).partition("?>")[2] or str(content[part])
    content[part] = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x>{text}'.encode(encoding)
    assert refused(pack(tmp_path / "a.xlsx", content)) == "E_XML_DTD"


def test_a_doctype_in_a_part_that_is_not_read(tmp_path: Path) -> None:
    content = parts(SOUND) | {"docProps/app.xml": "<!DOCTYPE x><x/>"}
    assert refused(pack(tmp_path / "a.xlsx", content)) == "E_XML_DTD"


@pytest.mark.parametrize(
    "inside",
    ["<a><a><a/></a></a>", '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>研修</t></r></is></c></row>'],
)
def test_deeper_nesting_than_allowed_is_refused(inside: str, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=inside)}))
    assert refused(path, FileLimits(depth=4)) == "E_XML_DEPTH"


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1"><c r="A1"><c r="A1"/></c></row>',
        '<row r="1"><row r="2"/></row>',
        '<row r="1"><c r="A1"><v><v>1</v></v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="-1"/>',
        '<row r="１"/>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" s="99"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>NaN</v></c></row>',
        '<row r="1"><c r="A1"><v>1E400</v></c></row>',
        '<row r="1"><c r="A1"><v>0x10</v></c></row>',
        '<row r="1"><c r="A1"><v>1_000</v></c></row>',
        '<row r="1"><c r="A1" t="zz"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="b"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="d"><v>2024-13-45</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
    ],
)
def test_cells_that_make_no_sense(inside: str, tmp_path: Path) -> None:
    assert refused(pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=inside)}))) == "E_CORRUPT"


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="51"><c r="A51"><v>1</v></c></row>',
        '<row r="50"><c r="AA50"><v>1</v></c></row>',
        '<row r="50"><c r="AA50"/></row>',
        '<row r="50"/><row><c><v>1</v></c></row>',
    ],
)
def test_cells_beyond_the_grid(inside: str, tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=inside)}))
    assert refused(path, FileLimits(grid_rows=50, grid_columns=26)) == "E_CORRUPT"


@pytest.mark.parametrize("ref", ["A9:AA9", "B9:B51"])
def test_merged_ranges_beyond_the_grid(ref: str, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", [HEADINGS, person(1)], after=f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    )
    assert refused(path, FileLimits(grid_rows=50, grid_columns=26)) == "E_CORRUPT"
    assert len(read(path, replace(LAYOUT, limits=FileLimits(grid_rows=51, grid_columns=27))).rows) == 1


@pytest.mark.parametrize("ref", ["A1:A0", "1:2", "A:B", "", "A1:B2:C3"])
def test_merged_ranges_that_make_no_sense(ref: str, tmp_path: Path) -> None:
    after = f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    assert refused(workbook(tmp_path / "a.xlsx", [HEADINGS, person(1)], after=after)) == "E_CORRUPT"


def test_styles_that_make_no_sense(tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="abc"/></cellXfs></styleSheet>'
    assert refused(pack(tmp_path / "a.xlsx", parts(SOUND, styles=styles))) == "E_CORRUPT"


def test_a_tag_longer_than_allowed_is_refused_before_it_is_held(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(100_000).hex()
    path = pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=f'<row r="1" x="{noise}"/>')}))
    assert refused(path, FileLimits(token_bytes=100_000)) == "E_CORRUPT"


def test_a_text_longer_than_any_cell(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", [HEADINGS, person(1, remark="備" * 32_768)])) == "E_TOO_LONG"
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_768}</t></si></sst>'
    assert refused(pack(tmp_path / "b.xlsx", parts(SOUND, strings=strings))) == "E_TOO_LONG"


def test_missing_parts(tmp_path: Path) -> None:
    for missing, code in (
        ("xl/worksheets/sheet1.xml", "E_CORRUPT"),
        ("xl/styles.xml", "E_CORRUPT"),
        ("xl/workbook.xml", "E_CORRUPT"),
        ("_rels/.rels", "E_NOT_XLSX"),
        ("[Content_Types].xml", "E_NOT_XLSX"),
    ):
        content = parts(SOUND)
        del content[missing]
        assert refused(pack(tmp_path / "a.xlsx", content)) == code, missing


def test_kinds_of_files_are_told_apart(tmp_path: Path) -> None:
    word = {
        key: str(value).replace("spreadsheetml.sheet.main", "wordprocessingml.document.main")
        for key, value in parts(SOUND).items()
    }
    files = {
        "sheets.what.docx": pack(tmp_path / "word.xlsx", word),
        "sheets.what.zip": pack(tmp_path / "zip.xlsx", {"readme.txt": "x"}),
        "sheets.what.ods": pack(tmp_path / "ods.xlsx", {"mimetype": "x", "content.xml": "<x/>"}),
        "sheets.what.html": tmp_path / "page.xlsx",
        "sheets.what.csv": tmp_path / "text.xlsx",
        "sheets.what.lock": tmp_path / "~$名簿.xlsx",
    }
    files["sheets.what.html"].write_text("<html><table></table></html>", "utf-8")
    files["sheets.what.csv"].write_text("職員番号,氏名\r\n", "utf-8")
    files["sheets.what.lock"].write_bytes(b"\x06user" + b" " * 100)
    for what, path in files.items():
        with pytest.raises(InputRefused) as caught:
            read(path, LAYOUT)
        assert caught.value.code == "E_NOT_XLSX"
        assert getattr(caught.value.facts["found"], "key", "") == what


def test_a_macro_is_known_by_content_not_by_name(tmp_path: Path) -> None:
    content = parts(SOUND) | {"xl/vbaProject.bin": b"x"}
    assert refused(pack(tmp_path / "a.xlsx", content)) == "E_MACRO"


def test_a_package_named_csv(tmp_path: Path) -> None:
    assert refused(pack(tmp_path / "a.csv", parts(SOUND))) == "E_NOT_CSV"


def entry(name: str, **facts: int) -> zipfile.ZipInfo:
    """A line of a package's directory; no such package is made."""
    line = zipfile.ZipInfo(name)
    line.compress_type = zipfile.ZIP_DEFLATED
    line.compress_size = line.file_size = 100
    line.header_offset = 0
    for key, value in facts.items():
        setattr(line, key, value)
    return line


FIRST = entry("xl/a.xml")
DIRECTORIES: dict[str, tuple[zipfile.ZipInfo, str]] = {
    "above": (entry("../b.xml", header_offset=200), "E_ZIP_STRUCTURE"),
    "above further in": (entry("xl/../b.xml", header_offset=200), "E_ZIP_STRUCTURE"),
    "at the top": (entry("/b.xml", header_offset=200), "E_ZIP_STRUCTURE"),
    "a drive": (entry("C:/b.xml", header_offset=200), "E_ZIP_STRUCTURE"),
    "a link": (entry("xl/b.xml", header_offset=200, external_attr=stat.S_IFLNK << 16), "E_ZIP_STRUCTURE"),
    "the same name": (entry("XL/A.xml", header_offset=200), "E_ZIP_STRUCTURE"),
    "the same bytes": (entry("xl/b.xml", header_offset=50), "E_ZIP_STRUCTURE"),
    "packed as Office never does": (entry("xl/b.xml", header_offset=200, compress_type=14), "E_ZIP_STRUCTURE"),
    "with a password": (entry("xl/b.xml", header_offset=200, flag_bits=1), "E_ENCRYPTED"),
    "too large": (entry("xl/b.xml", header_offset=200, file_size=2_000), "E_ZIP_BOMB"),
    "too dense": (entry("xl/b.xml", header_offset=200, file_size=3 << 20, compress_size=1 << 20), "E_ZIP_BOMB"),
}


@pytest.mark.parametrize("kind", DIRECTORIES)
def test_directories_that_office_does_not_write(kind: str) -> None:
    line, code = DIRECTORIES[kind]
    limits = FileLimits(ratio=2) if kind == "too dense" else FileLimits(inflated_bytes=2_000)
    with pytest.raises(InputRefused) as caught:
        check_directory("a.xlsx", [FIRST, line], limits)
    assert caught.value.code == code


def test_a_directory_that_office_writes() -> None:
    whole = check_directory("a.xlsx", [FIRST, entry("xl/B.xml", header_offset=200)], FileLimits(inflated_bytes=200))
    assert [*whole] == ["xl/a.xml", "xl/b.xml"]


def test_a_part_more_than_allowed_by_directory_and_by_count(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts(SOUND))
    count = len(parts(SOUND))
    assert refused(path, FileLimits(parts=count - 1)) == "E_TOO_MANY_PARTS"
    assert len(read(path, replace(LAYOUT, limits=FileLimits(parts=count))).rows) == 1
    with pytest.raises(InputRefused) as caught:
        check_directory("a.xlsx", [entry(f"{n}.xml", header_offset=n * 200) for n in range(4)], FileLimits(parts=3))
    assert caught.value.code == "E_TOO_MANY_PARTS"


def test_a_large_end_record_is_understood(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts(SOUND))
    data = path.read_bytes()
    end = data.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack_from("<HII", data, end + 10)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    path.write_bytes(data[:end] + record + locator + last)
    assert len(read(path, LAYOUT).rows) == 1


def test_bytes_are_counted_while_they_inflate(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts(SOUND) | {"docProps/app.xml": f"<x>{'ab' * 9_000}</x>"})
    small = FileLimits(inflated_bytes=15_000)
    with pytest.raises(InputRefused) as caught:
        Package(load(path, small), small)
    assert caught.value.code == "E_ZIP_BOMB"


def test_rows_cells_and_merges_are_bounded(tmp_path: Path) -> None:
    rows = [HEADINGS, *(person(n) for n in range(60))]
    path = workbook(tmp_path / "a.xlsx", rows, after='<mergeCells><mergeCell ref="A1:Z99"/></mergeCells>')
    for limits, code in (
        (FileLimits(rows=50), "E_TOO_MANY_ROWS"),
        (FileLimits(cells=200), "E_TOO_MANY_CELLS"),
        (FileLimits(merged_cells=1000), "E_MERGE_TOO_LARGE"),
        (FileLimits(file_bytes=500), "E_FILE_TOO_LARGE"),
    ):
        with pytest.raises(InputRefused) as caught:
            read(path, replace(LAYOUT, limits=limits))
        assert caught.value.code == code


def test_a_file_cut_anywhere_is_never_read(tmp_path: Path) -> None:
    whole = (FOLDER / "dirty" / "d01_clean_control.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    for size in range(0, len(whole), 64):
        path.write_bytes(whole[:size])
        assert refused(path) in ("E_EMPTY_FILE", "E_TRUNCATED", "E_NOT_XLSX"), size


def test_a_flipped_bit_is_refused_or_harmless(tmp_path: Path) -> None:
    whole = (FOLDER / "dirty" / "d01_clean_control.xlsx").read_bytes()
    chance = random.Random(7)
    path = tmp_path / "flipped.xlsx"
    for _ in range(150):
        data = bytearray(whole)
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        try:
            reading = read(path, LAYOUT)
        except (InputRefused, NeedsAnswer):
            continue
        assert len(reading.rows) == 24, at


@pytest.mark.torture
def test_two_thousand_mutants_only_raise_refusals(tmp_path: Path) -> None:
    """Bit flips, cuts and swapped parts of good workbooks inside the XML, where no checksum helps."""
    chance = random.Random(20)
    path = tmp_path / "mutant.xlsx"
    base = parts({"名簿": sheet_xml([HEADINGS, *(person(n) for n in range(8))])})
    for _ in range(2_000):
        content = dict(base)
        name = chance.choice(list(content))
        content[name] = damaged(str(content[name]).encode(), chance)
        try:
            read(pack(path, content), LAYOUT)
        except Refusal:
            continue


def test_no_library_is_loaded_to_read(tmp_path: Path) -> None:
    import subprocess
    import sys

    path = workbook(tmp_path / "a.xlsx", [HEADINGS, person(1)])
    code = f"""
import sys
from pathlib import Path
from skillmap.sheets import read
import made_books
read(Path({str(path)!r}), made_books.LAYOUT)
print([name for name in ("openpyxl", "xlsxwriter", "pydantic") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent, check=True
    )
    assert done.stdout.strip() == "[]"


def test_cells_may_come_without_addresses_and_rows_out_of_order(tmp_path: Path) -> None:
    body = rows_xml([HEADINGS]) + (
        f'<row r="4">{"".join(cell("ABCDEFG"[n] + "4", v) for n, v in enumerate(person(4)) if v)}</row>'
        f'<row r="2">{"".join(cell("ABCDEFG"[n] + "2", v) for n, v in enumerate(person(2)) if v)}</row>'
    )
    reading = read(pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=body)})), LAYOUT)
    assert [row.number for row in reading.rows] == [2, 4]

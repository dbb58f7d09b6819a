"""Packages that nobody should open are refused by kind, before anything reads them."""

import random
import struct
import zipfile
from pathlib import Path

import pytest
from corpus_runner import FOLDER
from made_books import HEADINGS, LAYOUT, MAIN, cell, pack, parts, person, rows_xml, sheet_xml, workbook

from skillmap.errors import InputRefused, NeedsAnswer, Refusal
from skillmap.sheets import read
from skillmap.sheets.limits import Limits
from skillmap.sheets.package.preflight import Package, load

SOUND = {"名簿": sheet_xml([HEADINGS, person(1)])}


def refused(path: Path) -> str:
    with pytest.raises(InputRefused) as caught:
        read(path, LAYOUT)
    return caught.value.code


def test_a_sound_package_is_read(tmp_path: Path) -> None:
    assert len(read(pack(tmp_path / "a.xlsx", parts(SOUND)), LAYOUT).rows) == 1


@pytest.mark.parametrize("part", list(parts(SOUND, strings=f'<sst xmlns="{MAIN}"/>')))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_in_any_part_is_refused(part: str, encoding: str, tmp_path: Path) -> None:
    content = parts(SOUND, strings=f'<sst xmlns="{MAIN}"/>')
    text = str(content[part]).partition("?>")[2] or str(content[part])
    content[part] = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>{text}'.encode(encoding)
    assert refused(pack(tmp_path / "a.xlsx", content)) == "E_XML_DTD"


def test_a_doctype_in_a_part_that_is_not_read(tmp_path: Path) -> None:
    content = parts(SOUND) | {"docProps/app.xml": "<!DOCTYPE x><x/>"}
    assert refused(pack(tmp_path / "a.xlsx", content)) == "E_XML_DTD"


@pytest.mark.parametrize("inside", ["<a>" * 200 + "</a>" * 200, f'<row r="1"><c r="A1" t="inlineStr"><is>{"<r>" * 99}'])
def test_deep_nesting_is_refused(inside: str, tmp_path: Path) -> None:
    assert refused(pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=inside)}))) == "E_XML_DEPTH"


@pytest.mark.parametrize(
    "inside",
    [
        '<row r="1"><c r="A1"><c r="A1"/></c></row>',
        '<row r="1"><row r="2"/></row>',
        '<row r="1"><c r="A1"><v><v>1</v></v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        '<row r="-1"/>',
        '<row r="１"/>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
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


@pytest.mark.parametrize("ref", ["A1:A0", "A1:XFE2", "A1:B1048577", "1:2", "A:B", "", "A1:B2:C3"])
def test_merged_ranges_that_make_no_sense(ref: str, tmp_path: Path) -> None:
    after = f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    assert refused(workbook(tmp_path / "a.xlsx", [HEADINGS, person(1)], after=after)) == "E_CORRUPT"


def test_styles_that_make_no_sense(tmp_path: Path) -> None:
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="abc"/></cellXfs></styleSheet>'
    assert refused(pack(tmp_path / "a.xlsx", parts(SOUND, styles=styles))) == "E_CORRUPT"


def test_an_endless_tag_is_refused_before_it_is_held(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(3_000_000).hex()
    path = pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=f'<row r="1" x="{noise}"/>')}))
    assert refused(path) == "E_CORRUPT"


def test_a_text_longer_than_any_cell(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx", [HEADINGS, person(1, remark="備" * 32_768)])) == "E_TOO_LONG"
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 300_000}</t></si></sst>'
    assert refused(pack(tmp_path / "b.xlsx", parts(SOUND, strings=strings))) in ("E_TOO_LONG", "E_ZIP_BOMB")


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


@pytest.mark.parametrize("name", ["../evil.xml", "C:/evil.xml", "/evil.xml", "a\\b.xml", "xl/../../evil.xml"])
def test_entries_that_lead_elsewhere(name: str, tmp_path: Path) -> None:
    assert refused(pack(tmp_path / "a.xlsx", parts(SOUND) | {name: "<x/>"})) == "E_ZIP_STRUCTURE"


def test_two_entries_of_one_name(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts(SOUND))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("XL/Worksheets/sheet1.xml", "<x/>")
    assert refused(path) == "E_ZIP_STRUCTURE"


def test_compression_that_office_does_not_write(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.xlsx", parts(SOUND))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/x.xml", "<x/>", zipfile.ZIP_LZMA)
    assert refused(path) == "E_ZIP_STRUCTURE"


def test_too_many_parts_by_directory_and_by_claim(tmp_path: Path) -> None:
    content = parts(SOUND) | {f"xl/media/{n}.bin": b"" for n in range(1200)}
    path = pack(tmp_path / "a.xlsx", content)
    assert refused(path) == "E_TOO_MANY_PARTS"
    data = bytearray(path.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", data, end + 8, 3, 3)  # the end record lies about the number of entries
    path.write_bytes(data)
    assert refused(path) == "E_TOO_MANY_PARTS"


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
    small = Limits(inflated_bytes=15_000)
    with pytest.raises(InputRefused) as caught:
        Package(load(path, small), small)
    assert caught.value.code == "E_ZIP_BOMB"


def test_rows_cells_and_merges_are_bounded(tmp_path: Path) -> None:
    rows = [HEADINGS, *(person(n) for n in range(60))]
    path = workbook(tmp_path / "a.xlsx", rows, after='<mergeCells><mergeCell ref="A1:Z99"/></mergeCells>')
    for limits, code in (
        (Limits(rows=50), "E_TOO_MANY_ROWS"),
        (Limits(cells=200), "E_TOO_MANY_CELLS"),
        (Limits(merged_cells=1000), "E_MERGE_TOO_LARGE"),
        (Limits(file_bytes=500), "E_FILE_TOO_LARGE"),
    ):
        from dataclasses import replace

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
        data = bytearray(str(content[name]).encode())
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] ^= 1 << chance.randrange(8)
                case 1:
                    del data[at : at + chance.randrange(1, 30)]
                case 2:
                    data[at:at] = data[max(0, at - chance.randrange(60)) : at]
                case _:
                    data[at:at] = chance.choice([b"<", b"&#0;", b"&#xD800;", b"]]>", b"<!--", b'"', b"\xff", b"<?a?>"])
            if not data:
                break
        content[name] = bytes(data)
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

"""Rosters as they leave the office: every kind opens everywhere, prints whole, and keeps its structure."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.dom import minidom

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from made_once import made_once
from skillmap.japanese import width
from skillmap.sheets import Extras, sheet_from_table, write_book
from skillmap.tables import Table, column
from skillmap.words import Bilingual

Cli = Callable[..., Any]
EXAMPLE = Path(__file__).parents[2] / "docs" / "templates" / "様式第3号_受講者名簿.xlsx"
STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,髙橋 𠮷郎,タカハシ ヨシロウ,総務部,人事課,人事係,主任
001237,=1+1 花子,アサノ ハナコ,総務部,人事課,人事係,主任
001274,葛󠄀城 神,カツラギ ジン,総務部,人事課,,課長
001311,渡邉 五十鈴之進左衛門尉長名,ワタナベ イスズノシン,総務部,人事課,給与係,主事
"""
KINDS = ("department", "leader", "session", "completion", "plan", "history", "skillmap")


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Four people with the names that go wrong most easily; three of them in a session."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-practice", "--day", "2026-06-20", "--capacity", "9", "--code", "K1", "--yes")
    (workspace / "aims.csv").write_text("職員番号,目標の人材像,段階\n001200,プロダクトマネージャー,2\n", "utf-8")
    cli("career", "aim", "--file", "aims.csv", "--yes")
    (workspace / "ratings.csv").write_text("職員番号,企画,データ活用\n001200,1,1\n001274,2,\n", "utf-8")
    cli("assess", "import", "ratings.csv", "--as-of", "2026-05-01", "--yes")
    for number in ("001200", "001237", "001274"):
        cli("enrol", "add", "K1", "--staff", number, "--yes")
    return workspace


@pytest.fixture
@made_once
def printed(ward: Path, cli: Cli) -> Path:
    """The ward with a workbook of every kind for the whole office, and one from the office's template."""
    for kind in KINDS:
        single = () if kind == "session" else ("--single",)
        cli("roster", "export", "--kind", kind, *single, "--out", ward / kind, "--yes")
    where = ("--template", EXAMPLE, "--single", "--out", ward / "template", "--yes")
    cli("roster", "export", "--kind", "department", *where)
    return ward


@pytest.fixture
def books(printed: Path) -> dict[str, Path]:
    """The workbooks by kind."""
    return {kind: next((printed / kind).iterdir()) for kind in (*KINDS, "template")}


def test_every_package_is_valid_and_read_alike(books: dict[str, Path]) -> None:
    calamine = pytest.importorskip("python_calamine")
    for kind, path in books.items():
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            parts = {name: package.read(name) for name in names}
        for name, data in parts.items():
            if name.endswith((".xml", ".rels")):
                minidom.parseString(data)
        types = parts["[Content_Types].xml"].decode()
        assert all(f'PartName="/{n}"' in types or f'Extension="{n.rpartition(".")[2]}"' in types for n in names), kind
        assert not [t for t in targets(parts) if t not in names], kind
        if kind != "template":
            assert not any(b"<f>" in data for name, data in parts.items() if "worksheets" in name), kind
        other = calamine.CalamineWorkbook.from_path(str(path))
        for sheet in openpyxl.load_workbook(path, data_only=True):
            texts = [str(v) for row in other.get_sheet_by_name(sheet.title).to_python() for v in row if v != ""]
            own = [
                str(float(v)) if isinstance(v, int) else str(v) for row in sheet.values for v in row if v is not None
            ]
            assert [t for t in texts if not is_number(t)] == [t for t in own if not is_number(t)], kind


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", text) is not None and not text.startswith("00")


def targets(parts: dict[str, bytes]) -> Iterator[str]:
    """Parts that links of the package lead to."""
    for name, data in parts.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            for link in re.findall(rb"<Relationship [^>]*>", data):
                found = re.search(rb'Target="([^"]+)"', link)
                assert found
                target = found[1].decode()
                if b'TargetMode="External"' not in link and not target.startswith("#"):
                    where = Path(target[1:]) if target.startswith("/") else folder / target
                    pieces: list[str] = []
                    for piece in where.parts:
                        pieces = pieces[:-1] if piece == ".." else [*pieces, piece]
                    yield "/".join(pieces)


def test_names_stay_exact_and_in_roster_order(books: dict[str, Path]) -> None:
    names = [line.split(",")[1] for line in STAFF.splitlines()[1:]]
    in_order = [names[2], names[0], names[1]]  # the head of the section, then by reading within the grade
    seats = openpyxl.load_workbook(books["department"])["データ"]
    found = list(dict.fromkeys(str(row[4]) for row in seats.iter_rows(min_row=2, values_only=True)))
    assert sorted(found) == sorted(in_order)
    assert found[0] == names[2]
    form = openpyxl.load_workbook(books["session"]).active
    assert [v for v in (form.cell(row, 3).value for row in range(1, form.max_row + 1)) if v in names] == found


def test_contents_lead_to_the_sheets(books: dict[str, Path]) -> None:
    for kind in ("department", "leader", "completion", "plan", "history", "skillmap"):
        book = openpyxl.load_workbook(books[kind])
        first = book.worksheets[0]
        links = [cell.hyperlink.location for row in first for cell in row if cell.hyperlink]
        assert links, kind
        assert {link.rpartition("!")[0].strip("'") for link in links} <= set(book.sheetnames), kind
        others = 1 + ("データ" in book.sheetnames) + len(book.chartsheets)  # the contents, the data, pictures
        assert len(links) == len(book.sheetnames) - others, kind


def test_an_untouched_session_roster_changes_nothing(books: dict[str, Path], cli: Cli) -> None:
    assert "変更はありません" in cli("result", "import", books["session"], "--yes").text


def structure(sheet: Worksheet) -> Iterator[str]:
    """What must not change unnoticed: page set-up, widths, frozen headings, validation, looks of the headings."""
    page = sheet.page_setup
    yield f"[{sheet.title}] {page.orientation} paper {page.paperSize} fit {page.fitToWidth}x{page.fitToHeight}"
    yield f"  area {sheet.print_area} titles {sheet.print_title_rows}"
    yield f"  freeze {sheet.freeze_panes} filter {sheet.auto_filter.ref}"
    yield f"  header {sheet.oddHeader.right.text} footer {sheet.oddFooter.center.text}"
    yield f"  widths {[round(one.width) for one in sheet.column_dimensions.values()]}"
    yield f"  heights {[one.height for one in sheet.row_dimensions.values()]}"
    for rule in sheet.data_validations.dataValidation:
        yield f"  validation {rule.sqref} {rule.type} {rule.formula1}"
    for row in sheet.iter_rows():
        if row[0].font.b and row[0].border.left.style:
            yield f"  heading {row[0].coordinate} {row[0].font.name} {row[0].font.sz} {row[0].fill.fgColor.rgb}"


def test_the_structure_is_as_it_was(books: dict[str, Path], snapshot: Callable[..., None]) -> None:
    for kind, path in books.items():
        sheets = openpyxl.load_workbook(path).worksheets
        snapshot("\n".join([path.name, *(line for sheet in sheets for line in structure(sheet))]), kind)


def long_sheet(count: int) -> Table:
    columns = (
        column("number", "職員番号", "number", width=10),
        column("name", "氏名", "name", width=16),
        column("training", "研修名と受講の理由のとても長い見出し", "training", width=20),
    )
    name = "寿限無 五劫の擦り切れ海砂利水魚の水行末雲来末風来末"
    rows = [(f"{no:06}", name if no % 3 == 0 else "佐藤 花子", "データ" * (1 + no % 20)) for no in range(1, count + 1)]
    return Table("long", Bilingual("とても長い名前の名簿", "Long"), columns, rows)


@pytest.mark.parametrize("count", [0, 1, 500])
def test_every_row_is_as_tall_as_its_texts(tmp_path: Path, count: int) -> None:
    path = write_book(tmp_path / "long.xlsx", [sheet_from_table(long_sheet(count), "ja", extras=Extras(name="名簿"))])
    sheet = openpyxl.load_workbook(path).active
    room = {letter: one.width for letter, one in sheet.column_dimensions.items()}
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str) and cell.alignment.wrap_text:
                lines = -(-width(cell.value) // room[cell.column_letter])
                assert (sheet.row_dimensions[cell.row].height or 18.75) >= lines * 16, cell.coordinate
    assert sheet.print_area.endswith(f"$C${count + 3}")


@pytest.fixture
def bad_template(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"] = "{{年度}} {{氏名欄}}"
    sheet["A3"], sheet["B3"] = "{{氏名}}", "{{職員番}}"
    book.save(tmp_path / "様式3.xlsx")
    return tmp_path / "様式3.xlsx"


def test_a_template_is_told_cell_by_cell_what_does_not_exist(ward: Path, cli: Cli, bad_template: Path) -> None:
    told = cli("roster", "template", "check", bad_template, "--kind", "leader", expect=1).text
    assert "[Sheet] A1" in told
    assert re.search(r"B3.*職員番」.*もしかして: 職員番号", told)
    refused = cli(
        "roster", "export", "--template", bad_template, "--kind", "leader", "--out", ward / "o", expect=3
    ).text
    assert "2 か所" in refused
    assert not (ward / "o").exists()


def test_the_fields_of_every_kind_can_be_asked_for(ward: Path, cli: Cli, tmp_path: Path) -> None:
    for kind in KINDS:
        listed = cli("roster", "template", "fields", "--kind", kind, "--format", "json").out
        marks = re.findall(r"\{\{[^}]+\}\}", listed)
        book = openpyxl.Workbook()
        sheet: Any = book.active
        for place, mark in enumerate(marks, 1):
            sheet.cell(1, place, mark)
        book.save(tmp_path / f"{kind}.xlsx")
        assert len(marks) > 10, kind
        cli("roster", "template", "check", tmp_path / f"{kind}.xlsx", "--kind", kind)


def test_a_session_roster_in_the_offices_own_layout(ward: Path, cli: Cli, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["C1"], sheet["D1"] = "{{研修の名称}}（{{日程と会場}}）", "{{開始日}}", "{{定員}}"
    sheet["A2"], sheet["B2"] = "{{氏名}}", "{{課}}"
    sheet["C1"].number_format = "yyyy/mm/dd"
    book.save(tmp_path / "t.xlsx")
    cli("roster", "export", "--template", tmp_path / "t.xlsx", "--kind", "session", "--out", ward / "o", "--yes")
    (path,) = (ward / "o").iterdir()
    filled = openpyxl.load_workbook(path).active
    assert filled["A1"].value.startswith("企画の実践（開催コード K1")
    assert filled["C1"].value.date().isoformat() == "2026-06-20"
    assert filled["D1"].value == 9
    assert [filled.cell(row, 2).value for row in (2, 3, 4)] == ["人事課"] * 3


def test_a_session_roster_of_a_department_holds_its_people_only(ward: Path, cli: Cli) -> None:
    cli("roster", "export", "--kind", "session", "--department", "総務部", "--out", ward / "o", "--yes")
    (path,) = (ward / "o").iterdir()
    assert path.name == "受講者名簿_令和8年度_K1_企画の実践_20260620_総務部（案）.xlsx"
    assert "変更はありません" in cli("result", "import", path, "--yes").text
    assert cli("roster", "export", "--kind", "session", "--single", expect=3)


def test_what_is_meant_for_machines_has_nothing_to_mend(books: dict[str, Path], cli: Cli, ward: Path) -> None:
    for kind, path in books.items():
        if kind not in ("session", "template"):  # forms, without a data sheet
            found = cli("lint", path, "--all", "--format", "csv", expect=None).out
            assert ",データ," not in found and "\nデータ," not in found, kind
    for report in ("year", "departments", "leaders", "sections", "skills", "heatmap", "demand", "progress", "conduct"):
        cli("report", report, "--format", "xlsx", "--out", ward / f"{report}.xlsx")
        assert "直すところはありません" in cli("lint", ward / f"{report}.xlsx").text, report

"""Every list has an empty form; filled in it goes in without a question, and its example never does."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from list_cases import GOOD, kind_of, make_office, person

from skillmap.documents import blank
from skillmap.documents.reading import read
from skillmap.office import Office, blanks
from skillmap.office.intake import engine
from skillmap.office.intake.engine import Answers
from skillmap.sheets.layout import Kind
from skillmap.sheets.options import ReadOptions
from trials import first_here

Cli = Callable[..., Any]


@pytest.mark.parametrize("lang", first_here(["ja", "en"]))
def test_every_form_is_read_as_its_list(workspace: Path, lang: str, cli: Cli) -> None:
    cli("--lang", lang, "blank", "--all", "forms")
    office = Office.open(workspace)
    known = blanks.layouts(office)
    files = sorted((workspace / "forms").glob("*.xlsx"))
    assert len(files) == len(known) >= 12
    seen = set()
    for file in files:
        book = openpyxl.load_workbook(file)
        sheet = book.worksheets[0]
        layout = known[{one.name: one.value for one in book.custom_doc_props.props}["skillmap.layout"]]
        seen.add(layout.id)
        shown = blank.columns_of(layout)
        titles = [one.title.text(lang) for one in shown]  # type: ignore[arg-type]
        head = next(n for n in range(1, 9) if sheet.cell(n, 1).value == titles[0])
        assert [sheet.cell(head, n + 1).value for n in range(len(titles))] == titles
        assert str(sheet.cell(head + 1, 1).value).startswith(("（例）", "(example)"))
        for column, one in enumerate(shown, 1):
            sheet.cell(head + 2, column).value = blank.example(one, lang)  # type: ignore[arg-type]
        book.save(file)
        reading = read(file, layout, ReadOptions(code_width=6))
        assert len(reading.rows) == 1, file.name
        assert {one.code for one in reading.problems} <= set(), (file.name, reading.problems)
        number = next((one.key for one in shown if one.kind is Kind.CODE), None)
        assert number is None or reading.rows[0].values[number] == "000123"
    assert seen == set(known)


def test_a_filled_form_goes_in(workspace: Path, cli: Cli) -> None:
    cli("blank", "職員名簿", "--out", "staff.xlsx")
    book = openpyxl.load_workbook("staff.xlsx")
    sheet = book.worksheets[0]
    head = next(n for n in range(1, 9) if sheet.cell(n, 1).value == "職員番号")
    titles = [cell.value for cell in sheet[head]]
    for title, value in {"職員番号": "000777", "氏名": "七尾 奈々", "部": "総務部", "課": "人事課"}.items():
        sheet.cell(head + 2, titles.index(title) + 1).value = value
    book.save("staff.xlsx")
    cli("staff", "import", "staff.xlsx", "--yes")
    assert cli("staff", "list", "--format", "csv").out.count("\n") == 2
    assert "staff-list" in cli("blank").out
    assert "E_BLANK_KIND" in cli("blank", "nothing", expect=2).err or "nothing" in cli("blank", "nothing", expect=2).err


@pytest.mark.parametrize("name", GOOD)
def test_a_filled_form_of_every_kind_goes_in_without_a_question(name: str, shipped_workspace: Path, cli: Cli) -> None:
    office = make_office(shipped_workspace)
    kind, layout = kind_of(office, name)
    cli("blank", name, "--out", "form.xlsx")
    book = openpyxl.load_workbook("form.xlsx")
    sheet = book.worksheets[0]
    shown = blank.columns_of(layout)
    head = next(n for n in range(1, 9) if sheet.cell(n, 1).value == shown[0].title.ja)
    values = {**person(1), **GOOD[name], **({"subsection": "新しい係"} if name == "unit-list" else {})}
    if name == "need-list":
        values["fy"] = "2026"
    for column, one in enumerate(shown, 1):
        sheet.cell(head + 2, column).value = values.get(one.key) if one.key != "fy" or name == "need-list" else None
    book.save("form.xlsx")
    taken = engine.read_list(office, Path("form.xlsx"), kind, Answers())
    assert [one for one in taken.found if one.code[0] == "E"] == []
    assert taken.draft.changes.changes or name == "staff-list"

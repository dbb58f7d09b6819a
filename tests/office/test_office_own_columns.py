"""Nobody is warned of columns that the program printed itself; columns that somebody added are told as before."""

import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from returned_documents import DOCUMENTS, OPTIONS, filled_blank, table

from skillmap import office
from skillmap.documents.enrol_list import LAYOUT as ENROL_LIST
from skillmap.documents.reading import read
from skillmap.documents.result_list import layout as result_layout
from skillmap.office import Office
from skillmap.problems import Problem


def ignored(problems: Sequence[Problem]) -> list[object]:
    return [p.facts["found"] for p in problems if p.code == "W_COLUMN_IGNORED"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_we_hand_out_comes_back_without_a_warning_of_its_columns(own: Office, tmp_path: Path, name: str) -> None:
    to = tmp_path / "one" / "out"
    to.mkdir(parents=True)
    document = DOCUMENTS[name](own, to)
    _, problems = document.back(document.file)
    assert ignored(problems) == []


def test_an_empty_form_comes_back_without_a_warning_of_its_columns(own: Office, tmp_path: Path) -> None:
    for kind in office.intake.kinds.of_folder():
        for layout in kind.layouts(own)[:1]:
            _, problems = table(layout)(filled_blank(own, layout, tmp_path))
            assert (layout.id, ignored(problems)) == (layout.id, [])


def roster(own: Office, kind: str, folder: Path) -> Path:
    file = folder / f"{kind}.xlsx"
    [(_, job), *_] = list(office.rosters.rosters(own, kind).jobs)
    job.make().write(file, "")
    return file


def test_a_roster_of_a_department_is_read_as_seats_without_a_warning_of_its_columns(
    own: Office, tmp_path: Path
) -> None:
    file = roster(own, "department", tmp_path)
    book = openpyxl.load_workbook(file)
    # The seats as the roster has them for machines.
    assert {"フリガナ", "係", "職名"} <= {cell.value for cell in book["データ"][1]}
    for name in [one for one in book.sheetnames if one != "データ"]:
        del book[name]
    book.save(file)
    assert ignored(read(file, ENROL_LIST, OPTIONS).problems) == []


def test_a_column_that_somebody_added_to_a_roster_is_told(own: Office, tmp_path: Path) -> None:
    file = roster(own, "session", tmp_path)
    book = openpyxl.load_workbook(file)
    sheet = book["受講者"]
    sheet.protection.sheet = False
    row = next(cell.row for (cell,) in sheet.iter_rows(max_col=1) if cell.value == "No.")
    sheet.cell(row, sheet.max_column + 1, "メールアドレス")
    book.save(file)
    found = read(file, result_layout(), OPTIONS)
    assert ignored(found.problems) == ["メールアドレス"]


def test_the_same_columns_of_a_list_of_others_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (("No.", "職員番号", "氏名", "署名", "修了"), (1, "004711", "沢村 泉", None, "修了")):
        sheet.append(line)
    book.save(tmp_path / "centre.xlsx")
    found = read(tmp_path / "centre.xlsx", result_layout(), OPTIONS)
    assert [re.sub(r"\W", "", str(one)) for one in ignored(found.problems)] == ["No", "署名"]

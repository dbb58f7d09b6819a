"""What changed in a department's roster since it was handed out last."""

from pathlib import Path

import openpyxl

from skillmap import office
from skillmap.office import Office, handing_out
from skillmap.office.new_session import NewSession, SessionChange
from skillmap.office.rosters import rosters


def handed_out(here: Office, folder: Path, *, final: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every sheet of the roster of 総務部."""
    handing_out.hand_out(here, rosters(here, "department", department="総務部", out=folder, final=final))
    (path,) = folder.glob("研修名簿*.xlsx")
    book = openpyxl.load_workbook(path)
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_rows_that_are_new_changed_and_gone_are_marked(small: Office, tmp_path: Path) -> None:
    for code, day in (("K1", "2026-07-21am"), ("K2", "2026-07-28am"), ("K3", "2026-08-04am")):
        small.record(office.sessions.add(small, "企画の基礎", NewSession([day], 9), code))
    for code, number in (("K1", "000101"), ("K2", "000102"), ("K3", "000104")):
        small.record(office.enrolment.add(small, code, number))
    first = handed_out(small, tmp_path / "1", final=True)
    assert "前回" not in str(first)
    assert "変更" not in first["受講者名簿"][4]
    draft = handed_out(small, tmp_path / "2")
    assert "からの変更 0件（新規 0、変更 0、取消 0）" in str(draft["目次"])
    small.record(office.enrolment.cancel(small, "K1", "000101"))
    small.record(office.enrolment.add(small, "K1", "000103"))
    small.record(office.sessions.change(small, "K2", SessionChange(["2026-07-30am"])))
    sheets = handed_out(small, tmp_path / "3")
    assert "照合番号 H0001）からの変更 3件（新規 1、変更 1、取消 1）" in str(sheets["目次"])
    head = next(row for row in sheets["受講者名簿"] if "氏名" in row)
    number, change = head.index("職員番号"), head.index("変更")
    told = {row[number]: row[change] for row in sheets["受講者名簿"] if str(row[number]).isdecimal()}
    assert told == {"000101": "取消", "000102": "変更", "000103": "新規", "000104": None}
    assert "変更" not in sheets["データ"][0]
    book = openpyxl.load_workbook(next((tmp_path / "3").glob("研修名簿*.xlsx")))
    looks = {row[2].value: (row[2].font.b, row[2].font.i) for row in book["受講者名簿"].iter_rows() if row[2].value}
    assert (looks["000103"], looks["000102"], looks["000101"], looks["000104"]) == (
        (True, False), (True, False), (False, True), (False, False),
    )  # fmt: skip


def test_one_workbook_for_all_marks_the_sheet_of_each_department(small: Office, tmp_path: Path) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(["2026-07-21am"], 9), "K1"))
    small.record(office.enrolment.add(small, "K1", "000101"))
    handing_out.hand_out(small, rosters(small, "department", out=tmp_path / "1", final=True))
    small.record(office.enrolment.add(small, "K1", "000103"))
    handing_out.hand_out(small, rosters(small, "department", out=tmp_path / "2", single=True))
    (path,) = (tmp_path / "2").glob("研修名簿*.xlsx")
    rows = [row for row in openpyxl.load_workbook(path)["総務部"].iter_rows(values_only=True) if "000103" in row]
    assert [row[-1] for row in rows] == ["新規"]


def test_whoever_left_or_moved_away_is_gone_and_drafts_bind_nothing(small: Office, tmp_path: Path) -> None:
    small.record(office.sessions.add(small, "企画の基礎", NewSession(["2026-07-21am"], 9), "K1"))
    small.record(office.enrolment.add(small, "K1", "000101"))
    handed_out(small, tmp_path / "1")
    assert "前回" not in str(handed_out(small, tmp_path / "2")["目次"])

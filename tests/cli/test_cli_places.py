"""What is wrong in a list is told at its own cell, in every column of every kind of list, and all of it in one pass."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.office.intake import engine, kinds
from skillmap.office.intake.engine import Answers
from skillmap.office.intake.sessions import SessionImport
from skillmap.office.intake.staff import StaffImport
from skillmap.problems import CellPlace, Problem
from skillmap.sheets.layout import Field, Kind, Layout

TODAY = date(2026, 6, 15)
TRAINING = "ICTリーダー成果報告会"
PEOPLE = 60
GOOD = {
    "unit-list": {"department": "総務部", "leaders": "○", "roster": "○"},
    "staff-list": {"department": "総務部"},
    "leave-list": {"kind": "育児休業", "since": "2026-07-01", "until": "2027-03-31"},
    "rating-list": {"data-analytics": "2"},
    "leader-list": {"department": "総務部", "starts": "2026-07-01"},
    "aim-list": {"role": "プロダクトマネージャー", "grade": "1"},
    "qualification-list": {"qualification": "ITパスポート", "passed_on": "2025-06-01"},
    "need-list": {"role": "プロダクトマネージャー", "grade": "1", "department": "総務部", "count": "3"},
    "session-list": {"training": TRAINING, "day": "2026-07-02", "half": "午前", "capacity": "20"},
    "request-list": {"training": TRAINING},
    "enrol-list": {"session": "A-1"},
    "result-list": {"training": TRAINING, "outcome": "修了", "completed_on": "2026-05-01"},
}
UNKNOWN = {
    "number": "999999", "training": "無い研修", "session": "ZZZ", "role": "無い人材像", "grade": "9",
    "department": "無い部", "qualification": "無い資格", "fy": "1800", "count": "-1", "capacity": "-5",
    "day": "2020-01-01",
}  # fmt: skip
ONLY_IN = {
    "grade": ("aim-list", "need-list"), "department": ("leader-list", "need-list"),
    "number": tuple(name for name in GOOD if name != "staff-list"),
}  # fmt: skip
"""Columns that are only read over in other lists, or bring something new."""
ABOUT_NAMES = ("request-list", "enrol-list", "result-list", "aim-list", "qualification-list", "rating-list")


def person(no: int) -> dict[str, str]:
    return {
        "number": f"{1000 + no:06}", "name": f"青木 太郎{no}", "section": f"第{no}課", "code": f"B-{no}",
        "fy": str(2026 + no),
    }  # fmt: skip


@pytest.fixture
def office(shipped_workspace: Path) -> Office:
    people = [person(no) for no in range(PEOPLE)]
    rows = [f"{p['number']},{p['name']},総務部,{p['section']},主任" for p in people]
    for name, text, kind in (
        ("staff.csv", "\n".join(["職員番号,氏名,部,課,職名", *rows]), StaffImport(as_of=date(2026, 4, 1))),
        ("s.csv", f"開催コード,研修名,開催日,時間帯,定員\nA-1,{TRAINING},2026-07-01,午前,99", SessionImport()),
    ):
        (shipped_workspace / name).write_text(text, "utf-8")
        here = Office.open(shipped_workspace, today=TODAY)
        here.record(engine.read_list(here, shipped_workspace / name, kind, Answers()).draft)  # type: ignore[arg-type]
    return Office.open(shipped_workspace, today=TODAY)


def shown_fields(layout: Layout) -> list[Field]:
    plain = [one for one in layout.fields if one.over is None]
    skills = [one for one in plain if one.kind is Kind.LEVEL][1:]
    return [one for one in plain if one not in skills or one.key == "data-analytics"]


def wrong(office: Office, kind: object, layout: Layout, rows: list[dict[str, str]]) -> list[Problem]:
    fields = shown_fields(layout)
    book = openpyxl.Workbook()
    sheet = book.active
    for values in ({one.key: one.title.ja for one in fields}, *rows):
        sheet.append([values.get(one.key) for one in fields])
    path = office.workspace.root / "list.xlsx"
    book.save(path)
    try:
        found = engine.read_list(office, path, kind, Answers()).found  # type: ignore[arg-type]
    except Refusal as refusal:
        found = [one for one in refusal.problems if isinstance(one, Problem)]
    return [one for one in found if one.code[0] == "E"]


@pytest.mark.parametrize("name", GOOD)
def test_every_mistake_is_told_at_its_own_cell(office: Office, name: str) -> None:
    every = [(kind, kind.layouts(office)[0]) for kind in kinds.of_folder(kinds.ForFolder(as_of=date(2026, 5, 1)))]
    kind, layout = next(pair for pair in every if pair[1].id == name)
    fields = shown_fields(layout)
    assert wrong(office, kind, layout, [{**person(0), **GOOD[name]}]) == []

    cases: list[tuple[int, str]] = []
    for column, one in enumerate(fields, 1):
        if one.kind is not Kind.TEXT:
            cases.append((column, "99" if one.kind is Kind.LEVEL else "★誤り★"))
        if one.key in UNKNOWN and name in ONLY_IN.get(one.key, GOOD):
            cases.append((column, UNKNOWN[one.key]))
        if one.required:
            cases.append((column, ""))
    rows = [{**person(no), **GOOD[name], fields[column - 1].key: bad} for no, (column, bad) in enumerate(cases)]
    found = wrong(office, kind, layout, rows)
    places = {one.place.cell for one in found if isinstance(one.place, CellPlace)}
    expected = {f"{get_column_letter(column)}{row}" for row, (column, _) in enumerate(cases, 2)}
    assert places == expected, [(one.code, one.place) for one in found if one.place.cell not in expected]


@pytest.mark.parametrize("name", ABOUT_NAMES)
def test_a_row_with_a_bad_cell_and_an_unknown_name_is_told_in_one_pass(office: Office, name: str) -> None:
    every = [(kind, kind.layouts(office)[0]) for kind in kinds.of_folder(kinds.ForFolder(as_of=date(2026, 5, 1)))]
    kind, layout = next(pair for pair in every if pair[1].id == name)
    fields = shown_fields(layout)
    bad = next(
        one for one in reversed(fields) if one.kind not in (Kind.TEXT, Kind.CODE, Kind.NAME) or one.max_length > 100
    )
    if bad.kind is Kind.TEXT:
        bad = next(one for one in fields if one.kind is Kind.NAME)
    row = {
        **person(1),
        **GOOD[name],
        "number": "999999",
        bad.key: "欠員" if bad.kind is Kind.NAME else "99" if bad.kind is Kind.LEVEL else "★誤り★",
    }
    cells = {one.place.cell for one in wrong(office, kind, layout, [row]) if isinstance(one.place, CellPlace)}
    keys = [one.key for one in fields]
    assert cells == {f"{get_column_letter(keys.index(key) + 1)}2" for key in ("number", bad.key)}

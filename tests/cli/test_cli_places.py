"""What is wrong in a list is told at its own cell, in every column of every kind of list, and all of it in one pass."""

from pathlib import Path

import openpyxl
import pytest
from list_cases import GOOD, kind_of, make_office, person, shown_fields
from openpyxl.utils import get_column_letter

from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.office.intake import engine
from skillmap.office.intake.engine import Answers
from skillmap.problems import CellPlace, Problem
from skillmap.sheets.layout import Kind, Layout

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


@pytest.fixture
def office(shipped_workspace: Path) -> Office:
    return make_office(shipped_workspace)


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
    kind, layout = kind_of(office, name)
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
    kind, layout = kind_of(office, name)
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

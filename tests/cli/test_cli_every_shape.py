"""The same facts of every kind of list, written as offices write them: each shape goes in as the plain list does.

The table of docs/importing.md is the one of this test.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest
from list_cases import GOOD, TODAY, kind_of, make_office, person, shown_fields

from skillmap.errors import Refusal
from skillmap.office import Office
from skillmap.office.intake import engine
from skillmap.office.intake.engine import Answers
from skillmap.problems import has_errors
from skillmap.sheets.layout import Kind, Layout

ROOT = Path(__file__).parents[2]
Rows: TypeAlias = list[list[Any]]
Sheets: TypeAlias = dict[str, Rows]
Shape: TypeAlias = Callable[[Rows, Layout], "tuple[Sheets, dict[str, Any]] | None"]
PEOPLE = 3


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    from skillmap.office.workspace import make

    folder = tmp_path_factory.mktemp("shapes") / "ward"
    make(folder, "みどり区")
    return make_office(folder)


def plain(name: str, layout: Layout) -> Rows:
    """A line for each of some people, in the columns that the example fills."""
    lines = [{**person(no), **GOOD[name]} for no in range(1, PEOPLE + 1)]
    if name == "need-list":
        lines = [{**line, "fy": "2026", "grade": str(no)} for no, line in enumerate(lines, 1)]
    if name == "unit-list":
        lines = [{**line, "subsection": f"第{no}係"} for no, line in enumerate(lines, 1)]
    shown = [one for one in shown_fields(layout) if lines[0].get(one.key) and one.key not in _NOT_SHOWN.get(name, ())]
    return [[one.title.ja for one in shown], *([line[one.key] for one in shown] for line in lines)]


_NOT_SHOWN = {
    "need-list": ("code", "section"), "unit-list": ("name",), "rating-list": ("code",), "aim-list": ("section",),
    "session-list": (), "leader-list": ("fy",),
}  # fmt: skip


def column(rows: Rows, title: str) -> int | None:
    return rows[0].index(title) if title in rows[0] else None


def without(rows: Rows, at: int) -> Rows:
    return [[cell for n, cell in enumerate(row) if n != at] for row in rows]


def as_it_is(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]]:
    return {"一覧": rows}, {}


def titled(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]]:
    """A title, a note and a blank row above; a total and a note below."""
    total = ["合計", *[None] * (len(rows[0]) - 2), f"{len(rows) - 1}件"]
    return {"一覧": [["みどり区　一覧"], ["作成：人事課"], [], *rows, total, ["※ 暫定の一覧です。"]]}, {}


def full_width(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]]:
    """Digits as they come from a Japanese keyboard, headings with spaces."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    number = column(rows, "職員番号")
    return {"一覧": [
        ["　".join(text) if len(text) == 2 else text for text in rows[0]],
        *([cell.translate(wide) if n == number else cell for n, cell in enumerate(row)] for row in rows[1:]),
    ]}, {}  # fmt: skip


def by_name(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]] | None:
    """No staff numbers."""
    number, name = column(rows, "職員番号"), column(rows, "氏名")
    return None if number is None or name is None else ({"一覧": without(rows, number)}, {})


def two_names(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]] | None:
    """Family and given name in columns of their own."""
    at = column(rows, "氏名")
    if at is None:
        return None
    parts = [["姓", "名"], *(row[at].split(" ") for row in rows[1:])]
    return {"一覧": [[*row[:at], *part, *row[at + 1 :]] for row, part in zip(rows, parts, strict=True)]}, {}


def several_sheets(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]]:
    """A sheet per section or month."""
    return {"４月": rows[:2], "５月": [rows[0], *rows[2:]]}, {"all_sheets": True}


def one_value_for_all(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]] | None:
    """The last column that has one value for all rows is missing, and given."""
    same = [n for n in range(len(rows[0])) if len({row[n] for row in rows[1:]}) == 1]
    if not same or len(rows[0]) < 3:
        return None
    return {"一覧": without(rows, same[-1])}, {"constants": {rows[0][same[-1]]: rows[1][same[-1]]}}


def two_row_heading(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]]:
    """A merged heading over the first two columns."""
    return {"一覧": [["対象", None, *rows[0][2:]], [*rows[0][:2]], *rows[1:]]}, {"merge": "A1:B1"}


def side_by_side(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]] | None:
    """A column per thing."""
    thing = _thing(layout)
    at = column(rows, thing) if thing else None
    value = column(rows, layout.field(layout.matrix.day).title.ja) if layout.matrix and layout.matrix.day else None
    if at is None or layout.matrix is None:
        return None
    drop = {at} if value is None else {at, value}
    outcome = column(rows, "修了")
    drop |= {outcome} if outcome is not None else set()
    kept = [[cell for n, cell in enumerate(row) if n not in drop] for row in rows]
    cells = [[rows[1][at]], *([row[value] if value is not None else "○"] for row in rows[1:])]
    return {"一覧": [[*row, *cell] for row, cell in zip(kept, cells, strict=True)]}, {}


def turned(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]] | None:
    """Things down, people across."""
    if layout.lines is not None:
        spread = rows
        levels = {one.title.ja for one in layout.fields if one.kind is Kind.LEVEL}
        things = [n for n, title in enumerate(rows[0]) if title in levels]
    else:
        found = side_by_side(rows, layout)
        if found is None:
            return None
        spread = found[0]["一覧"]
        things = [len(spread[0]) - 1]
    name = column(spread, "氏名")
    if name is None:
        return None
    head = ["項目", *(row[name] for row in spread[1:])]
    nobody = [_SECOND_THING[layout.id], *[None] * (len(rows) - 1)]
    return {"一覧": [head, *([spread[0][n], *(row[n] for row in spread[1:])] for n in things), nobody]}, {}


_SECOND_THING = {
    "rating-list": "クラウド", "qualification-list": "基本情報技術者", "request-list": "DX基礎（区の計画と自分の仕事）",
    "result-list": "DX基礎（区の計画と自分の仕事）",
}  # fmt: skip
"""What nobody has: one line alone could be anything."""


def one_fact_a_line(rows: Rows, layout: Layout) -> tuple[Sheets, dict[str, Any]] | None:
    """Person, thing, value."""
    if layout.lines is None:
        return None
    levels = {one.title.ja for one in layout.fields if one.kind is Kind.LEVEL}
    at = [n for n, title in enumerate(rows[0]) if title in levels]
    number = column(rows, "職員番号")
    lines = [[row[number], rows[0][n], row[n]] for row in rows[1:] for n in at]  # type: ignore[index]
    return {"一覧": [["職員番号", "スキル", "レベル"], *lines]}, {}


def _thing(layout: Layout) -> str:
    return layout.field(layout.matrix.thing).title.ja if layout.matrix and layout.id != "need-list" else ""


SHAPES: dict[str, Shape] = {
    "表題・注記・合計つき": titled, "全角の数字、空白の入った見出し": full_width, "二段の見出し": two_row_heading,
    "職員番号がない": by_name, "姓と名が別の列": two_names, "シートごとに分かれている": several_sheets,
    "全行に共通の値の列がない": one_value_for_all, "項目が横に並ぶ": side_by_side, "項目が縦、人が横": turned,
    "1行に1件": one_fact_a_line,
}  # fmt: skip


def drafted(office: Office, name: str, sheets: Sheets, given: dict[str, Any]) -> Sequence[tuple[str, str]]:
    """What a workbook would change: subjects and what becomes of them, in any order."""
    kind, _ = kind_of(office, name)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if "merge" in given:
            sheet.merge_cells(given["merge"])
    path = office.workspace.root / "list.xlsx"
    book.save(path)
    here = Office.open(office.workspace.root, today=TODAY)
    answers = Answers(**{key: value for key, value in given.items() if key != "merge"})
    try:
        taken = engine.read_list(here, path, kind, answers)
    except Refusal as refusal:
        raise AssertionError((name, sheets, refusal.code, dict(refusal.facts), refusal.problems)) from refusal
    assert not has_errors(taken.found), (name, sheets, [p for p in taken.found if p.code[0] == "E"])
    return sorted((change.subject, str(change.after)) for change in taken.draft.changes.changes)


@pytest.mark.parametrize("name", GOOD)
def test_every_shape_goes_in_as_the_plain_list_does(office: Office, name: str) -> None:
    _, layout = kind_of(office, name)
    rows = plain(name, layout)
    expected = drafted(office, name, *as_it_is(rows, layout))
    assert expected or name == "staff-list"
    goes_in = set()
    for title, shape in SHAPES.items():
        made = shape(rows, layout)
        if made is not None:
            assert drafted(office, name, *made) == expected, (title, made)
            goes_in.add(title)
    # The plain list is a fact a line itself, that of levels has a column per skill; needs are tried elsewhere.
    goes_in |= {"1行に1件"} | ({"項目が横に並ぶ"} if name in ("rating-list", "need-list") else set())
    for page in ("importing.ja.md", "importing.md"):
        assert marked(page, layout) == [title in goes_in for title in SHAPES], page


def marked(page: str, layout: Layout) -> list[bool]:
    """Which shapes a page says a kind of list can have: its row in the table of kinds and shapes."""
    lines = (ROOT / "docs" / page).read_text("utf-8").splitlines()
    cells = next(line for line in lines if line.startswith(f"| `{layout.id}`")).strip("|").split("|")
    return [cell.strip() == "○" for cell in cells[2:]]

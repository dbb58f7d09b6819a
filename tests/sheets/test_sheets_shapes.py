"""Lists of other shapes come out as the same plain rows, and every value knows the cell that it stood in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_books import pack, parts, sheet_xml, workbook

from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.sheets import Field, Kind, Layout, Reading, ReadOptions, read
from skillmap.sheets.grid import Grid, Unsure
from skillmap.sheets.layout import Lines
from skillmap.sheets.list_shapes import JoinedField, Matrix, Once
from skillmap.sheets.reading.shapes.numbered import numbered_columns
from skillmap.words import Bilingual

SUBJECT = (
    Field("number", Bilingual("番号", "number"), Kind.CODE, required=True),
    Field("name", Bilingual("氏名", "name"), Kind.NAME),
    Field("group", Bilingual("班", "group")),
)
THINGS = tuple(
    Field(key, Bilingual(ja, key), Kind.LEVEL, minimum=0, maximum=4)
    for key, ja in (("cut", "切る"), ("sew", "縫う"), ("dye", "染める"))
)
SPREAD = Layout(
    "craft", Bilingual("技", "craft"), Bilingual("技", "craft"), (*SUBJECT, *THINGS),
    lines=Lines(
        ("number", "name", "group"), Field("thing", Bilingual("技", "craft")),
        (Field("value", Bilingual("段", "value"), Kind.LEVEL, minimum=0, maximum=4),),
    ),
)  # fmt: skip
COURSES = Layout(
    "courses", Bilingual("受講", "courses"), Bilingual("受講", "courses"),
    (
        *SUBJECT, Field("course", Bilingual("講座", "course"), required=True),
        Field("done_on", Bilingual("終えた日", "done on"), Kind.DATE), Field("said", Bilingual("結果", "result")),
        Field("since", Bilingual("から", "since"), Kind.DATE), Field("until", Bilingual("まで", "until"), Kind.DATE),
    ),
    matrix=Matrix("course", ("基礎", "応用"), "done_on", "said"),
    wholes=(JoinedField(("期間",), "since", "until"),),
)  # fmt: skip


def levels(reading: Reading) -> dict[str, dict[str, tuple[int, str]]]:
    """Number -> thing -> level and the cell that it stood in."""
    return {
        row.values["number"]: {
            one.key: (row.values[one.key], row.cells[one.key]) for one in THINGS if row.values[one.key] is not None
        }
        for row in reading.rows
    }


def codes(reading: Reading) -> list[str]:
    return [one.code for one in reading.problems]


EXPECTED = {"A1": {"cut": 2, "dye": 0}, "A2": {"cut": 1, "sew": 4}}


def only_levels(reading: Reading) -> dict[str, dict[str, int]]:
    return {number: {key: level for key, (level, _) in held.items()} for number, held in levels(reading).items()}


def test_one_fact_a_line(tmp_path: Path) -> None:
    rows = [
        ["技の一覧"], ["番号", "氏名", "技", "段"], ["A1", "青木 一郎", "切る", 2], [None, None, "染める", 0],
        ["A2", "石田 花", "切る", 1], ["A2", "石田 花", "縫う", "レベル4"], [None, None, "計 4件"],
    ]  # fmt: skip
    reading = read(workbook(tmp_path / "a.xlsx", rows), SPREAD)
    assert only_levels(reading) == EXPECTED
    assert levels(reading)["A1"]["dye"] == (0, "D4")
    assert {"W_PERSON_CARRIED", "W_TRAILER_SKIPPED"} <= set(codes(reading))


def test_a_fact_that_stands_twice(tmp_path: Path) -> None:
    rows = [["番号", "技", "段"], ["A1", "切る", 2], ["A1", "切る", 2], ["A1", "縫う", 1], ["A1", "縫う", 3]]
    reading = read(workbook(tmp_path / "a.xlsx", rows), SPREAD)
    told = {one.code: str(one.place) for one in reading.problems}
    assert told["E_LINE_TWICE"] == "a.xlsx [名簿] C5"
    assert "W_LINE_REPEATED" in told


@pytest.mark.parametrize(
    "rows",
    [
        [["技", "青木 一郎", "石田 花"], ["番号", "A1", "A2"], ["切る", 2, 1], ["縫う", None, 4], ["染める", 0, "－"]],
        [["分類", "", "番号", "A1", "A2"], ["", "", "氏名", "青木 一郎", "石田 花"], ["手", 1, "切る", 2, 1],
         ["", 2, "縫う", None, 4], ["水", 3, "染める", 0, None]],
        [["班別の技"], [], ["", "A1", "A2"], ["", "青木 一郎", "石田 花"], ["切る", 2, 1], ["縫う", None, 4],
         ["染める", 0, None]],
    ],
)  # fmt: skip
def test_things_down_and_people_across(rows: list[list[object]], tmp_path: Path) -> None:
    reading = read(workbook(tmp_path / "a.xlsx", rows), SPREAD)
    assert only_levels(reading) == EXPECTED
    assert "N_TURNED" in codes(reading)
    _, cell = levels(reading)["A2"]["sew"]
    at = next((r, c) for r, row in enumerate(rows, 1) for c, v in enumerate(row) if v == 4)
    assert cell == f"{'ABCDEF'[at[1]]}{at[0]}"


def test_marks_are_asked_and_then_read(tmp_path: Path) -> None:
    rows = [["番号", "切る", "縫う", "染める"], ["A1", "◎", "〇", "×"], ["A2", "○", None, "◎"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(NeedsAnswer) as caught:
        read(path, SPREAD)
    question = caught.value.problems[0]
    assert (question.code, str(question.place)) == ("E_MARKS", "a.xlsx [名簿] B2")  # type: ignore[attr-defined]
    reading = read(path, SPREAD, ReadOptions(marks={"◎": "3", "○": "2", "×": "-"}))
    assert only_levels(reading) == {"A1": {"cut": 3, "sew": 2}, "A2": {"cut": 2, "dye": 3}}


def test_one_slip_of_the_pen_is_an_error_not_a_mark(tmp_path: Path) -> None:
    rows = [["番号", "切る", "縫う"], *([f"A{n}", 2, 1] for n in range(9)), ["A9", "◎", 1]]
    assert codes(read(workbook(tmp_path / "a.xlsx", rows), SPREAD)) == ["E_LEVEL"]


def test_a_sheet_per_group(tmp_path: Path) -> None:
    one = sheet_xml([["番号", "切る"], ["A1", 2]])
    other = sheet_xml([["別紙"], ["番号", "縫う", "切る"], ["A2", 4, 1]])
    path = pack(tmp_path / "a.xlsx", parts({"一班": one, "二班": other}))
    with pytest.raises(NeedsAnswer):
        read(path, SPREAD)
    reading = read(path, SPREAD, ReadOptions(all_sheets=True, sheet_field="班"))
    assert only_levels(reading) == {"A1": {"cut": 2}, "A2": {"cut": 1, "sew": 4}}
    assert [row.values["group"] for row in reading.rows] == ["一班", "二班"]
    assert str(reading.place(reading.rows[1], "sew")) == "a.xlsx [二班] B3"


def test_a_column_per_course(tmp_path: Path) -> None:
    rows = [
        ["番号", "基礎", "応用", "その他"],
        ["A1", "2026/5/1", "○", 1],
        ["A2", "－", "×", None],
        ["A3", None, "2026/6/2"],
    ]
    reading = read(workbook(tmp_path / "a.xlsx", rows), COURSES)
    found = [(r.values["number"], r.values["course"], str(r.values["done_on"]), r.values["said"]) for r in reading.rows]
    assert found == [
        ("A1", "基礎", "2026-05-01", None), ("A1", "応用", "None", "○"), ("A2", "応用", "None", "×"),
        ("A3", "応用", "2026-06-02", None),
    ]  # fmt: skip
    assert reading.rows[1].cells["said"] == "C2"
    assert "W_THING_UNKNOWN" in codes(reading)


def test_a_period_in_one_cell_a_value_for_all_and_a_number_by_name(tmp_path: Path) -> None:
    people = {"青木 一郎": "A1", "石田 花": Unsure("E_NAME_TWO_FIT", "石田 花", ("A2", "A3"))}
    options = ReadOptions(constants={"講座": "基礎"}, lookup=lambda row: people[row["name"]])
    rows = [["氏名", "期間"], ["青木 一郎", "R8.6.1～R9.2.26"], ["石田 花", "2026/6/1～2026/6/2"]]
    reading = read(workbook(tmp_path / "a.xlsx", rows), COURSES, options)
    (row,) = reading.rows
    assert (row.values["number"], row.values["course"]) == ("A1", "基礎")
    assert [str(row.values[key]) for key in ("since", "until")] == ["2026-06-01", "2027-02-26"]
    assert (row.cells["number"], row.cells["until"], row.cells["course"]) == ("A2", "B2", "")
    (wrong,) = [one for one in reading.problems if one.code == "E_NAME_TWO_FIT"]
    assert str(wrong.place) == "a.xlsx [名簿] A3"
    assert reading.row_at(wrong.place) == 3  # type: ignore[arg-type]


def test_a_value_for_all_rows_does_not_hide_a_column(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["番号", "講座"], ["A1", "応用"]])
    with pytest.raises(InputRefused) as caught:
        read(path, COURSES, ReadOptions(constants={"講座": "基礎"}))
    assert caught.value.code == "E_CONSTANT_COLUMN"
    with pytest.raises(InputRefused) as caught:
        read(path, COURSES, ReadOptions(constants={"講師": "基礎"}))
    assert caught.value.code == "E_FIELD_UNKNOWN"


ABOVE = Layout(
    "done", Bilingual("受講", "done"), Bilingual("受講", "done"),
    (
        Field("number", Bilingual("番号", "number"), Kind.CODE, required=True),
        Field("name", Bilingual("氏名", "name")),
        Field("course", Bilingual("講座", "course"), required=True, above=("研修",)),
        Field("done_on", Bilingual("終えた日", "done on"), Kind.DATE, above=("実施日",)),
        Field("group", Bilingual("班", "group")),
    ),
)  # fmt: skip
TABLE: list[list[object]] = [["番号", "氏名"], ["A1", "青木 一郎"], ["A2", "石田 花"]]


def done(path: Path, **given: Any) -> tuple[set[tuple[object, ...]], list[tuple[str, str]]]:
    """Course, day, unit with their cells, of all rows; what was told of values above."""
    reading = read(path, ABOVE, ReadOptions(**given))
    keys = ("course", "done_on", "group")
    said = {tuple(f"{row.values[key]} {row.cells.get(key, '-')}" for key in keys) for row in reading.rows}
    assert len(reading.rows) == 2
    return said, [(str(one.place), str(one.facts["found"])) for one in reading.problems if one.code == "W_ABOVE_USED"]


def test_a_label_above_the_table_holds_for_all_rows_and_is_told_with_its_cell(tmp_path: Path) -> None:
    top: list[list[object]] = [["研修：染めの基礎 第1回"], ["班", "総務"], ["実施日", None, "令和8年7月14日(火)"], []]
    said, told = done(workbook(tmp_path / "a.xlsx", [*top, *TABLE]))
    assert said == {("染めの基礎 第1回 A1", "2026-07-14 C3", "None -")}  # 班 is not one that may stand above
    assert told == [("a.xlsx [名簿] A1", "染めの基礎 第1回"), ("a.xlsx [名簿] C3", "令和8年7月14日(火)")]


@pytest.mark.parametrize(
    ("top", "course", "day"),
    [
        ([["講座", "染め"], ["講座", "縫い"]], None, None),
        ([["講座", "実施日"], ["染め", "7月"]], None, None),
        ([["講座", "染め", "実施日", "来月のどこか"]], "染め B1", None),
        ([["講座：染め"], ["実施日：2026/7/14"], ["講座：染め"]], "染め A1", "2026-07-14 A2"),
    ],
    ids=["two values", "labels side by side", "no day", "the same twice"],
)
def test_what_is_in_doubt_above_a_table_is_left_to_be_asked(
    top: list[list[object]], course: str | None, day: str | None, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "a.xlsx", [*top, [], *TABLE])
    if course is None:
        with pytest.raises(InputRefused) as caught:
            read(path, ABOVE)
        assert caught.value.code == "E_NO_HEADER"
        return
    said, _ = done(path)
    assert said == {(course, day or "None -", "None -")}


def test_a_column_and_what_the_user_says_go_before_what_stands_above(tmp_path: Path) -> None:
    top: list[list[object]] = [["講座", "染め"], []]
    told = done(workbook(tmp_path / "a.xlsx", [*top, *TABLE]), constants={"講座": "縫い"})
    assert told == ({("縫い ", "None -", "None -")}, [])
    rows = [[*row, text] for row, text in zip(TABLE, ("講座", "織り", "織り"), strict=True)]
    said, nothing = done(workbook(tmp_path / "b.xlsx", [*top, *rows]))
    assert {course for course, _, _ in said} == {"織り C4", "織り C5"} and nothing == []


def test_a_label_that_may_stand_above_is_asked_about_as_the_heading_of_days(tmp_path: Path) -> None:
    rows = [[*row, text] for row, text in zip(TABLE, ("実施日", "2026/7/14", "R8.7.15"), strict=True)]
    path = workbook(tmp_path / "a.xlsx", [["講座", "染め"], [], *rows])
    with pytest.raises(NeedsAnswer) as caught:
        read(path, ABOVE)
    asked = caught.value.problems[0]
    assert (asked.code, str(asked.place), asked.facts["field"]) == (
        "E_COLUMN_UNREAD", "a.xlsx [名簿] C3", ABOVE.field("done_on").title,
    )  # fmt: skip
    told = read(
        workbook(tmp_path / "a.xlsx", [["講座", "染め"], [], *rows]), ABOVE, ReadOptions(headings={"実施日": "-"})
    )
    assert [row.values["done_on"] for row in told.rows] == [None, None]


TWICE = Layout(
    "craft", Bilingual("技", "craft"), Bilingual("技", "craft"),
    (
        *SUBJECT, Field("rated_on", Bilingual("評価日", "rated on"), Kind.DATE), *THINGS,
        *(
            Field(f"{one.key}.self", Bilingual("自己", "self"), Kind.LEVEL, minimum=0, maximum=4, over=one.title)
            for one in THINGS
        ),
    ),
    as_of=True,
    own_days="rated_on",
    lines=Lines(
        ("number", "name", "group", "rated_on"), Field("thing", Bilingual("技", "craft")),
        tuple(
            Field(key, Bilingual(ja, key), Kind.LEVEL, minimum=0, maximum=4)
            for key, ja in (("value", "段"), ("self", "自己"))
        ),
    ),
)  # fmt: skip


def test_a_thing_that_nobody_knows_is_asked_about_once_and_the_answer_helps(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["評価日", "番号", "技", "段", "自己"],
        ["2026/6/1", "A1", "切る", 2, 3],
        ["2026/6/1", "A1", "裁つ", 1, 4],
        ["2026/7/1", "A2", "裁つ", 0, 1],
    ]
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(NeedsAnswer) as asked:
        read(path, TWICE, ReadOptions())
    assert [(one.code, str(one.place), one.facts.get("heading")) for one in asked.value.problems] == [
        ("E_COLUMN_LEVELS", "a.xlsx [名簿] C3", "裁つ")
    ]
    meant = read(path, TWICE, ReadOptions(headings={"裁つ": "縫う"}))
    assert str(meant.as_of) == "2026-07-01", "every line says its day: the latest is the list's"
    found = [
        (
            str(row.values["rated_on"]),
            row.values["number"],
            row.values["cut"],
            row.values["sew"],
            row.values["sew.self"],
        )
        for row in meant.rows
    ]
    assert found == [("2026-06-01", "A1", 2, 1, 4), ("2026-07-01", "A2", None, 0, 1)]
    assert "sew" not in read(path, TWICE, ReadOptions(headings={"裁つ": "-"})).columns


def test_lines_of_which_one_says_no_day_need_the_day_of_the_list(tmp_path: Path) -> None:
    rows: list[list[object]] = [["番号", "評価日", "切る"], ["A1", "2026/6/1", 2], ["A2", None, 1]]
    with pytest.raises(NeedsAnswer) as asked:
        read(workbook(tmp_path / "a.xlsx", rows), TWICE, ReadOptions())
    assert [one.code for one in asked.value.problems] == ["E_AS_OF_MISSING"]


NUMBERED: list[list[object]] = [
    ["資格者一覧"],
    ["番号", "氏名", "講座１", "終えた日１", "講座②", "終えた日②", "班"],
    ["A1", "青木 一郎", "基礎", "2026/6/1", "応用", "2026/6/2", "染"],
    ["A2", "石田 花", None, None, "応用", "2026/6/3", "織"],
    ["A3", "上野 純", "なし", "－", None, None, "織"],
    ["計", None, 2, None, None, None, None],
]


def test_numbered_columns_are_a_row_for_each_number_in_use(tmp_path: Path) -> None:
    plain = replace(COURSES, matrix=None, wholes=())
    reading = read(workbook(tmp_path / "a.xlsx", NUMBERED), plain, ReadOptions())
    keys = ("number", "course", "done_on", "group")
    assert [tuple(str(row.values[key]) for key in keys) for row in reading.rows] == [
        ("A1", "基礎", "2026-06-01", "染"), ("A1", "応用", "2026-06-02", "染"), ("A2", "応用", "2026-06-03", "織"),
    ]  # fmt: skip
    assert [row.cells["course"] for row in reading.rows] == ["C3", "E3", "E4"]
    (told,) = [one for one in reading.problems if one.code == "N_NUMBERED_COLUMNS"]
    assert (str(told.place), told.facts["count"]) == ("a.xlsx [名簿] C2", 2)


def test_a_wrong_value_under_a_number_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = [list(row) for row in NUMBERED]
    rows[3][5] = "2026/6/31"
    reading = read(workbook(tmp_path / "a.xlsx", rows), replace(COURSES, matrix=None, wholes=()), ReadOptions())
    assert [str(one.place) for one in reading.problems if one.code == "E_DATE_INVALID"] == ["a.xlsx [名簿] F4"]


def test_levels_under_numbers_and_what_is_no_numbered_column(tmp_path: Path) -> None:
    rows: list[list[object]] = [["番号", "技1", "段1", "技2", "段2"], ["A1", "切る", 2, "染める", 0], ["A2", "切る", 1]]
    rows[-1] += ["縫う", 4]
    assert only_levels(read(workbook(tmp_path / "a.xlsx", rows), SPREAD, ReadOptions())) == EXPECTED
    # Whoever stands in a list once has 班1 and 班2 in another sense; one number alone is a name.
    once = replace(COURSES, matrix=None, wholes=(), once=Once("a", "b"))
    grid = Grid("名簿", {1: ["番号", "講座1", "講座2"], 2: ["A1", "基礎", "応用"]})
    assert numbered_columns(grid, once, {}) is None
    assert numbered_columns(Grid("名簿", {1: ["番号", "講座2"], 2: ["A1", "基礎"]}), COURSES, {}) is None

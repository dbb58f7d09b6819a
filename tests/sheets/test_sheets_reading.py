"""Tables as people make them: title blocks, merged headings, repeated headings, stray cells, odd number formats."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from made_books import (
    DATE,
    DAY,
    ERA,
    HEAD,
    HEADINGS,
    JAPANESE,
    LAYOUT,
    MAIN,
    OFFICE,
    STRUCK,
    ZEROS,
    cell,
    field,
    pack,
    parts,
    person,
    rows_xml,
    sheet_xml,
    workbook,
)

from skillmap.documents.reading import read as documents_read
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.problems import CellPlace
from skillmap.sheets import Field, Kind, Layout, Reading, ReadOptions, headings, read, recognise
from skillmap.words import Bilingual

STATE = replace(LAYOUT, as_of=True)


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def one_sheet(tmp_path: Path, inside: str, **more: str) -> Path:
    return pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=inside, **more)}))


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("職員名簿（令和8年4月1日現在）", DAY),
        ("令和8年4月1日　現在", DAY),
        ("R8.4.1現在", DAY),
        ("基準日：2026/4/1", DAY),
        ("基準日　令和８年４月１日（水）", DAY),
        ("令和八年四月一日現在", DAY),
        ("令和8年3月10日作成　令和8年4月1日時点", DAY),
        ("As of 2026-04-01", DAY),
    ],
)
def test_the_day_is_found_in_the_title(title: str, day: date, tmp_path: Path) -> None:
    rows = [["職員名簿"], [title], ["作成：総務部人事課"], [], HEADINGS, person(1), person(2)]
    reading = read(workbook(tmp_path / "a.xlsx", rows), STATE)
    assert reading.as_of == day
    assert reading.header_rows == (5,)
    assert codes(reading) == []


def test_the_day_may_stand_in_a_cell_of_its_own(tmp_path: Path) -> None:
    inside = f'<row r="1">{cell("A1", "基準日")}{cell("B1", 46113, DATE)}</row>' + rows_xml([HEADINGS, person(1)], 2)
    assert read(one_sheet(tmp_path, inside), STATE).as_of == DAY


def test_no_day_is_asked_and_two_days_are_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["作成日 令和8年3月10日"], HEADINGS, person(1)])
    with pytest.raises(NeedsAnswer) as caught:
        read(path, STATE)
    assert [problem.code for problem in caught.value.problems] == ["E_AS_OF_MISSING"]
    assert read(path, STATE, ReadOptions(as_of=DAY)).as_of == DAY
    path = workbook(tmp_path / "b.xlsx", [["令和8年3月1日現在"], HEADINGS, person(1)])
    reading = read(path, STATE, ReadOptions(as_of=DAY))
    assert reading.as_of == DAY
    assert codes(reading) == ["W_AS_OF_DIFFERS"]


def test_all_questions_come_at_once(tmp_path: Path) -> None:
    inside = rows_xml([HEADINGS, person(1), person(2), person(3)])
    inside += f'<row r="5" hidden="1">{cell("A5", "001205")}{cell("B5", "林 一")}{cell("D5", "市民部")}</row>'
    inside += f'<row r="6">{cell("A6", "001206", STRUCK)}{cell("B6", "森 健", STRUCK)}{cell("D6", "市民部")}</row>'
    with pytest.raises(NeedsAnswer) as caught:
        read(one_sheet(tmp_path, inside), STATE)
    assert [p.code for p in caught.value.problems] == ["W_HIDDEN_ROWS", "W_STRIKE_ROW", "E_AS_OF_MISSING"]


def test_two_row_headings_with_merged_groups(tmp_path: Path) -> None:
    first = ["職員番号", "氏名", "フリガナ", "所属", "", "採用", "備考"]
    second = ["", "", "", "部", "課", "年月日", ""]
    after = (
        '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:C2"/><mergeCell ref="D1:E1"/>'
        '<mergeCell ref="G1:G2"/></mergeCells>'
    )
    reading = read(workbook(tmp_path / "a.xlsx", [first, second, person(1), person(2)], after=after), LAYOUT)
    assert reading.header_rows == (1, 2)
    assert dict(reading.rows[1].values) | {"number": ""} == {
        "number": "",
        "name": "佐藤 美咲",
        "kana": "サトウ ミサキ",
        "department": "総務部",
        "section": "総務課",
        "day": date(2020, 4, 1),
        "remark": None,
    }


def test_headings_with_line_breaks_spaces_marks_and_brackets(tmp_path: Path) -> None:
    row = ["職員\n番号※", "氏　　名", "フリ ガナ", "【部】", "課", "採用年月日(和暦)", "備 考"]
    assert read(workbook(tmp_path / "a.xlsx", [row, person(1)]), LAYOUT).columns == {
        "number": "A", "name": "B", "kana": "C", "section": "E", "day": "F", "remark": "G",
    }  # fmt: skip


def test_a_merged_heading_over_two_filled_columns_is_refused(tmp_path: Path) -> None:
    rows = [["職員番号", "氏名", "", "課"], ["001200", "佐藤", "美咲", "総務課"]]
    after = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'
    with pytest.raises(InputRefused) as caught:
        read(workbook(tmp_path / "a.xlsx", rows, after=after), LAYOUT)
    assert caught.value.code == "E_HEADER_SPREAD"


def test_headings_repeated_on_every_page_and_page_totals(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1), ["", "頁計", "1名"], HEADINGS, person(2), ["合　計", "2 名"], [], ["※ 注意"]]
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT)
    assert [row.number for row in reading.rows] == [2, 5]
    assert reading.skipped_rows == (3, 4, 6, 8)


def test_a_person_without_number_is_an_error_not_a_note(tmp_path: Path) -> None:
    reading = read(workbook(tmp_path / "a.xlsx", [HEADINGS, person(1), person(2, number="")]), LAYOUT)
    assert [(p.code, str(p.place)) for p in reading.problems] == [("E_CODE_MISSING", "a.xlsx [名簿] A3")]
    assert reading.bad_rows == (3,)


def test_units_named_like_totals_are_kept(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1, section="会計課"), person(2, section="統計課", remark="計測担当")]
    assert len(read(workbook(tmp_path / "a.xlsx", rows), LAYOUT).rows) == 2


@pytest.mark.parametrize("end", ["以上", "End"])
def test_the_line_that_ends_a_form_is_no_row(end: str, tmp_path: Path) -> None:
    fields = (Field("thing", Bilingual("物", "thing"), required=True), Field("count", Bilingual("数", "count")))
    things = Layout("things", Bilingual("物", "things"), Bilingual("物", "things"), fields)
    rows = [["物", "数"], ["案内", "3"], ["Endo", "1"], [], [end]]
    assert len(read(workbook(tmp_path / "a.xlsx", rows), things).rows) == 2


@pytest.mark.parametrize(
    ("name", "is_kept"), [("データの集計", True), ("集計", False), ("課別集計", False), ("部計", False)]
)
def test_a_thing_that_is_called_like_a_total_is_one(name: str, *, is_kept: bool, tmp_path: Path) -> None:
    fields = (Field("thing", Bilingual("物", "thing"), required=True), Field("count", Bilingual("数", "count")))
    things = Layout("things", Bilingual("物", "things"), Bilingual("物", "things"), fields)
    rows = [["物", "数"], ["案内", "3"], [name, "1"]]
    assert len(read(workbook(tmp_path / "a.xlsx", rows), things).rows) == 1 + is_kept


def test_japanese_and_custom_date_formats(tmp_path: Path) -> None:
    inside = rows_xml([HEADINGS])
    for n, (style, number) in enumerate(((DATE, 45383), (ERA, 45383), (JAPANESE, 45383.0), (DATE, 45383.5)), 2):
        inside += (
            f'<row r="{n}">{cell(f"A{n}", f"00120{n}")}{cell(f"B{n}", "林 一")}{cell(f"F{n}", number, style)}</row>'
        )
    reading = read(one_sheet(tmp_path, inside), LAYOUT)
    assert {row.values["day"] for row in reading.rows} == {date(2024, 4, 1)}
    assert codes(reading) == ["W_TIME_DROPPED"]


@pytest.mark.parametrize("number", [0, 60, -1, 2958466, 1e9])
def test_numbers_that_are_no_days(number: float, tmp_path: Path) -> None:
    inside = (
        rows_xml([HEADINGS]) + f'<row r="2">{cell("A2", "001200")}{cell("B2", "林 一")}{cell("F2", number, DATE)}</row>'
    )
    reading = read(one_sheet(tmp_path, inside), LAYOUT)
    assert codes(reading) == ["E_DATE_INVALID"]


def test_a_day_without_its_format_is_not_guessed(tmp_path: Path) -> None:
    inside = rows_xml([HEADINGS]) + f'<row r="2">{cell("A2", "001200")}{cell("B2", "林 一")}{cell("F2", 45383)}</row>'
    (told,) = read(one_sheet(tmp_path, inside), LAYOUT).problems
    assert (told.code, told.facts["nearest"]) == ("E_DATE_SERIAL", date(2024, 4, 1))
    assert told.place == CellPlace("a.xlsx", "名簿", "F2")


def test_zeros_shown_by_the_format_are_there(tmp_path: Path) -> None:
    inside = rows_xml([HEADINGS]) + f'<row r="2">{cell("A2", 1274, ZEROS)}{cell("B2", "林 一")}</row>'
    reading = read(one_sheet(tmp_path, inside), LAYOUT)
    assert reading.rows[0].values["number"] == "001274"
    assert codes(reading) == []


def test_furigana_is_not_part_of_the_text_and_struck_parts_are_left_out(tmp_path: Path) -> None:
    strings = (
        f'<sst xmlns="{MAIN}"><si><t>高橋 千尋</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh></si>'
        "<si><r><rPr><strike/></rPr><t>田中</t></r><r><t>鈴木 花子</t></r></si>"
        '<si><r><rPr><strike val="0"/></rPr><t>林 </t></r><r><t>一</t></r></si></sst>'
    )
    inside = rows_xml([HEADINGS])
    for n in range(3):
        inside += f'<row r="{n + 2}">{cell(f"A{n + 2}", f"00120{n}")}<c r="B{n + 2}" t="s"><v>{n}</v></c></row>'
    reading = read(pack(tmp_path / "a.xlsx", parts({"名簿": sheet_xml(inside=inside)}, strings=strings)), LAYOUT)
    assert [row.values["name"] for row in reading.rows] == ["高橋 千尋", "鈴木 花子", "林 一"]
    assert [(p.code, p.facts["found"]) for p in reading.problems] == [("W_STRIKE_TEXT", "鈴木 花子")]


def test_escapes_are_decoded_once(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1, remark="一行目_x000D_\n二行目_x005F_x000D_"), person(2, remark="_xD842__xDFB7_")]
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT)
    assert [row.values["remark"] for row in reading.rows] == ["一行目\r\n二行目_x000D_", "𠮷"]
    reading = read(workbook(tmp_path / "b.xlsx", [HEADINGS, person(1, remark="_x001B_[31m")]), LAYOUT)
    assert codes(reading) == ["E_CONTROL_CHAR"]
    assert "\x1b" not in str(reading.problems)


def test_prefixed_elements(tmp_path: Path) -> None:
    import re

    plain = sheet_xml([HEADINGS, person(1)])
    prefixed = re.sub(r"<(/?)(?!\?)", r"<\1x:", plain).replace("xmlns=", "xmlns:x=")
    assert len(read(pack(tmp_path / "a.xlsx", parts({"名簿": prefixed})), LAYOUT).rows) == 1


def test_a_wrong_dimension_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, person(1), person(2)], before='<dimension ref="A1"/>')
    assert len(read(path, LAYOUT).rows) == 2


def test_stray_cells_far_away_are_told(tmp_path: Path) -> None:
    inside = (
        rows_xml([HEADINGS, person(1)]) + f'<row r="9000">{cell("A9000", "", DATE).replace("<is><t", "<is><t")}</row>'
    )
    assert codes(read(one_sheet(tmp_path, inside), LAYOUT)) == ["W_GHOST_RANGE"]


def test_merged_cells_fill_their_rows_but_not_sideways(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1), person(2, department="", section=""), person(3, department="", section="人事課")]
    after = '<mergeCells><mergeCell ref="D2:D4"/><mergeCell ref="E2:E3"/></mergeCells>'
    reading = read(workbook(tmp_path / "a.xlsx", rows, after=after), LAYOUT)
    assert [(row.values["department"], row.values["section"]) for row in reading.rows] == [
        ("総務部", "総務課"),
        ("総務部", "総務課"),
        ("総務部", "人事課"),
    ]
    (told,) = reading.problems
    assert (told.code, told.facts["found"]) == ("W_MERGED_FILLED", "D2-4, E2-3")


def test_blank_departments_of_a_whole_block_are_asked(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1), *(person(n, department="") for n in range(2, 6))]
    path = workbook(tmp_path / "a.xlsx", rows)
    with pytest.raises(NeedsAnswer) as caught:
        read(path, LAYOUT)
    (question,) = caught.value.problems
    assert (question.code, question.facts["found"]) == ("E_BLANK_REQUIRED", "3-6")  # type: ignore[attr-defined]
    filled = read(path, LAYOUT, ReadOptions(fill_down=("部",)))
    assert {row.values["department"] for row in filled.rows} == {"総務部"}
    assert codes(filled) == ["W_BLANK_FILLED"]
    as_it_is = read(path, LAYOUT, ReadOptions(fill_down=()))
    assert [row.values["department"] for row in as_it_is.rows].count(None) == 4
    with pytest.raises(InputRefused) as refused:
        read(path, LAYOUT, ReadOptions(fill_down=("局",)))
    assert refused.value.code == "E_FILL_DOWN"


def test_a_blank_is_not_filled_past_a_change_above_it(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1), person(2, department="市民部", section=""), person(3, department="", section="")]
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT, ReadOptions(fill_down=("部", "課")))
    assert [(row.values["department"], row.values["section"]) for row in reading.rows][1:] == [("市民部", None)] * 2


def test_heads_without_a_team_are_no_question(tmp_path: Path) -> None:
    rows = [HEADINGS, *(person(n, section="" if n % 3 == 0 else "総務課") for n in range(9))]
    assert len(read(workbook(tmp_path / "a.xlsx", rows), LAYOUT).rows) == 9


def test_blanks_that_nothing_above_could_fill_are_no_question(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1, section=""), person(2), person(3, department="〃", section="〃"),
            person(4, department="市民部", section=""), person(5, department="市民部")]  # fmt: skip
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT)
    assert [row.values["section"] for row in reading.rows] == [None, "総務課", "総務課", None, "総務課"]
    rows.append(person(6, department="市民部", section=""))
    with pytest.raises(NeedsAnswer) as caught:
        read(workbook(tmp_path / "b.xlsx", rows), LAYOUT)
    assert caught.value.problems[0].facts["found"] == "2, 5, 7"  # type: ignore[attr-defined]


def test_a_heading_over_headings_of_its_own_gives_way_to_them(tmp_path: Path) -> None:
    rows = [["職員番号", "氏名", "備考", "", "課"], ["", "", "採用年月日", "異動", ""],
            ["001200", "佐藤 美咲", "R2.4.1", "R8.4.1", "総務課"]]  # fmt: skip
    after = '<mergeCells><mergeCell ref="C1:D1"/></mergeCells>'
    reading = read(workbook(tmp_path / "a.xlsx", rows, after=after), LAYOUT)
    assert [(row.values["section"], row.values["day"]) for row in reading.rows] == [("総務課", date(2020, 4, 1))]


def test_an_own_number_column_is_found_by_its_check_digits(tmp_path: Path) -> None:
    rows = [[*HEADINGS, "整理番号"], *([*person(n), "123456789018"] for n in range(3))]
    with pytest.raises(InputRefused) as caught:
        documents_read(workbook(tmp_path / "a.xlsx", rows), LAYOUT, ReadOptions())
    assert (caught.value.code, caught.value.facts["column"]) == ("E_MYNUMBER", "H")
    rows = [[*HEADINGS, "整理番号"], *([*person(n), f"20260401000{n}"] for n in range(3))]
    assert len(documents_read(workbook(tmp_path / "b.xlsx", rows), LAYOUT, ReadOptions()).rows) == 3


@pytest.mark.parametrize(
    "heading", ["個人番号", "マイナンバー", "個人番号（マイナンバー）", "個人\n番号", "Ｍｙ　Ｎｕｍｂｅｒ"]
)
def test_individual_numbers_are_refused_by_heading(heading: str, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as caught:
        documents_read(workbook(tmp_path / "a.xlsx", [[*HEADINGS, heading], person(1)]), LAYOUT, ReadOptions())
    assert caught.value.code == "E_MYNUMBER"


def test_individual_numbers_are_refused_on_hidden_sheets_too(tmp_path: Path) -> None:
    entries = '<sheet name="名簿" sheetId="1" r:id="rId1"/><sheet name="元" sheetId="2" state="hidden" r:id="rId2"/>'
    book = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{entries}</sheets></workbook>'
    sheets = {"名簿": sheet_xml([HEADINGS, person(1)]), "元": sheet_xml([["個人番号"]])}
    with pytest.raises(InputRefused) as caught:
        documents_read(pack(tmp_path / "a.xlsx", parts(sheets, workbook=book)), LAYOUT, ReadOptions())
    assert caught.value.code == "E_MYNUMBER"


def test_the_sheet_is_chosen_by_its_headings_or_asked(tmp_path: Path) -> None:
    good, text = sheet_xml([HEADINGS, person(1)]), sheet_xml([["記入要領"], ["職員番号は6桁で"]])
    reading = read(pack(tmp_path / "a.xlsx", parts({"要領": text, "名簿": good})), LAYOUT)
    assert (reading.sheet, codes(reading)) == ("名簿", ["W_SHEETS_NOT_READ"])
    both = pack(tmp_path / "b.xlsx", parts({"総務課": good, "人事課": good, "ひな形": sheet_xml([HEADINGS])}))
    with pytest.raises(NeedsAnswer) as caught:
        read(both, LAYOUT)
    assert caught.value.problems[0].facts["found"] == ("総務課", "人事課")  # type: ignore[attr-defined]
    assert read(both, LAYOUT, ReadOptions(sheet="人事課")).sheet == "人事課"
    with pytest.raises(InputRefused) as unknown:
        read(both, LAYOUT, ReadOptions(sheet="人事科"))
    assert (unknown.value.code, unknown.value.facts["nearest"]) == ("E_SHEET_UNKNOWN", "人事課")


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as caught:
        read(workbook(tmp_path / "a.xlsx", [["氏名", "課", "内線"], ["佐藤 美咲", "総務課", "123"]]), LAYOUT)
    assert caught.value.code == "E_NO_HEADER"
    assert caught.value.facts["expected"] == (Bilingual("職員番号", "number"),)
    assert caught.value.facts["found"] == ("氏名", "課", "内線")


def test_the_offices_own_headings(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["社員コード", "なまえ"], ["001200", "佐藤 美咲"]])
    options = ReadOptions(aliases={"number": ("社員コード",), "name": ("なまえ",)})
    reading = read(path, LAYOUT, options)
    assert (len(reading.rows), codes(reading)) == (1, [])


def test_columns_that_are_not_needed_are_told_and_not_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["職員番号", "氏名", "性別", "内線"], ["001200", "佐藤 美咲", "女", "123"]])
    reading = read(path, LAYOUT)
    assert codes(reading) == ["W_COLUMN_IGNORED", "N_COLUMN_UNKNOWN"]
    assert "女" not in str(dict(reading.rows[0].values))


def test_fields_can_be_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, person(1, remark="病休")])
    assert read(path, LAYOUT, ReadOptions(leave_out=("remark",))).rows[0].values["remark"] is None


def test_warnings_by_the_thousand_are_counted(tmp_path: Path) -> None:
    rows = [HEADINGS, *(person(n, number=950 + n) for n in range(100))]
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT, ReadOptions(code_width=6))
    assert codes(reading).count("W_LEADING_ZERO") == 20
    more = reading.problems[-1]
    assert (more.code, more.facts["count"], more.facts["code"]) == ("N_MORE", 80, "W_LEADING_ZERO")


def test_formulas_by_the_column(tmp_path: Path) -> None:
    inside = rows_xml([HEADINGS])
    for n in (2, 3, 4):
        name = f'<c r="B{n}" t="str"><f>VLOOKUP(A{n},M!A:B,2,0)</f><v>佐藤 美咲</v></c>'
        inside += f'<row r="{n}">{cell(f"A{n}", f"00120{n}")}{name}</row>'
    reading = read(one_sheet(tmp_path, inside), LAYOUT)
    assert len(reading.rows) == 3
    assert [(p.code, p.facts["found"]) for p in reading.problems] == [("W_FORMULA_CACHED", "2-4")]


@pytest.mark.parametrize("formula", ["WEBSERVICE(A1)", "a|b!A1", "HYPERLINK(A1)", "RTD(A1)", "CALL(A1)"])
def test_formulas_that_call_out(formula: str, tmp_path: Path) -> None:
    name = f'<c r="B2" t="str"><f>{formula}</f><v>佐藤 美咲</v></c>'
    reading = read(one_sheet(tmp_path, rows_xml([HEADINGS]) + f'<row r="2">{cell("A2", "001200")}{name}</row>'), LAYOUT)
    assert (codes(reading), len(reading.rows)) == (["E_FORMULA_IN_KEY"], 0)


def test_levels_choices_numbers_and_fiscal_years(tmp_path: Path) -> None:
    from skillmap.sheets import Choice

    route = (Choice("own", Bilingual("自薦", "volunteer"), ("本人",)), Choice("boss", Bilingual("推薦", "recommended")))
    layout = Layout(
        "x",
        Bilingual("x", "x"),
        Bilingual("x", "x"),
        (
            field("fy", "年度", Kind.FISCAL_YEAR, required=True),
            field("level", "レベル", Kind.LEVEL, minimum=0, maximum=4),
            field("route", "区分", Kind.CHOICE, choices=route),
            field("hours", "時間", Kind.NUMBER, minimum=0),
            field("count", "人数", Kind.INTEGER),
        ),
    )
    rows = [
        ["年度", "レベル", "区分", "時間(h)", "人数"],
        ["令和8年度", "Lv.3", "自 薦", "1.5", "12名"],
        ["R8", "未評価", "recommended", "1,200", "3"],
        ["平成31年度", "４", "本人", "", ""],
        [2026, "5", "スイセン", "-1", "1.5"],
        ["8年度", "0", "推鷹", "x", ""],
    ]
    reading = read(workbook(tmp_path / "a.xlsx", rows), layout)
    assert [tuple(row.values.values()) for row in reading.rows] == [
        (2026, 3, "own", 1.5, 12),
        (2026, None, "boss", 1200, 3),
        (2019, 4, "own", None, None),
    ]
    told = {str(p.place).split()[-1]: p.code for p in reading.problems if p.code != "W_HEADER_ALIAS"}
    assert told == {
        "B2": "W_LEVEL_TEXT", "E2": "W_UNIT_DROPPED", "B5": "E_LEVEL", "C5": "E_CHOICE", "D5": "E_OUT_OF_RANGE",
        "E5": "E_NUMBER", "A6": "E_FISCAL_YEAR", "C6": "E_CHOICE", "D6": "E_NUMBER",
    }  # fmt: skip


def test_a_document_is_recognised(tmp_path: Path) -> None:
    leaders = Layout(
        "leaders", Bilingual("l", "l"), Bilingual("l", "l"), (field("fy", "年度", required=True), *LAYOUT.fields)
    )
    path = workbook(tmp_path / "a.xlsx", [["題"], HEADINGS, person(1)])
    assert recognise(path, [leaders, LAYOUT]) == ("people",)
    assert headings(path) == (("名簿", tuple(HEADINGS)),)
    other = workbook(tmp_path / "b.xlsx", [["年度", *HEADINGS], ["R8", *person(1)]])
    assert recognise(other, [LAYOUT, leaders]) == ("leaders", "people")
    assert recognise(workbook(tmp_path / "c.xlsx", [["x", "y"]]), [LAYOUT]) == ()


def test_a_folder_or_nothing_is_no_file(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "no.xlsx"):
        with pytest.raises(InputRefused) as caught:
            read(path, LAYOUT)
        assert caught.value.code == "E_NO_FILE"


def test_family_and_given_name_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [
        ["職員番号", "姓", "名", "セイ", "メイ", "部", "課", "採用年月日"],
        ["001200", "佐藤", "美咲", "サトウ", "ミサキ", "総務部", "総務課", "R2.4.1"],
        ["001237", "𠮷田 ", "健", "ヨシダ", None, "総務部", "総務課", "R2.4.1"],
    ]
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT, ReadOptions(code_width=6, as_of=DAY))
    assert [row.values["name"] for row in reading.rows] == ["佐藤 美咲", "𠮷田 健"]
    assert [row.values["kana"] for row in reading.rows] == ["サトウ ミサキ", "ヨシダ"]
    assert [p.place.cell for p in reading.problems if p.code == "W_NAME_JOINED"] == ["B1"]
    both = [[*row[:1], "名" if n == 0 else "x", *row[1:]] for n, row in enumerate(rows)]
    both[0][1] = "氏名"
    assert "W_NAME_JOINED" not in {
        p.code for p in read(workbook(tmp_path / "b.xlsx", both), LAYOUT, ReadOptions(code_width=6, as_of=DAY)).problems
    }


def test_who_made_the_list_is_no_record(tmp_path: Path) -> None:
    rows = [HEADINGS, person(1), ["作成者", "人事課 鈴木"], ["出典：人事給与システム"], ["更新日:", "R6.4.1"]]
    reading = read(workbook(tmp_path / "a.xlsx", rows), LAYOUT, ReadOptions(code_width=6, as_of=DAY))
    assert (len(reading.rows), reading.skipped_rows, reading.bad_rows) == (1, (3, 4, 5), ())
    odd = read(
        workbook(tmp_path / "b.xlsx", [HEADINGS, person(1), person(2, number="作成者")]),
        LAYOUT,
        ReadOptions(code_width=6, as_of=DAY),
    )
    assert odd.bad_rows == (3,)


def test_columns_by_the_hundred_that_nobody_knows_are_counted(tmp_path: Path) -> None:
    heads = [*HEADINGS, *(f"x{n}" for n in range(60))]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in (heads, [*person(1), *[""] * 60])), "utf-8")
    reading = read(path, LAYOUT, ReadOptions(code_width=6, as_of=DAY))
    codes = [p.code for p in reading.problems]
    assert codes.count("N_COLUMN_UNKNOWN") == 40
    assert next(p for p in reading.problems if p.code == "N_COLUMNS_UNKNOWN").facts["count"] == 20


def test_numbers_that_are_equally_short_have_lost_no_zeros(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, *(person(n, number=12000 + n) for n in range(3))])
    reading = read(path, LAYOUT, ReadOptions(code_width=6))
    assert [row.values["number"] for row in reading.rows] == ["12000", "12001", "12002"]
    assert codes(reading) == ["W_CODE_UNIFORM"]
    known = ReadOptions(code_width=6, is_known=lambda number: number == "012001")
    assert [row.values["number"] for row in read(path, LAYOUT, known).rows] == ["012000", "012001", "012002"]


@pytest.mark.parametrize(
    ("on_record", "read_as"),
    [({"1207"}, "1207"), ({"001207"}, "001207"), ({"1207", "001207"}, "001207"), (set(), "001207")],
)
def test_one_short_number_is_that_of_whoever_has_it(tmp_path: Path, on_record: set[str], read_as: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [HEADINGS, person(1, number="1207")])
    reading = read(path, LAYOUT, ReadOptions(code_width=6, is_known=on_record.__contains__))
    assert [row.values["number"] for row in reading.rows] == [read_as]


def test_headings_are_read_off_the_top_and_the_rest_is_checked_when_it_is_read(tmp_path: Path) -> None:
    rows = [["職員番号", "氏名"], *([f"{n:06}", "佐藤 花子"] for n in range(1, 200))]
    csv_file = tmp_path / "cut.csv"
    csv_file.write_text("\n".join(",".join(row) for row in rows) + '\n000200,"佐藤', "utf-8")
    assert headings(csv_file) == (("", ("職員番号", "氏名")),)
    with pytest.raises(InputRefused):
        read(csv_file, LAYOUT)
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(tmp_path / "list.xlsx")
    assert headings(tmp_path / "list.xlsx") == (("Sheet", ("職員番号", "氏名")),)

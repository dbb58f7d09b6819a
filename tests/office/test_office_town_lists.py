"""Lists as a town's personnel section gets them: notes below the table, parts with labels, several units in a cell."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,係,職名
004701,磯部 海,港湾部,管理課,庶務係,主任
004702,浦野 渚,港湾部,工務課,設計係,主事
004703,沖田 岬,水産部,市場課,業務係,主事
004704,汐見 港,水産部,市場課,業務係,主任
"""
ONE, TWO = "企画の基礎", "企画の実践"


@pytest.fixture
@made_once
def office(workspace: Path, cli: Cli) -> Path:
    Path("名簿.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "名簿.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def book(*sheets: Sequence[Sequence[object]], merges: Sequence[str] = (), names: Sequence[str] = ()) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for no, rows in enumerate(sheets):
        sheet = made.create_sheet(names[no] if names else f"S{no}")
        for row in rows:
            sheet.append(list(row))
        for area in merges:
            sheet.merge_cells(area)
    made.save("一覧.xlsx")
    return Path("一覧.xlsx")


def test_a_note_below_the_table_is_what_its_mark_says(office: Path, cli: Cli) -> None:
    rows = [
        ["職\n員\n番\n号", "氏　名", "部", "課", "係", "職\n名", "備　考"],
        ["004701", "磯部　海", "港湾部", "管理課", "庶務係", "主任", "※１"],
        ["004702", "浦野　渚", "港湾部", "工務課", "設計係", "主事", "※2"],
        ["004703", "沖田　岬", "水産部", "市場課", "業務係", "主事", "※3"],
        ["※1　育児休業中（R8.5.10～R9.5.9）"],
        ["（注2）通勤手当"], ["※2 窓口の応援"], ["※3 その一"], ["※3 その二"],
    ]  # fmt: skip
    told = cli("staff", "import", book(rows), "--as-of", "2026-06-01", "--dry-run").err
    assert "W_FOOTNOTE_READ 備考の「※1」などの印 2 行を" in told and "（2-3 行目）" in told
    assert "G2: W_LEAVE_IN_REMARK 004701 磯部 海" in told and "2026-05-10～2027-05-09" in told
    assert "備考: － → ※2 窓口の応援" in told
    assert "備考: － → ※3\n" in told, "two notes of one mark are none"


def test_parts_with_a_label_each_are_about_what_it_names(office: Path, cli: Cli) -> None:
    head = ["No.", "所属", "氏　名", "修了"]
    rows = [
        ["令和8年度　修了者名簿"], [f"【第一部】研修名：{ONE}"], ["実施日：5月12日(火)"], head,
        [1, "管理課", "磯部　海", "○"], [2, "工務課", "浦野　渚", "×"], [],
        [f"【第二部】研修名：{TWO}"], ["実施日", "5月19日(火)"], head, [1, "市場課", "沖田　岬", "○"],
    ]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes").err
    assert f"A2: W_ABOVE_GROUP 研修名「{ONE}」" in told and f"A8: W_ABOVE_GROUP 研修名「{TWO}」" in told
    assert re.findall(r"追加  (\d+) .*研修: (\S+) (\S+)（(\S+)）", told) == [
        ("004701", ONE, "修了", "2026-05-12"), ("004702", ONE, "未修了", "2026-05-12"),
        ("004703", TWO, "修了", "2026-05-19"),
    ]  # fmt: skip


def test_a_table_with_other_headings_below_is_refused(office: Path, cli: Cli) -> None:
    rows = [
        ["人事異動（令和8年7月1日付け異動）"], ["発令事項", "氏名", "現職"],
        ["水産部市場課主任を命ずる", "磯部　海", "港湾部管理課庶務係主任"], ["退職"], ["所属・職", "氏名", "退職事由"],
        ["設計係主事", "浦野　渚", "自己都合"],
    ]  # fmt: skip
    told = cli("staff", "import", book(rows), "--dry-run", expect=3).err
    assert "A5 の行から" in told
    told = cli(
        "staff", "import", book([*rows[:3], ["管理課勤務を命ずる", "沖田　岬", "市場課業務係主事"]]), "--yes"
    ).err
    assert "W_OLD_SIDE" not in told
    assert "004701 磯部 海  所属: 港湾部/管理課/庶務係 → 水産部/市場課" in told
    assert (
        "004703 沖田 岬  所属: 水産部/市場課/業務係 → 港湾部/管理課" in told
        and "職名" not in told.split("照合")[0][-90:]
    )


def test_an_organisation_chart_with_teams_in_one_cell(office: Path, cli: Cli) -> None:
    rows = [
        ["○○町行政組織図（令和8年6月1日現在）"], ["部", "課（室・所）", "係・担当"],
        ["港湾部", "管理課", "庶務係、契約係"], [None, "工務課", "設計係\n工事係"], ["水産部", "市場課", "業務係"],
        ["（2部3課）"],
    ]  # fmt: skip
    told = cli("org", "import", book(rows, merges=["A3:A4"]), "--yes").err
    assert "C3: W_THINGS_IN_CELL 1つのセルに書かれたいくつかの係を、1件1行として読みました（3-4 行目、4 件）" in told
    assert re.findall(r"追加  (\S+)  係", told) == ["港湾部/管理課/契約係", "港湾部/工務課/工事係"]


def test_two_teams_in_a_cell_of_a_staff_list_are_no_unit(office: Path, cli: Cli) -> None:
    rows = [["職員番号", "氏名", "部", "課", "係"], ["004701", "磯部 海", "港湾部", "管理課", "庶務係、契約係"]]
    told = cli("staff", "import", book(rows), "--as-of", "2026-06-01", "--dry-run", expect=3).err
    assert "E2: E_STAFF_TWO_UNITS" in told


def test_a_period_that_is_the_one_above_has_its_end_too(office: Path, cli: Cli) -> None:
    rows = [
        ["令和8年度 ICTリーダー名簿"], ["部", "課", "氏名", "任期"],
        ["港湾部", "管理課", "磯部　海", "R8.6.1～R10.3.31"], ["〃", "工務課", "浦野　渚", "〃"],
    ]  # fmt: skip
    told = cli("leader", "import", book(rows), "--dry-run").err
    assert told.count("（2026-06-01～2028-03-31）") == 2


def test_a_sheet_per_section_with_headings_in_two_rows(office: Path, cli: Cli) -> None:
    def sheet(*rows: Sequence[object]) -> list[Sequence[object]]:
        head = [["評価集計（令和8年5月1日現在）"], ["氏名", "企画", None, "データ活用", None],
                [None, "自己", "上司", "自己", "上司"]]  # fmt: skip
        return [*head, *rows, ["平均", 1, 1, 1, 1]]

    file = book(sheet(["磯部　海", 2, 1, 1, 1]), sheet(["沖田　岬", "１", 0, "－", None]),
                merges=["A2:A3", "B2:C2", "D2:E2"], names=["管理課", "市場課"])  # fmt: skip
    told = cli("assess", "import", file, "--all-sheets", "--dry-run").err
    assert "004701 磯部 海  企画 2、企画 1、データ活用 1、データ活用 1" in told
    assert "004703 沖田 岬  企画 1、企画 0" in told


def test_qualifications_by_the_month(shipped_workspace: Path, cli: Cli) -> None:
    Path("名簿.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "名簿.csv", "--as-of", "2026-04-01", "--yes")
    rows = [["氏名", "資格名", "取得年月"], ["磯部　海", "ITパスポート", "R6.4"],
            ["浦野　渚", "ITパスポート", "平成30年11月"],
            ["沖田　岬", "ITパスポート", "2023/5"], ["汐見　港", "ITパスポート", "令和5年度"]]  # fmt: skip
    told = cli("qualification", "import", book(rows), "--dry-run", expect=3).err
    assert "C5: E_DATE_IS_FISCAL_YEAR" in told
    told = cli("qualification", "import", book(rows[:-1]), "--yes").err
    assert re.findall(r"取得 (\S+?)、", told) == ["2024-04-01", "2018-11-01", "2023-05-01"]
    assert "C2: W_MONTH_ALONE 取得日「R6.4」" in told


def test_a_yearly_plan_with_its_time_of_year(office: Path, cli: Cli) -> None:
    rows = [["令和8年度　研修計画"], ["区分", "研修名", "時期", "定員"], ["基本", ONE, "7月9日（木）", "30名"],
            ["専門", TWO, "９月下旬", 20]]  # fmt: skip
    told = cli("session", "import", book(rows), "--dry-run", expect=3).err
    assert "C4: E_DATE_INVALID 開催日「９月下旬」" in told and "C3: W_YEAR_ADDED" in told


@pytest.mark.parametrize(
    ("cell", "is_read"),
    [
        ("磯部　海\n（いそべ　うみ）", True), ("磯部 海（イソベ　ウミ）", True), ("いそべ うみ\n磯部　海", True),
        ("磯部 海（いそべうみ）", True), ("磯部 海（パート）", False), ("磯部 海（ほか）", False),
        ("磯部 海\n（サブ）", False),
        ("磯部 海（旧姓 浜）", False), ("磯部 海\n浦野 渚", False),
    ],
)  # fmt: skip
def test_a_reading_in_the_cell_of_the_name(office: Path, cli: Cli, cell: str, is_read: bool) -> None:
    rows = [["氏　名\n（ふりがな）", "部", "課", "係", "職名"], [cell, "港湾部", "管理課", "庶務係", "係長"]]
    told = cli("staff", "import", book(rows), "--as-of", "2026-06-01", "--dry-run", expect=None)
    assert ("W_NAME_READING" in told.err) == is_read and (told.code == 3) == (not is_read)
    assert ("004701 磯部 海  職名: 主任 → 係長" in told.err) == is_read


def test_month_and_day_in_columns_of_their_own(office: Path, cli: Cli) -> None:
    rows = [
        ["令和8年度 研修日程表"], ["月", "日", "曜", "研修名", "時間", "定員"],
        [7, 9, "木", ONE, "9:30～12:00", 20], [None, "10日", "金", ONE, "13:30～16:00", 20],
        ["８", "４", "火", TWO, "9:30～12:00", 15],
    ]  # fmt: skip
    told = cli("session", "import", book(rows, merges=["A3:A4"]), "--yes").err
    assert re.findall(r"、(\d+月\d+日\(.\))", told) == ["7月9日(木)", "7月10日(金)", "8月4日(火)"]
    assert "N_COLUMN_UNKNOWN" not in told
    cli("db", "undo", "--yes")
    rows[3][2], rows[4][1] = "水", "中旬"
    told = cli("session", "import", book(rows), "--dry-run", expect=3).err
    assert "B4: E_DATE_" in told and "B5: E_DATE_INVALID" in told


def test_leave_with_its_reason_and_the_day_of_return(office: Path, cli: Cli) -> None:
    rows = [["令和8年度 休職者等一覧"], ["所属", "職名", "氏名", "事由", "期間", "復職予定"],
            ["工務課", "主事", "浦野　渚", "育児休業", "令和8年5月10日\n～令和9年5月9日", "R9.5.10"],
            ["市場課", "主事", "沖田　岬", "病気休暇", "5/1～7/31", "8/1"], ["計", "2名"]]  # fmt: skip
    told = cli("staff", "leave", book(rows), "--dry-run").err
    assert "浦野 渚  休職等: 育児休業 2026-05-10～2027-05-09" in told
    assert "沖田 岬  休職等: 病気休暇 2026-05-01～2026-07-31" in told


def test_attendance_of_the_halves_of_one_day(office: Path, cli: Cli) -> None:
    rows = [["研修名", ONE], ["No", "所属", "氏名", "午前", "午後"], [1, "管理課", "磯部 海", "○", "早退"],
            [2, "工務課", "浦野 渚", "×", "×"], [None, "出席者数", None, 1, 1]]  # fmt: skip
    told = cli("result", "import", book(rows), "--on", "2026-06-09", "--dry-run").err
    assert "磯部 海  研修: 企画の基礎 修了" in told and "浦野 渚  研修: 企画の基礎 未修了" in told
    assert "（5 行目）" in told


def test_people_of_two_ranks_by_their_office_name(office: Path, cli: Cli) -> None:
    rows = [["所属名", "推進員（正）", "推進員（副）"], ["港湾部　管理課", "磯部　海", "－"]]
    told = cli("leader", "import", book(rows), "--from", "2026-06-15", "--dry-run").err
    assert "N_RANKED_COLUMNS" in told and "港湾部/管理課  004701 磯部 海" in told


def test_a_list_of_before_a_transfer_finds_people_where_they_were(office: Path, cli: Cli) -> None:
    rows = [["職員番号", "氏名", "部", "課", "係", "職名"], ["004701", "磯部 海", "水産部", "市場課", "業務係", "主任"]]
    cli("staff", "import", book(rows), "--as-of", "2026-06-01", "--yes")
    head = ["令和8年度 修了者名簿"], ["所属", "氏名", "研修名", "実施日"]
    for unit in ("管理課", "港湾部管理課", "市場課", "水産部/市場課/業務係", "水産部／市場課", "市場課・業務係"):
        told = cli("result", "import", book([*head, [unit, "磯部　海", ONE, "5/12"]]), "--dry-run").err
        assert "004701 磯部 海  研修: 企画の基礎 修了" in told
    told = cli("result", "import", book([*head, ["工務課", "磯部　海", ONE, "5/12"]]), "--dry-run", expect=3).err
    assert "B3: E_NAME_ELSEWHERE" in told and "水産部/市場課/業務係" in told


def test_marks_of_two_widths_are_asked_about_once(office: Path, cli: Cli) -> None:
    rows = [
        ["職員番号", "氏名", "企画", "データ活用"],
        ["004701", "磯部 海", "A", "B"],
        ["004702", "浦野 渚", "Ａ", "Ｂ"],
    ]
    told = cli("assess", "import", book(rows), "--as-of", "2026-05-01", "--dry-run", expect=4).err
    assert "A (2)、B (2)" in told and 'marks "A=,B="' in told


@pytest.mark.parametrize("years", [("令和9年", None), (2027, 2027), ("R9", "〃"), ("令和9", "令和9")])
def test_a_year_beside_month_and_day_is_the_year_of_the_day(office: Path, cli: Cli, years: tuple[object, ...]) -> None:
    rows = [
        ["令和8年度 研修日程表"], ["年", "月", "日", "曜", "研修名", "時間", "定員"],
        ["令和8年", 12, 10, "木", ONE, "9:30～12:00", 20], [years[0], 1, 20, "水", ONE, "9:30～12:00", 20],
        [years[1], "〃", 21, "木", TWO, "9:30～12:00", 15],
    ]  # fmt: skip
    told = cli("session", "import", book(rows), "--dry-run").err
    assert re.findall(r"、(\d+月\d+日\(.\))", told) == ["12月10日(木)", "1月20日(水)", "1月21日(木)"]
    assert "W_YEAR_ADDED" not in told and "N_COLUMN_UNKNOWN" not in told


def test_another_year_beside_month_and_day_is_not_passed_over(office: Path, cli: Cli) -> None:
    heads = ["年", "月", "日", "研修名", "時間", "定員"]
    rows = [["令和8年度 研修日程表"], heads, [2025, 7, 9, ONE, "9:30～12:00", 20]]
    told = cli("session", "import", book(rows), "--dry-run", expect=None).err
    assert "令和7年度" in told or "2025" in told


def test_whoever_leaves_has_no_unit_of_that_name(office: Path, cli: Cli) -> None:
    above = ["番号", "氏名", "新", None, "旧", None, "異動区分", "退職日"]
    below = [None, None, "所属", "職名", "所属", "職名", None, None]
    moved = [1, "磯部　海", "市場課業務係", "主任", "管理課庶務係", "主任", None, None]
    merges = ["A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3", "H2:H3"]
    title = ["人事異動内示（令和８年７月１日付）"]
    gone = [2, "浦野　渚", "退職", None, "工務課設計係", "主事", None, None]
    asked = book([title, above, below, moved, gone], merges=merges)
    told = cli("staff", "import", asked, "--as-of", "2026-07-01", "--dry-run", expect=3).err
    assert "C5: E_ORG_LEAVING 所属の欄に「退職」" in told and "org import" not in told
    # A column over two rows with nothing in it (nobody leaves) hides no column that is added beside it.
    nobody = cli("staff", "import", book([title, above[:7], below[:7], moved[:7]], merges=merges[:5]), "--as-of",
                 "2026-07-01", "--dry-run").err  # fmt: skip
    assert "異動  004701 磯部 海" in nobody
    # As advised: in columns of their own, the unit left empty.
    said = [*gone[:2], None, *gone[3:6], "退職", "R8.6.30"]
    told = cli("staff", "import", book([title, above, below, moved, said], merges=merges), "--as-of", "2026-07-01",
               "--yes").err  # fmt: skip
    assert "退職等  004702 浦野 渚  港湾部/工務課/設計係 → －" in told
    assert "異動  004701 磯部 海" in told

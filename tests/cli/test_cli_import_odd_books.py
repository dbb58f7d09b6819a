"""Workbooks and CSVs as people and attackers make them: read rightly, or refused with words that help."""

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from skillmap.sheets.reading import rows, table
from trials import LONG

Cli = Callable[..., Any]
TITLE = "令和8年4月1日現在"
HEAD = ["職員番号", "氏名", "フリガナ", "部", "課", "係", "職名", "採用年月日"]
PEOPLE: list[list[object]] = [
    ["001200", "佐藤 美咲", "サトウ ミサキ", "総務部", "総務課", "庶務係", "主事", "H2.4.1"],
    ["001237", "鈴木 拓也", "スズキ タクヤ", "総務部", "総務課", "文書係", "係長", "H5.4.1"],
    ["001274", "高橋 千尋", "タカハシ チヒロ", "総務部", "人事課", "人事係", "主任", "H8.4.1"],
    ["001311", "田中 太郎", "タナカ タロウ", "市民部", "市民課", "窓口係", "主事", "H11.4.1"],
]
Rows = Sequence[Sequence[object]]


def swapped(*order: int) -> list[list[object]]:
    return [[row[at] for at in order] for row in (HEAD, *PEOPLE[2:])]


def book(path: Path, rows: Rows, title: str = TITLE) -> Path:
    made = Workbook()
    for row in ([title], *rows):
        made.worksheets[0].append(list(row))
    made.save(path)
    return path


GOOD: dict[str, Rows] = {
    "averages_and_subtotals": [
        HEAD, *PEOPLE[:2], ["総務課 小計", "2名"], PEOPLE[2], [None, "人事課　計", None, None, None, None, None, "1名"],
        PEOPLE[3], ["合　計", 4], [], ["平均年齢", None, None, 43.2],
    ],
    "vacant_posts": [HEAD, *PEOPLE, [None, "欠員", None, "総務部", "総務課", "庶務係", "主事"]],
    "a_summary_below": [HEAD, *PEOPLE, [], ["職層別人数"], ["職名", "人数"], ["係長", 1], ["主任", 1], ["主事", 2]],
    "headings_on_every_page": [HEAD, *PEOPLE[:2], ["- 1 -"], ["職員名簿（続き）"], HEAD, *PEOPLE[2:], ["- 2 -"]],
    "numbers_and_texts": [HEAD, [1200.0, *PEOPLE[0][1:]], [1237, *PEOPLE[1][1:]], ["　1274　", *PEOPLE[2][1:]],
                          PEOPLE[3]],
    "first_years_of_eras": [
        HEAD, [*PEOPLE[0][:7], "令和元年５月１日"], [*PEOPLE[1][:7], "平成31年4月30日"], [*PEOPLE[2][:7], "H元.1.8"],
        [*PEOPLE[3][:7], "S64.1.7"],
    ],
    "kanji_numerals": [HEAD, [*PEOPLE[0][:7], "平成二年四月一日"], *PEOPLE[1:]],
}  # fmt: skip
BAD: dict[str, tuple[Rows, str, str]] = {
    "second_table_in_another_order": (
        [HEAD, *PEOPLE[:2], [], ["出先機関"], *swapped(1, 0, 2, 4, 3, 5, 6, 7)], "列の順が違う別の表", "A7"
    ),
    "second_table_with_units_swapped": (
        [HEAD, *PEOPLE[:2], [], *swapped(0, 1, 2, 3, 5, 4, 6, 7)], "列の順が違う別の表", "A6"
    ),
    "a_word_of_kana_below_the_name": (
        [HEAD, ["001200", "佐藤 美咲\n（パート）", *PEOPLE[0][2:]], *PEOPLE[1:]], "E_MULTI_VALUE", "B3"
    ),
    "a_truth_value_for_a_name": ([HEAD, ["001200", True, *PEOPLE[0][2:]], *PEOPLE[1:]], "E_NAME_FORMAT", "B3"),
    "the_same_number_full_width": ([HEAD, *PEOPLE, ["００１２００", *PEOPLE[0][1:]]], "E_STAFF_NUMBER_TWICE", "A7"),
    "days_of_the_wrong_era": ([HEAD, [*PEOPLE[0][:7], "令和0年5月1日"], *PEOPLE[1:]], "E_DATE_INVALID", "H3"),
    "two_my_numbers_without_heading": (
        [[*HEAD, None], [*PEOPLE[0], "123456789018"], [*PEOPLE[1], "123456789018"]], "個人番号", "I"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_four_people_are_read(workspace: Path, cli: Cli, name: str) -> None:
    ran = cli("staff", "import", book(workspace / "a.xlsx", GOOD[name]), "--yes")
    assert "4人" in ran.err
    assert "新規 4" in ran.err


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said_and_nothing_is_written(workspace: Path, cli: Cli, name: str) -> None:
    rows, words, cell = BAD[name]
    ran = cli("staff", "import", book(workspace / "a.xlsx", rows), "--yes", expect=3)
    assert words in ran.err
    assert cell in ran.err
    assert cli("staff", "list", "--format", "json").out.strip() == "[]"


@pytest.mark.parametrize(
    "title", ["基準日 20260401", "20260401現在", "基準日：R080401", "令和8年4月1日現在（3月25日作成）"]
)
def test_days_that_titles_state(workspace: Path, cli: Cli, title: str) -> None:
    assert (
        "2026-04-01現在" in cli("staff", "import", book(workspace / "a.xlsx", [HEAD, *PEOPLE], title), "--dry-run").err
    )


@pytest.mark.parametrize(
    "title", ["令和8年度 職員名簿", "令和7年4月1日～令和8年3月31日", "20269901現在", "文書番号 20260401"]
)
def test_days_that_titles_do_not_state_are_asked_for(workspace: Path, cli: Cli, title: str) -> None:
    file = book(workspace / "a.xlsx", [HEAD, *PEOPLE], title)
    assert "--as-of" in cli("staff", "import", file, "--yes", expect=4).err


def test_texts_made_to_keep_a_reader_busy(workspace: Path, cli: Cli) -> None:
    chance, repeated = Random(5), 4 if LONG else 1

    def noise(alphabet: str) -> str:
        return "".join(chance.choices(alphabet, k=32_000))

    evil = [
        [f"{n:06}", noise("アイ 様殿さん計名人他外（("), noise("サ ゙ー"), noise("部課 /・"), "課", "係", "主事", date]
        for n, date in enumerate([noise("1年月日令和.〇十-/ "), "1" * 32_000, "〇" * 32_000] * repeated, 1200)
    ]
    notes = [[noise("計 1,名(注")] for _ in range(10)]
    file = book(workspace / "a.xlsx", [[noise("((（[【必須)"), *HEAD], *([None, *row] for row in evil), *notes])
    start = process_time()
    ran = cli("staff", "import", file, "--dry-run", expect=3)
    assert process_time() - start < 10
    assert ran.err.count("E_TOO_LONG") >= 10 and f"誤り {12 * repeated}件" in ran.err
    assert len(max(ran.err.splitlines(), key=len)) < 400


def patched(source: Path, path: Path, part: str, change: Callable[[str], str]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()).encode() if name == part else text)
    return path


SHEET = "xl/worksheets/sheet1.xml"
TWISTED: dict[str, tuple[str, Callable[[str], str]]] = {
    "doctype_in_styles": ("xl/styles.xml", lambda t: t.replace("<styleSheet", "<!DOCTYPE x><styleSheet", 1)),
    "doctype_in_core": ("docProps/core.xml", lambda t: t.replace("<cp:", "<!DOCTYPE x><cp:", 1)),
    "the_same_cell_twice": (SHEET, lambda t: re.sub(r'(<c r="A3".*?</c>)', r"\1\1", t, count=1, flags=re.DOTALL)),
    "the_same_row_twice": (SHEET, lambda t: re.sub(r'(<row r="3".*?</row>)', r"\1\1", t, count=1, flags=re.DOTALL)),
    "a_sheet_elsewhere": (
        "xl/_rels/workbook.xml.rels",
        lambda t: re.sub(r'(Target="[^"]*sheet1.xml")', r'Target="http://192.0.2.1/s.xml" TargetMode="External"', t),
    ),
    "a_sheet_that_is_missing": ("xl/_rels/workbook.xml.rels", lambda t: t.replace("sheet1.xml", "sheet9.xml")),
}


@pytest.mark.parametrize("name", TWISTED)
def test_twisted_packages_are_refused(workspace: Path, cli: Cli, name: str) -> None:
    part, change = TWISTED[name]
    file = patched(book(workspace / "good.xlsx", [HEAD, *PEOPLE]), workspace / "a.xlsx", part, change)
    cli("staff", "import", workspace / "good.xlsx", "--dry-run")
    ran = cli("staff", "import", file, "--yes", expect=3)
    assert "a.xlsx" in ran.err
    assert cli("staff", "list", "--format", "json").out.strip() == "[]"


def test_columns_with_bars_between_them(workspace: Path, cli: Cli) -> None:
    text = "\r\n".join("|".join(map(str, row)) for row in ([TITLE], HEAD, *PEOPLE))
    (workspace / "a.csv").write_text(text, "utf-8")
    assert "新規 4" in cli("staff", "import", "a.csv", "--dry-run").err


def test_places_below_a_file_are_refused(workspace: Path, cli: Cli) -> None:
    (workspace / "file").write_text("x", "utf-8")
    below = workspace / "file" / "x"
    listing = ("org", "list", "--out", below, "--format")
    for given in (("demo", "--staff", "10", "--out", below), ("init", below), (*listing, "csv"), (*listing, "xlsx")):
        assert "書き込めません" in cli(*given, expect=3).err


def test_the_cell_of_the_name_that_is_wrong(workspace: Path, cli: Cli) -> None:
    cli("staff", "import", book(workspace / "a.xlsx", [HEAD, *PEOPLE]), "--yes")
    wrong = [HEAD, [*PEOPLE[0][:4], "総務科", *PEOPLE[0][5:]], [*PEOPLE[1][:5], "文書掛", *PEOPLE[1][6:]]]
    wrong += [["O01274", *PEOPLE[2][1:]], ["民", *PEOPLE[3][1:]]]
    ran = cli("staff", "import", book(workspace / "b.xlsx", wrong), "--yes", expect=3)
    assert "E3: E_ORG_NOT_FOUND" in ran.err
    assert "F4: E_ORG_NOT_FOUND" in ran.err
    assert "もしかして: 001274" in ran.err


def test_a_file_that_is_wrong_from_end_to_end_is_not_read_to_its_end(
    workspace: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert table._BAD_MOST == 10_000
    monkeypatch.setattr(table, "_BAD_MOST", 500)
    monkeypatch.setattr(rows, "_BLOCK", 250)
    text = "\r\n".join([TITLE, ",".join(HEAD), *(f"{n},,,,,,," for n in range(1, 1_000))])
    (workspace / "a.csv").write_text(text, "utf-8")
    ran = cli("staff", "import", "a.csv", "--yes", expect=3)
    told = re.search(r"([\d,]+) 行に誤りがあり.*?([\d,]+) 行目で", ran.err)
    assert told is not None, ran.err
    bad, last = (int(number.replace(",", "")) for number in told.groups())
    assert 500 <= bad == last - 2 < 900

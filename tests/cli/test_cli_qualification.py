"""Qualifications held: taken in from what offices have, listed, and the listing taken in without a change."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from made_once import made_once

Cli = Callable[..., Any]
STAFF = [
    ["職員番号", "氏名", "フリガナ", "部", "課", "係", "職名"],
    ["001200", "佐藤 美咲", "サトウ ミサキ", "総務部", "総務課", "庶務係", "主事"],
    ["001237", "鈴木 拓也", "スズキ タクヤ", "総務部", "総務課", "文書係", "係長"],
]
HEADINGS = ["職員番号", "職員氏名", "資格名", "合格年月日", "有効期限", "登録番号"]
HELD = [
    ["1200", "佐藤　美咲", "基本情報技術者試験", "R6.4.1", "", "FE-0001"],
    ["1237", "鈴木 拓也", "情報処理安全確保支援士試験合格", "令和五年十月一日", "令和8年9月30日", "000123"],
]


def book(path: Path, rows: list[list[str]]) -> Path:
    made = Workbook()
    for row in rows:
        made.worksheets[0].append(row)
    made.save(path)
    return path


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    """A workspace with two people."""
    cli("staff", "import", book(shipped_workspace / "a.xlsx", [["令和8年4月1日現在"], *STAFF]), "--yes")
    return shipped_workspace


def test_a_list_goes_in_and_its_listing_changes_nothing(ward: Path, cli: Cli) -> None:
    ran = cli("qualification", "import", book(ward / "q.xlsx", [HEADINGS, *HELD]), "--yes")
    assert "追加 2" in ran.err
    assert "見出し「合格年月日」を「取得日」の列として読みました" in ran.err
    listed = cli("qualification", "list", "--format", "csv").out
    assert (
        "001237,鈴木 拓也,総務部/総務課/文書係,情報処理安全確保支援士試験（SC）,2023-10-01,2026-09-30,000123,有効"
        in listed
    )
    for form in ("xlsx", "csv"):
        out = ward / f"out.{form}"
        cli("qualification", "list", "--format", form, "--out", out)
        assert "変更なし 2" in cli("qualification", "import", out, "--yes").err
    assert openpyxl.load_workbook(ward / "out.xlsx").worksheets[0]["G3"].value == "000123"
    cli("db", "undo", "--yes")
    assert "0 件" in cli("qualification", "list").out


def test_a_qualification_holds_to_the_last_day_of_its_validity(ward: Path, cli: Cli) -> None:
    cli("qualification", "import", book(ward / "q.xlsx", [HEADINGS, *HELD]), "--yes")
    on = {
        day: cli("qualification", "list", "--staff", "001237", "--as-of", day, "--include-future").out
        for day in ("2026-09-30", "2026-10-01")
    }
    assert "有効 " in on["2026-09-30"]
    assert "期限切れ" not in on["2026-09-30"]
    assert "期限切れ" in on["2026-10-01"]
    proposed = cli("assess", "approve", "--evidence", "--dry-run", "--include-future", "--as-of", "2026-09-30").err
    assert "001237" in proposed
    assert (
        "001237"
        not in cli("assess", "approve", "--evidence", "--dry-run", "--include-future", "--as-of", "2026-10-01").err
    )


def test_a_renewal_is_a_change_and_why_names_the_cell(ward: Path, cli: Cli) -> None:
    cli("qualification", "import", book(ward / "q.xlsx", [HEADINGS, *HELD]), "--yes")
    renewed = [[*HELD[1][:4], "R11.9.30", "000123"]]
    ran = cli("qualification", "import", book(ward / "q2.xlsx", [HEADINGS, *renewed]), "--yes")
    assert "有効期限 2026-09-30、登録番号 000123 → 取得 2023-10-01、有効期限 2029-09-30" in ran.err
    traced = cli("why", "--staff", "001237", "--format", "csv").out
    assert "q2.xlsx [Sheet] C2" in traced
    assert "取消（記録3）" in traced


def test_a_list_without_validity_keeps_what_is_known_of_it(ward: Path, cli: Cli) -> None:
    cli("qualification", "import", book(ward / "q.xlsx", [HEADINGS, *HELD]), "--yes")
    short = [HEADINGS[:4], *[row[:4] for row in HELD]]
    assert "変更なし 2" in cli("qualification", "import", book(ward / "s.xlsx", short), "--yes").err


def test_every_mistake_is_told_at_once(ward: Path, cli: Cli) -> None:
    wrong = [
        ["1200", "佐藤 美咲", "基本情枝技術者試験", "R6.4.1", "", ""],
        ["1201", "佐藤 美咲", "ITパスポート試験", "R6.4.1", "", ""],
        ["1237", "佐藤 美咲", "ITパスポート試験", "R6.4.1", "", ""],
        ["1200", "佐藤 美咲", "ITパスポート試験", "R6.4.1", "R6.3.31", ""],
        ["1200", "佐藤 美咲", "応用情報技術者試験", "R10.4.1", "", ""],
        ["1200", "佐藤 美咲", "試験", "R6.4.1", "", ""],
        ["1237", "鈴木 拓也", "応用情報技術者試験", "R6.4.1", "", ""],
        ["1237", "鈴木 拓也", "AP", "2024-04-01", "", ""],
    ]
    ran = cli("qualification", "import", book(ward / "q.xlsx", [HEADINGS, *wrong]), "--yes", expect=3)
    codes = [line.split(": ")[1].split()[0] for line in ran.err.splitlines() if "] " in line and ": E_" in line]
    assert codes == [
        "E_QUALIFICATION_UNKNOWN", "E_STAFF_UNKNOWN", "E_NAME_DIFFERS", "E_QUALIFICATION_DATES",
        "E_QUALIFICATION_FUTURE", "E_QUALIFICATION_SEVERAL", "E_QUALIFICATION_TWICE",
    ]  # fmt: skip
    assert "もしかして: 基本情報技術者試験（FE）" in ran.err
    assert "0 件" in cli("qualification", "list").out


def test_a_folder_knows_the_list(ward: Path, cli: Cli) -> None:
    (ward / "in").mkdir()
    book(ward / "in" / "資格.xlsx", [HEADINGS, *HELD])
    ran = cli("import", "in", "--yes")
    assert "資格.xlsx → 資格一覧" in ran.err
    assert "追加 2" in ran.err


def test_of_two_rows_that_differ_about_one_certificate_both_are_told(ward: Path, cli: Cli) -> None:
    rows = [
        ["1237", "鈴木 拓也", "応用情報技術者試験", "R6.4.1", "", "A-1"],
        ["1237", "鈴木 拓也", "応用情報技術者試験", "R6.4.1", "", "A-2"],
        ["1237", "鈴木 拓也", "応用情報技術者試験", "R6.4.1", "", "A-1"],
    ]
    told = cli("qualification", "import", book(ward / "q.xlsx", [HEADINGS, *rows]), "--yes", expect=3).err
    assert "C2-C4: E_QUALIFICATION_TWICE" in told

"""Each leader's page and the executive's letter, as the shipped definitions make them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from made_once import made_once
from skillmap.sheets import read_fingerprint

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
001459,中村 健太,ナカムラ ケンタ,市民部,市民課,証明係,主任
"""


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Callable[..., Any]) -> Path:
    """Two leaders of one department, one section without."""
    (shipped_workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for section, staff in (("総務課", "001200"), ("人事課", "001274")):
        cli("leader", "nominate", "--section", section, "--staff", staff, "--from", "2026-04-01", "--yes")
    return shipped_workspace


def texts(path: Path, sheet: int) -> list[str]:
    page = load_workbook(path).worksheets[sheet]
    return [str(c.value) for row in page.iter_rows() for c in row if c.value is not None]


def test_a_page_and_a_letter_for_every_leader(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "sheet", "--out", "pages")
    assert sorted(p.name for p in (ward / "pages").iterdir()) == [
        "ICTリーダーの一枚_令和8年度_人事課_高橋千尋.xlsx",
        "ICTリーダーの一枚_令和8年度_総務課_佐藤美咲.xlsx",
    ]
    path = ward / "pages" / "ICTリーダーの一枚_令和8年度_総務課_佐藤美咲.xlsx"
    page = texts(path, 0)
    assert "1　まず取り組むこと" in page
    assert any(text.startswith("1. 着任した週に、課長と15分話し") for text in page)
    assert "ICTリーダー着任研修（何から始めるか）" in page
    assert "日程が決まり次第お知らせします" in page
    assert sum(text.startswith(("1. 顧客視点", "10. ラーニング")) for text in page) == 2
    assert "同じ部のリーダー：高橋 千尋（人事課）" in page
    letter = texts(path, 1)
    assert letter[:3] == ["令和8年6月15日", "総務部/総務課", "佐藤 美咲　様"]
    assert "ICTリーダーになったあなたへ" in letter
    first = load_workbook(path).worksheets[0]
    assert (first.page_setup.paperSize, first.page_setup.orientation) == (9, "portrait")
    assert first.sheet_properties.pageSetUpPr.fitToPage
    mark = read_fingerprint(path)
    assert mark is not None
    assert mark.extra["staff"] == "001200"


def test_the_executives_words_are_the_offices_own(ward: Path, cli: Callable[..., Any]) -> None:
    (ward / "data" / "letters" / "leader-executive.ja.txt").write_text("# 注\n! {name}さんへ\n", "utf-8")
    cli("leader", "sheet", "--section", "人事課", "--out", "pages")
    [path] = (ward / "pages").iterdir()
    assert texts(path, 1) == ["高橋 千尋さんへ"]


def test_nobody_in_office_is_a_sentence(ward: Path, cli: Callable[..., Any]) -> None:
    refused = cli("leader", "sheet", "--section", "市民課", expect=3)
    assert "該当するリーダーが 2026-06-15 に在任していません" in refused.err


def test_what_was_completed_in_an_earlier_year_says_which(ward: Path, cli: Callable[..., Any]) -> None:
    (ward / "done.csv").write_text(
        "職員番号,研修名,修了,修了日\n"
        "001200,生成AIの安全な使い方,修了,2025-06-10\n001200,情報セキュリティ基礎,修了,2026-05-12\n",
        "utf-8",
    )
    cli("result", "import", "done.csv", "--yes")
    cli("leader", "sheet", "--section", "総務課", "--out", "pages")
    [path] = (ward / "pages").iterdir()
    page = texts(path, 0)
    assert "令和7年6月10日　修了しました" in page
    assert "5月12日(火)　修了しました" in page

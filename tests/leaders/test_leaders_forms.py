"""Nomination forms: handed out, filled in as people do, taken back; who has not answered."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from made_once import made_once
from skillmap.documents.nomination_form import ID, named
from skillmap.sheets import read_fingerprint

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
001311,田中 太郎,タナカ タロウ,総務部,人事課,研修係,主事
001422,山本 綾,ヤマモト アヤ,市民部,市民課,窓口係,課長
001459,中村 健太,ナカムラ ケンタ,市民部,市民課,証明係,主任
001940,山崎 楓,ヤマザキ カエデ,市民部,市民課,窓口係,係長
"""
RULE = """use: one
rules:
  - id: one
    name: {ja: 各課1名, en: One per section}
    title: {ja: DX推進員, en: DX promoter}
    source: test
    verified: false
    role: ROLE
    routes: [recommended, volunteer]
    excluded_grades: [課長]
    conditions:
      - {ja: 業務を知っている, en: Knows the work}
"""
HEAD = 8
"""Row of the headings."""
FIRST = HEAD + 1


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Callable[..., Any]) -> Path:
    """An office with three sections; the rule has volunteers, a condition and an excluded grade."""
    role = next((workspace / "data" / "roles").glob("*.yaml")).stem
    (workspace / "data" / "leaders.yaml").write_text(RULE.replace("ROLE", role), "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


@pytest.fixture
@made_once
def asked(ward: Path, cli: Callable[..., Any]) -> Path:
    """The ward with its forms for 2026 written."""
    cli("leader", "form", "--fy", "2026", "--out", "forms", "--due", "R8.6.10", "--number", "総人第1号")
    return ward


@pytest.fixture
def forms(asked: Path) -> Path:
    """Forms for 2026, not yet filled in."""
    return asked / "forms"


def test_a_deadline_that_is_over_is_a_question_before_the_forms_are_written(
    ward: Path, cli: Callable[..., Any]
) -> None:
    # The rule's day is 31 May; a section asks in October.
    line = ("leader", "form", "--fy", "2026", "--department", "市民部", "--out", "autumn")
    late = cli(*line, day=date(2026, 10, 5), expect=4)
    assert "決まりの提出期限（2026-05-31）は過ぎています。" in late.err
    assert "--due" in late.err
    assert not (ward / "autumn").exists()
    again = cli(*line, "--due", "2026-10-23", "--yes", day=date(2026, 10, 5))
    assert "過ぎています" not in again.err
    assert "2026-10-23" in again.out
    assert cli(*line, "--due", "2026-10-05", "--yes", day=date(2026, 10, 5), lang="en").err.count("is over") == 0
    assert "2026-10-04) is over" in cli(*line, "--due", "2026-10-04", "--yes", day=date(2026, 10, 5), lang="en").err
    assert "過ぎ" not in cli("leader", "form", "--fy", "2027", "--out", "next", day=date(2026, 10, 5)).err


def sheet_of(path: Path) -> tuple[Any, Worksheet]:
    book = load_workbook(path)
    return book, book["推薦書"]


def fill(path: Path, rows: dict[str, dict[str, object]], out: Path | None = None) -> Path:
    """Type into a form: section -> heading -> value."""
    book, page = sheet_of(path)
    columns = {cell.value: cell.column for cell in page[HEAD]}
    for row in range(FIRST, page.max_row + 1):
        for heading, value in rows.get(str(page.cell(row, 1).value), {}).items():
            page.cell(row, columns[heading]).value = value
    page["E5"], page["B6"] = "部長 山田", "R8.6.3"
    target = out or path
    target.parent.mkdir(exist_ok=True)
    book.save(target)
    return target


def listed(cli: Callable[..., Any], *arguments: str) -> dict[str, dict[str, Any]]:
    return {row["section"]: row for row in json.loads(cli("leader", "list", *arguments, "--format", "json").out)}


def test_a_form_per_department_with_letter_list_and_protection(forms: Path) -> None:
    assert sorted(p.name for p in forms.iterdir()) == [
        "DX推進員推薦書_令和8年度_市民部.xlsx",
        "DX推進員推薦書_令和8年度_総務部.xlsx",
    ]
    path = forms / "DX推進員推薦書_令和8年度_総務部.xlsx"
    book, page = sheet_of(path)
    letter = [row[0].value for row in book["依頼文"].iter_rows(max_col=1) if row[0].value]
    assert letter[:3] == ["総人第1号", "令和8年6月15日", "総務部　各所属長　様"]
    assert "令和8年度DX推進員の推薦について（依頼）" in letter
    assert any("令和8年6月10日" in line for line in letter)
    assert any("課長を除く職員" in line for line in letter)
    assert [c.value for c in page[HEAD]] == [
        "課", "席", "現在のリーダー", "推薦する職員", "経路", "所属長の同意（立候補）", "業務を知っている", "推薦理由",
        "取り組みたい改善",
    ]  # fmt: skip
    assert [page.cell(r, 1).value for r in (FIRST, FIRST + 1)] == ["総務課", "人事課"]
    assert page.protection.sheet
    assert page.cell(FIRST, 1).protection.locked
    assert not page.cell(FIRST, 4).protection.locked
    lists = [d.formula1 for d in page.data_validations.dataValidation if f"D{FIRST}" in str(d.sqref) and d.formula1]
    assert lists == ['"001237 鈴木 拓也（主任）,001200 佐藤 美咲（主事）"'] or "佐藤" in lists[0]
    mark = read_fingerprint(path)
    assert mark is not None
    assert (mark.layout, mark.extra["fy"], mark.extra["due"]) == (ID, "2026", "2026-06-10")


def test_heads_of_section_cannot_be_picked(forms: Path) -> None:
    _, page = sheet_of(forms / "DX推進員推薦書_令和8年度_市民部.xlsx")
    offered = " ".join(str(d.formula1) for d in page.data_validations.dataValidation)
    assert "中村 健太" in offered
    assert "山本 綾" not in offered


def test_forms_come_back_under_any_name(forms: Path, cli: Callable[..., Any]) -> None:
    back = forms.parent / "back"
    fill(
        forms / "DX推進員推薦書_令和8年度_総務部.xlsx",
        {
            "総務課": {"推薦する職員": "佐藤　美咲", "経路": "立候補", "推薦理由": "熱心", "業務を知っている": "○"},
            "人事課": {"推薦する職員": 1274, "業務を知っている": "○", "取り組みたい改善": "名簿の作り直し"},
        },
        back / "Book1.xlsx",
    )
    shutil.copy(back / "Book1.xlsx", back / "Book1 - コピー.xlsx")
    shutil.copy(forms / "DX推進員推薦書_令和8年度_市民部.xlsx", back / "白紙.xlsx")
    (back / "壊れた.xlsx").write_bytes((back / "Book1.xlsx").read_bytes()[:900])
    (back / "写真.jpg").write_bytes(b"\xff\xd8")
    shown = cli("leader", "import", "back", "--yes", "--reminder", "催促.xlsx", expect=1)
    assert "W_FORM_CONSENT" in shown.err
    assert shown.err.count("W_RETURNED_NOT_READ") == 1
    assert "2席の全部に回答" in shown.out
    assert "同じ内容です" in shown.out
    assert "※ 2部のうち回答なし 1部。3席のうち回答 2席、未回答 1席" in shown.out
    rows = listed(cli)
    assert [rows[s]["name"] for s in ("総務課", "人事課", "市民課")] == ["佐藤 美咲", "高橋 千尋", ""]
    [term] = json.loads(cli("leader", "show", "--staff", "001200", "--format", "json").out)
    assert (term["route"], term["nominated_by"], term["nominated_on"]) == ("立候補", "部長 山田", "2026-06-03")
    assert term["conditions"] == ["業務を知っている"]
    page = load_workbook("催促.xlsx").worksheets[0]
    texts = [str(c.value) for row in page.iter_rows() for c in row if c.value is not None]
    assert "市民課" in texts
    assert "総務課" not in texts
    cli("db", "undo", "--yes")
    assert listed(cli)["総務課"]["name"] == ""


def test_a_form_that_comes_by_itself_is_a_form(forms: Path, cli: Callable[..., Any]) -> None:
    back = forms.parent / "総務部から.xlsx"
    fill(
        forms / "DX推進員推薦書_令和8年度_総務部.xlsx",
        {"人事課": {"推薦する職員": 1274, "業務を知っている": "○"}},
        back,
    )
    shown = cli("leader", "import", back, "--yes", expect=1)
    assert "2席のうち 1席に回答" in shown.out
    assert listed(cli)["人事課"]["name"] == "高橋 千尋"
    cli("leader", "import", back, "--complete", "--from", "2026-06-01", "--yes", expect=2)


def test_what_is_written_comes_back_without_a_change(forms: Path, cli: Callable[..., Any]) -> None:
    fill(
        forms / "DX推進員推薦書_令和8年度_市民部.xlsx", {"市民課": {"推薦する職員": "001940", "業務を知っている": "○"}}
    )
    cli("leader", "import", "forms", "--yes", expect=1)
    cli("leader", "form", "--fy", "2026", "--due", "2026-07-31", "--out", "again")
    shown = cli("leader", "import", "again", expect=1)
    assert "変更はありません" in shown.err
    assert listed(cli)["市民課"]["name"] == "山崎 楓"


def test_errors_hold_back_everything_or_their_file(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / "DX推進員推薦書_令和8年度_総務部.xlsx", {"総務課": {"推薦する職員": "999999 架空 太郎"}})
    fill(forms / "DX推進員推薦書_令和8年度_市民部.xlsx", {"市民課": {"推薦する職員": "001459 中村 健太"}})
    refused = cli("leader", "import", "forms", "--yes", expect=3)
    assert f"[推薦書] D{FIRST}: E_STAFF_UNKNOWN" in refused.err
    assert listed(cli)["市民課"]["name"] == ""
    cli("leader", "import", "forms", "--yes", "--leave-out-bad", expect=1)
    assert listed(cli)["市民課"]["name"] == "中村 健太"


def test_two_forms_that_differ_are_both_named(forms: Path, cli: Callable[..., Any]) -> None:
    one = forms / "DX推進員推薦書_令和8年度_市民部.xlsx"
    fill(one, {"市民課": {"推薦する職員": "001459 中村 健太"}}, forms.parent / "back" / "a.xlsx")
    fill(one, {"市民課": {"推薦する職員": "001940 山崎 楓"}}, forms.parent / "back" / "b.xlsx")
    refused = cli("leader", "import", "back", "--yes", expect=3)
    assert "a.xlsx [推薦書] D9: E_FORM_TWICE" in refused.err
    assert "b.xlsx [推薦書] D9: E_FORM_TWICE" in refused.err


def test_an_old_form_is_compared_three_ways(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "市民課", "--staff", "001459", "--from", "2026-04-01", "--yes")
    cli("leader", "form", "--department", "市民部", "--due", "2026-07-31", "--out", "forms")
    [path] = (ward / "forms").iterdir()
    _, page = sheet_of(path)
    assert page.cell(FIRST, 4).value == "001459 中村 健太（主任）"
    cli("leader", "replace", "--section", "市民課", "--staff", "001940", "--from", "2026-06-01", "--yes")
    untouched = cli("leader", "import", "forms", "--yes")
    assert "変更はありません" in untouched.err
    assert listed(cli)["市民課"]["name"] == "山崎 楓"
    (ward / "staff2.csv").write_text(STAFF + "001999,新田 一,ニッタ ハジメ,市民部,市民課,窓口係,主事\n", "utf-8")
    cli("staff", "import", "staff2.csv", "--as-of", "2026-06-10", "--yes")
    fill(path, {"市民課": {"推薦する職員": "001999 新田 一"}})
    refused = cli("leader", "import", "forms", "--yes", expect=3)
    assert "E_FORM_CONFLICT" in refused.err
    assert "配ったとき 001459 中村 健太、台帳は今 001940 山崎 楓、用紙は 001999 新田 一" in refused.err


def test_a_change_on_the_form_hands_the_seat_over_from_today(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "市民課", "--staff", "001459", "--from", "2026-04-01", "--yes")
    cli("leader", "form", "--department", "市民部", "--due", "2026-07-31", "--out", "forms")
    [path] = (ward / "forms").iterdir()
    fill(path, {"市民課": {"推薦する職員": "001940 山崎 楓", "業務を知っている": "○"}})
    cli("leader", "import", "forms", "--yes")
    shown = json.loads(cli("leader", "show", "--section", "市民課", "--format", "json").out)
    assert [(r["name"], r["starts"], r["ends"]) for r in shown] == [
        ("山崎 楓", "2026-06-15", "2027-03-31"),
        ("中村 健太", "2026-04-01", "2026-06-14"),
    ]


def test_forms_of_another_year_wait(forms: Path, cli: Callable[..., Any]) -> None:
    fill(forms / "DX推進員推薦書_令和8年度_市民部.xlsx", {"市民課": {"推薦する職員": "001459 中村 健太"}})
    shown = cli("leader", "import", "forms", "--fy", "2027", "--yes", expect=3)
    assert "別の年度（令和8年度）" in shown.out
    assert listed(cli)["市民課"]["name"] == ""


def test_who_has_not_answered_at_any_time(forms: Path, cli: Callable[..., Any]) -> None:
    rows = {r["department"]: r for r in json.loads(cli("leader", "answers", "--format", "json", expect=1).out)}
    assert (rows["総務部"]["open"], rows["総務部"]["status"]) == (2, "未回答（期限後）")
    for section, staff in (("総務課", "001200"), ("人事課", "001274"), ("市民課", "001459")):
        cli("leader", "nominate", "--section", section, "--staff", staff, "--yes")
    cli("leader", "answers")


def test_the_letter_is_the_offices_own(ward: Path, cli: Callable[..., Any]) -> None:
    text = ward / "my.txt"
    text.write_text("{department} {nobody}\n{ \n", "utf-8")
    refused = cli("leader", "form", "--letter", "my.txt", "--due", "2026-07-31", "--out", "forms", expect=3)
    assert "my.txt:1:1: E_LETTER_FIELD" in refused.err
    assert "my.txt:2:1: E_LETTER_BRACE" in refused.err
    assert not (ward / "forms").exists()
    text.write_bytes("! {title}のお願い\n{number}\n".encode("cp932"))
    cli("leader", "form", "--letter", "my.txt", "--due", "2026-07-31", "--out", "forms")
    book = load_workbook(next((ward / "forms").iterdir()))
    assert [r[0].value for r in book["依頼文"].iter_rows(max_col=1)] == ["DX推進員のお願い"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("001274 高橋 千尋（主任）", ("001274", "高橋 千尋")),
        ("1274", ("001274", "")),
        ("００１２７４　高橋 千尋", ("001274", "高橋 千尋")),
        ("高橋 千尋", ("", "高橋 千尋")),
        ("高橋 千尋（主任）", ("", "高橋 千尋")),
        ("A1274 高橋", ("A1274", "高橋")),
        ("", ("", "")),
    ],
)
def test_a_nominee_is_understood_as_people_write_it(text: str, expected: tuple[str, str]) -> None:
    assert named(text, 6) == expected

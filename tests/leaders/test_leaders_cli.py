"""`skillmap leader` as people use it: shown, asked, recorded, listed, checked, taken back."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from made_once import made_once

CORPUS = Path(__file__).parents[1] / "data" / "corpus" / "dirty"

STAFF = """職員番号,氏名,フリガナ,部,課,係,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,庶務係,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,文書係,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,人事係,主任
001311,田中 太郎,タナカ タロウ,総務部,人事課,研修係,主事
001422,山本 綾,ヤマモト アヤ,市民部,市民課,窓口係,課長
001459,中村 健太,ナカムラ ケンタ,市民部,市民課,証明係,主任
001940,山崎 楓,ヤマザキ カエデ,市民部,市民課,窓口係,係長
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Callable[..., Any]) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def listed(cli: Callable[..., Any], *arguments: str) -> dict[str, dict[str, Any]]:
    return {row["section"]: row for row in json.loads(cli("leader", "list", *arguments, "--format", "json").out)}


def test_nothing_is_written_without_a_yes(ward: Path, cli: Callable[..., Any]) -> None:
    nominate = ("leader", "nominate", "--section", "人事課", "--staff", "高橋")
    refused = cli(*nominate, expect=4)
    assert "001274 高橋 千尋（2026-06-15～2027-03-31）" in refused.err
    assert "--yes" in refused.err
    cli(*nominate, "--dry-run")
    cli(*nominate, answer="n")
    assert listed(cli)["人事課"]["number"] == ""
    cli(*nominate, answer="y")
    assert listed(cli)["人事課"]["name"] == "高橋 千尋"
    cli("db", "undo", "--yes")
    assert listed(cli)["人事課"]["number"] == ""


def test_list_has_every_section_and_counts_them(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "総務部/総務課", "--staff", "001200", "--from", "R8.4.1", "--yes")
    text = cli("leader", "list").out
    assert "※ 所属 3 / 席 3 / 在任 1 / 空席 2" in text
    assert list(listed(cli)) == ["総務課", "人事課", "市民課"]
    assert listed(cli, "--as-of", "2026-03-31") == {}
    english = cli("leader", "list", lang="en").out
    assert "3 sections / 3 seats / 1 held / 2 vacant" in english


def test_handover_in_mid_year(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "総務課", "--staff", "佐藤", "--from", "2026-04-01", "--yes")
    again = cli("leader", "nominate", "--section", "総務課", "--staff", "鈴木", "--yes", expect=3)
    assert "E_LEADER_SEAT_TAKEN" in again.err
    cli("leader", "replace", "--section", "総務課", "--staff", "鈴木", "--from", "2026-10-01", "--yes")
    assert listed(cli, "--as-of", "2026-09-30", "--include-future")["総務課"]["name"] == "佐藤 美咲"
    october = listed(cli, "--as-of", "2026-10-01", "--include-future")["総務課"]
    assert (october["name"], october["before"], october["ends"]) == ("鈴木 拓也", "佐藤 美咲", "2027-03-31")
    shown = json.loads(cli("leader", "show", "--section", "総務課", "--format", "json").out)
    assert [(row["name"], row["starts"], row["ends"]) for row in shown] == [
        ("鈴木 拓也", "2026-10-01", "2027-03-31"),
        ("佐藤 美咲", "2026-04-01", "2026-09-30"),
    ]
    cli("leader", "replace", "--section", "総務課", "--from", "2027-01-01", "--yes")
    assert listed(cli, "--as-of", "2027-01-01", "--include-future")["総務課"]["number"] == ""


def test_texts_are_added_to_the_present_entry(ward: Path, cli: Callable[..., Any]) -> None:
    nominate = ("leader", "nominate", "--section", "総務課", "--staff", "001200", "--yes")
    cli(*nominate, "--from", "2026-04-01", "--reason", "詳しい")
    cli(*nominate, "--theme", "申請の電子化")
    [row] = json.loads(cli("leader", "show", "--staff", "001200", "--format", "json").out)
    assert (row["starts"], row["reason"], row["theme"]) == ("2026-04-01", "詳しい", "申請の電子化")
    assert row["nominated_on"] == "2026-06-15"
    assert "変更はありません" in cli(*nominate, "--theme", "申請の電子化").err


def test_bad_ledger_writes_nothing_and_tells_every_row(ward: Path, cli: Callable[..., Any]) -> None:
    told = cli("leader", "import", CORPUS / "d38_leader_conflicts.xlsx", "--yes", expect=3).err
    for cell, code in (
        ("C2", "E_LEADER_DUP"),
        ("C3", "E_LEADER_DUP"),
        ("C9", "E_STAFF_UNKNOWN"),
        ("C10", "E_LEADER_OTHER_SECTION"),
    ):
        assert f"d38_leader_conflicts.xlsx [Sheet] {cell}: {code}" in told
    assert {row["number"] for row in listed(cli).values()} == {""}


def test_letter_is_imported_and_the_list_round_trips(ward: Path, cli: Callable[..., Any], tmp_path: Path) -> None:
    cli("leader", "import", CORPUS / "d36_nomination_letter_list.xlsx", "--from", "R8.4.1", "--yes")
    assert listed(cli)["市民課"]["number"] == "001422"
    cli("leader", "list", "--format", "xlsx", "--out", tmp_path / "list.xlsx")
    again = cli("leader", "import", tmp_path / "list.xlsx", "--yes")
    assert "変更はありません" in again.err
    cli("leader", "list", "--format", "csv", "--out", tmp_path / "list.csv")
    assert "変更はありません" in cli("leader", "import", tmp_path / "list.csv", "--yes").err


def test_check_after_a_transfer_names_the_command(ward: Path, cli: Callable[..., Any]) -> None:
    for section, number in (("総務課", "001200"), ("人事課", "001274"), ("市民課", "001459")):
        nominate = ("leader", "nominate", "--section", section, "--staff", number, "--from", "2026-04-01")
        cli(*nominate, "--theme", "改善", "--yes")
    first = json.loads(cli("leader", "check", "--as-of", "2026-04-02", "--format", "json").out)
    assert first == []
    moved = STAFF.replace("総務部,総務課,庶務係,主事", "総務部,人事課,人事係,主事")
    (ward / "staff.csv").write_text(moved, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-07-01", "--yes")
    found = json.loads(
        cli("leader", "check", "--as-of", "2026-07-01", "--include-future", "--format", "json", expect=1).out
    )
    mine = [row for row in found if row["person"] == "001200 佐藤 美咲"]
    assert "人事課" in mine[0]["finding"]
    assert mine[0]["command"].startswith("skillmap leader replace --section 総務部/総務課")
    assert listed(cli, "--as-of", "2026-07-01", "--include-future")["総務課"]["status"] == "異動・退職のため空席"


def test_a_stated_future_transfer_is_respected(ward: Path, cli: Callable[..., Any]) -> None:
    moved = STAFF.replace("総務部,総務課,庶務係,主事", "総務部,人事課,人事係,主事")
    (ward / "staff.csv").write_text(moved, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-07-01", "--yes")
    nominate = ("leader", "nominate", "--section", "総務課", "--staff", "001200", "--from")
    told = cli(*nominate, "2026-07-01", "--yes", expect=3).err
    assert "E_LEADER_MOVES_BEFORE" in told
    cli(*nominate, "2026-06-20", "--dry-run")


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("leader", "nominate", "--section", "人事科", "--staff", "高橋", "--yes"), 3, "人事課"),
        (("leader", "nominate", "--section", "人事課", "--staff", "高梨", "--yes"), 3, "E_STAFF|高梨"),
        (("leader", "nominate", "--section", "人事課", "--staff", "高橋", "--route", "くじ"), 2, "--route"),
        (("leader", "replace", "--section", "人事課", "--yes"), 3, "leader nominate"),
        (("leader", "show"), 2, "--section"),
        (("leader", "list", "--fy", "来年"), 2, "来年"),
        (("leader", "import", "missing.xlsx"), 2, "missing.xlsx"),
    ],
)
def test_mistakes_are_sentences_with_their_exit_code(
    ward: Path, cli: Callable[..., Any], arguments: tuple[str, ...], code: int, word: str
) -> None:
    ran = cli(*arguments, expect=code)
    assert any(part in ran.err for part in word.split("|"))
    assert ran.out == ""


def test_known_at_answers_as_it_was(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "人事課", "--staff", "001274", "--from", "2026-04-01", "--yes")
    then = json.loads(cli("--known-at", "1", "leader", "list", "--format", "json").out)
    assert {row["number"] for row in then} == {""}


def test_help_is_in_both_languages(cli: Callable[..., Any]) -> None:
    for verb in ("import", "nominate", "replace", "list", "show", "check"):
        assert cli("leader", verb, "--help").out != cli("leader", verb, "--help", lang="en").out


def test_next_years_nomination_begins_in_april(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "人事課", "--staff", "001274", "--fy", "2027", "--yes")
    assert listed(cli)["人事課"]["number"] == ""
    april = json.loads(cli("leader", "list", "--format", "json", day=date(2027, 4, 1)).out)
    assert {row["section"]: row["number"] for row in april}["人事課"] == "001274"


def test_the_terminal_gathers_like_findings_and_counts_them_all(ward: Path, cli: Callable[..., Any]) -> None:
    every = json.loads(
        cli("leader", "check", "--as-of", "2026-07-01", "--include-future", "--format", "json", expect=1).out
    )
    assert len(every) > 1
    short = cli("leader", "check", "--as-of", "2026-07-01", "--include-future", expect=1).out
    assert f"{len(every)} 件" in short
    assert "--all" in short
    whole = cli("leader", "check", "--as-of", "2026-07-01", "--include-future", "--all", expect=1).out
    assert whole.count("skillmap leader nominate") == len(every)
    assert short.count("skillmap leader nominate") == 1


def test_what_came_of_a_term_is_recorded_also_after_its_end(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "総務課", "--staff", "佐藤", "--from", "2026-04-01", "--yes")
    cli("leader", "replace", "--section", "総務課", "--staff", "鈴木", "--from", "2026-06-01", "--yes")
    assert "書き足す内容がありません" in cli("leader", "record", "--section", "総務課", expect=3).err
    assert "任期が見つかりません" in cli("leader", "record", "--staff", "田中", "--theme", "x", expect=3).err
    record = (
        "leader",
        "record",
        "--staff",
        "佐藤",
        "--result",
        "月10時間の削減",
        "--later-post",
        "情報政策課",
        "--yes",
    )
    assert "総務部/総務課 001200 佐藤 美咲" in cli(*record).err
    [row] = json.loads(cli("leader", "show", "--staff", "佐藤", "--format", "json").out)
    assert (row["result"], row["later_post"], row["ends"]) == ("月10時間の削減", "情報政策課", "2026-05-31")
    assert row["on_transfer"] == "異動で終わる"
    assert "変更はありません" in cli(*record).err
    cli("db", "undo", "--yes")
    [row] = json.loads(cli("leader", "show", "--staff", "佐藤", "--format", "json").out)
    assert (row["result"], row["later_post"]) == ("", "")


def test_a_list_without_first_days_is_asked_about_and_never_begins_in_the_past(
    ward: Path, cli: Callable[..., Any]
) -> None:
    (ward / "l.csv").write_text("部,課,職員番号,氏名\n総務部,人事課,001274,高橋 千尋\n", "utf-8")
    for given in ((), ("--fy", "R8")):
        asked = cli("leader", "import", "l.csv", *given, "--yes", expect=4).err
        assert "l.csv C2: E_LEADER_FROM" in asked and "--from 2026-06-15" in asked
    cli("leader", "import", "l.csv", "--from", "2026-06-15", "--yes")
    assert listed(cli)["人事課"]["starts"] == "2026-06-15"
    assert "変更はありません" in cli("leader", "import", "l.csv", "--yes").err
    cli("db", "undo", "--yes")
    cli("leader", "nominate", "--section", "人事課", "--staff", "001274", "--fy", "R8", "--yes")
    assert listed(cli)["人事課"]["starts"] == "2026-06-15"


def test_a_leader_who_is_struck_out_and_still_recorded_is_told(ward: Path, cli: Callable[..., Any]) -> None:
    cli("leader", "nominate", "--section", "総務課", "--staff", "001200", "--from", "2026-04-01", "--yes")
    book = Workbook()
    page = book.active
    rows = [["課", "職員番号", "氏名", "就任日"], ["総務課", "001200", "佐藤 美咲", "2026-04-01"],
            ["人事課", "001274", "高橋 千尋", "2026-06-15"]]  # fmt: skip
    for row in rows:
        page.append(row)
    for cell in page[2]:
        cell.font = Font(strike=True)
    book.save(ward / "l.xlsx")
    assert "--struck" in cli("leader", "import", "l.xlsx", "--yes", expect=4).err
    told = cli("leader", "import", "l.xlsx", "--struck", "skip", "--yes").err
    assert "W_STRIKE_SKIPPED" in told
    assert "B2: W_LEADER_STRUCK" in told and "001200 佐藤 美咲" in told
    assert listed(cli)["総務課"]["number"] == "001200" and listed(cli)["人事課"]["number"] == "001274"

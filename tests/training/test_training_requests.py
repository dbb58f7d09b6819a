"""Trainings that people apply for or that HR asks for: recorded, taken back, read from a list, joined into seats."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,庶務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Three people without plans; K1 and K2 hold 企画の基礎 with one seat each."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for code, day in (("K1", "2026-07-10am"), ("K2", "2026-09-10am")):
        cli("session", "add", "企画の基礎", "--day", day, "--capacity", 1, "--code", code, "--yes")
    return workspace


def listed(cli: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli("enrol", "request", "list", "--format", "json").out)
    return found


def seats(cli: Cli) -> set[tuple[str, str]]:
    rows = json.loads(cli("enrol", "list", "--format", "json").out)
    return {(row["number"], row["session"]) for row in rows}


def test_a_request_is_recorded_explained_and_taken_back(ward: Path, cli: Cli) -> None:
    dry = cli("enrol", "request", "add", "企画の基礎", "--staff", "001237", "--session", "K2", "--dry-run")
    assert "希望 K2" in dry.out + dry.err
    assert listed(cli) == []
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001237", "--session", "K2", "--yes")
    (row,) = listed(cli)
    assert (row["number"], row["wish"], row["asked_on"], row["seat"]) == ("001237", "K2", "2026-06-15", "")
    assert "研修の申込" in cli("why", "--staff", "001237").out
    again = cli("enrol", "request", "add", "企画の基礎", "--staff", "001237", "--session", "K2", "--yes")
    assert "変更はありません" in again.err
    cli("enrol", "request", "withdraw", "企画の基礎", "--staff", "001237", "--yes")
    assert listed(cli) == []
    cli("db", "undo", "--yes")
    assert [r["number"] for r in listed(cli)] == ["001237"]


def test_hr_goes_before_applications_and_wishes_are_met(ward: Path, cli: Cli) -> None:
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001200", "--yes")
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001237", "--raised", "--session", "K2", "--yes")
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001274", "--raised", "--yes")
    cli("allocate", "run", "--yes")
    assert seats(cli) == {("001237", "K2"), ("001274", "K1")}
    assert "応募" in cli("allocate", "explain", "--staff", "001200").out
    page = cli("allocate", "explain", "--session", "K1").out
    assert "人事指名" in page
    assert {r["number"]: r["seat"] for r in listed(cli)} == {"001200": "", "001237": "K2", "001274": "K1"}


def test_plan_and_application_at_once_are_one_demand(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "001200", "--to", "product-manager/1", "--yes")
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001200", "--session", "K2", "--yes")
    cli("allocate", "run", "--yes")
    assert [row for row in seats(cli) if row[0] == "001200"] == [("001200", "K2")]
    shown = cli("allocate", "explain", "--staff", "001200", "--format", "json").out
    kinds = {row["why"] for row in json.loads(shown) if row["session"] in ("K1", "K2")}
    assert kinds == {"育成計画"}


def test_a_list_with_mistakes_names_each_and_writes_nothing(ward: Path, cli: Cli) -> None:
    (ward / "requests.csv").write_text(
        "職員番号,氏名,研修名,希望する開催コード,申込区分,申込日\n"
        "001200,佐藤 美咲,企画の基礎,K1,応募,令和8年5月1日\n"
        "009999,山田 太郎,企画の基礎,,応募,\n"
        "001237,鈴木 拓也,企画の練習,,応募,\n"
        "001237,鈴木 拓也,,,応募,\n"
        "001274,髙橋 千尋,企画の実践,K1,応募,\n"
        "001274,髙橋 千尋,企画の基礎,K9,応募,\n"
        "001200,佐藤 美咲,企画の基礎,K2,応募,\n"
        "001274,髙橋 千尋,企画の基礎,,だれか,\n",
        "utf-8",
    )
    refused = cli("enrol", "request", "import", "requests.csv", "--yes", expect=3)
    for code, cell in (("009999", "A3"), ("企画の練習", "C4"), ("K9", "D7"), ("だれか", "E9")):
        assert code in refused.err
        assert cell in refused.err
    assert "研修名も希望する開催コードもありません" in refused.err
    assert "申込が2回あります" in refused.err
    assert "ではありません" in refused.err
    assert listed(cli) == []


def test_a_list_comes_in_once(ward: Path, cli: Cli) -> None:
    (ward / "requests.csv").write_text(
        "職員番号,氏名,研修名,希望する開催コード,申込区分,申込日\n"
        "001200,佐藤 美咲,企画の基礎,K1,応募,令和8年5月1日\n"
        "001237,鈴木 拓也,,K2,人事,\n",
        "utf-8",
    )
    cli("enrol", "request", "import", "requests.csv", "--yes")
    assert {(r["number"], r["wish"], r["kind"]) for r in listed(cli)} == {
        ("001200", "K1", "応募"),
        ("001237", "K2", "人事指名"),
    }
    assert "変更はありません" in cli("enrol", "request", "import", "requests.csv", "--yes").err


def test_a_mandatory_training_seats_those_to_whom_it_applies(ward: Path, cli: Cli) -> None:
    (file,) = [f for f in (ward / "data" / "trainings").glob("*.yaml") if "企画の基礎" in f.read_text("utf-8")]
    lines = file.read_text("utf-8").splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if "企画の基礎" in line)
    start = max(i for i in range(at + 1) if lines[i].lstrip().startswith("- id:"))
    indent = " " * (len(lines[start]) - len(lines[start].lstrip()) + 2)
    rule = f"{indent}mandatory_for:\n{indent}  - staff_grades: [主事]\n{indent}    fiscal_years: [2026]\n"
    file.write_text("".join([*lines[: start + 1], rule, *lines[start + 1 :]]), "utf-8")
    cli("framework", "check")
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001200", "--raised", "--yes")
    cli("allocate", "run", "--yes")
    assert {number for number, _ in seats(cli)} == {"001237", "001274"}
    assert "必修" in cli("allocate", "explain", "--staff", "001237").out
    assert "主事" in cli("training", "show", "企画の基礎").out


ALL_COLUMNS = "職員番号,研修名,第1希望,第2希望,第3希望,申込日,志望理由,所属長承認,所属長推薦順位\n"


def take(ward: Path, cli: Cli, *lines: str, **options: Any) -> Any:
    (ward / "wishes.csv").write_text(ALL_COLUMNS + "".join(f"{line}\n" for line in lines), "utf-8")
    return cli("enrol", "request", "import", "wishes.csv", "--yes", **options)


def test_ranked_wishes_a_reason_and_what_the_head_says_come_in_with_a_list(ward: Path, cli: Cli) -> None:
    take(ward, cli, "001200,企画の基礎,K2,K1,,2026-05-01,窓口で使うため,○,1", "001237,企画の基礎,K1,,,2026-05-02,,×,")
    rows = {r["number"]: r for r in listed(cli)}
    one = rows["001200"]
    assert (one["wish"], one["second"], one["third"], one["reason"], one["approved"], one["rank"]) == (
        "K2", "K1", "", "窓口で使うため", "承認", 1,
    )  # fmt: skip
    assert rows["001237"]["approved"] == "不承認"
    wrong = take(ward, cli, "001200,企画の基礎,K2,K2,,,,,", "001237,企画の基礎,K1,K9,,,,,0", expect=3).err
    for said in ("K2 が二つの希望", "D2", "K9", "D3", "I3"):
        assert said in wrong
    same = cli(
        "enrol", "request", "add", "企画の基礎", "--staff", "001200", "--session", "K2", "--session", "K1", "--on",
        "2026-05-01", "--reason", "窓口で使うため", "--approved", "--rank", "1", "--yes",
    ).err  # fmt: skip
    assert "変更はありません" in same


def test_a_first_wish_is_met_before_a_second_one_and_nobody_refused_by_the_head_is_seated(ward: Path, cli: Cli) -> None:
    cli("session", "change", "K1", "--capacity", 1, "--yes")
    cli("session", "change", "K2", "--capacity", 1, "--yes")
    take(
        ward, cli, "001200,企画の基礎,K1,K2,,2026-05-01,,,", "001237,企画の基礎,K1,,,2026-05-02,,,",
        "001274,企画の基礎,K1,,,2026-04-01,,×,",
    )  # fmt: skip
    goals = cli("allocate", "run", "--yes").text
    # Both in a session that they wished for, one of them in the second choice: better than one in none.
    assert seats(cli) == {("001200", "K2"), ("001237", "K1")}
    assert "希望順位の合計" in goals
    # Refused is not the same as not answered yet: nobody has to be asked again.
    assert "所属長の承認のない申込が 1 件（うち不承認 1 件）" in goals
    told = cli("allocate", "run", "--dry-run", lang="en").text
    assert "1 applications are not approved by the head (1 of them refused)" in told


def test_the_heads_rank_goes_before_the_day_of_application(ward: Path, cli: Cli) -> None:
    cli("session", "cancel", "K2", "--yes")
    cli("session", "change", "K1", "--capacity", 1, "--yes")
    take(ward, cli, "001200,企画の基礎,,,,2026-05-01,,○,2", "001274,企画の基礎,,,,2026-05-20,,○,1")
    cli("allocate", "run", "--yes")
    assert seats(cli) == {("001274", "K1")}


def test_an_office_can_ask_for_approval_and_let_those_turned_down_last_year_go_first(ward: Path, cli: Cli) -> None:
    cli("session", "cancel", "K2", "--yes")
    cli("session", "change", "K1", "--capacity", 1, "--yes")
    take(ward, cli, "001200,企画の基礎,,,,2026-05-01,,,", "001274,企画の基礎,,,,2026-05-20,,○,")
    config = ward / "skillmap.toml"
    config.write_text(
        "applications_need_approval = true\nturned_down_first = true\n" + config.read_text("utf-8"), "utf-8"
    )
    cli("allocate", "run", "--yes")
    assert seats(cli) == {("001274", "K1")}
    # Next year: 001237 asked a month before 001200, who was not approved; 001311 had applied in vain.
    cli("enrol", "request", "add", "企画の基礎", "--staff", "001200", "--approved", "--yes")
    assert {r["asked_on"] for r in listed(cli) if r["number"] == "001200"} == {"2026-05-01"}
    cli("session", "add", "planning-basics", "--day", "2027-07-10am", "--capacity", 1, "--code", "K7", "--yes")
    for who, on in (("001237", "2027-04-05"), ("001200", "2027-05-06")):
        cli("enrol", "request", "add", "企画の基礎", "--staff", who, "--on", on, "--approved", "--fy", "2027", "--yes")
    goals = cli("allocate", "run", "--fy", "2027", "--yes").text
    assert "昨年度席のなかった応募の席" in goals
    assert ("001200", "K7") in seats(cli)
    assert ("001237", "K7") not in seats(cli)

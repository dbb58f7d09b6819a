"""`skillmap plan` as people use it: made, shown, approved, replanned with seats kept, compared, written as pages."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from made_once import made_once
from skillmap.planning.problem import Minimise
from skillmap.planning.stored_messages import dump, load
from skillmap.words import message

STAFF = """職員番号,氏名,部,課
000001,青木 一郎,総務部,総務課
000002,石田 花子,総務部,人事課
"""
SESSIONS = """開催コード,研修,回,開催日,時間帯,定員
K1,planning-basics,1,2026-11-10,午前,20
"""
Cli = Callable[..., Any]


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("career", "aim", "--staff", "000001", "--to", "product-manager/2", "--yes")
    cli("career", "aim", "--staff", "000002", "--to", "product-manager/1", "--yes")
    return workspace


def rows(cli: Cli, *arguments: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(cli(*arguments, "--format", "json").out)
    return found


def test_a_plan_is_made_shown_approved_and_its_revisions_kept(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--all", "--dry-run")
    cli("plan", "show", "青木", expect=3)
    cli("plan", "make", "--all", "--yes")
    first = rows(cli, "plan", "show", "青木")
    assert [r["training"] for r in first] == [
        "情報セキュリティの基礎",
        "データ活用の基礎",
        "企画の基礎",
        "企画の実践",
    ]
    assert first[2]["why"].startswith("この段階の必修で、")
    assert first[2]["why"].endswith("次に企画の実践へ進めます")
    assert "変更はありません" in cli("plan", "make", "--all", "--yes").err
    cli("plan", "approve", "--staff", "青木", "--yes")
    shorter = cli("plan", "make", "--staff", "青木", "--hours-per-year", "6", "--yes")
    assert "変更 1" in shorter.err
    history = rows(cli, "plan", "show", "青木", "--history")
    assert [(r["no"], r["status"], r["hours"]) for r in history] == [(1, "差し替え済み", 12.5), (2, "案", 12.5)]
    assert rows(cli, "plan", "show", "青木", "--revision", "1") == first
    cli("plan", "show", "青木", "--revision", "9", expect=3)
    assert "R9" in cli("plan", "show", "青木").out  # the timeline runs into the next fiscal year


def test_replanning_keeps_what_is_booked_and_counts_what_is_done(ward: Path, cli: Cli) -> None:
    (ward / "sessions.csv").write_text(SESSIONS, "utf-8")
    cli("session", "import", "sessions.csv", "--fy", "2026", "--yes")
    cli("plan", "make", "--all", "--yes")
    cli("enrol", "add", "K1", "--staff", "000002", "--yes")
    cli("plan", "make", "--all", "--yes")
    plan = {r["training"]: r for r in rows(cli, "plan", "show", "石田")}
    assert plan["企画の基礎"]["when"] == "2026年度 下半期"
    assert plan["企画の基礎"]["progress"] == "受講決定"
    assert plan["企画の基礎"]["why"].endswith("（受講決定）")
    assert plan["データ活用の基礎"]["progress"] == "未定"
    listed = {r["number"]: r for r in rows(cli, "plan", "list")}
    assert (listed["000002"]["done"], listed["000002"]["booked"]) == (0, 1)


def test_what_cannot_be_reached_within_the_limits_is_named_with_the_least_change(ward: Path, cli: Cli) -> None:
    cli("plan", "make", "--staff", "青木", "--hours-per-year", "6", "--by", "2026", "--yes")
    text = "".join(cli("plan", "show", "青木").out.split())
    assert "年間13時間までにする、2028年度まで延ばす" in text or "年間13時間までにする、2027年度まで延ばす" in text
    assert "決められた時間・年数に収まらない" in text


@pytest.mark.parametrize(
    "options",
    [
        ("--hours-per-year", "0"),
        ("--hours-per-year", "nan"),
        ("--hours-per-year", "1e9"),
        ("--budget", "-1"),
        ("--by", "2025"),
        ("--by", "2099"),
        ("--by", "いつか"),
        ("--minimise", "all"),
        ("--unassessed", "maybe"),
    ],
)
def test_absurd_limits_are_refused_and_nothing_is_written(ward: Path, cli: Cli, options: tuple[str, str]) -> None:
    refused = cli("plan", "make", "--all", *options, "--yes", expect=2)
    assert options[1].removesuffix(".0") in refused.err or options[0] in refused.err
    assert rows(cli, "plan", "list") == []


def test_impossible_aims_and_people_who_left_are_named(ward: Path, cli: Cli) -> None:
    assert "「9」" in cli("plan", "make", "--staff", "青木", "--to", "product-manager/9", expect=3).err
    assert "存在しない人材像" in cli("plan", "make", "--staff", "青木", "--to", "存在しない人材像", expect=3).err
    role = ward / "data" / "roles" / "product-manager.yaml"
    role.write_text(role.read_text("utf-8").partition('  "2":')[0], "utf-8")
    careers = ward / "data" / "careers.yaml"
    careers.write_text("- to: section-ict-leader/1\n- to: product-manager/1\n", "utf-8")
    gone = cli("plan", "make", "--staff", "青木", expect=3)
    assert "product-manager/2" in gone.err
    left = cli("plan", "make", "--staff", "000777", expect=3)
    assert "000777" in left.err


def test_what_if_compares_and_records_nothing(ward: Path, cli: Cli) -> None:
    fewer = {r["measure"]: r for r in rows(cli, "plan", "what-if", "--staff", "青木", "--hours-per-year", "5")}
    assert fewer["最後の年度"]["difference"] > 0
    without = {r["measure"]: r for r in rows(cli, "plan", "what-if", "--all", "--without", "データ活用の基礎")}
    assert without["残る不足（段階）"]["difference"] == 2  # both people need it
    more = ("plan", "what-if", "--all", "--without", "データ活用の基礎", "--with", "新しい研修:1:data-use=1")
    again = {r["measure"]: r for r in rows(cli, *more)}
    assert again["残る不足（段階）"]["difference"] == 0
    assert again["時間（合計）"]["difference"] == -2
    raised = {r["measure"]: r for r in rows(cli, "plan", "what-if", "--staff", "石田", "--require", "planning=2")}
    assert raised["時間（合計）"]["difference"] == 6
    assert "新しい研修" in cli(*more).out
    assert rows(cli, "plan", "list") == []
    assert "--without" in cli("plan", "what-if", "--all", expect=2).err
    for wrong in (
        ("--with", "x"),
        ("--with", "x:0:planning=1"),
        ("--require", "planning=9"),
        ("--require", "planning"),
    ):
        assert wrong[1] in cli("plan", "what-if", "--all", *wrong, expect=2).err


def test_a_page_per_person_is_written_and_journalled(ward: Path, cli: Cli) -> None:
    assert cli("plan", "sheet", "--all", expect=3).err
    cli("plan", "make", "--all", "--yes")
    cli("plan", "sheet", "--all")
    names = sorted(p.name for p in (ward / "out").glob("*.xlsx"))
    assert names == ["育成計画書_人事課.xlsx", "育成計画書_総務課.xlsx"]
    sheet = load_workbook(ward / "out" / names[1])["青木 一郎"]
    text = "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value is not None)
    for wanted in ("育成計画書", "000001", "企画の実践", "○", "12.5", "計画後のレベル"):
        assert wanted in text
    (ward / "out" / names[1]).write_bytes(b"somebody else's")
    cli("plan", "sheet", "--all", expect=4)
    assert (ward / "out" / names[1]).read_bytes() == b"somebody else's"
    cli("plan", "sheet", "--all", "--replace")
    assert "plan sheet" in cli("db", "journal").out


def test_the_leaders_programme_and_a_role_are_planned_in_one_go(ward: Path, cli: Cli) -> None:
    cli("leader", "nominate", "--section", "人事課", "--staff", "石田", "--yes")
    cli("plan", "make", "--leaders", "--yes")
    cli("plan", "make", "--role", "product-manager/1", "--yes")
    assert [r["target"] for r in rows(cli, "plan", "list")] == ["プロダクトマネージャー 1", "課のICTリーダー 1"]


def test_a_sentence_within_a_sentence_is_stored_whole() -> None:
    inner = message("plan.why.prescribed", closes=("a:1", "b:2"))
    whole = message("plan.why.then", why=message("plan.why.booked", why=inner), opens=("x",))
    assert load(dump(whole)) == whole


def test_every_measure_can_be_asked_for(ward: Path, cli: Cli) -> None:
    for measure in Minimise:
        cli("plan", "make", "--all", "--minimise", measure.value, "--yes", day=date(2026, 6, 16))
        assert len(rows(cli, "plan", "list", "--as-of", "2026-06-16", "--include-future")) == 2

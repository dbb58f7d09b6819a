"""Whom an office lacks, who could come, what it costs, which seats are missing: four people, counted by hand."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.allocation.rules import RULES
from skillmap.i18n.wording import catalogue
from skillmap.reports import missing_seats

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
000001,青木 一郎,アオキ イチロウ,総務部,総務課,主任
000002,石田 花子,イシダ ハナコ,総務部,人事課,主事
000003,上田 三郎,ウエダ サブロウ,市民部,市民課,主事
000004,江口 歩,エグチ アユム,市民部,市民課,主事
"""
NEEDS = """
- {role: product-manager, grade: 1, fy: 2026, count: 4}
- {role: product-manager, grade: 1, fy: 2026, department: 総務部, count: 2}
- {role: product-manager, grade: 1, fy: 2027, count: 5}
"""
LEVELS = "職員番号,氏名,企画,データ活用\n000001,青木 一郎,1,2\n"
RESULTS = """職員番号,氏名,研修名,修了日,結果
000001,青木 一郎,企画の基礎,2026-05-20,修了
000001,青木 一郎,リーダー着任研修,2026-05-21,修了
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """青木 is recognised, 石田 in training, 上田 planned, 江口 on the way to grade 2; one session of one seat."""
    files = {"staff.csv": STAFF, "data/needs.yaml": NEEDS, "levels.csv": LEVELS, "results.csv": RESULTS}
    for name, text in files.items():
        (workspace / name).write_text(text, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("assess", "import", "levels.csv", "--stage", "approved", "--as-of", "2026-04-10", "--yes")
    cli("result", "import", "results.csv", "--yes")
    cli("career", "recognise", "--staff", "000001", "--to", "product-manager/1", "--yes")
    for number, grade in (("000002", 1), ("000003", 1), ("000004", 2)):
        cli("career", "aim", "--staff", number, "--to", f"product-manager/{grade}", "--yes")
    cli("plan", "make", "--all", "--yes")
    cli("session", "add", "planning-basics", "--capacity", "1", "--day", "2026-07-10", "--code", "S1", "--yes")
    cli("enrol", "add", "S1", "--staff", "000002", "--yes")
    cli("allocate", "run", "--yes")
    cli("leader", "nominate", "--section", "総務課", "--staff", "000001", "--nominated-by", "課長", "--yes")
    return workspace


def rows(cli: Cli, *command: str) -> list[dict[str, Any]]:
    found = json.loads(cli("report", *command, "--format", "json").out)
    assert isinstance(found, list)
    return found


def on_page(cli: Cli, ward: Path, table: str, *options: str) -> list[list[str]]:
    """The cells of the rows of a table of the page in Japanese, its sum last."""
    cli("report", "html", "--out", ward / "page.html", *options)
    text = (ward / "page.html").read_text("utf-8")
    inside = re.search(rf'<table id="{table}".*?<tbody>(.*?)</table>', text, re.DOTALL)
    assert inside is not None
    japanese = re.sub(r'<span class="en".*?</span>', "", inside[1])
    return [
        [re.sub(r"<[^>]*>", "", cell).strip() for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr.*?</tr>", japanese, re.DOTALL)
    ]


COUNTS = ("needed", "recognised", "training", "planned", "left", "short-2026", "short-2027")


def test_need_have_in_training_planned_gap_and_outlook(ward: Path, cli: Cli) -> None:
    found = {r["role"]: [r[k] for k in COUNTS] for r in rows(cli, "lack")}
    assert found == {
        # 4 of the office and 2 of 総務部; a need of 5 in the year after, by whose end all three are there
        "プロダクトマネージャー 1": [6, 1, 1, 1, 3, 3, 2],
        # nobody needs one: blank, not 0
        "プロダクトマネージャー 2": [None, 0, 0, 1, None, None, None],
    }


def test_by_department_a_gap_is_told_only_where_the_department_has_a_need(ward: Path, cli: Cli) -> None:
    found = {(r["department"], r["role"][-1]): [r[k] for k in COUNTS] for r in rows(cli, "lack", "--departments")}
    assert found == {
        ("総務部", "1"): [2, 1, 1, 0, 0, 0, None],
        ("市民部", "1"): [None, 0, 0, 1, None, None, None],
        ("市民部", "2"): [None, 0, 0, 1, None, None, None],
    }


def test_the_page_says_the_same_as_the_terminal(ward: Path, cli: Cli) -> None:
    assert on_page(cli, ward, "table-lack") == [
        ["プロダクトマネージャー 1", "6", "1", "1", "1", "3", "3", "2"],
        ["プロダクトマネージャー 2", "", "0", "0", "1", "", "", ""],
        ["合計", "6", "1", "1", "2", "3", "3", "2"],
    ]


def test_who_could_come_is_who_has_neither_the_grade_nor_a_plan_toward_it(ward: Path, cli: Cli) -> None:
    """Only 江口: 企画の基礎 (3 h) and データ活用の基礎 (2 h) lead there, both free of charge."""
    plan = ["市民部", "0/2", "0/1", "5", "0", "令和8年度 上半期", "0"]
    assert on_page(cli, ward, "table-pool") == [["プロダクトマネージャー 1", "3", "1", *plan]]
    named = ["プロダクトマネージャー 1", "3", "1", "000004", "江口 歩", *plan]
    assert on_page(cli, ward, "table-pool", "--with-names") == [named]


def test_cost_of_the_plans_is_that_of_the_year(ward: Path, cli: Cli) -> None:
    """Grade 1: 3 + 2 hours for two people; grade 2: 3 + 6 + 2 + 1.5 hours and 12,000 yen for one."""
    assert on_page(cli, ward, "table-cost") == [
        ["プロダクトマネージャー 2", "1", "12.5", "12,000", "0", "0"],
        ["プロダクトマネージャー 1", "2", "10", "0", "0", "0"],
        ["合計", "3", "22.5", "12,000", "0", "0"],
    ]
    year = {r["measure"]: r["value"] for r in rows(cli, "year")}
    assert (year["年度内の研修時間"], year["年度内の研修費用"]) == (22.5, 12000)


def test_seats_that_are_missing_and_the_sessions_that_would_help(ward: Path, cli: Cli) -> None:
    """The seat of 企画の基礎 is taken, 企画の実践 is not held; e-learning needs no session."""
    found = {r["training"]: [r["waiting"], r["people"], r["by_session"], r["help"]] for r in rows(cli, "missing")}
    assert found == {
        "企画の基礎": [2, 2, 2, ["開催を1回追加（2人分）"]],
        "企画の実践": [1, 1, 1, ["開催を1回追加（1人分）"]],
    }
    assert on_page(cli, ward, "table-missing")[-1] == ["合計", "3", "2", "3", "", ""]


def test_demand_against_seats_by_month(ward: Path, cli: Cli) -> None:
    """One seat in July, had; two more want it; one demand is for a training without a session."""
    keys = ("capacity", "seated", "waiting", "free")
    found = {r["month"]: [r[k] for k in keys] for r in rows(cli, "months")}
    assert found.pop("7月") == [1, 1, 2, 0]
    assert found.pop("開催なし") == [None, None, 1, None]
    assert len(found) == 11
    assert all(counts == [0, 0, 0, 0] for counts in found.values())


def test_leaders_and_how_far_they_are(ward: Path, cli: Cli) -> None:
    """青木 has one of the two trainings of the programme; 人事課 and 市民課 have nobody."""
    assert on_page(cli, ward, "table-results") == [
        ["総務部", "2", "1", "1", "0", "1", "0", "0", "0"],
        ["市民部", "1", "0", "1", "0", "0", "0", "0", "0"],
        ["合計", "3", "1", "2", "0", "1", "0", "0", "0"],
    ]


def test_levels_of_whom_nobody_rated_are_not_level_0(ward: Path, cli: Cli) -> None:
    """Four people with four skills each, of which two are rated; before April nobody was there."""
    (found,) = rows(cli, "levels")
    assert [found[f"level-{n}"] for n in range(4)] == [0, 1, 1, 0]
    assert (found["people"], found["unrated"], found["mean"]) == (4, 14, 1.5)
    (one,) = rows(cli, "levels", "--skill", "データ活用", "--section", "総務課")
    assert (one["people"], one["level-2"], one["unrated"], one["mean"]) == (1, 1, 0, 2)
    (none,) = rows(cli, "levels", "--section", "市民課")
    assert (none["unrated"], none["mean"]) == (8, None)


def test_commands_are_for_the_personnel_section_only(ward: Path, cli: Cli) -> None:
    plain = cli("report", "html", "--out", ward / "page.html") and (ward / "page.html").read_text("utf-8")
    assert "skillmap " not in re.sub(r"<footer>.*", "", plain, flags=re.DOTALL)
    cli("report", "html", "--out", ward / "page.html", "--with-commands")
    assert "skillmap leader nominate" in (ward / "page.html").read_text("utf-8")


def test_where_somebody_stands_among_the_roles(ward: Path, cli: Cli) -> None:
    """青木 holds grade 1 and aims at nothing; 江口 aims at grade 2."""
    held = json.loads(cli("career", "show", "--staff", "000001", "--format", "json").out)
    assert [row["grade-1"][:1] for row in held] == ["●", "▶"]
    aimed = json.loads(cli("career", "show", "--staff", "江口", "--format", "json").out)
    assert (aimed[0]["grade-2"][:1], aimed[0]["grade-1"][:1]) == ("◎", "▶")
    cli("career", "show", "--staff", "000001", "--svg", ward / "place.svg")
    picture = (ward / "place.svg").read_text("utf-8")
    assert picture.count("● ") == 1
    assert "青木 一郎" in picture


def test_series_of_a_chart_differ_without_colour(ward: Path, cli: Cli) -> None:
    cli("report", "levels", "--format", "xlsx", "--out", ward / "levels.xlsx")
    with zipfile.ZipFile(ward / "levels.xlsx") as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    patterns = re.findall(r'<a:pattFill prst="([^"]*)"', chart)
    assert len(patterns) == len(set(patterns)) == 5, "levels 0 to 3 and unrated"


def test_whatever_keeps_somebody_from_a_seat_has_something_that_would_help() -> None:
    assert {rule.code for rule in RULES} <= {*missing_seats.BY_SESSION, *missing_seats.OTHERWISE}
    assert {f"missing.help.{code}" for code in missing_seats.OTHERWISE} <= set(catalogue())

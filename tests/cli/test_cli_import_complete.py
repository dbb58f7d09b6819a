"""Complete lists: what they lack is over, up to a share; nobody is sent anywhere by a list of names."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
UNITS = ["総務部,総務課,", "総務部,人事課,", "総務部,人事課,人事係", "総務部,人事課,研修係", "区民部,区民課,"]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,主任
001311,田中 太郎,タナカ タロウ,区民部,区民課,主任
"""


def units(lines: list[str], day: str = "令和8年4月1日") -> str:
    return "\n".join([f"{day}現在", "部,課,係", *lines]) + "\n"


def leaders(cli: Cli, day: str) -> set[str]:
    listed = json.loads(cli("leader", "list", "--as-of", day, "--format", "json").out)
    return {one["name"] for one in listed if one["name"]}


@pytest.fixture
@made_once
def ward(shipped_workspace: Path, cli: Cli) -> Path:
    (shipped_workspace / "units.csv").write_text(units(UNITS), "utf-8")
    (shipped_workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("org", "import", "units.csv", "--yes")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return shipped_workspace


def test_units_that_a_complete_list_lacks_are_abolished_on_its_day(ward: Path, cli: Cli) -> None:
    fewer = [line for line in UNITS if "研修係" not in line]
    (ward / "u.csv").write_text(units([*fewer, "区民部,窓口課,"], "令和8年6月1日"), "utf-8")
    assert "廃止" not in cli("org", "import", "u.csv", "--dry-run").err
    ran = cli("org", "import", "u.csv", "--complete", "--yes")
    assert "総務部/人事課/研修係" in ran.err
    assert "窓口課" in cli("org", "list").out
    assert "研修係" not in cli("org", "list").out
    assert "研修係" in cli("org", "list", "--as-of", "2026-05-31").out
    assert "変更はありません" in cli("org", "import", "u.csv", "--complete", "--yes").err
    cli("db", "undo", "--yes")
    assert "研修係" in cli("org", "list").out
    assert "窓口課" not in cli("org", "list").out


def test_units_with_people_and_many_units_are_refused(ward: Path, cli: Cli) -> None:
    (ward / "u.csv").write_text(units(["総務部,総務課,", "総務部,人事課,", "区民部,区民課,"]), "utf-8")
    assert "所属 7 のうち 2" in cli("org", "import", "u.csv", "--complete", "--yes", expect=3).err
    cli("org", "import", "u.csv", "--complete", "--allow-mass-change", "--yes")
    (ward / "v.csv").write_text(units(["総務部,総務課,", "総務部,人事課,", "区民部,住民課,"]), "utf-8")
    refused = cli("org", "import", "v.csv", "--complete", "--allow-mass-change", "--yes", expect=3).err
    assert "一覧にない「区民部/区民課」に職員が 1 人います: 001311 田中 太郎" in refused
    assert "org reorganise" in refused
    assert "区民課" in cli("org", "list").out


def test_aims_that_a_complete_list_lacks_are_withdrawn(ward: Path, cli: Cli) -> None:
    head = "職員番号,人材像,段階\n"
    lines = [f"{number},プロダクトマネージャー,1\n" for number in ("001200", "001237", "001274", "001311")]
    (ward / "a.csv").write_text(head + "".join(lines), "utf-8")
    cli("career", "aim", "--file", "a.csv", "--on", "2026-05-01", "--yes")
    (ward / "b.csv").write_text(head + "".join(lines[:3]), "utf-8")
    assert "変更はありません" in cli("career", "aim", "--file", "b.csv", "--yes").err
    assert "4 件のうち 1 件" in cli("career", "aim", "--file", "b.csv", "--complete", "--yes", expect=3).err
    cli("career", "aim", "--file", "b.csv", "--complete", "--allow-mass-change", "--yes")
    assert "田中" not in cli("career", "list").out
    assert "田中" in cli("career", "list", "--as-of", "2026-05-31").out
    assert "--complete --file" in cli("career", "aim", "--staff", "001200", "--to", "x", "--complete", expect=2).err


def test_leaders_that_a_complete_list_lacks_end_before_its_day(ward: Path, cli: Cli) -> None:
    head = "年度,部,課,職員番号,氏名\n"
    old = "R8,総務部,総務課,001200,佐藤 美咲\nR8,区民部,区民課,001311,田中 太郎\n"
    (ward / "l.csv").write_text(f"{head}{old}R8,総務部,人事課,001274,高橋 千尋\n", "utf-8")
    cli("leader", "import", "l.csv", "--from", "2026-04-01", "--yes")
    new = "部,課,職員番号,氏名\n総務部,総務課,001237,鈴木 拓也\n総務部,人事課,001274,高橋 千尋\n"
    (ward / "m.csv").write_text(new, "utf-8")
    assert "--from" in cli("leader", "import", "m.csv", "--complete", "--yes", expect=2).err
    given = ("leader", "import", "m.csv", "--complete", "--from", "2026-06-01", "--yes")
    assert "3 件のうち 2 件" in cli(*given, expect=3).err
    cli(*given, "--allow-mass-change")
    assert leaders(cli, "2026-05-31") == {"佐藤 美咲", "田中 太郎", "高橋 千尋"}
    assert leaders(cli, "2026-06-01") == {"鈴木 拓也", "高橋 千尋"}
    assert "変更はありません" in cli(*given).err
    assert "返送された推薦書には使えません" in cli("leader", "import", ward, "--complete", expect=2).err

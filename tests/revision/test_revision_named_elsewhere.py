"""What a reorganisation does to what names departments besides people: limits of the settings, quotas of sessions."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,係,職名
000811,朝倉 翠,区民部,区民課,窓口係,主任
000812,飯塚 圭,区民部,区民課,窓口係,主事
000813,梅原 誠,産業部,商工課,商工係,主任
000814,江尻 澪,産業部,商工課,商工係,主事
000815,岡部 怜,総務部,税務課,管理係,主任
000816,門脇 葵,総務部,税務課,課税係,主事
"""
MERGED = "区分,旧所属,新所属,施行日\n統合,区民部,区民産業部,2026-10-01\n統合,産業部,区民産業部,\n"


@pytest.fixture
@made_once
def office(workspace: Path, cli: Cli) -> Path:
    """Three departments, limits for two of them, a session in November with seats for two of them."""
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    cli("session", "add", "planning-basics", "--capacity", "6", "--day", "2026-11-10am", "--code", "N1",
        "--quota", "区民部:2", "--quota", "産業部:1", "--yes")  # fmt: skip
    with Path("skillmap.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[department_limits]]\ndepartments = ["産業部", "総務部"]\nseats = 9\n')
    Path("merged.csv").write_text(MERGED, "utf-8")
    return workspace


def status(cli: Cli, **options: Any) -> str:
    return str(cli("status", "--format", "csv", **options).out)


def test_limits_and_quotas_of_a_department_that_ends_are_told_before_and_after(office: Path, cli: Cli) -> None:
    told = cli("org", "reorganise", "merged.csv", "--yes").err
    assert told.count("W_REORG_LIMITS") == 1
    assert "「産業部」" in told
    assert told.count("W_REORG_QUOTA N1") == 2
    assert "N1" not in status(cli)
    later = date(2026, 10, 2)
    assert "N1 の部署別定員" in status(cli, day=later)
    # Naming the new unit mends it, and what is left of the old ones goes.
    changed = cli("session", "change", "N1", "--quota", "区民産業部：3", "--yes", day=later).err
    assert "区民産業部 は3人まで" in changed
    assert "N1" not in status(cli, day=later)


def test_a_department_that_keeps_its_code_keeps_its_quota(office: Path, cli: Cli) -> None:
    Path("renamed.csv").write_text("区分,旧所属,新所属,施行日\n改称,産業部,産業観光部,2026-10-01\n", "utf-8")
    told = cli("org", "reorganise", "renamed.csv", "--yes").err
    assert "W_REORG_QUOTA" not in told
    assert "W_REORG_LIMITS" in told


def test_quotas_are_written_by_name_and_taken_away_again(office: Path, cli: Cli) -> None:
    cli("session", "export", "--out", "all.xlsx")
    cells = {str(c) for row in openpyxl.load_workbook("all.xlsx").active.iter_rows(values_only=True) for c in row}
    assert "区民部:2、産業部:1" in cells or "産業部:1、区民部:2" in cells
    assert "変更はありません" in cli("session", "import", "all.xlsx", "--yes").err
    assert "産業部 は1人まで → －" in cli("session", "change", "N1", "--quota", "産業部:-", "--yes").err.replace(
        "区民部 は2人まで、", ""
    ).replace("→ 区民部 は2人まで", "→ －")


SPLIT = (
    "区分,旧所属,新所属,施行日,引き継ぐ係・職員,リーダー\n"
    "分割,総務部/税務課,総務部/{rest},2026-10-01,残り,{first}\n"
    "分割,総務部/税務課,総務部/課税課,,課税係,{second}\n"
)


@pytest.mark.parametrize("rest", ["税務管理課", "税務課"])
@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        ("", "", "課税課"),  # where the leader's desk goes
        ("", "継続", "課税課"),
        ("終了", "継続", "課税課"),
        ("継続", "継続", "課税課"),
        ("", "終了", ""),
        ("終了", "", "課税課"),
    ],
)
def test_the_line_of_a_split_says_where_its_leader_goes_on(
    office: Path, cli: Cli, rest: str, first: str, second: str, where: str
) -> None:
    cli("leader", "nominate", "--section", "税務課", "--staff", "000816", "--from", "2026-04-01", "--yes")
    Path("split.csv").write_text(SPLIT.format(rest=rest, first=first, second=second), "utf-8")
    cli("org", "reorganise", "split.csv", "--yes")
    listed = cli("leader", "list", "--as-of", "2026-10-01", "--include-future", "--format", "json").out
    found = [row["section"] for row in json.loads(listed) if "000816" in str(row.values())]
    assert found == ([where.format(rest=rest)] if where else [])


@pytest.mark.parametrize("rest", ["税務管理課", "税務課"])
def test_a_leader_is_not_said_to_go_on_where_they_do_not_go(office: Path, cli: Cli, rest: str) -> None:
    cli("leader", "nominate", "--section", "税務課", "--staff", "000816", "--from", "2026-04-01", "--yes")
    Path("split.csv").write_text(SPLIT.format(rest=rest, first="継続", second=""), "utf-8")
    asked = cli("org", "reorganise", "split.csv", "--yes", expect=4).err
    assert "E_REORG_LEADER_DESK" in asked
    assert "移る先: 総務部/課税課" in asked
    # What the hint says to write is taken.
    named = SPLIT.format(rest=rest, first="継続", second="").replace("残り", "残り、000816")
    Path("split.csv").write_text(named, "utf-8")
    assert (
        f"000816 門脇 葵  リーダー（1席）: 総務部/税務課 → 総務部/{rest}"
        in cli("org", "reorganise", "split.csv", "--dry-run").err
        or rest == "税務課"
    )
    # Where a leader who moves stays leader, the line says enough.
    rules = Path("data/leaders.yaml")
    rules.write_text(rules.read_text("utf-8") + "    on_transfer: continues\n", "utf-8")
    Path("split.csv").write_text(SPLIT.format(rest=rest, first="継続", second=""), "utf-8")
    cli("org", "reorganise", "split.csv", "--dry-run")


def test_a_leader_whose_section_is_renamed_can_be_said_to_end(office: Path, cli: Cli) -> None:
    cli("leader", "nominate", "--section", "税務課", "--staff", "000816", "--from", "2026-04-01", "--yes")
    Path("renamed.csv").write_text(
        "区分,旧所属,新所属,施行日,リーダー\n改称,総務部/税務課,総務部/課税課,2026-10-01,終了\n", "utf-8"
    )
    told = cli("org", "reorganise", "renamed.csv", "--yes").err
    assert "000816 門脇 葵  リーダー（1席）: 総務部/税務課 → －" in told


def test_needs_of_a_department_that_ended_are_told(office: Path, cli: Cli) -> None:
    need = "  - {role: product-manager, grade: 1, fy: 2026, count: 2, by: train, department: 区民部}\n"
    file = Path("data/needs.yaml")
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(before + need.lstrip() if before else need.lstrip(), "utf-8")
    assert "区民部」という部は今はありません" not in status(cli)
    cli("org", "reorganise", "merged.csv", "--yes")
    assert "必要人数 1 行にある「区民部」という部は今はありません" in status(cli, day=date(2026, 10, 2))


def test_a_report_of_an_earlier_day_counts_the_plans_of_then(office: Path, cli: Cli) -> None:
    cli("career", "aim", "--staff", "000811", "--to", "product-manager/1", "--yes")
    cli("plan", "make", "--all", "--yes")

    def planned(*more: str) -> list[int]:
        rows = json.loads(cli("report", "departments", *more, "--format", "json", day=date(2026, 10, 2)).out)
        return [row["plans"] for row in rows]

    before = planned()
    assert sum(before) == 1
    cli("plan", "make", "--staff", "000811", "--unassessed", "skip", "--yes", day=date(2026, 10, 2))
    assert planned() == before
    assert planned("--as-of", "2026-09-30") == before
    assert sum(planned("--as-of", "2026-06-01")) == 0

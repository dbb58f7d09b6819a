"""The reports of a past year say the same for ever, whatever the present year brings."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from trials import LONG

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主事
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主任
001274,高橋 千尋,タカハシ チヒロ,総務部,人事課,主任
"""
LEADERS = "年度,部,課,職員番号,氏名\nR7,総務部,総務課,001200,佐藤 美咲\nR7,総務部,人事課,001274,高橋 千尋\n"
REFORM = "区分,旧所属,新所属,施行日\n改称,総務部/人事課,総務部/人材課,R8.5.1\n"
REPORTS = ("year", "departments", "leaders", "sections", "skills", "demand", "progress", "conduct", "heatmap")


def reports(cli: Cli, folder: Path, *given: str, names: Sequence[str] = REPORTS) -> dict[str, str]:
    found = {name: cli("report", name, *given, "--format", "csv").out for name in names}
    cli("report", "html", *given, "--out", folder / "page.html")
    return {**found, "html": (folder / "page.html").read_text("utf-8")}


def test_last_year_stays_what_it_was(shipped_workspace: Path, cli: Cli) -> None:
    for name, text in (("staff", STAFF), ("leaders", LEADERS), ("reform", REFORM)):
        (shipped_workspace / f"{name}.csv").write_text(text, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    cli("leader", "import", "leaders.csv", "--yes")
    before = reports(cli, shipped_workspace, "--fy", "2025")
    assert "佐藤 美咲" in before["leaders"]
    some = REPORTS if LONG else ("leaders", "sections")
    last_day = reports(cli, shipped_workspace, "--as-of", "2026-03-31", names=some)
    assert last_day == {name: text for name, text in before.items() if name in last_day}
    cli("staff", "move", "001200", "--section", "人事課", "--on", "2026-04-01", "--yes")
    cli("leader", "nominate", "--section", "総務課", "--staff", "001237", "--from", "2026-04-01", "--yes")
    cli("org", "reorganise", "reform.csv", "--yes")
    assert reports(cli, shipped_workspace, "--fy", "2025") == before
    now = reports(cli, shipped_workspace, names=some)
    assert "鈴木 拓也" in now["leaders"]
    assert "人材課" in now["sections"]


def test_an_earlier_day_says_of_which_time_its_seats_are(shipped_workspace: Path, cli: Cli) -> None:
    (shipped_workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2025-04-01", "--yes")
    told = "席と希望は、いま記録されているものです"
    assert told in cli("report", "year", "--as-of", "2026-05-01").out
    assert told in cli("report", "sections", "--as-of", "2026-05-01").out
    for asked in (("report", "year"), ("report", "leaders", "--as-of", "2026-05-01")):
        assert told not in cli(*asked).out
    assert told not in cli("--known-at", "1", "report", "year", "--as-of", "2026-05-01").out

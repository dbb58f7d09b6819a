"""Leave that stands in a remark only is told, and recorded when asked for."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from skillmap.org.leave_words import read_remark

CLI = Callable[..., Any]


@pytest.mark.parametrize(
    ("remark", "expected"),
    [
        ("育児休業中（R7.10.1～R8.9.30）", ("育休", date(2025, 10, 1), date(2026, 9, 30))),
        ("育休 令和7年10月1日から令和8年9月30日まで", ("育休", date(2025, 10, 1), date(2026, 9, 30))),
        ("病気休職中", ("病休", None, None)),
        ("産休（2026/5/1～）", ("産休", date(2026, 5, 1), None)),
        ("県へ派遣（～令和9年3月31日）", ("派遣", None, date(2027, 3, 31))),
    ],
)
def test_a_remark_is_read(remark: str, expected: tuple[str, date | None, date | None]) -> None:
    assert read_remark(remark) == expected


@pytest.mark.parametrize("remark", ["育休復帰 R8.4.1", "育休代替", "休職明け", "防災担当兼務", "", "病休取得済"])
def test_who_is_back_or_stands_in_is_not_away(remark: str) -> None:
    assert read_remark(remark) is None


def test_leave_of_a_remark_is_told_then_recorded_when_asked_for(workspace: Path, cli: CLI) -> None:
    head = "職員番号,氏名,部,課,係,備考\n"
    Path("first.csv").write_text(
        head + "000601,原田 一,総務部,総務課,庶務係,\n000602,平田 二,総務部,総務課,庶務係,\n", "utf-8"
    )
    cli("staff", "import", "first.csv", "--as-of", "2026-04-01", "--yes")
    row = "000601,原田 一,総務部,総務課,庶務係,育児休業中（R8.5.1～R9.3.31）\n"
    Path("june.csv").write_text(head + row, "utf-8")
    words = ("staff", "import", "june.csv", "--as-of", "2026-06-01")
    told = cli(*words, "--dry-run").err
    assert "W_LEAVE_IN_REMARK" in told
    assert "育休 2026-05-01～2027-03-31" in told
    cli(*words, "--leave-in-remarks", "--yes")
    assert "育休 2026-05-01～2027-03-31" in cli("staff", "show", "000601").out
    assert "W_LEAVE_IN_REMARK" not in cli(*words).err


@pytest.mark.parametrize(
    ("heads", "days"),
    [("開始日,終了日", "2026-05-11,未定"), ("期間", "令和8年5月11日～（未定）"), ("開始日,復職日", "R8.5.11,調整中")],
)
def test_an_end_that_nobody_knows_yet_is_no_end(workspace: Path, cli: CLI, heads: str, days: str) -> None:
    Path("first.csv").write_text("職員番号,氏名,部,課\n000601,原田 一,総務部,総務課\n", "utf-8")
    cli("staff", "import", "first.csv", "--as-of", "2026-04-01", "--yes")
    Path("leave.csv").write_text(f"職員番号,氏名,区分,{heads}\n000601,原田 一,病気休暇,{days}\n", "utf-8")
    told = cli("staff", "leave", "leave.csv", "--yes").text
    assert "W_LEAVE_OPEN" in told
    assert "病気休暇 2026-05-11～\n" in told

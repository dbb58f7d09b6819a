"""A day or a year means the same behind an option and in a cell, with the same doubts about it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
READ = {
    "2026-04-01": "2026-04-01",
    "2026/4/1": "2026-04-01",
    "20260401": "2026-04-01",
    "R8.4.1": "2026-04-01",
    "r8/4/1": "2026-04-01",
    "R080401": "2026-04-01",
    "令8.4.1": "2026-04-01",
    "令和8年4月1日": "2026-04-01",
    "令和八年四月一日": "2026-04-01",
    "㋿8年4月1日": "2026-04-01",
    "２０２６年４月１日": "2026-04-01",
    "2026年4月1日(水)": "2026-04-01",
    "2026年4月1日付": "2026-04-01",
    " 2026 / 4 / 1 ": "2026-04-01",
    "H31.4.30": "2019-04-30",
    "令和元年5月1日": "2019-05-01",
}
WARNED = {
    "H31.5.2": ("2019-05-02", "W_ERA_MISMATCH"),
    "2026年4月1日(木)": ("2026-04-01", "W_WEEKDAY_MISMATCH"),
    "2026-04-01 09:30": ("2026-04-01", "W_TIME_DROPPED"),
}
REFUSED = {
    "R99.4.1": "E_DATE_FUTURE",
    "9999-12-31": "E_DATE_FUTURE",
    "8.4.1": "E_DATE_AMBIGUOUS",
    "080401": "E_DATE_AMBIGUOUS",
    "令和8年4月": "E_DATE_INCOMPLETE",
    "4/1": "E_DATE_INCOMPLETE",
    "令和8年度": "E_DATE_IS_FISCAL_YEAR",
    "R8.4.1～R9.3.31": "E_DATE_RANGE",
    "5-08-04-01": "E_DATE_ERA_CODE",
    "2026-02-29": "E_DATE_INVALID",
    "٢٠٢٦-٠٤-٠١": "E_DATE_INVALID",
}


def staff(folder: Path, days: list[str]) -> Path:
    """A list of staff taken on at these days."""
    file = folder / "名簿.csv"
    rows = [f'{100001 + i},青木 {i},アオキ,総務課,主事,"{day}"\n' for i, day in enumerate(days)]
    file.write_text("職員番号,氏名,フリガナ,所属,職名,採用年月日\n" + "".join(rows), "utf-8")
    return file


def test_what_is_read_is_the_same_day_in_both(workspace: Path, cli: Cli) -> None:
    said = {**{text: (day, "") for text, day in READ.items()}, **WARNED}
    file = staff(workspace, list(said))
    told = cli("staff", "import", file, "--as-of", "2026-06-01", "--complete", "--yes").err
    for number, (text, (day, code)) in enumerate(said.items(), 100001):
        shown = json.loads(cli("staff", "show", number, "--format", "json").out)
        assert day in json.dumps(shown), text
        ran = cli("org", "list", "--as-of", text)
        assert (code in ran.err) if code else ran.err == "", ran.err
        assert re.search(rf"F{number - 100001 + 2}: {code}", told) if code else True
        assert cli("org", "list", "--as-of", day).out == ran.out


def test_what_is_refused_is_refused_in_both_for_the_same_reason(workspace: Path, cli: Cli) -> None:
    told = cli("staff", "import", staff(workspace, list(REFUSED)), "--as-of", "2026-06-01", "--yes", expect=None).err
    for row, (text, code) in enumerate(REFUSED.items(), 2):
        assert re.search(rf"F{row}: {code}", told), text
        japanese = cli("org", "list", "--as-of", text, expect=2).err
        english = cli("org", "list", "--as-of", text, lang="en", expect=2).err
        assert "日付「" in japanese or "日付として" in japanese
        assert "the day" in english.lower() or "is not a day" in english


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026", 2026),
        ("令8", 2026),
        ("R08", 2026),
        ("Ｒ８年度", 2026),
        ("令和八年度", 2026),
        ("2026年度(令和8年度)", 2026),
    ],
)
def test_a_year_behind_an_option(text: str, year: int, workspace: Path, cli: Cli) -> None:
    assert cli("report", "year", "--fy", text).out == cli("report", "year", "--fy", year).out


@pytest.mark.parametrize("text", ["R99", "9999", "1066", "８", "令和", "٢٠٢٦", "2026年度(令和7年度)", "R0"])
def test_no_year(text: str, workspace: Path, cli: Cli) -> None:
    assert "年度として読めません" in cli("report", "year", "--fy", text, expect=2).err


@pytest.mark.parametrize("text", ["²", "②"])
def test_signs_that_are_called_digits_are_no_journal_entry(text: str, workspace: Path, cli: Cli) -> None:
    told = cli("--known-at", text, "org", "list", expect=2).err
    assert "日付" in told
    assert "Traceback" not in told

"""A seat in a session that is over: its result is to come, and everything that shows seats says so."""

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once
from skillmap.days import FiscalYear
from skillmap.office import Office
from skillmap.reports.rosters import step_table
from skillmap.reports.snapshot import WholeOffice, take

Cli = Callable[..., Any]
APRIL = date(2026, 4, 20)


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Two people with plans and seats in the same session of 12 May."""
    (workspace / "staff.csv").write_text(
        "職員番号,氏名,部,課\n000301,谷口 直,総務部,総務課\n000302,西川 晶,総務部,総務課\n", "utf-8"
    )
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for who in ("000301", "000302"):
        cli("career", "aim", "--staff", who, "--to", "product-manager/2", "--yes", day=APRIL)
    cli("plan", "make", "--all", "--yes", day=APRIL)
    training = steps(cli, "000301", day=APRIL)[0]["training"]
    cli("session", "add", training, "--day", "2026-05-12", "--capacity", "9", "--code", "M1", "--yes")
    for who in ("000301", "000302"):
        cli("enrol", "add", "M1", "--staff", who, "--second", "--yes", expect=None)
    return workspace


def steps(cli: Cli, who: str, **how: Any) -> list[dict[str, Any]]:
    out = cli("plan", "show", who, "--format", "json", **how).out
    rows = json.loads(out.replace("]\n[", "]\x00[").split("\x00")[0])
    return list(rows)


def result(cli: Cli, ward: Path, who: str, outcome: str) -> None:
    (ward / "results.csv").write_text(f"職員番号,開催コード,修了\n{who},M1,{outcome}\n", "utf-8")
    cli("result", "import", "results.csv", "--yes")


def test_a_plan_tells_whose_result_is_to_come(ward: Path, cli: Cli) -> None:
    first = steps(cli, "000301")[0]
    assert (first["progress"], first["seat"]) == ("結果待ち", "M1（2026-05-12終了）")
    before = steps(cli, "000301", day=date(2026, 5, 12))[0]
    assert (before["progress"], before["seat"]) == ("受講決定", "M1（2026-05-12）"), "on the day it is not over"
    result(cli, ward, "000301", "未修了")
    failed, other = steps(cli, "000301")[0], steps(cli, "000302")[0]
    assert (failed["progress"], failed["seat"]) == ("未定", "")
    assert other["progress"] == "結果待ち"
    result(cli, ward, "000302", "修了")
    done = steps(cli, "000302")[0]
    assert (done["progress"], done["seat"]) == ("修了", "")


def test_plans_in_a_list_and_on_paper_count_it_by_itself(ward: Path, cli: Cli) -> None:
    listed = json.loads(cli("plan", "list", "--format", "json").out)
    assert [(row["done"], row["booked"], row["awaited"]) for row in listed] == [(0, 0, 1), (0, 0, 1)]
    assert "△" in cli("plan", "show", "000301").out


def test_another_seat_ahead_is_the_one_that_counts(ward: Path, cli: Cli) -> None:
    training = steps(cli, "000301")[0]["training"]
    cli("session", "add", training, "--day", "2026-07-15", "--capacity", "9", "--code", "M2", "--yes")
    cli("enrol", "add", "M2", "--staff", "000301", "--second", "--yes")
    again = steps(cli, "000301")[0]
    assert (again["progress"], again["seat"]) == ("受講決定", "M2（2026-07-15）")


def test_the_person_waits_for_a_result_exactly_as_long_as_the_list_of_results_says(ward: Path, cli: Cli) -> None:
    def shown() -> bool:
        return "結果待ち" in cli("staff", "show", "000301").out

    def listed() -> bool:
        return "000301" in cli("result", "outstanding", "--session", "M1").out

    assert (shown(), listed()) == (True, True)
    # A completion of later that names no session.
    (ward / "later.csv").write_text(
        f"職員番号,研修名,修了日,修了\n000301,{steps(cli, '000301')[0]['training']},2026-05-20,修了\n", "utf-8"
    )
    cli("result", "import", "later.csv", "--near", "another", "--yes")
    assert (shown(), listed()) == (False, False)


def test_rosters_show_the_same_stand_as_the_plan_in_every_year(ward: Path, cli: Cli) -> None:
    def stands() -> list[str]:
        here = Office.open(ward)
        with here.read() as connection:
            found = take(connection, here.framework, here.moment(), FiscalYear(2026), here.settings.grades)
        here.engine.dispose()
        table = step_table(found, WholeOffice.OFFICE)
        place = [one.key for one in table.columns].index("stand")
        return [row[place].key.rpartition(".")[2] for row in table.rows]

    assert stands().count("awaited") == 2
    result(cli, ward, "000301", "未修了")
    assert stands().count("awaited") == 1
    assert stands().count("booked") == 0, "a seat without completion is no seat any more"


def test_a_seat_stands_in_the_half_of_its_days(ward: Path, cli: Cli) -> None:
    training = steps(cli, "000301")[0]["training"]
    planned = steps(cli, "000302")[0]["when"]
    cli("session", "add", training, "--day", "2026-11-17", "--capacity", "9", "--code", "M3", "--yes")
    cli("enrol", "add", "M3", "--staff", "000301", "--second", "--yes")
    assert planned == "2026年度 上半期"
    assert (steps(cli, "000301")[0]["when"], steps(cli, "000302")[0]["when"]) == ("2026年度 下半期", planned)
    shown = cli("plan", "show", "000301").out
    heads, marks = re.search(r"^ 研修名 +(R8.*?)$\n.*\n(.*)$", shown, re.MULTILINE).groups()  # type: ignore[union-attr]
    assert "R8下" in heads
    assert "◎" in marks
    cli("plan", "sheet", "--staff", "000301", "--out", ward / "sheets")
    (book,) = (ward / "sheets").glob("*.xlsx")
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(book).worksheets[0].iter_rows()]
    head = next(row for row in rows if "R8下" in row)
    line = next(row for row in rows if row[0] == 1)
    assert line[head.index("R8下")] == "◎"
    # The card of the person says the same.
    halves = [
        re.findall(r"育成計画 +　情報セキュリティの基礎 +(\S+ \S+)", cli("staff", "show", one).out)
        for one in ("000301", "000302")
    ]
    assert halves == [["令和8年度 下半期"], ["令和8年度 上半期"]]

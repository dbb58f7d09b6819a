"""Lists of results as offices keep them: several people or days in a cell, the day of the course beside the result."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
000401,瀬戸 一海,セト カズミ,水産部,漁政課,主事
000402,波多 汐里,ハタ シオリ,水産部,漁政課,主任
000403,港 大樹,ミナト ダイキ,水産部,市場課,主任
"""


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def book(rows: Sequence[Sequence[object]], merged: str = "") -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(list(row))
    if merged:
        made.active.merge_cells(merged)
    made.save("修了.xlsx")
    return Path("修了.xlsx")


def recorded(told: str) -> list[tuple[str, str]]:
    return re.findall(r"追加  (0004\d\d) .*修了（(\S+)）", told)


def test_several_people_in_a_cell_are_a_row_each(office: Path, cli: Cli) -> None:
    rows = [
        ("研修名", "修了日", "修了者"),
        ("企画の基礎", "2026-05-20", "瀬戸 一海、波多 汐里"),
        (None, "2026-05-27", "港 大樹"),
        ("企画の実践", "2026-06-03", "瀬戸　一海\n港大樹"),
    ]
    told = cli("result", "import", book(rows, "A2:A3"), "--yes").err
    assert "W_PEOPLE_IN_CELL 1つのセルに書かれた何人かを、1人1行として読みました（2, 4 行目、4 人）" in told
    assert sorted(recorded(told)) == [
        ("000401", "2026-05-20"), ("000401", "2026-06-03"), ("000402", "2026-05-20"), ("000403", "2026-05-27"),
        ("000403", "2026-06-03"),
    ]  # fmt: skip
    assert "変更はありません" in cli("result", "import", "修了.xlsx", "--yes").err


def test_dots_between_people_who_are_all_on_record(office: Path, cli: Cli) -> None:
    rows = [("研修名", "修了日", "修了者"), ("企画の基礎", "2026-05-20", "瀬戸 一海・波多汐里／港 大樹")]
    told = cli("result", "import", book(rows), "--yes").err
    assert sorted(recorded(told)) == [(f"00040{n}", "2026-05-20") for n in (1, 2, 3)]
    rows = [("研修名", "修了日", "修了者"), ("企画の基礎", "2026-05-20", "瀬戸 一海・ロペス")]
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert "E_NAME_NOBODY 「瀬戸 一海・ロペス」" in told


def test_one_unknown_among_several_is_refused_by_name(office: Path, cli: Cli) -> None:
    rows = [("研修名", "修了日", "氏名"), ("企画の基礎", "2026-05-20", "瀬戸 一海、波多 渚")]
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert re.search(r"C2: E_NAME_STRANGER 「波多 渚」", told)
    assert "E_MULTI_VALUE" not in told


def test_what_is_one_name_stays_one(office: Path, cli: Cli) -> None:
    rows = [("研修名", "修了日", "氏名"), ("企画の基礎", "2026-05-20", "ハタ シオリ\n波多 汐里")]
    told = cli("result", "import", book(rows), "--yes").err
    assert "W_PEOPLE_IN_CELL" not in told and "C2: W_NAME_READING" in told
    assert recorded(told) == [("000402", "2026-05-20")]
    # Beside numbers nobody knows whose the second name is.
    rows = [("職員番号", "氏名", "研修名", "修了日"), ("000401", "瀬戸 一海、波多 汐里", "企画の基礎", "2026-05-20")]
    assert "E_MULTI_VALUE" in cli("result", "import", book(rows), "--yes", expect=3).err


def test_the_day_of_the_course_beside_the_result_is_that_of_completion(office: Path, cli: Cli) -> None:
    rows = [
        ("職員番号", "研修名", "受講日", "結果"),
        ("000401", "企画の基礎", "令和8年5月20日(水)", "修了"),
        ("000402", "企画の実践", "R8.5.20～21", "修了"),
        ("000403", "企画の実践", "令和8年5月20日・5月27日", "修了"),
    ]
    told = cli("result", "import", book(rows), "--yes").err
    assert re.search(r"C1: W_HEADER_ALIAS 見出し「受講日」を「修了年月日」", told)
    assert recorded(told) == [("000401", "2026-05-20"), ("000402", "2026-05-21"), ("000403", "2026-05-27")]


def test_the_day_of_the_course_is_none_of_completion_where_the_list_says_that_itself(office: Path, cli: Cli) -> None:
    rows = [
        ("職員番号", "研修名", "受講日", "修了日", "結果"),
        ("000401", "企画の基礎", "2026-05-20", "2026-05-25", "修了"),
    ]
    assert recorded(cli("result", "import", book(rows), "--yes").err) == [("000401", "2026-05-25")]
    # Who says nothing of how it ended may speak of a course to come.
    rows = [("職員番号", "研修名", "受講日"), ("000402", "企画の基礎", "2026-05-20")]
    assert recorded(cli("result", "import", book(rows), expect=None).err) == []


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("5/20～5/21", "E_DATE_INCOMPLETE"),
        ("令和8年5月20日または21日", "E_RESULT_DAYS"),
        ("2026/5/20～", "E_RESULT_DAYS"),
    ],
)
def test_days_of_completion_in_doubt(office: Path, cli: Cli, day: str, code: str) -> None:
    rows = [("職員番号", "研修名", "修了日", "結果"), ("000401", "企画の基礎", day, "修了")]
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert re.findall(r"C2: (E_\w+)", told) == [code]


def test_a_roster_filled_in_with_days_without_a_year_and_a_proxy_in_the_remark(office: Path, cli: Cli) -> None:
    cli("session", "add", "企画の基礎", "--day", "2026-05-20am", "--capacity", 9, "--code", "K1", "--yes")
    rows = [
        ("開催コード", "職員番号", "修了", "修了年月日", "備考"),
        ("K1", "000401", "修了", "5/20(水)", "代理 波多"),
        ("K1", "000402", "修了", "5月20日", None),
    ]
    told = cli("result", "import", book(rows), "--session", "K1", "--yes").err
    assert recorded(told) == [("000401", "2026-05-20"), ("000402", "2026-05-20")]
    assert re.search(r"E2: W_RESULT_REMARK 000401 瀬戸 一海 は修了とされていますが、備考に「代理 波多」", told)
    assert "W_RESULT_REMARK 000402" not in told

"""--leave-out-bad: of two rows about one thing neither goes in, in every kind of list; other rows do."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import list_cases
import openpyxl
import pytest

from skillmap.office.intake import engine
from skillmap.office.intake.engine import Answers

Cli = Callable[..., Any]
HEADS = {
    "leave-list": ("number", "name", "kind", "since", "until"),
    "rating-list": ("number", "name", "data-analytics"),
    "leader-list": ("department", "section", "number", "name", "starts"),
    "aim-list": ("number", "name", "role", "grade"),
    "qualification-list": ("number", "name", "qualification", "passed_on"),
    "need-list": ("role", "grade", "fy", "department", "count"),
    "session-list": ("code", "training", "day", "half", "capacity"),
    "request-list": ("number", "name", "training", "asked_on"),
    "enrol-list": ("number", "name", "session", "remark"),
    "result-list": ("number", "name", "training", "outcome", "completed_on"),
}
SPOILT = {
    "leave-list": {"until": "2027-02-30"},
    "rating-list": {"data-analytics": "77"},
    "leader-list": {"starts": "2026-06-31"},
    "aim-list": {"grade": "よん"},
    "qualification-list": {"passed_on": "2025-06-31"},
    "need-list": {"count": "たくさん"},
    "session-list": {"day": "2026-02-30"},
    "request-list": {"asked_on": "2026-06-31"},
    "enrol-list": {"remark": "あ" * 900},
    "result-list": {"outcome": "？？"},
}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["good first", "bad first"])
@pytest.mark.parametrize("name", list(HEADS))
def test_the_good_one_of_two_rows_waits_with_the_bad_one(
    name: str, order: tuple[int, int], shipped_workspace: Path
) -> None:
    office = list_cases.make_office(shipped_workspace)
    kind, layout = list_cases.kind_of(office, name)
    titles = [layout.field(key).title.ja for key in HEADS[name]]
    good = [list_cases.person(no) | list_cases.GOOD[name] for no in (1, 2)]
    pair = [good[0], good[0] | SPOILT[name]]
    rows = [pair[order[0]], good[1], pair[order[1]]]
    lines = [titles, *([row.get(key, "") for key in HEADS[name]] for row in rows)]
    file = shipped_workspace / "list.csv"
    file.write_text("\n".join(",".join(line) for line in lines) + "\n", "utf-8")
    taken = engine.read_list(office, file, kind, Answers(leave_out_bad=True))
    assert sorted(taken.wrong) == [2, 4]
    assert len(taken.draft.changes.changes) == 1
    assert not taken.draft.changes.problems or all(p.code[0] != "E" for p in taken.draft.changes.problems)


def test_leave_of_another_day_and_a_result_of_another_year_are_other_things(shipped_workspace: Path, cli: Cli) -> None:
    list_cases.make_office(shipped_workspace)
    rows = "001003,青木 太郎3,病気休職,2026-05-01,2026-05-31\n001003,青木 太郎3,病気休職,2026-09-01,2026-09-31\n"
    Path("leave.csv").write_text(f"職員番号,氏名,区分,開始日,終了日\n{rows}", "utf-8")
    told = cli("staff", "leave", "leave.csv", "--leave-out-bad", "--yes")
    assert "E_ROW_BESIDE" not in told.err
    assert "2026-05-01" in told.out + told.err


def test_the_sheet_to_mend_holds_both_rows_and_goes_in_when_one_is_deleted(shipped_workspace: Path, cli: Cli) -> None:
    list_cases.make_office(shipped_workspace)
    rows = "総務部,第4課,001004,青木 太郎4\n総務部,第4課,009999,青木 次郎\n総務部,第5課,001005,青木 太郎5\n"
    Path("leaders.csv").write_text(f"部,課,職員番号,氏名\n{rows}", "utf-8")
    told = cli("leader", "import", "leaders.csv", "--from", "2026-07-01", "--leave-out-bad", "--yes")
    assert "総務部 第4課" in told.err
    assert "E_ROW_BESIDE" in told.err
    file = Path("out/leaders_要修正.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    assert [sheet.cell(row, 3).value for row in (2, 3)] == ["001004", "009999"]
    sheet.delete_rows(3)
    book.save("mended.xlsx")
    cli("leader", "import", "mended.xlsx", "--from", "2026-04-01", "--yes")
    assert "001004" in cli("leader", "list", "--format", "csv").out


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        (("result", "import"), ("開催コード,修了", "A-1,修了", "A-1,未修了")),
        (("enrol", "import"), ("開催コード", "A-1", "A-1")),
        (("staff", "leave"), ("区分,開始日", "育休,2026-07-01", "育休,2026-08-01")),
    ],
    ids=["results", "seats", "leave"],
)
def test_two_names_under_one_number_are_two_people_in_every_list(
    command: tuple[str, str], lines: tuple[str, ...], shipped_workspace: Path, cli: Cli
) -> None:
    list_cases.make_office(shipped_workspace)
    who = ("職員番号,氏名", "001006,青木 太郎6", "001006,森 太郎6")
    Path("list.csv").write_text("".join(f"{a},{b}\n" for a, b in zip(who, lines, strict=True)), "utf-8")
    told = cli(*command, "list.csv", "--yes", expect=3)
    assert told.err.count("E_STAFF_NUMBER_TWICE") == 2
    assert "別の人" in told.err
    assert "--attempts" not in told.err  # two people did not try twice


def test_the_names_of_before_and_after_a_wedding_are_one_person(shipped_workspace: Path, cli: Cli) -> None:
    list_cases.make_office(shipped_workspace)
    Path("wed.csv").write_text(
        "職員番号,氏名,部,課,職名,改姓日\n001007,原田 太郎7,総務部,第7課,主任,2026-05-01\n", "utf-8"
    )
    cli("staff", "import", "wed.csv", "--as-of", "2026-06-01", "--yes")
    done = f"{list_cases.TRAINING},修了"
    rows = f"001007,青木 太郎7,{done},2024-05-01\n001007,原田 太郎7,{done},2026-05-11\n"
    Path("list.csv").write_text(f"職員番号,氏名,研修名,修了,修了年月日\n{rows}", "utf-8")
    assert "E_STAFF_NUMBER_TWICE" not in cli("result", "import", "list.csv", "--yes").err
    assert date(2024, 5, 1).isoformat() in cli("result", "list", "--fy", "2024", "--format", "csv").out

"""Results: what counts as completed, what does not fit, session rosters out and back, exports of LMSs."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from made_once import made_once
from skillmap.training.model import Outcome
from skillmap.training.result_lines import AttendanceMark, CompletionRule, TrainingLine, judge

Cli = Callable[..., Any]
RESULTS = Path(__file__).parents[1] / "data" / "results"
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
"""
P, L, X, K, D = (
    AttendanceMark.PRESENT,
    AttendanceMark.LATE,
    AttendanceMark.ABSENT,
    AttendanceMark.EXCUSED,
    AttendanceMark.PROXY,
)
YES, NO = Outcome.COMPLETED, Outcome.NOT_COMPLETED


@pytest.mark.parametrize(
    ("marks", "outcome"),
    [
        ((P, P, P, P), YES),
        ((P, P, P, X), YES),  # a quarter missed is allowed
        ((P, P, X), NO),  # a third is not
        ((P, L, L, P), YES),
        ((K, P, P), YES),  # absence on duty is left out of the count
        ((K, P, X), NO),
        ((K, K), NO),
        ((X,), NO),
        ((P, None, None, None), NO),
        ((), None),
    ],
)
def test_attendance_decides(marks: tuple[AttendanceMark | None, ...], outcome: Outcome | None) -> None:
    assert judge(TrainingLine(marks=marks), CompletionRule()) is outcome


def test_somebody_elses_attendance_counts_as_the_office_says() -> None:
    assert judge(TrainingLine(marks=(D, P)), CompletionRule(proxy=True)) is YES
    assert judge(TrainingLine(marks=(D, P)), CompletionRule(proxy=False)) is NO


@pytest.mark.parametrize(("score", "outcome"), [(60, YES), (59.5, NO), (None, YES)])
def test_a_score_below_the_rule_does_not_complete(score: float | None, outcome: Outcome) -> None:
    assert judge(TrainingLine(marks=(P, P), score=score), CompletionRule(score=60)) is outcome


@pytest.mark.parametrize(("progress", "outcome"), [(100, YES), (99.9, Outcome.IN_PROGRESS), (None, None)])
def test_an_e_learning_under_way_is_no_result(progress: float | None, outcome: Outcome | None) -> None:
    assert judge(TrainingLine(progress=progress), CompletionRule()) is outcome


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Four people, a session of two half days with three of them, and the tiny framework."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    cli("session", "add", "planning-practice", "--day", "2026-06-10", "--capacity", "9", "--code", "K1", "--yes")
    for number in ("001200", "001237", "001274"):
        cli("enrol", "add", "K1", "--staff", number, "--yes")
    return workspace


def form_of(ward: Path, cli: Cli) -> Path:
    cli("roster", "export", "--kind", "session", "--out", ward / "forms", "--final", "--yes")
    (form,) = (ward / "forms").iterdir()
    assert form.name == "受講者名簿_令和8年度_K1_企画の実践_20260610.xlsx"
    return form


def fill(form: Path, **by_number: tuple[str, ...]) -> Path:
    """The form as a person would fill it: marks under 6/10午前, 6/10午後, then 修了."""
    book = openpyxl.load_workbook(form)
    sheet = book.active
    heading = next(row for row in sheet.iter_rows() if "職員番号" in [cell.value for cell in row])
    column = {cell.value: cell.column for cell in heading}
    for row in sheet.iter_rows(min_row=heading[0].row + 1):
        for title, value in zip(("6/10午前", "6/10午後", "修了"), by_number.get(f"n{row[1].value}", ()), strict=False):
            sheet.cell(row[0].row, column[title], value)
    back = form.with_name("返送（名前を変えた）.xlsx")
    book.save(back)
    return back


def completions(cli: Cli) -> dict[str, str]:
    text = cli("result", "list", "--format", "csv").out
    return {m[1]: m[2] for m in re.finditer(r"^(\d{6}),.*,(修了|未修了),", text, re.MULTILINE)}


def test_an_untouched_form_changes_nothing(ward: Path, cli: Cli) -> None:
    ran = cli("result", "import", form_of(ward, cli), "--yes")
    assert "変更なし 3" in ran.err
    assert completions(cli) == {}


def test_a_filled_form_comes_back_under_any_name_and_once(ward: Path, cli: Cli) -> None:
    back = fill(form_of(ward, cli), n001200=("○", "○"), n001237=("○", "×"), n001274=("遅", "○", "未修了"))
    ran = cli("result", "import", back, "--yes")
    assert completions(cli) == {"001200": "修了", "001237": "未修了", "001274": "未修了"}
    assert "W_RESULT_AGAINST_RULE" in ran.err  # came, and is marked 未修了
    again = cli("result", "import", back, "--yes")
    assert "N_FILE_KNOWN" in again.err
    assert "変更はありません" in again.err
    cli("db", "undo", "--yes")
    assert completions(cli) == {}


def test_a_proxy_is_asked_about(ward: Path, cli: Cli) -> None:
    back = fill(form_of(ward, cli), n001200=("代", "○"))
    asked = cli("result", "import", back, "--yes", expect=4)
    assert "W_PROXY_ATTENDANCE" in asked.err
    assert completions(cli) == {}
    cli("result", "import", back, "--proxy", "attended", "--yes")
    assert completions(cli) == {"001200": "修了"}


def test_every_misfit_is_named_at_once(ward: Path, cli: Cli) -> None:
    (ward / "r.csv").write_text(
        "職員番号,氏名,開催コード,研修名,修了,修了年月日\n"
        "009999,架空 花子,K1,,修了,2026-06-10\n"
        "001200,佐藤 美咲,K9,,修了,2026-06-10\n"
        "001237,鈴木 拓也,K1,データ活用の基礎,修了,2026-06-10\n"
        "001274,髙橋 千尋,,企画の基楚,修了,2026-06-10\n"
        "001311,渡邊 太郎,,,修了,2026-06-10\n",
        "utf-8",
    )
    err = cli("result", "import", "r.csv", "--yes", expect=3).err
    found = set(re.findall(r"\bE_RESULT_\w+", err))
    assert found == {
        "E_RESULT_STAFF", "E_RESULT_SESSION", "E_RESULT_OTHER_TRAINING", "E_RESULT_TRAINING", "E_RESULT_WHICH",
    }  # fmt: skip
    assert "もしかして: 企画の基礎" in err
    assert completions(cli) == {}


def test_what_fits_badly_is_told_and_recorded(ward: Path, cli: Cli) -> None:
    (ward / "r.csv").write_text(
        "職員番号,氏名,開催コード,修了,修了年月日\n"
        "001311,渡辺 次郎,K1,修了,2026-06-10\n"
        "001200,佐藤 美咲,K1,修了,2026-08-10\n",
        "utf-8",
    )
    err = cli("result", "import", "r.csv", "--yes").err
    assert {"W_RESULT_NAME", "W_RESULT_NO_SEAT", "W_RESULT_FUTURE"} <= set(re.findall(r"\bW_RESULT_\w+", err))
    assert completions(cli) == {"001311": "修了", "001200": "修了"}


def test_a_result_of_a_day_after_the_leaving_is_told_and_not_called_one_of_their_time(ward: Path, cli: Cli) -> None:
    cli("staff", "depart", "001200", "--on", "2026-05-31", "--yes")
    head = "職員番号,氏名,研修名,修了,修了年月日\n"
    for day, code in (("2026-05-31", "N_RESULT_LEFT"), ("2026-06-10", "W_RESULT_AFTER_LEAVING")):
        (ward / "r.csv").write_text(f"{head}001200,佐藤 美咲,データ活用の基礎,修了,{day}\n", "utf-8")
        told = cli("result", "import", "r.csv", "--near", "another", "--dry-run", day=date(2026, 6, 20)).err
        assert set(re.findall(r"\b[NWE]_RESULT_\w+", told)) == {code}
    # Whoever has the number now is called otherwise: nothing is recorded of the one who left.
    (ward / "r.csv").write_text(f"{head}001200,堀内 豊,データ活用の基礎,修了,2026-06-10\n", "utf-8")
    assert "E_NAME_DIFFERS" in cli("result", "import", "r.csv", "--yes", expect=3, day=date(2026, 6, 20)).err


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        ("udemy-business.csv", (), {"001200": "修了", "001274": "修了"}),
        ("moodle.csv", ("--training", "データ活用の基礎"), {"001200": "修了"}),
    ],
)
def test_exports_of_learning_platforms(
    file: str, options: tuple[str, ...], expected: dict[str, str], ward: Path, cli: Cli
) -> None:
    first = cli("result", "import", RESULTS / file, *options, "--yes")
    assert "example.jp" not in first.text  # mail addresses are not needed and not stored
    assert completions(cli) == expected
    assert "変更はありません" in cli("result", "import", RESULTS / file, *options, "--yes").err


def test_a_completion_proposes_a_level_once(ward: Path, cli: Cli) -> None:
    (ward / "levels.csv").write_text("職員番号,氏名,データ活用\n001200,佐藤 美咲,0\n", "utf-8")
    cli("assess", "import", "levels.csv", "--as-of", "2026-04-01", "--yes")
    for _ in range(2):
        cli("result", "import", RESULTS / "udemy-business.csv", "--yes")
    proposed = cli("assess", "approve", "--evidence", "--as-of", "2026-07-31", "--yes", day=date(2026, 7, 31))
    assert "001200" in proposed.err
    again = cli("assess", "approve", "--evidence", "--as-of", "2026-07-31", "--yes", day=date(2026, 7, 31))
    assert "変更はありません" in again.err


def test_a_list_without_any_result_says_so(ward: Path, cli: Cli) -> None:
    (ward / "r.csv").write_text("職員番号,開催コード,会場\n001200,K1,研修室\n001237,K1,研修室\n", "utf-8")
    ran = cli("result", "import", "r.csv", "--yes", day=date(2026, 6, 20))
    assert "2 行のどれにも" in ran.err
    assert not completions(cli)


def test_two_lines_of_one_file_about_one_event_are_one_completion(ward: Path, cli: Cli) -> None:
    """A list without a code names the first day of K2, the line with the code comes later in the same file."""
    days = ("--day", "2026-05-12am", "--day", "2026-05-13am")
    cli("session", "add", "planning-basics", *days, "--capacity", "9", "--code", "K2", "--yes")
    cli("enrol", "add", "K2", "--staff", "001200", "--yes")
    head, coded, plain = (
        "職員番号,研修名,開催コード,修了,修了年月日,評点",
        "001200,,K2,修了,,",
        "001200,企画の基礎,,修了,2026-05-12,80",
    )
    for lines in ((coded, plain), (plain, coded)):
        (ward / "r.csv").write_text("\n".join((head, *lines)), "utf-8")
        cli("result", "import", "r.csv", "--yes")
        listed = cli("result", "list", "--format", "csv").out
        assert listed.count("001200") == 1
        assert "K2,2026-05-13,修了,80" in listed
        assert "変更はありません" in cli("result", "import", "r.csv", "--yes").err
        cli("db", "undo", "--yes")


def test_a_completion_and_a_failure_of_one_day_are_asked_about_with_both_cells(ward: Path, cli: Cli) -> None:
    lines = (
        "職員番号,研修名,修了,修了年月日\n001237,planning-basics,{},2026-05-01\n001237,planning-basics,{},2026-05-01\n"
    )
    file = ward / "twice.csv"
    for first, second in (("修了", "未修了"), ("未修了", "修了")):
        file.write_text(lines.format(first, second), "utf-8")
        asked = cli("result", "import", "twice.csv", "--yes", expect=4)
        assert "twice.csv C3: W_RESULT_ATTEMPTS" in asked.err and "C2 と違います" in asked.err
        assert "--attempts best" in asked.err
        # The completion counts, whichever line it stands in; the file again changes nothing.
        assert "修了（2026-05-01）" in cli("result", "import", "twice.csv", "--attempts", "best", "--yes").err
        assert "変更はありません" in cli("result", "import", "twice.csv", "--attempts", "best", "--yes").err
        # The lower line counts.
        last = cli("result", "import", "twice.csv", "--attempts", "last", "--yes").err
        assert ("変更はありません" in last) == (second == "修了")
        listed = cli("result", "list", "--staff", "001237", "--format", "csv").out
        assert listed.count("2026-05-01") == 1
        assert ("2026-05-01,修了" in listed) == (second == "修了")
        for _ in range(2 - (second == "修了")):
            cli("db", "undo", "--yes")
    # Two days of one session's event are no two attempts: one of the lines is wrong.
    cli("session", "add", "planning-basics", "--day", "2026-05-01", "--capacity", 5, "--code", "P1", "--yes")
    rows = "職員番号,開催コード,修了,修了年月日\n001237,P1,修了,2026-05-01\n001237,P1,修了,2026-05-02\n"
    file.write_text(rows, "utf-8")
    refused = cli("result", "import", "twice.csv", "--attempts", "best", "--yes", expect=3)
    assert "E_RESULT_TWICE" in refused.err and "C2 と違う" in refused.err

"""Lists of those who completed a training (修了者名簿): no column says so, and the days are written without a year."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,部,課,職名
000411,帆足 汐,水産部,漁政課,主事
000412,舟木 渚,水産部,漁政課,主任
000413,入江 岬,水産部,市場課,主任
"""
COURSE = "企画の基礎"


@pytest.fixture
def office(workspace: Path, cli: Cli) -> Path:
    Path("staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def book(rows: Sequence[Sequence[object]], name: str = "一覧.xlsx", sheet: str = "Sheet1") -> Path:
    made = openpyxl.Workbook()
    made.worksheets[0].title = sheet
    for row in rows:
        made.worksheets[0].append(list(row))
    made.save(name)
    return Path(name)


def recorded(told: str) -> list[tuple[str, str]]:
    return sorted(re.findall(r"追加  (0004\d\d) .*修了（(\S+)）", told))


HEAD = ("No.", "氏名", "所属", "研修名", "実施日")


@pytest.mark.parametrize(
    ("title", "name", "sheet"),
    [
        ("令和8年度　修了者名簿", "a.xlsx", "Sheet1"),
        ("研修修了者一覧（2026年度）", "a.xlsx", "Sheet1"),
        ("企画の研修", "令和8年度修了者一覧.xlsx", "Sheet1"),
        ("令和8年度", "a.xlsx", "修了者"),
    ],
)
def test_the_title_says_that_everybody_completed_it_and_in_which_year(
    office: Path, cli: Cli, title: str, name: str, sheet: str
) -> None:
    rows = [
        (title,), HEAD, (1, "帆足 汐", "漁政課", COURSE, "5月12日(火)"), (2, "舟木 渚", "漁政課", COURSE, "5/13（水）"),
        (3, "入江 岬", "市場課", COURSE, "8.5.14(木)"),
    ]  # fmt: skip
    told = cli("result", "import", book(rows, name, sheet), "--yes").err
    assert "W_TITLE_SAYS" in told and "E5: W_ERA_ADDED" in told
    assert recorded(told) == [("000411", "2026-05-12"), ("000412", "2026-05-13"), ("000413", "2026-05-14")]
    assert "変更はありません" in cli("result", "import", name, "--yes").err


def test_days_of_spring_lie_in_the_year_after(office: Path, cli: Cli) -> None:
    rows = [("令和7年度 修了者名簿",), ("研修名", COURSE), ("氏名", "修了日"), ("帆足 汐", "2月10日(火)"),
            ("舟木 渚", "8.2.10"), ("入江 岬", "26/2/10")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes").err
    assert recorded(told) == [(f"00041{n}", "2026-02-10") for n in (1, 2, 3)]


def test_another_weekday_two_years_and_two_readings_are_refused(office: Path, cli: Cli) -> None:
    rows = [("令和8年度 修了者名簿",), ("氏名", "研修名", "修了日"), ("帆足 汐", COURSE, "5/12(水)"),
            ("舟木 渚", COURSE, "8.5.12(水)"), ("入江 岬", COURSE, "6/5/26")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert "C3: E_DATE_NOT_OF_YEAR" in told and "C4: E_DATE_NOT_OF_YEAR" in told and "2027年なら合います" in told
    assert "C5: E_DATE_AMBIGUOUS" in told
    rows[0] = ("令和7・8年度 修了者名簿（令和7年度は別紙）",)
    told = cli("result", "import", book(rows, "令和8年度.xlsx"), "--yes", expect=3).err
    assert "C3: E_DATE_INCOMPLETE" in told


@pytest.mark.parametrize(
    "title", ["受講者・修了者名簿", "未修了者名簿", "修了者・未修了者一覧", "修了予定者一覧", "修了者数", "研修名簿"]
)
def test_a_title_that_may_speak_of_others_says_nothing(office: Path, cli: Cli, title: str) -> None:
    rows = [(f"令和8年度 {title}",), HEAD, (1, "帆足 汐", "漁政課", COURSE, "5月12日")]
    told = cli("result", "import", book(rows), "--dry-run").err
    assert "W_TITLE_SAYS" not in told and "W_RESULT_NOTHING" in told and "変更はありません" in told


def test_a_row_that_says_otherwise_is_refused_with_its_cell(office: Path, cli: Cli) -> None:
    rows = [("修了者名簿",), (*HEAD, "備考"), (1, "帆足 汐", "漁政課", COURSE, "2026-05-12", None),
            (2, "舟木 渚", "漁政課", COURSE, "2026-05-12", "欠　席"),
            (3, "入江 岬", "市場課", COURSE, "2026-05-12", "2日目不参加により未修了")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert "F4: E_RESULT_TITLE" in told and "「欠　席」" in told and "F5: E_RESULT_TITLE" in told
    told = cli("result", "import", "一覧.xlsx", "--leave-out-bad", "--yes").err
    assert recorded(told) == [("000411", "2026-05-12")]


def test_a_column_of_results_goes_before_the_title(office: Path, cli: Cli) -> None:
    rows = [("修了者名簿",), ("氏名", "研修名", "修了", "実施日"), ("帆足 汐", COURSE, "未修了", "2026-05-12")]
    told = cli("result", "import", book(rows), "--dry-run").err
    assert "W_TITLE_SAYS" not in told and "未修了" in told


def test_a_column_of_results_under_another_heading_is_asked_about(office: Path, cli: Cli) -> None:
    rows = [("修了者名簿",), (*HEAD, "判定会議"), (1, "帆足 汐", "漁政課", COURSE, "2026-05-12", "修了"),
            (2, "舟木 渚", "漁政課", COURSE, "2026-05-12", "未修了")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes", expect=4).err
    assert "F2: E_COLUMN_UNREAD" in told and "W_TITLE_SAYS" not in told


def test_rows_of_a_group_with_its_number_of_people_are_no_people(office: Path, cli: Cli) -> None:
    rows = [("令和8年度 修了者名簿",), ("研修名：" + COURSE,), ("区分", "氏名", "人数", "修了日"),
            ("水産部", None, 2, None), (None, "帆足 汐", None, "5/12"), (None, "舟木 渚", None, "5/12"),
            ("港湾部", None, 1, None), (None, "入江 岬", None, "5/12"), ("計", None, 3, None)]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes").err
    assert "W_TRAILER_SKIPPED 合計・注記などの 3 行は読んでいません（4, 7, 9 行目）" in told
    assert [number for number, _ in recorded(told)] == ["000411", "000412", "000413"]


def test_a_folder_takes_such_a_list_for_results_and_for_no_applications(office: Path, cli: Cli) -> None:
    Path("届いた").mkdir()
    rows = [("令和8年度 修了者名簿",), HEAD, (1, "帆足 汐", "漁政課", COURSE, "5月12日(火)")]
    book(rows, "届いた/a.xlsx")
    told = cli("import", "届いた", "--yes").err
    assert "a.xlsx → 受講者名簿" in told and recorded(told) == [("000411", "2026-05-12")]


def test_the_title_of_a_history_says_when_it_was_made(office: Path, cli: Cli) -> None:
    rows = [("令和8年度作成　受講履歴",), ("氏名", "年度", "研修名", "修了日"), ("帆足 汐", "R7", COURSE, "6/9"),
            ("舟木 渚", "R8", COURSE, "5/12")]  # fmt: skip
    told = cli("result", "import", book(rows), "--yes", expect=3).err
    assert "D3: E_DATE_INCOMPLETE" in told and "D4: E_DATE_INCOMPLETE" in told
    told = cli("result", "import", book([*rows[:2], rows[3]]), "--yes").err
    assert recorded(told) == [("000412", "2026-05-12")]


def test_needs_take_the_year_of_the_title(office: Path, cli: Cli) -> None:
    rows = [("令和8年度　必要人数",), ("部", "プロダクトマネージャー 1"), ("水産部", 2)]
    told = cli("need", "import", book(rows), "--dry-run").err
    assert "N_CONSTANT すべての行の年度を「2026」としました" in told and "2" in told
    assert "年度" in cli("need", "import", book([("必要人数",), *rows[1:]]), "--dry-run", expect=3).err


def test_the_training_that_the_title_names_is_that_of_all_rows(office: Path, cli: Cli) -> None:
    head, people = ("No.", "所属", "氏名"), [(1, "漁政課", "帆足 汐"), (2, "市場課", "入江 岬")]
    given = "実施日：令和8年5月12日"
    told = cli("result", "import", book([(f"{COURSE}　修了者名簿",), (given,), head, *people]), "--yes").err
    assert f"A1: W_TITLE_SAYS 「{COURSE}　修了者名簿」とあるため、すべての行の研修名を「{COURSE}」" in told
    assert recorded(told) == [("000411", "2026-05-12"), ("000413", "2026-05-12")]
    cli("db", "undo", "--yes")
    done = book([(f"{COURSE}　修了者名簿",), ("令和8年5月12日（火）実施",), head, *people])
    told = cli("result", "import", done, "--dry-run").err
    assert recorded(told) == [("000411", "2026-05-12"), ("000413", "2026-05-12")] and "A2: W_ABOVE_USED" in told
    # What is no day with that word behind it is left alone, and a weekday that is another one is told.
    none = book([(f"{COURSE}　修了者名簿",), ("第2回実施",), head, *people])
    assert "E_RESULT_DAY" in cli("result", "import", none, "--dry-run", expect=3).err
    wrong = book([(f"{COURSE}　修了者名簿",), ("令和8年5月12日（水）実施",), head, *people])
    assert "A2: W_WEEKDAY_MISMATCH" in cli("result", "import", wrong, "--dry-run").err
    # What the user says goes first; two names, or names in the rows, are nobody's guess.
    said = book([(f"{COURSE}　修了者名簿",), (given,), head, *people])
    assert "企画の実践 修了" in cli("result", "import", said, "--training", "企画の実践", "--dry-run").err
    both = book([(f"{COURSE}・企画の実践　修了者名簿",), (given,), head, *people])
    assert "E_RESULT_WHICH" in cli("result", "import", both, "--dry-run", expect=3).err
    own = book([(f"{COURSE}ほか　修了者名簿",), (given,), (*head, "内容"), *((*one, "企画の実践") for one in people)])
    assert "W_TITLE_SAYS 「企画の基礎ほか　修了者名簿」とあるため、すべての行の研修名" not in cli(
        "result", "import", own, "--dry-run", expect=None
    ).err  # fmt: skip

"""Forms of learning platforms and training centres, made after their real layouts (docs/importing.md names them)."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once
from skillmap.i18n.wording import catalogue
from skillmap.training.model import Outcome

Cli = Callable[..., Any]
FORMS = Path(__file__).parents[1] / "data" / "results"
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任
001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事
001274,髙橋 千尋,タカハシ チヒロ,総務部,人事課,主事
001311,渡邊 太郎,ワタナベ タロウ,区民部,区民課,主事
"""
DAY = date(2026, 7, 31)
DATA, SECURITY = "データ活用の基礎", "情報セキュリティの基礎"


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def results(cli: Cli) -> set[tuple[str, str, str, str]]:
    text = cli("result", "list", "--format", "csv").out
    return {
        (m[1], m[2], m[3], m[4])
        for m in re.finditer(r"^(\d{6}),.*?,.*?,(.*?),.*?,(\d{4}-\d\d-\d\d),(.*?),", text, re.MULTILINE)
    }


TAKUYA = ("001237", DATA, "2026-07-02", "未修了")
MISAKI = ("001200", DATA, "2026-07-02", "修了")


@pytest.mark.parametrize(
    ("file", "options", "expected"),
    [
        ("moodle-completion-en.csv", ("--training", DATA, "--day-order", "dmy"), {MISAKI}),
        ("moodle-completion-ja.csv", ("--training", DATA), {MISAKI}),
        ("moodle-grades-en.csv", ("--training", DATA, "--on", "2026-07-02"), {MISAKI, TAKUYA}),
        ("totara-course-completion.csv", (), {MISAKI, ("001311", DATA, "2026-07-03", "修了")}),
        ("canvas-gradebook.csv", ("--training", DATA, "--on", "2026-07-02"), {MISAKI, TAKUYA}),
        ("centre-by-name.csv", ("--training", DATA), {MISAKI, ("001274", DATA, "2026-07-02", "修了")}),
        (
            "matrix-days.csv",
            ("--on", "2026-07-20"),
            {
                MISAKI,
                ("001200", SECURITY, "2026-07-10", "修了"),
                ("001237", SECURITY, "2026-07-10", "修了"),
                ("001274", DATA, "2026-07-20", "修了"),
                ("001274", "企画の基礎", "2026-07-20", "未修了"),
            },
        ),
    ],
)  # fmt: skip
def test_a_platforms_form_goes_in_once(
    file: str, options: tuple[str, ...], expected: set[tuple[str, ...]], ward: Path, cli: Cli
) -> None:
    settings = ward / "skillmap.toml"
    settings.write_text(f"completion_score = 60\n{settings.read_text('utf-8')}", "utf-8")
    first = cli("result", "import", FORMS / file, *options, "--yes", day=DAY)
    assert "example.jp" not in first.text
    assert results(cli) == expected
    assert "変更はありません" in cli("result", "import", FORMS / file, *options, "--yes", day=DAY).err


def test_days_of_which_nobody_knows_the_order_are_refused(ward: Path, cli: Cli) -> None:
    err = cli("result", "import", FORMS / "moodle-completion-en.csv", "--training", DATA, "--yes", expect=3).err
    assert "E_DATE_AMBIGUOUS" in err
    cli("result", "import", FORMS / "moodle-completion-en.csv", "--training", DATA, "--day-order", "mdy", "--yes")
    assert {r[2] for r in results(cli)} == {"2026-02-07"}


def test_scores_without_a_rule_of_the_office_say_nothing(ward: Path, cli: Cli) -> None:
    options = ("--training", DATA, "--on", "2026-07-02", "--yes")
    ran = cli("result", "import", FORMS / "moodle-grades-en.csv", *options, day=DAY)
    assert "W_RESULT_SCORE_ALONE" in ran.err
    assert not results(cli)


def test_states_are_listed_and_no_error(ward: Path, cli: Cli) -> None:
    words = ("In progress", "Not yet started", "登録済", "保留", "On going", "Registered")
    lines = [f"001200,{DATA},{word}" for word in words]
    (ward / "r.csv").write_text("\n".join(["職員番号,研修名,修了", *lines]), "utf-8")
    assert "N_RESULT_UNDER_WAY" in cli("result", "import", "r.csv", "--yes").err
    assert not results(cli)


def test_an_office_adds_its_own_words_and_hours_are_hours(ward: Path, cli: Cli) -> None:
    settings = ward / "skillmap.toml"
    settings.write_text(settings.read_text("utf-8") + '\n[result_words]\n"認定" = "completed"\n', "utf-8")
    (ward / "r.csv").write_text(
        f"職員番号,研修名,修了,修了年月日,受講時間\n001200,{DATA},認定,2026-07-02,2:30\n", "utf-8"
    )
    cli("result", "import", "r.csv", "--yes", day=DAY)
    assert results(cli) == {MISAKI}
    assert "2.5" in cli("report", "spending", "--people", "--fy", "2026", "--format", "csv", day=DAY).out


def test_a_name_is_learnt_once_and_taken_back_with_its_entry(ward: Path, cli: Cli) -> None:
    (ward / "a.csv").write_text("職員番号,研修名,修了年月日\n001200,データ入門講座,2026-07-02\n", "utf-8")
    (ward / "b.csv").write_text("職員番号,研修名,修了年月日\n001237,ﾃﾞｰﾀ入門講座,2026-07-02\n", "utf-8")
    cli("result", "import", "a.csv", "--yes", day=DAY, expect=3)
    cli("result", "import", "a.csv", "--training", DATA, "--yes", day=DAY)
    cli("result", "import", "b.csv", "--dry-run", day=DAY)
    cli("db", "undo", "--yes")
    cli("result", "import", "b.csv", "--yes", day=DAY, expect=3)


def test_corrections_by_hand_name_what_it_was(ward: Path, cli: Cli) -> None:
    (ward / "a.csv").write_text(f"職員番号,研修名,修了年月日\n001200,{DATA},2026-07-01\n", "utf-8")
    cli("result", "import", "a.csv", "--yes", day=DAY)
    shown = cli("result", "correct", "001200", DATA, "--day", "2026-07-02", "--yes", day=DAY).err
    assert "2026-07-01" in shown and "2026-07-02" in shown
    cli("result", "correct", "001200", DATA, "--to-staff", "001237", "--yes", day=DAY)
    cli("result", "correct", "001237", DATA, "--outcome", "taken-back", "--yes", day=DAY)
    assert results(cli) == {("001237", DATA, "2026-07-02", "取消")}
    for outcome in Outcome:
        assert {f"why.outcome.{outcome.value}", f"result.outcome.{outcome.value}"} <= set(catalogue())
    assert (
        "W_RESULT_TAKEN_BACK" in cli("result", "import", _list(ward, f"001237,{DATA},2026-07-02"), "--yes", day=DAY).err
    )
    for _ in range(3):
        cli("db", "undo", "--yes")
    assert results(cli) == {("001200", DATA, "2026-07-01", "修了")}


def _list(ward: Path, line: str) -> str:
    (ward / "list.csv").write_text(f"職員番号,研修名,修了年月日\n{line}\n", "utf-8")
    return "list.csv"


def test_a_session_is_closed_when_no_more_will_come(ward: Path, cli: Cli) -> None:
    cli("session", "add", "planning-basics", "--day", "2026-06-10am", "--capacity", "9", "--code", "K1", "--yes")
    for number in ("001200", "001237"):
        cli("enrol", "add", "K1", "--staff", number, "--yes")
    cli("result", "close", "K1", "--yes", expect=3, day=date(2026, 6, 10))
    assert "001237" in cli("result", "outstanding", "--session", "K1", "--format", "csv", day=DAY).out
    cli("result", "close", "K1", "--yes", day=DAY)
    assert {r[3] for r in results(cli)} == {"未修了"}
    assert "K1" not in cli("result", "outstanding", day=DAY).out


def test_who_has_not_completed_an_e_learning_needs_no_day_once_it_is_over(ward: Path, cli: Cli) -> None:
    window = ("--online", "--window-from", "2026-06-01", "--window-to", "2026-06-30")
    cli("session", "add", DATA, *window, "--capacity", "99", "--code", "E1", "--yes")
    (ward / "r.csv").write_text(
        "職員番号,開催コード,修了,修了年月日\n001200,E1,修了,2026-06-20\n001237,E1,未修了,\n", "utf-8"
    )
    running = cli("result", "import", "r.csv", "--dry-run", day=date(2026, 6, 30))
    assert "N_RESULT_UNDER_WAY" in running.err
    assert "追加 1 / 変更なし 1" in running.err
    cli("result", "import", "r.csv", "--yes", day=DAY)
    assert {(r[0], r[2], r[3]) for r in results(cli)} == {
        ("001200", "2026-06-20", "修了"),
        ("001237", "2026-06-30", "未修了"),
    }
    assert "変更はありません" in cli("result", "import", "r.csv", "--yes", day=DAY).err


def test_an_overview_with_a_course_a_column_may_hold_percents_and_excuses(ward: Path, cli: Cli) -> None:
    lines = (
        "職員番号,氏名,企画の基礎,業務改善の基礎", "001200,佐藤 美咲,100%,62%", "001237,鈴木 拓也,公欠,○",
        "001274,髙橋 千尋,100.0 ％,未受講",
    )  # fmt: skip
    (ward / "overview.csv").write_text("\n".join(lines) + "\n", "utf-8")
    told = cli("result", "import", "overview.csv", "--on", "2026-06-30", "--yes", day=DAY).err
    # 62 % and 未受講 are under way: told, and no results.
    assert "2 行" in told and "追加 3（4件）" in told
    listed = cli("result", "list", "--format", "csv", day=DAY).out
    rows = {(cells[0], cells[3], cells[6]) for cells in (line.split(",") for line in listed.splitlines()[1:])}
    assert rows == {
        ("001200", "企画の基礎", "修了"), ("001237", "企画の基礎", "未修了"), ("001237", "業務改善の基礎", "修了"),
        ("001274", "企画の基礎", "修了"),
    }  # fmt: skip

"""Names of courses that nobody knows: each is told once with its count, answered one by one, and known next time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
DATA, SECURITY, PLANNING = "データ活用の基礎", "情報セキュリティの基礎", "企画の基礎"
CENTRE = """職員番号,氏名,研修名,修了年月日,修了
001200,佐藤 美咲,データ活用コース（初級）,2026-05-11,修了
001237,鈴木 拓也,データ活用コース（初級）,2026-05-11,修了
001200,佐藤 美咲,セキュリティｅラーニング2026,2026-05-12,修了
001237,鈴木 拓也,ZQ-17,2026-05-13,修了
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    staff = "職員番号,氏名,フリガナ,部,課,職名\n001200,佐藤 美咲,サトウ ミサキ,総務部,総務課,主任\n"
    (workspace / "staff.csv").write_text(f"{staff}001237,鈴木 拓也,スズキ タクヤ,総務部,総務課,主事\n", "utf-8")
    (workspace / "centre.csv").write_text(CENTRE, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    return workspace


def trainings(cli: Cli) -> dict[str, int]:
    text = cli("result", "list", "--format", "csv").out
    return {name: count for name in (DATA, SECURITY, PLANNING) if (count := text.count(f",{name},"))}


def test_all_unknown_names_are_told_at_once_with_their_counts(ward: Path, cli: Cli) -> None:
    err = cli("result", "import", "centre.csv", "--yes", expect=3).err
    told = [line for line in err.splitlines() if "知らない研修名" in line]
    assert [("（初級）" in one, " 2 行" in one) for one in told] == [(True, True), (False, False), (False, False)]
    assert DATA in told[0]  # the names like it
    assert trainings(cli) == {}


def test_each_name_is_answered_and_known_next_time(ward: Path, cli: Cli) -> None:
    answers = (f"データ活用コース（初級）={DATA}", f"セキュリティeラーニング2026={SECURITY}", f"ZQ-17={PLANNING}")
    said = [word for one in answers for word in ("--course", one)]
    assert "N_RESULT_LEARNT" in cli("result", "import", "centre.csv", *said, "--yes").err
    assert trainings(cli) == {DATA: 2, SECURITY: 1, PLANNING: 1}
    (ward / "june.csv").write_text(CENTRE.replace("-05-", "-09-"), "utf-8")
    err = cli("result", "import", "june.csv", "--near", "another", "--yes", expect=0).err
    assert "N_RESULT_LEARNT" not in err
    assert trainings(cli) == {DATA: 4, SECURITY: 2, PLANNING: 2}


def test_a_wrong_answer_is_put_right_and_one_for_no_line_is_told(ward: Path, cli: Cli) -> None:
    (ward / "one.csv").write_text("\n".join(CENTRE.splitlines()[:2]), "utf-8")
    cli("result", "import", "one.csv", "--course", f"データ活用コース（初級）={SECURITY}", "--yes")
    cli("db", "undo", "--yes")
    right = cli(
        "result", "import", "one.csv", "--course", f"データ活用コース(初級)={DATA}", "--course", "X9=ZQ", expect=None
    )
    assert right.code == 3  # there is no training ZQ
    told = cli(
        "result", "import", "one.csv", "--course", f"データ活用コース(初級)={DATA}", "--course", f"X9={DATA}", "--yes"
    )
    assert "W_RESULT_COURSE" in told.err
    assert trainings(cli) == {DATA: 1}
    assert "ファイルにある名前=研修名" in cli("result", "import", "one.csv", "--course", "X9", expect=2).err


def test_several_names_cannot_all_mean_one_training(ward: Path, cli: Cli) -> None:
    err = cli("result", "import", "centre.csv", "--training", DATA, "--yes", expect=3).err
    assert "E_RESULT_NAMES" in err
    assert "N_RESULT_COURSE" in err


def test_at_a_terminal_each_name_is_asked(ward: Path, cli: Cli) -> None:
    typed = f"1\nそんな研修はない\n{PLANNING}\n1\ny"  # the one with most lines first, then by name
    asked = cli("result", "import", "centre.csv", answer=typed).err
    assert "「データ活用コース（初級）」（2行）" in asked
    assert "「そんな研修はない」という研修はありません" in asked
    assert trainings(cli) == {DATA: 2, SECURITY: 1, PLANNING: 1}


@pytest.fixture
def shared(ward: Path) -> Path:
    """The name ステップ講座 is another name of two trainings."""
    path = ward / "data" / "trainings" / "basic.yaml"
    text = path.read_text("utf-8")
    for training in ("planning-basics", "bpr-basics"):
        head = f"  - id: {training}\n"
        assert head in text
        text = text.replace(head, f"{head}    aliases: [ステップ講座]\n")
    path.write_text(text, "utf-8")
    return ward


def test_a_name_that_two_trainings_bear_is_told_with_both(shared: Path, cli: Cli) -> None:
    (shared / "r.csv").write_text("職員番号,研修名,修了年月日,修了\n001200,ステップ講座,2026-05-11,修了\n", "utf-8")
    err = cli("result", "import", "r.csv", "--yes", expect=3).err
    assert "r.csv B2: E_RESULT_SEVERAL_TRAININGS" in err
    assert err.count(f"{PLANNING}、業務改善の基礎") == 2
    assert "という研修はありません" not in err
    assert "知らない研修名" not in err
    asked = cli("result", "import", "r.csv", "--dry-run", answer="1\n").err
    assert "「ステップ講座」（1行）はどの研修ですか" in asked
    assert f"1. {PLANNING}" in asked and "2. 業務改善の基礎" in asked
    cli("result", "import", "r.csv", "--course", f"ステップ講座={PLANNING}", "--yes")
    assert trainings(cli) == {PLANNING: 1}


def test_lists_of_sessions_and_applications_name_both_too(shared: Path, cli: Cli) -> None:
    (shared / "s.csv").write_text("研修名,開催コード,開催日,定員\nステップ講座,N1,2026-09-01,9\n", "utf-8")
    (shared / "q.csv").write_text("職員番号,研修名\n001200,ステップ講座\n", "utf-8")
    for words in (("session", "import", "s.csv"), ("enrol", "request", "import", "q.csv")):
        err = cli(*words, "--yes", expect=3).err
        assert "E_TRAINING_SEVERAL" in err
        assert f"{PLANNING}、業務改善の基礎" in err
        assert "研修一覧にありません" not in err


def test_behind_an_option_both_are_listed_and_a_whole_name_goes_before(shared: Path, cli: Cli) -> None:
    told = cli("training", "show", "ステップ講座", expect=4).text
    assert "planning-basics" in told and "bpr-basics" in told
    path = shared / "data" / "trainings" / "basic.yaml"
    text = path.read_text("utf-8").replace("[ステップ講座]", "[ステップ講座, データ活用の基礎]")
    path.write_text(text, "utf-8")
    assert DATA in cli("training", "show", DATA).out

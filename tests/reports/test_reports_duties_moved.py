"""A mandatory training that is somebody else's since the allocation: told by `status`, mended by what it advises."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
MAY = date(2026, 5, 11)
STAFF = """職員番号,氏名,部,課,職名
005101,古川 舞,水道部,営業課,主事
005102,星野 陸,水道部,営業課,主事
005103,松井 翼,水道部,工務課,係長
"""
HEAD = "  - id: bpr-basics\n"


@pytest.fixture
@made_once
def works(workspace: Path, cli: Cli) -> Path:
    """業務改善の基礎 is mandatory for 主事, who have their seats of an e-learning by an allocation."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes", day=MAY)
    owed_by(workspace, "主事")
    window = ("--window-from", "2026-06-01", "--window-to", "2026-12-28")
    cli("session", "add", "bpr-basics", *window, "--capacity", 9, "--code", "E1", "--yes", day=MAY)
    cli("allocate", "run", "--fy", "2026", "--yes", day=MAY)
    return workspace


def owed_by(works: Path, grade: str, years: str = "") -> None:
    """Make the training mandatory for a grade, and for nobody else."""
    file = works / "data" / "trainings" / "basic.yaml"
    kept = [line for line in file.read_text("utf-8").splitlines(keepends=True) if "mandatory_for" not in line]
    rule = f"    mandatory_for: [{{staff_grades: [{grade}]{years}}}]\n"
    file.write_text("".join(line + rule if line == HEAD else line for line in kept), "utf-8")


def told(cli: Cli) -> list[tuple[str, str]]:
    rows = json.loads(cli("status", "--format", "json", day=MAY).out)
    return [(row["what"], row["command"]) for row in rows if "必修" in row["what"]]


def seated(cli: Cli) -> set[str]:
    return {row["number"] for row in json.loads(cli("enrol", "list", "--format", "json", day=MAY).out)}


def test_nothing_is_told_while_duties_are_as_the_allocation_saw_them(works: Path, cli: Cli) -> None:
    assert told(cli) == []
    # Another text is no other duty.
    file = works / "data" / "trainings" / "basic.yaml"
    file.write_text(file.read_text("utf-8") + "\n# 表記を直しました。\n", "utf-8")
    assert told(cli) == []


def test_who_owes_it_now_and_whose_seat_is_no_duty_are_told_and_mended(works: Path, cli: Cli) -> None:
    owed_by(works, "係長")
    (people, command), (seats, _) = told(cli)
    assert people.endswith("席のない職員 1人") and seats.endswith("必修研修の席 2件")
    cli(*command.split()[1:], "--yes", day=MAY)
    assert seated(cli) == {"005103"}
    assert told(cli) == []


def test_seats_go_back_when_nobody_needs_one_any_more(works: Path, cli: Cli) -> None:
    owed_by(works, "主事", ", fiscal_years: [2027]")
    [(what, command)] = told(cli)
    assert what.endswith("必修研修の席 2件")
    cli(*command.split()[1:], "--yes", day=MAY)
    assert seated(cli) == set()
    assert told(cli) == []


def test_somebody_new_owes_what_all_owe(works: Path, cli: Cli) -> None:
    (works / "new.csv").write_text("職員番号,氏名,部,課,職名\n005104,森田 楓,水道部,工務課,主事\n", "utf-8")
    cli("staff", "import", "new.csv", "--as-of", "2026-05-01", "--yes", day=MAY)
    [(what, _)] = told(cli)
    assert what.endswith("席のない職員 1人")
    cli("refresh", "--yes", day=MAY)
    assert seated(cli) == {"005101", "005102", "005104"}
    assert told(cli) == []


def test_a_request_for_a_training_that_is_gone_is_told_and_can_be_withdrawn(works: Path, cli: Cli) -> None:
    cli("enrol", "request", "add", "planning-basics", "--staff", "005103", "--yes", day=MAY)

    def wanted() -> list[tuple[str, str]]:
        rows = json.loads(cli("status", "--format", "json", day=MAY).out)
        return [(row["what"], row["command"]) for row in rows if "定義にない研修への申込・希望" in row["what"]]

    assert wanted() == []
    for file in (works / "data").rglob("*.yaml"):
        text = file.read_text("utf-8")
        if "planning-basics" in text:
            file.write_text(text.replace("planning-basics", "planning-first"), "utf-8")
    [(what, command)] = wanted()
    assert "申込・希望 1件" in what
    assert "planning-basics" in cli(*command.split()[1:], day=MAY).out
    cli("enrol", "request", "withdraw", "planning-basics", "--staff", "005103", "--yes", day=MAY)
    assert wanted() == []


def test_a_duty_of_a_grade_that_there_is_not_is_told(works: Path, cli: Cli) -> None:
    owed_by(works, "係長級")
    named = [(what, command) for what, command in told(cli) if "職名" in what]
    assert named == [
        (
            "必修研修「業務改善の基礎」の対象の職名「係長級」は、職名の一覧にも職員にもない",
            "skillmap framework show bpr-basics",
        )
    ]
    assert "係長級" in cli("framework", "show", "bpr-basics", day=MAY).out
    owed_by(works, "課長")  # in the office's table, although nobody has it
    assert not [what for what, _ in told(cli) if "職名" in what]


def test_a_plan_toward_a_role_that_is_gone_ends_by_what_is_advised(works: Path, cli: Cli) -> None:
    role = works / "data" / "roles" / "guide.yaml"
    like = next(one.stem for one in sorted((works / "data" / "roles").glob("*.yaml")))
    cli("framework", "new", "role", "guide", "--ja", "案内役", "--en", "Guide", "--like", like, "--yes", day=MAY)
    cli("career", "aim", "--staff", "005103", "--to", "guide/1", "--yes", day=MAY)
    cli("plan", "make", "--all", "--yes", day=MAY)
    role.unlink()

    def plans() -> list[str]:
        rows = json.loads(cli("status", "--format", "json", day=MAY).out)
        return [row["command"] for row in rows if "guide/1" in row["what"] and "計画" in row["what"]]

    [command] = plans()
    assert command == "skillmap plan withdraw --staff 005103"
    cli(*command.split()[1:], "--yes", day=MAY)
    assert plans() == []

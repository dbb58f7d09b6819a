"""What renews a training serves as well where the training must come before another one, for who completed it once."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

Cli = Callable[..., Any]
STAFF = "職員番号,氏名,部,課,職名\n000701,金井 涼,総務部,総務課,主任\n000702,堀 樹,福祉部,福祉課,主事\n"
MAY = date(2026, 5, 10)


@pytest.fixture
@made_once
def town(workspace: Path, cli: Cli) -> Path:
    """実践 asks for 企画の基礎, good for two years and renewed by 業務改善の基礎. 000701 completed it in May 2023."""
    file = workspace / "data" / "trainings" / "basic.yaml"
    text = file.read_text("utf-8")
    head = "  - id: planning-basics\n"
    assert head in text
    file.write_text(text.replace(head, head + "    valid_years: 2\n    renewed_by: [bpr-basics]\n"), "utf-8")
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2023-04-01", "--yes", day=date(2023, 4, 1))
    (workspace / "done.csv").write_text("職員番号,研修名,修了,修了年月日\n000701,企画の基礎,修了,2023-05-12\n", "utf-8")
    cli("result", "import", "done.csv", "--yes", day=MAY)
    for training, code, day in (
        ("bpr-basics", "R1", "2026-07-06"),
        ("planning-basics", "T1", "2026-09-07"),
        ("planning-practice", "P1", "2026-07-22"),
    ):
        cli("session", "add", training, "--day", f"{day}am", "--capacity", 9, "--code", code, "--yes", day=MAY)
    return workspace


def given(cli: Cli, who: str) -> set[str]:
    text = cli("enrol", "list", "--format", "csv", day=MAY).out
    return set(re.findall(rf"^([A-Z]\d),.*?,{who},", text, re.MULTILINE))


def told(cli: Cli) -> str:
    return str(cli("status", "--all", "--format", "csv", day=MAY).out)


def test_a_seat_in_the_renewal_before_it_is_enough_for_a_seat_by_hand(town: Path, cli: Cli) -> None:
    warned = cli("enrol", "add", "P1", "--staff", "000701", "--dry-run", day=MAY).err
    assert "企画の基礎" in warned, "it is over by then"
    cli("enrol", "add", "R1", "--staff", "000701", "--yes", day=MAY)
    alone = cli("enrol", "add", "P1", "--staff", "000701", "--yes", day=MAY).err
    assert "企画の基礎" not in alone
    assert "P1" not in told(cli)
    cli("enrol", "cancel", "R1", "--staff", "000701", "--yes", day=MAY)
    assert "P1" in told(cli)


def test_who_never_completed_the_training_has_nothing_to_renew(town: Path, cli: Cli) -> None:
    cli("enrol", "add", "R1", "--staff", "000702", "--yes", day=MAY)
    assert "企画の基礎" in cli("enrol", "add", "P1", "--staff", "000702", "--yes", day=MAY).err
    assert "P1" in told(cli)


@pytest.mark.parametrize("by_hand", [True, False])
def test_an_allocation_seats_behind_the_renewal(by_hand: bool, town: Path, cli: Cli) -> None:
    for who in ("000701", "000702"):
        if by_hand:
            cli("enrol", "add", "R1", "--staff", who, "--yes", day=MAY)
        else:
            cli("enrol", "request", "add", "bpr-basics", "--staff", who, "--yes", day=MAY)
        cli("enrol", "request", "add", "planning-practice", "--staff", who, "--yes", day=MAY)
    cli("allocate", "run", "--fy", "2026", "--yes", day=MAY)
    assert given(cli, "000701") == {"R1", "P1"}
    assert given(cli, "000702") == {"R1"}
    assert "P1" not in told(cli)


def test_a_plan_that_counts_on_what_was_taken_back_is_told_although_the_seat_is_there(town: Path, cli: Cli) -> None:
    """The result of a seat is what counts once it is in: the seat itself proves nothing any more."""
    july = date(2026, 10, 1)
    cli("enrol", "add", "T1", "--staff", "000702", "--yes", day=MAY)
    (town / "r.csv").write_text("職員番号,開催コード,修了\n000702,T1,修了\n", "utf-8")
    cli("result", "import", "r.csv", "--yes", day=july)
    cli("career", "aim", "--staff", "000702", "--to", "product-manager/2", "--yes", day=july)
    cli("plan", "make", "--staff", "000702", "--yes", day=july)
    planned = cli("plan", "show", "000702", day=july).out
    assert "企画の実践" in planned or "実践" in planned
    before = cli("status", "--all", "--format", "csv", day=july).out
    cli("result", "correct", "000702", "企画の基礎", "--outcome", "taken-back", "--yes", day=july)
    after = cli("status", "--all", "--format", "csv", day=july).out
    assert "企画の基礎" not in before
    assert "企画の基礎" in after


def test_who_renews_what_is_mandatory_gets_no_seat_in_the_long_course_besides(town: Path, cli: Cli) -> None:
    file = town / "data" / "trainings" / "basic.yaml"
    head = "    renewed_by: [bpr-basics]\n"
    file.write_text(file.read_text("utf-8").replace(head, head + "    mandatory_for: [{due: '02-28'}]\n"), "utf-8")
    cli("enrol", "add", "R1", "--staff", "000701", "--yes", day=MAY)
    cli("allocate", "run", "--fy", "2026", "--yes", day=MAY)
    assert given(cli, "000701") == {"R1"}
    assert given(cli, "000702") == {"T1"}
    cli("enrol", "cancel", "R1", "--staff", "000701", "--yes", day=MAY)
    cli("allocate", "run", "--fy", "2026", "--yes", day=MAY)
    assert given(cli, "000701") == {"T1"}

"""Orders that were announced (内示) may be seen before their day; nothing else may."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from made_once import made_once

CLI = Callable[..., Any]
HEAD = "職員番号,氏名,部,課,係,職名\n"
PEOPLE = (
    "000201,相川 誠,企画部,財政課,財政係,係長\n"
    "000202,馬場 京子,企画部,財政課,財政係,主任\n"
    "000203,千田 実,区民部,戸籍課,戸籍係,主事\n"
)

ORDERS = "職員番号,氏名,部,課,係,職名,発令日,内示日\n"
BABA = "000202,馬場 京子,区民部,戸籍課,戸籍係,係長,2027-04-01,2027-03-20\n"
CHIDA = "000203,千田 実,企画部,財政課,財政係,主事,2027-04-01,2027-03-25\n"
EVE, DAY, LATER = date(2027, 3, 19), date(2027, 3, 20), date(2027, 3, 25)


@pytest.fixture
@made_once
def ward(workspace: Path, cli: CLI) -> Path:
    """Three people, and transfers of 1 April 2027 that are announced on two days."""
    Path("first.csv").write_text(HEAD + PEOPLE, "utf-8")
    cli("staff", "import", "first.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    Path("orders.csv").write_text(ORDERS + BABA + CHIDA, "utf-8")
    cli("staff", "import", "orders.csv", "--as-of", "2027-03-10", "--yes", day=date(2027, 3, 10))
    return workspace


def seen(cli: CLI, day: date, *asked: str) -> str | None:
    """What a question of 1 April shows on a day; None when it is refused."""
    ran = cli(*asked, "--as-of", "2027-04-01", expect=None, day=day)
    assert ran.code in (0, 4)
    return None if ran.code else str(ran.out)


def test_an_announced_order_is_seen_from_its_day_and_no_other(ward: Path, cli: CLI) -> None:
    assert seen(cli, EVE, "staff", "show", "000202") is None
    assert "戸籍係" in str(seen(cli, DAY, "staff", "show", "000202"))
    assert seen(cli, DAY, "staff", "show", "000203") is None, "announced on another day"
    assert seen(cli, DAY, "staff", "show", "000201") is None, "nothing of them was announced"
    assert seen(cli, DAY, "staff", "list") is None, "one transfer in it has not been announced"
    assert "財政係" in str(seen(cli, LATER, "staff", "list"))
    journal = cli("db", "journal", "--format", "json", day=LATER).out
    assert "include_future" not in journal, "what was announced is no secret"


def test_leaders_and_years_open_with_the_last_announcement(ward: Path, cli: CLI) -> None:
    assert cli("staff", "list", "--fy", "2027", expect=None, day=DAY).code == 4
    assert "財政係" in cli("staff", "list", "--fy", "2027", day=LATER).out


def test_an_order_told_otherwise_is_no_longer_announced(ward: Path, cli: CLI) -> None:
    Path("other.csv").write_text(
        ORDERS.replace(",内示日", "") + BABA.replace(",2027-03-20", "").replace("係長", "課長代理")
    )
    cli("staff", "import", "other.csv", "--as-of", "2027-03-21", "--yes", day=date(2027, 3, 21))
    assert seen(cli, LATER, "staff", "show", "000202") is None
    cli("db", "undo", "--yes", day=LATER)
    assert "係長" in str(seen(cli, LATER, "staff", "show", "000202"))


def test_the_day_can_be_told_later(ward: Path, cli: CLI) -> None:
    Path("sooner.csv").write_text(ORDERS + CHIDA.replace("2027-03-25", "2027-03-20"), "utf-8")
    told = cli("staff", "import", "sooner.csv", "--as-of", "2027-03-20", "--yes", day=DAY)
    assert "内示日（2027-04-01から）: 2027-03-25 → 2027-03-20" in told.err
    assert seen(cli, DAY, "staff", "list") is not None
    again = cli("staff", "import", "sooner.csv", "--as-of", "2027-03-20", "--yes", day=DAY)
    assert "内示日" not in again.err


def test_leave_to_come_and_somebody_else_leaving_keep_the_gate_closed(ward: Path, cli: CLI) -> None:
    cli("staff", "depart", "000201", "--on", "2027-03-31", "--yes", day=DAY)
    assert seen(cli, LATER, "staff", "list") is None
    assert seen(cli, LATER, "staff", "show", "000202") is not None

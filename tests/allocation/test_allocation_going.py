"""Who leaves, or hands a leader's seat over, in the middle of a year: no seat that the next look finds wrong."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from allocation_cases import MONDAY, TUESDAY, WEDNESDAY, held, online, question

from made_once import made_once
from skillmap.allocation.problem import Away, Learner, SeatProblem
from skillmap.allocation.run import allocate
from skillmap.allocation.substitutes import next_fitting
from skillmap.days import FOREVER

Cli = Callable[..., Any]
GONE = Learner("a", "S", leave=(Away(TUESDAY, FOREVER),), gone_from=TUESDAY)


def answer(problem: SeatProblem) -> str:
    return " ".join(f"{s.person}:{s.session}" for s in allocate(problem).seats)


def reasons(problem: SeatProblem) -> dict[str, str]:
    return {one.demand.person: one.reason for one in allocate(problem).unseated}


def test_who_leaves_for_good_begins_nothing_that_ends_later() -> None:
    # On leave from Tuesday, the Monday of the window would be enough; gone for good it is not.
    window = online("K1", "t", MONDAY, WEDNESDAY)
    assert answer(question("a:t", window, people={"a": replace(GONE, gone_from=None)})) == "a:K1"
    assert reasons(question("a:t", window, people={"a": GONE})) == {"a": "leave"}
    assert answer(question("a:t", online("K1", "t", MONDAY, MONDAY), people={"a": GONE})) == "a:K1"


def test_a_reason_that_ends_gives_a_seat_before_its_end_only() -> None:
    problem = question("a:t", held("K1", day=WEDNESDAY), held("K2", day=TUESDAY))
    short = replace(problem, demands=(replace(problem.demands[0], within=((MONDAY, WEDNESDAY),)),))
    assert answer(short) == "a:K2"
    assert reasons(replace(short, sessions=short.sessions[:1])) == {"a": "term"}


def test_who_cannot_come_for_good_is_not_counted_among_those_who_wait() -> None:
    problem = question("a:t b:t", held("K1", day=WEDNESDAY), people={"a": GONE})
    waiting, found = next_fitting(problem, (), "K1", 5)
    assert (waiting, [d.person for d in found]) == (1, ["b"])


STAFF = """職員番号,氏名,部,課,職名
000701,相川 薫,市民部,窓口課,主任
000702,井口 遥,市民部,窓口課,主事
000703,上田 涼,市民部,国保課,主任
000704,榎本 栞,市民部,国保課,主事
"""


@pytest.fixture
@made_once
def office(shipped_workspace: Path, cli: Cli) -> Path:
    """Two sections with a leader each; the leaders' programme as a window to March and as a class in December."""
    Path("all.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "all.csv", "--as-of", "2026-04-01", "--complete", "--yes")
    for section, number in (("窓口課", "000701"), ("国保課", "000703")):
        cli("leader", "nominate", "--section", section, "--staff", number, "--from", "2026-04-01", "--yes")
    cli("session", "add", "conduct-basics", "--capacity", "9", "--window-from", "2026-07-01", "--window-to",
        "2027-02-26", "--online", "--code", "E1", "--yes")  # fmt: skip
    cli("session", "add", "leader-kickoff", "--capacity", "9", "--day", "2026-12-08am", "--code", "K1", "--yes")
    cli("plan", "make", "--leaders", "--yes")
    cli("allocate", "run", "--fy", "2026", "--yes")
    return shipped_workspace


def seats_of(cli: Cli, number: str) -> set[str]:
    return {
        line.split(",")[0]
        for line in cli("enrol", "list", "--staff", number, "--format", "csv").out.split("\n")[1:]
        if line
    }


def told(cli: Cli, number: str) -> list[str]:
    return [line for line in cli("status", "--format", "csv").out.split("\n") if number in line or "前回の割当" in line]


def test_a_leaver_of_a_day_to_come_is_given_nothing_again(office: Path, cli: Cli) -> None:
    assert seats_of(cli, "000701") == {"E1", "K1"}
    freed = cli("staff", "depart", "000701", "--on", "2026-10-31", "--reason", "退職", "--yes").err
    assert "次の順番は 000701" not in freed
    assert "待っている" not in freed
    assert told(cli, "000701") == []
    for words in (("allocate", "run", "--fy", "2026", "--yes"), ("refresh", "--yes")):
        cli(*words)
        assert seats_of(cli, "000701") == set()
        assert told(cli, "000701") == []
    assert seats_of(cli, "000703") == {"E1", "K1"}


def test_a_leader_who_hands_over_in_autumn_has_no_seat_after_it(office: Path, cli: Cli) -> None:
    handed = cli("leader", "replace", "--section", "窓口課", "--staff", "000702", "--from", "2026-11-01", "--yes").err
    assert "次の順番は 000701" not in handed
    assert "K1" in "".join(told(cli, "000701"))
    cli("refresh", "--yes")
    assert seats_of(cli, "000701") == {"E1"}  # its window is open while the term runs
    assert told(cli, "000701") == []

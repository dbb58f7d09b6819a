"""The main job as `skillmap demo` runs it: every command succeeds, the numbers agree, a second run gives the same.

It runs where there is no network, and nothing tries to open a socket.
"""

import hashlib
from pathlib import Path

import demo_totals
import pytest

from watched import watched

STAFF = 150


AFTER = (
    "staff list --out list.xlsx",
    "leader form --due 2026-06-30 --out forms --yes",
    "roster export --out rosters --yes",
    "report html --out report.html",
    "framework check",
    "lint list.xlsx",
    "privacy describe",
    "privacy share --out totals",
    "db check",
)
"""What an office does later; the files go to the folder beside the ward."""


def run_demo(ward: Path, after: tuple[str, ...] = (), staff: int = STAFF) -> str:
    """The demo and further commands, in a process that may open no socket."""
    done = watched(ward.parent, [f"demo --staff {staff} --out {ward}", *(f"-C {ward} {line}" for line in after)])
    assert "OPENED" not in done.stderr, done.stderr
    assert done.stdout.endswith("DONE\n"), done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def digests(ward: Path) -> dict[str, str]:
    files = sorted([*(ward / "input").iterdir(), *(ward / "out").iterdir()])
    return {f.relative_to(ward).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    ward = tmp_path_factory.mktemp("demo") / "ward"
    return ward, run_demo(ward, AFTER)


def test_the_numbers_are_equal_wherever_they_are_printed(ran: tuple[Path, str]) -> None:
    assert demo_totals.differences(ran[0]) == []


def test_every_step_is_shown_as_a_user_types_it_and_nothing_else_speaks(ran: tuple[Path, str]) -> None:
    shown = ran[1]
    nouns = ("framework check", "org import", "staff import", "leader import", "assess import", "career aim",
             "assess gap", "plan make --all", "plan make --leaders", "session import", "allocate run",
             "roster export", "report year", "status")  # fmt: skip
    at = [shown.find(f"$ skillmap {noun}") for noun in nouns]
    assert -1 not in at
    assert "HiGHS" not in shown
    assert "Traceback" not in shown


def test_the_ward_has_bad_weather(ran: tuple[Path, str]) -> None:
    year = {row["measure"]: row for row in demo_totals.listing(ran[0], "report", "year", "--fy", "2026")}
    assert demo_totals.on_terminal(ran[0])["vacant"] >= 3
    assert "休職等" in year["職員数"]["note"]
    assert "評価なし" in year["職員数"]["note"]
    # An aim that nothing leads to, people without a seat for at least three different reasons.
    assert not str(year["目標までの不足"]["note"]).endswith("残る 0")
    assert year["席のない希望"]["value"] >= 20
    assert len(year["席のない希望"]["note"]) >= 3


def test_what_was_just_allocated_is_in_order(ran: tuple[Path, str]) -> None:
    told = demo_totals.listing(ran[0], "status", "--all")
    assert told
    assert [row for row in told if "allocate run" in str(row)] == []


@pytest.mark.torture
def test_a_second_run_starts_clean_and_gives_the_same_files(ran: tuple[Path, str]) -> None:
    ward, _ = ran
    before = digests(ward)
    assert len(before) == 9 + 14
    run_demo(ward)
    assert digests(ward) == before


@pytest.mark.torture
def test_an_office_of_30_000_has_every_coincidence_of_names_and_goes_through(tmp_path: Path) -> None:
    # Namesakes, people who marry into a colleague's name, units that are called alike: a ward of 300 has none of them.
    shown = run_demo(tmp_path / "large", staff=30_000)
    assert "E_STAFF" not in shown

"""The main job as `skillmap demo` runs it: every command succeeds, the numbers agree, a second run gives the same."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import demo_totals
import pytest

STAFF = 150


def run_demo(ward: Path) -> str:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SKILLMAP_")}
    done = subprocess.run(
        [sys.executable, "-m", "skillmap", "demo", "--staff", str(STAFF), "--out", str(ward)],
        env={**kept, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def digests(ward: Path) -> dict[str, str]:
    files = sorted([*(ward / "input").iterdir(), *(ward / "out").iterdir()])
    return {f.relative_to(ward).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    ward = tmp_path_factory.mktemp("demo") / "ward"
    return ward, run_demo(ward)


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


@pytest.mark.torture
def test_a_second_run_starts_clean_and_gives_the_same_files(ran: tuple[Path, str]) -> None:
    ward, _ = ran
    before = digests(ward)
    assert len(before) == 9 + 14
    run_demo(ward)
    assert digests(ward) == before

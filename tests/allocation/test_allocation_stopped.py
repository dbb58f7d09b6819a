"""Ctrl-C while seats are looked for, again and again: real signals to a real process; the seats are never lost."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from made_once import made_once
from skillmap import interrupts
from trials import LONG

Cli = Callable[..., Any]
STAFF = """職員番号,氏名,フリガナ,部,課,職名
001311,堀 由佳,ホリ ユカ,区民部,戸籍課,主任
001348,今井 直樹,イマイ ナオキ,区民部,保険課,主事
001385,永田 純,ナガタ ジュン,区民部,税務課,主事
"""
# The search is ended by a Ctrl-C (`stop`), or has ended by itself (`end`); from there on calls are counted, and at one
# of them comes the next Ctrl-C. What was counted when the seats were safe (in the file, or ready to be recorded) is
# written down.
CHILD = """
import os, signal, sys
from pathlib import Path
from skillmap.allocation import run
from skillmap.cli.app import app
from skillmap.office import seats
how, at, seen = sys.argv[1], int(sys.argv[2]), 0
signal.signal(signal.SIGINT, signal.default_int_handler)
def counting(frame, event, _):
    global seen
    if event == "call" and frame.f_code.co_name not in ("counting", "come"):
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGINT)
def stop(*_):
    sys.setprofile(counting)
    if how == "stop":
        os.kill(os.getpid(), signal.SIGINT)
    return run.StopReason.ROUNDS
def safe(whole):
    def counted(*given):
        found = whole(*given)
        if at == 0:
            Path("counted").write_text(str(seen))
        return found
    return counted
if how == "stop":
    run.Search._awkward = run.Search._plain = stop
    seats.keep = safe(seats.keep)
else:
    checked = run._checked
    def began(*given):
        sys.setprofile(counting)
        return checked(*given)
    run._checked = began
    seats.run = safe(seats.run)
app(["allocate", "run", "--yes"])
"""


@pytest.fixture
@made_once
def ward(workspace: Path, cli: Cli) -> Path:
    """Three people who plan 企画の基礎, and K1 with two seats."""
    (workspace / "staff.csv").write_text(STAFF, "utf-8")
    cli("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--yes")
    for number in ("001311", "001348", "001385"):
        cli("plan", "make", "--staff", number, "--to", "product-manager/1", "--yes")
    cli("session", "add", "企画の基礎", "--day", "2026-07-10am", "--capacity", 2, "--code", "K1", "--yes")
    return workspace


def run(ward: Path, how: str, at: int) -> tuple[int, str]:
    """The exit code, and what was said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SKILLMAP_")}
    found = subprocess.run(
        [sys.executable, "-c", CHILD, how, str(at)], cwd=ward, capture_output=True, encoding="utf-8", check=False,
        env={**kept, "SKILLMAP_TODAY": "2026-06-15", "PYTHONUTF8": "1"},
    )  # fmt: skip
    return found.returncode, found.stderr


def is_recorded(cli: Cli) -> bool:
    return "K1," in cli("enrol", "list", "--format", "csv").out


@pytest.mark.parametrize("how", ["stop", "end"])
def test_a_further_ctrl_c_at_any_moment_leaves_the_seats_in_the_file(ward: Path, cli: Cli, how: str) -> None:
    kept = ward / "out" / "allocation-2026.json"
    assert run(ward, how, 0)[0] == 0
    cli("db", "undo", "--yes")
    last = int((ward / "counted").read_text("ascii"))
    # At the last of these moments the file is there already, and nothing is recorded for a long time.
    shares = [n / 60 for n in range(60)] if LONG else [0, 0.4, 0.9]
    for share in [*shares, 1.01] if how == "stop" else shares:
        kept.unlink(missing_ok=True)
        code, said = run(ward, how, 1 + int(share * last))
        assert code == 130, (share, said)
        assert "Traceback" not in said
        assert str(kept) in said
        assert len(json.loads(kept.read_text("utf-8"))["seats"]) == 2
        assert [one.name for one in kept.parent.iterdir()] == [kept.name]
        assert not is_recorded(cli)
    cli("allocate", "apply", "--yes")
    assert is_recorded(cli)


def test_ctrl_c_is_raised_once_and_those_that_follow_wait() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with interrupts.raised_once() as found:
            with pytest.raises(KeyboardInterrupt):
                signal.raise_signal(signal.SIGINT)
            assert not found.is_waiting
            signal.raise_signal(signal.SIGINT)
            assert found.is_waiting
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_where_ctrl_c_is_ignored_or_anothers_it_stays_so() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interrupts.raised_once() as found:
            signal.raise_signal(signal.SIGINT)
            assert not found.is_waiting
        seen: list[object] = []

        def elsewhere() -> None:
            with interrupts.raised_once() as other:
                other.hold()
                seen.append(other.is_waiting)

        signal.signal(signal.SIGINT, signal.default_int_handler)
        thread = Thread(target=elsewhere)
        thread.start()
        thread.join()
        assert seen == [False]
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)

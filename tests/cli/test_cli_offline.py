"""The program works in a PC without network: nothing of it opens a socket, and it runs where there is no route."""

import subprocess
import sys
from pathlib import Path

import pytest

STEPS = """
import os, sys
from pathlib import Path

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        print("OPENED", event, arguments, file=sys.stderr)
        os._exit(9)

sys.addaudithook(watch)
from skillmap.cli.app import app
from typer.testing import CliRunner

LINES = [line.split() for line in sys.argv[1].splitlines()]
for line in LINES:
    done = CliRunner().invoke(app, line)
    assert done.exit_code in (0, 1), (line, done.output)
print("DONE", len(LINES))
"""
MAIN_JOB = """demo --staff 60 --out ward
-C ward staff list --out list.xlsx
-C ward leader form --out forms --yes
-C ward status
-C ward roster export --out rosters --yes
-C ward report html --out report.html
-C ward framework check
-C ward lint list.xlsx
-C ward privacy describe
-C ward privacy share --out totals
-C ward db check"""


def _run(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    command = [*before, sys.executable, "-c", STEPS, MAIN_JOB]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_nothing_opens_a_socket_while_the_main_job_is_done(tmp_path: Path) -> None:
    """Where the system lets us, in a network of its own without any route."""
    namespace = ("unshare", "--net", "--map-root-user")
    try:
        alone = subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        alone = False
    done = _run(tmp_path, *(namespace if alone else ()))
    assert "OPENED" not in done.stderr, done.stderr
    assert done.stdout.endswith("DONE 11\n"), done.stderr[-2000:]


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    script = STEPS.partition("from skillmap")[0] + "import socket\nsocket.socket()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 9 and "OPENED" in done.stderr


@pytest.mark.parametrize("module", ["http.client", "urllib.request", "ftplib", "smtplib"])
def test_nothing_that_speaks_to_a_network_is_loaded_at_the_start(module: str) -> None:
    script = f"import sys, skillmap.cli.app, skillmap.cli.staff; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0

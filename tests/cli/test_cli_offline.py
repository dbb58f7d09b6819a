"""The program works in a PC without network. That the main job opens no socket is tried with the demo (tests/demo)."""

import subprocess
import sys

from watched import WATCH


def test_the_watch_sees_a_socket() -> None:
    script = f"{WATCH}import socket\nsocket.socket()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 9 and "OPENED" in done.stderr


def test_nothing_that_speaks_to_a_network_is_loaded_at_the_start() -> None:
    modules = ["http.client", "urllib.request", "ftplib", "smtplib"]
    script = f"import sys, skillmap.cli.app, skillmap.cli.staff; print([m for m in {modules} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

"""Lines of the program in a process that ends at once when a socket is opened; without a route where the system can."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

WATCH = """
import os, sys

def watch(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        print("OPENED", event, arguments, file=sys.stderr)
        os._exit(9)

sys.addaudithook(watch)
"""
_LINES = """
from skillmap.cli.app import app
from typer.testing import CliRunner

for line in sys.argv[1].splitlines():
    done = CliRunner().invoke(app, line.split())
    assert done.exit_code in (0, 1), (line, done.output)
    print(done.output)
print("DONE")
"""


def watched(folder: Path, lines: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """The lines one after the other, as typed in the folder; the last line of the output is DONE."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SKILLMAP_")}
    namespace = ("unshare", "--net", "--map-root-user")
    try:
        alone = subprocess.run([*namespace, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        alone = False
    command = [*(namespace if alone else ()), sys.executable, "-c", WATCH + _LINES, "\n".join(lines)]
    env = {**kept, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)

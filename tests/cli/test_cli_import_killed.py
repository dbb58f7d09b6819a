"""kill -9 at any moment of an import: the database is as before or holds the whole import, never anything between."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

PEOPLE = 600
CHILD = """
import sys
from skillmap.cli.app import app
print("ready", flush=True)
app(["staff", "import", sys.argv[1], "--as-of", "2026-04-01", "--yes"])
"""


def people(count: int) -> str:
    lines = ["職員番号,氏名,フリガナ,部,課,係,職名"]
    lines += [
        f"{n:06},佐藤 美咲,サトウ ミサキ,第{n // 300}部,第{n // 30}課,第{n // 10}係,主事" for n in range(1, count + 1)
    ]
    return "\r\n".join(lines)


def counts(file: Path) -> tuple[int, ...]:
    """Entries, people, facts and postings; fails when the file is not sound."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = ("entry", "staff", "staff_fact", "posting")
        return tuple(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SKILLMAP_")}
    return {**kept, "SKILLMAP_TODAY": "2026-06-01", "PYTHONUTF8": "1"}


def killed_after(seconds: float, ward: Path, list_: Path) -> None:
    """Starts an import and kills it so many seconds after its first sign of life."""
    command = [sys.executable, "-c", CHILD, str(list_)]
    with subprocess.Popen(
        command, cwd=ward, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


@pytest.mark.torture
@pytest.mark.parametrize("part", range(10))
def test_a_killed_import_leaves_all_or_nothing(
    part: int, workspace: Path, tmp_path: Path, cli: Callable[..., Any]
) -> None:
    """Fifty kills in each part, 500 in all."""
    list_ = tmp_path / "staff.csv"
    list_.write_text(people(PEOPLE), "utf-8-sig")
    kept = tmp_path / "kept"
    shutil.copytree(workspace, kept)
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", CHILD, str(list_)], cwd=workspace, env=environment(), check=True, capture_output=True
    )
    whole_time = time.monotonic() - start
    file = workspace / "skillmap.sqlite"
    whole, none = counts(file), counts(kept / "skillmap.sqlite")
    chance = random.Random(3 + part)
    found = {"before": 0, "whole": 0}
    for _ in range(50):
        for left in workspace.glob("skillmap.sqlite*"):
            left.unlink()
        shutil.rmtree(workspace / "backups", ignore_errors=True)
        shutil.copy(kept / "skillmap.sqlite", file)
        # Half of the moments lie where the writing is.
        killed_after(whole_time * max(chance.random(), chance.random()), workspace, list_)
        after = counts(file)
        assert after in (none, whole), after
        found["whole" if after == whole else "before"] += 1
    print(found)
    assert min(found.values()) > 0, found
    cli("staff", "import", list_, "--as-of", "2026-04-01", "--yes")
    assert counts(file)[1:] == whole[1:]

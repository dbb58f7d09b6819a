"""kill -9 at any moment of an import: the database is as before or holds the whole import, never anything between.

On PostgreSQL the client is killed at each statement, before it is sent and while the server works on it.
"""

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
from sqlalchemy import text

from skillmap.storage import database
from trials import LONG

PEOPLE = 600
CHILD = """
import sys
from skillmap.cli.app import app
print("ready", flush=True)
app(["staff", "import", sys.argv[1], "--as-of", "2026-04-01", "--yes"])
"""

KILLED_AT = """
import os, signal, sys, threading
from sqlalchemy.engine.default import DefaultDialect
at, seen = int(sys.argv[1]), 0
def counting(whole):
    def step(*given, **more):
        global seen
        seen += 1
        if seen == at:
            timer = threading.Timer(0.001, os.kill, (os.getpid(), signal.SIGKILL))
            timer.start() if at % 2 else os.kill(os.getpid(), signal.SIGKILL)
        return whole(*given, **more)
    return step
for name in ("do_execute", "do_executemany", "do_execute_no_params", "do_commit"):
    setattr(DefaultDialect, name, counting(getattr(DefaultDialect, name)))
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
if "do_executemany" in vars(PGDialect_psycopg):
    PGDialect_psycopg.do_executemany = counting(PGDialect_psycopg.do_executemany)
from skillmap.cli.app import app
app(sys.argv[2:])
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


def current(url: str) -> tuple[int, ...]:
    """Facts that hold now, and the newest entry."""
    engine = database.connect(url)
    with database.reading(engine) as connection:
        holds = [f"SELECT count(*) FROM {name} WHERE retracted_by IS NULL" for name in ("staff_fact", "posting")]
        found = tuple(connection.scalar(text(one)) for one in (*holds, "SELECT coalesce(max(id), 0) FROM entry"))
    engine.dispose()
    return found


@pytest.mark.postgresql
def test_a_killed_client_leaves_all_or_nothing_on_a_server(
    postgres_url: str, workspace: Path, cli: Callable[..., Any]
) -> None:
    """The server rolls back what it had begun; the next command waits for that and goes on."""
    settings = workspace / "skillmap.toml"
    settings.write_text(f'{settings.read_text("utf-8")}\ndatabase = "{postgres_url}"\n', "utf-8")
    (workspace / "staff.csv").write_text(people(PEOPLE if LONG else 60), "utf-8-sig")
    command = ("staff", "import", "staff.csv", "--as-of", "2026-04-01", "--allow-mass-change", "--yes")
    place, found = 0, {"before": 0, "whole": 0}
    for place in range(1, 200) if LONG else (9, 28):
        facts, postings, head = current(postgres_url)
        with subprocess.Popen(
            [sys.executable, "-c", KILLED_AT, f"{place}", *command], cwd=workspace, env=environment(),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            killed = process.wait() == -signal.SIGKILL
        cli("staff", "list", "--out", "list.csv", "--replace")  # the next one waits, and is recorded
        now = current(postgres_url)
        if now == (facts, postings, head + 1):
            found["before"] += 1
        else:
            more = PEOPLE if LONG else 60
            assert now == (facts + more, postings + more, head + 2), (place, facts, postings, head, now)
            found["whole"] += 1
            cli("db", "undo", head + 1, "--yes")
        if not killed:
            break
    print({"statements": place, **found})
    assert found["before"] and (found["whole"] or not LONG)

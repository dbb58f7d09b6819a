"""How the commands of docs/performance.md grow: seconds of processor time and highest memory at four sizes.

A made-up ward of 3,000 with levels, plans and seats (`skillmap demo`), one of 300, and the first 10 and 57 times over
(`many_people`). Every command runs in a process of its own, one after the other; what it writes, the next one undoes.

    python benchmarks/bench_large.py [--sizes 300 3000 30000 170000] [--only status] [--keep DIR]

`--keep`: where the workspaces lie (1 GB), made once and used again; otherwise in a folder that is removed at the end.
`--source`: another checkout, whose program is measured on the same workspaces.
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DAY = "2026-06-01"
FY = "2026"
TIMES = {30_000: 10, 170_000: 57}
"""How many times the ward of 3,000 makes an office of this size."""
MULTIPLY = Path(__file__).with_name("many_people.py")


class Work(NamedTuple):
    """A command, and whether it is one of those that would take more than ten minutes in a metropolis."""

    name: str
    arguments: tuple[str, ...]
    most: int = 170_000


def works(ward: Path, out: Path) -> Iterator[Work]:
    """The commands, about people and sessions that there are in the workspace."""
    with sqlite3.connect(ward / "skillmap.sqlite") as connection:
        planned, code = connection.execute(
            "SELECT staff.number, session.code FROM enrolment e JOIN staff ON staff.id = e.staff_id "
            "JOIN session ON session.id = e.session_id JOIN plan ON plan.staff_id = e.staff_id "
            "JOIN meeting m ON m.session_id = e.session_id AND m.day > '2026-09-01' "
            "WHERE e.retracted_by IS NULL AND plan.purpose = 'aim' ORDER BY e.id LIMIT 1"
        ).fetchone()
        waiting = connection.execute(
            "SELECT staff.number FROM unseated u JOIN staff ON staff.id = u.staff_id ORDER BY u.id LIMIT 1"
        ).fetchone()
        section = connection.execute(
            "SELECT u.code FROM unit_fact f JOIN unit u ON u.id = f.unit_id WHERE f.is_section ORDER BY u.id LIMIT 1"
        ).fetchone()[0]
        training = connection.execute(
            "SELECT training, count(*) FROM unseated GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        ).fetchone()
    yield Work("staff show", ("staff", "show", planned))
    yield Work("plan show", ("plan", "show", planned))
    yield Work("why", ("why", "--staff", planned))
    yield Work("assess gap --staff", ("assess", "gap", "--staff", planned))
    yield Work("plan make --staff", ("plan", "make", "--staff", planned, "--dry-run"))
    yield Work("enrol cancel --staff", ("enrol", "cancel", code, "--staff", planned, "--yes"))
    yield Work("enrol add --staff", ("enrol", "add", code, "--staff", planned, "--yes"))
    yield Work("db undo of a seat", ("db", "undo", "--yes"))
    yield Work("db undo of the other", ("db", "undo", "--yes"))
    yield Work("enrol substitute", ("enrol", "substitute", code, "--staff", planned, "--dry-run"))
    yield Work("enrol cancel --section", ("enrol", "cancel", code, "--section", section, "--dry-run"))
    yield Work("session cancel", ("session", "cancel", code, "--dry-run"))
    if waiting:
        yield Work("allocate explain --staff", ("allocate", "explain", "--staff", waiting[0]))
    yield Work("allocate explain --section", ("allocate", "explain", "--section", section))
    yield Work("allocate explain --session", ("allocate", "explain", "--session", code))
    yield Work("allocate extra", ("allocate", "extra"), 30_000)
    if training:
        yield Work("allocate what-if --extra", ("allocate", "what-if", "--extra", training[0]), 30_000)
    yield Work("status", ("status",))
    yield Work("report year", ("report", "year"))
    yield Work("report html", ("report", "html", "--out", str(out / "report.html"), "--replace", "--yes"))
    yield Work("roster export", ("roster", "export", "--out", str(out / f"rosters-{ward.name}"), "--yes"), 30_000)


def measure(source: Path | None, ward: Path, arguments: tuple[str, ...]) -> tuple[float, int, int]:
    """Seconds of processor time, highest memory in MB and exit code of a command."""
    surroundings = {**os.environ, "SKILLMAP_TODAY": DAY, "LANG": "C.UTF-8"}
    if source is not None:
        surroundings["PYTHONPATH"] = str(source / "src")
    command = [sys.executable, "-m", "skillmap", "-C", str(ward), *arguments]
    process = subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, process.returncode


def workspaces(folder: Path, sizes: list[int]) -> dict[int, Path]:
    """The workspaces by size; made where there are none yet."""
    found = {}
    for size in sorted({3_000, *sizes} if max(sizes) > 3_000 else sizes):
        ward = found[size] = folder / str(size)
        if (ward / "skillmap.sqlite").exists():
            continue
        shutil.rmtree(ward, ignore_errors=True)
        if size in TIMES:
            # In a process of its own: the highest memory of who starts a command is told as that of the command.
            work = [sys.executable, str(MULTIPLY), str(found[3_000]), str(ward), str(TIMES[size])]
            subprocess.run(work, check=True, stdout=subprocess.DEVNULL)
        else:
            _, _, code = measure(None, folder, ("demo", "--staff", str(size), "--out", str(ward)))
            assert code == 0, code
    return found


def main() -> None:
    """The table, a line per command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3_000, 30_000, 170_000])
    parser.add_argument("--only", nargs="+", help="commands by their name in the table")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--source", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, out = given.keep or Path(name), Path(name) / "out"
        folder.mkdir(parents=True, exist_ok=True)
        out.mkdir()
        for size, ward in workspaces(folder, given.sizes).items():
            if size not in given.sizes:
                continue
            for work in works(ward, out):
                if size > work.most or (given.only and work.name not in given.only):
                    continue
                seconds, peak, code = measure(given.source, ward, work.arguments)
                failed = f"  exit {code}" if code else ""
                load = os.getloadavg()[0]
                print(f"{size:>7,}  {work.name:28} {seconds:6.1f} s  {peak:4} MB  load {load:4.1f}{failed}", flush=True)


if __name__ == "__main__":
    main()

"""Assessment: forms for every section written and taken back as one entry; gaps of a metropolis against ten roles.

Forms: seconds of the processor per command in a process of its own (start-up and database included), and the ratio to
a bare library doing the spreadsheets alone in this run: XlsxWriter writing the same cells, openpyxl reading the files.
Gaps: in a process of its own, from a database with every rating of 22 skills: profiles and gaps of everybody against
ten roles, against merely fetching all approved ratings on or before the day with sqlite3 in the order of the key.
Offices' profiles cluster: `distinct` says how many there are. The last lines are the worst case, everybody different.

    python benchmarks/bench_assessment.py [--full]

`--full`: 3,000 people in 100 sections, gaps of 170,000 (3.7 million ratings).
"""

import argparse
import gc
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import process_time

from openpyxl import load_workbook

from bench_forms import cells, skillmap, timed, write_bare

DAY = date(2026, 6, 1)
LAST = date(2026, 4, 1)


def fill(source: Path, out: Path) -> int:
    """A level in every cell for one, and the days; gives the number of levels."""
    chance = random.Random(3)
    filled = 0
    for path in sorted(source.glob("*.xlsx")):
        book = load_workbook(path)
        for page in book.worksheets[1:]:
            head = next((r for r in range(1, 20) if page.cell(r, 2).value == "スキル"), 0)
            if page.sheet_state != "visible" or not head:
                continue
            for row in range(head + 1, page.max_row + 1):
                if page.cell(row, 2).value:
                    own = chance.randrange(4)
                    page.cell(row, 5).value, page.cell(row, 6).value = own, max(0, own - chance.randrange(2))
                    filled += 2
        book.save(out / path.name)
    return filled


def forms(staff: int) -> None:
    """The forms of a ward, out and back."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ward, sent, back, bare = folder / "ward", folder / "forms", folder / "back", folder / "bare"
        back.mkdir()
        bare.mkdir()
        skillmap(folder, "demo", "--staff", str(staff), "--out", str(ward))
        wrote = skillmap(ward, "assess", "form", "--role", "section-ict-leader/1", "--out", str(sent))
        found = cells(sent)
        alone = timed(lambda: write_bare(found, bare))
        levels = fill(sent, back)
        took = skillmap(ward, "assess", "import", str(back), "--yes")
        reading = timed(lambda: cells(back))
        again = skillmap(ward, "assess", "import", str(back), "--yes")
        told = skillmap(ward, "assess", "status")
        pages = sum(len(sheets) for sheets in found.values())
        print(
            f"{staff:,} people, {len(found)} forms, {pages:,} sheets, {levels:,} levels, load {os.getloadavg()[0]:.1f}"
        )
        print(f"  assess form    {wrote:6.2f} s   {wrote / alone:5.1f} x XlsxWriter alone ({alone:.2f} s)")
        print(f"  assess import  {took:6.2f} s   {took / reading:5.1f} x openpyxl alone ({reading:.2f} s)")
        print(f"  the same again {again:6.2f} s")
        print(f"  assess status  {told:6.2f} s")


def make_database(path: Path, people: int, distinct: int) -> None:
    """A workspace's database with approved ratings of 22 skills, an earlier one of every tenth person among them."""
    from skillmap.storage import database

    database.create_database(f"sqlite:///{path}").dispose()
    chance = random.Random(4)
    profiles = [tuple(chance.randrange(5) for _ in range(22)) for _ in range(distinct)]
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO entry (id, at, by, host, command, arguments, summary, framework) "
                           "VALUES (1, '2026-04-01T00:00:00.000Z', '', '', '', '{}', '{}', '')")  # fmt: skip
        connection.executemany("INSERT INTO skill (id, code, entry_id) VALUES (?, ?, 1)", _skills())
        connection.executemany(
            "INSERT INTO staff (id, number, entry_id) VALUES (?, ?, 1)", ((n, f"{n:06}") for n in range(1, people + 1))
        )
        rows = (
            (staff, skill + 1, 3, day, level, "", 1)
            for staff in range(1, people + 1)
            for skill, level in enumerate(profiles[staff % distinct] if distinct < people else profiles[staff - 1])
            for day in ((LAST.replace(year=2025), LAST) if staff % 10 == 0 and skill == 0 else (LAST,))
        )
        connection.executemany(
            "INSERT INTO rating (staff_id, skill_id, stage, rated_on, level, rated_by, entry_id) "
            "VALUES (?,?,?,?,?,?,?)",
            ((*row[:3], row[3].isoformat(), *row[4:]) for row in rows),
        )  # fmt: skip


def _skills() -> list[tuple[int, str]]:
    from skillmap.framework.load import load, shipped

    framework, _ = load(shipped())
    assert framework is not None
    return list(enumerate(framework.skills, 1))[:22]


def _requirements() -> list[dict[str, int]]:
    from skillmap.framework.load import load, shipped

    framework, _ = load(shipped())
    assert framework is not None
    return [role.grades[max(role.grades)].requires for role in list(framework.roles.values())[:10]]


def fetch(path: Path) -> None:
    """All approved ratings on or before the day, in the order of the key."""
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "SELECT staff_id, skill_id, rated_on, level FROM rating WHERE stage = 3 AND rated_on <= ? "
            "AND retracted_by IS NULL ORDER BY staff_id, skill_id, stage, rated_on",
            (DAY.isoformat(),),
        ).fetchall()
    assert rows


def gaps(path: Path) -> None:
    """Everybody's gap against ten roles."""
    from skillmap.assessment import gaps as room
    from skillmap.assessment.store import approved_levels
    from skillmap.storage import database
    from skillmap.storage.facts import Moment

    engine = database.open_database(f"sqlite:///{path}")
    with engine.connect() as connection:
        staff = [n for (n,) in connection.exec_driver_sql("SELECT id FROM staff")]
        profiles = approved_levels(connection, Moment(DAY))
    for requires in _requirements():
        assert len(room.gaps(profiles, staff, requires)) == len(staff)


def child(what: str, path: Path) -> None:
    """One piece of work, its libraries imported beforehand."""
    import skillmap.assessment.store
    import skillmap.framework.load  # noqa: F401

    _requirements()
    gc.set_threshold(50_000, 20, 20)  # as the program's own processes have it (cli/app.py)
    start = process_time()
    {"fetch": fetch, "gaps": gaps}[what](path)
    print(process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def measure(path: Path, rounds: int) -> None:
    """Both in turn; medians."""
    times: dict[str, list[float]] = {"fetch": [], "gaps": []}
    peaks: dict[str, str] = {}
    for _ in range(rounds):
        for what, found in times.items():
            run = [sys.executable, __file__, "--child", what, str(path)]
            seconds, peaks[what] = subprocess.run(run, capture_output=True, text=True, check=True).stdout.split()
            found.append(float(seconds))
    base = statistics.median(times["fetch"])
    for what, found in times.items():
        middle = statistics.median(found)
        print(f"    {what:6} {middle:6.2f} s  x{middle / base:5.2f}  {peaks[what]} MB")


def all_gaps(people: int, clustered: Sequence[int], rounds: int) -> None:
    """Gaps of so many people, with profiles that cluster and with everybody different."""
    with tempfile.TemporaryDirectory() as name:
        for distinct in (*clustered, people):
            path = Path(name) / f"{distinct}.sqlite"
            make_database(path, people, distinct)
            print(f"  gaps of {people:,} people x 10 roles, {distinct:,} distinct profiles")
            measure(path, rounds)


def main() -> None:
    """Forms, then gaps."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("forms", "gaps"))
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]))
        return
    if given.only != "gaps":
        forms(3000 if given.full else 300)
    if given.only != "forms":
        people = 170_000 if given.full else 20_000
        all_gaps(people, (people // 60,), given.rounds)


if __name__ == "__main__":
    main()

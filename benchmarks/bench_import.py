"""How long an import takes from the file to the committed entry, against the least that any program would have to do.

- A staff workbook: `skillmap staff import` in full (pre-flight, reading, comparing, writing) against merely reading the
  file with openpyxl's normal mode, and against a script that hands the cells over from python-calamine to one SQLite
  table unlooked at; and the same file once more, just after it was taken in.
- A CSV of ratings, 22 per person: `skillmap assess import` in full against `sqlite3.executemany` of the same rows.

Baseline and candidate run in alternating child processes; the medians of the processor time, their spread, the ratio
and the highest memory are printed.

    python benchmarks/bench_import.py [--rounds 3] [--rows 5000] [--people 4000] [--full]

`--full` is the size of the promise: 30,000 rows, 170,000 people (3.7 million ratings).
"""

import argparse
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from time import process_time

from bench_sheets import FIELDS, staff_rows

SKILLS = 22
DAY = "2026-04-01"


def make_workbook(folder: Path, rows: int) -> None:
    """ward/ (an empty workspace) and staff.xlsx."""
    from skillmap.documents.staff_list import LAYOUT
    from skillmap.office.workspace import make
    from skillmap.sheets import sheet_from_layout, write_book

    make(folder / "ward", "みどり区")
    write_book(
        folder / "staff.xlsx",
        [sheet_from_layout(LAYOUT, staff_rows(rows), fields=FIELDS, as_of=date.fromisoformat(DAY))],
    )


def make_ratings(folder: Path, people: int) -> None:
    """rated/ (a workspace with these people), ratings.csv and skills.txt."""
    from skillmap.framework.load import load
    from skillmap.office.workspace import make
    from skillmap.sheets import write_csv

    workspace = make(folder / "rated", "みどり区")
    framework, _ = load(workspace.data)
    assert framework is not None
    names = [skill.name.ja for skill in framework.skills.values()][:SKILLS]
    numbers = [row["number"] for row in staff_rows(people)]
    _write_staff_csv(folder / "staff.csv", people)
    _skillmap(folder / "rated", "staff", "import", str(folder / "staff.csv"), "--as-of", DAY, "--yes")
    chance = random.Random(2)
    lines = [",".join(["職員番号", *names])]
    lines += [number + "," + ",".join(str(chance.randrange(5)) for _ in names) for number in numbers]
    (folder / "ratings.csv").write_text("\r\n".join(lines), "utf-8-sig")
    del write_csv


def _write_staff_csv(path: Path, people: int) -> None:
    lines = ["職員番号,氏名,フリガナ,部,課,係,職名"]
    fields = ("number", "name", "kana", "department", "section", "subsection", "grade")
    lines += [",".join(str(row[key]) for key in fields) for row in staff_rows(people)]
    path.write_text("\r\n".join(lines), "utf-8-sig")


def _skillmap(ward: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "skillmap", "-C", str(ward), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]


def staff_import(folder: Path) -> None:
    """The whole command in this process."""
    _run(folder / "work", "staff", "import", str(folder / "staff.xlsx"), "--yes")


def ratings_import(folder: Path) -> None:
    """The whole command in this process."""
    _run(folder / "work", "assess", "import", str(folder / "ratings.csv"), "--as-of", DAY, "--yes")


def _run(ward: Path, *arguments: str) -> None:
    from skillmap.cli.app import main

    # As the program itself is started: how Python looks for circles is set there.
    sys.argv = ["skillmap", "-C", str(ward), *arguments]
    try:
        main()
    except SystemExit as end:
        assert not end.code, end.code


def openpyxl_read(folder: Path) -> None:
    """Merely reading the workbook, every cell once."""
    import openpyxl

    book = openpyxl.load_workbook(folder / "staff.xlsx", data_only=True)
    assert sum(1 for row in book.worksheets[0].iter_rows(values_only=True) if row[0]) > 1


def staff_again(folder: Path) -> None:
    """The whole command a second time; the first one is another process."""
    _skillmap(folder / "work", "staff", "import", str(folder / "staff.xlsx"), "--yes")
    staff_import(folder)


def script(folder: Path) -> None:
    """What a script does that trusts its file: no pre-flight, no question, no record of who and when."""
    import python_calamine

    rows = python_calamine.CalamineWorkbook.from_path(str(folder / "staff.xlsx")).get_sheet_by_index(0).to_python()
    width = max(map(len, rows))
    with sqlite3.connect(folder / "work" / "plain.sqlite") as connection:
        connection.execute(f"CREATE TABLE staff ({', '.join(f'c{n}' for n in range(width))})")
        connection.executemany(
            f"INSERT INTO staff VALUES ({', '.join('?' * width)})", [[str(one) for one in row] for row in rows]
        )


def executemany(folder: Path) -> None:
    """The ratings' rows, made beforehand, into a table like the program's; foreign keys are not looked at."""
    people = (folder / "ratings.csv").read_text("utf-8-sig").splitlines()[1:]
    rows = [
        (n, skill, 3, DAY, int(level), "import", 1, f"{chr(66 + skill)}{n + 2}", 1)
        for n, line in enumerate(people)
        for skill, level in enumerate(line.split(",")[1:])
    ]
    with sqlite3.connect(folder / "work" / "skillmap.sqlite") as connection:
        made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'rating'").fetchone()[0]
    start = process_time()
    with sqlite3.connect(folder / "work" / "plain.sqlite") as connection:
        connection.execute(made)
        connection.executemany(
            "INSERT INTO rating (staff_id, skill_id, stage, rated_on, level, rated_by, source_id, cell, entry_id) "
            "VALUES (?,?,?,?,?,?,?,?,?)",
            rows,
        )
    (folder / "own").write_text(str(process_time() - start))


WORK = {
    "openpyxl-read": (openpyxl_read, "ward"),
    "script": (script, "ward"),
    "staff-import": (staff_import, "ward"),
    "staff-again": (staff_again, "ward"),
    "executemany": (executemany, "rated"),
    "ratings-import": (ratings_import, "rated"),
}


def child(what: str, folder: Path) -> None:
    work, ward = WORK[what]
    shutil.rmtree(folder / "work", ignore_errors=True)
    shutil.copytree(folder / ward, folder / "work")
    (folder / "own").unlink(missing_ok=True)
    start = process_time()
    work(folder)
    own = folder / "own"
    seconds = float(own.read_text()) if own.exists() else process_time() - start
    print(f"\n{seconds} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")


def measure(what: str, folder: Path) -> tuple[float, int]:
    done = subprocess.run(
        [sys.executable, __file__, "--child", what, str(folder)],
        capture_output=True, text=True, check=False,
        env={**os.environ, "SKILLMAP_TODAY": DAY, "XDG_CACHE_HOME": str(folder / "cache")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    seconds, peak = done.stdout.strip().splitlines()[-1].split()
    return float(seconds), int(peak)


def compare(baseline: str, candidate: str, folder: Path, rounds: int, promise: float) -> None:
    times: dict[str, list[float]] = {baseline: [], candidate: []}
    peaks: dict[str, int] = {}
    for _ in range(rounds):
        for what in (baseline, candidate):
            seconds, peak = measure(what, folder)
            times[what].append(seconds)
            peaks[what] = max(peaks.get(what, 0), peak)
    base = statistics.median(times[baseline])
    for what, found in times.items():
        middle = statistics.median(found)
        spread = (max(found) - min(found)) / middle
        kept = f"  promised: {promise}" if what == candidate else ""
        print(f"{what:16} {middle:7.2f} s  x{middle / base:5.2f}  spread {spread:4.0%}  {peaks[what]} MB{kept}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--people", type=int, default=4_000)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--child", nargs=2)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]))
        return
    rows, people = (30_000, 170_000) if given.full else (given.rows, given.people)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workbook(folder, rows)
        make_ratings(folder, people)
        print(f"staff.xlsx: {rows:,} rows, {(folder / 'staff.xlsx').stat().st_size // 1024:,} KB (processor time)")
        compare("openpyxl-read", "staff-import", folder, given.rounds, 0.8)
        compare("script", "staff-import", folder, given.rounds, 10)
        compare("staff-import", "staff-again", folder, given.rounds, 0.3)
        print(f"ratings.csv: {people:,} people x {SKILLS} (processor time)")
        compare("executemany", "ratings-import", folder, given.rounds, 3.0)


if __name__ == "__main__":
    main()

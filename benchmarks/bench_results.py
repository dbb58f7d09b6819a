"""How long `skillmap result import` takes against `sqlite3.executemany` of the same rows, both as processor time.

    python benchmarks/bench_results.py [--people 30000] [--results 300000]

One run of each, one after the other; the whole command counts (start-up, reading, comparing, wording, writing).
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

TRAININGS = ("dx-basics", "conduct-basics", "genai-basics", "spreadsheet-analysis", "information-security-yearly",
             "harassment-prevention-yearly", "personal-information-yearly", "cloud-basics", "network-basics",
             "plain-japanese")  # fmt: skip
BASELINE = """
import csv, sqlite3, sys
con = sqlite3.connect(sys.argv[2])
con.execute("create table completion(id integer primary key, staff_id integer not null, training text not null,"
            " session_id integer, completed_on text not null, outcome text not null, hours real, score real,"
            " remark text not null, entry_id integer, retracted_by integer, source_id integer, cell text)")
for column in ("staff_id", "session_id", "entry_id"):
    con.execute(f"create index by_{column} on completion({column})")
rows = [(int(r[0]) + 1, r[1], None, r[2], "completed", None, None, "", 5, None, 1, f"D{i}")
        for i, r in enumerate(csv.reader(open(sys.argv[1], encoding="utf-8")), 1) if i > 1]
con.executemany("insert into completion(staff_id, training, session_id, completed_on, outcome, hours, score, remark,"
                " entry_id, retracted_by, source_id, cell) values(?,?,?,?,?,?,?,?,?,?,?,?)", rows)
con.commit()
"""


def _write(folder: Path, people: int, results: int) -> None:
    chance = random.Random(1)
    staff = (f"{i:06d},架空 太郎,カクウ タロウ,部{i % 20},課{i % 300},主事" for i in range(people))
    (folder / "staff.csv").write_text("\n".join(("職員番号,氏名,フリガナ,部,課,職名", *staff)), "utf-8")
    days = (date(2020, 4, 1) + timedelta(days=chance.randrange(2200)) for _ in range(results))
    courses = (TRAININGS[i // people % len(TRAININGS)] for i in range(results))
    numbered = zip(range(results), courses, days, strict=True)
    lines = (f"{i % people:06d},{course},{day},修了" for i, course, day in numbered)
    (folder / "results.csv").write_text("\n".join(("職員番号,研修名,修了年月日,修了", *lines)), "utf-8")


def _seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # As in an office: the program is compiled once, not at every start.
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env["SKILLMAP_TODAY"] = "2026-07-31"
    subprocess.run(command, check=True, capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--results", type=int, default=300_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run = [sys.executable, "-m", "skillmap"]
        ward = [*run, "-C", str(folder / "ward")]
        _write(folder, asked.people, asked.results)
        _seconds([*run, "init", str(folder / "ward"), "--office", "みどり区"])
        _seconds([*ward, "staff", "import", str(folder / "staff.csv"), "--as-of", "2016-04-01", "--yes"])
        taken = _seconds([*ward, "result", "import", str(folder / "results.csv"), "--yes"])
        least = _seconds([sys.executable, "-c", BASELINE, str(folder / "results.csv"), str(folder / "least.db")])
    size = f"{asked.results:,} results of {asked.people:,} people"
    print(f"{size}: {taken:.1f} s, executemany {least:.1f} s, {taken / least:.1f} ×")


if __name__ == "__main__":
    main()

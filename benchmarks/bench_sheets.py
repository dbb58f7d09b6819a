"""How fast the sheets room reads and writes, against openpyxl in the same run.

Baseline and candidate run in alternating child processes; the medians, their spread and the ratio are printed.

    python benchmarks/bench_sheets.py [--rows 30000] [--rounds 5]
"""

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

CHOICES = ("read", "openpyxl-read", "write", "openpyxl-write", "preflight", "csv-matrix")


def staff_rows(count: int) -> list[dict[str, Any]]:
    """Made-up staff, the same every time."""
    chance = random.Random(1)
    family = [a + b for a in "佐鈴高田伊渡山中小加吉松井木林" for b in "藤木橋中辺本村田川野"]
    given = [a + b for a in "美拓千太結隆綾健恵剛花大陽" for b in "咲也尋郎衣子太介一誠"]
    rows = []
    for n in range(count):
        hired = date(1990, 4, 1) + timedelta(days=365 * chance.randrange(33))
        rows.append(
            {
                "number": f"{100000 + n:06d}",
                "name": f"{chance.choice(family)} {chance.choice(given)}",
                "kana": "サトウ ミサキ" if n % 3 else f"タナカ {chance.choice('アイウエオ')}ロウ",
                "department": f"第{n // 900 + 1}部",
                "section": f"第{n // 90 + 1}課",
                "subsection": f"第{n // 15 + 1}係",
                "grade": chance.choice(("主事", "主任", "係長", "課長代理", "課長")),
                "job_kind": chance.choice(("事務", "技術", "福祉")),
                "hired_on": hired,
                "posted_on": date(2024, 4, 1),
                "remark": "" if n % 10 else f"備考 {n}",
            }
        )
    return rows


FIELDS = (
    "number",
    "name",
    "kana",
    "department",
    "section",
    "subsection",
    "grade",
    "job_kind",
    "hired_on",
    "posted_on",
    "remark",
)


def read(folder: Path) -> int:
    from skillmap.documents.staff_list import read_staff_list
    from skillmap.sheets import ReadOptions

    records, _ = read_staff_list(folder / "staff.xlsx", ReadOptions(code_width=6, as_of=date(2026, 4, 1)))
    return len(records)


def preflight(folder: Path) -> int:
    from skillmap.sheets.limits import LARGE
    from skillmap.sheets.package.preflight import load
    from skillmap.sheets.package.workbook import Workbook

    book = Workbook(load(folder / "staff.xlsx", LARGE), LARGE)
    return sum(len(grid.rows) for grid in book.grids if grid) - 1


def openpyxl_read(folder: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(folder / "staff.xlsx", data_only=True)
    return sum(1 for row in book.worksheets[0].iter_rows(min_row=2, values_only=True) if row[0])


def write(folder: Path) -> int:
    from skillmap.documents.staff_list import LAYOUT
    from skillmap.sheets import sheet_from_layout, write_book

    rows = staff_rows(int((folder / "count").read_text()))
    start = perf_counter()
    write_book(folder / "out.xlsx", [sheet_from_layout(LAYOUT, rows, kind="data", fields=FIELDS)])
    (folder / "own").write_text(str(perf_counter() - start))
    return len(rows)


def openpyxl_write(folder: Path) -> int:
    import openpyxl

    rows = staff_rows(int((folder / "count").read_text()))
    start = perf_counter()
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("職員名簿")
    page.append(list(FIELDS))
    for row in rows:
        page.append([row[key] for key in FIELDS])
    book.save(folder / "out2.xlsx")
    (folder / "own").write_text(str(perf_counter() - start))
    return len(rows)


def csv_matrix(folder: Path) -> int:
    """170,000 staff with 22 ratings each from a CSV."""
    from skillmap.sheets import LARGE, Field, Kind, Layout, read
    from skillmap.words import Bilingual

    skills = [Field(f"s{n}", Bilingual(f"スキル{n}", f"s{n}"), Kind.LEVEL, minimum=0, maximum=4) for n in range(22)]
    number = Field("number", Bilingual("職員番号", "number"), Kind.CODE, required=True)
    title = Bilingual("評価", "Ratings")
    layout = Layout("ratings", title, title, (number, *skills), limits=LARGE)
    return len(read(folder / "ratings.csv", layout).rows)


def child(what: str, folder: Path) -> None:
    start = perf_counter()
    count = {
        "read": read,
        "openpyxl-read": openpyxl_read,
        "write": write,
        "openpyxl-write": openpyxl_write,
        "preflight": preflight,
        "csv-matrix": csv_matrix,
    }[what](folder)
    seconds = perf_counter() - start
    if "write" in what:
        seconds = float((folder / "own").read_text())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(count, seconds, peak)


def run(what: str, folder: Path) -> tuple[int, float, int]:
    done = subprocess.run(
        [sys.executable, __file__, "--child", what, str(folder)], capture_output=True, text=True, check=True
    )
    count, seconds, peak = done.stdout.split()
    return int(count), float(seconds), int(peak)


def compare(baseline: str, candidates: list[str], folder: Path, rounds: int) -> None:
    times: dict[str, list[float]] = {}
    peaks: dict[str, int] = {}
    counts = set()
    for _ in range(rounds):
        for what in (baseline, *candidates):
            count, seconds, peak = run(what, folder)
            counts.add(count)
            times.setdefault(what, []).append(seconds)
            peaks[what] = max(peaks.get(what, 0), peak)
    assert len(counts) == 1, counts
    base = statistics.median(times[baseline])
    for what, found in times.items():
        middle = statistics.median(found)
        spread = (max(found) - min(found)) / middle
        print(f"{what:16} {middle:7.2f} s  x{middle / base:5.2f} of {baseline}  spread {spread:4.0%}  {peaks[what]} MB")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--matrix", type=int, default=0, help="also a CSV of so many staff with 22 ratings each")
    parser.add_argument("--child", nargs=2)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "count").write_text(str(given.rows))
        run("write", folder)
        (folder / "out.xlsx").rename(folder / "staff.xlsx")
        print(f"{given.rows} rows, {(folder / 'staff.xlsx').stat().st_size // 1024} KB")
        compare("openpyxl-read", ["read", "preflight"], folder, given.rounds)
        compare("openpyxl-write", ["write"], folder, given.rounds)
        if given.matrix:
            chance = random.Random(2)
            heading = ",".join(["職員番号", *(f"スキル{n}" for n in range(22))])
            lines = [f"{n:06d}," + ",".join(str(chance.randrange(5)) for _ in range(22)) for n in range(given.matrix)]
            (folder / "ratings.csv").write_text("\r\n".join([heading, *lines]), "utf-8-sig")
            print("csv-matrix", run("csv-matrix", folder))


if __name__ == "__main__":
    main()

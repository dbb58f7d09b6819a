"""What leaves the office: workbooks of sections, one large data sheet, the page for managers.

- 100 section workbooks for 3,000 people (contents, a ruled print sheet, a data sheet each): from the listings to the
  files, against XlsxWriter alone writing the same cells with the same formats, widths and page set-up.
- One data sheet of rows × 20 columns: the program's writer against openpyxl's write-only mode with the same number
  formats; highest memory at the full and at half the size.
- `report html` of a whole office, from the open database to the file, against merely fetching with sqlite3 every row
  that it is counted from (approved ratings in the order of the key among them), and against fetching the rows of the
  page's own questions and doing nothing with them.

Baseline and candidate run in alternating child processes; medians of the processor time, their spread, the ratio and
the highest memory are printed.

    python benchmarks/bench_reports.py [--rounds 3] [--full] [--office WORKSPACE]

`--full`: 170,000 people on the page; otherwise 10,000. The other two have the size of the promise anyway. `--office`:
the page of a workspace that is there (of SQLite; a copy of it is measured), as `bench_large.py --keep` leaves them.
"""

import argparse
import json
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import process_time
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bench_import import make_ratings
from bench_sheets import staff_rows

SECTIONS, PEOPLE = 100, 3_000
ROWS, COLUMNS = 50_000, 20
DAY = "2026-06-01"


def listings() -> list[Any]:
    """A listing per section: its people and their trainings, as a roster has them."""
    from skillmap.tables import Align, Table, column
    from skillmap.words import Bilingual

    columns = (
        column("number", "職員番号", "number", align=Align.CENTER, width=10),
        column("name", "氏名", "name", width=16),
        column("kana", "フリガナ", "kana", width=18),
        column("section", "課", "section", width=18),
        column("team", "係", "team", width=16),
        column("grade", "職名", "grade", width=10),
        column("training", "研修名", "training", width=30),
        column("when", "日程", "when", width=18),
        column("venue", "会場", "venue", width=14),
        column("hours", "時間", "hours", align=Align.RIGHT, width=8),
    )
    people = staff_rows(PEOPLE)
    each = PEOPLE // SECTIONS
    found = []
    for section in range(SECTIONS):
        rows = [
            (
                p["number"], p["name"], p["kana"], p["section"], p["subsection"], p["grade"], f"研修{n % 7}の基礎",
                date(2026, 6 + n % 6, 1 + n % 28), f"研修室{'ABC'[n % 3]}", 3 + n % 4,
            )
            for n, p in enumerate(people[section * each : (section + 1) * each])
        ]  # fmt: skip
        found.append(
            Table(f"s{section}", Bilingual(f"第{section}課の名簿", "Roster"), columns, rows, (), date(2026, 6, 1))
        )
    return found


def section_books(folder: Path) -> None:
    """The program's way."""
    from skillmap.sheets import Extras, sheet_from_table, write_book

    for number, table in enumerate(listings()):
        sheets = [
            sheet_from_table(table, "ja", extras=Extras(subtitle=("みどり区",), confidential=True, name="名簿")),
            sheet_from_table(table, "ja", kind="data", extras=Extras(name="データ")),
        ]
        write_book(folder / f"{number}.xlsx", sheets)


def section_books_bare(folder: Path) -> None:
    """The same cells, formats, widths and page set-up with the library alone."""
    import xlsxwriter

    from skillmap.days import wareki

    for number, table in enumerate(listings()):
        book = xlsxwriter.Workbook(
            str(folder / f"{number}.xlsx"),
            {
                "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                "default_format_properties": {"font_name": "游ゴシック", "font_size": 11},
            },
        )  # fmt: skip
        ruled = {"border": 1, "valign": "vcenter", "text_wrap": True}
        title = book.add_format({"bold": True, "font_size": 16})
        heading = book.add_format({**ruled, "bold": True, "align": "center", "pattern": 1, "bg_color": "#EDEDED"})
        looks = [book.add_format({**ruled, "align": c.align.value, "num_format": "@"}) for c in table.columns]
        plain, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet("名簿")
        page.write_string(0, 0, table.title.ja, title)
        page.write_string(1, 0, "令和8年6月1日現在")
        page.write_string(2, 0, "みどり区")
        for n, column in enumerate(table.columns):
            page.write_string(4, n, column.title.ja, heading)
            page.set_column(n, n, column.width)
        for at, row in enumerate(table.rows, 5):
            for n, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(at, n, value, looks[n])
                else:
                    page.write_string(at, n, wareki(value) if isinstance(value, date) else value, looks[n])
        page.set_paper(9)
        page.set_landscape()
        page.repeat_rows(4)
        page.freeze_panes(5, 0)
        page.autofilter(4, 0, 4 + len(table.rows), len(table.columns) - 1)
        page.fit_to_pages(1, 0)
        page.set_header("&R【取扱注意】")
        page.set_footer("&C&P / &N")
        data = book.add_worksheet("データ")
        for n, column in enumerate(table.columns):
            data.write_string(0, n, column.title.ja)
            data.set_column(n, n, column.width)
        for at, row in enumerate(table.rows, 1):
            for n, value in enumerate(row):
                if isinstance(value, date):
                    data.write_datetime(at, n, value, day)
                elif isinstance(value, int):
                    data.write_number(at, n, value)
                else:
                    data.write_string(at, n, value, plain)
        data.freeze_panes(1, 0)
        book.close()


def data_rows(count: int) -> list[tuple[Any, ...]]:
    """Rows of texts, days and numbers, the same every time."""
    chance = random.Random(5)
    people = staff_rows(2_000)
    found = []
    for n in range(count):
        p = people[n % len(people)]
        texts = [
            p[key] for key in ("number", "name", "kana", "department", "section", "subsection", "grade", "job_kind")
        ]
        found.append((*texts, p["hired_on"], p["posted_on"], *(chance.randrange(5) for _ in range(COLUMNS - 10))))
    return found


def data_sheet(folder: Path, count: int = ROWS) -> None:
    """The program's way."""
    from skillmap.sheets import Sheet, SheetColumn, write_book

    columns = tuple(SheetColumn(f"c{n}", f"列{n}", width=12) for n in range(COLUMNS))
    rows = data_rows(count)
    start = process_time()
    write_book(folder / "data.xlsx", [Sheet("データ", columns, rows, purpose="data")])
    (folder / "own").write_text(str(process_time() - start))


def half_data_sheet(folder: Path) -> None:
    """The same with half as many rows."""
    data_sheet(folder, ROWS // 2)


def data_sheet_openpyxl(folder: Path) -> None:
    """openpyxl's write-only mode with the same number formats."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    rows = data_rows(ROWS)
    start = process_time()
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("データ")
    page.append([f"列{n}" for n in range(COLUMNS)])
    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(page, value)
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(value, str):
                cell.number_format = "@"
            cells.append(cell)
        page.append(cells)
    book.save(folder / "data2.xlsx")
    (folder / "own").write_text(str(process_time() - start))


def make_office(folder: Path, people: int) -> None:
    """office/: a workspace with so many people in sections, 22 ratings each, an aim of every third."""
    make_ratings(folder, people)
    ward = folder / "rated"
    _skillmap(ward, "assess", "import", str(folder / "ratings.csv"), "--as-of", "2026-04-01", "--yes")
    lines = ["職員番号,目標の人材像,段階"]
    lines += [f"{row['number']},課のICTリーダー,1" for row in staff_rows(people)[::3]]
    (folder / "aims.csv").write_text("\r\n".join(lines), "utf-8-sig")
    _skillmap(ward, "career", "aim", "--file", str(folder / "aims.csv"), "--yes")
    ward.rename(folder / "office")


def _skillmap(ward: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "skillmap", "-C", str(ward), *arguments],
        capture_output=True, text=True, check=False, env={"SKILLMAP_TODAY": DAY, "LANG": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def html(folder: Path) -> None:
    """From the open workspace to the file."""
    from skillmap.cli.app import app

    try:
        app(["-C", str(folder / "office"), "report", "html", "--out", str(folder / "report.html")])
    except SystemExit as end:
        assert not end.code, end.code


TABLES = (
    "unit_fact", "staff_fact", "posting", "leave", "leader_term", "aim", "recognition", "completion", "plan",
    "plan_item", "session_fact", "meeting", "enrolment", "unseated",
)  # fmt: skip


def fetch(folder: Path) -> None:
    """Every row that the page is counted from."""
    with sqlite3.connect(folder / "office" / "skillmap.sqlite") as connection:
        kept: list[Sequence[Any]] = []
        for table in TABLES:
            kept += connection.execute(f"SELECT * FROM {table} WHERE retracted_by IS NULL").fetchall()
        kept += connection.execute(
            "SELECT staff_id, skill_id, rated_on, level FROM rating WHERE stage = 3 AND rated_on <= ? "
            "AND retracted_by IS NULL ORDER BY staff_id, skill_id, stage, rated_on",
            (DAY,),
        ).fetchall()
    assert kept


STATEMENTS = "statements.json"
"""What the page asks the database, as SQLite was asked it."""


def ask(folder: Path) -> None:
    """folder/statements.json: the questions of the page, in their order."""
    found: list[str] = []

    def watch(connection: sqlite3.Connection, _: object) -> None:
        connection.set_trace_callback(found.append)

    event.listen(Engine, "connect", watch)
    html(folder)
    asked = [text for text in found if text.lstrip().upper().startswith(("SELECT", "WITH"))]
    (folder / STATEMENTS).write_text(json.dumps(asked), "utf-8")


def same_rows(folder: Path) -> None:
    """The rows of these questions, one part after the other, and nothing else."""
    rows = 0
    with sqlite3.connect(folder / "office" / "skillmap.sqlite") as connection:
        for text in json.loads((folder / STATEMENTS).read_text("utf-8")):
            cursor = connection.execute(text)
            while part := cursor.fetchmany(5_000):
                rows += len(part)
    assert rows


WORK = {
    "xlsxwriter": section_books_bare,
    "section-books": section_books,
    "openpyxl": data_sheet_openpyxl,
    "data-sheet": data_sheet,
    "half-data-sheet": half_data_sheet,
    "fetch": fetch,
    "ask": ask,
    "same-rows": same_rows,
    "html": html,
}


OF_OFFICE = ("fetch", "html", "ask", "same-rows")
"""Work about folder/office."""


def child(what: str, folder: Path) -> None:
    import gc
    import os

    import skillmap.reports.page
    import skillmap.sheets.writing.book  # noqa: F401

    os.environ["SKILLMAP_TODAY"] = DAY
    gc.set_threshold(50_000, 20, 20)  # as the program's own processes have it (cli/app.py)
    out = folder / what
    out.mkdir(exist_ok=True)
    own = out / "own"
    own.unlink(missing_ok=True)
    start = process_time()
    WORK[what](folder if what in OF_OFFICE else out)
    seconds = float(own.read_text()) if own.exists() else process_time() - start
    print(f"\n{seconds} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}")


def compare(baseline: str, candidate: str, folder: Path, rounds: int, promise: str) -> None:
    times: dict[str, list[float]] = {baseline: [], candidate: []}
    peaks: dict[str, int] = {}
    for _ in range(rounds):
        for what, found in times.items():
            done = subprocess.run(
                [sys.executable, __file__, "--child", what, str(folder)], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr[-3000:]
            seconds, peak = done.stdout.strip().splitlines()[-1].split()
            found.append(float(seconds))
            peaks[what] = max(peaks.get(what, 0), int(peak))
    base = statistics.median(times[baseline])
    for what, found in times.items():
        middle = statistics.median(found)
        spread = (max(found) - min(found)) / middle
        kept = f"  promised: {promise}" if what == candidate else ""
        print(f"  {what:16} {middle:7.2f} s  x{middle / base:5.2f}  spread {spread:4.0%}  {peaks[what]} MB{kept}")


def main() -> None:
    """The three comparisons."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", choices=("books", "data", "html"))
    parser.add_argument("--office", type=Path)
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child[0], Path(given.child[1]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.only in (None, "books"):
            print(f"{SECTIONS} section workbooks, {PEOPLE:,} people")
            compare("xlsxwriter", "section-books", folder, given.rounds, "x1.5 at most")
        if given.only in (None, "data"):
            print(f"one data sheet of {ROWS:,} x {COLUMNS}")
            compare("openpyxl", "data-sheet", folder, given.rounds, "x0.56 at most (1.8 times as fast)")
            compare("half-data-sheet", "data-sheet", folder, 1, "memory flat")
        if given.only in (None, "html"):
            people = 170_000 if given.full else 10_000
            if given.office:
                shutil.copytree(given.office, folder / "office")
            else:
                make_office(folder, people)
            print(f"page of {given.office or f'{people:,} people'}")
            compare("fetch", "html", folder, given.rounds, "x2 at most")
            compare("ask", "html", folder, 1, "the same")
            compare("same-rows", "html", folder, given.rounds, "x1.2 at most")
            print(f"  {(folder / 'report.html').stat().st_size // 1024} KB")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()

"""Nomination forms: written for every department of a ward, filled in, taken back as one entry; each leader's page.

A made-up ward of 3,000 people and 100 sections. Printed per command: seconds of the processor in a process of its own
(start-up and database included), and the ratio to a bare library doing the spreadsheets alone in this run: XlsxWriter
writing the same cells, openpyxl reading the same files.

    python benchmarks/bench_forms.py [--staff 3000]
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import xlsxwriter
from openpyxl import load_workbook

YEAR = "2027"
"""The demo has leaders for the year before, so every seat of this one is open."""


def skillmap(ward: Path, *arguments: str) -> float:
    """Seconds of the processor that a command took in its own process; exit code 1 (findings) is fine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "SKILLMAP_TODAY": "2026-06-01", "SKILLMAP_WORKSPACE": str(ward)}
    ran = subprocess.run(
        [sys.executable, "-m", "skillmap", *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode not in (0, 1):
        sys.exit(ran.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def timed(work: Callable[[], object]) -> float:
    """Seconds of the processor in this process."""
    begun = process_time()
    work()
    return process_time() - begun


def cells(folder: Path) -> dict[str, list[tuple[str, list[tuple[object, ...]]]]]:
    """File -> sheets with their values."""
    return {
        path.name: [(page.title, list(page.iter_rows(values_only=True))) for page in load_workbook(path).worksheets]
        for path in sorted(folder.glob("*.xlsx"))
    }


def write_bare(found: dict[str, list[tuple[str, list[tuple[object, ...]]]]], folder: Path) -> None:
    """The same cells with the library alone."""
    for name, pages in found.items():
        book = xlsxwriter.Workbook(str(folder / name))
        for title, rows in pages:
            page = book.add_worksheet(title)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        page.write(number, column, value)
        book.close()


def fill(source: Path, out: Path) -> int:
    """Somebody from each list in every row; gives the number of rows."""
    filled = 0
    for path in sorted(source.glob("*.xlsx")):
        book = load_workbook(path)
        page = book.worksheets[1]
        offered = {}
        for rule in page.data_validations.dataValidation:
            if rule.type == "list" and rule.errorStyle == "warning":
                where, _, area = str(rule.formula1).lstrip("=").partition("!")
                first = (
                    page.parent[where][area.split(":")[0].replace("$", "")].value if area else where[1:].split(",")[0]
                )
                offered[str(rule.sqref)] = str(first).strip('"')
        for cell, person in offered.items():
            page[cell] = person
        filled += len(offered)
        book.save(out / path.name)
    return filled


def main() -> None:
    """The ward, the forms, the way back."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--staff", type=int, default=3000)
    staff = parser.parse_args().staff
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ward, forms, back, bare = folder / "ward", folder / "forms", folder / "back", folder / "bare"
        back.mkdir()
        bare.mkdir()
        skillmap(folder, "demo", "--staff", str(staff), "--out", str(ward))
        wrote = skillmap(ward, "leader", "form", "--fy", YEAR, "--out", str(forms))
        found = cells(forms)
        alone = timed(lambda: write_bare(found, bare))
        rows = fill(forms, back)
        took = skillmap(ward, "leader", "import", str(back), "--fy", YEAR, "--yes")
        reading = timed(lambda: cells(back))
        pages = skillmap(ward, "leader", "sheet", "--out", str(folder / "pages"))
        print(f"{staff:,} people, {len(found)} forms, {rows} sections, load {os.getloadavg()[0]:.1f}")
        print(f"  leader form    {wrote:6.2f} s   {wrote / alone:5.1f} x XlsxWriter alone ({alone:.2f} s)")
        print(f"  leader import  {took:6.2f} s   {took / reading:5.1f} x openpyxl alone ({reading:.2f} s)")
        print(f"  leader sheet   {pages:6.2f} s   {len(list((folder / 'pages').iterdir()))} pages with letters")


if __name__ == "__main__":
    main()

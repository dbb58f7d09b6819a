"""Rosters of all departments: the whole command against XlsxWriter alone writing the same cells with the same formats.

The rosters are made once. Then, in alternating processes of their own: `roster export` from its start to its end, and
XlsxWriter with its typed calls, which gets every cell of these workbooks ready in memory (only its own seconds
count). Medians of the processor time, their ratio, the highest memory and the size of the files are printed.

    python benchmarks/bench_rosters.py WORKSPACE [--kind skillmap --all-skills] [--rounds 3] [--source CHECKOUT]

`WORKSPACE` is copied first (`skillmap demo --staff 30000` makes one). `--source`: another checkout, whose program is
measured.
"""

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from time import process_time
from typing import NamedTuple

DAY = "2026-06-01"
_ROW = re.compile(r'<row r="(\d+)"([^>]*?)(?:/>|>(.*?)</row>)', re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(\w+)")?(?:/>|>(?:<is><t[^>]*>|<v>)([^<]*)<.*?</c>)')
_HEIGHT = re.compile(r' ht="([\d.]+)"')
_ITEM = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_LETTERS = re.compile(r"<t[^>]*>([^<]*)</t>")


class Line(NamedTuple):
    """A row of a sheet from 0: height, and column, style and value of its cells."""

    row: int
    height: float | None
    cells: list[tuple[int, int, str | float | None]]


def read_book(path: Path) -> Iterator[list[Line]]:
    """The sheets of a workbook, cell by cell."""
    with zipfile.ZipFile(path) as book:
        names = book.namelist()
        texts = [
            unescape("".join(_LETTERS.findall(item)))
            for item in _ITEM.findall(book.read("xl/sharedStrings.xml").decode())
        ]
        for name in sorted(name for name in names if name.startswith("xl/worksheets/sheet")):
            yield [_line(found, texts) for found in _ROW.finditer(book.read(name).decode())]


def _line(found: re.Match[str], texts: list[str]) -> Line:
    height = _HEIGHT.search(found[2])
    cells: list[tuple[int, int, str | float | None]] = []
    for letters, style, kind, value in _CELL.findall(found[3] or ""):
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        text = texts[int(value)] if kind == "s" else unescape(value)
        content = text if kind else float(value) if value else None
        cells.append((column - 1, int(style or 0), content))
    return Line(int(found[1]) - 1, float(height[1]) if height else None, cells)


def alone(made: Path, out: Path) -> float:
    """Seconds of XlsxWriter for all workbooks of a folder, each read before its clock runs."""
    import xlsxwriter

    seconds, count = 0.0, 0
    for number, path in enumerate(sorted(made.glob("*.xlsx"))):
        sheets = list(read_book(path))
        count += sum(len(line.cells) for sheet in sheets for line in sheet)
        start = process_time()
        options = {"strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(str(out / f"{number}.xlsx"), options)
        styles: dict[int, object] = {}
        for lines in sheets:
            page = book.add_worksheet()
            for row, height, cells in lines:
                if height is not None:
                    page.set_row(row, height)
                for column, style, value in cells:
                    if style not in styles:
                        look = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 9 + style}
                        styles[style] = book.add_format(look)
                    if value is None:
                        page.write_blank(row, column, None, styles[style])
                    elif isinstance(value, str):
                        page.write_string(row, column, value, styles[style])
                    else:
                        page.write_number(row, column, value, styles[style])
        book.close()
        seconds += process_time() - start
        del sheets, book
    print(f"{count:,} cells", file=sys.stderr)
    return seconds


def export(ward: Path, out: Path, arguments: list[str], source: Path | None) -> tuple[float, int]:
    """Seconds of processor time and highest memory in MB of the whole command."""
    shutil.rmtree(out, ignore_errors=True)
    surroundings = {**os.environ, "SKILLMAP_TODAY": DAY, "LANG": "C.UTF-8"}
    if source is not None:
        surroundings["PYTHONPATH"] = str(source / "src")
    command = [sys.executable, "-m", "skillmap", "-C", str(ward), "roster", "export", "--out", str(out), "--yes"]
    with subprocess.Popen(
        [*command, *arguments], env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def peer(made: Path, out: Path) -> tuple[float, int, str]:
    """The library alone in a process of its own, which counts itself."""
    done = subprocess.run(
        [sys.executable, __file__, str(made), "--child", str(out)], capture_output=True, text=True, check=True
    )
    seconds, peak = done.stdout.split()
    return float(seconds), int(peak), done.stderr.strip()


def main() -> None:
    """Both, and their ratio."""
    parser = argparse.ArgumentParser()
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--kind", default="all")
    parser.add_argument("--all-skills", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--source", type=Path)
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        seconds = alone(given.workspace, given.child)
        print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    arguments = ["--kind", given.kind, *(["--all-skills"] if given.all_skills else [])]
    with tempfile.TemporaryDirectory() as name:
        ward, made, out = Path(name) / "ward", Path(name) / "made", Path(name) / "out"
        shutil.copytree(given.workspace, ward)
        out.mkdir()
        export(ward, made, arguments, given.source)
        own: list[tuple[float, int]] = []
        theirs: list[tuple[float, int, str]] = []
        for _ in range(given.rounds):
            own.append(export(ward, Path(name) / "again", arguments, given.source))
            theirs.append(peer(made, out))
        for title, found in (("roster export", own), ("XlsxWriter alone", theirs)):
            middle = statistics.median(one[0] for one in found)
            print(f"{title:18} {middle:6.2f} s  {max(one[1] for one in found):4} MB")
        ratios = sorted(mine[0] / other[0] for mine, other in zip(own, theirs, strict=True))
        size = sum(path.stat().st_size for path in made.glob("*.xlsx"))
        print(
            f"x{statistics.median(ratios):.2f} ({ratios[0]:.2f}-{ratios[-1]:.2f}), {theirs[0][2]}, {size // 1024:,} KB"
        )


if __name__ == "__main__":
    main()

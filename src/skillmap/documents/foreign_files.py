"""Frameworks of other platforms as files: one CSV, a folder of them, or an archive, read as tables of text."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from skillmap.framework.foreign_table import ForeignTable, parsed, text_of
from skillmap.problems import FilePlace, Problem, problem
from skillmap.sheets.text.neutral import neutralise

# O*NET publishes its tables as .txt with tabs.
SUFFIXES = (".csv", ".tsv", ".txt")
MOST_BYTES = 128 * 1024 * 1024
"""Of all files together, unpacked: the largest public list has half of it."""
MOST_FILES = 200
_ANY_DAY = (1980, 1, 1, 0, 0, 0)
Reader = Callable[[], bytes]


def read_tables(path: Path) -> tuple[list[ForeignTable], list[Problem]]:
    """Every table of a file, folder or archive, sorted by name. Problem: E_FOREIGN_FILE for what cannot be read."""
    found: list[ForeignTable] = []
    problems: list[Problem] = []
    try:
        for name, data in _contents(path):
            text = _decoded(data)
            if text is None:
                problems.append(problem("E_FOREIGN_FILE", FilePlace(name), found="UTF-8?"))
                continue
            if not text.strip("\ufeff\r\n\t ,"):
                continue
            table, told = parsed(text, name)
            problems += told
            found += [table] if table else []
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, _TooMuchError) as error:
        problems.append(problem("E_FOREIGN_FILE", FilePlace(path.name), found=str(error)[:80] or type(error).__name__))
    return found, problems


class _TooMuchError(Exception):
    """More than any framework has."""


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    left = MOST_BYTES
    for number, (name, size, read) in enumerate(_files(path)):
        left -= size
        if left < 0 or number >= MOST_FILES:
            raise _TooMuchError(f"> {MOST_BYTES:,} B / {MOST_FILES}")
        data = read()
        # An archive may state less than it unpacks to.
        if len(data) > size:
            raise _TooMuchError(name)
        yield name, data


def _files(path: Path) -> Iterator[tuple[str, int, Reader]]:
    """Name, size and how to read it; of an archive no more than the size it states."""
    if path.is_dir():
        for one in sorted(p for p in path.iterdir() if p.is_file() and p.suffix.casefold() in SUFFIXES):
            yield one.name, one.stat().st_size, one.read_bytes
    elif path.suffix.casefold() == ".zip":
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda one: one.filename):
                name = info.filename.rpartition("/")[2]
                # Archives made on a Mac hold a shadow (._x.csv) of every file.
                if Path(name).suffix.casefold() in SUFFIXES and not name.startswith("."):
                    yield name, info.file_size, _Member(archive, info)
    else:
        yield path.name, path.stat().st_size, path.read_bytes


class _Member:
    """A file of an archive."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self.archive = archive
        self.info = info

    def __call__(self) -> bytes:
        with self.archive.open(self.info) as stream:
            # One byte more than stated is enough to know that there is more.
            return stream.read(self.info.file_size + 1)


def _decoded(data: bytes) -> str | None:
    # Excel in Japan saves "CSV" as CP932 unless it is told otherwise.
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def spreadsheets(lists: Mapping[str, Iterable[Sequence[object]]]) -> dict[str, str]:
    """Lists as CSV, for people who open them in a spreadsheet program; `sheets.read` gives the texts back unchanged."""
    # Our own reader takes a guarding apostrophe off: an unguarded text that begins with one would lose it.
    found = {}
    for name, rows in lists.items():
        headings, *others = ([neutralise(str(cell).strip()) for cell in row] for row in rows)
        found[name] = text_of(headings, others)
    return found


def archived(files: Mapping[str, str]) -> bytes:
    """Text files as one archive: UTF-8 with the mark that Excel needs; the same files give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as made:
        for name, text in sorted(files.items()):
            made.writestr(zipfile.ZipInfo(name, _ANY_DAY), text.encode("utf-8-sig"), zipfile.ZIP_DEFLATED)
    return out.getvalue()

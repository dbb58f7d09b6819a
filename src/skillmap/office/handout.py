"""Workbooks that leave the office: their names, what writes each of them, and what the journal notes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from skillmap import sheets
from skillmap.i18n import word
from skillmap.office.office import Office
from skillmap.sheets.writing.replacing import replace_file
from skillmap.tables import Table
from skillmap.words import Lang

Writer = Callable[[Path], object]
"""What writes a workbook to a path, whole or not at all."""


@dataclass(frozen=True)
class Workbook:
    """A workbook ready to be written, and what it is usually called."""

    name: str
    write: Writer


@dataclass(frozen=True)
class Handout:
    """Workbooks for people outside: nothing is written before `write` is called with it."""

    command: str
    folder: Path
    jobs: tuple[tuple[Path, Writer], ...]
    noted: Mapping[str, object] = field(default_factory=dict)
    """What the journal notes besides the names of the files: about how many people, for which year."""

    @property
    def paths(self) -> list[Path]:
        """Where the workbooks go."""
        return [path for path, _ in self.jobs]

    @property
    def existing(self) -> int:
        """How many of the files are there already and would be replaced."""
        return sum(path.exists() for path in self.paths)


def of_books(command: str, folder: Path, books: Iterable[Workbook], noted: Mapping[str, object]) -> Handout:
    """Workbooks into a folder, with names that are all different."""
    listed = list(books)
    taken: list[str] = []
    for book in listed:
        taken.append(sheets.safe_file_name(book.name, taken))
    return Handout(
        command, folder, tuple((folder / name, b.write) for name, b in zip(taken, listed, strict=True)), noted
    )


def write(
    office: Office, handout: Handout, progress: Callable[[int, int], None] = lambda _done, _of: None
) -> list[Path]:
    """Write the workbooks, and record that they were handed out: which files, about whom, when and by whom."""
    handout.folder.mkdir(parents=True, exist_ok=True)
    for done, (path, writer) in enumerate(handout.jobs, 1):
        writer(path)
        progress(done, len(handout.jobs))
    names = [path.name for path in handout.paths]
    office.note(handout.command, {"files": names, **handout.noted}, digest=office.framework.digest)
    return handout.paths


def table_name(table: Table, lang: Lang) -> str:
    """The usual file name of a listing as a workbook."""
    return sheets.safe_file_name(word(table.title, lang))


def write_table(table: Table, path: Path, lang: Lang) -> None:
    """A listing as a workbook for machines."""
    sheets.write_book(path, [sheets.sheet_from_table(table, lang, kind="data")], None, lang)


def write_reminder(office: Office, table: Table, path: Path) -> None:
    """A list of people to remind as a workbook to work with: confidential, under the office's name."""
    name = office.settings.office
    extras = sheets.Extras(subtitle=(name,) if name else (), confidential=True)
    sheets.write_book(path, [sheets.sheet_from_table(table, office.lang, extras=extras)], None, office.lang)


def write_text(path: Path, text: str) -> None:
    """A text file, whole or not at all."""
    replace_file(path, lambda file: _put(file, text.encode()))


def _put(file: Path, data: bytes) -> None:
    file.write_bytes(data)

"""Files that leave the office, as values: what they hold, where they go, what is recorded of them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Protocol

from skillmap import sheets
from skillmap.changes import ChangeSet
from skillmap.errors import UsageRefused
from skillmap.i18n import word
from skillmap.japanese import fold
from skillmap.office.office import Office
from skillmap.sheets import template as templates
from skillmap.sheets.sheet import PaperLine, Sheet
from skillmap.sheets.writing.replacing import replace_file
from skillmap.storage.handouts import DRAFT as DRAFT  # noqa: PLC0414 # named by the terminal
from skillmap.storage.handouts import HandoutKind as HandoutKind  # noqa: PLC0414
from skillmap.tables import Table
from skillmap.words import Fact, Lang, Message


class FileContent(Protocol):
    """What a file holds."""

    @property
    def pages(self) -> int:
        """How many sheets it has."""

    def texts(self) -> Iterator[str]:
        """Everything that may name somebody."""

    def write(self, path: Path, stamp: str) -> object:
        """Write it whole or not at all; `stamp` stands on each sheet."""


@dataclass(frozen=True)
class BookContent:
    """A workbook of our own layout."""

    book: tuple[Sheet, ...]
    fingerprint: sheets.Fingerprint | None
    lang: Lang

    @property
    def pages(self) -> int:
        """How many sheets it has."""
        return len(self.book)

    def texts(self) -> Iterator[str]:
        """The texts of all cells, of a sheet each once."""
        for sheet in self.book:
            cells = {*chain.from_iterable(sheet.rows), *(cell.value for cell in sheet.head)}
            yield from (value for value in cells if isinstance(value, str))
            # A title names somebody too, as that of a person's page does.
            yield from (line for line in (sheet.title, *sheet.subtitle))
            for block in sheet.paper:
                yield from [block.text] if isinstance(block, PaperLine) else [cell.text for cell in block]

    def write(self, path: Path, stamp: str) -> object:
        """As `FileContent`."""
        return sheets.write_book(path, self.book, self.fingerprint, self.lang, stamp)


@dataclass(frozen=True)
class FilledIn:
    """A workbook of the office, filled in; the stamp goes where it has a mark for it."""

    template: Path
    filling: templates.book.Filling
    pages: int = 1

    def texts(self) -> Iterator[str]:
        """The texts that are filled in."""
        yield from (value for row in self.filling.rows for value in row if isinstance(value, str))

    def write(self, path: Path, stamp: str) -> object:
        """As `FileContent`."""
        facts = {**self.filling.facts, **{fold(name): stamp for name in STAMP_MARKS}}
        return templates.book.fill_template(self.template, path, replace(self.filling, facts=facts))


STAMP_MARKS = ("照合番号", "set number", "stamp")
"""Names under which a template of the office can ask for the number of the set."""
_PIECES = re.compile(r"[<>\r\n]+")


def _pieces(text: str) -> Iterator[str]:
    """What stands between marks, one after the other: a page of a metropolis has a million pieces."""
    start = 0
    for mark in _PIECES.finditer(text):
        yield text[start : mark.start()]
        start = mark.end()
    yield text[start:]


@dataclass(frozen=True)
class TextContent:
    """A text file. `named` is what may name somebody, where the lines of the text do not stand by themselves."""

    text: str
    named: tuple[str, ...] = ()
    pages: int = 1

    def texts(self) -> Iterator[str]:
        """What may name somebody; of a page or picture what stands between its marks."""
        return iter(self.named or _pieces(self.text))

    def write(self, path: Path, stamp: str) -> object:
        """As `FileContent`; a text for machines bears no stamp."""
        del stamp
        return replace_file(path, lambda file: _put(file, self.text.encode()))


@dataclass(frozen=True)
class DataContent:
    """A file for machines, ready as it is. `named` is what may name somebody."""

    data: bytes
    named: tuple[str, ...] = ()
    pages: int = 1

    def texts(self) -> Iterator[str]:
        """What may name somebody."""
        return iter(self.named)

    def write(self, path: Path, stamp: str) -> object:
        """As `FileContent`; it bears no stamp."""
        del stamp
        return replace_file(path, lambda file: _put(file, self.data))


@dataclass(frozen=True)
class Made:
    """A workbook that is made of another one, as it lies in its file."""

    make: Callable[[Path], object]
    pages: int = 1
    _path: list[Path] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        # Another's workbook brings no values of ours: what it holds is read off its parts.
        """All texts of the workbook that was written last."""
        for path in self._path[-1:]:
            with zipfile.ZipFile(path) as package:
                for name in package.namelist():
                    if name.startswith("xl/") and name.endswith(".xml"):
                        yield from map(unescape, _PIECES.split(package.read(name).decode("utf-8", "replace")))

    def write(self, path: Path, stamp: str) -> object:
        """As `FileContent`; another's sheet bears no stamp."""
        del stamp
        self._path.append(path)
        return self.make(path)


def _put(file: Path, data: bytes) -> None:
    file.write_bytes(data)


@dataclass(frozen=True)
class BookToWrite:
    """A file ready to be written: what it is usually called, whom it is for; `make` is called when its turn comes."""

    name: str
    make: Callable[[], FileContent]
    about: str = ""
    suffix: str = ".xlsx"

    def write(self, path: Path) -> None:
        """Write it by itself, without a record."""
        self.make().write(path, "")


@dataclass(frozen=True)
class Handout:
    """A set of files for people outside: nothing is written before `handing_out.hand_out` is called with it."""

    command: str
    kind: HandoutKind
    folder: Path
    jobs: tuple[tuple[str, BookToWrite], ...]
    """File name and file."""
    noted: Mapping[str, object] = field(default_factory=dict)
    """What the journal notes besides the set: for which year, which units were asked."""
    as_of: date | None = None
    stage: str = ""
    """`handouts.DRAFT`, `handouts.FINAL`, or neither."""
    changes: ChangeSet = field(default_factory=lambda: ChangeSet(None))
    """What is recorded together with it: who counts as told."""
    is_listed: bool = False
    """Whether a small list of the files leaves with them."""
    in_vain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who stands in them with seats that will not be taken as things stand: codes of the sessions by person, shown."""

    @property
    def paths(self) -> list[Path]:
        """Where the files go."""
        return [self.folder / name for name, _ in self.jobs]


BOOK = ".xlsx"
_OTHER_FILES = frozenset(
    (".csv", ".doc", ".docx", ".html", ".ics", ".json", ".ods", ".pdf", ".tsv", ".txt", ".xls", ".xlsb", ".xlsm")
)


def a_folder(path: Path, count: int) -> Path:
    """The path, as a folder for so many files. Raises UsageRefused (E_OUT_FOLDER) where it can only mean a file."""
    # A folder may be called anything, but one that is called like a file was meant as the file.
    ending = path.suffix.casefold()
    if not path.is_dir() and (path.is_file() or ending == BOOK or ending in _OTHER_FILES):
        raise UsageRefused("E_OUT_FOLDER", found=path.name, count=count)
    return path


def of_books(
    command: str, kind: HandoutKind, folder: Path, books: Iterable[BookToWrite], noted: Mapping[str, object]
) -> Handout:
    """Workbooks into a folder, with names that are all different; a single one may be named by a file instead.

    Raises UsageRefused (E_OUT_FOLDER) for a file where several workbooks go, or one that is no workbook.
    """
    listed = list(books)
    if len(listed) == 1 and folder.suffix.casefold() == listed[0].suffix and not folder.is_dir():
        return Handout(command, kind, folder.parent, ((folder.name, listed[0]),), noted)
    folder = a_folder(folder, len(listed))
    taken: list[str] = []
    for book in listed:
        taken.append(sheets.safe_file_name(book.name, taken, book.suffix))
    return Handout(command, kind, folder, tuple(zip(taken, listed, strict=True)), noted)


LISTING = HandoutKind.LISTING


def one_file(
    command: str, path: Path, content: FileContent, *, kind: HandoutKind = LISTING, as_of: date | None = None
) -> Handout:
    """A single file as a set of one."""
    return Handout(command, kind, path.parent, ((path.name, BookToWrite(path.name, lambda: content)),), as_of=as_of)


def table_name(table: Table, lang: Lang) -> str:
    """The usual file name of a listing as a workbook."""
    return sheets.safe_file_name(word(table.title, lang))


def table_book(table: Table, lang: Lang) -> BookContent:
    """A listing as a workbook for machines."""
    return BookContent((sheets.sheet_from_table(table, lang, kind="data"),), None, lang)


def reminder_book(office: Office, table: Table) -> BookContent:
    """A list of people to remind as a workbook to work with: confidential, under the office's name."""
    name = office.settings.office
    extras = sheets.Extras(subtitle=(name,) if name else (), confidential=True)
    return BookContent((sheets.sheet_from_table(table, office.lang, extras=extras),), None, office.lang)


def texts_of(table: Table) -> tuple[str, ...]:
    """Everything in a listing that may name somebody."""
    return tuple(text for row in table.rows for value in row for text in _texts(value))


def _texts(value: Fact) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Message):
        for part in value.facts.values():
            yield from _texts(part)

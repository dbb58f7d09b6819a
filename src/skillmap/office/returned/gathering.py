"""A folder of returned forms: which of its files are forms of a kind, under any name, and what the others are.

A form is known by what it says of itself (fingerprint). `gather` looks at every file and stops at none: a file that
cannot be opened, a form of another year, a copy or somebody's holiday photo is a line of the report, not a refusal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from skillmap.days import FiscalYear
from skillmap.documents.form_ids import ASSESSMENT, NOMINATION
from skillmap.errors import InputRefused, Refusal, UsageRefused
from skillmap.i18n.wording import refusal_text
from skillmap.office.files import FORMS, SPREADSHEETS, files_of
from skillmap.problems import CellPlace, Problem, problem
from skillmap.sheets import Fingerprint, read_fingerprint
from skillmap.sheets.reading.pages import Pages
from skillmap.tables import Table, column
from skillmap.words import Bilingual, Fact, Lang, message


def is_assessment_form(file: Path) -> bool:
    """Whether a file says of itself that it is an assessment form."""
    return _is_form(file, ASSESSMENT)


def is_nomination_form(file: Path) -> bool:
    """Whether a file says of itself that it is a nomination form."""
    return _is_form(file, NOMINATION)


def _is_form(file: Path, layout: str) -> bool:
    try:
        mark = read_fingerprint(file)
    except Refusal:
        return False
    return mark is not None and mark.layout == layout


class FileStanding(StrEnum):
    """What a file of the folder is."""

    FORM = "form"
    COPY = "copy"
    """The very same bytes as an earlier file of the folder."""
    OTHER_YEAR = "other_year"
    OTHER_FORM = "other_form"
    """Written by this program, but another document."""
    UNKNOWN = "unknown"
    """A workbook or text that says nothing of itself."""
    NO_SHEET = "no_sheet"
    """No spreadsheet at all."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file of the folder. `name` is its path within the folder."""

    file: Path
    name: str
    standing: FileStanding
    fingerprint: Fingerprint | None = None
    sha256: str = ""
    refusal: Refusal | None = None
    same_as: str = ""
    """COPY: the earlier file."""

    @property
    def extra(self) -> dict[str, str]:
        """What the fingerprint says besides its layout; empty without one."""
        return dict(self.fingerprint.extra) if self.fingerprint else {}


def gather(folder: Path, layout: str, fy: int | None = None) -> list[ReturnedFile]:
    """Every file of a folder and of the folders in it, by path; or a single file.

    Args:
        folder: Where people saved what came back.
        layout: Id of the form that is meant.
        fy: The fiscal year asked for: forms whose fingerprint names another one are OTHER_YEAR. None = any.

    Raises:
        UsageRefused: E_FOLDER, when there is no such folder.
    """
    if not folder.exists():
        raise UsageRefused("E_FOLDER", found=str(folder))
    seen: dict[str, str] = {}
    found: list[ReturnedFile] = []
    for file, name in files_of(folder):
        one = _look(file, name, layout, fy, seen)
        # Only a form that is read has copies; of two strange files each is told.
        if one.standing is FileStanding.FORM:
            seen[one.sha256] = name
        found.append(one)
    return found


def _look(file: Path, name: str, layout: str, fy: int | None, seen: dict[str, str]) -> ReturnedFile:
    if file.suffix.lower() not in SPREADSHEETS:
        # Mail programs save signatures and pictures beside what was attached.
        return ReturnedFile(file, name, FileStanding.NO_SHEET)
    try:
        mark = read_fingerprint(file)
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
    except Refusal as refusal:
        return ReturnedFile(file, name, FileStanding.UNREADABLE, refusal=refusal)
    if mark is None:
        return ReturnedFile(file, name, FileStanding.UNKNOWN)
    standing = FileStanding.FORM
    if mark.layout != layout:
        standing = FileStanding.OTHER_FORM
    # A form that says no year fits any.
    elif fy is not None and mark.extra.get("fy", str(fy)) != str(fy):
        standing = FileStanding.OTHER_YEAR
    elif digest in seen:
        standing = FileStanding.COPY
    return ReturnedFile(
        file, name, standing, mark, digest, same_as=seen[digest] if standing is FileStanding.COPY else ""
    )


def forms(found: Sequence[ReturnedFile]) -> list[ReturnedFile]:
    """Those that are to be read."""
    return [one for one in found if one.standing is FileStanding.FORM]


@dataclass(frozen=True, slots=True)
class FileLine:
    """A line of the report about a file that was read: whose form it is, what came of it, its problems counted."""

    name: str
    subject: Fact
    outcome: Fact
    errors: int = 0
    warnings: int = 0
    is_whole: bool = True
    """Whether everything that is asked for was answered."""
    read: Fact = None
    """How many of its pages and rows were read."""


def read_of(pages: Pages) -> Fact:
    """How many pages and rows of a form were read, of how many it was made with."""
    facts = {"pages": len(pages.pages), "of_pages": pages.of_pages, "rows": pages.rows, "of_rows": pages.of_rows}
    return message("returned.read", **facts)


REPORT_COLUMNS = (
    column("file", "ファイル", "File", width=36),
    column("subject", "どこの分", "Of", width=18),
    column("outcome", "結果", "Result", width=40),
    column("read", "読んだ分", "Read", width=22),
)


_MOST = 30
"""Files of which every one is listed; of more, only those that somebody should look at."""


def report_table(found: Sequence[ReturnedFile], lines: Sequence[FileLine], lang: Lang) -> Table:
    """Per file what it was and what came of it, by name; files that were not read say why.

    Of a large folder the files that are whole and without a problem are counted, not listed.
    """
    read = {one.name: one for one in lines}
    rows: list[tuple[Fact, ...]] = []
    plain = 0
    for one in found:
        line = read.get(one.name)
        if line is None:
            rows.append((one.name, "", reason(one, lang), None))
        elif len(found) > _MOST and line.is_whole and not line.errors and not line.warnings:
            plain += 1
        else:
            rows.append((one.name, line.subject, _outcome(line), line.read))
    notes = (message("returned.plain", count=plain, files=len(found)),) if plain else ()
    return Table("returned-forms", Bilingual("届いたファイル", "Files that came back"), REPORT_COLUMNS, rows, notes)


def require_forms(found: Sequence[ReturnedFile], folder: Path) -> None:
    """Raises InputRefused (E_RETURNED_NONE) when a folder holds no such form; the report has said what it holds."""
    if not forms(found):
        raise InputRefused("E_RETURNED_NONE", found=str(folder), count=len(found))


def _outcome(line: FileLine) -> Fact:
    counts = message("returned.counts", errors=line.errors, warnings=line.warnings)
    return (line.outcome, counts) if line.errors or line.warnings else line.outcome


def reason(one: ReturnedFile, lang: Lang) -> Fact:
    """Why a file is not read."""
    match one.standing:
        case FileStanding.UNREADABLE:
            return message("returned.unreadable", why=refusal_text(one.refusal, lang) if one.refusal else "")
        case FileStanding.COPY:
            return message("returned.copy", other=one.same_as)
        case FileStanding.OTHER_YEAR:
            return message("returned.other_year", fy=_year(one.extra.get("fy", "")))
        case FileStanding.OTHER_FORM:
            layout = one.fingerprint.layout if one.fingerprint else ""
            return message("returned.other_form", found=FORMS[layout][0] if layout in FORMS else layout)
        case _:
            return message(f"returned.{one.standing}")


def _year(text: str) -> Fact:
    return Bilingual(FiscalYear(int(text)).ja, f"FY{text}") if text.isdecimal() else text


def told(found: Sequence[ReturnedFile], lang: Lang) -> list[Problem]:
    """A warning for every file that somebody should look at: unreadable, of another year, without a fingerprint."""
    strange = (FileStanding.UNREADABLE, FileStanding.OTHER_YEAR, FileStanding.UNKNOWN)
    return [
        problem("W_RETURNED_NOT_READ", CellPlace(one.name), why=reason(one, lang))
        for one in found
        if one.standing in strange
    ]

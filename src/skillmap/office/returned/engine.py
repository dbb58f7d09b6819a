"""One way in for every form that comes back: gathered, read, compared, bad ones left to wait; then a draft.

What differs from form to form is a `Form`: how one file is read, how all of them are compared with what is recorded,
and what waits when something is wrong in it: the whole file, or one page of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

from skillmap.changes import ChangeSet
from skillmap.errors import Refusal
from skillmap.office.draft import Draft
from skillmap.office.intake.engine import file_known
from skillmap.office.office import Office
from skillmap.office.returned import gathering
from skillmap.office.returned.gathering import FileLine, FileStanding, ReturnedFile
from skillmap.problems import CellPlace, Problem, Severity
from skillmap.sheets.layout import Reading
from skillmap.sheets.options import ReadOptions
from skillmap.tables import Table

R = TypeVar("R")
"""A form as read."""


class Form(Protocol[R]):
    """One kind of form, of one round."""

    @property
    def layout(self) -> str:
        """The layout that its fingerprint names."""

    @property
    def fy(self) -> int:
        """The fiscal year it is taken in for."""

    @property
    def command(self) -> str:
        """The command as the journal names it."""

    def read(self, one: ReturnedFile, options: ReadOptions, number: int) -> R:
        """A file as read; `number` counts the files from 1. Raises a Refusal for files that cannot be read."""

    def begin(self, connection: Connection, forms: Sequence[R]) -> None:
        """Reads once what is recorded of the people in these forms."""

    def compare(self, forms: Sequence[R]) -> tuple[ChangeSet, list[Problem]]:
        """What the forms would change, and the problems of reading and comparing them."""

    def readings(self, form: R) -> Sequence[Reading]:
        """The sheets that were read."""

    def waits(self, place: CellPlace) -> Hashable:
        """What waits as a whole when there is an error at this place."""

    def without(self, form: R, left_out: frozenset[Hashable]) -> R | None:
        """The form without what waits; None when it waits as a whole."""

    def line(self, form: R, left_out: frozenset[Hashable]) -> FileLine:
        """What came of a form, its problems not yet counted."""


@dataclass(frozen=True)
class GatheredForms(Generic[R]):
    """A folder of forms on its way in: the draft, what came of each file, and what waits."""

    draft: Draft
    report: Table
    found: Sequence[ReturnedFile]
    """Every file of the folder."""
    read: tuple[R, ...]
    """The forms among them that could be read."""
    kept: tuple[R, ...]
    """What of them is taken in."""
    files: tuple[str, ...]
    """The files that it stands in."""
    waiting: int
    """How many files or pages wait until they are mended."""
    waits_for: tuple[Problem, ...]
    """The problems of what waits."""

    def require_forms(self, folder: Path) -> None:
        """Raises InputRefused (E_RETURNED_NONE) when the folder holds no such form; the report says what it holds."""
        gathering.require_forms(self.found, folder)


def take_in(
    office: Office,
    folder: Path,
    form: Form[R],
    *,
    leave_out_bad: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _of: None,
) -> GatheredForms[R]:
    """Read every returned form of a folder (or one file) and compare all of them with what is recorded.

    With errors the draft cannot be recorded, unless `leave_out_bad`: then what holds errors waits.
    Raises UsageRefused (E_FOLDER) when there is no such folder.
    """
    found, read = _read_all(office, folder, form, progress)
    with office.read() as connection:
        form.begin(connection, read)
        changes, problems = form.compare(read)
        # One sheet of a file is enough to know the whole file again.
        firsts = [reading for one in read for reading in form.readings(one)[:1]]
        problems += [p for reading in firsts for p in file_known(connection, reading.file, reading.sha256)]
        everything = [*problems, *changes.problems]
        left_out = _bad(everything, form) if leave_out_bad else frozenset()
        rests = [form.without(one, left_out) for one in read]
        kept = [rest for rest in rests if rest is not None]
        # Once more without what waits: sources are numbered anew, and what rested on a bad page goes with it.
        if left_out:
            changes, problems = form.compare(kept)
    lines = [_counted(form.line(rest or one, left_out), everything) for one, rest in zip(read, rests, strict=True)]
    names = [line.name for line, rest in zip(lines, rests, strict=True) if rest is not None]
    draft = Draft(
        form.command,
        changes,
        # What lies in the folder and is no form is told as well: a form under another name would be missed.
        [*gathering.told(found, office.lang), *problems],
        {"folder": folder.name, "files": names, "fy": form.fy},
        backup=True,
        again=lambda: take_in(office, folder, form, leave_out_bad=leave_out_bad).draft,
    )
    waits_for = tuple(p for p in everything if (place := _place(p)) is not None and form.waits(place) in left_out)
    report = gathering.report_table(found, lines, office.lang)
    return GatheredForms(draft, report, found, tuple(read), tuple(kept), tuple(names), len(left_out), waits_for)


def _read_all(
    office: Office, folder: Path, form: Form[R], progress: Callable[[int, int], None]
) -> tuple[list[ReturnedFile], list[R]]:
    """The files of the folder, and the forms among them as read; those that cannot be read count as unreadable."""
    width = office.settings.staff_number_width
    # People fill in forms as they are: hidden or struck-out rows are answers too, and blanks mean no answer.
    options = ReadOptions(hidden="include", strike="include", fill_down=(), code_width=width)
    found = gathering.gather(folder, form.layout, form.fy)
    read: list[R] = []
    broken: dict[str, Refusal] = {}
    listed = gathering.forms(found)
    for done, one in enumerate(listed, 1):
        try:
            read.append(form.read(one, options, len(read) + 1))
        except Refusal as refusal:
            broken[one.name] = refusal
        progress(done, len(listed))
    return [
        replace(one, standing=FileStanding.UNREADABLE, refusal=broken[one.name]) if one.name in broken else one
        for one in found
    ], read


def _place(found: Problem) -> CellPlace | None:
    return found.place if isinstance(found.place, CellPlace) and found.place.file else None


def _bad(problems: Sequence[Problem], form: Form[R]) -> frozenset[Hashable]:
    """What waits: whatever holds an error."""
    errors = [place for p in problems if p.severity is Severity.ERROR and (place := _place(p)) is not None]
    return frozenset(form.waits(place) for place in errors)


def _counted(line: FileLine, problems: Sequence[Problem]) -> FileLine:
    mine = [p.severity for p in problems if (place := _place(p)) is not None and place.file == line.name]
    return replace(line, errors=mine.count(Severity.ERROR), warnings=mine.count(Severity.WARNING))

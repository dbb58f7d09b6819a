"""Every document that comes back, made by a real office, and how it is read."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from skillmap import office
from skillmap.documents import assessment_return, nomination_form, role_matrix, training_catalogue, transition_table
from skillmap.documents.blank import columns_of, example
from skillmap.documents.reading import read
from skillmap.framework.load import read as read_source
from skillmap.leaders import rule as rules
from skillmap.office import Office
from skillmap.office.definition_migration import MigrationAsked
from skillmap.problems import Problem
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions

OPTIONS = ReadOptions(hidden="include", strike="include", fill_down=(), code_width=6)


@dataclass(frozen=True)
class Document:
    """A workbook that was handed out, and how it is read back: what it says and what is wrong."""

    file: Path
    back: Callable[[Path], tuple[object, Sequence[Problem]]]


def _said(readings: Sequence[Reading]) -> object:
    return [([dict(row.values) for row in one.rows], dict(one.head)) for one in readings]


def _catalogue(here: Office) -> Callable[[Path], tuple[object, Sequence[Problem]]]:
    def back(file: Path) -> tuple[object, Sequence[Problem]]:
        found = training_catalogue.read_catalogue(file, read_source(here.workspace.data), OPTIONS)
        return _said([found.reading]), found.reading.problems

    return back


def table(layout: Layout) -> Callable[[Path], tuple[object, Sequence[Problem]]]:
    def back(file: Path) -> tuple[object, Sequence[Problem]]:
        reading = read(file, layout, OPTIONS)
        return _said([reading]), reading.problems

    return back


def _assessment(here: Office) -> Callable[[Path], tuple[object, Sequence[Problem]]]:
    def back(file: Path) -> tuple[object, Sequence[Problem]]:
        found = assessment_return.read_form(file, file.name, here.framework, OPTIONS)
        own = [p for page in found.pages for p in page.reading.problems]
        return _said([page.reading for page in found.pages]), [*found.problems, *own]

    return back


def _nominations(here: Office) -> Callable[[Path], tuple[object, Sequence[Problem]]]:
    def back(file: Path) -> tuple[object, Sequence[Problem]]:
        found = nomination_form.read_form(file, file.name, rules.in_force(here.framework.leaders), OPTIONS, 1)
        own = [p for one in found.readings for p in one.problems]
        return _said(found.readings), [*found.problems, *own]

    return back


def _book(book: office.handout.BookToWrite, folder: Path) -> Path:
    file = folder / f"{len(list(folder.iterdir()))}.xlsx"
    book.make().write(file, "")
    return file


def _smallest(handout: office.handout.Handout, folder: Path) -> Path:
    files = [_book(job, folder) for _, job in list(handout.jobs)[:3]]
    return min(files, key=lambda one: one.stat().st_size)


def _migration(here: Office, folder: Path) -> Path:
    new = folder.parent / "new"
    shutil.copytree(here.workspace.data, new)
    for file in new.rglob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("data-analytics", "data-insight"), "utf-8")
    migration = office.definition_migration
    return _book(migration.workbook(here, migration.prepare(here, MigrationAsked(new))), folder)


DOCUMENTS: dict[str, Callable[[Office, Path], Document]] = {
    "assessment": lambda here, to: Document(
        _smallest(office.assessment_form.forms(here, role="section-ict-leader/1").handout, to), _assessment(here)
    ),
    "nominations": lambda here, to: Document(
        _smallest(office.leader_form.forms(here, due=here.today).handout, to), _nominations(here)
    ),
    "matrix": lambda here, to: Document(
        _book(office.definition_edits.workbook(here), to), table(role_matrix.layout(here.framework))
    ),
    "catalogue": lambda here, to: Document(
        _book(office.definition_edits.workbook(here, "catalogue"), to), _catalogue(here)
    ),
    "timetable": lambda here, to: Document(
        _book(office.sessions.timetable(here), to), table(office.sessions.session_list.LAYOUT)
    ),
    "session roster": lambda here, to: Document(
        _smallest(office.rosters.rosters(here, "session"), to), table(_roster(here))
    ),
    "transition": lambda here, to: Document(_migration(here, to), table(transition_table.LAYOUT)),
}


def _roster(here: Office) -> Layout:
    found = next(one for one in office.intake.kinds.of_folder() if one.command == "result import")
    return found.layouts(here)[0]


def filled_blank(here: Office, layout: Layout, folder: Path) -> Path:
    """An empty form of a list with one line filled in."""
    file = folder / f"{layout.id}.xlsx"
    filled = office.blanks.book(here, layout).make()
    assert isinstance(filled, office.handout.BookContent)
    rows = list(filled.book[0].rows)[:3]
    rows[1] = tuple(example(one, "ja") for one in columns_of(layout))
    replace(filled, book=(replace(filled.book[0], rows=rows), *filled.book[1:])).write(file, "")
    return file

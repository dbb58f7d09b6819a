"""Every heading of every document that comes back, typed over in turn: the same is read, or the cell is named."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest

from skillmap import office, sheets
from skillmap.documents import assessment_return, nomination_form, role_matrix, training_catalogue, transition_table
from skillmap.documents.blank import columns_of, example
from skillmap.documents.reading import read
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework.load import read as read_source
from skillmap.leaders import rule as rules
from skillmap.office import Office
from skillmap.office.definition_migration import MigrationAsked
from skillmap.office.reorganisation import LAYOUT as REORGANISATION
from skillmap.problems import CellPlace, Problem, Severity
from skillmap.sheets.grid import address
from skillmap.sheets.layout import Layout, Reading
from skillmap.sheets.options import ReadOptions
from skillmap.sheets.written import WrittenSheet, unpack
from trials import LONG

MOST = 12
"""Cells of a document that are tried in `make test`; `make torture` tries all of them with every text."""
OPTIONS = ReadOptions(hidden="include", strike="include", fill_down=(), code_width=6)
TYPED = ("", "{}名", "あいう")
"""What stands in the cell afterwards."""


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


def _table(layout: Layout) -> Callable[[Path], tuple[object, Sequence[Problem]]]:
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
    "nominations": lambda here, to: Document(_smallest(office.leader_form.forms(here).handout, to), _nominations(here)),
    "matrix": lambda here, to: Document(
        _book(office.definition_edits.workbook(here), to), _table(role_matrix.layout(here.framework))
    ),
    "catalogue": lambda here, to: Document(
        _book(office.definition_edits.workbook(here, "catalogue"), to), _catalogue(here)
    ),
    "timetable": lambda here, to: Document(
        _book(office.sessions.timetable(here), to), _table(office.sessions.session_list.LAYOUT)
    ),
    "session roster": lambda here, to: Document(
        _smallest(office.rosters.rosters(here, "session"), to), _table(_roster(here))
    ),
    "transition": lambda here, to: Document(_migration(here, to), _table(transition_table.LAYOUT)),
}


def _roster(here: Office) -> Layout:
    found = next(one for one in office.intake.kinds.of_folder() if one.command == "result import")
    return found.layouts(here)[0]


def _pages(file: Path, layout: str) -> Iterator[tuple[WrittenSheet, int, int, str]]:
    """Every heading and label: its sheet, row, column and text."""
    mark = sheets.read_fingerprint(file)
    assert mark is not None and mark.layout == layout
    for one in unpack(mark.written):
        is_high = any(len(path) > 1 for path in one.headings)
        for at, path in enumerate(one.headings, 1):
            yield one, one.row - (is_high and len(path) == 1), at, path[-1]
        groups = {path[0]: at for at, path in reversed(list(enumerate(one.headings, 1))) if len(path) > 1}
        yield from ((one, one.row - 1, at, text) for text, at in groups.items())
        yield from ((one, label.row, label.column, label.text) for label in one.labels)


class _Package:
    """A workbook as its parts, so that one cell can be typed over without writing everything anew."""

    def __init__(self, file: Path) -> None:
        with zipfile.ZipFile(file) as opened:
            self.parts = {name: opened.read(name) for name in opened.namelist()}
        book = self.parts["xl/workbook.xml"].decode()
        names = [unescape(one) for one in re.findall(r'<sheet name="([^"]*)"', book)]
        self.part_of = {name: f"xl/worksheets/sheet{n}.xml" for n, name in enumerate(names, 1)}

    def typed(self, sheet: str, cell: str, text: str, to: Path) -> Path:
        """The workbook with another text in a cell."""
        new = f"<is><t>{escape(text)}</t></is></c>" if text else "</c>"
        part, count = re.subn(
            rf'<c r="{cell}"([^>]*?) t="(?:s|inlineStr)">.*?</c>', rf'<c r="{cell}"\1 t="inlineStr">{new}',
            self.parts[self.part_of[sheet]].decode(), count=1,
        )  # fmt: skip
        assert count == 1, (sheet, cell)
        with zipfile.ZipFile(to, "w") as out:
            for name, data in {**self.parts, self.part_of[sheet]: part.encode()}.items():
                out.writestr(name, data)
        return to


def _outcome(document: Document, file: Path, said: object, sheet: str, cell: str) -> str:
    """What came of it: read alike, named, asked; anything else fails."""
    try:
        now, problems = document.back(file)
    except NeedsAnswer:
        return "asked"
    except InputRefused as refusal:
        problems, now = [p for p in refusal.problems if isinstance(p, Problem)], None
        if refusal.code == "E_HEADER_DUPLICATE":
            return "named"
    if now == said:
        return "alike"
    named = [p.place for p in problems if p.severity is Severity.ERROR and isinstance(p.place, CellPlace)]
    assert CellPlace(file.name, sheet, cell) in named, (sheet, cell, problems)
    return "named"


def _through(document: Document, layout: str, folder: Path) -> dict[str, int]:
    said, problems = document.back(document.file)
    assert not [p for p in problems if p.severity is Severity.ERROR]
    package = _Package(document.file)
    cells = list(_pages(document.file, layout))
    first = {one.headings: one.name for one, *_ in reversed(cells)}
    once = [cell for cell in cells if first[cell[0].headings] == cell[0].name]  # the next page is alike
    counts = dict.fromkeys(("alike", "named", "asked"), 0)
    for n, (one, row, column, old) in enumerate(once[:: 1 if LONG else -(-len(once) // MOST)]):
        for typed in TYPED if LONG else TYPED[n % len(TYPED) :][:1]:
            cell = address(row, column)
            file = package.typed(one.name, cell, typed.format(old), folder / document.file.name)
            counts[_outcome(document, file, said, one.name, cell)] += 1
    return counts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_heading_that_was_typed_over_never_makes_anything_disappear(own: Office, tmp_path: Path, name: str) -> None:
    made, touched = tmp_path / "made", tmp_path / "touched"
    made.mkdir()
    touched.mkdir()
    document = DOCUMENTS[name](own, made)
    mark = sheets.read_fingerprint(document.file)
    assert mark is not None
    counts = _through(document, mark.layout, touched)
    assert counts["named"] >= 2, counts


def test_the_same_in_every_form_that_people_fill_in_from_nothing(own: Office, tmp_path: Path) -> None:
    touched = tmp_path / "touched"
    touched.mkdir()
    for layout in office.blanks.layouts(own).values():
        file = tmp_path / f"{layout.id}.xlsx"
        filled = office.blanks.book(own, layout).make()
        assert isinstance(filled, office.handout.BookContent)
        rows = list(filled.book[0].rows)[:3]
        rows[1] = tuple(example(one, "ja") for one in columns_of(layout))
        replace(filled, book=(replace(filled.book[0], rows=rows), *filled.book[1:])).write(file, "")
        document = Document(file, _table(replace(layout, once=None)))
        _through(document, layout.id, touched)
    assert REORGANISATION.id not in office.blanks.layouts(own)

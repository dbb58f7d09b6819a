"""Every heading of every document that comes back, typed over in turn: the same is read, or the cell is named."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape, unescape

import pytest
from returned_documents import DOCUMENTS, Document, filled_blank, table

from skillmap import office, sheets
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.office import Office
from skillmap.office.reorganisation import LAYOUT as REORGANISATION
from skillmap.problems import CellPlace, Problem, Severity
from skillmap.sheets.grid import address
from skillmap.sheets.written import WrittenSheet, unpack
from trials import LONG

MOST = 12
"""Cells of a document that are tried in `make test`; `make torture` tries all of them with every text."""
TYPED = ("", "{}名", "あいう")
"""What stands in the cell afterwards."""


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
        file = filled_blank(own, layout, tmp_path)
        document = Document(file, table(replace(layout, once=None)))
        _through(document, layout.id, touched)
    assert REORGANISATION.id not in office.blanks.layouts(own)

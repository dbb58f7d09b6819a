"""Definitions as workbooks that HR edits, and the way back: tried, compared, recorded as one entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skillmap import sheets
from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.documents import role_matrix, training_catalogue
from skillmap.documents.catalogue_paper import paper_sheet
from skillmap.documents.framework_comparison import comparison_table
from skillmap.documents.reading import recognise
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.framework import catalogue
from skillmap.framework.case_out import package_text
from skillmap.framework.diff import compare
from skillmap.framework.differences import Difference
from skillmap.framework.editing import with_values
from skillmap.framework.reader import FrameworkSource, read
from skillmap.framework.trial import tried
from skillmap.i18n import word
from skillmap.office.draft import Draft
from skillmap.office.handout import BookContent, BookToWrite, TextContent
from skillmap.office.intake.kind import source_of
from skillmap.office.office import Office
from skillmap.problems import Problem, has_errors
from skillmap.sheets import Reading
from skillmap.tables import Table
from skillmap.words import message

_MATRIX = ("matrix", "表", "スキル×人材像")
_CASE = ("case", "cfpackage")
KINDS = ("matrix", "catalogue", "case", "moodle", "onet", "esco", "flat")
"""What `framework export` writes."""
_CATALOGUE = ("catalogue", "catalog", "trainings", "研修", "研修計画", "年間研修計画")


def workbook(office: Office, kind: str = "matrix") -> BookToWrite:
    """Required levels (matrix) or the yearly plan of trainings (catalogue), for HR to edit and bring back.

    `case` is the whole framework as a CASE package for other platforms.

    Raises InputRefused (E_BOOK_KIND).
    """
    framework, lang, wanted = office.framework, office.lang, kind.strip().casefold()
    if wanted in _MATRIX:
        title, mark = role_matrix.layout(framework).title, role_matrix.fingerprint(framework)
        book = [role_matrix.matrix_sheet(framework, lang)]
    elif wanted in _CATALOGUE:
        source = read(office.workspace.data)
        layout, mark = training_catalogue.layout(source), training_catalogue.fingerprint(source, lang)
        title = layout.title
        book = [training_catalogue.catalogue_sheet(source, lang), paper_sheet(source, layout, lang)]
    elif wanted in _CASE:
        header = framework.header
        name = sheets.safe_file_name(f"{header.id}-{header.version}", suffix=".case.json")
        return BookToWrite(name, lambda: TextContent(package_text(framework), (header.provider.ja,)))
    else:
        raise InputRefused(
            "E_BOOK_KIND", found=kind, expected=(_MATRIX[0], _CATALOGUE[0], _CASE[0], "moodle", "onet", "esco", "flat")
        )
    name = sheets.safe_file_name(title.text(lang))
    return BookToWrite(name, lambda: BookContent(tuple(book), mark, lang))


@dataclass(frozen=True)
class EditedBook:
    """A workbook that came back: everything there is to say of it, and the files as they would be."""

    told: Sequence[Problem]
    conflicts: Sequence[Problem]
    draft: Draft | None
    """None when there are errors or conflicts, or nothing has changed."""
    comparison: Table | None = None
    files: int = 0
    wrong: Sequence[Problem] = ()
    """What would be wrong with the definitions."""


def take_back(office: Office, file: Path, prefer: str = "") -> EditedBook:
    """An edited workbook into the definition files, comments of the files kept; one entry, one undo.

    Args:
        office: The office.
        file: The workbook.
        prefer: Whose value holds where workbook and definitions were both changed: file, data, or ask.

    Raises:
        InputRefused: E_BOOK_UNKNOWN.
    """
    with office.read():  # what others record from here on is noticed
        pass
    framework, source = office.framework, read(office.workspace.data)
    kinds = recognise(file, (role_matrix.layout(framework), training_catalogue.layout(source)))
    if not kinds:
        raise InputRefused("E_BOOK_UNKNOWN", file=file.name)
    try:
        if kinds[0] == role_matrix.LAYOUT_ID:
            return _matrix(office, file, prefer)
        found = training_catalogue.read_catalogue(file, source, sheets.ReadOptions(), prefer)
    except InputRefused as refused:
        # Every column of these workbooks is read: none can be left out by an option.
        if refused.code != "E_HEADINGS_TOUCHED":
            raise
        raise InputRefused("E_BOOK_HEADINGS", refused.problems, **refused.facts) from refused
    told = [*found.reading.problems, *found.problems]
    if has_errors(told) or found.conflicts:
        return EditedBook(told, found.conflicts, None)
    texts = catalogue.texts(source, _contents(office.workspace.data, source), found.entries)
    placed = lambda problems, made: catalogue.at_their_cells(problems, made, found.entries)  # noqa: E731
    return _edited(office, texts, found.reading, told, placed)


def _matrix(office: Office, file: Path, prefer: str) -> EditedBook:
    """The edited matrix into the role files."""
    framework, folder = office.framework, office.workspace.data
    found = role_matrix.read_matrix(file, framework, prefer)
    told = [*found.reading.problems, *found.problems]
    if has_errors(told) or found.conflicts:
        return EditedBook(told, found.conflicts, None)
    edits: dict[str, dict[tuple[str | int, ...], object]] = {}
    for target, levels in found.levels.items():
        role, _, grade = target.rpartition("/")
        # Only files that would say something else are written: comments and order of the others stay.
        if framework.roles[role].grades[int(grade)].requires != levels:
            edits.setdefault(f"roles/{role}.yaml", {})["grades", grade, "requires"] = dict(levels)
    texts = {name: with_values((folder / name).read_text("utf-8-sig"), name, edits[name]) for name in sorted(edits)}
    return _edited(office, texts, found.reading, told)


def _contents(folder: Path, source: FrameworkSource) -> dict[str, str]:
    """The definition files as they are, by name below the folder."""
    return {name: (folder / name).read_text("utf-8-sig") for name in source.documents}


def _edited(
    office: Office,
    texts: Mapping[str, str],
    reading: Reading,
    told: Sequence[Problem],
    placed: Callable[[Sequence[Problem], FrameworkSource], Sequence[Problem]] = lambda problems, _made: problems,
) -> EditedBook:
    """New texts tried in the place of the files; `placed` gives their problems the places that people know."""
    if not texts:
        return EditedBook(told, (), None)
    # Tried as files before anything is written: what the checks would refuse is never recorded.
    made, problems = tried(office.workspace.data, texts)
    if has_errors(problems):
        return EditedBook(told, (), None, wrong=placed(problems, made))
    old, new = office.framework, made.framework
    differences = compare(old, new)
    draft = Draft("framework import", _changes(differences, texts, reading), arguments={"file": reading.file})
    return EditedBook(told, (), draft, comparison_table(old, new, differences), len(texts))


def refuse_conflicts(file: Path, found: EditedBook) -> None:
    """Raises InputRefused (E_INPUT) for errors, NeedsAnswer (E_BOOK_CONFLICTS) for values changed on both sides."""
    if has_errors(found.told) or has_errors(found.wrong):
        raise InputRefused("E_INPUT")
    if found.conflicts:
        raise NeedsAnswer("E_BOOK_CONFLICTS", found.conflicts, file=file.name, count=len(found.conflicts))


def _changes(differences: Sequence[Difference], texts: Mapping[str, str], reading: Reading) -> ChangeSet:
    """What the entry says of itself."""
    kinds = {"added": ChangeKind.ADD, "removed": ChangeKind.REMOVE}
    changes = [
        Change(kinds.get(d.change.value, ChangeKind.CHANGE), word(d.name, "ja"), d.item, d.before, d.after)
        for d in differences
    ]
    return ChangeSet(message("difference.title"), changes, sources=(source_of(reading),), texts=texts)

"""`skillmap framework export` and the way back: definitions as workbooks that HR edits."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import framework_apply, output, state
from skillmap.cli.context import Context, confirm, open_workspace
from skillmap.cli.options import Out, Yes
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.framework.model import Framework

_MATRIX = ("matrix", "表", "スキル×人材像")
_CATALOGUE = ("catalogue", "catalog", "trainings", "研修", "研修計画", "年間研修計画")


class Prefer(StrEnum):
    """Whose value holds where workbook and definitions were both changed."""

    FILE = "file"
    DATA = "data"


def export(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="matrix (skills against role grades) or catalogue (yearly plan)")
    ] = "matrix",
    out: Out = None,
    yes: Yes = False,
) -> None:
    """Write required levels or the catalogue of trainings as a workbook for HR to edit and bring back."""
    from skillmap import sheets
    from skillmap.documents import role_matrix, training_catalogue
    from skillmap.documents.catalogue_paper import paper_sheet
    from skillmap.framework.reader import read

    context, lang = open_workspace(), state.lang()
    framework = context.framework
    wanted = kind.strip().casefold()
    if wanted in _MATRIX:
        title, mark = role_matrix.layout(framework).title, role_matrix.fingerprint(framework)
        book = [role_matrix.matrix_sheet(framework, lang)]
    elif wanted in _CATALOGUE:
        source = read(context.workspace.data)
        layout, mark = training_catalogue.layout(source), training_catalogue.fingerprint(source, lang)
        title = layout.title
        book = [training_catalogue.catalogue_sheet(source, lang), paper_sheet(source, layout, lang)]
    else:
        raise InputRefused("E_BOOK_KIND", found=kind, expected=(_MATRIX[0], _CATALOGUE[0]))
    path = out or Path(sheets.safe_file_name(title.text(lang)))
    if path.exists() and not yes:
        output.say("page.exists", file=str(path))
        confirm()
    sheets.write_book(path, book, mark, lang)
    output.say("out.written", file=str(path))


def take_back(file: Path, *, prefer: Prefer | None, dry_run: bool, yes: bool) -> None:
    """An edited workbook into the definition files: shown as a comparison, asked, comments of the files kept."""
    from skillmap import sheets
    from skillmap.documents import role_matrix, training_catalogue
    from skillmap.documents.reading import recognise
    from skillmap.framework.reader import read

    context = open_workspace()
    with context.reading():  # what others record from here on is noticed
        pass
    framework = context.framework
    source = read(context.workspace.data)
    layouts = (role_matrix.layout(framework), training_catalogue.layout(source))
    kinds = recognise(file, layouts)
    if not kinds:
        raise InputRefused("E_BOOK_UNKNOWN", file=file.name)
    whose = str(prefer or "")
    if kinds[0] == role_matrix.LAYOUT_ID:
        _matrix(context, framework, file, whose, dry_run=dry_run, yes=yes)
        return
    found = training_catalogue.read_catalogue(file, source, sheets.ReadOptions(), whose)
    framework_apply.tell(file, [*found.reading.problems, *found.problems], found.conflicts)
    from skillmap.framework import catalogue

    texts = catalogue.texts(source, framework_apply.contents(context.workspace.data, source), found.entries)
    framework_apply.apply_texts(
        context,
        texts,
        found.reading,
        dry_run=dry_run,
        yes=yes,
        placed=lambda problems, made: catalogue.at_their_cells(problems, made, found.entries),
    )


def _matrix(context: Context, framework: Framework, file: Path, prefer: str, *, dry_run: bool, yes: bool) -> None:
    """The edited matrix into the role files."""
    from skillmap.documents.role_matrix import read_matrix
    from skillmap.framework.editing import with_values

    found = read_matrix(file, framework, prefer)
    framework_apply.tell(file, [*found.reading.problems, *found.problems], found.conflicts)
    edits: dict[str, dict[tuple[str | int, ...], object]] = {}
    for target, levels in found.levels.items():
        role, _, grade = target.rpartition("/")
        if framework.roles[role].grades[int(grade)].requires != levels:
            edits.setdefault(f"roles/{role}.yaml", {})["grades", grade, "requires"] = dict(levels)
    folder = context.workspace.data
    texts = {name: with_values((folder / name).read_text("utf-8-sig"), name, edits[name]) for name in sorted(edits)}
    framework_apply.apply_texts(context, texts, found.reading, dry_run=dry_run, yes=yes)

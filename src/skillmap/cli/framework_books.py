"""`skillmap framework export`, `import`: definitions as workbooks, and the way back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import DryRun, Out, Prefer, Yes
from skillmap.errors import InputRefused, NeedsAnswer, UsageRefused
from skillmap.problems import Severity, has_errors


def export(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="matrix (skills against role grades), catalogue (yearly plan) or case (package for other platforms)",
        ),
    ] = "matrix",
    out: Out = None,
) -> None:
    """Write required levels or the catalogue of trainings as a workbook for HR to edit and bring back."""
    outgoing.write(office.definition_edits.workbook(desk.opened(), kind), out)


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="The workbook of framework export, or a list (.xlsx or CSV)",
        ),
    ],
    into: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", file_okay=False, help="The new folder of definition files, from a flat list"
        ),
    ] = None,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Name of the framework")] = "",
    source: Annotated[str, typer.Option("--source", metavar="TEXT", help="Where the list was published")] = "－",
    levels: Annotated[
        str, typer.Option("--levels", metavar="WORDS", help="Its level words from the lowest: awareness,working,…")
    ] = "",
    importance: Annotated[
        str, typer.Option("--importance", metavar="STANDARD", help="Its levels are the letters of this standard")
    ] = "",
    matrix: Annotated[bool, typer.Option("--matrix", help="The list has skills down and roles across")] = False,
    role: Annotated[str, typer.Option("--role", metavar="HEADING", help="Heading of the roles")] = "",
    grade: Annotated[str, typer.Option("--grade", metavar="HEADING", help="Heading of the grades")] = "",
    skill: Annotated[str, typer.Option("--skill", metavar="HEADING", help="Heading of the skills")] = "",
    level: Annotated[str, typer.Option("--level", metavar="HEADING", help="Heading of the levels")] = "",
    grade_order: Annotated[
        str, typer.Option("--grade-order", metavar="NAMES", help="Its grades from the lowest: Associate,Senior,…")
    ] = "",
    leave_out_bad: Annotated[
        bool, typer.Option("--leave-out-bad", help="Leave out rows of the list in which something is wrong")
    ] = False,
    prefer: Annotated[
        Prefer | None,
        typer.Option("--prefer", help="Where workbook and definitions were both changed: whose value holds"),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take back a workbook of framework export; with --out make a framework from a list of another body."""
    if into is None and file.suffix.casefold() == ".json":
        raise UsageRefused("E_CASE_OUT")
    if into is None:
        _take_back(file, str(prefer or ""), dry_run=dry_run, yes=yes)
        return
    words, grades = _names(levels), _names(grade_order)
    headings = {"role": role, "grade": grade, "skill": skill, "level": level}
    said = office.definition_adoption.AboutList(
        name, source, words, importance, matrix, headings, grades, leave_out_bad
    )
    _adopt(file, into, said, dry_run=dry_run, yes=yes)


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(name.strip() for name in re.split("[,、，]", text) if name.strip())


def _adopt(file: Path, folder: Path, said: office.definition_adoption.AboutList, *, dry_run: bool, yes: bool) -> None:
    framework = office.definition_adoption.known_framework(desk.opened)
    found = office.definition_adoption.adopt(file, folder, said, framework)
    if found.letters is not None:
        output.say("list.table", standard=found.letters[0], table=found.letters[1])
    output.say_problems(found.problems)
    errors = {one.code for one in found.problems if one.severity is Severity.ERROR}
    if errors == {"E_LIST_GRADE_ORDER"}:
        raise NeedsAnswer("E_LIST_ASK")
    if errors:
        raise InputRefused("E_INPUT")
    if found.left_out:
        output.say("list.left_out", count=found.left_out)
    output.say("list.made", **found.counts, folder=str(folder))
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        desk.confirm()
    found.write(folder)
    output.say("list.done", folder=str(folder))


def _take_back(file: Path, prefer: str, *, dry_run: bool, yes: bool) -> None:
    """An edited workbook into the definition files: shown as a comparison, asked, comments of the files kept."""
    here = desk.opened()
    found = office.definition_edits.take_back(here, file, prefer)
    output.say_problems([*found.told, *(found.conflicts if has_errors(found.told) else ())])
    output.say_problems(found.wrong)
    office.definition_edits.refuse_conflicts(file, found)
    if found.draft is None or found.comparison is None:
        output.say("out.nothing")
        return
    output.show(found.comparison)
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        desk.confirm()
    number = here.record(found.draft)
    output.say("matrix.done", count=found.files, folder=str(here.workspace.data))
    output.say("out.recorded", entry=number)

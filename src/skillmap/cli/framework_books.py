"""`skillmap framework import`: edited workbooks come back, frameworks of other bodies come in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import DryRun, Prefer, Yes
from skillmap.errors import InputRefused, NeedsAnswer, UsageRefused
from skillmap.problems import Severity, has_errors
from skillmap.words import message


def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            exists=True,
            help="The workbook of framework export, a list (.xlsx or CSV), or a package, folder or archive",
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
    skills: Annotated[
        Path | None,
        typer.Option(
            "--skills", metavar="FILE", exists=True, dir_okay=False, help="A second list: what skills and levels mean"
        ),
    ] = None,
    table: Annotated[
        str, typer.Option("--map", metavar="TABLE", help="Decimals as levels: 1.5=1,3=2 (from 1.5 on level 1)")
    ] = "",
    least: Annotated[
        float,
        typer.Option("--least", metavar="VALUE", min=0, max=100, help="Leave out what is less important (O*NET IM)"),
    ] = 0.0,
    only: Annotated[
        str, typer.Option("--only", metavar="WORDS", help="Only roles with one of these words in their name")
    ] = "",
    prefer: Annotated[
        Prefer | None,
        typer.Option("--prefer", help="Where workbook and definitions were both changed: whose value holds"),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take back a workbook of framework export; with --out make a framework from a list of another body."""
    if into is None and (file.is_dir() or file.suffix.casefold() in (".json", ".zip")):
        raise UsageRefused("E_CASE_OUT")
    if into is None:
        _take_back(file, str(prefer or ""), dry_run=dry_run, yes=yes)
        return
    words, grades = _names(levels), _names(grade_order)
    headings = {"role": role, "grade": grade, "skill": skill, "level": level}
    said = office.definition_adoption.AboutList(
        name=name, source=source, levels=words, importance=importance, is_matrix=matrix, headings=headings,
        grades=grades, skills=skills, table=table, least=least, only=_names(only), leave_out_bad=leave_out_bad,
    )  # fmt: skip
    _adopt(file, into, said, dry_run=dry_run, yes=yes)


def _names(text: str) -> tuple[str, ...]:
    """Names with commas between them."""
    return tuple(name.strip() for name in re.split("[,、，]", text) if name.strip())


def _adopt(file: Path, folder: Path, said: office.definition_adoption.AboutList, *, dry_run: bool, yes: bool) -> None:
    framework = office.definition_adoption.known_framework(desk.opened)
    found = office.definition_adoption.adopt(file, folder, said, framework)
    if found.letters is not None:
        output.say("list.table", standard=found.letters[0], table=found.letters[1])
    if found.layout:
        output.say(f"foreign.layout.{found.layout}", file=file.name)
    if found.table:
        table = tuple(message("list.letter", letter=value, level=level) for value, level in found.table)
        output.say("foreign.table", table=table)
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

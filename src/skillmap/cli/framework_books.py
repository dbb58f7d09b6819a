"""`skillmap framework import`: edited workbooks come back, frameworks of other bodies come in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.foreign_options import ForeignListOptions
from skillmap.cli.options import DryRun, Prefer, Yes
from skillmap.cli.shared_options import shares
from skillmap.errors import InputRefused, NeedsAnswer, UsageRefused
from skillmap.problems import Severity, has_errors
from skillmap.words import message


@shares(ForeignListOptions, "about")
def import_(
    about: ForeignListOptions,
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
    prefer: Annotated[
        Prefer | None,
        typer.Option("--prefer", help="Where workbook and definitions were both changed: whose value holds"),
    ] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take back a workbook of framework export; with --out make a framework from a list of another body."""
    if into is not None:
        _adopt(file, into, about.said, dry_run=dry_run, yes=yes)
        return
    if file.is_dir() or file.suffix.casefold() in (".json", ".zip"):
        raise UsageRefused("E_CASE_OUT")
    _take_back(file, str(prefer or ""), dry_run=dry_run, yes=yes)


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
    # The one error that an answer mends is a question.
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

"""`skillmap import FOLDER`: every known document of a folder as one change set, one entry, one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, importing, output, sheet_options
from skillmap.cli.options import AsOf, DryRun, Fy, Yes
from skillmap.cli.problem_books import write_problem_books
from skillmap.cli.result_options import ResultOptions, with_result_options
from skillmap.cli.told import offer_problem_book
from skillmap.errors import Refusal, UsageRefused
from skillmap.words import message

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_result_options
def import_folder(
    said: ResultOptions,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", exists=True, file_okay=False, help="A folder with workbooks and CSVs"),
    ] = None,
    teach: Annotated[
        Path | None,
        typer.Option(
            "--teach",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Teach how a file is read: asked column by column, kept as a recipe",
        ),
    ] = None,
    complete: importing.Complete = False,
    allow_mass_change: importing.Mass = False,
    as_of: AsOf = None,
    fy: Fy = None,
    stage: Annotated[
        str, typer.Option("--stage", metavar="STAGE", help="approved, supervisor or self (承認, 上司, 自己)")
    ] = "approved",
    hidden: sheet_options.Hidden = "",
    struck: sheet_options.Strike = "",
    fill_down: sheet_options.FillDown = None,
    blocks: sheet_options.BlockHeadings = "",
    problems: Annotated[
        Path | None,
        typer.Option("--problems", metavar="DIR", file_okay=False, help="Write the sheets back with bad cells marked"),
    ] = None,
    comparison: importing.Comparison = None,
    ignore_checks: importing.IgnoreChecks = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take in a folder: each file is recognised, all of them are one change set and one entry of the journal."""
    here = desk.opened()
    if teach is not None:
        _teach(here, teach)
        return
    if folder is None:
        raise UsageRefused("E_IMPORT_WHAT")
    lists = office.intake.kinds.ForFolder(
        as_of, fy, office.stages.stage_of(stage), complete, allow_mass_change, sheet_options.blocks_of(blocks),
        said.kind,
    )  # fmt: skip
    given = importing.ImportAnswers(hidden=hidden, struck=struck, fill_down=fill_down, ignore_checks=ignore_checks)
    _take_in(here, folder, lists, given, Shown(problems, comparison), dry_run=dry_run, yes=yes)


@dataclass(frozen=True)
class Shown:
    """Where more is written than the terminal shows: the sheets with bad cells marked, the comparison."""

    problems: Path | None
    comparison: Path | None


def _take_in(
    here: office.Office, folder: Path, lists: office.intake.kinds.ForFolder, given: importing.ImportAnswers,
    shown: Shown, *, dry_run: bool, yes: bool,
) -> None:  # fmt: skip
    offer_problem_book(is_asked_for=shown.problems is not None)
    try:
        found, told = office.intake.folder.look_through(here, folder, lists)
        _say_found(found)
        draft = office.intake.folder.take_in(here, folder, found, given.answers)
    except Refusal as refusal:
        # Marked sheets are wanted most when nothing could be taken in.
        write_problem_books(here, folder, refusal.problems, shown.problems)
        raise
    write_problem_books(here, folder, draft.problems, shown.problems)
    names = [one.name for one in found]
    desk.apply(
        here, replace(draft, told=[*told, *draft.told]), yes=yes, dry_run=dry_run,
        shown=lambda: importing.sign(here, draft, names, shown.comparison),
    )  # fmt: skip


def _teach(here: office.Office, file: Path) -> None:
    taught = office.intake.teaching.teach(here, file, _asker())
    output.show(taught.rows)
    output.say("teach.save", name=taught.name)
    desk.confirm()
    output.say("out.written", file=str(office.intake.teaching.save(here, taught)))


def _asker() -> office.intake.teaching.Ask:
    """Asks at the terminal; choices are numbered, and listed again only when they have changed."""
    listed: list[object] = []

    def ask(question: office.intake.teaching.Question) -> str:
        output.say(question.text.key, **question.text.facts)
        if question.choices and question.choices not in listed:
            for number, choice in enumerate(question.choices, 1):
                output.say("teach.choice", no=number, title=choice)
            # The same fields for every column: twenty lines once, not twenty times.
            listed.append(question.choices)
        return desk.answer(question.proposed)

    return ask


def _say_found(found: Sequence[office.intake.recognition.RecognisedFile]) -> None:
    output.say("folder.found")
    for number, one in enumerate(found, 1):
        day = message("folder.day", day=one.as_of) if one.as_of else None
        output.say("folder.file", no=number, file=one.name, kind=one.title, day=day)

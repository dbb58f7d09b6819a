"""`skillmap import FOLDER`: every known document of a folder as one change set, one entry, one undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import import_run, output, sheet_options
from skillmap.cli.context import open_workspace
from skillmap.cli.options import AsOf, DryRun, Fy, Yes
from skillmap.errors import UsageRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillmap.cli.import_files import Recognised

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def import_folder(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False, help="A folder with workbooks and CSVs")
    ],
    complete: import_run.Complete = False,
    allow_mass_change: import_run.Mass = False,
    as_of: AsOf = None,
    fy: Fy = None,
    stage: Annotated[
        str, typer.Option("--stage", metavar="STAGE", help="approved, supervisor or self (承認, 上司, 自己)")
    ] = "approved",
    hidden: sheet_options.Hidden = "",
    struck: sheet_options.Strike = "",
    fill_down: sheet_options.FillDown = None,
    blocks: sheet_options.BlockHeadings = "",
    comparison: import_run.Comparison = None,
    ignore_checks: import_run.IgnoreChecks = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Take in a folder: each file is recognised, all of them are one change set and one entry of the journal."""
    from skillmap.cli.import_files import Job, kinds, recognise
    from skillmap.cli.import_kinds import StaffImport

    if not folder.is_dir():
        raise UsageRefused("E_FOLDER", found=str(folder))
    context = open_workspace()
    staff = StaffImport(as_of, complete, allow_mass_change, blocks)
    found, told = recognise(context, folder, kinds(staff, as_of, fy, stage))
    _say_found(found)
    given = import_run.Given(hidden=hidden, struck=struck, fill_down=fill_down, ignore_checks=ignore_checks)
    job = Job(context, given, folder, found)
    changes, problems = job.rehearse()
    names = [one.name for one in found]
    context.apply(
        changes,
        "import",
        reading=[*told, *problems],
        yes=yes,
        dry_run=dry_run,
        backup=True,
        when_shown=lambda: import_run.sign(context, changes, names, comparison),
        write=lambda: job.perform(changes),
    )


def _say_found(found: Sequence[Recognised]) -> None:
    from skillmap.words import message

    output.say("folder.found")
    for number, one in enumerate(found, 1):
        day = message("folder.day", day=one.as_of) if one.as_of else None
        output.say("folder.file", no=number, file=one.name, kind=one.title, day=day)

"""`skillmap framework merge`: the next version of definitions with what the office has changed in the former one."""

from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import DryRun, Yes

_New = Annotated[
    Path | None,
    typer.Argument(
        metavar="NEW", exists=True, file_okay=False, help="Folder of the new version (default: the shipped definitions)"
    ),
]
_Base = Annotated[
    Path | None,
    typer.Option(
        "--base",
        metavar="DIR",
        exists=True,
        file_okay=False,
        help="Folder of the version that the office's own were made from (default: the shipped ones kept by init)",
    ),
]
_Into = Annotated[
    Path, typer.Option("--out", metavar="DIR", file_okay=False, help="The new folder for what comes of them")
]
_Theirs = Annotated[
    list[str] | None,
    typer.Option("--theirs", metavar="KEY", help="Of what both have changed, take the new version's; may be repeated"),
]
_Ours = Annotated[
    list[str] | None,
    typer.Option("--ours", metavar="KEY", help="Of what both have changed, keep the office's; may be repeated"),
]


def merge(
    into: _Into,
    new: _New = None,
    base: _Base = None,
    theirs: _Theirs = None,
    ours: _Ours = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Put the office's own changes into a new version of the definitions: former, new and own are compared."""
    here, merging = desk.opened(), office.definition_merging
    found = merging.prepare(here, into, new, base, tuple(theirs or ()), tuple(ours or ()))
    output.say_problems(found.told)
    output.show(found.conflicts or found.kept)
    merging.refuse_conflicts(found)
    output.say("merge.counts", taken=found.taken, kept=len(found.kept.rows))
    if dry_run:
        output.say("out.dry_run")
        return
    if not yes:
        desk.confirm()
    found.write(into)
    merging.remember(here, new)
    output.say("list.done", folder=str(into))

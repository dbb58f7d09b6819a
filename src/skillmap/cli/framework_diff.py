"""`skillmap framework diff`: what changed between two folders of definitions, and who is affected."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, state
from skillmap.cli.options import Out
from skillmap.errors import Exit, Refusal


class DiffFormat(StrEnum):
    """How a comparison comes out."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def diff(
    old: Annotated[
        Path | None,
        typer.Argument(
            metavar="OLD",
            exists=True,
            file_okay=False,
            help="The older folder of definition files (default: what comes with skillmap)",
        ),
    ] = None,
    new: Annotated[
        Path | None,
        typer.Argument(
            metavar="NEW", exists=True, file_okay=False, help="The newer one (default: data of the workspace)"
        ),
    ] = None,
    who: Annotated[bool, typer.Option("--who", help="List the staff of the workspace who are affected")] = False,
    form: Annotated[DiffFormat, typer.Option("--format", help="How the comparison comes out")] = DiffFormat.TEXT,
    out: Out = None,
) -> None:
    """What changed from one framework to another, as a comparison of old and new; exit code 1 when they differ."""
    before = office.definitions.load_from(old) if old else office.definitions.shipped_framework()
    found = office.definition_diff.compared(before, office.definitions.of(new, desk.opened))
    people = office.definition_diff.people(desk.opened(), found) if who else None
    if output.chosen(output.Format(form.value), out) is output.Format.XLSX:
        outgoing.write(office.definition_diff.workbook(found, people, _office_name(), state.lang()), out)
    else:
        output.show(found.table, output.Format(form.value), out)
        if people is not None:
            output.show(people, output.Format(form.value))
    if found.differences:
        raise typer.Exit(int(Exit.FINDINGS))


def _office_name() -> str:
    """The office's name; empty outside a workspace."""
    try:
        return desk.opened().settings.office
    # Folders are compared outside of a workspace, too.
    except Refusal:
        return ""

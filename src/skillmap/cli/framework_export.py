"""`skillmap framework export`: definitions as workbooks for HR, and in the layouts of other platforms."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import Out
from skillmap.errors import InputRefused, UsageRefused
from skillmap.problems import has_errors


def export(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND",
            help="matrix (skills against role grades), catalogue (yearly plan), case, moodle, onet, esco or flat",
        ),
    ] = "matrix",
    proficient: Annotated[
        int | None,
        typer.Option("--proficient", metavar="LEVEL", help="moodle: from this level on somebody is proficient"),
    ] = None,
    out: Out = None,
) -> None:
    """Write required levels or the catalogue of trainings as a workbook for HR to edit and bring back."""
    here = desk.opened()
    layout = office.foreign_export.layout(kind)
    if proficient is not None and layout != "moodle":
        raise UsageRefused("E_PROFICIENT_MOODLE")
    if not layout:
        outgoing.write(office.definition_edits.workbook(here, kind), out)
        return
    made = office.foreign_export.export(here, layout, proficient)
    output.say_problems(made.told)
    if has_errors(made.told):
        raise InputRefused("E_INPUT")
    outgoing.write(made.book, out)

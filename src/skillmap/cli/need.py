"""`skillmap need`: how many people of each role grade are needed, by year and department."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import Form, Fy, Out
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: ImportAnswers,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file holds all needs of its years: those missing are dropped")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the needs is dropped")
    ] = False,
) -> None:
    """Take in a list of needs; it changes needs.yaml line by line, comments stay."""
    take_in(file, given, office.intake.needs.NeedImport(complete, allow_mass_change))


@app.command()
def export(fy: Fy = None, out: Out = None) -> None:
    """Write the needs as a workbook for HR to edit; `need import` takes it back."""
    outgoing.write(office.needs.workbook(desk.opened(), fy), out)


@app.command("list")
def list_(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """All needs in the order of the file; `need import` takes the listing back."""
    output.show(office.needs.needs(desk.opened(), fy), form, out)

"""`skillmap need`: how many people of each role grade are needed, by year and department."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output, sheet_options, state
from skillmap.cli.context import confirm, open_workspace, parse_fy
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import Form, Fy, Out, Yes
from skillmap.cli.output import Format

if TYPE_CHECKING:
    from skillmap.framework.model import Framework, Need

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: Given,
    complete: Annotated[
        bool, typer.Option("--complete", help="The file holds all needs of its years: those missing are dropped")
    ] = False,
    allow_mass_change: Annotated[
        bool, typer.Option("--allow-mass-change", help="Accept that a large share of the needs is dropped")
    ] = False,
) -> None:
    """Take in a list of needs; it changes needs.yaml line by line, comments stay."""
    from skillmap.cli.need_import import NeedImport

    take_in(open_workspace(), file, given, NeedImport(complete, allow_mass_change))


@app.command()
def export(fy: Fy = None, out: Out = None, yes: Yes = False) -> None:
    """Write the needs as a workbook for HR to edit; `need import` takes it back."""
    from skillmap import sheets
    from skillmap.documents import need_list

    framework, lang = open_workspace().framework, state.lang()
    path = out or Path(sheets.safe_file_name(need_list.LAYOUT.title.text(lang)))
    if path.exists() and not yes:
        output.say("page.exists", file=str(path))
        confirm()
    sheet = need_list.need_sheet(framework, _needs(framework, fy), lang)
    sheets.write_book(path, [sheet], need_list.fingerprint(framework), lang)
    output.say("out.written", file=str(path))


@app.command("list")
def list_(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """All needs in the order of the file; `need import` takes the listing back."""
    from skillmap.documents.need_list import need_table

    framework = open_workspace().framework
    output.show(need_table(framework, _needs(framework, fy)), form, out)


def _needs(framework: Framework, fy: str | None) -> list[Need]:
    """The needs of a fiscal year, or all."""
    year = parse_fy(fy).year if fy else None
    return [need for need in framework.needs if year in (None, need.fy)]

"""`skillmap qualification`: examinations and licences that members of staff hold."""

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output, sheet_options
from skillmap.cli.importing import ImportAnswers, take_in, with_import_options
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName, StaffName
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(file: sheet_options.InputFile, given: ImportAnswers) -> None:
    """Take in a list of qualifications held: staff number, qualification, day, validity, certificate number."""
    take_in(file, given, office.intake.qualifications.QualificationImport())


@app.command("list")
def list_(
    staff: StaffName = None,
    section: SectionName = None,
    qualification: Annotated[
        str | None, typer.Option("--qualification", metavar="NAME", help="Only this qualification, by id or name")
    ] = None,
    as_of: AsOf = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who holds which qualification, those that have expired marked: `qualification import` takes it back."""
    here = desk.opened()
    table = office.qualifications.held(
        here, here.moment(as_of, fy), staff=staff, section=section, qualification=qualification
    )
    output.show(table, form, out)

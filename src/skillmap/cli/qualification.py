"""`skillmap qualification`: examinations and licences that members of staff hold."""

from typing import Annotated

import typer

from skillmap.cli import output, sheet_options
from skillmap.cli.context import open_workspace
from skillmap.cli.import_run import Given, take_in, with_import_options
from skillmap.cli.options import AsOf, Form, Fy, Out, SectionName, StaffName
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command("import")
@with_import_options
def import_(file: sheet_options.InputFile, given: Given) -> None:
    """Take in a list of qualifications held: staff number, qualification, day, validity, certificate number."""
    from skillmap.cli.qualification_import import QualificationImport

    take_in(open_workspace(), file, given, QualificationImport())


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
    from dataclasses import replace

    from skillmap.assessment.certificates import certificate_table
    from skillmap.assessment.store import certificates
    from skillmap.cli.assess_scope import read_scope
    from skillmap.framework.find import find_qualification

    context = open_workspace()
    moment = context.moment(as_of, fy)
    only = (find_qualification(context.framework, qualification).id,) if qualification else ()
    with context.reading() as connection:
        scope = read_scope(context, connection, moment, staff=staff, section=section, department=None)
        recorded = certificates(connection, moment)
    office = replace(scope.organisation, people=tuple(scope.people))
    output.show(certificate_table(context.framework, office, recorded, only), form, out)

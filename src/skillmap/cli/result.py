"""`skillmap result`: attendance and completion."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output, sheet_options
from skillmap.cli.importing import Given, take_in, with_import_options
from skillmap.cli.options import Form, Fy, Out, SectionName, StaffName
from skillmap.cli.output import Format
from skillmap.cli.times import parse_day
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)

PROXY = ("attended", "absent")
SessionName = Annotated[
    str | None, typer.Option("--session", metavar="SESSION", help="The session, when the file does not say it")
]
TrainingName = Annotated[
    str | None,
    typer.Option("--training", metavar="TRAINING", help="The training, when the file does not say it, or otherwise"),
]
Proxy = Annotated[
    str | None,
    typer.Option("--proxy", metavar="attended|absent", help="What somebody else's attendance (代) counts as"),
]

NearName = Annotated[
    str | None,
    typer.Option("--near", metavar="same|another", help="What a completion near another one of that training is"),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="The day of completion, when the file does not say it")
]


@app.command("import")
@with_import_options
def import_(
    file: sheet_options.InputFile,
    given: Given,
    session: SessionName = None,
    training: TrainingName = None,
    proxy: Proxy = None,
    near: NearName = None,
    on: On = None,
) -> None:
    """Take in attendance and completion: our session rosters, lists of training centres, exports of an LMS."""
    if proxy not in (None, *PROXY):
        raise UsageRefused("E_RESULT_PROXY", found=proxy, expected=PROXY)
    day = parse_day(on) if on else None
    take_in(file, given, office.intake.results.ResultImport(session, training, proxy, near, day))


@app.command("list")
def list_(
    staff: StaffName = None,
    section: SectionName = None,
    session: Annotated[str | None, typer.Option("--session", metavar="CODE", help="A session by code")] = None,
    training: Annotated[
        str | None, typer.Option("--training", metavar="TRAINING", help="A training by id or name")
    ] = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Who has completed what, in roster order, each person's by day."""
    here = desk.opened()
    table = office.results.results(here, fy, staff=staff, section=section, session=session, training=training)
    output.show(table, form, out)

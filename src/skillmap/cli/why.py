"""`skillmap why`: where a level, posting, leader or seat comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.added import IncludeFuture
from skillmap.cli.options import Form, Out, SectionName, StaffName
from skillmap.cli.output import Format

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def why(
    staff: StaffName = None,
    skill: Annotated[str | None, typer.Option("--skill", metavar="SKILL", help="A skill by id or name")] = None,
    section: SectionName = None,
    seat: Annotated[int | None, typer.Option("--seat", help="Only this leader's seat of the section")] = None,
    session: Annotated[str | None, typer.Option("--session", metavar="CODE", help="A session by code")] = None,
    include_future: IncludeFuture = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Where a level, posting, leader or seat comes from: file, sheet, cell, day, person and entry."""
    here = desk.opened()
    about = office.origins.WhyAbout(staff, skill, section, seat, session)
    if include_future:
        # Looking at what is prepared is recorded, even where nothing comes of it (ADR 10).
        here.look(here.today, "why")
    found = office.origins.origins(here, about, include_future=include_future)
    if found.is_empty:
        output.say("why.nothing")
    output.show(found.table, form, out)

"""`skillmap privacy`: what is held about people, handed to them, erased, shared as totals."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, outgoing, output
from skillmap.cli.options import AsOf, DryRun, Form, Fy, Out, OutDir, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.cli.times import day_option

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def describe(staff: StaffName = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """What is held about people, or about one: what for, since when, from where, for how long."""
    output.show(office.privacy.describe(desk.opened(), staff), form, out)


@app.command()
def export(
    staff: Annotated[str, typer.Option("--staff", metavar="PERSON", help="Staff number, name or kana")],
    out: OutDir = None,
) -> None:
    """Write everything recorded of one person: a workbook to read and a file for machines."""
    here = desk.opened()
    done = outgoing.hand_out(here, office.person_file.export(here, staff, out), "privacy.export.working")
    output.tell("privacy.export.done")
    outgoing.list_files(done.paths)


@app.command()
def share(fy: Fy = None, as_of: AsOf = None, out: OutDir = None) -> None:
    """Write totals for another office or the prefecture, small counts withheld (統計資料)."""
    here = desk.opened()
    handout = office.sharing.share(here, fy, as_of, out)
    done = outgoing.hand_out(here, handout, "share.working")
    output.tell("share.done", withheld=int(str(handout.noted["withheld"])))
    outgoing.list_files(done.paths)


@app.command()
def erase(
    staff: StaffName = None,
    left_before: Annotated[
        date | None, day_option("--left-before", "Everybody who left before this day and whose records are due")
    ] = None,
    keep_copies: Annotated[
        bool, typer.Option("--keep-copies", help="Leave snapshots, written files and logs that name them")
    ] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Erase who somebody was who has left; counts stay. This cannot be undone."""
    here = desk.opened()
    erasure = office.erasure.erase(here, staff, left_before, keep_copies=keep_copies)
    # Said only when it was done: it cannot be taken back.
    if desk.apply(here, erasure.draft, yes=yes, dry_run=dry_run) is not None:
        output.tell("erase.done")

"""`skillmap session cancel|split|merge`: sessions together with the people who sit in them."""

from datetime import date
from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import DryRun, SectionName, Yes
from skillmap.cli.times import day_option

SessionCode = Annotated[
    str, typer.Argument(metavar="SESSION", help="A session by code, or a training that has one session")
]


def cancel(
    session: SessionCode,
    move: Annotated[bool, typer.Option("--move", help="Its people move to other sessions where they fit")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Cancel a session; it stays on record. Shows where its people fit."""
    here = desk.opened()
    draft = office.regrouping.cancel(here, session, move=move, show=output.show)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


def split(
    session: SessionCode,
    day: Annotated[
        list[str] | None,
        typer.Option(
            "--day", metavar="DAY[am|pm][@TIME-TIME]", help="A day, with am or pm for a half day; may be repeated"
        ),
    ] = None,
    window_from: Annotated[
        date | None, day_option("--window-from", "E-learning: first day on which it may be taken")
    ] = None,
    window_to: Annotated[
        date | None, day_option("--window-to", "E-learning: last day on which it may be taken")
    ] = None,
    venue: Annotated[str | None, typer.Option("--venue", help="Where it is held")] = None,
    capacity: Annotated[int | None, typer.Option("--capacity", help="Seats")] = None,
    deadline: Annotated[date | None, day_option("--deadline", "Last day on which participants may be changed")] = None,
    code: Annotated[
        str, typer.Option("--code", help="Code of the session (default: made from training and number)")
    ] = "",
    seats: Annotated[
        int | None, typer.Option("--seats", help="So many people move, the last of the roster first (default: half)")
    ] = None,
    section: SectionName = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Hold a second session for some people of the first: so many of them, or the members of a section."""
    here = desk.opened()
    asked = office.new_session.SessionChange(day or (), capacity, None, venue, window_from, window_to, deadline)
    draft = office.regrouping.split(here, session, asked, code=code, seats=seats, section=section, show=output.show)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)


def merge(
    session: SessionCode,
    into: Annotated[str, typer.Option("--into", metavar="SESSION", help="The session that its people go to")],
    capacity: Annotated[int | None, typer.Option("--capacity", help="Seats")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Cancel a session and let its people go to another one of the same training."""
    here = desk.opened()
    draft = office.regrouping.join(here, session, into, capacity=capacity, show=output.show)
    desk.apply(here, draft, yes=yes, dry_run=dry_run)

"""`skillmap session cancel|split|merge`: sessions together with the people who sit in them."""

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.options import DryRun, SectionName, Yes
from skillmap.cli.session_options import Deadline, NewCode, SessionDays, Trainers, WindowFrom, WindowTo

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
    day: SessionDays = None,
    window_from: WindowFrom = None,
    window_to: WindowTo = None,
    venue: Annotated[str | None, typer.Option("--venue", help="Where it is held")] = None,
    capacity: Annotated[int | None, typer.Option("--capacity", help="Seats")] = None,
    deadline: Deadline = None,
    trainer: Trainers = None,
    code: NewCode = "",
    seats: Annotated[
        int | None, typer.Option("--seats", help="So many people move, the last of the roster first (default: half)")
    ] = None,
    section: SectionName = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Hold a second session for some people of the first: so many of them, or the members of a section."""
    here = desk.opened()
    asked = office.new_session.SessionChange(
        day or (), capacity, None, venue, window_from, window_to, deadline, trainer
    )
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

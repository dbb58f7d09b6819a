"""`skillmap allocate`: seats for everybody in a fiscal year."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmap import office
from skillmap.cli import desk, output
from skillmap.cli.allocate_progress import allocation_progress
from skillmap.cli.allocate_search import searched
from skillmap.cli.options import Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.errors import UsageRefused

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def run(
    fy: Fy = None,
    seed: Annotated[int, typer.Option("--seed", help="Another seed may find other seats of equal worth")] = 0,
    seconds: Annotated[float | None, typer.Option("--seconds", min=0.1, help="Stop the search after so long")] = None,
    rounds: Annotated[int, typer.Option("--rounds", min=0, help="Stop the search after so many rounds")] = 2000,
    gap: Annotated[
        float, typer.Option("--gap", min=0.0, max=100.0, help="Stop when every goal is so close to its bound (percent)")
    ] = 0.01,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the result and keep it for allocate diff and allocate apply")
    ] = False,
    yes: Yes = False,
) -> None:
    """Seat all plans and leaders' programmes in the year's sessions."""
    here = desk.opened()
    question = office.seat_question.ask(here, fy)
    effort = office.seats.effort(seed=seed, seconds=seconds, rounds=rounds, gap=gap / 100)
    found, kept = searched(here, question, effort)
    output.show(found.goals)
    if kept is not None:
        output.say("allocation.reasons")
    entry = desk.apply(here, found.draft, yes=yes, dry_run=dry_run)
    if kept is not None and entry is not None:
        kept.unlink()  # it is recorded: of another day it would only be refused
    if dry_run:
        # Kept after it was shown: `allocate apply` records what stood on the screen.
        output.say("allocation.kept", file=str(office.seats.keep(here, found)))


@app.command("apply")
def apply_(fy: Fy = None, yes: Yes = False) -> None:
    """Apply the allocation that the last dry run kept."""
    here = desk.opened()
    found = office.seats.apply_kept(here, office.seat_question.ask(here, fy))
    output.show(found.goals)
    desk.apply(here, found.draft, yes=yes)


@app.command()
def diff(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Who wins, loses or moves a seat when the kept allocation is applied."""
    here = desk.opened()
    found = office.seats.difference(here, office.seat_question.ask(here, fy))
    output.show(found.table, form, out)
    output.say("allocation.diff", won=found.won, lost=found.lost, moved=found.moved)


@app.command()
def show(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The last allocation: its goals and their bounds, and who is without a seat."""
    found = office.seat_answers.last(desk.opened(), fy)
    # On a terminal the goals come first; a file holds one list.
    if form is Format.TEXT and out is None:
        output.show(found.goals)
        output.show(found.short)
        return
    output.show(found.waiting, form, out)


@app.command()
def explain(
    staff: StaffName = None,
    section: SectionName = None,
    session: Annotated[str | None, typer.Option("--session", metavar="SESSION", help="A session by code")] = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Why a person sits where they sit, why people have no seat and what would help; who is in a session, who waits."""
    if sum(given is not None for given in (staff, section, session)) > 1:
        raise UsageRefused("E_ALLOCATION_ONE_OF")
    here, on_terminal = desk.opened(), form is Format.TEXT and out is None
    if session:
        one = office.seat_answers.explain_session(here, session, fy)
        if on_terminal:
            output.show(one.page)
        output.show(one.waiting, form, out)
    elif staff:
        person = office.seat_answers.explain_person(here, staff, fy)
        if person.waiting is not None and on_terminal:
            output.show(person.waiting)
        output.show(person.options, form, out)
    else:
        output.show(office.seat_answers.waiting_in(here, section, fy), form, out)


@app.command()
def extra(
    sessions: Annotated[int, typer.Option("--sessions", min=1, max=20, help="How many further sessions")] = 3,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Which further sessions would seat most people, one after the other, and what one more of each would bring."""
    found = office.seat_answers.further(desk.opened(), fy, sessions)
    if form is Format.TEXT and out is None:
        output.show(found.best)
    output.show(found.gains, form, out)


@app.command("what-if")
def what_if(
    cancel: Annotated[
        list[str] | None, typer.Option("--cancel", metavar="SESSION", help="Without this session (may be repeated)")
    ] = None,
    more: Annotated[
        list[str] | None,
        typer.Option("--extra", metavar="TRAINING[:SEATS]", help="With a further session (may be repeated)"),
    ] = None,
    share: Annotated[
        float | None, typer.Option("--share", min=0.01, max=1.0, help="Another share of a section away at once")
    ] = None,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What would be different: a session cancelled, one more held, another share. Nothing is recorded."""
    here = desk.opened()
    question = office.seat_question.ask(here, fy)
    with allocation_progress(question) as told:
        found = office.seats.what_if(here, question, cancel=cancel or (), extra=more or (), share=share, progress=told)
    output.show(found.table, form, out)
    output.say("allocation.whatif", won=found.won, lost=found.lost, moved=found.moved)
    if found.is_staying:
        output.say("allocation.whatif.staying")
    if found.is_stopped:
        output.say("allocation.stopped.user")

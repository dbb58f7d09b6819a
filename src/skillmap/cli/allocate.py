"""`skillmap allocate`: seats for everybody in a fiscal year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.allocate_ask import Asked, ask, keep, kept, solve
from skillmap.cli.allocate_explain import explain_session
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.options import Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.errors import InputRefused, UsageRefused

if TYPE_CHECKING:
    from skillmap.allocation.problem import Solution
    from skillmap.allocation.store import Run, Waiting
    from skillmap.org.model import Organisation

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
    from skillmap.allocation.run import Effort

    context = open_workspace()
    asked = ask(context, fy)
    solution = solve(asked.problem, Effort(seed=seed, seconds=seconds, rounds=rounds, gap=gap / 100))
    _record(context, asked, solution, "allocate run", yes=yes, dry_run=dry_run)
    if dry_run:
        keep(context, asked.problem, solution)


@app.command("apply")
def apply_(fy: Fy = None, yes: Yes = False) -> None:
    """Apply the allocation that the last dry run kept."""
    context = open_workspace()
    asked = ask(context, fy)
    _record(context, asked, kept(context, asked.problem), "allocate apply", yes=yes, dry_run=False)


@app.command()
def diff(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """Who wins, loses or moves a seat when the kept allocation is applied."""
    from skillmap.allocation import tables, whatif

    context = open_workspace()
    asked = ask(context, fy)
    solution, before = kept(context, asked.problem), (*asked.problem.fixed, *asked.problem.earlier)
    found = whatif.difference(asked.problem, before, asked.problem, solution)
    output.show(tables.difference_table(context.framework, asked.facts.organisation, found), form, out)
    output.say("allocation.diff", won=len(found.won), lost=len(found.lost), moved=len(found.moved))


def _record(context: Context, asked: Asked, solution: Solution, command: str, *, yes: bool, dry_run: bool) -> None:
    """Show how good a result is, then its changes; ask, and record it."""
    from skillmap.allocation import store, tables

    facts, question = asked.facts, asked.problem
    with context.reading() as connection:
        no = store.next_no(connection)
    output.show(tables.goal_table(store.run_of(question, solution, no)))
    changes = store.change_set(question, solution, facts.organisation, facts.held, facts.taken, no)
    context.apply(changes, command, reading=asked.problems, yes=yes, dry_run=dry_run)


@app.command()
def show(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The last allocation: its goals and their bounds, and who is without a seat."""
    from skillmap.allocation import tables

    context = open_workspace()
    organisation, found, waiting = _last(context, fy)
    if form is Format.TEXT and out is None:
        output.show(tables.goal_table(found))
        output.show(tables.short_waiting_table(context.framework, organisation, waiting))
        return
    output.show(tables.waiting_table(context.framework, organisation, waiting), form, out)


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
    from skillmap.allocation import explaining, tables
    from skillmap.org.find import find_person, find_unit

    if sum(given is not None for given in (staff, section, session)) > 1:
        raise UsageRefused("E_ALLOCATION_ONE_OF")
    context = open_workspace()
    if session:
        explain_session(context, session, fy, form, out)
        return
    organisation, _, waiting = _last(context, fy)
    people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
    if not staff:
        ids = {p.id for p in people}
        chosen = [w for w in waiting if w.staff_id in ids]
        output.show(tables.waiting_table(context.framework, organisation, chosen), form, out)
        return
    person = find_person(organisation, staff)
    own = [w for w in waiting if w.staff_id == person.id]
    asked = ask(context, fy)
    found = explaining.options(asked.problem, (*asked.problem.fixed, *asked.problem.earlier), person.number)
    if own and form is Format.TEXT and out is None:
        output.show(tables.waiting_table(context.framework, organisation, own))
    output.show(tables.option_table(context.framework, person, found), form, out)


@app.command()
def extra(
    sessions: Annotated[int, typer.Option("--sessions", min=1, max=20, help="How many further sessions")] = 3,
    fy: Fy = None,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """Which further sessions would seat most people, one after the other, and what one more of each would bring."""
    from skillmap.allocation import tables, whatif

    context = open_workspace()
    asked = ask(context, fy)
    room = {t.id: t.usual_capacity for t in context.framework.trainings.values() if t.usual_capacity}
    seats = (*asked.problem.fixed, *asked.problem.earlier)
    if form is Format.TEXT and out is None:
        best = whatif.best(asked.problem, seats, room, sessions)
        output.show(tables.extra_table(context.framework, best))
    output.show(tables.gain_table(context.framework, whatif.gains(asked.problem, seats, room)), form, out)


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
    from skillmap.allocation import tables, whatif
    from skillmap.allocation.run import Effort
    from skillmap.framework.find import find_training
    from skillmap.training.seating import find_session

    context = open_workspace()
    asked = ask(context, fy)
    present = asked.problem
    cancelled = [find_session(context.framework, asked.facts.held, text).session.code for text in cancel or ()]
    unknown = [code for code in cancelled if code not in present.session]
    if unknown:
        raise InputRefused("E_SESSION_UNKNOWN", found=unknown[0])
    other = whatif.changed(present, cancelled=cancelled, share=share)
    for text in more or ():
        name, _, seats = text.partition(":")
        training = find_training(context.framework, name)
        room = int(seats) if seats.isdecimal() else training.usual_capacity or whatif.USUAL_ROOM
        other = whatif.changed(other, extra=(whatif.further(other, training.id, room),))
    solution = solve(other, Effort())
    before = (*present.fixed, *present.earlier)
    found = whatif.difference(present, before, other, solution)
    output.show(tables.difference_table(context.framework, asked.facts.organisation, found), form, out)
    output.say("allocation.whatif", won=len(found.won), lost=len(found.lost), moved=len(found.moved))


def _last(context: Context, fy: str | None) -> tuple[Organisation, Run, list[Waiting]]:
    from skillmap.allocation.store import last_run, waiting
    from skillmap.org.store import organisation

    year = context.fiscal_year(fy)
    with context.reading() as connection:
        found = last_run(connection, context.moment(), year.year)
        if found is None:
            raise InputRefused("E_ALLOCATION_NONE", fy=str(year))
        units = organisation(connection, context.moment(), context.settings.grades)
        return units, found, waiting(connection, context.moment(), found)

"""`skillmap allocate`: seats for everybody in a fiscal year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import Context, open_workspace, progress
from skillmap.cli.options import DryRun, Form, Fy, Out, SectionName, StaffName, Yes
from skillmap.cli.output import Format
from skillmap.errors import InputRefused

if TYPE_CHECKING:
    from skillmap.allocation.store import Run, Waiting
    from skillmap.org.model import Organisation

app = typer.Typer(rich_markup_mode=None, no_args_is_help=True, add_completion=False)


@app.command()
def run(
    fy: Fy = None,
    seed: Annotated[int, typer.Option("--seed", help="Another seed may find other seats of equal worth")] = 0,
    seconds: Annotated[float | None, typer.Option("--seconds", help="Stop the search after so long")] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """Seat all plans and leaders' programmes in the year's sessions."""
    from skillmap.allocation import gather, inputs, store
    from skillmap.allocation.run import Effort, Step, allocate
    from skillmap.org.store import absences, organisation
    from skillmap.planning.store import plans
    from skillmap.problems import has_errors
    from skillmap.training.completions import completed_trainings
    from skillmap.training.store import enrolments, sessions

    context = open_workspace()
    year = context.fiscal_year(fy)
    moment = context.moment()
    with context.reading() as connection:
        units = organisation(connection, moment, context.settings.grades)
        held = sessions(connection, moment, year.year)
        taken = enrolments(connection, moment, held)
        leaves = absences(connection, moment, year.first, year.end)
        made = plans(connection, moment)
        facts = gather.Facts(units, made, held, taken, completed_trainings(connection, moment), leaves)
        no = store.next_no(connection)
    terms = gather.Terms(context.settings.absence_share, context.settings.hours_per_year)
    question = gather.problem(context.framework, facts, year, context.today, terms)
    problems = inputs.problems(question)
    if has_errors(problems):
        raise InputRefused("E_INPUT", problems)
    if not question.demands:
        raise InputRefused("E_ALLOCATION_NO_DEMAND", fy=str(year))
    with progress("allocation.working") as told:

        def step(now: Step) -> None:
            told(now.seated, now.demands)

        solution = allocate(question, Effort(seed=seed, seconds=seconds), step)
    changes = store.change_set(question, solution, units, held, taken, no)
    context.apply(changes, "allocate run", reading=problems, yes=yes, dry_run=dry_run)


@app.command()
def show(fy: Fy = None, form: Form = Format.TEXT, out: Out = None) -> None:
    """The last allocation: its goals and their bounds, and who is without a seat."""
    from skillmap.allocation import tables

    context = open_workspace()
    organisation, found, waiting = _last(context, fy)
    if form is Format.TEXT and out is None:
        output.show(tables.goal_table(found))
    output.show(tables.waiting_table(context.framework, organisation, waiting), form, out)


@app.command()
def explain(
    staff: StaffName = None, section: SectionName = None, fy: Fy = None, form: Form = Format.TEXT, out: Out = None
) -> None:
    """Why people of a section, or one person, have no seat, and what would help."""
    from skillmap.allocation import tables
    from skillmap.org.find import find_person, find_unit

    context = open_workspace()
    organisation, _, waiting = _last(context, fy)
    if staff:
        ids = {find_person(organisation, staff).id}
    else:
        people = organisation.members(find_unit(organisation, section).id) if section else organisation.people
        ids = {p.id for p in people}
    chosen = [w for w in waiting if w.staff_id in ids]
    output.show(tables.waiting_table(context.framework, organisation, chosen), form, out)


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

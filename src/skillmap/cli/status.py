"""`skillmap status`: what needs doing, each with the command that does it; the rehearsal of a day to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmap.cli import output
from skillmap.cli.context import Context, open_workspace
from skillmap.cli.options import AsOf, Form, Fy, Out
from skillmap.cli.output import Format

if TYPE_CHECKING:
    from skillmap.allocation.gather import Terms
    from skillmap.reports.rehearsal import Rehearsal
    from skillmap.storage.facts import Moment

MOST_SHOWN = 20
"""Breaches on one screen."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def status(
    as_of: AsOf = None,
    fy: Fy = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Name everything that is no longer in order, not only the first lines")
    ] = False,
    form: Form = Format.TEXT,
    out: Out = None,
) -> None:
    """What needs doing, each with the command that does it. With a day to come: what breaks on it."""
    from skillmap.judgement.judges import judge
    from skillmap.judgement.record import take as take_record
    from skillmap.reports.snapshot import take
    from skillmap.reports.year import todo_table

    context = open_workspace()
    moment = context.moment(as_of, None if as_of else fy)
    if moment.as_of > context.today:
        from skillmap.reports.rehearsal import rehearsal_table

        output.show(rehearsal_table(_rehearsal(context, moment)), form, out)
        return
    year = context.fiscal_year(fy)
    with context.reading() as connection:
        snapshot = take(connection, context.framework, moment, year, context.settings.grades)
        breaches = judge(take_record(connection, context.framework, moment, context.settings.grades, _allowed(context)))
    whole = everything or form is not Format.TEXT
    output.show(todo_table(snapshot, breaches, None if whole else MOST_SHOWN), form, out)


def _allowed(context: Context) -> Terms:
    from skillmap.allocation.gather import Terms

    return Terms(context.settings.absence_share, context.settings.hours_per_year)


def _rehearsal(context: Context, moment: Moment) -> Rehearsal:
    """Today's office and that of the day, with everything that is recorded for it."""
    from skillmap.days import fiscal_year
    from skillmap.leaders import rule as rules
    from skillmap.leaders.store import all_terms, names
    from skillmap.org.store import absences, organisation, successors
    from skillmap.reports.rehearsal import Rehearsal
    from skillmap.storage.facts import Moment
    from skillmap.training.store import enrolments, sessions

    grades, day = context.settings.grades, moment.as_of
    with context.reading() as connection:
        terms = all_terms(connection, moment)
        held = sessions(connection, moment)
        return Rehearsal(
            organisation(connection, Moment(context.today, moment.known), grades),
            organisation(connection, moment, grades),
            rules.in_force(context.framework.leaders),
            terms,
            names(connection, moment, (t.staff_id for t in terms)),
            held,
            tuple(enrolments(connection, moment, held)),
            absences(connection, moment, day, fiscal_year(day).end),
            context.settings.absence_share,
            successors(connection, moment),
        )

"""Completions as plans, seats, gaps and recognitions count them: days by person and training, and what is held."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection, select

from skillmap.framework.model import Framework
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known
from skillmap.training.holding import CompletionHistory, held
from skillmap.training.model import Outcome


def histories(
    connection: Connection, moment: Moment, staff: Collection[int] | None = None
) -> Mapping[int, CompletionHistory]:
    """Staff id -> training -> days of completion up to the moment's day, ascending. People without any are missing.

    Here and below: everybody's, or those of some people.
    """
    fact = schema.completion
    query = (
        select(fact.c.staff_id, fact.c.training, fact.c.completed_on)
        .where(known(fact, moment), fact.c.completed_on <= moment.as_of, fact.c.outcome == Outcome.COMPLETED.value)
        .where(*among(fact.c.staff_id, staff))
        .order_by(fact.c.staff_id, fact.c.completed_on)
    )
    found: dict[int, dict[str, tuple[date, ...]]] = {}
    once: dict[date, tuple[date]] = {}
    last: int | None = None
    own: dict[str, tuple[date, ...]] = {}
    for staff_id, training, day in connection.execute(query).all():
        if staff_id != last:
            last, own = staff_id, found.setdefault(staff_id, {})
        if training not in own:
            # Hundreds of thousands of completions lie on a few hundred days.
            own[training] = once.get(day) or once.setdefault(day, (day,))
        # A list and a hand-written result may both stand for one day; a completion counts once.
        elif own[training][-1] != day:
            own[training] = (*own[training], day)
    return found


def held_trainings(framework: Framework, past: Mapping[int, CompletionHistory], on: date) -> dict[int, frozenset[str]]:
    """Staff id -> trainings held on a day. People without any are missing."""
    found = ((staff_id, held(framework.trainings, history, on)) for staff_id, history in past.items())
    return {staff_id: trainings for staff_id, trainings in found if trainings}


def completed_trainings(
    connection: Connection, framework: Framework, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, frozenset[str]]:
    """Staff id -> trainings held on the moment's day: completed up to it and not expired."""
    return held_trainings(framework, histories(connection, moment, staff), moment.as_of)


def last_completions(
    connection: Connection, framework: Framework, moment: Moment, staff: Collection[int] | None = None
) -> dict[int, dict[str, date]]:
    """Trainings held on the moment's day, as evidence: staff id -> training -> its last completion.

    A shorter training that renewed it teaches nothing new, so its day does not count here.
    """
    trainings = framework.trainings
    return {
        staff_id: {one: history[one][-1] for one in sorted(own)}
        for staff_id, history in histories(connection, moment, staff).items()
        if (own := held(trainings, history, moment.as_of))
    }

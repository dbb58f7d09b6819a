"""What a seat given by hand is judged by, read from the database: of anybody, or of some people."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.framework.model import Framework
from skillmap.storage.facts import Moment
from skillmap.training.completions import histories
from skillmap.training.evidence import levels_that_count
from skillmap.training.outstanding import outstanding, with_result
from skillmap.training.seating import SeatFacts, absences_of
from skillmap.training.store import HeldSession, TakenSeat, completions


def seat_facts(
    connection: Connection,
    moment: Moment,
    framework: Framework,
    fy: FiscalYear,
    held: Mapping[str, HeldSession],
    taken: Sequence[TakenSeat],
    staff: Collection[int] | None = None,
) -> SeatFacts:
    """The facts on the moment's day; leaves are those of `fy` and of the year after it."""
    results = completions(connection, moment, staff)
    return SeatFacts(
        framework,
        held,
        taken,
        histories(connection, moment, staff),
        absences_of(connection, moment, fy, staff),
        outstanding(held, taken, results, moment.as_of),
        levels_that_count(connection, framework, moment, {one.session.training for one in held.values()}, staff),
        settled=with_result(results),
        today=moment.as_of,
    )

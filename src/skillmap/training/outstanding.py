"""Results that have not come: sessions that are over, and the people in them of whom nothing is recorded. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.training.model import Outcome, Session
from skillmap.training.store import HeldSession, RecordedResult, TakenSeat
from skillmap.training.taken_seats import seats_in


@dataclass(frozen=True, slots=True)
class Outstanding:
    """A session that is over, and the seats in it without a result, by staff number."""

    session: Session
    seats: tuple[TakenSeat, ...]


def outstanding(
    held: Mapping[str, HeldSession], taken: Iterable[TakenSeat], results: Iterable[RecordedResult], today: date
) -> list[Outstanding]:
    """Sessions that ended before today with people whose result is not known, by last day and code.

    Whoever has a later result of the same training needs none of an earlier session any more.
    """
    over = {h.id: h.session for h in held.values() if h.session.is_held and _is_over(h.session, today)}
    known: set[tuple[int, int]] = set()
    latest: dict[tuple[int, str], date] = {}
    for one in results:
        # Attendance of the first days is no result: the rest is still to come. Of an earlier day asked for, what came
        # afterwards was not there yet.
        if one.outcome == Outcome.IN_PROGRESS or one.completed_on > today:
            continue
        if one.session_id is not None:
            known.add((one.staff_id, one.session_id))
        key = (one.staff_id, one.training)
        latest[key] = max(one.completed_on, latest.get(key, date.min))
    found: dict[int, list[TakenSeat]] = {}
    for seat in seats_in(taken, over):
        session = over.get(seat.session_id)
        if session is None or (seat.staff_id, seat.session_id) in known:
            continue
        first = session.first_day
        # Later than it began, so taken since: nobody waits for the earlier result any more.
        if first is not None and latest.get((seat.staff_id, session.training), date.min) < first:
            found.setdefault(seat.session_id, []).append(seat)
    sessions = sorted(found, key=lambda one: (over[one].last_day or date.max, over[one].code))
    return [Outstanding(over[one], tuple(sorted(found[one], key=lambda t: t.enrolment.staff))) for one in sessions]


def _is_over(session: Session, today: date) -> bool:
    return session.last_day is not None and session.last_day < today


def with_result(results: Iterable[RecordedResult]) -> frozenset[tuple[int, int]]:
    """(Person, session) of seats whose result is known: what came of them results and levels say, the seat no more."""
    known = ((r.staff_id, r.session_id) for r in results if r.outcome != Outcome.IN_PROGRESS)
    return frozenset((who, session) for who, session in known if session is not None)


def failed_seats(taken: Iterable[TakenSeat], results: Iterable[RecordedResult]) -> frozenset[int]:
    """Rows of seats whose session ended without completion: they serve nobody's need any more."""
    failed = {
        (one.staff_id, one.session_id)
        for one in results
        if one.session_id is not None and one.outcome in (Outcome.NOT_COMPLETED, Outcome.TAKEN_BACK)
    }
    return frozenset(
        t.row for t in seats_in(taken, {session for _, session in failed}) if (t.staff_id, t.session_id) in failed
    )

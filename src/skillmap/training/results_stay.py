"""Sessions that are called off or moved although results of them are on record: told, for the results stay."""

from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import Connection, func, select

from skillmap.problems import Place, Problem, problem
from skillmap.storage import schema
from skillmap.storage.facts import Moment, among, known
from skillmap.training.model import Outcome, Session
from skillmap.training.session_days import fits
from skillmap.training.store import HeldSession


def results_stay(
    connection: Connection,
    moment: Moment,
    present: Mapping[str, HeldSession],
    changed: Iterable[Session],
    places: Mapping[str, Mapping[str, Place]] | None = None,
) -> Iterator[Problem]:
    """W_SESSION_RESULTS for each session that is cancelled, or held on other days, with results on record."""
    asked = [(present[new.code], new) for new in changed if new.code in present and new != present[new.code].session]
    if not asked:
        return
    fact = schema.completion
    which = (fact.c.session_id, fact.c.completed_on)
    query = select(*which, func.count()).group_by(*which)
    query = query.where(known(fact, moment), fact.c.outcome != Outcome.TAKEN_BACK.value)
    query = query.where(*among(fact.c.session_id, {held.id for held, _ in asked}))
    found = connection.execute(query).all()
    for held, new in asked:
        # A result of a day that is one of the session's still is as right as before.
        off = not new.is_held and held.session.is_held
        days = {day: count for id_, day, count in found if id_ == held.id and (off or not fits(new, day))}
        if days:
            own = (places or {}).get(new.code, {})
            place = own.get("code") or own.get("training")
            facts = {"session": new.code, "count": sum(days.values()), "day": min(days)}
            yield problem("W_SESSION_RESULTS", place, **facts)

"""Sessions of a year that is over whose code comes again for another year: the new one is no move of the old one."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date

from sqlalchemy import Connection, select

from skillmap.days import FiscalYear
from skillmap.problems import Place, Problem, problem
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known
from skillmap.training.model import Outcome, Session
from skillmap.training.store import HeldSession, seated_in


def other_year(
    connection: Connection,
    moment: Moment,
    present: Mapping[str, HeldSession],
    changed: Iterable[Session],
    today: date,
    places: Mapping[str, Mapping[str, Place]] | None = None,
    *,
    is_meant: bool = False,
) -> Iterator[Problem]:
    """E_SESSION_OTHER_YEAR for each recorded session that is over and would become one of another fiscal year.

    Only where people have seats or results in it: they would go along. W_SESSION_OTHER_YEAR where the move is what was
    asked for (`is_meant`).
    """
    for new in changed:
        held = present.get(new.code)
        if held is None or new.fy == held.session.fy:
            continue
        last = held.session.last_day
        if last is None or last >= today:
            continue
        if count := len(_people(connection, moment, held.id)):
            own = (places or {}).get(new.code, {})
            yield problem(
                "W_SESSION_OTHER_YEAR" if is_meant else "E_SESSION_OTHER_YEAR", own.get("code") or own.get("training"),
                session=new.code, was=FiscalYear(held.session.fy).text, last=last, count=count,
                becomes=FiscalYear(new.fy).text, fy=str(held.session.fy), free=_free(f"{new.code}-{new.fy}", present),
            )  # fmt: skip


def _people(connection: Connection, moment: Moment, session: int) -> set[int]:
    """Who has a seat in a session, or a result of it that stands."""
    fact = schema.completion
    query = select(fact.c.staff_id).where(
        known(fact, moment), fact.c.session_id == session, fact.c.outcome != Outcome.TAKEN_BACK.value
    )
    return seated_in(connection, moment, [session]) | set(connection.scalars(query))


def _free(code: str, taken: Container[str]) -> str:
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}-{number}"
    return free

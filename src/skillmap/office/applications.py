"""Which requests of a year count, and who was turned down the year before: what the office has decided about both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from skillmap.days import FiscalYear
from skillmap.office.office import Office
from skillmap.problems import Problem, problem
from skillmap.training.given_back import given_back
from skillmap.training.model import RequestKind
from skillmap.training.request_store import Kept, requests
from skillmap.training.store import HeldSession, TakenSeat


def counting(office: Office, connection: Connection, year: FiscalYear) -> tuple[list[Kept], list[Problem]]:
    """The requests of a year that ask for a seat, and a warning when some wait for the head's approval."""
    every = requests(connection, office.moment(), year.year)
    found = [one for one in every if _counts(office, one)]
    left = len(every) - len(found)
    # A refusal is an answer: nobody has to be asked again.
    refused = sum(one.request.approved is False for one in every if not _counts(office, one))
    return found, [problem("W_REQUEST_UNAPPROVED", None, count=left, refused=refused)] if left else []


def _counts(office: Office, one: Kept) -> bool:
    """Whether an application is approved, as far as the office asks for it; what HR asks for needs nobody's word."""
    if one.request.kind is not RequestKind.APPLICATION:
        return True
    # None = nobody has answered yet; a refusal holds in any office.
    return one.request.approved is True or (
        one.request.approved is None and not office.settings.applications_need_approval
    )


def turned_down(
    office: Office,
    connection: Connection,
    year: FiscalYear,
    held: Mapping[str, HeldSession],
    taken: Sequence[TakenSeat],
) -> frozenset[tuple[int, str]]:
    """Who applied for which training the year before and had no seat; empty unless the office lets them go first.

    Who was refused by the head, or gave their seat back, was not turned down.
    """
    # The rule reads the requests of a second year: only offices that have it pay for that.
    if not office.settings.turned_down_first:
        return frozenset()
    before = {h.id: h.session.training for h in held.values() if h.session.fy == year.year - 1}
    had = {(t.staff_id, before[t.session_id]) for t in taken if t.session_id in before}
    returned = (r.fact for r in given_back(connection, office.moment()) if r.fact.session_id in before)
    had |= {(one.staff_id, before[one.session_id]) for one in returned}
    asked, _ = counting(office, connection, FiscalYear(year.year - 1))
    applied = {(k.staff_id, k.request.training) for k in asked if k.request.kind is RequestKind.APPLICATION}
    return frozenset(applied - had)

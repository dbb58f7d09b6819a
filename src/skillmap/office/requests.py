"""Trainings that people apply for or that HR asks for; the next allocation seats them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from skillmap.days import FiscalYear
from skillmap.errors import UsageRefused
from skillmap.framework.find import find_training
from skillmap.office.draft import Draft, renewable
from skillmap.office.enrolment import people_of
from skillmap.office.intake.requests import requests_known
from skillmap.office.office import Office
from skillmap.tables import Table
from skillmap.training.model import Request, RequestKind
from skillmap.training.request_store import WITHDRAWING
from skillmap.training.request_table import request_table
from skillmap.training.requesting import MOST_WISHES, RequestLine, request_change_set, withdraw_change_set
from skillmap.training.store import enrolments


@renewable
def add(
    office: Office,
    training: str,
    staff: str | None = None,
    section: str | None = None,
    *,
    sessions: Sequence[str] = (),
    raised: bool = False,
    on: date | None = None,
    reason: str = "",
    approved: bool | None = None,
    rank: int | None = None,
    remark: str = "",
    fy: FiscalYear | None = None,
) -> Draft:
    """A request of a person, or of everybody in a unit.

    Args:
        office: The office.
        training: By id or name.
        staff: One person, by number, name or kana.
        section: A unit, by name or path.
        sessions: Codes of the sessions wished for, the dearest first.
        raised: HR asks for it: it goes before applications.
        on: Day of the request; None = today, or as recorded: what is not said stays as it was.
        reason: Why they ask.
        approved: What the head of the section said; None = nothing yet.
        rank: The order in which the head recommends.
        remark: A note.
        fy: The year; None = the present one.

    Raises:
        UsageRefused: E_ENROL_WHO, E_OPTION_VALUE for more than three wishes.
    """
    if len(sessions) > MOST_WISHES:
        raise UsageRefused("E_OPTION_VALUE", name="--session", found=sessions[MOST_WISHES])
    with office.read() as connection:
        known = requests_known(office, connection, fy)
    kind = RequestKind.RAISED if raised else RequestKind.APPLICATION
    name = find_training(office.framework, training).id
    people = people_of(known.organisation, staff, section)
    before = {k.staff_id: k.request for k in known.present if (k.request.training, k.request.kind) == (name, kind)}
    said = RequestLine("", name, tuple(sessions), "", kind, on, reason, approved, rank, remark)
    # One request a person, training and kind: a second word on it adds to the first.
    lines = [_kept(replace(said, number=p.number), before.get(p.id), office.today) for p in people]
    return Draft("enrol request add", request_change_set(known, lines))


def _kept(said: RequestLine, old: Request | None, today: date) -> RequestLine:
    """What is said, and what was said before where nothing is said now: an approval leaves the day as it is."""
    if old is None:
        return replace(said, asked_on=said.asked_on or today)
    return replace(
        said,
        wishes=said.wishes or old.wishes,
        asked_on=said.asked_on or old.asked_on,
        reason=said.reason or old.reason,
        approved=old.approved if said.approved is None else said.approved,
        rank=said.rank or old.rank,
        remark=said.remark or old.remark,
    )


@renewable
def withdraw(
    office: Office, training: str, staff: str | None = None, section: str | None = None, fy: FiscalYear | None = None
) -> Draft:
    """The request of a person, or of everybody in a unit, taken back; a seat given already stays."""
    with office.read() as connection:
        known = requests_known(office, connection, fy)
    # What was asked for may be gone from the definitions; who asked for it is to be had out all the same.
    asked = {one.request.training for one in known.present}
    name = training if training in asked else find_training(office.framework, training).id
    people = people_of(known.organisation, staff, section)
    changes = withdraw_change_set(office.framework, people, known.present, name, known.fy)
    return Draft(WITHDRAWING, changes)


def requests(
    office: Office, fy: FiscalYear | None = None, *, staff: str | None = None, section: str | None = None
) -> Table:
    """Who asked for which training in a fiscal year, and whether there is a seat."""
    with office.read() as connection:
        known = requests_known(office, connection, fy)
        taken = enrolments(connection, office.moment(), known.held)
    kept = known.present
    if staff or section:
        ids = {p.id for p in people_of(known.organisation, staff, section)}
        kept = [one for one in kept if one.staff_id in ids]
    # Sessions of other years are read to judge a request; a seat there answers none of this year.
    own = {code: one for code, one in known.held.items() if one.session.fy == known.fy.year}
    taken = [t for t in taken if t.enrolment.session in own]
    return request_table(office.framework, known.organisation, kept, own, taken)

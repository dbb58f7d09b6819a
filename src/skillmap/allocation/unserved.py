"""Who waits for a seat by now: what an allocation left open and is open still, and what was asked for since."""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, or_, select, tuple_

from skillmap.days import FiscalYear
from skillmap.planning.store import ENDED, Purpose
from skillmap.storage import schema
from skillmap.storage.facts import Moment, known, valid
from skillmap.training.model import Outcome, RequestKind, SessionStatus, Why
from skillmap.training.store import BOOKED


class AskedSince(NamedTuple):
    """Demands of requests and plans that no allocation has seen and that have no seat: how many, of how many people."""

    demands: int
    people: int


NOTHING_ASKED = AskedSince(0, 0)


def still_waits(moment: Moment, fy: FiscalYear, run_no: int) -> Iterator[ColumnElement[bool]]:
    """Conditions on rows of `unseated`: the person is on the staff, has no seat and no completion since, and asks."""
    demand, ran = schema.unseated.c, schema.allocation_run
    entry = select(ran.c.entry_id).where(known(ran, moment), ran.c.no == run_no).scalar_subquery()
    yield _is_present(moment, demand)
    # Since: a seat of before the run is one in which the person failed, or the run would have counted it.
    yield ~_has_seat(moment, fy, demand, schema.enrolment.c.entry_id > entry)
    # What has to be done each year is not done by a completion of last year that was told late.
    done = schema.completion.c
    counts = or_(demand.why != Why.MANDATORY, done.completed_on >= fy.first)
    yield ~_has_completed(moment, demand, done.entry_id > entry, counts)
    request, item = schema.request, schema.plan_item
    asked = select(request.c.id).where(
        request.c.staff_id == demand.staff_id, request.c.training == demand.training, *_requested(moment, fy),
    )  # fmt: skip
    planned = _plan_items(moment, item.c.id).where(
        item.c.staff_id == demand.staff_id, item.c.training == demand.training
    )
    yield or_(demand.why == Why.MANDATORY, asked.exists(), planned.exists())


def asked_since(
    connection: Connection,
    moment: Moment,
    fy: FiscalYear,
    run_no: int | None,
    seated: Collection[str],
    *,
    needs_approval: bool,
) -> AskedSince:
    """What was asked for since the last allocation of a fiscal year (None = there was none); counted by the database.

    A seat that was taken back since counts as well. `seated` are the trainings that are taken in a session: an
    e-learning without one needs no seat. With `needs_approval` an application counts once the head has approved it.
    Duties are not counted: they have a day by which they are due, and are told by it.
    """
    request, item, plan, term = schema.request, schema.plan_item, schema.plan, schema.leader_term
    requested = select(request.c.staff_id, request.c.training, request.c.entry_id).where(
        *_requested(moment, fy, needs_approval=needs_approval)
    )
    leads = select(term.c.id).where(
        term.c.staff_id == plan.c.staff_id, known(term, moment), term.c.valid_from < fy.end,
        term.c.valid_to > max(fy.first, moment.as_of),
    )  # fmt: skip
    # A plan outlives the term it was made for.
    here = schema.staff_fact
    stays = select(here.c.id).where(here.c.staff_id == plan.c.staff_id, known(here, moment), here.c.valid_to >= fy.end)
    planned = _plan_items(moment, item.c.staff_id, item.c.training, plan.c.entry_id).where(
        # Who leaves in the year takes what they have: nobody waits for a run to give them more.
        item.c.fy == fy.year,
        stays.exists(),
        or_(plan.c.purpose == Purpose.AIM, leads.exists()),
    )
    asked = requested.union_all(planned).subquery().c
    done = schema.completion.c
    query = select(asked.staff_id, asked.training).where(asked.training.in_(sorted(seated)))
    # First what leaves nearly nobody.
    if run_no is not None:
        query = query.where(*_not_seen(moment, asked, run_no))
    query = query.where(_is_present(moment, asked), ~_has_seat(moment, fy, asked))
    query = query.where(
        ~_has_completed(moment, asked, or_(done.completed_on >= fy.first, done.entry_id > asked.entry_id))
    )
    pairs = query.distinct().subquery().c
    row = connection.execute(select(func.count(), func.count(pairs.staff_id.distinct()))).one()
    return AskedSince(*row)


def asked_in_vain(connection: Connection, moment: Moment, fy: FiscalYear, offered: Collection[str]) -> int:
    """How many requests of a fiscal year, of people on the staff, are for trainings that are not `offered`."""
    request = schema.request
    query = select(func.count()).select_from(request).where(*_requested(moment, fy))
    query = query.where(_is_present(moment, request.c))
    return connection.scalar(query.where(request.c.training.not_in(sorted(offered)))) or 0


def definitions_or_staff_changed(connection: Connection, moment: Moment, run_no: int, digest: str) -> bool:
    """Whether definitions or the staff are others than the last allocation saw: who must take what may be, too."""
    ran, entry, fact = schema.allocation_run, schema.entry, schema.staff_fact
    query = select(ran.c.entry_id, entry.c.framework).join(entry, entry.c.id == ran.c.entry_id)
    found = connection.execute(query.where(known(ran, moment), ran.c.no == run_no)).one_or_none()
    if found is None:
        return False
    newest = connection.scalar(select(func.max(fact.c.entry_id)).where(known(fact, moment)))
    return bool(found.framework != digest or (newest or 0) > found.entry_id)


def _not_seen(moment: Moment, asked: Any, run_no: int) -> Iterator[ColumnElement[bool]]:
    """Neither left without a seat by the run nor passed over by it: asked for later, or the seat was taken back."""
    seen, ran, seat, session = schema.unseated, schema.allocation_run, schema.enrolment, schema.session_fact
    entry = select(ran.c.entry_id).where(known(ran, moment), ran.c.no == run_no).scalar_subquery()
    left = select(seen.c.id).where(
        seen.c.staff_id == asked.staff_id, seen.c.training == asked.training, seen.c.run_no == run_no,
        known(seen, moment),
    )  # fmt: skip
    # Few, and looked up once: asked of everybody one by one they were a tenth of `status`.
    lost = (
        select(seat.c.staff_id, session.c.training)
        .join(session, session.c.session_id == seat.c.session_id)
        .where(seat.c.retracted_by > entry)
    )
    # What the run knew and did not count (held still, a result awaited) no other run would count either.
    yield or_(asked.entry_id > entry, tuple_(asked.staff_id, asked.training).in_(lost))
    yield ~left.exists()


def _requested(moment: Moment, fy: FiscalYear, *, needs_approval: bool = False) -> Iterator[ColumnElement[bool]]:
    """Conditions on requests that ask for a seat in a year; a refusal by the head holds in any office."""
    request = schema.request
    yield known(request, moment)
    yield request.c.fy == fy.year
    answered = request.c.approved if needs_approval else or_(request.c.approved.is_(None), request.c.approved)
    # What HR asks for needs nobody's word.
    yield or_(request.c.kind != RequestKind.APPLICATION, answered)


def _is_present(moment: Moment, one: Any) -> ColumnElement[bool]:
    here = schema.staff_fact
    return select(here.c.id).where(here.c.staff_id == one.staff_id, valid(here, moment)).exists()


def _has_seat(moment: Moment, fy: FiscalYear, one: Any, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    seat, session = schema.enrolment, schema.session_fact
    return (
        select(seat.c.id)
        .join(session, session.c.session_id == seat.c.session_id)
        .where(seat.c.staff_id == one.staff_id, session.c.training == one.training, session.c.fy == fy.year)
        .where(seat.c.status == BOOKED, session.c.status == SessionStatus.PLANNED, *more)
        .where(known(seat, moment), known(session, moment))
        .exists()
    )


def _has_completed(moment: Moment, one: Any, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    done = schema.completion
    query = select(done.c.id).where(done.c.staff_id == one.staff_id, done.c.training == one.training)
    return query.where(done.c.outcome == Outcome.COMPLETED, known(done, moment), *more).exists()


def _plan_items(moment: Moment, *columns: ColumnElement[Any]) -> Any:
    """Trainings of plans that have not ended."""
    item, plan = schema.plan_item, schema.plan
    is_of = (plan.c.staff_id == item.c.staff_id) & (plan.c.no == item.c.plan_no)
    query = select(*columns).join_from(item, plan, is_of)
    return query.where(plan.c.status.not_in(sorted(ENDED)), known(item, moment), known(plan, moment))

"""The waiting line as people deal with it day by day: seats that stand free while somebody waits, who refuses again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from skillmap.allocation.problem import Away, Learner
from skillmap.allocation.store import Waiting
from skillmap.reports.snapshot import Snapshot
from skillmap.training.given_back import refused_often
from skillmap.training.model import Session, Why

SEATS_SHORT = frozenset(("full", "quota", "department", "minimum"))
"""Reasons of an allocation that a seat that falls free takes away."""


@dataclass(frozen=True, slots=True)
class FreeSeats:
    """A session with free seats for which people waited at the last allocation; `first` of them, shown."""

    session: Session
    free: int
    waiting: int
    first: str


def free_seats(snapshot: Snapshot) -> Iterator[FreeSeats]:
    """Sessions not begun, by code, with seats that fell free after the last allocation had left people without."""
    seated = Counter(snapshot.taken.sessions)
    wait = {w.staff_id for w in snapshot.waiting if w.reason in SEATS_SHORT}
    about, seats = {held.id: held.session.training for held in snapshot.held.values()}, snapshot.taken.among(wait)
    have = {(who, about[session]) for who, session in zip(seats.staff, seats.sessions, strict=True)}
    people = snapshot.organisation.person_by_id
    waits: dict[str, list[Waiting]] = {}
    until = {seat.term.staff_id: seat.term.valid_to for seat in snapshot.seats if seat.term}
    for one in snapshot.waiting:
        # Whoever has left, or got a seat since, waits no longer.
        if one.reason in SEATS_SHORT and one.staff_id in people and (one.staff_id, one.training) not in have:
            waits.setdefault(one.training, []).append(one)
    for _, held in sorted(snapshot.held.items()):
        session = held.session
        free = session.capacity - seated[held.id]
        # An e-learning can be begun until its last day.
        begins = session.first_day if session.meetings else session.last_day
        if free <= 0 or not session.is_held or begins is None or begins <= snapshot.organisation.day:
            continue
        if mine := [one for one in waits.get(session.training, ()) if _is_for(snapshot, session, one, until)]:
            yield FreeSeats(session, free, len(mine), people[mine[0].staff_id].shown)


def _is_for(snapshot: Snapshot, session: Session, one: Waiting, leads_until: Mapping[int, date]) -> bool:
    """Whether a session can be one for somebody: not on leave then, still here at its end, leading at its beginning."""
    leave = tuple(Away(a.since, a.until, a.halves) for a in snapshot.leaves.get(one.staff_id, ()))
    if Learner("", "", leave=leave, gone_from=snapshot.gone_from.get(one.staff_id)).is_away_from(session):
        return False
    until = leads_until.get(one.staff_id)
    return one.why != Why.LEADER or until is None or session.first_day is None or session.first_day < until


def refused(snapshot: Snapshot) -> list[str]:
    """Who gave back two seats or more of the fiscal year, most first, then in roster order; shown with the number."""
    often = refused_often(snapshot.given_back, snapshot.fy.year)
    # Nearly always nobody's.
    listed = [p for p in snapshot.organisation.people if p.id in often] if often else []
    return [p.shown for p in sorted(listed, key=lambda p: -often[p.id])]

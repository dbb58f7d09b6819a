"""Handing a seat over in mid-year, or leaving it vacant. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from skillmap.changes import Change, ChangeKind, ChangeSet
from skillmap.errors import InputRefused, NeedsAnswer
from skillmap.leaders.desk import Desk
from skillmap.leaders.model import Nomination, Term
from skillmap.leaders.register import SeatStatus, status_of
from skillmap.leaders.resolve import Book, resolve
from skillmap.leaders.seating import before_later, one_section
from skillmap.org.model import Unit
from skillmap.words import Fact, message


def hand_over(
    title: Fact, section: Unit, day: date, successor: Nomination | None, book: Book, *, seat: int | None = None
) -> ChangeSet:
    """The present leader's term ends the day before `day`; the successor has the rest of it.

    Without a successor the seat is vacant from the day on. A vacant seat, or one whose leader was transferred away,
    gets a full term by the rule. Raises InputRefused (E_LEADER_NONE), NeedsAnswer (E_LEADER_WHICH_SEAT).
    """
    desk = Desk(book)
    running = [t for t in desk.terms if t.unit_id == section.id and t.holds_on(day)]
    old = _which(desk, running, section, seat, needed=successor is None)
    if old is not None:
        desk.cut(old, day)
    if successor is not None:
        _seat(desk, section, day, successor, old)
    return desk.change_set(title)


def _which(desk: Desk, running: Sequence[Term], section: Unit, seat: int | None, *, needed: bool) -> Term | None:
    if seat is not None:
        running = [t for t in running if t.seat_no == seat]
    if len(running) > 1:
        listed = "\n".join(f"  {t.seat_no}. {desk.shown(t)}" for t in running)
        raise NeedsAnswer("E_LEADER_WHICH_SEAT", section=section.full_name, listed=listed)
    if not running and needed:
        raise InputRefused("E_LEADER_NONE", section=section.full_name)
    return running[0] if running else None


def _seat(desk: Desk, section: Unit, day: date, successor: Nomination, old: Term | None) -> None:
    rest = old.last_day if old is not None and not _is_over(desk, old, day) else None
    asked = replace(successor, section=section.full_name, starts=day, ends=successor.ends or rest)
    candidate, problems = resolve(asked, desk.book)
    desk.problems += problems
    if candidate is None:
        return
    one_section(desk, [candidate])
    taken = {t.seat_no: t for t in desk.terms if t.unit_id == section.id and t.meets(candidate.term)}
    free = next(no for no in range(1, len(taken) + 2) if no not in taken)
    seat = old.seat_no if old else free if free <= candidate.capacity else 0
    term = before_later(replace(candidate.term, seat_no=seat), asked, taken.values())
    term = replace(term, seat_no=term.seat_no or free, fy=old.fy if old and rest else term.fy)
    desk.put(term, asked)
    shown = message("leader.term", person=candidate.person.shown, starts=term.valid_from, ends=term.last_day)
    desk.changes.append(Change(ChangeKind.ADD, section.full_name, after=shown))


def _is_over(desk: Desk, old: Term, day: date) -> bool:
    organisation = desk.book.organisation_on(max(old.valid_from, day - timedelta(days=1)))
    person = organisation.person_by_id.get(old.staff_id)
    return status_of(desk.book.rule, organisation, old, person) is SeatStatus.ENDED

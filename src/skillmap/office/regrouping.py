"""Sessions cancelled, split or merged with the people who sit in them: where each of them fits, by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from skillmap.allocation import gather
from skillmap.allocation.problem import SeatProblem as Question
from skillmap.allocation.refit import refit
from skillmap.changes import ChangeSet, merge
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused, UsageRefused
from skillmap.judgement.record import Record, take
from skillmap.judgement.seats import seat_of
from skillmap.office import new_session
from skillmap.office.draft import Draft, renewable
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.find import find_unit
from skillmap.problems import Problem, problem
from skillmap.storage.facts import Moment
from skillmap.tables import Table
from skillmap.training import resolve, seating
from skillmap.training.changes import Incoming, session_change_set
from skillmap.training.checks import Rules, session_problems
from skillmap.training.model import Session, SessionStatus
from skillmap.training.moving import Moving, in_roster_order, move_change_set, moving_table
from skillmap.training.results_stay import results_stay
from skillmap.training.store import HeldSession, KnownCodes, TakenSeat, known_codes
from skillmap.words import Fact, message

Show = Callable[[Table], None]
"""Gets who goes where, before anything is asked."""


def _silent(_table: Table) -> None:
    pass


@renewable
def cancel(office: Office, session: str, *, move: bool = False, show: Show = _silent) -> Draft:
    """A session cancelled; it stays on record. Shows where its people fit; with `move` they go there.

    Who fits nowhere keeps the seat, so that `status` names them until they are seated or the seat is taken back.
    """
    found = _found(office)
    one = seating.find_session(office.framework, found.record.held, session)
    # Cancelled, not removed: whoever was told of it must find it, and calendars withdraw its event.
    gone = replace(one.session, status=SessionStatus.CANCELLED)
    others = [h.session.code for h in found.of_training(one.session) if h.id != one.id]
    moves = found.moves(office, found.seated(one), others, {gone.code: gone})
    if moves:
        show(moving_table(message("session.move.fits", session=one.session.code), moves, found.record.organisation))
    leaving = [m for m in moves if m.into] if move else []
    stay = len(moves) - len(leaving)
    # A warning, no refusal: that a session falls out cannot wait until everybody has another seat.
    told = _results(office, found, gone)
    told += _seated(one.session, moves, stay, is_moved=move)
    return Draft("session cancel", found.written(office, [gone], leaving, message("session.cancel.title")), told)


@renewable
def split(
    office: Office,
    session: str,
    asked: new_session.SessionChange,
    *,
    code: str = "",
    seats: int | None = None,
    section: str | None = None,
    show: Show = _silent,
) -> Draft:
    """A second session of the same training for some of the people of the first.

    Args:
        office: The office.
        session: The session that is split, by code or training.
        asked: Days, venue, seats of the new one; what is not said is as in the first.
        code: Its code; empty = made from the training.
        seats: So many people move, the last of the roster first; None = half.
        section: The members of a unit move instead.
        show: Gets who moves, and who cannot and why.

    Raises:
        UsageRefused: E_OPTION_MISSING without days or window; E_OPTION_VALUE.
    """
    found = _found(office)
    one = seating.find_session(office.framework, found.record.held, session)
    if not (asked.days or asked.window_from):
        raise UsageRefused("E_OPTION_MISSING", name="--day / --window-from --window-to")
    number = code or resolve.free_code(one.session.training, found.record.held)
    new = replace(
        new_session.changed(one.session, asked, found.record.organisation), code=number, deadline=asked.deadline
    )
    told = _problems(office, [new])
    if number in found.record.held:
        told.append(problem("E_SESSION_TWICE", session=number))
    people = found.seated(one)
    if section is not None:
        members = {p.id for p in found.record.organisation.members(find_unit(found.record.organisation, section).id)}
        people, most = [t for t in people if t.staff_id in members], len(people)
    else:
        people, most = people[::-1], len(people) // 2 if seats is None else seats
    moves = _first(found.moves(office, people, [number], {number: new}), most)
    if moves:
        show(moving_table(message("session.move.fits", session=one.session.code), moves, found.record.organisation))
    return Draft("session split", found.written(office, [new], moves, message("session.split.title")), told)


def _first(moves: Iterable[Moving], most: int) -> list[Moving]:
    """The first `most` who can go, and those before them who cannot."""
    found: list[Moving] = []
    for one in moves:
        if sum(m.into is not None for m in found) == most:
            break
        found.append(one)
    return found


@renewable
def join(office: Office, session: str, into: str, *, capacity: int | None = None, show: Show = _silent) -> Draft:
    """Two sessions of a training become one: the first is cancelled and its people go into the second.

    `capacity` are the seats of the second then. Who cannot come there keeps the seat in the cancelled session, so
    that `status` names them. Raises InputRefused (E_SESSION_MERGE).
    """
    found = _found(office)
    one, other = (seating.find_session(office.framework, found.record.held, text) for text in (session, into))
    if one.id == other.id or one.session.training != other.session.training or not other.session.is_held:
        raise InputRefused("E_SESSION_MERGE", session=one.session.code, other=other.session.code)
    gone = replace(one.session, status=SessionStatus.CANCELLED)
    grown = replace(other.session, capacity=other.session.capacity if capacity is None else capacity)
    changed = {gone.code: gone, grown.code: grown}
    moves = found.moves(office, found.seated(one), [grown.code], changed)
    if moves:
        show(moving_table(message("session.move.fits", session=gone.code), moves, found.record.organisation))
    stay = sum(m.into is None for m in moves)
    told = [*_problems(office, [grown]), *_results(office, found, gone)]
    told += _seated(gone, moves, stay, is_moved=True)
    title = message("session.merge.title", session=gone.code, other=grown.code)
    return Draft("session merge", found.written(office, [gone, grown], moves, title), told)


def _seated(gone: Session, moves: Sequence[Moving], stay: int, *, is_moved: bool) -> list[Problem]:
    """W_SESSION_SEATED for those who keep a seat in a cancelled session, with what can be done about it."""
    if not stay:
        return []
    key = "session.seated.move" if not is_moved and any(one.into for one in moves) else "session.seated.stay"
    advice = message(key, session=gone.code)
    return [problem("W_SESSION_SEATED", None, session=gone.code, count=stay, advice=advice)]


def _results(office: Office, found: _Found, gone: Session) -> list[Problem]:
    with office.read() as connection:
        return [*results_stay(connection, office.moment(), found.record.held, [gone])]


def _problems(office: Office, sessions: Sequence[Session]) -> list[Problem]:
    return session_problems(sessions, Rules(office.framework.trainings, office.settings.closed_days))


@dataclass(frozen=True)
class _Found:
    """What is recorded."""

    record: Record
    known: KnownCodes

    def seated(self, one: HeldSession) -> list[TakenSeat]:
        """Seats of a session in roster order; whoever has a result of it sits nowhere else any more."""
        done = {r.staff_id for r in self.record.results if r.session_id == one.id}
        seats = [seat for seat in self.record.taken.in_session.get(one.id, ()) if seat.staff_id not in done]
        return in_roster_order(seats, self.record.organisation)

    def of_training(self, session: Session) -> list[HeldSession]:
        """Sessions of the same training and year that are still to come, earliest first."""
        same = (h for h in self.record.held.values() if h.session.training == session.training)
        ahead = [h for h in same if h.session.is_held and h.session.fy == session.fy]
        return sorted(ahead, key=lambda h: (h.session.first_day or self.record.today, h.session.code))

    def moves(
        self, office: Office, people: Sequence[TakenSeat], into: Sequence[str], changed: Mapping[str, Session]
    ) -> list[Moving]:
        """Where people fit among these sessions, `changed` being what becomes of some or is new."""
        if not people:
            return []
        record = self.record
        fy = FiscalYear(record.held[people[0].enrolment.session].session.fy)
        # A level that they have not got by then stands against a session as it does in an allocation.
        facts = replace(record.facts(), levels={**record.levels, **record.evident})
        question = gather.recorded(record.framework, facts, fy, record.today, allowed(office))
        question = _with(question, changed)
        # Whoever has left stands in no question, and so fits nowhere.
        seats = [seat_of(t) for t in people if t.enrolment.staff in question.person]
        fits = {r.seat: r for r in refit(question, seats, [c for c in into if c in question.session])}
        found = []
        for one in people:
            answer = fits.get(seat_of(one))
            target = self._target(changed, answer.session) if answer and answer.session else None
            found.append(Moving(one, target, answer.hurdles if answer else ()))
        return found

    def _target(self, changed: Mapping[str, Session], code: str) -> HeldSession:
        if code in self.record.held:
            return self.record.held[code]
        # Not recorded yet: the id is the one that it will get.
        return HeldSession(self.known.ids.get(code, self.known.next_id), 0, (), changed[code])

    def written(self, office: Office, sessions: Iterable[Session], moves: Sequence[Moving], title: Fact) -> ChangeSet:
        """The sessions as they become, and the seats of those who move."""
        incoming = [Incoming(s) for s in sessions]
        arranged = session_change_set(office.framework, self.record.held, incoming, self.known)
        return merge(title, [arranged, move_change_set(moves, self.record.organisation)])


def _with(question: Question, changed: Mapping[str, Session]) -> Question:
    kept = tuple(changed.get(s.code, s) for s in question.sessions)
    new = tuple(s for code, s in changed.items() if code not in question.session and s.fy == question.fy.year)
    return replace(question, sessions=(*kept, *new))


def _found(office: Office) -> _Found:
    with office.read() as connection:
        moment = Moment(office.today)
        record = take(connection, office.framework, moment, office.settings.grades, allowed(office))
        return _Found(record, known_codes(connection))

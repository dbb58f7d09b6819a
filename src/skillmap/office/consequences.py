"""What recording something would do besides: what it puts out of order or in order, whose turn it is, who is told."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from skillmap.changes import HandOver
from skillmap.commands import command_line
from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.judgement.ahead import Comings, terms_touched
from skillmap.judgement.breach import Breach
from skillmap.judgement.consequences import can_matter, rests_anything, touched
from skillmap.judgement.judges import BreachDifference, difference, judge
from skillmap.judgement.near import SEATS, SeatVicinity, near, seats_of_changes, seats_of_entry
from skillmap.judgement.overtaken import by_levels
from skillmap.judgement.record import Record, take
from skillmap.judgement.room import cannot_come, rooms
from skillmap.judgement.tables import lines
from skillmap.office import whose_turn
from skillmap.office.draft import Draft
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.away import coming
from skillmap.storage.facts import Moment
from skillmap.storage.journal import write_changes
from skillmap.storage.rehearsal import rehearsal
from skillmap.storage.undo import take_back, touched_by
from skillmap.training.model import Session
from skillmap.training.notices import Notice, notices
from skillmap.words import Message, message


def consequences(office: Office, draft: Draft) -> Sequence[Message]:
    """What a draft would do besides; nothing of drafts that are performed in another way."""
    tables = touched(draft.changes)
    if draft.perform is not None or not (can_matter(tables) or draft.definitions):
        return ()
    by_hand = tables <= SEATS
    seats = (lambda c: seats_of_changes(c, draft.changes)) if by_hand else None
    write = lambda c, number: write_changes(c, draft.changes, number)  # noqa: E731
    # What is handed over as a whole may write anything.
    known = None if any(isinstance(one, HandOver) for one in draft.changes.writes) else tables
    return _told(office, write, known, seats, by_hand=by_hand, definitions=draft.definitions)


def of_undo(office: Office, entry: int) -> Sequence[Message]:
    """What taking an entry back would do besides."""
    with office.read() as connection:
        tables = touched_by(connection, entry)
    if "definition_change" in tables or not can_matter(tables):
        return ()  # with a version of the definitions everything goes back to what it was
    seats = (lambda c: seats_of_entry(c, entry)) if tables <= SEATS else None
    return _told(office, lambda c, number: take_back(c, entry, number), tables, seats)


TOLD_ALREADY = frozenset(("clash", "leave", "prerequisite", "done", "result-to-come", "levels", "full"))
"""Rules whose breach is a warning of its own when a seat is given by hand."""


@dataclass(frozen=True)
class _Seen:
    record: Record
    breaches: tuple[Breach, ...]
    told: Mapping[tuple[int, int], Notice]
    coming: Comings


def _told(
    office: Office,
    write: Callable[[Connection, int], object],
    tables: Collection[str] | None,
    seats: Callable[[Connection], Collection[tuple[int, int]]] | None,
    *,
    by_hand: bool = False,
    definitions: Framework | None = None,
) -> Sequence[Message]:
    """The office before and after the writes, in a transaction that never comes to be.

    `definitions` are those afterwards, where they are other ones; `tables` are what is written, None = not known.
    `seats` are what is written, where it is nothing else: then only those are judged whom they can matter to.
    """
    with rehearsal(office.engine) as (connection, number):
        # An office that begins: nothing can come out of order, and judging would cost each of its first imports.
        if not rests_anything(connection):
            return ()
        # A limit of a whole department is broken by anybody in it.
        is_narrow = seats is not None and not allowed(office).department_limits
        only = near(connection, Moment(office.today), seats(connection)) if seats and is_narrow else None
        before = _look(office, connection, office.framework, only)
        write(connection, number)
        kept = before.record if tables is not None else None
        after = _look(office, connection, definitions or office.framework, only, kept, tables or ())
        found = difference(before.breaches, after.breaches)
        if by_hand:
            # The command has warned of these itself, person by person.
            found = BreachDifference(tuple(b for b in found.made if b.rule not in TOLD_ALREADY), found.mended)
        changed = _held_otherwise(before.record, after.record)
        cannot = cannot_come(after.breaches, changed)
        old, new = rooms(before.record, cannot_come(before.breaches)), rooms(after.record, cannot)
        # Whose turn it is depends on those who wait; where they cannot be asked alone the whole office is asked below.
        if only is None:
            turn: Iterable[Message] | None = whose_turn.lines(office, connection, after.record.organisation, old, new)
        else:
            turn = whose_turn.lines_of_few(office, connection, old, new)
        if turn is not None:
            ahead = _leaders_ahead(office, connection, before, after)
            plans = _plans(before.record, after.record)
            return [*_sessions(before, after, changed, cannot), *lines(found), *plans, *ahead, *turn]
    return _told(office, write, tables, None, by_hand=by_hand, definitions=definitions)


def _look(
    office: Office,
    connection: Connection,
    framework: Framework,
    only: SeatVicinity | None,
    before: Record | None = None,
    touched: Collection[str] = (),
) -> _Seen:
    moment = Moment(office.today)
    record = take(connection, framework, moment, office.settings.grades, allowed(office), before, touched, only)
    if only is not None:  # seats alone change nothing of sessions that people were told of, and nobody's post
        return _Seen(record, judge(record), {}, {})
    return _Seen(record, judge(record), notices(connection, moment), coming(connection, moment))


def _plans(before: Record, after: Record) -> Iterator[Message]:
    """Plans that levels overtake: their trainings were chosen for other ones."""
    found = sorted({after.names[staff_id] for staff_id, _ in by_levels(before, after)})
    if found:
        shown = (*found[:_MOST], *([message("session.others", count=len(found) - _MOST)] if found[_MOST:] else ()))
        command = command_line("refresh", "--only", "plans")
        yield message("judge.plans_overtaken", count=len(found), people=shown, command=command)


def _leaders_ahead(office: Office, connection: Connection, before: _Seen, after: _Seen) -> Iterator[Message]:
    """Leaders whom an order or a leave of a day to come takes from their section; the command that finds another."""
    record, moment = after.record, office.moment()
    for term, one in terms_touched(connection, moment, record.rule, record.terms, before.coming, after.coming):
        unit = record.organisation.unit_by_id.get(term.unit_id)
        section = unit.full_name if unit else ""
        seat = ("--seat", str(term.seat_no)) if term.seat_no > 1 else ()
        day = max(one.day, term.valid_from).isoformat()
        # Of a term that begins after the transfer the whole is to be filled.
        command = command_line("leader", "replace", "--section", section, *seat, "--staff", "…", "--from", day)
        facts = {"found": record.names.get(term.staff_id, ""), "section": section, "kind": one.kind}
        since, until = term.valid_from, term.last_day
        yield message(f"leader.coming.{one.what}", day=one.day, since=since, until=until, command=command, **facts)


def _held_otherwise(before: Record, after: Record) -> list[str]:
    """Codes of sessions that are held otherwise than before."""
    both = ((code, before.held[code].session, one.session) for code, one in after.held.items() if code in before.held)
    return [code for code, old, new in both if _is_held_otherwise(old, new)]


def _sessions(
    before: _Seen, after: _Seen, changed: Sequence[str], cannot: frozenset[tuple[str, str]]
) -> Iterator[Message]:
    """For every session that is held otherwise than before: who can still come, and who has to be told again."""
    for code in changed:
        held = after.record.held[code]
        seated = [*after.record.taken.in_session.get(held.id, ())]
        unable = sum((code, after.record.shown(t.enrolment.staff)) in cannot for t in seated)
        # "All can still come" must not be said of a session that something else is wrong with.
        in_doubt = not unable and any(code in b.sessions for b in after.breaches)
        is_over = after.record.is_over(held.session)
        old = before.record.held[code].session
        if is_over and held.session.is_held and not before.record.is_over(old):
            # A slip of the year or month, mostly: nobody can come to a day that has passed.
            yield message("session.past", session=code, day=held.session.last_day, count=len(seated))
        if seated and old.training != held.session.training:
            names = (training_name(after.record.framework, one) for one in (old.training, held.session.training))
            yield message(
                "session.other_training",
                session=code,
                count=len(seated),
                **dict(zip(("old", "new"), names, strict=True)),
            )
        if seated and held.session.is_held and not in_doubt and not is_over:
            key = "session.still" if unable else "session.all_still"
            yield message(key, session=code, count=len(seated), able=len(seated) - unable, unable=unable)
        again = [after.record.names.get(n.staff_id, "") for key, n in sorted(before.told.items()) if key[1] == held.id]
        if again:
            shown = (*again[:_MOST], *([message("session.others", count=len(again) - _MOST)] if again[_MOST:] else ()))
            yield message("session.tell_again", session=code, count=len(again), people=shown)


_MOST = 10
"""People named in a sentence."""


def _is_held_otherwise(old: Session, new: Session) -> bool:
    """Whether anybody who comes has to know: what is taught, days, times, place, or that it is cancelled."""

    def told(one: Session) -> tuple[object, ...]:
        return one.training, one.meetings, one.window, one.venue, one.status

    return told(old) != told(new)

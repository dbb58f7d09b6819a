"""Whose turn it is when a seat falls free: the next of the line who can come, named at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

import skillmap.office as use_cases
from skillmap.allocation.problem import SeatProblem
from skillmap.allocation.substitutes import next_fitting
from skillmap.commands import command_line
from skillmap.days import FiscalYear
from skillmap.errors import InputRefused
from skillmap.judgement.room import Room
from skillmap.judgement.seats import seat_of
from skillmap.office.office import Office
from skillmap.org.model import Organisation
from skillmap.words import Message, message

MOST_NAMED = 5
"""People named for one session."""
MOST_ALONE = 4
"""Of more sessions than these the question of everybody, asked once, is the quicker way."""


def lines(
    office: Office, connection: Connection, organisation: Organisation, old: Mapping[str, Room], new: Mapping[str, Room]
) -> Iterator[Message]:
    """For every session in which others can sit now: who is next, and the command that seats them.

    `connection` sees the office as it will be, `old` and `new` are what is left in sessions before and then.
    """
    free = freed(old, new)
    for year in sorted({room.session.fy for room in free.values()}):
        try:
            # By the door: the solver is loaded by commands after which somebody can sit, not by every one that writes.
            question = use_cases.seat_question.asked(office, connection, FiscalYear(year))
        except InputRefused:
            continue  # nobody asks for anything, or the question itself is out of order: its own command says so
        for room in free.values():
            if room.session.fy == year:
                is_freed = not old[room.session.code].left >= room.left
                yield from _next(question.problem, organisation, room, new, is_freed=is_freed)


def lines_of_few(
    office: Office, connection: Connection, old: Mapping[str, Room], new: Mapping[str, Room]
) -> list[Message] | None:
    """The same, asked of those alone who wait for these sessions; None = only everybody together can tell."""
    told: list[Message] = []
    free = freed(old, new)
    if len(free) > MOST_ALONE:
        return None
    for room in sorted(free.values(), key=lambda one: one.session.fy):
        next_ones = use_cases.next_of_line.next_of_line(office, connection, room, MOST_NAMED)
        if next_ones is None:
            return None
        is_freed = not old[room.session.code].left >= room.left
        told += _said(next_ones.room, next_ones.waiting, next_ones.found, is_freed=is_freed)
    return told


def freed(old: Mapping[str, Room], new: Mapping[str, Room]) -> dict[str, Room]:
    """The sessions in which somebody can sit now who could not before."""
    return {c: room for c, room in new.items() if room.left > 0 and c in old and room.has_more_than(old[c])}


def _next(
    problem: SeatProblem, organisation: Organisation, room: Room, new: Mapping[str, Room], *, is_freed: bool
) -> Iterator[Message]:
    code, gone = room.session.code, {seat_of(t) for one in new.values() for t in one.unable}
    present = [s for s in (*problem.fixed, *problem.earlier) if s not in gone and s.session in problem.session]
    # A deadline is a matter between the office and the organiser, who has a place that is paid for.
    sessions = tuple(replace(s, deadline=None) if s.code == code else s for s in problem.sessions)
    waiting, found = next_fitting(replace(problem, sessions=sessions), present, code, min(room.left, MOST_NAMED))
    shown = {d.person: organisation.person_by_number[d.person].shown for d in found}
    yield from _said(room, waiting, shown, is_freed=is_freed)


def _said(room: Room, waiting: int, found: Mapping[str, str], *, is_freed: bool) -> Iterator[Message]:
    """`found` are numbers and names of who is next."""
    code = room.session.code
    if not waiting:
        return
    if not found and not is_freed:
        return  # no seat more than before: only a department could have had one
    if not found:
        explain = command_line("allocate", "explain", "--session", code)
        yield message("turn.nobody", session=code, count=room.left, waiting=waiting, command=explain)
        return
    people, staff = tuple(found.values()), next(iter(found))
    if room.free > 0:
        command = command_line("enrol", "add", code, "--staff", staff)
    else:
        command = command_line("enrol", "substitute", code, "--staff", room.unable[0].enrolment.staff, "--to", staff)
    yield message("turn.next", session=code, count=room.left, people=people, command=command)

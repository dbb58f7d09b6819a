"""Booked seats by the hundred thousand, as columns of numbers: as values they are the largest part of an office."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, groupby
from operator import eq
from typing import Any, TypeAlias, overload

from sqlalchemy import Connection, func, select

from skillmap.org.everybody import numbers_of
from skillmap.org.model import Organisation, Person
from skillmap.storage import schema
from skillmap.storage.facts import Moment, joined, known, plain
from skillmap.training.model import Enrolment, Why
from skillmap.training.store import BOOKED, HeldSession, TakenSeat

_Said: TypeAlias = tuple[str, Any, str]
"""Why, origin and remark of a seat: few in a whole office."""


def _numbers() -> array[int]:
    return array("i")


@dataclass(frozen=True, eq=False)
class TakenSeats(Sequence[TakenSeat]):
    """Seats by session code, then staff number; a seat is put together when it is asked for.

    What is asked of all of them is asked of the columns `staff` and `sessions` (ids, in the order of the seats).
    """

    people: Mapping[int, Person] = field(default_factory=dict)
    """Whose numbers are known already, by id; those of all others are in `numbers`."""
    numbers: dict[int, str] = field(default_factory=dict)
    codes: dict[int, str] = field(default_factory=dict)
    """Codes of sessions by id."""
    kinds: dict[_Said, int] = field(default_factory=dict)
    rows: array[int] = field(default_factory=_numbers)
    staff: array[int] = field(default_factory=_numbers)
    sessions: array[int] = field(default_factory=_numbers)
    entries: array[int] = field(default_factory=_numbers)
    said: array[int] = field(default_factory=_numbers)
    """Places in `kinds`."""

    @classmethod
    def of_seats(cls, seats: Iterable[TakenSeat]) -> TakenSeats:
        """The seats given, in their order."""
        found = cls()
        for one in seats:
            seat = one.enrolment
            found.numbers[one.staff_id], found.codes[one.session_id] = seat.staff, seat.session
            found.add(one.row, one.staff_id, one.session_id, (seat.why, seat.origin, seat.remark), one.entry)
        return found

    def add(self, row: int, staff: int, session: int, said: _Said, entry: int) -> None:
        """One more seat; only while they are read."""
        self.rows.append(row)
        self.staff.append(staff)
        self.sessions.append(session)
        self.entries.append(entry)
        self.said.append(self.kinds.setdefault(said, len(self.kinds)))

    def chosen(self, places: Iterable[int]) -> TakenSeats:
        """The seats at these places, in their order."""
        if isinstance(places, range) and places.step == 1:
            columns = (self.rows, self.staff, self.sessions, self.entries, self.said)
            part = (column[places.start : places.stop] for column in columns)
            return TakenSeats(self.people, self.numbers, self.codes, self.kinds, *part)
        at = array("i", places)
        if len(at) == len(self) and all(map(eq, at, range(len(self)))):
            return self
        columns = (self.rows, self.staff, self.sessions, self.entries, self.said)
        mine = (array("i", map(column.__getitem__, at)) for column in columns)
        return TakenSeats(self.people, self.numbers, self.codes, self.kinds, *mine)

    def number(self, staff: int) -> str:
        """The staff number of somebody who has a seat."""
        person = self.people.get(staff)
        return person.number if person is not None else self.numbers[staff]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TakenSeats) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        return len(self.staff)

    @overload
    def __getitem__(self, at: int) -> TakenSeat: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[TakenSeat]: ...
    def __getitem__(self, at: int | slice) -> TakenSeat | Sequence[TakenSeat]:
        places = range(len(self))[at]
        return self.chosen(places) if isinstance(places, range) else next(self.at((places,)))

    def __iter__(self) -> Iterator[TakenSeat]:
        return self.at(range(len(self)))

    def at(self, places: Iterable[int]) -> Iterator[TakenSeat]:
        """The seats at these places."""
        kinds, codes, number = [*self.kinds], self.codes, self.number
        for n in places:
            who, where = self.staff[n], self.sessions[n]
            seat = Enrolment(number(who), codes[where], *kinds[self.said[n]])
            yield TakenSeat(self.rows[n], who, where, seat, self.entries[n])

    def of(self, people: Container[int]) -> Iterator[TakenSeat]:
        """The seats of some people."""
        return self.at(self._where(people, self.staff))

    def because(self, why: Why, served: Callable[[int, int], bool] = lambda *_: False) -> Iterator[TakenSeat]:
        """The seats that were given for a reason, those `served` (staff id, session id) left out."""
        kinds = {no for (because, *_), no in self.kinds.items() if because == why}
        staff, sessions = self.staff, self.sessions
        return self.at(n for n in self._where(kinds, self.said) if not served(staff[n], sessions[n]))

    def within(self, sessions: Container[int]) -> TakenSeats:
        """The seats in some sessions."""
        return self.chosen(self._where(sessions, self.sessions))

    def among(self, people: Container[int]) -> TakenSeats:
        """The seats of some people, as columns."""
        return self.chosen(self._where(people, self.staff))

    @staticmethod
    def _where(wanted: Container[int], column: array[int]) -> Iterator[int]:
        # No line of Python for each of hundreds of thousands of seats.
        return compress(range(len(column)), map(wanted.__contains__, column))

    @cached_property
    def in_session(self) -> Mapping[int, TakenSeats]:
        """The seats of each session in which anybody sits, in the order of the seats."""
        places: dict[int, range | list[int]] = {}
        end = 0
        # In the order of sessions the seats of one lie beside each other; whatever else is put together as well.
        for session, own in groupby(self.sessions):
            run = range(end, end + sum(1 for _ in own))
            end = run.stop
            places[session] = [*places[session], *run] if session in places else run
        return {session: self.chosen(own) for session, own in places.items()}


def seats_in(seats: Iterable[TakenSeat], sessions: Container[int]) -> Iterable[TakenSeat]:
    """The seats in some sessions, in the same order."""
    if isinstance(seats, TakenSeats):
        return seats.within(sessions)
    return (one for one in seats if one.session_id in sessions)


def all_seats(
    connection: Connection, moment: Moment, held: Mapping[str, HeldSession], organisation: Organisation
) -> TakenSeats:
    """Everybody's booked seats in the sessions given; whose are the organisation's people their numbers are known."""
    fact = schema.enrolment
    # A copy that an undo brought back is as old as its original: what came in between came after it.
    entry = func.coalesce(fact.c.first_entry, fact.c.entry_id)
    alike = (fact.c.session_id, entry, fact.c.why, fact.c.origin, fact.c.remark)
    query = select(*alike, joined(connection, fact.c.id, fact.c.id), joined(connection, fact.c.staff_id, fact.c.id))
    query = query.where(known(fact, moment), fact.c.status == BOOKED).group_by(*alike)
    codes = {h.id: code for code, h in held.items()}
    known_numbers = dict(zip(organisation.each("id"), organisation.each("number"), strict=True))
    found = TakenSeats(organisation.person_by_id, {}, codes)
    # Row, person, entry and what is said of the seats of every session, in columns.
    read: dict[int, tuple[array[int], array[int], array[int], array[int]]] = {}
    for session, given, why, origin, remark, rows, staff in plain(connection, query):
        if session in codes:
            ids = list(map(int, rows.split(",")))
            said = found.kinds.setdefault((why, origin, remark), len(found.kinds))
            columns = read.setdefault(session, (_numbers(), _numbers(), _numbers(), _numbers()))
            columns[0].extend(ids)
            columns[1].extend(map(int, staff.split(",")))
            columns[2].extend(array("i", (given,)) * len(ids))
            columns[3].extend(array("i", (said,)) * len(ids))
    others = {who for columns in read.values() for who in columns[1] if who not in known_numbers}
    found.numbers.update(numbers_of(connection, others) if others else {})
    known_numbers |= found.numbers
    into = (found.rows, found.staff, found.entries, found.said)
    for session in sorted(read, key=codes.__getitem__):
        columns = read.pop(session)
        numbers = [*map(known_numbers.__getitem__, columns[1])]
        at = sorted(range(len(numbers)), key=numbers.__getitem__)
        found.sessions.extend(array("i", (session,)) * len(at))
        for mine, column in zip(into, columns, strict=True):
            mine.extend(map(column.__getitem__, at))
    return found

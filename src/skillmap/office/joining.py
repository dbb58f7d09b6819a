"""One person under two numbers becomes one record: somebody who came back, or who was numbered anew."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, func, select

from skillmap.changes import Change, ChangeKind, ChangeSet, merge
from skillmap.days import FOREVER
from skillmap.documents.number_list import LAYOUT, NumberLine, read_number_list
from skillmap.errors import InputRefused
from skillmap.office.draft import Draft, renewable
from skillmap.office.intake.engine import Answers, read_options
from skillmap.office.intake.kind import source_of
from skillmap.office.office import Office
from skillmap.org import joining
from skillmap.org.everybody import former_numbers
from skillmap.org.histories import History
from skillmap.org.joining import Numbered
from skillmap.org.numbers import is_name_of
from skillmap.org.present import histories
from skillmap.planning.renumbering import follow_on
from skillmap.problems import Place, Problem, problem
from skillmap.storage import schema
from skillmap.storage.facts import key_ids, last_id
from skillmap.storage.ledger import Ledger
from skillmap.storage.trace import HANDS_OVER, read_at
from skillmap.words import Fact, message


@renewable
def join(office: Office, old: str, new: str) -> Draft:
    """What is recorded under one staff number goes on under another one, which need not be recorded yet.

    Raises InputRefused: E_STAFF_NUMBER_NOBODY (nothing is recorded under the old number), E_JOIN_ITSELF.
    """
    with office.read() as connection:
        width = office.settings.staff_number_width
        mine = _numbered(connection, old, width)
        if not mine.facts:
            raise InputRefused("E_STAFF_NUMBER_NOBODY", found=old)
        other = _numbered(connection, new, width)
        if mine.id == other.id:
            raise InputRefused("E_JOIN_ITSELF", found=mine.shown)
        changes = _joined(connection, mine, other)
    return Draft(HANDS_OVER, changes, arguments={"old": mine.number, "new": other.number})


@renewable
def join_list(office: Office, file: Path, answers: Answers = Answers()) -> Draft:
    """The same for every line of a list; a line that was taken in before changes nothing.

    Problems, each at its cell: E_STAFF_NUMBER_NOBODY, E_STAFF_NUMBER_OTHER, E_JOIN_LIST_TWICE, and those of `join`.
    """
    lines, reading = read_number_list(file, read_options(office, LAYOUT.id, answers))
    title, sets, told = message("join.list.title", count=len(lines)), [], list(_named_twice(lines))
    with office.read() as connection:
        width, made = office.settings.staff_number_width, 0
        former = former_numbers(connection, office.moment())
        for line in lines if not told else ():
            mine, other = _numbered(connection, line.old, width), _numbered(connection, line.new, width)
            # The same list comes again every year with some lines more.
            if mine.number in former.get(other.id, ()):
                sets.append(ChangeSet(None, unchanged=1))
                continue
            if not mine.facts:
                told.append(problem("E_STAFF_NUMBER_NOBODY", line.places["old"], found=line.old))
                continue
            if line.name and not is_name_of(mine.history, line.name):
                other_at = read_at(connection, mine.facts[-1])
                facts: dict[str, Fact] = {
                    "number": mine.number,
                    "expected": mine.facts[-1].fact.name,
                    "other": other_at,
                }
                told.append(problem("E_STAFF_NUMBER_OTHER", line.places["name"], found=line.name, **facts))
                continue
            if other.is_new:
                # Ids of numbers that are new in this very list follow on each other.
                other = Numbered(other.id + made, other.number, History(other.id + made), is_new=True)
                made += 1
            joined = _joined(connection, mine, other)
            placed = [replace(one, place=line.places["new"]) for one in joined.problems]
            sets.append(replace(joined, problems=placed))
    changes = replace(merge(title, sets), sources=[source_of(reading)])
    return Draft(HANDS_OVER, changes, [*reading.problems, *told], arguments={"file": file.name}, backup=True)


def _named_twice(lines: Sequence[NumberLine]) -> Iterator[Problem]:
    """A number in two rows, or given up in one and new in another: which comes first nobody can know."""
    places: dict[str, list[Place]] = defaultdict(list)
    for line in lines:
        for key, number in (("old", line.old), ("new", line.new)):
            places[number].append(line.places[key])
    for number, at in places.items():
        for one in at if len(at) > 1 else ():
            other = next(place for place in at if place is not one)
            yield problem("E_JOIN_LIST_TWICE", one, found=number, other=str(other))


def _joined(connection: Connection, mine: Numbered, other: Numbered) -> ChangeSet:
    changes = joining.change_set(mine, other, lambda row: read_at(connection, row))
    changes = replace(changes, changes=[*changes.changes, *_follows(connection, mine, changes.changes[0].subject)])
    ledger = Ledger()
    earlier, later = sorted((mine, other), key=_first_day)
    follow_on(connection, ledger, earlier.id, later.id, other.id)
    return merge(changes.title, [ChangeSet(None, writes=ledger.writes()), changes])


def _first_day(one: Numbered) -> date:
    return one.facts[0].fact.valid_from if one.facts else FOREVER


def _numbered(connection: Connection, text: str, width: int) -> Numbered:
    """What is recorded under a number as it is typed; leading zeros are forgiven when one number fits."""
    known = key_ids(connection, schema.staff)
    wanted = unicodedata.normalize("NFKC", text).strip()
    wanted = wanted.rjust(width, "0") if wanted.isdecimal() else wanted
    alike = [number for number in known if number.lstrip("0") == wanted.lstrip("0")]
    # A number exactly as typed goes first; without its zeros it is taken only where it can mean one person.
    number = wanted if wanted in known or len(alike) != 1 else alike[0]
    if number not in known:
        new_id = last_id(connection, schema.staff) + 1
        return Numbered(new_id, number, History(new_id), is_new=True)
    staff_id = known[number]
    return Numbered(staff_id, number, histories(connection, [staff_id])[staff_id])


def _follows(connection: Connection, old: Numbered, subject: str) -> Iterator[Change]:
    """How much of each kind follows."""
    for table in schema.facts():
        if "staff_id" in table.c and table.name not in _PARTS:
            count = select(func.count()).select_from(table)
            found = connection.scalar(count.where(table.c.staff_id == old.id, table.c.retracted_by.is_(None)))
            if found:
                after = message("join.count", count=found)
                yield Change(ChangeKind.ADD, subject, message(f"why.fact.{table.name}"), after=after)


_PARTS = ("plan_item", "plan_uncovered", "notice", "unseated", "former_number")
"""What is no fact of its own to a reader."""

"""Who a number means when it has been given up for another one: its former bearer, or somebody who has it now. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from skillmap.japanese import fold
from skillmap.org.histories import History
from skillmap.org.orders import names_of
from skillmap.org.present import Present
from skillmap.org.records import LeaveRecord, StaffRecord
from skillmap.problems import Problem, problem

R = TypeVar("R", StaffRecord, LeaveRecord)


def as_now(present: Present, records: Sequence[R]) -> tuple[Sequence[R], list[Problem]]:
    """The records with the number of today for those that name somebody by a former one (W_STAFF_FORMER_NUMBER).

    A former number under another name is not theirs any more: the office has given it to somebody else.
    """
    given_up = {number: of for number, of in present.former_numbers.items() if not _is_borne(present, number)}
    # Hardly any list names a number of before, and histories are read only of those who are named by one.
    wanted = sorted({given_up[record.number] for record in records if record.number in given_up})
    if not wanted:
        return records, []
    histories = present.histories(wanted)
    number_of = {staff_id: number for number, staff_id in present.staff_ids.items()}
    found: list[R] = []
    told: list[Problem] = []
    for record in records:
        of = given_up.get(record.number)
        if of is None or (record.name and not is_name_of(histories[of], record.name)):
            found.append(record)
            continue
        now = replace(record, number=number_of[of])
        shown = f"{now.number} {now.name}".strip()
        told.append(
            problem("W_STAFF_FORMER_NUMBER", record.origin.place("number"), found=record.number, expected=shown)
        )
        found.append(now)
    return found, told


def is_name_of(history: History, name: str) -> bool:
    """Whether a name is, or was, that of the person, or its reading."""
    text = fold(name)
    return any(text in {*names_of(row.fact), fold(row.fact.kana)} for row in history.facts)


def _is_borne(present: Present, number: str) -> bool:
    """Whether somebody else bears the number on the day."""
    return present.staff_ids.get(number) in present.staff_rows

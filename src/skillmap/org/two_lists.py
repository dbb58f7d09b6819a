"""The same person in two lists of one day: what they say of post and grade must be the same. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from skillmap.japanese import fold
from skillmap.org.records import Act, StaffRecord
from skillmap.problems import Problem, problem
from skillmap.words import Fact, message


def disagreements(lists: Sequence[tuple[date, Sequence[StaffRecord]]]) -> Iterator[Problem]:
    """E_STAFF_TWO_LISTS for every line that says another post or grade than an earlier list of the same day.

    An order with a day of its own is no disagreement: it tells of that day. Nor is a unit told less precisely.
    """
    seen: dict[tuple[str, date], tuple[int, StaffRecord]] = {}
    for at, (day, records) in enumerate(lists):
        for record in records:
            if not record.is_main or record.act is not Act.HOLDS:
                continue
            key = record.number, record.ordered_on or day
            other_list, other = seen.setdefault(key, (at, record))
            if other_list != at:
                yield from _between(record, other)


def _between(record: StaffRecord, other: StaffRecord) -> Iterator[Problem]:
    pairs: list[tuple[str, str, str]] = []
    here, there = ("/".join(unit.name for unit in one.units) for one in (record, other))
    mine, theirs = ([fold(unit.name) for unit in one.units if unit.name] for one in (record, other))
    if mine and theirs and not (_is_part(mine, theirs) or _is_part(theirs, mine)):
        pairs.append(("unit", here, there))
    if record.grade and other.grade and fold(record.grade) != fold(other.grade):
        pairs.append(("grade", record.grade, other.grade))
    for item, found, expected in pairs:
        key = "units" if item == "unit" else item
        facts: dict[str, Fact] = {
            "person": f"{record.number} {record.name}", "item": message(f"staff.{item}"), "found": found,
            "expected": expected, "other": str(other.origin.place(key)),
        }  # fmt: skip
        yield problem("E_STAFF_TWO_LISTS", record.origin.place(key), **facts)


def _is_part(short: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether all names of a path stand in the other one, in their order."""
    names = iter(whole)
    return all(any(name == one for one in names) for name in short)

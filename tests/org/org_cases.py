"""A small office that is recorded the way an office does it: lists in, one entry each."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Engine

from skillmap.changes import ChangeSet
from skillmap.org import leave_import, staff_import, transfer
from skillmap.org.facts import VALUES
from skillmap.org.find import find_person, find_unit
from skillmap.org.model import Organisation
from skillmap.org.present import present
from skillmap.org.records import LeaveRecord, StaffRecord, UnitName
from skillmap.org.staff_import import Mode
from skillmap.org.store import organisation
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment
from skillmap.storage.journal import Author, record

WHO = Author("人事 花子", "pc-01")
DAY = date(2026, 4, 1)
GRADES = ("部長", "課長", "係長", "主任", "主事")
PEOPLE: tuple[tuple[str, str, str, str, str], ...] = (
    ("001200", "佐藤 美咲", "サトウ ミサキ", "総務部/総務課/庶務係", "主事"),
    ("001237", "鈴木 拓也", "スズキ タクヤ", "総務部/総務課/文書係", "係長"),
    ("001274", "髙橋 千尋", "タカハシ チヒロ", "総務部/人事課/人事係", "主任"),
    ("001311", "田中 太郎", "タナカ タロウ", "総務部/人事課/研修係", "主事"),
    ("001422", "山本 綾", "ヤマモト アヤ", "市民部/市民課", "課長"),
    ("001459", "𠮷田 健太", "ヨシダ ケンタ", "市民部/市民課/証明係", "主任"),
    ("001496", "小林 恵", "コバヤシ メグミ", "市民部/保険年金課", "主事"),
)
_KINDS = ("部", "課", "係")


def line(number: str, name: str, kana: str | None, where: str, grade: str | None = None, **given: Any) -> StaffRecord:
    """A line of a staff list; `where` is a path from the top."""
    units = tuple(UnitName(kind, part) for kind, part in zip(_KINDS, where.split("/"), strict=False)) if where else ()
    told = {"kana": kana, "grade": grade} | {key: given.pop(key) for key in VALUES if key in given}
    values = {key: value for key, value in told.items() if value is not None}
    return StaffRecord(number, name, units, values, **given)


def everybody(*changed: StaffRecord) -> list[StaffRecord]:
    """The whole list, with the lines of some people replaced or added."""
    lines = {p[0]: line(*p) for p in PEOPLE} | {r.number: r for r in changed}
    return list(lines.values())


def write(engine: Engine, changes: ChangeSet) -> int:
    """Record a change set as one entry."""
    return record(engine, changes, command="test", arguments={}, who=WHO)


def staff_changes(engine: Engine, lines: Iterable[StaffRecord], day: date = DAY, **mode: Any) -> ChangeSet:
    """What a staff list of a day would do."""
    with reading(engine) as connection:
        return staff_import.change_set(present(connection, Moment(day), GRADES), lines, Mode(day, **mode))


def take_in(engine: Engine, lines: Iterable[StaffRecord], day: date = DAY, **mode: Any) -> int:
    """Record a staff list of a day."""
    return write(engine, staff_changes(engine, lines, day, **mode))


def move_changes(engine: Engine, who: str, where: str, day: date) -> ChangeSet:
    """What a transfer would do."""
    with reading(engine) as connection:
        found = present(connection, Moment(day), GRADES)
        person, unit = find_person(found.organisation, who), find_unit(found.organisation, where)
        return transfer.change_set(found, person, unit, day)


def move(engine: Engine, who: str, where: str, day: date) -> int:
    """Record a transfer."""
    return write(engine, move_changes(engine, who, where, day))


def absent(engine: Engine, records: Sequence[LeaveRecord], day: date = DAY) -> ChangeSet:
    """What a leave list would do."""
    with reading(engine) as connection:
        return leave_import.change_set(present(connection, Moment(day), GRADES), records)


def office(engine: Engine, day: date = DAY, known: int | None = None) -> Organisation:
    """The organisation of a day, as known at an entry."""
    with reading(engine) as connection:
        return organisation(connection, Moment(day, known), GRADES)


def where(found: Organisation) -> dict[str, str]:
    """Who is where: number -> path of the main posting."""
    return {
        p.number: found.unit_by_id[p.unit_id].full_name if p.unit_id in found.unit_by_id else "" for p in found.people
    }

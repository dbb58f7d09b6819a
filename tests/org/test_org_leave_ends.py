"""Leave that a complete list lacks ends the day before it, and still says in which file and cell it was read."""

from datetime import date

from org_cases import DAY, line, write
from sqlalchemy import Engine, select

from skillmap.changes import SourceFile
from skillmap.days import FOREVER
from skillmap.org import leave_import, staff_import
from skillmap.org.present import present
from skillmap.org.records import LeaveRecord, Origin
from skillmap.org.staff_import import Mode
from skillmap.org.whole_lists import WholeList
from skillmap.storage import schema
from skillmap.storage.database import reading
from skillmap.storage.facts import Moment


def test_leave_that_ends_keeps_its_source(engine: Engine) -> None:
    with reading(engine) as connection:
        now = present(connection, Moment(DAY))
    write(
        engine,
        staff_import.change_set(now, [line("001274", "高橋 千尋", "タカハシ チヒロ", "総務部/人事課")], Mode(DAY)),
    )
    with reading(engine) as connection:
        now = present(connection, Moment(DAY))
        leave = LeaveRecord("001274", "育休", DAY, None, Origin(1, "C5"))
        taken = leave_import.change_set(now, [leave], [SourceFile("休業.xlsx", "a", "")])
    write(engine, taken)
    later = date(DAY.year, DAY.month + 1, 1)
    with reading(engine) as connection:
        now = present(connection, Moment(later))
    write(engine, leave_import.change_set(now, [], (), WholeList(later, 1.0)))
    table, source = schema.leave, schema.source
    query = select(table.c.valid_to, table.c.cell, source.c.name, table.c.retracted_by).join(source)
    with reading(engine) as connection:
        rows = [tuple(row) for row in connection.execute(query.order_by(table.c.id))]
    assert rows == [(FOREVER, "C5", "休業.xlsx", 3), (later, "C5", "休業.xlsx", None)]

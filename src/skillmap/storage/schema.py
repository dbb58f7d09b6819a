"""The tables. Keys (staff, units, sessions, skills) are timeless; every other row is a fact of one journal entry.

Three kinds of tables:
- `entry`, `source`, `handout`, `handout_file`: the journal. What was done, when, by whom, from which file; what left.
- keys: `staff`, `unit`, `session`, `skill`. An id for a business key; never retracted, they say nothing by themselves.
- facts: everything else. `entry_id` recorded it, `retracted_by` took it back; rows are never updated otherwise and
  facts never refer to rows of other facts, only to keys. A row that an undo brought back is a copy; `first_entry` is
  the entry that had recorded it first.

Periods are [valid_from, valid_to); an open end is `days.FOREVER`.

One file of more than 400 lines on purpose: tables name one another's keys, one rule is laid over all of them at the end
(indexes, what is unique), and the first migration makes them in one. Parts would have to be read together.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),  # UTC, ISO 8601 with milliseconds
    Column("by", String, nullable=False),
    Column("host", String, nullable=False),
    Column("command", String, nullable=False),
    Column("arguments", String, nullable=False),  # JSON
    Column("summary", String, nullable=False),  # JSON: counts per kind of change
    Column("framework", String, nullable=False),  # digest of the framework it was recorded under
    Column("undoes", Integer, ForeignKey("entry.id")),
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("sheet", String, nullable=False),
)


handout = Table(
    "handout",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # 照合番号, running through all years
    Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False),
    Column("kind", String, nullable=False),  # roster-department, leader-form, listing …
    Column("as_of", Date),
    Column("stage", String, nullable=False),  # draft, final; empty = neither
    Column("folder", String, nullable=False),
    Column("reason", String, nullable=False),  # why so many names leave, where that is asked
    Column("people", Integer, nullable=False),  # how many members of staff its files name together
)
"""A set of files that left the office in one run; what has left is not taken back by an undo."""

handout_file = Table(
    "handout_file",
    metadata,
    Column("number", Integer, ForeignKey("handout.number"), primary_key=True),
    Column("no", Integer, primary_key=True),
    Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("about", String, nullable=False),  # the department, section or session that it is for
    Column("people", Integer, nullable=False),  # how many members of staff are named in it
    Column("pages", Integer, nullable=False),
    Column("sha256", String, nullable=False, index=True),
)


erasure = Table(
    "erasure",
    metadata,
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True),
    Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False),
)
"""Who was erased, by which entry; the person's number and names stand nowhere any more (ADR 20)."""


release_cell = Table(
    "release_cell",
    metadata,
    Column("release", Integer, primary_key=True, autoincrement=False),
    Column("fy", SmallInteger, nullable=False, index=True),
    Column("topic", String, primary_key=True),
    Column("row", String, primary_key=True),
    Column("col", String, primary_key=True),
    Column("count", Integer),  # empty = withheld
    Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False),
)
"""What totals for others have told: a later release must give nobody away by its difference (ADR 21)."""


def _key(name: str, business_key: str) -> Table:
    return Table(
        name,
        metadata,
        Column("id", Integer, primary_key=True),
        Column(business_key, String, nullable=False, unique=True),
        Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False),
        info={"kind": "key"},
    )


staff = _key("staff", "number")
unit = _key("unit", "code")
session = _key("session", "code")
skill = _key("skill", "code")


def _record() -> list[Column[object]]:
    return [
        Column("entry_id", Integer, ForeignKey("entry.id"), nullable=False, index=True),
        Column("retracted_by", Integer, ForeignKey("entry.id")),
        Column("first_entry", Integer, ForeignKey("entry.id")),
        Column("source_id", Integer, ForeignKey("source.id")),
        Column("cell", String),
    ]


def _fact(name: str, *items: SchemaItem) -> Table:
    return Table(name, metadata, Column("id", Integer, primary_key=True), *items, *_record(), info={"kind": "fact"})


def _period() -> list[SchemaItem]:
    return [
        Column("valid_from", Date, nullable=False),
        Column("valid_to", Date, nullable=False),
        CheckConstraint("valid_from < valid_to", name="period"),
    ]


def _staff() -> Column[int]:
    return Column("staff_id", Integer, ForeignKey("staff.id"), nullable=False, index=True)


def _unit() -> Column[int]:
    return Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False, index=True)


unit_fact = _fact(
    "unit_fact",
    _unit(),
    Column("parent_id", Integer, ForeignKey("unit.id")),
    Column("name", String, nullable=False),
    Column("kind", String, nullable=False),  # 局, 部, 課, 係 … as the office says
    Column("order_no", Integer, nullable=False),  # 建制順
    Column("is_section", Boolean(create_constraint=False), nullable=False),
    Column("is_department", Boolean(create_constraint=False), nullable=False),
    *_period(),
)

succession = _fact(
    "succession",
    _unit(),
    Column("successor_id", Integer, ForeignKey("unit.id"), nullable=False),
    Column("from_day", Date, nullable=False),  # first day of the successor
    Column("kind", String, nullable=False),  # merged, split, moved
)
"""Which unit took over from one that ended; a renamed unit stays the same unit and needs none."""

staff_fact = _fact(
    "staff_fact",
    _staff(),
    Column("name", String, nullable=False),
    Column("kana", String, nullable=False),
    Column("sort_key", String, nullable=False),  # japanese.sort_key(kana)
    Column("search_key", String, nullable=False),  # japanese.fold(name, kana, former name)
    Column("former_name", String, nullable=False),
    Column("grade", String, nullable=False),  # 職名 as printed
    Column("job_kind", String, nullable=False),  # 職種
    Column("employment", String, nullable=False),
    Column("hired_on", Date),
    Column("remark", String, nullable=False),
    Column("said", SmallInteger, nullable=False, server_default="0"),  # bits: values told for the first day itself
    *_period(),
)

posting = _fact(
    "posting",
    _staff(),
    _unit(),
    Column("is_main", Boolean(create_constraint=False), nullable=False),
    Column("kind", String, nullable=False, server_default=""),  # extra, concurrent, acting, ex-officio
    *_period(),
)

former_number = _fact("former_number", _staff(), Column("number", String, nullable=False))
"""A staff number that the person bore before, whose record was joined with theirs: lists may still name it."""

announcement = _fact(
    "announcement",
    _staff(),
    Column("day", Date, nullable=False),  # 発令日
    Column("announced_on", Date, nullable=False),  # 内示日
)

standing_order = _fact(
    "standing_order",
    _staff(),
    Column("day", Date, nullable=False),  # 発令日; of a leaving the first day out of the office
    Column("act", String, nullable=False),  # leaves, over; values, main, second, leave: of days after a leaving
    Column("unit_id", Integer, ForeignKey("unit.id")),
    Column("kind", String, nullable=False),  # of the second post, of the leave
    Column("halves", String, nullable=False),
    Column("until", Date, nullable=False),
    Column("told", String, nullable=False),  # JSON: the values that the order told
)
"""Orders that no period shows: the end of one, and what was told for days on which nobody is there any more."""

leave = _fact(
    "leave",
    _staff(),
    Column("kind", String, nullable=False),
    Column("halves", String, nullable=False, server_default=""),  # partial leave: mon-am …; see org.leave_halves
    *_period(),
)

leader_term = _fact(
    "leader_term",
    _unit(),
    Column("seat_no", SmallInteger, nullable=False),
    _staff(),
    Column("fy", SmallInteger, nullable=False),  # fiscal year of the nomination
    Column("route", String, nullable=False),  # recommended, volunteer, appointed
    Column("nominated_by", String, nullable=False),
    Column("nominated_on", Date),
    Column("reason", String, nullable=False),
    Column("conditions", String, nullable=False),  # JSON list of the conditions that were confirmed
    Column("theme", String, nullable=False),  # the section's own improvement theme
    Column("result", String, nullable=False),
    Column("later_post", String, nullable=False),  # where the leader's experience is used afterwards
    *_period(),
)

rating = Table(
    "rating",
    metadata,
    Column("staff_id", Integer, ForeignKey("staff.id"), primary_key=True),
    Column("skill_id", Integer, ForeignKey("skill.id"), primary_key=True),
    Column("stage", SmallInteger, primary_key=True),  # 1 self, 2 supervisor, 3 approved
    Column("rated_on", Date, primary_key=True),
    Column("entry_id", Integer, ForeignKey("entry.id"), primary_key=True, index=True),
    Column("level", SmallInteger, nullable=False),
    Column("rated_by", String, nullable=False),
    Column("retracted_by", Integer, ForeignKey("entry.id")),
    Column("first_entry", Integer, ForeignKey("entry.id")),
    Column("source_id", Integer, ForeignKey("source.id")),
    Column("cell", String),
    info={"kind": "fact"},
    sqlite_with_rowid=False,
)
"""The latest (rated_on, entry_id) of a stage is the level of that stage; a correction is a later row."""

qualification_held = _fact(
    "qualification_held",
    _staff(),
    Column("qualification", String, nullable=False),
    Column("passed_on", Date, nullable=False),
    Column("expires_on", Date),  # the last day on which it holds
    Column("certificate", String, nullable=False, server_default=""),  # 登録番号, 合格証書番号
)

aim = _fact(
    "aim",
    _staff(),
    Column("role", String, nullable=False),
    Column("grade", SmallInteger, nullable=False),
    Column("wish", String, nullable=False),  # own, hr
    *_period(),
)

recognition = _fact(
    "recognition",
    _staff(),
    Column("role", String, nullable=False),
    Column("grade", SmallInteger, nullable=False),
    Column("recognised_by", String, nullable=False),
    Column("evidence", String, nullable=False),  # JSON: levels and trainings at the time
    *_period(),
)

role_post = _fact(
    "role_post",
    Column("unit_id", Integer, ForeignKey("unit.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("grade", SmallInteger, nullable=False),
    Column("holder_id", Integer, ForeignKey("staff.id"), index=True),
    *_period(),
)
"""A post that asks for a role grade, and who holds it."""

session_fact = _fact(
    "session_fact",
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False, index=True),
    Column("training", String, nullable=False),
    Column("fy", SmallInteger, nullable=False),
    Column("title", String, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("minimum", Integer, nullable=False),
    Column("venue", String, nullable=False),
    Column("trainers", String, nullable=False, server_default=""),  # names, separated by 、
    Column("route", String, nullable=False),  # nominated, application, recommended
    Column("deadline", Date),
    Column("window_from", Date),  # e-learning: may be taken from … to (inclusive)
    Column("window_to", Date),
    Column("quotas", String, nullable=False),  # JSON: department unit id -> seats
    Column("status", String, nullable=False),  # planned, cancelled
)

meeting = _fact(
    "meeting",
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False, index=True),
    Column("no", SmallInteger, nullable=False),
    Column("day", Date, nullable=False),
    Column("half", String(2), nullable=False),  # am, pm
    Column("starts", String, nullable=False),  # 09:00
    Column("ends", String, nullable=False),
)

enrolment = _fact(
    "enrolment",
    _staff(),
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False, index=True),
    Column("why", String, nullable=False),  # plan, leader, mandatory, application, hand
    Column("origin", String, nullable=False),  # hand, allocation
    Column("status", String, nullable=False),  # booked, cancelled
    Column("remark", String, nullable=False),
)

notice = _fact(
    "notice",
    _staff(),
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False, index=True),
    Column("told_on", Date, nullable=False),
)
"""Somebody was told of a seat; the seat may change afterwards, which is when they have to be told again."""

given_back = _fact(
    "given_back",
    _staff(),
    Column("session_id", Integer, ForeignKey("session.id"), nullable=False, index=True),
    Column("given_on", Date, nullable=False),
    Column("is_own_wish", Boolean(create_constraint=False), nullable=False),
    Column("asked_again", Boolean(create_constraint=False), nullable=False),
)
"""Somebody gave a seat back, or the office took it: nobody gives it to them again unless they ask."""

request = _fact(
    "request",
    _staff(),
    Column("training", String, nullable=False),
    Column("fy", SmallInteger, nullable=False),
    Column("kind", String, nullable=False),  # application, raised
    Column("session_id", Integer, ForeignKey("session.id"), index=True),  # the session wished for
    Column("second_id", Integer, ForeignKey("session.id")),
    Column("third_id", Integer, ForeignKey("session.id")),
    Column("asked_on", Date),
    Column("reason", String, nullable=False),
    Column("approved", Boolean(create_constraint=False)),  # by the head of the section
    Column("rank", SmallInteger),  # order in which the head recommends
    Column("remark", String, nullable=False),
)

course_name = _fact(
    "course_name",
    Column("name", String, nullable=False),
    Column("training", String, nullable=False),
)

completion = _fact(
    "completion",
    _staff(),
    Column("training", String, nullable=False),
    Column("session_id", Integer, ForeignKey("session.id"), index=True),
    Column("completed_on", Date, nullable=False),
    Column("outcome", String, nullable=False),  # completed, not-completed, in-progress, taken-back
    Column("hours", Float),
    Column("score", Float),
    Column("remark", String, nullable=False),
)

plan = _fact(
    "plan",
    _staff(),
    Column("no", SmallInteger, nullable=False),  # revision number per person, from 1
    Column("purpose", String, nullable=False),  # aim, leader
    Column("role", String, nullable=False),
    Column("grade", SmallInteger, nullable=False),
    Column("status", String, nullable=False),  # draft, approved, replaced
    Column("made_on", Date, nullable=False),
    Column("first_fy", SmallInteger, nullable=False),
    Column("hours", Float, nullable=False),
    Column("cost_yen", Integer, nullable=False),
    Column("gap_before", SmallInteger, nullable=False),
    Column("gap_left", SmallInteger, nullable=False),
    Column("proven", Boolean(create_constraint=False), nullable=False),
    Column("detail", String, nullable=False),  # JSON: settings, bound, profile before and after
)

plan_item = _fact(
    "plan_item",
    _staff(),
    Column("plan_no", SmallInteger, nullable=False),
    Column("seq", SmallInteger, nullable=False),
    Column("training", String, nullable=False),
    Column("fy", SmallInteger, nullable=False),
    Column("half", SmallInteger, nullable=False),  # 1 April-September, 2 October-March
    Column("why", String, nullable=False),  # JSON
)

plan_uncovered = _fact(
    "plan_uncovered",
    _staff(),
    Column("plan_no", SmallInteger, nullable=False),
    Column("skill", String, nullable=False),
    Column("level_from", SmallInteger, nullable=False),
    Column("level_to", SmallInteger, nullable=False),
    Column("reason", String, nullable=False),
    Column("remedy", String, nullable=False),  # JSON
)

allocation_run = _fact(
    "allocation_run",
    Column("no", Integer, nullable=False),
    Column("fy", SmallInteger, nullable=False),
    Column("demands", Integer, nullable=False),
    Column("seated", Integer, nullable=False),
    Column("detail", String, nullable=False),  # JSON: goals with value and bound, settings, seed
)

definition_change = _fact(
    "definition_change",
    Column("day", Date, nullable=False),  # the first day on which the new definitions are in force
    Column("old_digest", String, nullable=False),
    Column("new_digest", String, nullable=False),
    Column("old_name", String, nullable=False),  # name and version as people read them, in JSON {ja, en}
    Column("new_name", String, nullable=False),
    Column("steps", String, nullable=False),  # JSON: what became of every old definition
)
"""The office went over to another version of its definitions; what was recorded was carried over by the same entry."""

unseated = _fact(
    "unseated",
    Column("run_no", Integer, nullable=False, index=True),
    _staff(),
    Column("training", String, nullable=False),
    Column("why", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("detail", String, nullable=False),  # JSON: facts of the reason and the nearest remedy
)


def _unique(name: str, *columns: Column[Any], **only: str) -> None:
    """No two current rows are the same in these columns; `only`: of the rows that have these values."""
    where = " AND ".join(["retracted_by IS NULL", *(f"{column} = '{value}'" for column, value in only.items())])
    # The migration makes the condition real. Said to SQLAlchemy here, every command would load PostgreSQL's dialect.
    Index(name, *columns, unique=True, info={"where": where, "only": only})


def _of_an_entry(name: str, column: Column[Any]) -> None:
    """The rows that an entry took back or brought back are found without reading all others; most rows have neither."""
    Index(name, column, info={"where": f"{column.name} IS NOT NULL"})


# An undo asks every table of facts what the entry did there: in an office of 170,000 one seat took 6.2 s without these.
for _table in metadata.tables.values():
    if _table.info.get("kind") == "fact":
        for _column in (_table.c.retracted_by, _table.c.first_entry):
            _of_an_entry(f"ix_{_table.name}_{_column.name}", _column)

_unique("uq_enrolment_seat", enrolment.c.staff_id, enrolment.c.session_id, status="booked")
_unique("uq_notice_current", notice.c.staff_id, notice.c.session_id)
_unique("uq_request_current", request.c.staff_id, request.c.training, request.c.fy, request.c.kind)
_unique("uq_session_fact_current", session_fact.c.session_id)
_unique("uq_former_number", former_number.c.number)
_unique("uq_announcement_day", announcement.c.staff_id, announcement.c.day)
_unique("uq_plan_no", plan.c.staff_id, plan.c.no)
_unique("uq_allocation_run_no", allocation_run.c.no)

NO_OVERLAP: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("unit_fact", ("unit_id",), ""),
    ("staff_fact", ("staff_id",), ""),
    ("posting", ("staff_id",), "is_main"),
    ("leader_term", ("unit_id", "seat_no"), ""),
    ("role_post", ("unit_id", "name"), ""),
)
"""Periods of current rows must not overlap: table, columns that make the owner, flag that the rule is limited to."""


WORDED = frozenset(
    (
        "rating", "qualification_held", "aim", "recognition", "role_post", "session_fact", "request", "course_name",
        "completion", "plan", "plan_item", "plan_uncovered", "unseated",
    )
)  # fmt: skip
"""Tables whose facts are in the words of definitions: ids of skills, role grades, trainings, qualifications; levels."""


@cache
def facts() -> tuple[Table, ...]:
    """All fact tables, in an order in which they can be written."""
    return tuple(t for t in metadata.sorted_tables if t.info.get("kind") == "fact")


@cache
def key_tables() -> tuple[Table, ...]:
    """The tables of keys (staff, units, sessions, skills), those first that others refer to."""
    return tuple(t for t in metadata.sorted_tables if t.info.get("kind") == "key")

"""What is held about people: every column that says something about somebody, why it is held, what an erasure does.

The one declaration of it. `privacy describe`, `export` and `erase` read it; a test finds a column that is not in it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import Column, Table

from skillmap.settings import RecordKind
from skillmap.storage import schema

GONE = "（消去済み）"
"""What stands in the place of a name that was erased; a stored value, the same in both languages."""


class OnErasure(StrEnum):
    """What becomes of a column of somebody who is erased."""

    KEEP = "keep"
    """Totals of past years are counted from it: unit, day, level, training."""
    NUMBER = "number"
    """A number that nobody bears takes its place."""
    NAME = "name"
    """`GONE` takes its place."""
    CLEAR = "clear"
    """It is emptied."""
    NO_VALUES = "no-values"
    """Values as JSON: none are left."""
    NAMED = "named"
    """It is about something else and may name them: in every row the name is replaced by `GONE`."""


KEEP, NUMBER, NAME, CLEAR, NO_VALUES, NAMED = OnErasure


@dataclass(frozen=True, slots=True)
class PersonalTable:
    """A table that says something about people: what kind of record it is part of, its columns."""

    kind: RecordKind
    columns: Mapping[str, OnErasure]
    person: str = "staff_id"
    """The column that says who it is about; empty = nobody, it only names people."""


def _about(kind: RecordKind, person: str = "staff_id", /, **columns: OnErasure) -> PersonalTable:
    return PersonalTable(kind, MappingProxyType(columns), person)


_PERIOD = {"valid_from": KEEP, "valid_to": KEEP}
TABLES: Mapping[str, PersonalTable] = MappingProxyType(
    {
        "staff": _about("staff", "id", number=NUMBER),
        "staff_fact": _about(
            "staff", name=NAME, kana=CLEAR, sort_key=CLEAR, search_key=CLEAR, former_name=CLEAR, grade=KEEP,
            job_kind=KEEP, employment=KEEP, hired_on=CLEAR, remark=CLEAR, said=KEEP, **_PERIOD,
        ),
        "posting": _about("staff", unit_id=KEEP, is_main=KEEP, kind=KEEP, **_PERIOD),
        "former_number": _about("staff", number=NUMBER),
        "announcement": _about("staff", day=KEEP, announced_on=KEEP),
        "standing_order": _about(
            "staff", day=KEEP, act=KEEP, unit_id=KEEP, kind=CLEAR, halves=KEEP, until=KEEP, told=NO_VALUES
        ),
        "role_post": _about("staff", "holder_id", unit_id=KEEP, name=NAMED, role=KEEP, grade=KEEP, **_PERIOD),
        # Why somebody was away (病気休職) is nobody's business afterwards; that they were away is counted.
        "leave": _about("leave", kind=NAME, halves=KEEP, **_PERIOD),
        "leader_term": _about(
            "leaders", unit_id=KEEP, seat_no=KEEP, fy=KEEP, route=KEEP, nominated_by=NAMED, nominated_on=KEEP,
            reason=CLEAR, conditions=KEEP, theme=CLEAR, result=CLEAR, later_post=CLEAR, **_PERIOD,
        ),
        "rating": _about("levels", skill_id=KEEP, stage=KEEP, rated_on=KEEP, level=KEEP, rated_by=NAMED),
        "qualification_held": _about(
            "qualifications", qualification=KEEP, passed_on=KEEP, expires_on=KEEP, certificate=CLEAR
        ),
        "aim": _about("careers", role=KEEP, grade=KEEP, wish=KEEP, **_PERIOD),
        "recognition": _about("careers", role=KEEP, grade=KEEP, recognised_by=NAMED, evidence=KEEP, **_PERIOD),
        "enrolment": _about("trainings", session_id=KEEP, why=KEEP, origin=KEEP, status=KEEP, remark=CLEAR),
        "notice": _about("trainings", session_id=KEEP, told_on=KEEP),
        "given_back": _about("trainings", session_id=KEEP, given_on=KEEP, is_own_wish=KEEP, asked_again=KEEP),
        "request": _about(
            "trainings", training=KEEP, fy=KEEP, kind=KEEP, session_id=KEEP, second_id=KEEP, third_id=KEEP,
            asked_on=KEEP, reason=CLEAR, approved=KEEP, rank=KEEP, remark=CLEAR,
        ),
        "completion": _about(
            "trainings", training=KEEP, session_id=KEEP, completed_on=KEEP, outcome=KEEP, hours=KEEP, score=CLEAR,
            remark=CLEAR,
        ),
        # Members of staff teach as well: of a session only who teaches it, and its own name, may name somebody.
        "session_fact": _about(
            "trainings", "", session_id=KEEP, training=KEEP, fy=KEEP, title=NAMED, capacity=KEEP, minimum=KEEP,
            venue=KEEP, trainers=NAMED, route=KEEP, deadline=KEEP, window_from=KEEP, window_to=KEEP, quotas=KEEP,
            status=KEEP,
        ),
        "unseated": _about("trainings", run_no=KEEP, training=KEEP, why=KEEP, reason=KEEP, detail=NAMED),
        "plan": _about(
            "plans", no=KEEP, purpose=KEEP, role=KEEP, grade=KEEP, status=KEEP, made_on=KEEP, first_fy=KEEP,
            hours=KEEP, cost_yen=KEEP, gap_before=KEEP, gap_left=KEEP, proven=KEEP, detail=KEEP,
        ),
        "plan_item": _about("plans", plan_no=KEEP, seq=KEEP, training=KEEP, fy=KEEP, half=KEEP, why=KEEP),
        "plan_uncovered": _about(
            "plans", plan_no=KEEP, skill=KEEP, level_from=KEEP, level_to=KEEP, reason=KEEP, remedy=KEEP
        ),
        "erasure": _about("journal", "staff_id"),
        "entry": _about(
            "journal", "", at=KEEP, by=NAMED, host=KEEP, command=KEEP, arguments=NAMED, summary=KEEP, framework=KEEP,
            undoes=KEEP,
        ),
        "source": _about("journal", "", name=NAMED, sha256=KEEP, sheet=NAMED),
        "handout": _about(
            "journal", "", number=KEEP, kind=KEEP, as_of=KEEP, stage=KEEP, folder=NAMED, reason=NAMED, people=KEEP
        ),
        "handout_file": _about(
            "journal", "", number=KEEP, no=KEEP, name=NAMED, about=NAMED, people=KEEP, pages=KEEP, sha256=KEEP
        ),
    }
)  # fmt: skip
"""By the name of the table. What is not in it is about units, sessions and definitions."""
ABOUT_NOBODY = frozenset(
    (
        "unit", "session", "skill", "unit_fact", "succession", "meeting", "course_name",
        "allocation_run", "definition_change", "release_cell",
    )
)  # fmt: skip
BOOKKEEPING = frozenset(("id", "entry_id", "retracted_by", "first_entry", "source_id", "cell", "staff_id", "holder_id"))
"""Columns by which rows hang together."""


def about_people() -> Iterator[tuple[Table, PersonalTable]]:
    """The tables whose rows are about somebody, in the order of their declaration."""
    for name, one in TABLES.items():
        if one.person:
            yield schema.metadata.tables[name], one


def naming() -> Iterator[Column[str]]:
    """The columns that may name people whom their row is not about."""
    for name, one in TABLES.items():
        table = schema.metadata.tables[name]
        yield from (table.c[column] for column, does in one.columns.items() if does is NAMED)

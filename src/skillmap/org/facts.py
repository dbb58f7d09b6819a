"""The office's facts as they are recorded: units, who took over, people, posts, leave."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from skillmap.days import FOREVER
from skillmap.storage.ledger import Lasting, TableFact


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFact(Lasting):
    """A unit over a period."""

    table = "unit_fact"
    unit_id: int
    parent_id: int | None
    name: str
    kind: str
    order_no: int
    is_section: bool
    is_department: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionFact(TableFact):
    """`successor_id` took over from a unit on a day; `kind`: merged, split, moved."""

    table = "succession"
    unit_id: int
    successor_id: int
    from_day: date
    kind: str


@dataclass(frozen=True, kw_only=True)
class StaffValues:
    """What is recorded of a member of staff, as of a day or over a period; blank = nothing recorded.

    The one declaration of these values. A new one goes last: its place is stored (`StaffFact.said`).
    """

    __slots__ = ()
    name: str = ""
    kana: str = ""
    former_name: str = ""
    grade: str = ""
    """職名 by its name in the office's table; as printed where there is none."""
    job_kind: str = ""
    employment: str = ""
    hired_on: date | None = None
    remark: str = ""


BLANK: Mapping[str, Any] = {one.name: one.default for one in fields(StaffValues)}
"""Each value's name, in the order of their declaration, and what stands there when nothing is recorded."""
VALUES = tuple(BLANK)
OF_A_NAME = ("name", "kana", "former_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFact(StaffValues, Lasting):
    """A member of staff over a period, every value of them; each value's own history is read off neighbouring rows."""

    table = "staff_fact"
    staff_id: int
    sort_key: str = ""
    search_key: str = ""
    said: int = 0
    """Which values were told for the first day itself, as bits of `histories.SAID`; the others were carried on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting(Lasting):
    """A post in a unit over a period; `is_main`: not a second post (兼務), whose `kind` is one of `posts.Post`."""

    table = "posting"
    staff_id: int
    unit_id: int
    is_main: bool
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave(Lasting):
    """Leave over a period; `halves`: partial leave, by `leave_halves`."""

    table = "leave"
    staff_id: int
    kind: str
    halves: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement(TableFact):
    """内示: what changes of a person on `day` may be seen from `announced_on` on."""

    table = "announcement"
    staff_id: int
    day: date
    announced_on: date


class StandingKind(StrEnum):
    """What an order says that no period shows."""

    VALUES = "values"
    MAIN = "main"
    SECOND = "second"
    LEAVE = "leave"
    """These four were told for days after a leaving that was told later: they hold once a return is told."""
    OVER = "over"
    """A second post ends."""
    LEAVES = "leaves"
    """From its day on the person is not on the staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingOrder(TableFact):
    """An order as a fact of its own day: an end is seen in a period only as long as no earlier end hides it."""

    table = "standing_order"
    staff_id: int
    day: date
    act: str
    """One of `StandingKind`."""
    unit_id: int | None = None
    kind: str = ""
    halves: str = ""
    until: date = FOREVER
    told: str = ""
    """Values as JSON, days as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerNumber(TableFact):
    """A staff number that the person bore before; what was recorded under it has become theirs."""

    table = "former_number"
    staff_id: int
    number: str

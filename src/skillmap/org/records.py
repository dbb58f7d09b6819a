"""What lists say about people and units: one value per line, before it is compared with what is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from skillmap.problems import Place
from skillmap.storage.ledger import Source


class UnitName(NamedTuple):
    """A unit as a list names it: its kind (局, 部, 課, 係; "" = unknown) and its name."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line stands: number of the file in the change set (from 1), and the place of each field."""

    source_no: int | None = None
    cell: str = ""
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def source(self) -> Source:
        """Where a fact of this line was read."""
        return Source(self.source_no, self.cell or None)

    def place(self, key: str) -> Place:
        """The place of a field, or of any field of the line."""
        return self.places.get(key) or next(iter(self.places.values()), None)


class Act(StrEnum):
    """What a line of a staff list or of a list of orders says of the person."""

    HOLDS = "holds"
    """Holds the post (on that day, or from the day of the order on)."""
    RELEASE = "release"
    """A second post is over: 兼務解除."""
    DEPART = "depart"
    """Leaves the office; the day is the last one there: 退職, 死亡, 任期満了."""
    MOVE_OUT = "move-out"
    """Leaves the office; the day is the first one elsewhere: 転出."""


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """A line of a staff list. None = the list has no such column: what is recorded stays."""

    number: str
    name: str
    units: tuple[UnitName, ...]
    """From the top down; a single name without kind may be a whole path in one text."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """What the line says of each of `facts.VALUES` but the name; what it has no column for is not in it."""
    posted_on: date | None = None
    is_main: bool = True
    post: str = ""
    """The kind of a second post (`posts.Post`); "" = 兼務."""
    act: Act = Act.HOLDS
    ordered_on: date | None = None
    """発令日: the day of everything that the line says."""
    announced_on: date | None = None
    """内示日: from when on the order may be seen before its day."""
    renamed_on: date | None = None
    promoted_on: date | None = None
    left_on: date | None = None
    """The last day in the office."""
    post_until: date | None = None
    """The last day of a second post."""
    tells_posts: bool = True
    """Whether the list has a column for second posts: only then does it lack one that it does not name."""
    tells_below: bool = True
    """Whether the list could have named a unit below the last one: without a column for 係 it says nothing of them."""
    unit_grade: str = ""
    """Unit and grade in one text (住民課戸籍係長), where the list has them so."""
    was: Mapping[str, str] = field(default_factory=dict)
    """Where the line says that the person comes from, as it is written: by level (department … unit) and grade."""
    origin: Origin = Origin()

    @property
    def kana(self) -> str | None:
        """The reading of the name."""
        return self.values.get("kana")

    @property
    def grade(self) -> str | None:
        """職名 as it is printed."""
        return self.values.get("grade")

    @property
    def remark(self) -> str | None:
        """備考 as it is printed, None where the list has no such column."""
        return self.values.get("remark")

    @property
    def hired_on(self) -> date | None:
        """採用日, None where the list does not say it."""
        return self.values.get("hired_on")


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A line of a unit list, in 建制順. The flags: leaders are counted in it; it gets a roster of its own."""

    path: tuple[UnitName, ...]
    code: str = ""
    is_section: bool | None = None
    is_department: bool | None = None
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class LeaveRecord:
    """A line of a leave list: `until` is the last day (inclusive), None = open."""

    number: str
    kind: str
    since: date
    until: date | None = None
    origin: Origin = Origin()
    name: str = ""
    halves: str = ""
    """Half days of the week on which the person is away (`leave_halves`); "" = all of them."""


class ReformStep(StrEnum):
    """What a line of a reorganisation does (区分)."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    ABOLISH = "abolish"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class ReformRecord:
    """A line of a reorganisation: from which unit to which. Paths from the top, gaps and missing tops allowed."""

    step: ReformStep
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    day: date | None = None
    takes: tuple[str, ...] = ()
    """Split: sub-units and people (number or name) that go to `new`; 残り = all that nobody else takes."""
    leader_stays: bool | None = None
    """Whether the old unit's leaders go on in the new one; None = not said."""
    is_section: bool | None = None
    origin: Origin = Origin()

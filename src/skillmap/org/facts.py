"""The office's facts as they are recorded: units, who took over, people, posts, leave."""

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFact(Lasting):
    """A member of staff over a period, every value of them; each value's own history is read off neighbouring rows."""

    table = "staff_fact"
    staff_id: int
    name: str
    kana: str
    sort_key: str
    search_key: str
    former_name: str
    grade: str
    job_kind: str
    employment: str
    hired_on: date | None
    remark: str
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
    """Leave over a period."""

    table = "leave"
    staff_id: int
    kind: str

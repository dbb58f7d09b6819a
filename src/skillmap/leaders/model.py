"""Leaders as values: a term on a numbered seat of a section, and a nomination as somebody handed it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar, NamedTuple

from skillmap.problems import Place
from skillmap.storage.ledger import TEXTS, Lasting, Stored


class NominationRoute(StrEnum):
    """How a leader came to the post (経路)."""

    RECOMMENDED = "recommended"
    VOLUNTEER = "volunteer"
    APPOINTED = "appointed"


class PostOver(NamedTuple):
    """A second post that has an end: its unit, and the first day without it."""

    unit_id: int
    ends: date


class Name(NamedTuple):
    """How a person is named in lists, whether still on the staff or not."""

    number: str
    name: str

    @property
    def shown(self) -> str:
        """001274 高橋 千尋."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Lasting):
    """A person on a section's seat.

    `fy` is the fiscal year of the nomination; `theme` and `result` are the section's own improvement and its outcome.
    """

    table = "leader_term"
    stored: ClassVar[Mapping[str, Stored]] = {"route": Stored(str, NominationRoute), "conditions": TEXTS}
    unit_id: int
    seat_no: int
    staff_id: int
    fy: int
    route: NominationRoute = NominationRoute.RECOMMENDED
    nominated_by: str = ""
    nominated_on: date | None = None
    reason: str = ""
    conditions: tuple[str, ...] = ()
    theme: str = ""
    result: str = ""
    later_post: str = ""
    """Where the leader's experience is used afterwards, in the office's words."""

    @property
    def last_day(self) -> date:
        """The last day of the term, as it stands on paper."""
        return self.valid_to - timedelta(days=1)

    def meets(self, other: "Term") -> bool:
        """Whether the two terms share a day."""
        return self.valid_from < other.valid_to and other.valid_from < self.valid_to


@dataclass(frozen=True, slots=True)
class Nomination:
    """One nomination as it was handed in: everything still as text where names have to be looked up.

    `section` is a name or a path (総務部/人事課), empty where the paper does not say.
    `ends` is the last day (inclusive); `rank` orders several candidates for one seat.
    """

    number: str
    name: str = ""
    section: str = ""
    fy: int | None = None
    rank: int | None = None
    route: NominationRoute = NominationRoute.RECOMMENDED
    starts: date | None = None
    ends: date | None = None
    before: str = ""
    """Number or name of whoever is followed, as the paper has it."""
    nominated_by: str = ""
    nominated_on: date | None = None
    reason: str = ""
    conditions: tuple[str, ...] = ()
    theme: str = ""
    result: str = ""
    later_post: str = ""
    source_no: int | None = None
    place: Place = None
    places: tuple[tuple[str, Place], ...] = ()
    """Where single values stand: field key -> place."""

    def at(self, key: str) -> Place:
        """Where a value stands; the whole nomination when it is not written anywhere."""
        return dict(self.places).get(key, self.place)

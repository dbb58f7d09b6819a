"""A reorganisation while it is worked through: the tree of its day, who took over from whom, who goes where."""

from dataclasses import dataclass, field
from datetime import date

from skillmap.org.facts import Posting
from skillmap.org.model import Organisation
from skillmap.org.present import Present
from skillmap.org.records import Origin
from skillmap.org.reform_tree import Tree
from skillmap.problems import Place, Problem, problem
from skillmap.storage.ledger import Recorded

ASKS = frozenset({"E_SPLIT_UNASSIGNED", "E_ORG_HAS_STAFF", "E_REORG_LEADERS", "E_REORG_LEADER_DESK"})
"""Problems that are questions: the list is right as far as it goes, and more must be said."""


@dataclass(frozen=True, slots=True)
class Succession:
    """`new_id` took over from `old_id`; kind is merged, split or moved."""

    old_id: int
    new_id: int
    kind: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Reposting:
    """A posting that goes elsewhere. `unit_id` None = the unit ends and nobody said where to."""

    row: Recorded[Posting]
    unit_id: int | None
    origin: Origin


@dataclass
class Reform:
    """A reorganisation as it is worked through: the tree of its day, who took over, who goes where."""

    present: Present
    day: date
    tree: Tree
    problems: list[Problem] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    heir: dict[int, int] = field(default_factory=dict)
    """Unit -> the unit that everybody goes to who is not named elsewhere."""
    named: dict[tuple[int, int], int] = field(default_factory=dict)
    """(unit, person) -> where a split sends the person."""
    origins: dict[int, Origin] = field(default_factory=dict)
    """Unit -> the line that touched it."""
    leader_stays: dict[tuple[int, int], bool] = field(default_factory=dict)
    """(Unit, unit that takes over or the same one) -> whether its leaders go on there, where the list says so."""
    repostings: list[Reposting] = field(default_factory=list)
    asked: set[int] = field(default_factory=set)
    """Units that are split and of which the list does not say who goes where."""
    unchanged: int = 0

    @property
    def organisation(self) -> Organisation:
        """The organisation of the day, before."""
        return self.present.organisation

    def goes_to(self, unit_id: int, staff_id: int) -> int | None:
        """Where somebody posted to a unit is from the day on; None when nobody said."""
        at = self.named.get((unit_id, staff_id), unit_id)
        # Bounded: lists say by mistake that two units take over from each other.
        for _ in self.tree.nodes:
            heir = self.heir.get(at)
            if heir is None or heir == at:
                break
            at = heir
        node = self.tree.nodes.get(at)
        return None if node is not None and node.ended else at

    def say(self, code: str, place: Place, /, **facts: object) -> None:
        """One more problem of the sheet, at its cell."""
        self.problems.append(problem(code, place, **facts))  # type: ignore[arg-type]

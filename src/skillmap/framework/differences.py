"""What changed between two frameworks, as values: which definition, which item of it, before and after."""

from dataclasses import dataclass
from enum import StrEnum

from skillmap.words import Fact


class DifferenceKind(StrEnum):
    """What happened, in the words of an officer who explains it."""

    ADDED = "added"
    REMOVED = "removed"
    RETIRED = "retired"
    RENAMED = "renamed"
    NEW_ID = "new_id"
    SPLIT = "split"
    MERGED = "merged"
    REPLACED = "replaced"
    RAISED = "raised"
    LOWERED = "lowered"
    ASKED = "asked"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison."""

    change: DifferenceKind
    kind: str
    """Kind of the definition: words of `entity.<kind>`."""
    id: str
    name: Fact
    item: Fact = None
    before: Fact = None
    after: Fact = None
    grade: str = ""
    """The role grade it concerns (product-manager/2), for finding who is affected; as the new framework names it."""
    skill: str = ""
    training: str = ""
    level: int | None = None
    """The level that is asked for now."""
    gone: tuple[str, ...] = ()
    """Skills or levels in whose words ratings stand and which the new framework does not have, as they are typed."""

"""A version of the definitions, and when it was in force."""

from dataclasses import dataclass
from datetime import date

from skillmap.words import Bilingual


@dataclass(frozen=True, slots=True)
class Version:
    """A version and when it was in force; `digest` empty = the definitions that stand in the workspace now."""

    digest: str = ""
    name: Bilingual | None = None
    """None where the office never went over to another version."""
    since: date | None = None
    """None = from the beginning."""
    until: date | None = None
    """The first day of the next version; None = it is in force still."""
    words: int | None = None
    """The last entry before facts were carried over to the version after it."""

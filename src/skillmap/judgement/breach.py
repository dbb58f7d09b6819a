"""A breach: something recorded that a rule would refuse today, whom it concerns, since when, and what mends it."""

from dataclasses import dataclass

from skillmap.words import Fact, Message


@dataclass(frozen=True, slots=True)
class Cause:
    """The entry by which it became untrue: something that was recorded after what it now contradicts."""

    entry: int
    what: Message


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule broken by what is recorded.

    `rule` is the code of a judge (see `judges.JUDGES`); `subject` what it is about (a session's code, a role grade, a
    section), by which breaches are gathered; `people` are shown names, in the order of their numbers; `command` mends
    it, or shows what has to be decided.
    """

    rule: str
    subject: Fact
    what: Message
    command: str
    people: tuple[str, ...] = ()
    cause: Cause | None = None
    sessions: tuple[str, ...] = ()
    """Codes of all sessions that have a part in it, where it is about seats."""

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What makes it the same breach before and after a change, for each of its people: by number, names change."""
        numbers = [one.partition(" ")[0] for one in self.people] or [""]
        return tuple((self.rule, str(self.subject), number) for number in numbers)

"""What somebody corrected by hand is no list's to bring back: what results were, and what restores them. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from skillmap.commands import command_line
from skillmap.training.events import Event, event_of
from skillmap.training.model import Session
from skillmap.training.session_days import meets_on
from skillmap.training.store import CorrectedResult


def completed_after_all(number: str, training: str, day: str) -> str:
    """The command that makes the result of a day (YYYY-MM-DD) a completion."""
    return command_line("result", "correct", number, training, "--on", day, "--outcome", "completed")


class Corrections:
    """Results as they were before the corrections that stand, by person and training."""

    def __init__(self, corrected: Iterable[CorrectedResult], sessions: Mapping[int, Session]) -> None:
        self._sessions = sessions
        self._old: dict[tuple[int, str], list[tuple[int, Event]]] = defaultdict(list)
        for one in corrected:
            event = event_of(one.result)
            self._old[event.staff_id, event.training].append((one.entry, event))

    def against_new(self, new: Event) -> int | None:
        """The correction (number of its entry) that took away what a new event would be; None = there is none."""
        return max((entry for entry, was in self._of(new) if self._is_same(was, new)), default=None)

    def against_change(self, old: Event, new: Event) -> int | None:
        """The correction that a change of a recorded event would take back; None = there is none."""
        return max((entry for entry, was in self._of(new) if _returns(was, old, new)), default=None)

    def _of(self, new: Event) -> Iterable[tuple[int, Event]]:
        own = self._old.get((new.staff_id, new.training), ())
        return (one for one in own if one[1].outcome is new.outcome)

    def _is_same(self, was: Event, new: Event) -> bool:
        session = self._sessions.get(was.session_id) if was.session_id is not None else None
        # A list without codes says another day for the same session: the day alone would let the old result slip back
        # in.
        return was.day == new.day or (
            session is not None and (was.session_id == new.session_id or meets_on(session, new.day))
        )


def _returns(was: Event, old: Event, new: Event) -> bool:
    """Whether an event of the same outcome becomes what it was: in its outcome, its day or its remark."""
    is_session = was.session_id is not None and was.session_id == old.session_id
    if new.outcome is not old.outcome and (is_session or was.day in (old.day, new.day)):
        return True
    if was.day != new.day:
        return False
    return new.day != old.day or (new.remark != old.remark and new.remark == was.remark)

"""Rows of a timetable that look like a session which is recorded and was moved: asked about, not guessed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from skillmap.framework.model import Framework
from skillmap.framework.naming import training_name
from skillmap.problems import Place, Problem, problem
from skillmap.training.changes import Incoming
from skillmap.training.model import Session
from skillmap.training.store import HeldSession

# Two months: who is put off is put off within the half year, and courses held monthly must not be taken for each
# other more often than that (a figure of ours).
NEAR = 62
"""Days by which a session is usually put off at most."""


def looks_moved(
    framework: Framework,
    incoming: Sequence[Incoming],
    present: Mapping[str, HeldSession],
    seats: Mapping[str, int],
    made_up: Collection[str],
    places: Mapping[str, Mapping[str, Place]],
    today: date,
) -> Iterator[Problem]:
    """E_SESSION_LOOKS_MOVED for new sessions where one of the training, near in time, is missing from the list.

    Asked where people sit in the recorded one, or the row had no code (`made_up`) that could tell the two apart;
    otherwise told (W_SESSION_LOOKS_MOVED). `seats` are the people in each recorded session.
    """
    named = {one.session.code for one in incoming}
    absent = [
        h.session
        for code, h in present.items()
        if code not in named and h.session.is_held and (h.session.first_day or today) > today
    ]
    for one in incoming:
        session = one.session
        if session.code in present or not session.is_held:
            continue
        near = [old for old in absent if old.training == session.training and _apart(old, session) <= NEAR]
        if not near:
            continue
        other = min(near, key=lambda old: (_apart(old, session), old.code))
        # Each recorded session can have moved to one row only; two rows near it are one move and one new session.
        absent.remove(other)
        count = seats.get(other.code, 0)
        code = "E_SESSION_LOOKS_MOVED" if count or session.code in made_up else "W_SESSION_LOOKS_MOVED"
        own = places.get(session.code, {})
        yield problem(
            code, own.get("code") or own.get("training"), training=training_name(framework, session.training),
            day=session.first_day, other=other.code, was=other.first_day, count=count,
        )  # fmt: skip


def _apart(one: Session, other: Session) -> int:
    """Days between the first days; far apart when one has none, or one is an e-learning and the other is not."""
    if one.first_day is None or other.first_day is None or bool(one.meetings) != bool(other.meetings):
        return NEAR + 1
    return abs((one.first_day - other.first_day).days)

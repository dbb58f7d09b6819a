"""Rows of a timetable that say what somebody has changed since: told, for an older list may have come after a newer."""

from collections.abc import Iterable, Iterator, Mapping

from skillmap.problems import Place, Problem, problem
from skillmap.training.changes import Incoming
from skillmap.training.store import ReplacedSession


def brought_back(
    changed: Iterable[Incoming], replaced: Iterable[ReplacedSession], places: Mapping[str, Mapping[str, Place]]
) -> Iterator[Problem]:
    """W_SESSION_EARLIER for each changed session that becomes what it was before a change, with the last such entry."""
    before: dict[str, list[ReplacedSession]] = {}
    for one in replaced:
        before.setdefault(one.session.code, []).append(one)
    for new in changed:
        code = new.session.code
        entry = max((one.entry for one in before.get(code, ()) if one.session == new.session), default=None)
        if entry is not None:
            own = places.get(code, {})
            yield problem("W_SESSION_EARLIER", own.get("code") or own.get("training"), session=code, entry=entry)

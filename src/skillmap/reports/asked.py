"""What no allocation has answered yet, added to the snapshot that says what needs doing."""

from dataclasses import replace

from sqlalchemy import Connection

from skillmap.allocation.demands import is_seated
from skillmap.allocation.unserved import asked_in_vain, asked_since, definitions_or_staff_changed
from skillmap.assessment.store import rated_by_supervisors
from skillmap.reports.snapshot import Snapshot
from skillmap.storage.facts import Moment


def with_asked(connection: Connection, moment: Moment, snapshot: Snapshot, *, needs_approval: bool) -> Snapshot:
    """The same with what no allocation has seen, for what tells what needs doing; `needs_approval` by `asked_since`."""
    in_sessions = {one.session.training for one in snapshot.held.values()}
    seated = [one.id for one in snapshot.framework.trainings.values() if is_seated(one, in_sessions)]
    run_no = snapshot.run.no if snapshot.run else None
    found = asked_since(connection, moment, snapshot.fy, run_no, seated, needs_approval=needs_approval)
    offered = [one.id for one in snapshot.framework.trainings.values() if one.status != "retired"]
    in_vain = asked_in_vain(connection, moment, snapshot.fy, offered)
    digest = snapshot.framework.digest
    moved = run_no is not None and definitions_or_staff_changed(connection, moment, run_no, digest)
    waiting = _to_approve(connection, moment, snapshot)
    return replace(snapshot, asked_since=found, asked_in_vain=in_vain, to_approve=waiting, duties_moved=moved)


def _to_approve(connection: Connection, moment: Moment, snapshot: Snapshot) -> int:
    """How many people have answers that only wait to be approved; only of people without a level are ratings read.

    To send these people a form again would ask them twice.
    """
    levels = snapshot.standing.levels
    never = {one for one in snapshot.organisation.unit_of_staff if not levels.get(one)}
    return len(rated_by_supervisors(connection, moment, never))

"""The levels that matter to seats: read only where a training that is held asks for one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Connection

from skillmap.allocation.level_steps import asks_for_levels
from skillmap.assessment.model import Stage
from skillmap.assessment.store import levels
from skillmap.office.office import Office
from skillmap.training.store import HeldSession


def asked_levels(
    office: Office, connection: Connection, held: Iterable[HeldSession], staff: Collection[int] | None = None
) -> Mapping[int, Mapping[str, int]]:
    """Approved levels by staff id and skill, of everybody or of some; empty where no session asks for any."""
    if not asks_for_levels(office.framework, {one.session.training for one in held}):
        return {}
    return levels(connection, office.moment(), Stage.APPROVED, staff)

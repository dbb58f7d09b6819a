"""Seats that will not be taken as things stand: told before a final roster counts their owners as told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection

from skillmap.judgement.judges import unable
from skillmap.judgement.record import take
from skillmap.office.office import Office
from skillmap.office.terms import allowed
from skillmap.org.model import Unit
from skillmap.reports.snapshot import Snapshot


def in_vain(
    office: Office, connection: Connection, snapshot: Snapshot, department: Unit | None
) -> Mapping[str, tuple[str, ...]]:
    """People of a snapshot's seats (of a department, None = of all) who cannot come, as shown: codes of the sessions.

    On leave then, gone, leading no more, completed since, without what comes first, in two sessions at once.
    """
    record = take(connection, office.framework, office.moment(), office.settings.grades, allowed(office))
    organisation = record.organisation
    unit = {p.shown: organisation.department_of(p.unit_id) for p in organisation.people}
    found: dict[str, list[str]] = defaultdict(list)
    for code, who in sorted(unable(record)):
        home = unit.get(who)
        if code in snapshot.held and (department is None or (home is not None and home.id == department.id)):
            found[who].append(code)
    return {who: tuple(codes) for who, codes in found.items()}

"""Units: listings."""

from __future__ import annotations

from skillmap.office.office import Office
from skillmap.org.listing import unit_table
from skillmap.storage.facts import Moment
from skillmap.tables import Table


def units(office: Office, moment: Moment) -> Table:
    """All units in 建制順, with the number of people."""
    with office.read() as connection:
        return unit_table(office.organisation(connection, moment))

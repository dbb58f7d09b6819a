"""Qualifications that people hold: listings."""

from __future__ import annotations

from dataclasses import replace

from skillmap.assessment.certificates import certificate_table
from skillmap.assessment.store import certificates
from skillmap.framework.find import find_qualification
from skillmap.office.office import Office
from skillmap.office.scope import read_scope
from skillmap.storage.facts import Moment
from skillmap.tables import Table


def held(
    office: Office,
    moment: Moment,
    *,
    staff: str | None = None,
    section: str | None = None,
    qualification: str | None = None,
) -> Table:
    """Who holds which qualification, those that have expired marked; `intake.qualifications` takes it back."""
    only = (find_qualification(office.framework, qualification).id,) if qualification else ()
    with office.read() as connection:
        scope = read_scope(office, connection, moment, staff=staff, section=section)
        recorded = certificates(connection, moment)
    organisation = replace(scope.organisation, people=tuple(scope.people))
    return certificate_table(office.framework, organisation, recorded, only)

"""How far a round of assessment is: who has not answered, what changed, who disagrees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from skillmap.assessment import round_tables as tables
from skillmap.assessment.rounds import PersonRound, person_rounds, totals
from skillmap.days import FiscalYear
from skillmap.office.office import Office
from skillmap.office.round_listing import RoundListing
from skillmap.office.rounds import asked_when_sent, issued, round_state, section_codes
from skillmap.office.scope import PeopleScope, read_scope
from skillmap.storage.facts import Moment
from skillmap.tables import Table


@dataclass(frozen=True)
class RoundStatus:
    """How far a round is."""

    table: Table
    reminder: Table
    """Who has not answered, to work with."""
    missing: int


def status(
    office: Office,
    fy: FiscalYear | None = None,
    listing: RoundListing | None = None,
    *,
    section: str | None = None,
    department: str | None = None,
) -> RoundStatus:
    """How far a year's assessment is: answered, missing, rated by supervisors, approved, seen differently, changed.

    Args:
        office: The office.
        fy: The year of the round; None = the present one.
        listing: What is listed; None = departments, of a section its people.
        section: Only this unit.
        department: Only this department.
    """
    year, now = office.fiscal_year(fy), office.moment()
    # The round of a past year stands as it did on its 31 March.
    moment = Moment(min(now.as_of, year.last), now.known)
    with office.read() as connection:
        scope = read_scope(office, connection, moment, section=section, department=department)
        forms = issued(connection, year)
        asked = asked_when_sent(office, connection, scope, forms)
        recorded = round_state(connection, scope, year, asked, forms)
    found = person_rounds(office.framework, scope.people, recorded, section_codes(scope))
    due = forms.due if forms else None
    # Whoever names a section wants to know who; the office as a whole is asked department by department.
    shown = listing or (RoundListing.PEOPLE if section else RoundListing.DEPARTMENTS)
    reminder = tables.missing_table(found, scope.organisation, year, due)
    return RoundStatus(_table(office, found, scope, year, due, shown), reminder, totals(found).unanswered)


def _table(
    office: Office,
    found: Sequence[PersonRound],
    scope: PeopleScope,
    fy: FiscalYear,
    due: date | None,
    listing: RoundListing,
) -> Table:
    organisation = scope.organisation
    match listing:
        case RoundListing.PEOPLE:
            return tables.people_table(found, organisation, fy)
        case RoundListing.MISSING:
            return tables.missing_table(found, organisation, fy, due)
        case RoundListing.DISAGREEMENTS:
            return tables.disagreement_table(found, office.framework, organisation, fy)
        case RoundListing.CHANGES:
            return tables.change_table(found, office.framework, organisation, fy)
        case by_unit:
            return tables.by_unit_table(found, organisation, fy, due, sections=by_unit is RoundListing.SECTIONS)

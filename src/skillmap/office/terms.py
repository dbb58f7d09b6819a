"""What the office allows when people are away for trainings."""

from __future__ import annotations

from skillmap.allocation.gather import SeatTerms
from skillmap.office.office import Office


def allowed(office: Office) -> SeatTerms:
    """How many of a section may be away at once, how many hours a year, how many seats of departments."""
    return SeatTerms(office.settings.absence_share, office.settings.hours_per_year, office.settings.department_limits)

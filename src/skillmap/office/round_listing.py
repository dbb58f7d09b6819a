"""What can be listed of a round of assessment, apart from `round_status`: help needs no database."""

from enum import StrEnum


class RoundListing(StrEnum):
    """What is listed."""

    DEPARTMENTS = "departments"
    SECTIONS = "sections"
    PEOPLE = "people"
    MISSING = "missing"
    DISAGREEMENTS = "disagreements"
    CHANGES = "changes"

"""What else is wrong in rows that could not be read: names that nobody knows are told in the same pass."""

from __future__ import annotations

import re
from collections.abc import Callable

from skillmap.errors import Refusal
from skillmap.office.intake.kind import Comparison
from skillmap.problems import CellPlace, Problem, Severity

_MOST = 1_000
"""Rows with errors that are worth a second look."""
_ABOUT_NAMES = re.compile(
    r"E_\w+_(?:UNKNOWN|UNKNOWN_NEAR|DIFFERS|NOBODY|ENDED|AMBIGUOUS|SEVERAL|NOT_SECTION|NOT_FOUND)"
    r"|E_(?:AIM|NEED|ENROL|RESULT|SESSION|REQUEST)_(?:STAFF|ROLE|GRADE|DEPARTMENT|SESSION|TRAINING)"
)


def wrong_names(compared: Comparison, again: Callable[[], Comparison]) -> list[Problem]:
    """Errors about names in the bad rows of a file; `again` compares it with stand-ins for what could not be read.

    What is said of a cell that has an error already, and anything but a name, may be the stand-in's fault.
    """
    bad = set(compared.reading.bad_rows)
    if len(bad) > _MOST:
        return []
    known = {one.place for one in compared.all_problems if one.severity is Severity.ERROR}
    try:
        found = again()
    # The stand-ins themselves may be what is refused.
    except Refusal:
        return []
    return [
        one
        for one in [*found.problems, *found.changes.problems]
        if _ABOUT_NAMES.fullmatch(one.code)
        and isinstance(one.place, CellPlace)
        and one.place not in known
        and found.reading.row_at(one.place) in bad
    ]

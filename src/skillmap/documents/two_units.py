"""Two units in one cell of a staff list (人事係（兼）情報係): no unit of that name, and none to be made."""

import re
from collections.abc import Sequence

from skillmap.org.records import StaffRecord
from skillmap.problems import Problem, problem

# 兼六園管理事務所 is one unit: the word counts only where it stands by itself.
_TWO = re.compile(
    r"[（(\[［【]\s*兼(?:務|任)?\s*[）)\]］】]|[（(\[［【]?\s*兼(?:務|任)?\s*[:：]"
    r"|[\s、，・/／]兼(?:務|任)?\s"
)


def two_units(records: Sequence[StaffRecord]) -> tuple[list[StaffRecord], list[Problem]]:
    """The lines with one unit, and E_STAFF_TWO_UNITS for the others."""
    kept: list[StaffRecord] = []
    problems: list[Problem] = []
    for record in records:
        text = "/".join(unit.name for unit in record.units)
        if ("兼" in text and _TWO.search(text)) or _is_several(record.units[-1].name if record.units else ""):
            problems.append(problem("E_STAFF_TWO_UNITS", record.origin.place("units"), found=text))
        else:
            kept.append(record)
    return kept, problems


_BETWEEN = re.compile(r"[、，,;；\n]+")
_UNIT = re.compile(r"(?:[局部課係室班所館園署校院場]|担当|グループ|チーム|センター|事務局)$")


def _is_several(text: str) -> bool:
    """Whether a text lists units (戸籍係、窓口係)."""
    parts = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    return len(parts) > 1 and all(map(_UNIT.search, parts))

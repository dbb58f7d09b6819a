"""What a list says of grade, kind of job and employment, in the form in which the office has it. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from skillmap.japanese import fold
from skillmap.org.facts import VALUES
from skillmap.org.orders import OF_AN_ORDER
from skillmap.org.present import Present
from skillmap.org.records import StaffRecord


def as_the_office_has_them(
    records: Iterable[StaffRecord], present: Present, grades: Mapping[str, str]
) -> list[StaffRecord]:
    """The records, a value that differs from a known one in spaces, width or form of characters only written as that.

    `grades` is what each printed 職名 means in the office's table. What is not in it, and the other values, stand as
    most people have them recorded; of a first list as it writes them first, without the gaps of letters set apart.
    """
    # Sheets set 課　長 apart to fill the column. As a value of its own it would be excluded from no leader's seat, owe
    # no training and stand at the end of every roster.
    known = {name: _recorded(present, VALUES.index(name)) for name in OF_AN_ORDER}
    known["grade"] |= {fold(printed): name for printed, name in grades.items()}
    forms: dict[tuple[str, str], str] = {}
    found = []
    for record in records:
        said = {name: record.values[name] for name in OF_AN_ORDER if record.values.get(name)}
        for name, text in said.items():
            if (name, text) not in forms:
                forms[name, text] = known[name].setdefault(fold(text), _closed_up(text))
        other = {name: forms[name, text] for name, text in said.items() if forms[name, text] != text}
        found.append(replace(record, values={**record.values, **other}) if other else record)
    return found


def _recorded(present: Present, at: int) -> dict[str, str]:
    """The form of each value that most people have, by its folded text."""
    counted = Counter(row.values[at] for row in present.staff_rows.values() if row.values[at])
    return {fold(text): text for text, _ in reversed(counted.most_common())}


def _closed_up(text: str) -> str:
    parts: Sequence[str] = text.split()
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else text

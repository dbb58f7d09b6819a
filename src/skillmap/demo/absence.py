"""Who of the ward is away, and when: parental leave, sick leave, secondment. Some all year, some from later on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from skillmap.demo.chance import Chance
from skillmap.demo.people import FY, REGULAR, MadeUpPerson

PARENTAL, SICK, SECONDED = "育休", "病休", "派遣"
_SHARES = ((PARENTAL, 0.021), (SICK, 0.008), (SECONDED, 0.007))
_MONTHS = {PARENTAL: (6, 14), SICK: (2, 6), SECONDED: (12, 24)}
_BEGINS = {PARENTAL: (-10, 7), SICK: (-2, 7), SECONDED: (-12, 0)}
"""Months from 1 April of the fiscal year, negative = before."""


@dataclass(frozen=True, slots=True)
class DemoAbsence:
    """Somebody is away from `first` to `last` (inclusive)."""

    number: str
    kind: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def absences(seed: int, staff: Iterable[MadeUpPerson]) -> tuple[DemoAbsence, ...]:
    """At most one per person, by staff number; only of people on this year's list who joined before it begins."""
    chance = Chance(seed, "absence")
    found: list[DemoAbsence] = []
    for person in staff:
        # Drawn for everybody, before anybody is passed over: that must not shift the chance of those behind.
        drawn, begin, length = chance.share(), chance.share(), chance.share()
        if person.now is None or person.employment != REGULAR or person.now.grade == "部長":
            continue
        for kind, share in _SHARES:
            if drawn < share:
                first = _month(_between(_BEGINS[kind], begin))
                last = _months_after(first, _between(_MONTHS[kind], length)) - timedelta(days=1)
                # What was over before 1 April is not on this year's list.
                if first > person.hired_on and last >= date(FY, 4, 1):
                    found.append(DemoAbsence(person.number, kind, first, last))
                break
            # One draw for all kinds: nobody is away in two ways at once.
            drawn -= share
    return tuple(found)


def _between(limits: tuple[int, int], share: float) -> int:
    low, high = limits
    return low + int(share * (high - low + 1))


def _month(offset: int) -> date:
    return _months_after(date(FY, 4, 1), offset)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)

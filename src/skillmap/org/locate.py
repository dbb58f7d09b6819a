"""From the unit that a list names to the unit that is meant; every doubt is a problem with its place, never a guess."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from skillmap.japanese import fold
from skillmap.org.model import Organisation
from skillmap.org.records import StaffRecord, UnitName, UnitRecord
from skillmap.org.unit_import import Growing
from skillmap.problems import Place, Problem, problem

_FIELDS = {"局": "bureau", "部": "department", "課": "section", "係": "subsection"}
_NO_UNITS = frozenset(
    map(fold, ("退職", "定年退職", "普通退職", "自己都合退職", "勧奨退職", "任期満了", "免職", "失職", "離職", "死亡",
               "転出", "割愛"))
)  # fmt: skip
"""What orders write in the place of the new unit of whoever leaves. On which day they leave the list may not say."""


@dataclass
class Locator:
    """Finds units for lines of a list; `tree` is given when the list may propose units of its own."""

    organisation: Organisation
    tree: Growing | None = None
    days: Callable[[date], Organisation] | None = None
    """The units of a later day, for orders that are to come."""
    _known: dict[tuple[UnitName, ...], tuple[int | None, Problem | None]] = field(default_factory=dict)
    _grown: dict[tuple[UnitName, ...], int] = field(default_factory=dict)
    _later: dict[date, "Locator"] = field(default_factory=dict)
    _new: dict[int, str] = field(default_factory=dict)

    def unit(self, record: StaffRecord, problems: list[Problem], day: date | None = None) -> int | None:
        """The unit of a line; None with a problem (E_ORG_BLANK, E_ORG_NOT_FOUND, E_ORG_SEVERAL, E_ORG_NAME_ENDED,
        E_ORG_LEAVING).

        `day` is that of the order, when it is later than the list.
        """
        # An order of 1 April names the units of 1 April, which the list of March does not know yet.
        if self.tree is None and self.days is not None and day is not None and day > self.organisation.day:
            if day not in self._later:
                self._later[day] = Locator(self.days(day))
            return self._later[day].unit(record, problems)
        path = tuple([u for u in record.units if u.name])
        if not path:
            place = record.origin.place("units")
            problems.append(problem("E_ORG_BLANK", place, found=f"{record.number} {record.name}"))
            return None
        if self.tree is not None:
            if path not in self._grown:
                self._grown[path] = self.tree.take(UnitRecord(path, origin=record.origin))
            return self._grown[path]
        is_first = path not in self._known
        if is_first:
            self._known[path] = self._find(path, record.origin.place("units"))
        found, wrong = self._known[path]
        # What is only told is told once for a whole list; an error stands at every cell that somebody has to mend.
        if wrong is not None and (is_first or wrong.code.startswith("E_")):
            # The cell that is wrong is rarely the last one: 科 for 課 above a 係 that is right.
            stranger = self._stranger(path) if wrong.code == "E_ORG_NOT_FOUND" else "units"
            place = record.origin.places.get(stranger) or record.origin.place("units")
            problems.append(replace(wrong, place=place))
        return found

    def name(self, unit_id: int | None) -> str:
        """The full name of a unit, new ones included; － without one."""
        if unit_id is None:
            return "－"
        if unit_id in self._new:
            return self._new[unit_id]
        offices = (self.organisation, *(one.organisation for one in self._later.values()))
        unit = next((found for office in offices if (found := office.unit_by_id.get(unit_id))), None)
        if unit is not None:
            return unit.full_name
        # Only what came since the last question: the tree grows with each of thousands of lines.
        for new in self.tree.new[len(self._new) :] if self.tree is not None else ():
            self._new[new.id] = new.path
        return self._new.get(unit_id, "－")

    def _find(self, path: tuple[UnitName, ...], place: Place) -> tuple[int | None, Problem | None]:
        text = "/".join(u.name for u in path)
        names = [u.name for u in path]
        hits = self.organisation.named(names)
        # Only a path in one cell can be one that was written without any sign between its units (総務部人事課研修係).
        if not hits and len(path) == 1:
            hits = self.organisation.written(text)
        if len(hits) > 1:
            listed = tuple(u.full_name for u in hits)
            return None, problem("E_ORG_SEVERAL", place, found=text, expected=listed)
        if not hits:
            return None, self._unknown(path, text, place)
        if len(path) > 1 and names != list(hits[0].path[-len(path) :]):
            return hits[0].id, problem("W_ORG_FOLDED", place, found=text, expected=hits[0].full_name)
        return hits[0].id, None

    def _stranger(self, path: tuple[UnitName, ...]) -> str:
        """The field of the first name on a path that leads nowhere."""
        for depth in range(1, len(path) + 1):
            if not self.organisation.named([u.name for u in path[:depth]]):
                return _FIELDS.get(path[depth - 1].kind, "units")
        return "units"

    def _unknown(self, path: tuple[UnitName, ...], text: str, place: Place) -> Problem:
        # Tried before the nearest name: a list made with last year's chart names units that were renamed, not
        # misspelt.
        for unit in path:
            if unit.name in self.organisation.ended:
                successor = self.organisation.ended[unit.name] or "－"
                return problem("E_ORG_NAME_ENDED", place, found=unit.name, expected=successor, nearest=successor)
        if any(fold(unit.name.split("（")[0].split("(")[0]) in _NO_UNITS for unit in path):
            return problem("E_ORG_LEAVING", place, found=text)
        names = {u.full_name: u for u in self.organisation.units}
        # A unit that moved to another department still bears its name.
        moved = [u.full_name for u in self.organisation.units if len(path) > 1 and fold(u.name) == fold(path[-1].name)]
        near = moved if len(moved) == 1 else difflib.get_close_matches(text, list(names), n=1, cutoff=0.5)
        return problem("E_ORG_NOT_FOUND", place, found=text, nearest=near[0] if near else None)
